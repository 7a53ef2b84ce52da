# Emergency access: one enquiry outside the own scope, for 24 hours

glass-nav = Emergency access
glass-title = Emergency access
glass-lead = Use this when you need an enquiry that you cannot open, and it cannot wait. You can look at it for 24 hours, and change nothing. Managers are told at once, and see what you looked at.
glass-reference = Reference of the enquiry
glass-reference-hint = The whole reference, like WNB-385-DKF.
glass-reason = Why do you need to see it now?
glass-reason-hint = Managers read this. Write what has happened, and what you will do.
glass-open = Open it for 24 hours
glass-own = What you have opened
glass-report = Who opened what, and why
glass-none = Nothing has been opened this way.
glass-until = Open until { $when }
glass-over = Over
glass-by = { $who } opened it, { $when }
glass-ended = Ended early by { $who }, { $when }.
glass-ran-out = Ended by itself, { $when }.
glass-not-in-sight = You cannot open this enquiry any more
glass-looked = What was looked at
glass-looked-nothing = Nothing yet.
glass-looked-page = The enquiry, times: { $n }, last { $when }
glass-looked-words = What the person wrote, times: { $n }, last { $when }
glass-looked-contact = Phone number and email address, times: { $n }, last { $when }
glass-told-nobody = No manager could be told by email when it was opened.
glass-end = End this access now
glass-banner = You opened this with emergency access
glass-banner-until = It ends { $when }.
glass-banner-what = Managers see what you look at. End it as soon as you are done.

glass-error-reference = Enter the whole reference, like WNB-385-DKF
glass-error-reason = Say why you need to see it now
glass-error-none = No enquiry that can be opened this way has this reference. Check it, or ask a manager
glass-error-scope = You can open this enquiry without emergency access. Search for it
glass-error-open = You have opened this enquiry already. It is in the list below
glass-error-meanwhile = This access was over already
