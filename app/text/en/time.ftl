# Days and hours. A message that names a month or a day is put together from these.

time-date = { $day } { $month } { $year }
time-day = { $weekday } { $day } { $month }
time-long-day = { $day } { $year }

time-month-1 = January
time-month-2 = February
time-month-3 = March
time-month-4 = April
time-month-5 = May
time-month-6 = June
time-month-7 = July
time-month-8 = August
time-month-9 = September
time-month-10 = October
time-month-11 = November
time-month-12 = December

time-weekday-1 = Monday
time-weekday-2 = Tuesday
time-weekday-3 = Wednesday
time-weekday-4 = Thursday
time-weekday-5 = Friday
time-weekday-6 = Saturday
time-weekday-7 = Sunday

# 12 or 24: how the hours of the day are counted.
time-hours = 12
time-am = { $clock }am
time-pm = { $clock }pm
time-midday = midday
time-midnight = midnight
time-always = at all times
time-evenings-weekends = evenings and weekends
time-open = { $first } to { $last }, { $opens } to { $closes }
