# Urdu, awaiting a reviewer
# Days and hours. A message that names a month or a day is put together from these.

time-date = { $day } { $month } { $year }
time-day = { $weekday } { $day } { $month }
time-long-day = { $day } { $year }

time-month-1 = جنوری
time-month-2 = فروری
time-month-3 = مارچ
time-month-4 = اپریل
time-month-5 = مئی
time-month-6 = جون
time-month-7 = جولائی
time-month-8 = اگست
time-month-9 = ستمبر
time-month-10 = اکتوبر
time-month-11 = نومبر
time-month-12 = دسمبر

time-weekday-1 = پیر
time-weekday-2 = منگل
time-weekday-3 = بدھ
time-weekday-4 = جمعرات
time-weekday-5 = جمعہ
time-weekday-6 = ہفتہ
time-weekday-7 = اتوار

# 12 or 24: how the hours of the day are counted.
time-hours = 12
time-am = صبح { $clock } بجے
time-pm = بعد دوپہر { $clock } بجے
time-midday = دوپہر 12 بجے
time-midnight = رات 12 بجے
time-always = ہر وقت
time-evenings-weekends = شام کو، اور ہفتہ اور اتوار کو
time-open = { $first } سے { $last } تک، { $opens } سے { $closes } تک
