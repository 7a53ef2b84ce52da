# Polish, awaiting a reviewer
# What is wrong with an answer, and what to do about it

errors-enquiry-topic-empty = Wybierz, w czym potrzebujesz pomocy
errors-enquiry-other-topics-many = Wybierz najwyżej 2 inne rzeczy
errors-enquiry-safe-tonight-empty = Wybierz „Tak”, jeśli masz dziś gdzie bezpiecznie spać
errors-enquiry-about-empty = Wybierz, dla kogo jest ta pomoc
errors-enquiry-they-know-empty = Wybierz „Tak”, jeśli ta osoba wie, że prosisz o pomoc
errors-enquiry-children-empty = Wybierz „Tak”, jeśli w domu są dzieci lub młodzież poniżej 19 lat
errors-enquiry-age-empty = Wybierz swoją grupę wieku lub „Wolę nie mówić”
errors-enquiry-postcode-empty = Wpisz swój kod pocztowy albo wybierz powód, dla którego nie możesz go podać
errors-enquiry-postcode-format = Wpisz cały brytyjski kod pocztowy
errors-enquiry-postcode-repairable = Czy chodzi o { $suggestion }?
errors-enquiry-postcode-not-residential = Pod tym kodem nikt nie mieszka. Wpisz kod swojego domu
errors-enquiry-area-empty = Wybierz najbliższą część Stockport lub „Nie wiem”
errors-enquiry-connection-empty = Wybierz, co łączy Cię ze Stockport, lub „Żadna z tych odpowiedzi”
errors-enquiry-name-empty = Wpisz, jak mamy się do Ciebie zwracać
errors-enquiry-name-long = Imię może mieć najwyżej 100 znaków
errors-enquiry-route-empty = Wybierz, jak mamy się z Tobą kontaktować
errors-enquiry-route-no-call = Zaznaczono „Nie dzwońcie do mnie”. Wybierz inny sposób lub usuń to zaznaczenie
errors-enquiry-route-no-text = Zaznaczono „Nie wysyłajcie mi SMS-ów”. Wybierz inny sposób lub usuń to zaznaczenie
errors-enquiry-route-no-email = Zaznaczono „Nie wysyłajcie mi e-maili”. Wybierz inny sposób lub usuń to zaznaczenie
errors-enquiry-route-shared = Ktoś inny może zobaczyć Twój telefon lub e-mail. Wybierz „Zadzwońcie do mnie” lub „Ja się odezwę”
errors-enquiry-phone-empty = Wpisz brytyjski numer telefonu
errors-enquiry-phone-format = Wpisz numer telefonu, na przykład 01632 960 001, 07700 900 982 lub +44 808 157 0192
errors-enquiry-phone-no-text = Wpisz numer komórkowy. SMS-y nie docierają na ten numer
errors-enquiry-email-empty = Wpisz adres e-mail
errors-enquiry-email-format = Wpisz adres e-mail w takiej postaci: name@example.com
errors-enquiry-safe-none = Zaznacz, o czym mamy wiedzieć, albo wybierz „Żadna z tych odpowiedzi”
errors-enquiry-safe-times-no-call = Zaznacz pory, w których możemy dzwonić, albo wybierz „Nie dzwońcie do mnie”
errors-enquiry-safe-word-length = Słowo musi mieć od 3 do 30 liter
errors-enquiry-adjustments-long = To, o czym mamy wiedzieć, może mieć najwyżej 300 znaków
errors-enquiry-message-long = To, co nam mówisz, może mieć najwyżej 1000 znaków
errors-enquiry-number = To wygląda jak numer National Insurance lub numer karty. Usuń go lub wyślij mimo to
errors-enquiry-changed = Zmieniło się to, kto dostanie zgłoszenie. Sprawdź to jeszcze raz, potem wyślij
errors-enquiry-notice-changed = Właśnie zmieniliśmy informację o prywatności: { $changes } Przeczytaj ją, potem wyślij
errors-enquiry-notice-new = Właśnie zmieniliśmy informację o prywatności. Przeczytaj ją, potem wyślij
errors-enquiry-choices-changed = Zmienił się tekst jednego z wyborów. Przeczytaj go jeszcze raz
