# Times as officers read them

dates-minutes = { $n } min
dates-hours = { $n } h
dates-hours-minutes = { $h } h { $m } min
dates-day = 1 day
dates-days = { $n } days
dates-today = Today { $time }
dates-tomorrow = Tomorrow { $time }
dates-on = { $day } { $time }
dates-heading = { $day }, { $time }
dates-left = { $span } left
dates-left-none = Less than a minute left
dates-late = { $span } late
dates-late-just = Late
