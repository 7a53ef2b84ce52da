# Polish, awaiting a reviewer
# Days and hours. A message that names a month or a day is put together from these.

time-date = { $day } { $month } { $year }
time-day = { $weekday } { $day } { $month }
time-long-day = { $day } { $year }

time-month-1 = stycznia
time-month-2 = lutego
time-month-3 = marca
time-month-4 = kwietnia
time-month-5 = maja
time-month-6 = czerwca
time-month-7 = lipca
time-month-8 = sierpnia
time-month-9 = września
time-month-10 = października
time-month-11 = listopada
time-month-12 = grudnia

time-weekday-1 = poniedziałek
time-weekday-2 = wtorek
time-weekday-3 = środa
time-weekday-4 = czwartek
time-weekday-5 = piątek
time-weekday-6 = sobota
time-weekday-7 = niedziela

# 12 or 24: how the hours of the day are counted.
time-hours = 24
time-am = { $clock }
time-pm = { $clock }
time-midday = 12:00
time-midnight = 0:00
time-always = przez całą dobę
time-evenings-weekends = wieczorami i w weekendy
time-open = { $first }–{ $last }, { $opens }–{ $closes }
