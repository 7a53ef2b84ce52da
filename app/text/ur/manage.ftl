# Urdu, awaiting a reviewer
# Coming back to an enquiry

manage-moment = { $day }، { $time }

# Opening it
manage-open-title = اپنی درخواست کھولیں
manage-reference = آپ کا حوالہ نمبر
manage-reference-hint = جیسے WNB-385-DKF۔ درخواست بھیجنے کے بعد یہ اگلے صفحے پر تھا۔
manage-reference-empty = اپنا حوالہ نمبر لکھیں
manage-reference-shape = حوالہ نمبر اس طرح لکھیں: WNB-385-DKF
manage-passphrase = آپ کے تین لفظ
manage-passphrase-hint = لفظوں کے بیچ میں خالی جگہ دے کر لکھیں۔
manage-passphrase-empty = اپنے تین لفظ لکھیں، یا کوڈ لکھیں
manage-passphrase-shape = اپنے تین لفظ دیکھ لیں۔ ان میں سے ایک لفظ وہ ہے جو ہم استعمال نہیں کرتے
manage-passphrase-needed = اپنے تین لفظ لکھیں
manage-open = میری درخواست کھولیں
manage-wrong-words = اپنا حوالہ نمبر اور تین لفظ دیکھ لیں۔ یہ آپس میں میل نہیں کھاتے
manage-wrong-code = اپنا حوالہ نمبر اور کوڈ دیکھ لیں۔ یہ آپس میں میل نہیں کھاتے
manage-wrong-words-own = اپنے تین لفظ دیکھ لیں۔ ان سے یہ درخواست نہیں کھلتی
manage-no-words = اگر آپ کے پاس تین لفظ نہیں
manage-link-how = ہم آپ کو ایک لنک اور ایک کوڈ ای میل کر سکتے ہیں۔ یہ { $minutes } منٹ تک کام کرتے ہیں۔
manage-link-never = اگر آپ نے بتایا تھا کہ ای میل آپ کے لیے محفوظ نہیں، تو ہم کچھ نہیں بھیجتے۔
manage-link-send = مجھے لنک اور کوڈ ای میل کریں
manage-code = ہماری ای میل میں آیا ہوا کوڈ
manage-code-hint = اس میں { $digits } ہندسے ہیں۔
manage-code-shape = 6 ہندسوں کا وہ کوڈ لکھیں جو ہم نے آپ کو بھیجا
manage-code-expired = اس کوڈ کا وقت ختم ہو گیا ہے۔ نیا کوڈ مانگیں
manage-code-open = کوڈ سے کھولیں
manage-nothing-head = اگر کچھ بھی کام نہ کرے
manage-nothing = [ہم سے بات کریں](/contact) اور اپنا حوالہ نمبر بتائیں۔ ہم فون پر آپ کی مدد کر سکتے ہیں۔

manage-asked-head = اپنی ای میل دیکھیں
manage-asked = اگر آپ نے اس حوالہ نمبر کے لیے ای میل دی، اور وہ محفوظ ہے، تو پیغام راستے میں ہے۔
manage-over-head = آپ کی درخواست لاک ہے
manage-over = اسے یہاں کھولیں۔ اسے محفوظ رکھنے کے لیے ہم 20 منٹ بعد اسے لاک کر دیتے ہیں۔
manage-over-kept = اسے محفوظ رکھنے کے لیے ہم 20 منٹ بعد اسے لاک کر دیتے ہیں۔ آپ کا لکھا ہوا 30 منٹ رکھا جاتا ہے۔ جاری رکھنے کے لیے اپنی درخواست یہاں کھولیں۔
manage-left-head = آپ نے اپنی درخواست لاک کر دی ہے
manage-left = جب چاہیں اسے دوبارہ کھولیں۔

manage-link-title = اس لنک سے اپنی درخواست کھولیں
manage-link-once = یہ لنک ایک بار کام کرتا ہے۔ جب آپ تیار ہوں تو بٹن دبائیں۔
manage-link-open = میری درخواست کھولیں
manage-link-dead-title = یہ لنک اب کام نہیں کرتا
manage-link-dead = لنک ایک بار کام کرتا ہے، اور { $minutes } منٹ تک۔ چاہیں تو نیا لنک مانگ لیں۔
manage-link-dead-next = نیا لنک مانگیں

