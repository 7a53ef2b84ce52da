# Urdu, awaiting a reviewer
# Check your answers

check-title = اپنے جواب دیکھیں، پھر بھیجیں
check-blank = نہیں دیا گیا
check-need = آپ کی ضرورت
check-you = آپ کے بارے میں
check-them = جسے مدد چاہیے، اس کے بارے میں
check-touch = آپ سے رابطہ
check-choices = آپ کے فیصلے

check-topic = مدد کس چیز میں
check-danger = اس وقت خطرہ
check-tonight = آج رات محفوظ جگہ
check-about = کس کے لیے ہے
check-they-know = انہیں درخواست کا پتا ہے
check-message = آپ نے ہمیں کیا بتایا
check-children = گھر میں بچے
check-children-them = ان کے گھر میں بچے
check-child-age = بچے کی عمر
check-send = گھر میں 25 سال سے کم عمر کے، خصوصی ضروریات کے ساتھ
check-send-them = ان کے گھر میں 25 سال سے کم عمر کے، خصوصی ضروریات کے ساتھ
check-subject-26 = عمر 26 سال یا کم
check-age = آپ کی عمر
check-postcode = پوسٹ کوڈ
check-area = اسٹاک پورٹ کا حصہ
check-tie = اسٹاک پورٹ سے تعلق
check-name = نام
check-contact = رابطہ
check-safe = آپ کو محفوظ رکھنے کے لیے
check-access = زبان اور آسانی
check-times = محفوظ وقت: { $times }
check-someone = اگر کوئی اور فون اٹھائے: { $answer }
check-word = ہمارا لفظ: { $word }
check-said-yes = ان باتوں پر ہاں کہی
check-said-yes-what = جن باتوں پر آپ نے ہاں کہی
check-said-nothing = کسی بات پر نہیں۔ یہ بھی ٹھیک ہے۔

check-who = یہ درخواست کسے ملے گی
check-part-of = { $organisation } کا حصہ
check-run-by = چلانے والا ادارہ: { $organisation }
check-why = یہ ٹیم کیوں؟
check-person = کچھ بھی ہونے سے پہلے ایک انسان اسے دیکھتا ہے۔
check-switched = آپ نے اسے یہاں بھیجنے کو کہا۔ کچھ بھی ہونے سے پہلے ایک انسان اسے دیکھتا ہے۔
check-notice = { $organisation } کے پاس آپ کی بتائی ہوئی باتیں کیسے استعمال ہوتی ہیں
check-other = دوسری ٹیم:
check-other-smbc = یہ بچوں والے خاندانوں کی مدد کرتی ہے، اور اسے Stockport Council چلاتی ہے۔
check-other-tpa = یہ بالغ لوگوں کی مدد کرتی ہے، اور اسے Prevention Alliance چلاتا ہے۔
check-switch = اس کی جگہ دوسری ٹیم کو بھیجیں
check-send-smbc = Family Hub کو بھیجیں
check-send-tpa = Support Hub کو بھیجیں
check-send-anyway-smbc = پھر بھی Family Hub کو بھیجیں
check-send-anyway-tpa = پھر بھی Support Hub کو بھیجیں
check-number-head = کیا آپ کو واقعی نمبر بھیجنا تھا؟
check-number = آپ کا لکھا ہوا کچھ National Insurance نمبر یا کارڈ نمبر جیسا لگتا ہے۔ ہمیں اس کی ضرورت نہیں۔
check-number-out = اسے نکال دیں
