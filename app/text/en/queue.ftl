# The list of a queue, for staff

queue-title = Queue: { $queue }
queue-another = Another queue
queue-filters = Filters
queue-caption = Open enquiries, urgent first, then by target time
queue-empty = Nothing here now.
queue-shown = The { $n } most pressing of { $of }
queue-next = Next page
queue-first = Back to the most pressing

queue-show-all = All open
queue-show-urgent = Urgent
queue-show-today = Due today
queue-show-nobody = No one yet
queue-show-mine = Mine
queue-show-waiting = Waiting for resident
queue-show-suggested = To confirm
queue-show-confirmed = Confirmed
queue-show-withdrawn = Taken back

queue-col-reference = Reference
queue-col-topic = Asked about
queue-col-waiting = Waiting
queue-col-due = First look by
queue-col-with = With

queue-late = { $span } late
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

# The live count; the browser puts the number in
queue-live-none = No one waits to be taken
queue-live-waiting-one = { $n } waits to be taken
queue-live-waiting-many = { $n } wait to be taken
queue-live-urgent-one = { $n } of them urgent
queue-live-urgent-many = { $n } of them urgent
queue-live-arrived-one = { $n } new
queue-live-arrived-many = { $n } new
queue-live-show = Show
queue-live-old = This count is some minutes old
queue-live-signed-out = You are signed out
queue-live-sign-in = Sign in