# What is happening
manage-title = آپ کی درخواست
manage-reference-part = حوالہ نمبر
manage-leave = باہر نکلیں
manage-leave-hidden = اور اپنی درخواست لاک کریں

manage-status-sent = یہ ہمیں مل گئی ہے
manage-status-read = ایک انسان نے اسے پڑھ لیا ہے
manage-status-started = ہم اس پر کام کر رہے ہیں
manage-status-waiting = ہمیں آپ کی طرف سے رابطے کا انتظار ہے
manage-status-finished = اس پر کام ختم ہو گیا ہے
manage-status-restricted = ہم نے اسے استعمال کرنا بند کر دیا ہے
manage-status-hold = یہ ابھی رکی ہوئی ہے
manage-status-moved = یہ کسی اور ادارے کے پاس ہے
manage-status-withdrawn = آپ نے اسے واپس لے لیا

manage-next-read = آگے: **{ $team }** کا ایک فرد { $day } تک اسے پڑھتا ہے۔
manage-next-late = آگے: **{ $team }** کا ایک فرد جتنی جلدی ہو سکے اسے پڑھتا ہے۔ اگر رکنا مشکل ہو تو ہمیں فون کریں۔
manage-next-phone = آگے: **{ $team }** کا ایک فرد آپ کو ایسے وقت فون کرتا ہے جو آپ کے لیے محفوظ ہو۔
manage-next-text = آگے: **{ $team }** کا ایک فرد آپ کو ایسے وقت ٹیکسٹ کرتا ہے جو آپ کے لیے محفوظ ہو۔
manage-next-email = آگے: **{ $team }** کا ایک فرد آپ کو ای میل کرتا ہے۔
manage-next-you = آگے: جب آپ کو آسانی ہو، **{ $team }** سے رابطہ کریں۔ ہم آپ کو کچھ نہیں بھیجتے۔
manage-next-started = **{ $team }** کا ایک فرد اس پر کام کر رہا ہے۔ حال پوچھنے کے لیے ہمیں فون کریں اور اپنا حوالہ نمبر بتائیں۔
manage-next-started-silent = **{ $team }** کا ایک فرد اس پر کام کر رہا ہے۔ ہم آپ کو کچھ نہیں بھیجتے۔ یہاں دیکھیں، یا ہمیں فون کریں اور اپنا حوالہ نمبر بتائیں۔
manage-next-waiting = آگے: **{ $team }** کو فون کریں یا لکھیں۔ اپنا حوالہ نمبر پاس رکھیں۔
manage-next-restricted = ہم اسے محفوظ رکھتے ہیں، اور کوئی اس پر کام نہیں کرتا۔
manage-next-hold = ہم ابھی اسے زیادہ دیر رکھتے ہیں، کیونکہ کوئی بات ابھی باقی ہے۔
manage-next-moved = اب کوئی اور ادارہ آپ کے ساتھ کام کرتا ہے۔ [دیکھیں کہ کون، اور ان کے پاس جائیں](/manage/enquiry/shared)۔
manage-next-withdrawn = اب کوئی اس پر کام نہیں کرتا۔ ہم اسے نیچے لکھے ہوئے دن تک رکھتے ہیں۔

manage-outcome-info_given = { $team } نے آپ کو وہ معلومات دے دیں جو آپ نے مانگی تھیں۔ جب چاہیں دوبارہ پوچھیں۔
manage-outcome-signposted = { $team } نے آپ کو بتا دیا کہ آپ کی سب سے اچھی مدد کون کر سکتا ہے۔ جب چاہیں دوبارہ پوچھیں۔
manage-outcome-support_accepted = { $team } نے آپ کے ساتھ طے کر لیا ہے کہ مدد کیسے کرنی ہے۔ جو شخص آپ کی مدد کرتا ہے، وہ آپ کو آگے بتاتا ہے۔
manage-outcome-intervention = اب ایک فیملی ورکر مدد کر رہے ہیں۔ وہ آپ کو آگے بتاتے ہیں۔
manage-outcome-no_further_action = اب ایسا کچھ نہیں جو { $team } کو کرنا ہو۔ جب چاہیں دوبارہ پوچھیں۔
manage-outcome-could_not_contact = { $team } نے کوشش کی مگر آپ سے رابطہ نہ ہوا۔ اگر اب بھی مدد چاہیے تو ہمیں فون کریں۔
manage-outcome-not_ours = یہ { $team } کا کام نہیں تھا۔ اگر معلوم نہ ہو کہ کہاں جانا ہے تو ہمیں فون کریں۔
manage-outcome-support_planned = { $team } کا ارادہ ہے کہ آپ کی مدد کی جائے۔ اگر آپ کو کوئی خبر نہیں ملی تو ہمیں فون کریں۔
manage-outcome-casefile = یہ اب ایک فیملی ورکر کے پاس ہے۔ اگر آپ کو کوئی خبر نہیں ملی تو ہمیں فون کریں۔
manage-outcome-ended = { $team } نے اسے ختم کر دیا ہے۔ جب چاہیں دوبارہ پوچھیں۔ اگر اب بھی مدد چاہیے تو ہمیں فون کریں۔
manage-outcome-withdrawn = آپ نے اسے واپس لے لیا، اور اب کوئی اس پر کام نہیں کرتا۔

