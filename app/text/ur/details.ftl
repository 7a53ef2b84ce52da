# Urdu, awaiting a reviewer
# Changing details

details-title = آپ سے رابطے کی تفصیل بدلیں
details-lead = جو غلط ہے وہ بدلیں، باقی رہنے دیں۔ ہم نئی تفصیل فوراً استعمال کرتے ہیں۔
details-postcode = آپ کا پوسٹ کوڈ (ضروری نہیں)
details-postcode-hint = جیسے SK1 3XE۔ بتانا پسند نہ ہو تو خالی چھوڑ دیں۔
details-postcode-outside = { $postcode } اسٹاک پورٹ میں نہیں۔ اسے بدلیں، یا نشان لگائیں کہ یہ درست ہے
details-postcode-check = اپنا پوسٹ کوڈ دیکھ لیں
details-postcode-right = ہاں، { $postcode } درست ہے
details-save = یہ تفصیل محفوظ کریں
details-saved = آپ کی تفصیل بدل گئی ہے
details-saved-next = آپ کی حفاظت کے لیے ایک انسان یہ تبدیلی دیکھتا ہے۔ آپ کو کچھ کرنے کی ضرورت نہیں۔
details-history = اب تک کی تبدیلیاں
details-history-why = ہم پرانی تفصیل بھی رکھتے ہیں، تاکہ کوئی اسے چپکے سے نہ بدل سکے۔
details-changed-on = آپ نے یہ { $date } کو بدلی۔
