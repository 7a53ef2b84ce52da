# Polish, awaiting a reviewer
# Labels of coded answers

age-under_13 = Mniej niż 13 lat
age-13_15 = Od 13 do 15 lat
age-16_17 = 16 lub 17 lat
age-18_24 = Od 18 do 24 lat
age-25_34 = Od 25 do 34 lat
age-35_44 = Od 35 do 44 lat
age-45_54 = Od 45 do 54 lat
age-55_64 = Od 55 do 64 lat
age-65_74 = Od 65 do 74 lat
age-75_plus = 75 lat lub więcej
age-prefer_not = Wolę nie mówić
child-age-under_5 = Mniej niż 5 lat
child-age-5_10 = Od 5 do 10 lat
child-age-11_15 = Od 11 do 15 lat
child-age-16_17 = 16 lub 17 lat
child-age-18_25 = Od 18 do 25 lat
child-age-prefer_not = Wolę nie mówić

answer-yes = Tak
answer-no = Nie
answer-prefer_not = Wolę nie mówić
answer-not_sure = Nie wiem
answer-not_asked = Brak odpowiedzi

about-me = Dla mnie
about-my_child = Dla mojego dziecka
about-my_family = Dla mojej rodziny
about-someone_else = Dla kogoś innego

no-postcode-do_not_know = Nie znam go
no-postcode-nfa = Nie mam gdzie mieszkać na stałe
no-postcode-nfa-them = Ta osoba nie ma stałego adresu
no-postcode-not_safe = Podanie go nie jest bezpieczne
no-postcode-moving = Przeprowadzam się do Stockport lub ze Stockport
no-postcode-moving-them = Ta osoba przeprowadza się do Stockport lub ze Stockport
no-postcode-prefer_not = Wolę nie mówić

connection-none = Żadna z tych odpowiedzi
connection-moving = Przeprowadzam się do Stockport
connection-moving-them = Ta osoba przeprowadza się do Stockport
connection-school = Moje dziecko chodzi do szkoły w Stockport
connection-school-them = Dziecko tej osoby chodzi do szkoły w Stockport
connection-staying = Mieszkam przez jakiś czas w Stockport
connection-staying-them = Ta osoba mieszka przez jakiś czas w Stockport
connection-fled = Nie mogę wrócić do swojego domu i chcę pomocy w Stockport
connection-fled-them = Ta osoba nie może wrócić do swojego domu i chce pomocy w Stockport

route-phone = Zadzwońcie do mnie
route-text = Wyślijcie mi SMS
route-email = Wyślijcie mi e-mail
route-none_i_will_contact_you = Nie kontaktujcie się ze mną. Ja się odezwę

safe-contact-no_call = Nie dzwońcie do mnie
safe-contact-no_voicemail = Nie zostawiajcie wiadomości głosowej
safe-contact-no_text = Nie wysyłajcie mi SMS-ów
safe-contact-no_email = Nie wysyłajcie mi e-maili
safe-contact-no_post = Nie wysyłajcie listów
safe-contact-withhold_number = Ukryjcie swój numer, gdy dzwonicie
safe-contact-dont_say = Nie mówcie, kim jesteście, dopóki nie wiecie, że to ja
safe-contact-share_device = Ktoś inny może zobaczyć mój telefon lub e-mail

safe-day-mon = poniedziałek
safe-day-tue = wtorek
safe-day-wed = środa
safe-day-thu = czwartek
safe-day-fri = piątek
safe-part-am = Rano
safe-part-am-hours = od 9:00 do 12:00
safe-part-pm = Po południu
safe-part-pm-hours = od 12:00 do 17:00
safe-part-eve = Wieczorem
safe-part-eve-hours = od 17:00 do 20:00

someone-answers-hang_up = Rozłączcie się
someone-answers-ask_for_me = Poproście mnie do telefonu, podając tylko moje imię
someone-answers-wrong_number = Powiedzcie, że to pomyłka

# Why the system does not send, for staff and in the record
refusal-no_call = Ta osoba prosi, żeby do niej nie dzwonić.
refusal-no_voicemail = Ta osoba prosi, żeby nie zostawiać wiadomości głosowej.
refusal-no_text = Ta osoba prosi, żeby nie wysyłać SMS-ów.
refusal-no_email = Ta osoba prosi, żeby nie wysyłać e-maili.
refusal-no_post = Nie mamy adresu, więc nie wysyłamy listów.
refusal-share_device = Ktoś inny może zobaczyć telefon lub e-mail tej osoby.
refusal-contact_me_instead = Ta osoba chce odezwać się do nas. Nic do niej nie wysyłamy.
refusal-not_now = To nie jest dla tej osoby bezpieczna pora.

language-en = English
language-en-english = angielski
language-ur = اردو
language-ur-english = urdu
language-pa = ਪੰਜਾਬੀ
language-pa-english = pendżabski (gurmukhi)
language-pnb = پنجابی
language-pnb-english = pendżabski (shahmukhi)
language-pl = Polski
language-pl-english = Polski
language-fa = فارسی
language-fa-english = perski (farsi)
language-ar = العربية
language-ar-english = arabski
language-zh-Hant = 繁體中文
language-zh-Hant-english = chiński (tradycyjny)
language-zh-Hans = 简体中文
language-zh-Hans-english = chiński (uproszczony)
language-ro = Română
language-ro-english = rumuński
language-pt = Português
language-pt-english = portugalski
language-es = Español
language-es-english = hiszpański
language-uk = Українська
language-uk-english = ukraiński
language-bn = বাংলা
language-bn-english = bengalski
language-bfi = British Sign Language
language-bfi-english = brytyjski język migowy
