# Urdu, awaiting a reviewer
# What stands around every page

shell-name = اسٹاک پورٹ میں مدد
shell-strapline = Family Hubs اور Support Hub
shell-title = { $title } – اسٹاک پورٹ میں مدد
shell-title-error = مسئلہ: { $title } – اسٹاک پورٹ میں مدد
shell-demo = آزمائشی سائٹ
shell-message = سب کے لیے پیغام
shell-skip = سیدھے صفحے کی اصل بات پر جائیں
shell-back = واپس
shell-back-label = واپس
shell-change = بدلیں
shell-or = یا
shell-problem = ایک مسئلہ ہے
shell-error-hidden = مسئلہ:
shell-continue = آگے بڑھیں
shell-count-left = باقی حروف: { $number }
shell-count-over = زیادہ حروف: { $number }
shell-idle-warning = ہم 5 منٹ میں آپ کے جواب مٹا دیں گے۔ کیا آپ کو اور وقت چاہیے؟
shell-idle-keep = میرے جواب رہنے دیں

shell-exit = یہ صفحہ چھوڑیں
shell-exit-label = جلدی نکلیں
shell-exit-hint = فوراً باہر لے جاتا ہے اور یہاں لکھا ہوا مٹا دیتا ہے۔
shell-exit-two = Shift: نکلنے کے لیے 2 بار اور دبائیں۔
shell-exit-one = Shift: نکلنے کے لیے 1 بار اور دبائیں۔

shell-team-fh = Stockport Family Hubs
shell-team-fh-by = انہیں Stockport Council چلاتی ہے
shell-team-tpa = Stockport Support Hub
shell-team-tpa-by = اسے Prevention Alliance چلاتا ہے

shell-link-privacy = پرائیویسی
shell-link-cookies = کوکیز
shell-link-accessibility = رسائی
shell-link-safe = آن لائن محفوظ رہیں
shell-link-contact = ہم سے رابطہ
shell-link-feedback = ہمیں اپنی رائے بتائیں
