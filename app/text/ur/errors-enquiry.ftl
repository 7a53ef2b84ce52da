# Urdu, awaiting a reviewer
# What is wrong with an answer, and what to do about it
# Telephone numbers hold no-break spaces: with others their groups would change places from right to left

errors-enquiry-topic-empty = چنیں کہ آپ کو کس چیز میں مدد چاہیے
errors-enquiry-other-topics-many = زیادہ سے زیادہ 2 اور چیزیں چنیں
errors-enquiry-safe-tonight-empty = اگر آج رات سونے کی محفوظ جگہ ہے تو ‘ہاں’ چنیں
errors-enquiry-about-empty = چنیں کہ یہ درخواست کس کے لیے ہے
errors-enquiry-they-know-empty = اگر انہیں اس درخواست کا پتا ہے تو ‘ہاں’ چنیں
errors-enquiry-children-empty = اگر گھر میں 19 سال سے کم عمر کے بچے یا نوجوان ہیں تو ‘ہاں’ چنیں
errors-enquiry-age-empty = اپنی عمر کا گروپ چنیں، یا ‘بتانا پسند نہیں’
errors-enquiry-postcode-empty = اپنا پوسٹ کوڈ لکھیں، یا وہ وجہ چنیں جس سے آپ نہیں دے سکتے
errors-enquiry-postcode-format = برطانیہ کا پورا پوسٹ کوڈ لکھیں
errors-enquiry-postcode-repairable = کیا آپ کا مطلب { $suggestion } تھا؟
errors-enquiry-postcode-not-residential = اس پوسٹ کوڈ پر کوئی نہیں رہتا۔ اپنے گھر کا پوسٹ کوڈ لکھیں
errors-enquiry-area-empty = اسٹاک پورٹ کا سب سے قریبی حصہ چنیں، یا ‘یقین نہیں’
errors-enquiry-connection-empty = چنیں کہ اسٹاک پورٹ سے آپ کا کیا تعلق ہے، یا ‘ان میں سے کوئی نہیں’
errors-enquiry-name-empty = لکھیں کہ ہم آپ کو کس نام سے بلائیں
errors-enquiry-name-long = نام 100 حروف یا اس سے کم کا ہو
errors-enquiry-route-empty = چنیں کہ ہم آپ سے کیسے رابطہ کریں
errors-enquiry-route-no-call = آپ نے ‘مجھے فون نہ کریں’ پر نشان لگایا۔ کوئی اور طریقہ چنیں، یا وہ نشان ہٹا دیں
errors-enquiry-route-no-text = آپ نے ‘مجھے ٹیکسٹ نہ کریں’ پر نشان لگایا۔ کوئی اور طریقہ چنیں، یا وہ نشان ہٹا دیں
errors-enquiry-route-no-email = آپ نے ‘مجھے ای میل نہ کریں’ پر نشان لگایا۔ کوئی اور طریقہ چنیں، یا وہ نشان ہٹا دیں
errors-enquiry-route-shared = کوئی اور آپ کا فون یا ای میل دیکھ سکتا ہے۔ ‘مجھے فون کریں’ یا ‘رابطہ میری طرف سے ہوگا’ چنیں
errors-enquiry-phone-empty = برطانیہ کا فون نمبر لکھیں
errors-enquiry-phone-format = فون نمبر لکھیں، جیسے 01632 960 001، 07700 900 982 یا 0044 808 157 0192
errors-enquiry-phone-no-text = موبائل نمبر لکھیں۔ اس نمبر پر ٹیکسٹ نہیں پہنچتے
errors-enquiry-phone-length = فون نمبر دیکھ لیں۔ اس میں ہندسے کم یا زیادہ ہیں
errors-enquiry-email-empty = ای میل ایڈریس لکھیں
errors-enquiry-email-format = ای میل ایڈریس صحیح شکل میں لکھیں، جیسے name@example.com
errors-enquiry-safe-none = چنیں کہ ہمیں کیا معلوم ہونا چاہیے، یا ‘ان میں سے کوئی نہیں’ چنیں
errors-enquiry-safe-times-no-call = وہ وقت چنیں جب ہم فون کر سکیں، یا ‘مجھے فون نہ کریں’ چنیں
errors-enquiry-safe-word-length = لفظ 3 سے 30 حروف کا ہو
errors-enquiry-adjustments-long = ہمیں کیا معلوم ہونا چاہیے، یہ 300 حروف یا اس سے کم میں لکھیں
errors-enquiry-message-long = آپ جو بتانا چاہیں، وہ 1,000 حروف یا اس سے کم میں لکھیں
errors-enquiry-number = یہ National Insurance نمبر یا کارڈ نمبر جیسا لگتا ہے۔ اسے نکال دیں، یا پھر بھی بھیجیں
errors-enquiry-changed = اب یہ کسی اور کو ملے گی۔ دوبارہ دیکھیں، پھر بھیجیں
errors-enquiry-notice-changed = ہم نے ابھی رازداری کا نوٹس بدلا ہے: { $changes } اسے پڑھیں، پھر بھیجیں
errors-enquiry-notice-new = ہم نے ابھی رازداری کا نوٹس بدلا ہے۔ اسے پڑھیں، پھر بھیجیں
errors-enquiry-choices-changed = ایک فیصلے کے الفاظ بدل گئے ہیں۔ انہیں دوبارہ پڑھیں
