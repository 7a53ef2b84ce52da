# Urdu, awaiting a reviewer
# What people think of the service: the page for everybody, the one invitation, and the thanks.

feedback-title = ہمیں اپنی رائے بتائیں
feedback-invited = آپ نے کہا تھا کہ ہم ایک بار پوچھ سکتے ہیں کہ سب کیسا رہا۔ یہ وہی ایک بار ہے۔
feedback-anonymous = ہم نہیں پوچھتے کہ آپ کون ہیں۔ کوئی آپ کے لکھے ہوئے کو کسی درخواست سے نہیں جوڑ سکتا۔
feedback-not-help = یہاں سے کوئی آپ کو جواب نہیں دے سکتا۔ اگر مدد چاہیے تو [مدد مانگیں](/enquiry/before-you-start)۔

feedback-kind = یہ کیا ہے؟
feedback-kind-compliment = کوئی بات اچھی رہی
feedback-kind-idea = میرے پاس ایک تجویز ہے
feedback-kind-problem = کوئی چیز ٹھیک کام نہیں کرتی
feedback-about = یہ کس کے بارے میں ہے؟
feedback-about-SMBC = Family Hubs، جنہیں Stockport Council چلاتی ہے
feedback-about-TPA = Support Hub، جسے Prevention Alliance چلاتا ہے
feedback-about-website = یہ ویب سائٹ
feedback-text = آپ کو ہمیں کیا بتانا ہے؟
feedback-text-hint = نام، فون نمبر یا کسی ایک شخص کے بارے میں کچھ نہ لکھیں۔ زیادہ سے زیادہ { $most } حروف۔
feedback-send = بھیجیں

feedback-error-kind = چنیں کہ یہ کیا ہے
feedback-error-about = چنیں کہ یہ کس کے بارے میں ہے
feedback-error-empty = لکھیں کہ آپ کو ہمیں کیا بتانا ہے
feedback-error-long = { $most } حروف یا اس سے کم میں لکھیں

feedback-complain = اگر آپ کو شکایت کرنی ہے
feedback-complain-lead = آپ شکایت کریں تو آپ کو جواب ملتا ہے۔ اس کا راستہ الگ ہے۔
feedback-complain-information = ہم آپ کے بارے میں جو رکھتے ہیں، اس کے استعمال پر: [اپنی درخواست کھولیں](/manage)، یا [دیکھیں کہ کسے بتانا ہے](/contact)۔
feedback-complain-fh = Family Hubs کے بارے میں: [contact:fh_email] پر لکھیں۔
feedback-complain-tpa = Support Hub کے بارے میں: [contact:tpa_phone] پر فون کریں۔

feedback-thanks = شکریہ
feedback-thanks-read = ایک مینیجر آپ کا لکھا ہوا پڑھتا ہے۔ اس سے ہم کام بہتر بناتے ہیں۔
feedback-thanks-answer = ہمیں نہیں معلوم کہ آپ کون ہیں، اس لیے ہم آپ کو جواب نہیں دے سکتے۔
feedback-thanks-complain = کیا آپ کو جواب چاہیے؟ [دیکھیں کہ کسے بتانا ہے](/contact)۔
feedback-thanks-start = شروع کے صفحے پر جائیں

feedback-over = یہ لنک اب کام نہیں کرتا
feedback-over-how = یہ ایک بار کام کرتا ہے، اور { $days } دن تک۔ آپ کی رائے اس کے بغیر بھی دی جا سکتی ہے۔
feedback-over-next = ہمیں اپنی رائے بتائیں
