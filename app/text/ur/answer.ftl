# Urdu, awaiting a reviewer
# Labels of coded answers

age-under_13 = 13 سال سے کم
age-13_15 = 13 سے 15 سال
age-16_17 = 16 یا 17 سال
age-18_24 = 18 سے 24 سال
age-25_34 = 25 سے 34 سال
age-35_44 = 35 سے 44 سال
age-45_54 = 45 سے 54 سال
age-55_64 = 55 سے 64 سال
age-65_74 = 65 سے 74 سال
age-75_plus = 75 سال یا زیادہ
age-prefer_not = بتانا پسند نہیں
child-age-under_5 = 5 سال سے کم
child-age-5_10 = 5 سے 10 سال
child-age-11_15 = 11 سے 15 سال
child-age-16_17 = 16 یا 17 سال
child-age-18_25 = 18 سے 25 سال
child-age-prefer_not = بتانا پسند نہیں

answer-yes = ہاں
answer-no = نہیں
answer-prefer_not = بتانا پسند نہیں
answer-not_sure = یقین نہیں
answer-not_asked = جواب نہیں دیا

about-me = میرے لیے
about-my_child = میرے بچے کے لیے
about-my_family = میرے خاندان کے لیے
about-someone_else = کسی اور کے لیے

no-postcode-do_not_know = مجھے معلوم نہیں
no-postcode-nfa = میرے رہنے کا کوئی پکا ٹھکانا نہیں
no-postcode-nfa-them = ان کے رہنے کا کوئی پکا ٹھکانا نہیں
no-postcode-not_safe = بتانا محفوظ نہیں
no-postcode-moving = مجھے رہنے کے لیے اسٹاک پورٹ آنا ہے، یا یہاں سے جانا ہے
no-postcode-moving-them = وہ رہنے کے لیے اسٹاک پورٹ آ رہے ہیں، یا یہاں سے جا رہے ہیں
no-postcode-prefer_not = مجھے بتانا پسند نہیں

connection-none = ان میں سے کوئی نہیں
connection-moving = مجھے رہنے کے لیے اسٹاک پورٹ آنا ہے
connection-moving-them = وہ رہنے کے لیے اسٹاک پورٹ آ رہے ہیں
connection-school = میرے بچے کا اسکول اسٹاک پورٹ میں ہے
connection-school-them = ان کے بچے کا اسکول اسٹاک پورٹ میں ہے
connection-staying = ابھی میرا قیام اسٹاک پورٹ میں ہے
connection-staying-them = ابھی ان کا قیام اسٹاک پورٹ میں ہے
connection-fled = مجھے اپنا گھر چھوڑنا پڑا، اور مجھے اسٹاک پورٹ سے مدد چاہیے
connection-fled-them = انہیں اپنا گھر چھوڑنا پڑا، اور انہیں اسٹاک پورٹ سے مدد چاہیے

route-phone = مجھے فون کریں
route-text = مجھے ٹیکسٹ کریں
route-email = مجھے ای میل کریں
route-none_i_will_contact_you = مجھ سے رابطہ نہ کریں۔ رابطہ میری طرف سے ہوگا

safe-contact-no_call = مجھے فون نہ کریں
safe-contact-no_voicemail = وائس میل (آواز کا پیغام) نہ چھوڑیں
safe-contact-no_text = مجھے ٹیکسٹ نہ کریں
safe-contact-no_email = مجھے ای میل نہ کریں
safe-contact-no_post = خط نہ بھیجیں
safe-contact-withhold_number = فون کرتے وقت اپنا نمبر چھپائیں
safe-contact-dont_say = جب تک یقین نہ ہو کہ یہ میں ہی ہوں، نہ بتائیں کہ آپ کون ہیں
safe-contact-share_device = کوئی اور میرا فون یا ای میل دیکھ سکتا ہے

safe-day-mon = پیر
safe-day-tue = منگل
safe-day-wed = بدھ
safe-day-thu = جمعرات
safe-day-fri = جمعہ
safe-part-am = صبح
safe-part-am-hours = صبح 9 سے دوپہر 12 بجے تک
safe-part-pm = دوپہر
safe-part-pm-hours = دوپہر 12 سے شام 5 بجے تک
safe-part-eve = شام
safe-part-eve-hours = شام 5 سے رات 8 بجے تک

someone-answers-hang_up = فون بند کر دیں
someone-answers-ask_for_me = میرا پہلا نام لے کر مجھے بلوائیں
someone-answers-wrong_number = کہیں کہ غلط نمبر مل گیا

# Why the system does not send, for staff and in the record
refusal-no_call = انہوں نے کہا ہے کہ ہم فون نہ کریں۔
refusal-no_voicemail = انہوں نے کہا ہے کہ ہم وائس میل (آواز کا پیغام) نہ چھوڑیں۔
refusal-no_text = انہوں نے کہا ہے کہ ہم ٹیکسٹ نہ کریں۔
refusal-no_email = انہوں نے کہا ہے کہ ہم ای میل نہ کریں۔
refusal-no_post = ہمارے پاس گھر کا پتا نہیں، اس لیے ہم خط نہیں بھیجتے۔
refusal-share_device = کوئی اور ان کا فون یا ای میل دیکھ سکتا ہے۔
refusal-contact_me_instead = انہیں خود ہم سے رابطہ کرنا ہے۔ انہیں کچھ نہیں بھیجا جاتا۔
refusal-not_now = یہ وقت ان کے لیے محفوظ نہیں۔

language-en = English
language-en-english = انگریزی
language-ur = اردو
language-ur-english = اردو
language-pa = ਪੰਜਾਬੀ
language-pa-english = پنجابی (گرمکھی)
language-pnb = پنجابی
language-pnb-english = پنجابی (شاہ مکھی)
language-pl = Polski
language-pl-english = پولش
language-fa = فارسی
language-fa-english = فارسی
language-ar = العربية
language-ar-english = عربی
language-zh-Hant = 繁體中文
language-zh-Hant-english = چینی (روایتی)
language-zh-Hans = 简体中文
language-zh-Hans-english = چینی (آسان)
language-ro = Română
language-ro-english = رومانیائی
language-pt = Português
language-pt-english = پرتگالی
language-es = Español
language-es-english = ہسپانوی
language-uk = Українська
language-uk-english = یوکرینی
language-bn = বাংলা
language-bn-english = بنگالی
language-bfi = British Sign Language
language-bfi-english = برطانوی اشاروں کی زبان
