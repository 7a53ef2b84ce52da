# The list of a queue, for staff

queue-title = Queue: { $queue }
queue-another = Another queue
queue-filters = Filters
queue-caption = Open enquiries, urgent first, then by target time
queue-empty = Nothing here now.
queue-shown = The { $n } most urgent of { $of }
queue-next = Next page
queue-first = Back to the most urgent

queue-tab-all = All open
queue-tab-urgent = Urgent
queue-tab-today = Due today
queue-tab-nobody = No one yet
queue-tab-mine = Mine
queue-tab-waiting = Waiting for resident
queue-tab-suggested = To confirm
queue-tab-confirmed = Confirmed
queue-tab-withdrawn = Withdrawn

queue-col-reference = Reference
queue-col-topic = Asked about
queue-col-waiting = Waiting
queue-col-due = First look by
queue-col-with = With

queue-looked = Looked at
queue-language = In { $language }
queue-no-one = No one yet
queue-you = You
queue-take = Take
queue-release = Give back

queue-error-taken = { $name } took { $reference } before you
queue-error-taken-gone = { $reference } is not open any more

queue-done-moved = The enquiry is in its new queue now.
queue-done-closed = The enquiry is closed.
queue-done-last = There is no other case to go to. Every open case here is with someone.

# The live list; the browser puts the number in
queue-live-none = No one waits to be taken
queue-live-waiting-one = { $n } waits to be taken
queue-live-waiting-many = { $n } wait to be taken
queue-live-urgent-one = { $n } of them urgent
queue-live-urgent-many = { $n } of them urgent
queue-live-new-one = { $n } new
queue-live-new-many = { $n } new
queue-live-show = Show in the list
queue-live-gone = Gone from this list
queue-live-old = Not live now. It will try again
queue-live-sound = Quiet sound for new urgent ones
queue-live-signed-out = You are signed out
queue-live-sign-in = Sign in

queue-tab-closed = Came while closed
queue-empty-narrow = No enquiry matches. Remove a filter to see more.
queue-hours = Time left counts opening hours only.

# Narrowing a list
queue-filter = Filter this list
queue-filter-do = Show these
queue-filter-clear = Clear filters
queue-filter-topic = Topic
queue-filter-flag = Flag
queue-filter-area = Area
queue-filter-language = Language
queue-filter-with = With
queue-filter-age = Came
queue-filter-tag = Tag
queue-filter-late = First look
queue-filter-any-topic = Every topic
queue-filter-any-flag = With or without flags
queue-filter-any-area = Every area
queue-filter-any-language = Every language
queue-filter-any-with = Anyone or no one
queue-filter-any-age = At any time
queue-filter-any-tag = With or without tags
queue-filter-any-late = On time or late
queue-filter-late-yes = Late only
queue-age-day = More than 1 day ago
queue-age-3_days = More than 3 days ago
queue-age-week = More than 7 days ago
queue-age-month = More than 28 days ago

# Lists that were kept
queue-saved = Saved lists
queue-saved-own = (only you see this link)
queue-saved-shared = (everyone at this queue sees this link)
queue-saved-open = Save this list
queue-saved-mine = Your saved lists
queue-saved-name = Name for this list
queue-saved-hint = Up to 40 letters. Do not name a resident.
queue-saved-share = Show it to everyone who works this queue
queue-saved-keep = Save
queue-saved-forget = Delete “{ $name }”
queue-saved-error-name = Write a name for this list
queue-saved-error-long = Use a name of at most 40 letters
queue-saved-error-many = You have saved 20 lists here. Delete one first.
queue-done-kept = The list is saved. Its link is above the table.
queue-done-forgotten = The list is deleted.

# Several at once
queue-tick = Tick { $reference }
queue-bulk = With the ticked ones
queue-bulk-choose = Choose
queue-bulk-give = Give them to
queue-bulk-nobody = No one: back to the queue
queue-bulk-give-do = Give
queue-bulk-tag = Tag
queue-bulk-tag-do = Add the tag
queue-bulk-untag-do = Remove the tag
queue-bulk-error-none = Tick at least one enquiry
queue-bulk-error-give = Choose who gets them
queue-bulk-error-tag = Choose a tag
queue-bulk-error-meanwhile = Somebody changed { $references } in the meantime, so it stays as it is. Look at it, then try again.
queue-bulk-error-meanwhile-some = The others are done. Somebody changed { $references } in the meantime, so it stays as it is. Look at it, then try again.
queue-done-given = The ticked enquiries are given. Each is with its new colleague now.
queue-done-tagged = The tags are changed.

tag-call_back = Call back
tag-interpreter = Interpreter needed
tag-visit = Home visit
tag-partner_wait = Waiting for a partner
tag-talk_over = Talk over in team
tag-letter = Letter to send
