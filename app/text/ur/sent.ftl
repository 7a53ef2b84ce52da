# Urdu, awaiting a reviewer
# After sending

sent-title = آپ کی درخواست ہمیں مل گئی ہے
sent-reference = آپ کا حوالہ نمبر
sent-next = اب کیا ہوگا
sent-due = { $day } کو { $time } تک
sent-due-today = آج { $time } تک
sent-read = اس ٹیم کا ایک فرد آپ کی درخواست پڑھتا ہے: { $team }۔
sent-then-phone = پھر ہم آپ کو فون کرتے ہیں
sent-then-phone-how = ہم اس نمبر پر فون کرتے ہیں جو آپ نے دیا۔
sent-then-text = پھر ہم آپ کو ٹیکسٹ کرتے ہیں
sent-then-text-how = ہم اس نمبر پر ٹیکسٹ کرتے ہیں جو آپ نے دیا۔
sent-then-email = پھر ہم آپ کو ای میل کرتے ہیں
sent-then-email-how = ہم اس ای میل ایڈریس پر لکھتے ہیں جو آپ نے دیا۔
sent-then-you = پھر آپ ہم سے رابطہ کریں
sent-then-you-how = ہم آپ کو کچھ نہیں بھیجتے۔ یہاں واپس آئیں یا ہمیں فون کریں، اور اپنا حوالہ نمبر بتائیں۔
sent-wishes = آپ نے ہم سے یہ کہا تھا:
sent-agree = ہم مل کر طے کرتے ہیں کہ کیا کرنا ہے
sent-agree-ask = اگر کوئی اور ٹیم بہتر ہو تو ہم پہلے آپ سے پوچھتے ہیں۔
sent-emailed = ہم آپ کو حوالہ نمبر ای میل بھی کرتے ہیں۔ اس میں یہ نہیں ہوتا کہ آپ نے کیا پوچھا۔

sent-back = جب چاہیں واپس آئیں
sent-back-how = دیکھیں کہ کیا ہو رہا ہے، یا اپنا ارادہ بدلیں۔ آپ کو حوالہ نمبر اور یہ تین لفظ چاہیے ہوں گے۔
sent-words-only = اس ویب سائٹ پر واپس آنے کا یہی ایک راستہ ہے: یہ تین لفظ۔
sent-words-keep = انہیں وہاں رکھیں جہاں صرف آپ دیکھ سکیں، یا زبانی یاد کر لیں۔
sent-words-shown = آپ صفحہ چھوڑیں یا 30 منٹ رک جائیں تو یہ لفظ یہاں سے چلے جاتے ہیں۔ اس کے بعد کوئی آپ کو یہ نہیں بتا سکتا۔
sent-record = چھاپنے کے لیے ایک ریکارڈ رکھیں
sent-manage = اپنی درخواست پر جائیں

sent-choices = آپ کے فیصلے
sent-choices-change = جب چاہیں اپنا ارادہ بدل لیں۔
sent-yes = ہاں
sent-no = نہیں
sent-receipt = آپ نے کس بات پر ہاں کہی، اس کا ثبوت یہ رسید ہے:

sent-sooner = اگر ہماری ضرورت جلدی پڑے
sent-ring-smbc = Family Hubs۔ اپنا حوالہ نمبر پاس رکھیں۔
sent-ring-tpa = Support Hub۔ اپنا حوالہ نمبر پاس رکھیں۔
sent-danger = خطرہ ہے؟ [contact:emergency] پر فون کریں۔
sent-delete = ہم یہ فارم { $date } کے بعد مٹا دیں گے۔
sent-leave = ختم کریں اور یہ صفحہ مٹا دیں

sent-fair = کیا دو منٹ ہیں، تاکہ ہم سب سے برابر سلوک کریں؟
sent-fair-how = آپ کے بارے میں چند سوال، جو درخواست سے الگ رکھے جاتے ہیں۔ آپ کی مدد کرنے والا کوئی شخص یہ جواب نہیں دیکھتا۔
sent-fair-go = سوالوں کے جواب دیں
sent-fair-one = ایک سوال، تاکہ ہم سب سے برابر سلوک کریں؟
sent-fair-how-one = آپ کے بارے میں ایک سوال، جو درخواست سے الگ رکھا جاتا ہے۔ آپ کی مدد کرنے والا کوئی شخص یہ جواب نہیں دیکھتا۔
sent-fair-go-one = سوال کا جواب دیں

sent-record-title = آپ نے جو بھیجا، اس کا ریکارڈ
sent-record-lead = آپ یہ صفحہ چھاپ لیں یا محفوظ کر لیں۔ اسے وہاں رکھیں جہاں صرف آپ دیکھ سکیں۔
sent-record-when = بھیجنے کا وقت
sent-record-at = { $day }، وقت { $time }
sent-record-back = حال دیکھنے کے لیے { $address } کھولیں۔ آپ کو حوالہ نمبر اور تین لفظ چاہئیں۔
sent-record-to = کسے بھیجا
sent-record-notice = پرائیویسی

sent-already = آپ نے ایک درخواست بھیجی ہے۔
sent-already-see = اسے دوبارہ دیکھیں
