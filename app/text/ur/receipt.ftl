# Urdu, awaiting a reviewer
# Receipts for what was agreed or taken back

receipt-title = آپ کی رسید
receipt-code = رسید
receipt-genuine = یہ رسید اصلی ہے
receipt-genuine-how = یہ ہم نے بنائی، اور تب سے اس میں کچھ نہیں بدلا۔
receipt-altered = یہ رسید اب اصلی نہیں رہی
receipt-altered-how = یہ ویسی نہیں جیسی ہم نے بنائی تھی۔ اس پر بھروسا نہ کریں، اور ہمیں بتائیں۔
receipt-old = ہم یہ رسید یہاں نہیں جانچ سکتے
receipt-old-how = یہ ایسی چابی سے بنی تھی جو اب ہم استعمال نہیں کرتے۔ ہم سے کہیں کہ آپ کے لیے اسے جانچ لیں۔
receipt-when = { $date }، وقت { $time }
receipt-given = آپ نے ہاں کہی
receipt-withdrawn = آپ نے اپنی ہاں واپس لے لی
receipt-at = کب
receipt-how = آپ نے ہمیں کیسے بتایا
receipt-how-online = اس ویب سائٹ پر
receipt-how-phone = فون پر
receipt-how-face_to_face = آمنے سامنے
receipt-how-email = ای میل سے
receipt-how-post = خط سے
receipt-how-text = ٹیکسٹ سے
receipt-named = جس ادارے کا نام لیا گیا
receipt-organisation = کون اس کی بنیاد پر کام کرتا ہے
receipt-issued = رسید کب بنی
receipt-notice = اس وقت کا رازداری کا نوٹس
receipt-notice-version = ورژن { $version }
receipt-names-nobody = اس صفحے پر کسی کا نام نہیں۔ صرف آپ کو اور ہمیں پتا ہے کہ یہ رسید آپ کی ہے۔
receipt-file = یہ رسید فائل میں لیں
receipt-file-how = کمپیوٹر یہ فائل جانچ سکتا ہے، ہمارے ساتھ یا ہمارے بغیر۔
receipt-change = جب چاہیں اپنا ارادہ بدل لیں۔
receipt-change-link = اپنی درخواست کھولیں
receipt-unknown-title = ہم اس رسید کو نہیں جانتے
receipt-unknown = ہماری کسی رسید پر یہ کوڈ نہیں۔ دیکھ لیں کہ آپ نے ویسے ہی لکھا جیسے رسید پر ہے۔
receipt-unknown-next = اگر وہ درست ہے تو رسید ہماری نہیں، یا ہم نے اسے مٹا دیا ہے۔