manage-step-sent = آپ نے یہ بھیجی
manage-step-came = یہ ہمارے پاس آئی
manage-step-read = ایک انسان نے اسے پڑھا
manage-step-started = ہم نے اس پر کام شروع کیا
manage-step-finished = کام ختم ہوا
manage-step-withdrawn = آپ نے اسے واپس لے لیا

# What was asked, and where it stands
manage-question = ہمیں آپ سے ایک سوال پوچھنا ہے
manage-question-answer = اسے پڑھیں اور جواب دیں
manage-requests = آپ نے ہمیں کیا کرنے کو کہا
manage-kept-head = آپ کا لکھا ہوا ہم نے رکھ لیا
manage-kept = یہ ابھی بھیجا نہیں گیا۔
manage-kept-go = لکھنا جاری رکھیں

manage-for-other = آپ نے یہ اس وقت بھیجی: { $moment }۔
manage-for-other-more = یہ کسی اور کے بارے میں ہے، اس لیے ہم صرف وہی دکھا سکتے ہیں جو آپ نے بھیجا۔

# Choices
manage-choices = آپ کے فیصلے
manage-choices-change = اپنے فیصلے بدلیں
manage-choices-lead = روکنے کے لیے خانے سے نشان ہٹائیں۔ شروع کرنے کے لیے نشان لگائیں۔ یہ فوراً ہو جاتا ہے، اور کوئی آپ سے وجہ نہیں پوچھتا۔
manage-choices-none = یہاں آپ کو کوئی فیصلہ نہیں کرنا۔
manage-choices-withdrawn = آپ نے اپنی درخواست واپس لے لی، اس لیے سب کچھ بند ہے۔ یہاں ہاں یا نہیں کہنے کو کچھ نہیں۔
manage-choices-undo = کیا آپ کا یہ ارادہ نہیں تھا؟ [اسے پہلے جیسا کر لیں](/manage/enquiry)۔
manage-choices-kept = ہم آپ کا فارم { $date } تک رکھتے ہیں۔ آپ نے جن باتوں پر ہاں یا نہیں کہی، وہ بھی رکھتے ہیں۔ قانون کے مطابق ضروری ہے کہ ہم یہ ثابت کر سکیں۔
manage-choices-notice = جب آپ ہاں کہیں تو یہ نوٹس لاگو ہوتا ہے:
manage-choices-notice-link = رازداری کا نوٹس، ورژن { $version }
manage-choices-more = کیا اس سے زیادہ کچھ روکنا ہے؟ [ہم سے کہیں کہ رک جائیں، انتظار کریں یا مٹا دیں](/manage/enquiry/rights)۔
manage-choices-leave = سب کچھ ویسے ہی رہنے دیں
manage-yes = ہاں
manage-no = نہیں
manage-said = آپ نے کہا
manage-said-yes = { $date } کو آپ کا جواب “ہاں” تھا۔
manage-said-no = { $date } کو آپ کا جواب “نہیں” تھا۔
manage-said-yes-row = ہاں، { $date } کو
manage-said-no-row = نہیں، { $date } کو
manage-said-nothing = ابھی کچھ نہیں، اس لیے یہ بند ہے
manage-receipt = رسید دیکھیں
manage-effect = اگر آپ اس خانے سے نشان ہٹائیں
manage-notice-changed = ہم نے ابھی رازداری کا نوٹس بدلا ہے۔ اسے نیچے دیکھیں۔ اگر اب بھی ہاں کہنی ہے تو آگے بڑھیں
manage-wording-changed = ہم نے ایک خانے کے الفاظ بدلے ہیں۔ انہیں دوبارہ پڑھیں، اور اگر آپ کی ہاں ہے تو نشان لگائیں
manage-done = ہو گیا: { $moment }
manage-done-stopped = بند ہو گیا: { $label }
manage-done-started = شروع ہو گیا: { $label }
manage-done-receipt = اپنی رسید دیکھیں
manage-undo = اسے پہلے جیسا کریں

