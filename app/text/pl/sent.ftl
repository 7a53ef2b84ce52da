# Polish, awaiting a reviewer
# After sending

sent-title = Mamy Twoje zgłoszenie
sent-reference = Twój numer zgłoszenia
sent-next = Co będzie dalej
sent-due = Termin: { $day }, { $time }
sent-due-today = Dziś, do godziny { $time }
sent-read = Twoje zgłoszenie czyta człowiek z tego zespołu: { $team }.
sent-then-phone = Potem do Ciebie dzwonimy
sent-then-phone-how = Dzwonimy pod numer, który mamy od Ciebie.
sent-then-text = Potem wysyłamy Ci SMS
sent-then-text-how = Wysyłamy SMS na numer, który mamy od Ciebie.
sent-then-email = Potem wysyłamy Ci e-mail
sent-then-email-how = Piszemy na adres e-mail, który mamy od Ciebie.
sent-then-you = Potem Ty odzywasz się do nas
sent-then-you-how = Nic Ci nie wysyłamy. Wróć tutaj lub zadzwoń do nas i podaj numer zgłoszenia.
sent-wishes = Oto Twoje prośby:
sent-agree = Razem ustalamy, co robić
sent-agree-ask = Jeśli inny zespół będzie lepszy, najpierw zapytamy Ciebie.
sent-emailed = Wysyłamy Ci też e-mail z numerem zgłoszenia. Nie ma w nim, o co prosisz.

sent-back = Możesz tu wrócić, kiedy chcesz
sent-back-how = Sprawdź, co się dzieje, lub zmień zdanie. Potrzebujesz numeru zgłoszenia i tych trzech słów.
sent-words-only = Te trzy słowa to Twoja jedyna droga powrotu na tej stronie internetowej.
sent-words-keep = Trzymaj je tam, gdzie tylko Ty je widzisz, albo naucz się ich na pamięć.
sent-words-shown = Pokazujemy je tu, dopóki nie wyjdziesz albo nie zrobisz 30 minut przerwy. Potem nikt nie może Ci ich podać.
sent-record = Zachowaj kopię do druku
sent-manage = Przejdź do swojego zgłoszenia

sent-choices = Twoje wybory
sent-choices-change = W każdej chwili możesz zmienić zdanie.
sent-yes = Tak
sent-no = Nie
sent-receipt = Twoje potwierdzenie jest dowodem, na co się zgadzasz:

sent-sooner = Jeśli potrzebujesz nas wcześniej
sent-ring-smbc = Family Hubs. Przygotuj numer zgłoszenia.
sent-ring-tpa = Support Hub. Przygotuj numer zgłoszenia.
sent-danger = Jesteś w niebezpieczeństwie? Zadzwoń pod [contact:emergency].
sent-delete = Usuniemy ten formularz po { $date }.
sent-leave = Zakończ i wyczyść tę stronę

sent-fair = Dwie minuty, żeby pomóc nam traktować wszystkich równo?
sent-fair-how = Kilka pytań o Tobie, trzymanych osobno od zgłoszenia. Nikt, kto Ci pomaga, nie widzi odpowiedzi.
sent-fair-go = Odpowiedz na pytania
sent-fair-one = Jedno pytanie, żeby pomóc nam traktować wszystkich równo?
sent-fair-how-one = Jedno pytanie o Tobie, trzymane osobno od zgłoszenia. Nikt, kto Ci pomaga, nie widzi odpowiedzi.
sent-fair-go-one = Odpowiedz na pytanie

sent-record-title = Kopia Twojego zgłoszenia
sent-record-lead = Możesz wydrukować tę stronę lub ją zapisać. Trzymaj ją tam, gdzie tylko Ty ją widzisz.
sent-record-when = Wysłano
sent-record-at = { $day }, { $time }
sent-record-back = Żeby zobaczyć, co się dzieje, otwórz { $address }. Potrzebny będzie numer i Twoje trzy słowa.
sent-record-to = Do
sent-record-notice = Prywatność

sent-already = Twoje zgłoszenie jest już wysłane.
sent-already-see = Zobacz je jeszcze raz
