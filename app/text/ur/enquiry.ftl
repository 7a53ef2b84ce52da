# Urdu, awaiting a reviewer
# The questions of the form
# Telephone numbers hold no-break spaces: with others their groups would change places from right to left

enquiry-part-1 = 4 میں سے حصہ 1: آپ کی ضرورت
enquiry-part-2 = 4 میں سے حصہ 2: آپ کے بارے میں
enquiry-part-3 = 4 میں سے حصہ 3: آپ سے رابطہ
enquiry-part-4 = 4 میں سے حصہ 4: آخری باتیں اور بھیجنا


# Topic
enquiry-topic-title = آپ کو کس چیز میں مدد چاہیے؟
enquiry-topic-hint = ایک گروپ کھولیں اور سب سے ملتی جلتی بات چنیں۔
enquiry-group-babies = حمل، ننھے اور چھوٹے بچے
enquiry-group-babies-in = دودھ پلانا، چائلڈ کیئر، اداسی، ملنے کے گروپ
enquiry-group-children = بچے، نوعمر اور گھریلو زندگی
enquiry-group-children-in = اسکول، صحت، جذبات، خصوصی ضروریات، والدین
enquiry-group-home = گھر، پیسے اور کام
enquiry-group-home-in = بل، کھانا، کرایہ، مرمت، نوکری ڈھونڈنا
enquiry-group-health = صحت، جذبات اور دیکھ بھال
enquiry-group-health-in = بالغ لوگوں کے لیے: اداسی، اکیلا پن، شراب، دیکھ بھال کرنے والے
enquiry-group-safety = محفوظ رہنا اور نئی شروعات
enquiry-group-safety-in = گھر میں محفوظ نہ ہونا، جیل کے بعد
enquiry-other-topics-summary = کیا کسی اور چیز میں بھی مدد چاہیے؟
enquiry-other-topics-legend = آپ کو اور کس چیز میں مدد چاہیے؟ (ضروری نہیں)
enquiry-other-topics-hint = زیادہ سے زیادہ 2 اور چنیں۔

# Safety
enquiry-safety-tab = آگے بڑھنے سے پہلے
enquiry-safety-title = کیا آپ اس وقت محفوظ ہیں؟
enquiry-danger-now = کیا آپ یا کوئی اور اس وقت خطرے میں ہے؟ (ضروری نہیں)
enquiry-safe-tonight = کیا آپ کے پاس آج رات سونے کی محفوظ جگہ ہے؟
enquiry-help-now-tab = آگے بڑھنے سے پہلے
enquiry-carry-on = فارم جاری رکھیں

# Who it is for
enquiry-about-title = یہ کس کے لیے ہے؟
enquiry-about-someone_else-hint = کوئی دوست یا رشتے دار، یا جس کی دیکھ بھال یا جس کے ساتھ کام آپ کے ذمے ہو
enquiry-they-know = کیا انہیں اس درخواست کا پتا ہے؟
enquiry-they-know-hint = اگر نہیں، تو ہمیں بتانا ہوتا ہے کہ ان کی معلومات ہمارے پاس ہیں۔ پہلے ہم دیکھتے ہیں کہ بتانا محفوظ ہے۔

# Household
enquiry-household-tab = گھر میں کون رہتا ہے؟
enquiry-household-title = کیا آپ کے ساتھ 19 سال سے کم عمر کے بچے یا نوجوان رہتے ہیں؟
enquiry-household-title-them = کیا ان کے ساتھ 19 سال سے کم عمر کے بچے یا نوجوان رہتے ہیں؟
enquiry-household-hint = اس سے پتا چلتا ہے کہ کون سی ٹیم بہتر ہوگی۔
enquiry-household-send = کیا آپ کے ساتھ 25 سال سے کم عمر کا کوئی رہتا ہے جسے خصوصی ضروریات یا معذوری ہو؟ (ضروری نہیں)
enquiry-household-send-them = کیا ان کے ساتھ 25 سال سے کم عمر کا کوئی رہتا ہے جسے خصوصی ضروریات یا معذوری ہو؟ (ضروری نہیں)
enquiry-household-send-hint = اس کا مطلب ہے پڑھائی میں خصوصی ضروریات، یا معذوری۔
enquiry-child-age = بچے کی عمر کیا ہے؟ (ضروری نہیں)
enquiry-child-age-mine = آپ کے بچے کی عمر کیا ہے؟ (ضروری نہیں)
enquiry-child-age-hint = اگر کئی بچے ہوں تو وہ چنیں جسے سب سے زیادہ مدد چاہیے۔
enquiry-subject-26 = جسے مدد چاہیے، کیا اس کی عمر 26 سال یا کم ہے؟ (ضروری نہیں)

