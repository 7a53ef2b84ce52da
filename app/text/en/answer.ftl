# Labels of coded answers

age-under_13 = Under 13
age-13_15 = 13 to 15
age-16_17 = 16 or 17
age-18_24 = 18 to 24
age-25_34 = 25 to 34
age-35_44 = 35 to 44
age-45_54 = 45 to 54
age-55_64 = 55 to 64
age-65_74 = 65 to 74
age-75_plus = 75 or over
age-prefer_not = Prefer not to say
child-age-under_5 = Under 5
child-age-5_10 = 5 to 10
child-age-11_15 = 11 to 15
child-age-16_17 = 16 or 17
child-age-18_25 = 18 to 25
child-age-prefer_not = Prefer not to say

answer-yes = Yes
answer-no = No
answer-prefer_not = Prefer not to say
answer-not_sure = Not sure
answer-not_asked = Not answered

about-me = Me
about-my_child = My child
about-my_family = My family
about-someone_else = Someone else

no-postcode-do_not_know = I do not know it
no-postcode-nfa = I have no fixed address
no-postcode-nfa-them = They have no fixed address
no-postcode-not_safe = It is not safe to say
no-postcode-moving = I am moving to or from Stockport
no-postcode-moving-them = They are moving to or from Stockport
no-postcode-prefer_not = I would rather not say

connection-none = None of these
connection-moving = I am moving to Stockport
connection-moving-them = They are moving to Stockport
connection-school = My child goes to school in Stockport
connection-school-them = Their child goes to school in Stockport
connection-staying = I am staying in Stockport
connection-staying-them = They are staying in Stockport
connection-fled = I had to leave my home and want Stockport to help
connection-fled-them = They had to leave their home and want Stockport to help

route-phone = Ring me
route-text = Text me
route-email = Email me
route-none_i_will_contact_you = Do not contact me. I will contact you

safe-contact-no_call = Do not call me
safe-contact-no_voicemail = Do not leave a voice message
safe-contact-no_text = Do not text me
safe-contact-no_email = Do not email me
safe-contact-no_post = Do not send letters
safe-contact-withhold_number = Hide your number when you ring
safe-contact-dont_say = Do not say who you are until you know it is me
safe-contact-share_device = Someone else can see my phone or email

safe-day-mon = Monday
safe-day-tue = Tuesday
safe-day-wed = Wednesday
safe-day-thu = Thursday
safe-day-fri = Friday
safe-part-am = Morning
safe-part-am-hours = 9am to midday
safe-part-pm = Afternoon
safe-part-pm-hours = midday to 5pm
safe-part-eve = Evening
safe-part-eve-hours = 5pm to 8pm

someone-answers-hang_up = Hang up
someone-answers-ask_for_me = Ask for me by my first name
someone-answers-wrong_number = Say it is a wrong number

# Why the system does not send, for staff and in the record
refusal-no_call = They asked us not to ring.
refusal-no_voicemail = They asked us not to leave a voice message.
refusal-no_text = They asked us not to text.
refusal-no_email = They asked us not to email.
refusal-no_post = We hold no address, so we send no letters.
refusal-share_device = Someone else can see their phone or email.
refusal-contact_me_instead = They want to contact us. Nothing is sent to them.
refusal-not_now = This is not a safe time for them.

language-en = English
language-en-english = English
language-ur = اردو
language-ur-english = Urdu
language-pa = ਪੰਜਾਬੀ
language-pa-english = Punjabi (Gurmukhi)
language-pnb = پنجابی
language-pnb-english = Punjabi (Shahmukhi)
language-pl = Polski
language-pl-english = Polish
language-fa = فارسی
language-fa-english = Persian (Farsi)
language-ar = العربية
language-ar-english = Arabic
language-zh-Hant = 繁體中文
language-zh-Hant-english = Chinese (Traditional)
language-zh-Hans = 简体中文
language-zh-Hans-english = Chinese (Simplified)
language-ro = Română
language-ro-english = Romanian
language-pt = Português
language-pt-english = Portuguese
language-es = Español
language-es-english = Spanish
language-uk = Українська
language-uk-english = Ukrainian
language-bn = বাংলা
language-bn-english = Bengali
language-bfi = British Sign Language
language-bfi-english = British Sign Language