# Asked again, because the notice changed
manage-reconsent-head = ہم نے رازداری کا نوٹس بدلا ہے
manage-reconsent-what = آپ نے جس پر ہاں کہی تھی، وہ ویسے ہی رہتا ہے۔ چاہیں تو اب دوبارہ ہاں یا نہیں کہیں۔
manage-reconsent-from = نیا نوٹس { $date } سے لاگو ہوتا ہے۔
manage-reconsent-compare = دیکھیں کہ کیا بدلا، لفظ بہ لفظ
manage-reconsent-answer = دوبارہ ہاں یا نہیں کہیں
manage-reconsent-title = کیا آپ کی اب بھی ہاں ہے؟
manage-reconsent-leave = چاہیں تو کسی سوال کا جواب نہ دیں۔ پھر کچھ نہیں بدلتا۔
manage-reconsent-yes = ہاں، اب بھی
manage-reconsent-no = نہیں، اسے روک دیں
manage-reconsent-newer = ہم نے نوٹس ایک بار پھر بدلا ہے۔ دیکھیں کہ کیا بدلا، پھر ہاں یا نہیں کہیں
manage-wording-changed-again = ہم نے ایک سوال کے الفاظ بدلے ہیں۔ اسے دوبارہ پڑھیں، پھر ہاں یا نہیں کہیں
manage-done-again = آپ کی اب بھی ہاں ہے: { $label }

# What is held
manage-held = ہمارے پاس کیا ہے، اور کیوں
manage-held-locked = آپ کے جواب لاک ہیں۔ انہیں دیکھنے کے لیے اپنے تین لفظ لکھیں۔
manage-held-show = میرے جواب دکھائیں
manage-held-nothing = آپ نے ہمیں نہیں بتایا
manage-held-english = آپ نے یہاں کچھ نہیں چنا، یا انگریزی چنی۔ جب تک آپ کوئی اور زبان نہ چنیں، ہم انگریزی استعمال کرتے ہیں۔
manage-held-area = علاقہ: { $area }
manage-held-contact = آپ کا نام اور آپ سے رابطہ
manage-held-safety = آپ کو محفوظ رکھنے کے لیے
manage-held-topic = آپ کو کس چیز میں مدد چاہیے
manage-held-home = آپ اور آپ کا گھر
manage-held-home-them = آپ، اور ان کا گھر
manage-held-place = یہ کہاں ہے
manage-held-access = زبان اور ضرورتیں
manage-held-message = آپ کے اپنے لفظ
manage-held-who = کس کے لیے: { $who }
manage-held-children = گھر میں 19 سال سے کم عمر کے بچے: { $answer }
manage-held-send = 25 سال سے کم عمر کا کوئی، خصوصی ضروریات کے ساتھ: { $answer }
manage-held-26 = اس شخص کی عمر 26 سال یا کم ہے: { $answer }
manage-held-age = عمر: { $age }
manage-held-time = { $day } کی { $part }
manage-held-someone = اگر کوئی اور فون اٹھائے: { $what }
manage-held-times = محفوظ وقت: { $times }
manage-held-word = ہمارا لفظ: { $word }
manage-why-contact-smbc = آپ نے ہمیں یہ دیا، تاکہ ہم آپ سے رابطہ کر سکیں۔ قانون کے مطابق خاندانوں کی مدد کرنا ہمارا کام ہے۔
manage-why-contact-tpa = آپ نے ہمیں یہ دیا، تاکہ ہم آپ سے رابطہ کر سکیں۔ لوگوں کی مدد کرنا ہمارا کام ہے، تاکہ وہ ٹھیک رہیں۔
manage-why-safety = آپ نے ہمیں بتایا کہ کس چیز سے آپ محفوظ رہیں۔ ہمیں اسی پر چلنا ہے۔
manage-why-topic = یہ آپ نے چنا۔ اس سے پتا چلتا ہے کہ کون سی ٹیم مدد کر سکتی ہے۔
manage-why-home = یہ آپ نے ہمیں بتایا۔ اس سے پتا چلتا ہے کہ کون سی ٹیم مدد کر سکتی ہے۔
manage-why-place = آپ نے ہمیں بتایا کہ کہاں۔ اس سے ہمیں علاقے کا پتا چلتا ہے، اور قریب کی ٹیم کا۔
manage-why-if-safety = اگر آپ نے بتایا تھا کہ کس چیز سے آپ محفوظ رہیں، تو وہ یہاں ہے۔ ہمیں اسی پر چلنا ہے۔
manage-why-if-place = اگر آپ نے بتایا تھا کہ کہاں، تو وہ یہاں ہے۔ اس سے ہمیں قریب کی ٹیم کا پتا چلتا ہے۔
manage-why-if-access = اگر آپ نے بتایا تھا کہ بات کیسے کریں کہ آپ کو آسانی ہو، تو وہ یہاں ہے۔
manage-why-if-message = اگر آپ نے اپنے لفظوں میں ہمیں لکھا تھا، تو وہ یہاں ہے۔ یہ ضروری نہیں تھا۔
manage-why-access = آپ نے ہمیں یہ بتایا، تاکہ ہم ایسے بات کریں کہ آپ کو آسانی ہو۔
manage-why-message = یہ بتانا آپ کا فیصلہ تھا۔ یہ ضروری نہیں تھا۔
manage-held-ours = ہم اس میں کیا جوڑتے ہیں
manage-held-work = آپ کے ساتھ ہمارے کام کے نوٹ، کیونکہ ضروری ہے کہ ہم اپنا کیا ہوا کام دکھا سکیں۔
manage-held-ledger = آپ نے جن باتوں پر ہاں یا نہیں کہی، کیونکہ قانوناً ضروری ہے کہ ہم یہ ثابت کر سکیں۔
manage-held-looks = ان کی فہرست جنہوں نے آپ کی درخواست دیکھی، کیونکہ اس سے وہ محفوظ رہتی ہے۔
manage-notice = رازداری کا وہ نوٹس جو آپ کو دکھایا گیا (ورژن { $version })

