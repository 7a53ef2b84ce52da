# Polish, awaiting a reviewer
# Check your answers

check-title = Sprawdź odpowiedzi, a potem wyślij
check-blank = Nie podano
check-need = Czego potrzebujesz
check-you = O Tobie
check-them = O osobie, która potrzebuje pomocy
check-touch = Kontakt
check-choices = Twoje wybory

check-topic = Temat pomocy
check-danger = Niebezpieczeństwo teraz
check-tonight = Bezpieczne miejsce na tę noc
check-about = Dla kogo
check-they-know = Czy ta osoba wie, że prosisz o pomoc
check-message = Co chcesz nam powiedzieć
check-children = Dzieci w domu
check-children-them = Dzieci w domu tej osoby
check-child-age = Wiek dziecka
check-send = Specjalne potrzeby w domu, poniżej 25 lat
check-send-them = Specjalne potrzeby w domu tej osoby, poniżej 25 lat
check-subject-26 = 26 lat lub mniej
check-age = Twój wiek
check-postcode = Kod pocztowy
check-area = Część Stockport
check-tie = Związek ze Stockport
check-name = Imię
check-contact = Sposób kontaktu
check-safe = Dla Twojego bezpieczeństwa
check-access = Język i ułatwienia
check-times = Bezpieczne pory: { $times }
check-someone = Gdy odbierze ktoś inny: { $answer }
check-word = Nasze słowo: { $word }
check-said-yes = Twoje zgody
check-said-yes-what = swoje zgody
check-said-nothing = Brak. To w porządku.

check-who = Kto to dostanie
check-part-of = Część organizacji { $organisation }
check-run-by = Prowadzi: { $organisation }
check-why = Dlaczego ten zespół?
check-person = Zanim cokolwiek się stanie, sprawdzi to człowiek.
check-switched = Chcesz wysłać to właśnie tutaj. Zanim cokolwiek się stanie, sprawdzi to człowiek.
check-notice = Jak { $organisation } korzysta z tego, co nam mówisz
check-other = Drugi zespół:
check-other-smbc = Pomaga rodzinom z dziećmi. Prowadzi go Stockport Council.
check-other-tpa = Pomaga dorosłym. Prowadzi go The Prevention Alliance.
check-switch = Wyślij to do drugiego zespołu
check-send-smbc = Wyślij do Family Hub
check-send-tpa = Wyślij do Support Hub
check-send-anyway-smbc = Wyślij mimo to do Family Hub
check-send-anyway-tpa = Wyślij mimo to do Support Hub
check-number-head = Czy ten numer ma tam być?
check-number = W tekście jest coś, co wygląda jak numer National Insurance lub numer karty. Nie potrzebujemy go.
check-number-out = Usuń go z tekstu
