# Tasks that staff set, and all that somebody has in hand

tasks-nav = Tasks
tasks-title = Your tasks
tasks-none = Nothing for you to do now.
tasks-first = Back to the soonest
tasks-add = Add a task
tasks-what = What is to be done
tasks-what-hint = One line, up to 200 letters
tasks-due = By the end of
tasks-owner = Who does it
tasks-owner-any = Whoever has the case
tasks-save = Add
tasks-for = For { $name }
tasks-error-what = Write what is to be done
tasks-error-due = Choose a day from today on, within a year
tasks-error-owner = Choose somebody from the list
tasks-error-gone = That task is done or not yours any more

workload-link = Workload
workload-title = Workload
workload-intro = Open cases and tasks of the queues that you see. Before somebody goes on leave or leaves, hand their work on here.
workload-none = Nobody has any open work now.
workload-hand-on = Hand on the work of
workload-cases = { $n } open
workload-urgent = { $n } urgent
workload-tasks = { $n } to do
workload-one-title = Hand work on
workload-one = Hand on the work of { $name }
workload-one-intro = Choose for each queue who takes the open cases and tasks. Each case keeps a line that says who gave it to whom.
workload-queue = { $queue }: { $what }
workload-stay = Leave as it is
workload-do = Hand on
workload-back = Go back
workload-error = Choose somebody for at least one queue
workload-error-person = Choose somebody from the list
workload-done = The work is handed on.
