# Urdu, awaiting a reviewer
# When something went wrong

errors-start = شروع کے صفحے پر جائیں
errors-talk = کسی سے بات کریں
errors-danger = ابھی خطرہ ہے؟ [contact:emergency] پر فون کریں۔
errors-wait-minute = 1 منٹ
errors-wait-minutes = { $minutes } منٹ
errors-wait-hours = چند گھنٹے

errors-not-found-title = صفحہ نہیں ملا
errors-not-found = ہمیں یہ صفحہ نہیں ملا
errors-not-found-what = شاید پتے میں کوئی حرف ادھر ادھر ہو گیا ہو، یا صفحہ کہیں اور چلا گیا ہو۔
errors-not-found-next = اگر پتا آپ نے خود لکھا تو اسے دوبارہ دیکھیں۔ اگر یہ کسی پیغام کا لنک تھا تو شاید اس کا وقت ختم ہو گیا ہو۔

errors-forbidden-title = یہ صفحہ آپ کے لیے کھلا نہیں
errors-forbidden = ہم آپ کو یہ کرنے نہیں دے سکتے
errors-forbidden-what = شاید آپ کو یہ صفحہ کھولنے کی اجازت نہ ہو۔ یا ہمیں یقین نہ ہو سکا کہ فارم آپ نے بھیجا۔
errors-forbidden-next = کچھ نہیں بدلا۔ اگر آپ کا فارم کھلا تھا تو واپس جائیں، صفحہ دوبارہ کھولیں اور پھر بھیجیں۔

errors-no-cookies-title = کوکیز بند ہیں
errors-no-cookies = آپ کا براؤزر ہماری کوکیز نہیں رکھتا
errors-no-cookies-what = کوکی ایک چھوٹی فائل ہے۔ اس کے بغیر ہم آپ کے جواب ایک صفحے سے اگلے تک نہیں رکھ سکتے۔
errors-no-cookies-next = اپنے براؤزر میں کوکیز کھولیں اور دوبارہ شروع کریں۔ اگر ایسا نہ کر سکیں تو ہمیں فون کریں۔

errors-conflict-title = کچھ بدل گیا ہے
errors-conflict = آپ کے کھولنے کے بعد یہ بدل گیا ہے
errors-conflict-what = کسی اور نے ذرا پہلے کر دیا، یا یہ آپ کے پاس دو ونڈوز میں کھلا ہے۔
errors-conflict-next = ابھی آپ کی طرف سے کچھ نہیں بدلا۔ واپس جائیں، صفحہ دوبارہ کھولیں اور پھر دیکھیں۔

errors-too-large-title = بھیجنے کے لیے بہت زیادہ
errors-too-large = یہ بھیجنے کے لیے بہت زیادہ تھا
errors-too-large-what = کچھ نہیں بھیجا گیا۔ آپ کا لکھا ہوا اتنا لمبا ہے کہ فارم میں نہیں آتا۔
errors-too-large-next = واپس جائیں اور اسے چھوٹا کریں۔ باقی باتیں تب بتا دیں جب ہماری بات ہو۔

errors-too-many-title = بہت زیادہ کوششیں
errors-too-many = بہت زیادہ کوششیں ہو گئیں
errors-too-many-what = کچھ نہیں بدلا۔ لوگوں کی معلومات محفوظ رکھنے کے لیے ہم بہت سی کوششوں کے بعد روک دیتے ہیں۔
errors-too-many-next = { $wait } رکیں اور پھر کوشش کریں۔ اگر رکنا مشکل ہو تو ہمیں فون کریں۔

errors-fault-title = ایک مسئلہ ہے
errors-fault = معاف کیجیے، اس سروس میں کوئی مسئلہ ہے
errors-fault-what = تھوڑی دیر بعد پھر کوشش کریں۔ اگر حوالہ نمبر نظر آیا تھا تو آپ کی بھیجی ہوئی بات ہمارے پاس ہے۔
errors-fault-next = اگر نمبر نظر نہیں آیا تو وہ ہمارے پاس نہیں۔ شاید آپ کے جواب ابھی فارم میں ہوں۔

errors-unavailable-title = ابھی کام نہیں کر رہی
errors-unavailable = یہ ویب سائٹ ابھی کام نہیں کر رہی
errors-unavailable-what = چند منٹ بعد پھر کوشش کریں۔ اگر حوالہ نمبر نظر آیا تھا تو آپ کی بھیجی ہوئی بات ہمارے پاس ہے۔
errors-unavailable-next = اگر نمبر نظر نہیں آیا تو وہ ہمارے پاس نہیں۔ چاہیں تو ہمیں فون بھی کریں۔

errors-ended-title = آپ کے جواب مٹ گئے ہیں
errors-ended = آپ کی حفاظت کے لیے ہم نے آپ کے جواب مٹا دیے
errors-ended-what = اگر آپ نے حوالہ نمبر دیکھا تھا تو جو آپ نے بھیجا، وہ ہمیں مل گیا۔ اگر نہیں دیکھا تو کچھ نہیں بھیجا گیا، اور ہم نے کچھ نہیں رکھا۔
errors-ended-next = آپ کے کھولے ہوئے آخری صفحے کے { $minutes } منٹ بعد ہم ایسا کرتے ہیں۔ چاہیں تو ابھی دوبارہ شروع کریں۔
errors-ended-again = دوبارہ شروع کریں
