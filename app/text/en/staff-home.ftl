# Where staff land after signing in

home-nav-queues = Queues
home-nav-flagged = Flagged
home-nav-notices = Notices

home-queues-title = Your queues
home-open = { $n } open
home-nobody = { $n } with no one yet
home-urgent = { $n } urgent

home-flagged-title = Flagged enquiries
home-flagged-what = Open enquiries of your organisation with a danger flag, or from a child.
home-flagged-none = Nothing is flagged now.
home-flagged-caption = Flagged enquiries, urgent first, then by target time

home-role-title = Your role
home-role-no-enquiries = Your role does not open enquiries, so none are shown here.
home-role-triage = You confirm where enquiries go and work them. No queue is assigned to you yet. Ask your manager.
home-role-manager = You see every queue of your organisation.
home-role-lead = You see the flagged enquiries of your organisation.
home-role-dpo = You answer requests and complaints about data, and look into records with a reason.
home-role-records = You keep the schedule of what is deleted when. You see dates and counts, no content.
home-role-admin = You look after accounts and settings. You see no enquiry.
home-role-analyst = You see counts that name nobody.
home-role-auditor = You see who did what and when. You see no content.
home-role-none = This account has no role yet. Ask your administrator.
home-nav-rights = Requests
home-nav-complaints = Complaints