# Age
enquiry-age-title = آپ کی عمر کیا ہے؟
enquiry-age-hint = ہمارا مطلب آپ کی اپنی عمر ہے، یعنی فارم بھرنے والے کی۔
enquiry-young-tab = آپ کی ابھی کسی سے بات ہو سکتی ہے
enquiry-young-title = آپ کی ابھی کسی سے بات ہو سکتی ہے
enquiry-young-lead = اچھا ہوا کہ آپ نے مدد مانگی۔ اگر آسان لگے تو پہلے فون پر کسی سے بات کر لیں۔
enquiry-young-childline = Childline، بچوں اور نوجوانوں کے لیے
enquiry-young-day = اسٹاک پورٹ میں بچوں کی ٹیم
enquiry-young-night = رات کو، اور ہفتے اور اتوار کو
enquiry-young-on = اگر آپ یہاں آگے بڑھنا چاہیں
enquiry-young-who = Family Hub کا ایک فرد آپ کا لکھا ہوا پڑھتا ہے۔ وہ بچوں اور خاندانوں کی مدد کرتے ہیں۔
enquiry-young-share = وہ بات اپنے تک رکھتے ہیں، جب تک کسی کو چوٹ یا نقصان کا خطرہ نہ ہو۔ تب وہ ان لوگوں کو بتاتے ہیں جو آپ کو محفوظ رکھ سکیں۔
enquiry-young-grown-up = اگر کسی بڑے پر آپ کو بھروسا ہے تو اس کے ساتھ مل کر بھی یہ ہو سکتا ہے۔
enquiry-young-carry-on = فارم جاری رکھیں

# Postcode
enquiry-postcode-title = آپ کا پوسٹ کوڈ کیا ہے؟
enquiry-postcode-title-them = ان کا پوسٹ کوڈ کیا ہے؟
enquiry-postcode-hint = اس سے ہم آپ کے قریب کی ٹیم ڈھونڈتے ہیں۔ بیچ میں خالی جگہ دینا ضروری نہیں۔
enquiry-postcode-hint-them = اس سے ہم ان کے قریب کی ٹیم ڈھونڈتے ہیں۔ بیچ میں خالی جگہ دینا ضروری نہیں۔
enquiry-postcode-use = ہاں، { $suggestion } استعمال کریں
enquiry-no-postcode = میرے لیے پوسٹ کوڈ دینا ممکن نہیں، کیونکہ

# Area
enquiry-area-title = اسٹاک پورٹ کا کون سا حصہ سب سے قریب ہے؟
enquiry-area-title-them = اسٹاک پورٹ کا کون سا حصہ ان کے سب سے قریب ہے؟
enquiry-area-hint = سب سے قریب کا چنیں۔ اندازہ بھی ٹھیک ہے۔
enquiry-area-hint-part = آپ نے پوسٹ کوڈ کا ایک حصہ دیا: { $postcode }۔ دیکھ لیں کہ اسٹاک پورٹ کا حصہ ٹھیک ہے۔

enquiry-tie-title = یہ جگہ اسٹاک پورٹ سے باہر ہے
enquiry-tie-lead = وہاں کی کونسل یہ ہے: { $council }۔ اسٹاک پورٹ سے کوئی تعلق ہو تو ہم پھر بھی مدد کر سکتے ہیں۔
enquiry-tie-lead-unknown = وہ جگہ کسی اور کونسل کی ہے۔ اسٹاک پورٹ سے کوئی تعلق ہو تو ہم پھر بھی مدد کر سکتے ہیں۔
enquiry-tie-legend = اسٹاک پورٹ سے کیا تعلق ہے؟
enquiry-tie-fled-hint = پھر بھی اسٹاک پورٹ سے مدد مانگنے کے لیے یہ چنیں۔

enquiry-outside-title = دوسری کونسل آپ کی مدد کر سکتی ہے
enquiry-outside-council = آپ نے جو جگہ بتائی، وہ { $council } کے علاقے میں ہے۔ وہاں سے آپ کو مدد مل سکتی ہے۔
enquiry-outside-go = { $council } پر جائیں
enquiry-outside-unknown = آپ نے جو جگہ بتائی، وہ اسٹاک پورٹ میں نہیں۔ وہاں آپ کی اپنی کونسل مدد کر سکتی ہے۔
enquiry-outside-find = اپنی کونسل ڈھونڈیں
enquiry-outside-nothing = آپ نے جو لکھا، ہم نے اس میں سے کچھ نہیں رکھا۔
enquiry-outside-again = یہ درست نہیں۔ دوبارہ شروع کریں

# Name
enquiry-name-title = ہم آپ کو کس نام سے بلائیں؟
enquiry-name-hint = جو نام آپ چاہیں۔ پورا نام ہونا ضروری نہیں۔

