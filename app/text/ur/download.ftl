# Urdu, awaiting a reviewer
# What you gave us, to keep

download-title = آپ نے ہمیں جو دیا
download-lead = آپ نے ہمیں جو کچھ بتایا، وہ سب یہاں ہے۔ چاہیں تو یہ صفحہ چھاپ لیں، یا فائل میں محفوظ کر لیں۔
download-csv = جدول کی شکل میں محفوظ کریں (CSV)
download-json = کسی اور پروگرام کے لیے محفوظ کریں (JSON)
download-safe = آپ بٹن دبائیں تو ہم فائل بناتے ہیں، اور اس کی کوئی نقل نہیں رکھتے۔ سوچ لیں کہ یہ فون یا کمپیوٹر اور کون استعمال کرتا ہے۔
download-given = آپ کے جواب
download-reference = حوالہ نمبر
download-sent = آپ نے کب بھیجی
download-kept = ہم اسے کب تک رکھتے ہیں
