# Urdu, awaiting a reviewer
# The pages around the equality questions

equality-page-title = کیا دو منٹ ہیں، تاکہ ہم سب سے برابر سلوک کریں؟
equality-page-title-one = ایک سوال، تاکہ ہم سب سے برابر سلوک کریں؟
equality-page-why = ان جوابوں سے ہم دیکھتے ہیں کہ ہم سب کے ساتھ برابر سلوک کرتے ہیں یا نہیں۔
equality-page-apart = ہم انہیں آپ کی درخواست سے الگ رکھتے ہیں۔ آپ کی مدد کرنے والا کوئی شخص انہیں نہیں دیکھ سکتا۔
equality-page-never = ان سے آپ کی مدد میں کوئی فرق نہیں پڑتا۔
equality-page-optional = جو چاہیں اس کا جواب دیں، باقی چھوڑ دیں۔
equality-page-optional-one = اس کا جواب دینا ضروری نہیں۔
equality-page-skip = یہ سوال چھوڑ دیں
equality-page-skip-one = یہ سوال چھوڑ دیں
equality-page-save = میرے جواب محفوظ کریں
equality-page-save-one = میرا جواب محفوظ کریں
equality-page-words-hint = زیادہ سے زیادہ { $most } حروف
equality-page-thanks = شکریہ
equality-page-thanks-apart = آپ کے جواب آپ کی درخواست سے الگ رکھے گئے ہیں۔
equality-page-thanks-change = تین لفظوں سے آپ بعد میں جب چاہیں انہیں دیکھیں، بدلیں یا مٹا دیں۔
equality-page-back = اپنے حوالہ نمبر پر واپس جائیں
equality-page-own = برابری کے سوالوں کے آپ کے جواب
equality-page-locked = آپ کے جواب صرف آپ کے تین لفظوں سے ملتے ہیں۔ آپ کے بغیر ہم انہیں نہیں ڈھونڈ سکتے۔
equality-page-lost = اگر آپ کے لفظ کھو گئے ہیں تو ہم جواب نہیں ڈھونڈ سکتے۔ وہ اسی وقت کے باقی سب جوابوں کے ساتھ مٹائے جاتے ہیں۔
equality-page-show = میرے جواب دکھائیں
equality-page-delete = میرے جواب مٹا دیں
equality-page-yours = یہ آپ کے جواب ہیں۔ چاہیں تو انہیں بدلیں یا مٹا دیں۔
equality-page-none = ہمارے پاس آپ کا کوئی جواب نہیں۔ چاہیں تو اب جواب دیں۔
equality-page-saved = آپ کے جواب محفوظ ہو گئے
equality-page-deleted = آپ کے جواب مٹ گئے
