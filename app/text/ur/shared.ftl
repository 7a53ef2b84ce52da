# Urdu, awaiting a reviewer
# Who had my information

disclosures-title = آپ کی معلومات کسے ملیں
disclosures-others = دوسرے ادارے
disclosures-first = آپ نے { $date } کو یہ { $team } کے پاس بھیجی۔
disclosures-came = { $from } نے { $date } کو یہ ہمیں سونپی۔ { $basis } انہوں نے یہ آگے دیا: { $fields }۔
disclosures-nobody = ہم نے یہ کسی اور ادارے کو نہیں دی۔
disclosures-by = { $team } کی طرف سے
disclosures-what = انہیں کیا ملا: { $fields }
disclosures-basis-consent = کیونکہ آپ نے ہاں کہی۔
disclosures-basis-public_task = کیونکہ قانون کے مطابق مدد کرنا ہمارا کام ہے، اور اس کے لیے یہ ضروری تھا۔
disclosures-basis-contract = کیونکہ یہ اس مدد کا حصہ ہے جو آپ نے ہمارے ساتھ طے کی۔
disclosures-basis-legal_requirement = کیونکہ ایک قانون کہتا ہے کہ ہمیں ایسا کرنا ہے۔
disclosures-basis-vital_interests = کیونکہ کسی کو چوٹ یا نقصان پہنچ سکتا تھا۔
disclosures-looks = جن ٹیموں نے اسے کھولا
disclosures-looks-why = جب بھی کوئی دیکھتا ہے، یہ لکھ لیا جاتا ہے۔ آپ کو دن اور ٹیم نظر آتے ہیں۔
disclosures-looks-none = ابھی کسی نے اسے نہیں کھولا۔
disclosures-look-staff = عملے کا ایک فرد
disclosures-names = چاہیں تو ہم سے ان لوگوں کے نام پوچھ لیں۔
disclosures-waits = انہوں نے ابھی جواب نہیں دیا۔ چاہیں تو اسے روک دیں: اپنے فیصلے بدلیں، یا اپنی درخواست واپس لیں۔
disclosures-accepted = { $team } نے { $date } کو اسے لے لیا۔ اب وہ آپ کے ساتھ کام کرتے ہیں، اپنے رازداری کے نوٹس کے تحت۔
disclosures-follow = اس پر جائیں جو اب ان کے پاس ہے
disclosures-declined = انہوں نے { $date } کو انکار کیا، اور اب اسے نہیں دیکھ سکتے۔
disclosures-ended = یہ { $date } کو روک دیا گیا۔ اب انہیں اور کچھ نہیں ملتا۔

field-name = آپ کا نام
field-contact_route = آپ سے رابطے کا طریقہ
field-phone = آپ کا فون نمبر
field-email = آپ کی ای میل
field-safe_contact = آپ کے لیے کیا محفوظ ہے
field-topic = آپ کو کس چیز میں مدد چاہیے
field-postcode = آپ کا پوسٹ کوڈ
field-age_band = آپ کی عمر کا گروپ
field-household_children_under_19 = آپ کے ساتھ کون رہتا ہے
field-language = آپ کی زبان
field-adjustments = کس چیز سے آپ سے بات کرنا آسان ہو
field-message = آپ کے اپنے لفظ