# When it goes, and who to talk to
manage-delete = ہم اسے کب مٹاتے ہیں
manage-delete-after = ہم یہ فارم { $date } کے بعد مٹا دیں گے۔
manage-contact = کس سے بات کریں
manage-contact-team = آپ کی درخواست { $team } کے پاس ہے۔ اپنا حوالہ نمبر پاس رکھیں۔
manage-contact-team-withdrawn = آپ کی درخواست { $team } کے پاس تھی۔ اب کوئی اس پر کام نہیں کرتا۔
manage-contact-team-ended = آپ کی درخواست { $team } کے پاس تھی۔ اپنا حوالہ نمبر پاس رکھیں۔
manage-contact-phone = فون
manage-contact-email = ای میل
manage-contact-text = ٹیکسٹ، ان کے لیے جو سن نہ سکیں
manage-contact-dpo = آپ کی معلومات کے بارے میں
manage-contact-link = ہم سے رابطہ کریں
manage-rights = چاہیں تو نقل مانگ لیں، غلطی ٹھیک کروائیں، یا ہم سے روکنے یا مٹانے کو کہیں۔ [یہاں بتائیں](/manage/enquiry/rights)۔
manage-rights-link = اپنی معلومات کے بارے میں پوچھیں
manage-details-link = آپ سے رابطے کی تفصیل بدلیں
manage-shared-link = آپ کی معلومات کسے ملیں
manage-download-link = نقل محفوظ کریں
manage-complaint-link = شکایت کریں
manage-withdraw-link = اپنی درخواست واپس لیں
manage-passphrase-first = پہلے اپنے تین لفظ لکھیں، تاکہ کوئی اور یہ نہ کر سکے۔
manage-delete-held = ہم ابھی اسے زیادہ دیر رکھتے ہیں، کیونکہ معلومات کے بارے میں ایک درخواست یا شکایت ابھی کھلی ہے۔
manage-do = یہاں آپ کے لیے کیا ممکن ہے
manage-locked-link = { $label } (پہلے تین لفظ)
manage-equality-link = برابری کے سوالوں کے آپ کے جواب
