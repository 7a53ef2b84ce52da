# Times as officers read them

when-minutes = { $n } min
when-hours = { $n } h
when-hours-minutes = { $h } h { $m } min
when-day = 1 day
when-days = { $n } days
when-today = Today { $time }
when-tomorrow = Tomorrow { $time }
when-on = { $day } { $time }
when-heading = { $day }, { $time }
when-left = { $span } left
when-left-none = Less than a minute left
when-late = { $span } late
when-late-just = Late