# Contact
enquiry-contact-title = ہم آپ سے کیسے رابطہ کریں؟
enquiry-contact-hint = وہ طریقہ چنیں جو آپ کے لیے سب سے محفوظ ہو۔
enquiry-route-none_i_will_contact_you-hint = ہم آپ کو کچھ نہیں بھیجتے۔ آپ اپنے حوالہ نمبر اور تین لفظوں سے واپس آئیں۔
enquiry-phone = فون نمبر
enquiry-phone-hint = جیسے 01632 960 001 یا 07700 900 982
enquiry-mobile = موبائل نمبر
enquiry-email = ای میل ایڈریس
enquiry-email-hint = ہم اس پر صرف آپ کی درخواست کے بارے میں لکھتے ہیں، اور کچھ نہیں۔

enquiry-safe-summary = کیا کوئی ایسی بات ہے جس سے آپ سے رابطہ کرنا محفوظ نہ رہے؟
enquiry-safe-legend = کس چیز سے آپ محفوظ رہیں؟ (ضروری نہیں)
enquiry-safe-hint = جو جو آپ کو چاہیے، اس پر نشان لگائیں۔ ہم اسی پر چلیں گے۔ ہم کبھی خط نہیں بھیجتے۔
enquiry-safe-share_device-hint = ہم کوئی ای میل اور کوئی ٹیکسٹ نہیں بھیجتے۔ آپ تین لفظوں سے واپس آئیں۔
enquiry-safe-none = ان میں سے کوئی نہیں

enquiry-times = آپ سے کب رابطہ کرنا محفوظ ہے؟ (ضروری نہیں)
enquiry-times-hint = ہر وقت ٹھیک ہو تو خالی چھوڑ دیں۔ صبح 9 سے 12 بجے تک ہے، دوپہر 5 بجے تک، شام 8 بجے تک۔
enquiry-time-of-day = { $day } کی { $time }
enquiry-day-mon-short = پیر
enquiry-day-tue-short = منگل
enquiry-day-wed-short = بدھ
enquiry-day-thu-short = جمعرات
enquiry-day-fri-short = جمعہ

enquiry-someone = اگر کوئی اور فون اٹھائے (ضروری نہیں)
enquiry-safe-word = ایک لفظ، تاکہ آپ کو پتا ہو کہ یہ ہم ہیں (ضروری نہیں)
enquiry-safe-word-hint = یہ لفظ پہلے ہم کہیں گے۔ ایسا لفظ چنیں جو یاد رہے، { $least } سے { $most } حروف کا۔

# Language and access
enquiry-access-title = آپ کے لیے کیا چیز آسانی کرے گی؟
enquiry-language = آپ کے لیے کون سی زبان سب سے بہتر ہے؟ (ضروری نہیں)
enquiry-language-hint = ہم ترجمان بلا سکتے ہیں۔ یہ مفت ہے۔
enquiry-language-blank = زبان چنیں
enquiry-adjustments = آپ تک پہنچنے یا آپ کی مدد کے لیے ہمیں کیا معلوم ہونا چاہیے؟ (ضروری نہیں)
enquiry-adjustments-hint = مثلاً اشاروں کی زبان، ٹیکسٹ ریلے، بڑے حروف یا خاموش کمرہ۔ زیادہ سے زیادہ { $most } حروف۔

# Message
enquiry-message-tab = کچھ اور
enquiry-message-title = کیا آپ کو ہمیں کچھ اور بتانا ہے؟ (ضروری نہیں)
enquiry-message-hint = اپنے لفظوں میں۔ زیادہ سے زیادہ { $most } حروف۔
enquiry-message-not = دوسروں کے نام، بینک کی تفصیل اور صحت کے ریکارڈ نہ لکھیں۔
enquiry-message-not-them = چاہیں تو بتائیں کہ یہ کس کے لیے ہے۔ بینک کی تفصیل اور صحت کے ریکارڈ نہ لکھیں۔

# Choices
enquiry-choices-tab = آپ کے فیصلے
enquiry-choices-title = کیا کسی بات پر آپ کی ہاں ہے؟
enquiry-choices-lead = کسی پر بھی نشان لگانا ضروری نہیں۔
enquiry-choices-same = ہم آپ کی ویسی ہی مدد کریں گے۔
enquiry-choices-mind = جب چاہیں اپنا ارادہ بدل لیں۔
enquiry-choices-who = کسے ملتا ہے
enquiry-choices-what = انہیں کیا ملتا ہے
enquiry-choices-not = انہیں کیا نہیں ملتا
enquiry-choices-stop = اگر آپ بعد میں “نہیں” کہیں
enquiry-choices-switched = آپ نے دوسری ٹیم چنی۔ اس لیے ہم نے آپ کے فیصلے مٹا دیے۔ اب نئی ٹیم کے لیے دوبارہ پوچھتے ہیں۔
enquiry-choices-without = ہم پوچھے بغیر کیا کرتے ہیں، اور کیوں
