# Polish, awaiting a reviewer
# Coming back to an enquiry

manage-moment = { $day }, { $time }

# Opening it
manage-open-title = Otwórz swoje zgłoszenie
manage-reference = Twój numer zgłoszenia
manage-reference-hint = Na przykład WNB-385-DKF. Był na stronie po wysłaniu zgłoszenia.
manage-reference-empty = Wpisz numer zgłoszenia
manage-reference-shape = Wpisz numer zgłoszenia w takiej postaci: WNB-385-DKF
manage-passphrase = Twoje trzy słowa
manage-passphrase-hint = Wpisz je z odstępem między słowami.
manage-passphrase-empty = Wpisz swoje trzy słowa albo kod
manage-passphrase-shape = Sprawdź swoje trzy słowa. Jednego z nich nie ma wśród słów, których używamy
manage-passphrase-needed = Wpisz swoje trzy słowa
manage-open = Otwórz moje zgłoszenie
manage-wrong-words = Sprawdź numer zgłoszenia i trzy słowa. Nie pasują do siebie
manage-wrong-code = Sprawdź numer zgłoszenia i kod. Nie pasują do siebie
manage-wrong-words-own = Sprawdź swoje trzy słowa. Nie otwierają tego zgłoszenia
manage-no-words = Jeśli nie masz swoich trzech słów
manage-link-how = Możemy wysłać Ci e-mailem link i kod. Działają przez { $minutes } minut.
manage-link-never = Nic nie wysyłamy, jeśli wiemy od Ciebie, że e-mail nie jest dla Ciebie bezpieczny.
manage-link-send = Wyślijcie mi e-mailem link i kod
manage-code = Kod z naszego e-maila
manage-code-hint = Ma { $digits } cyfr.
manage-code-shape = Wpisz 6-cyfrowy kod, który Ci wysłaliśmy
manage-code-expired = Kod stracił ważność. Poproś o nowy
manage-code-open = Otwórz kodem
manage-nothing-head = Jeśli nic nie działa
manage-nothing = [Porozmawiaj z nami](/contact) i podaj numer zgłoszenia. Możemy pomóc Ci przez telefon.

manage-asked-head = Sprawdź swój e-mail
manage-asked = Jeśli mamy od Ciebie e-mail do tego numeru zgłoszenia i jest on bezpieczny, wiadomość jest w drodze.
manage-over-head = Twoje zgłoszenie jest zablokowane
manage-over = Otwórz je tutaj. Blokujemy je po 20 minutach, żeby było bezpieczne.
manage-over-kept = Dla bezpieczeństwa blokujemy zgłoszenie po 20 minutach. Twój niewysłany tekst trzymamy przez 30 minut. Otwórz tu swoje zgłoszenie, żeby pisać dalej.
manage-left-head = Twoje zgłoszenie jest teraz zablokowane
manage-left = Możesz je znowu otworzyć w każdej chwili.

manage-link-title = Otwórz swoje zgłoszenie tym linkiem
manage-link-once = Ten link działa jeden raz. Naciśnij przycisk, kiedy zechcesz.
manage-link-open = Otwórz moje zgłoszenie
manage-link-dead-title = Ten link już nie działa
manage-link-dead = Link działa jeden raz i przez { $minutes } minut. Możesz poprosić o nowy.
manage-link-dead-next = Poproś o nowy link

# What is happening
manage-title = Twoje zgłoszenie
manage-reference-part = Numer zgłoszenia
manage-leave = Wyjdź
manage-leave-hidden = i zablokuj swoje zgłoszenie

manage-status-sent = Mamy je
manage-status-read = Przeczytał je człowiek
manage-status-started = Pracujemy nad nim
manage-status-waiting = Czekamy na wiadomość od Ciebie
manage-status-finished = Jest zakończone
manage-status-restricted = Już z niego nie korzystamy
manage-status-hold = Jest wstrzymane
manage-status-moved = Ma je inna organizacja
manage-status-withdrawn = Wycofane przez Ciebie

manage-next-read = Co dalej: przeczyta je człowiek z zespołu **{ $team }**. Termin: { $day }.
manage-next-late = Co dalej: człowiek z zespołu **{ $team }** przeczyta je najszybciej, jak może. Jeśli nie możesz czekać, zadzwoń do nas.
manage-next-phone = Co dalej: ktoś z zespołu **{ $team }** zadzwoni do Ciebie o bezpiecznej dla Ciebie porze.
manage-next-text = Co dalej: ktoś z zespołu **{ $team }** wyśle Ci SMS o bezpiecznej dla Ciebie porze.
manage-next-email = Co dalej: ktoś z zespołu **{ $team }** wyśle Ci e-mail.
manage-next-you = Co dalej: odezwij się do zespołu **{ $team }**, kiedy Ci pasuje. Nic Ci nie wysyłamy.
manage-next-started = Zajmuje się nim ktoś z zespołu **{ $team }**. Chcesz zapytać, jak idzie? Zadzwoń do nas i podaj numer zgłoszenia.
manage-next-started-silent = Zajmuje się nim ktoś z zespołu **{ $team }**. Nic Ci nie wysyłamy. Zaglądaj tutaj albo zadzwoń do nas i podaj numer zgłoszenia.
manage-next-waiting = Co dalej: zadzwoń lub napisz do zespołu **{ $team }**. Przygotuj numer zgłoszenia.
manage-next-restricted = Trzymamy je bezpiecznie i nikt nad nim nie pracuje.
manage-next-hold = Na razie trzymamy je dłużej, bo jakaś sprawa nie jest jeszcze zamknięta.
manage-next-moved = Teraz pracuje z Tobą inna organizacja. [Zobacz, jaka to organizacja, i przejdź do niej](/manage/enquiry/shared).
manage-next-withdrawn = Nikt już nad nim nie pracuje. Trzymamy je do dnia podanego niżej.

manage-outcome-info_given = Zespół { $team } podał Ci informacje, o które chodziło. W każdej chwili możesz poprosić znowu.
manage-outcome-signposted = Zespół { $team } powiedział Ci, kto może pomóc najlepiej. W każdej chwili możesz poprosić znowu.
manage-outcome-support_accepted = Zespół { $team } ustalił z Tobą, jak Ci pomóc. Osoba, która Ci pomaga, powie więcej.
manage-outcome-intervention = Teraz pomaga osoba, która pracuje z rodzinami. Powie Ci więcej.
manage-outcome-no_further_action = Zespół { $team } nie ma już nic więcej do zrobienia. W każdej chwili możesz poprosić znowu.
manage-outcome-could_not_contact = Zespół { $team } próbował, ale kontakt z Tobą się nie udał. Zadzwoń do nas, jeśli nadal chcesz pomocy.
manage-outcome-not_ours = To nie była sprawa dla zespołu { $team }. Zadzwoń do nas, jeśli nie wiesz, dokąd iść.
manage-outcome-support_planned = Zespół { $team } planuje Ci pomóc. Zadzwoń do nas, jeśli nie masz żadnych wiadomości.
manage-outcome-casefile = Teraz ma je osoba, która pracuje z rodzinami. Zadzwoń do nas, jeśli nie masz żadnych wiadomości.
manage-outcome-ended = Zespół { $team } zakończył tę sprawę. W każdej chwili możesz poprosić znowu. Zadzwoń do nas, jeśli nadal chcesz pomocy.
manage-outcome-withdrawn = Zgłoszenie zostało przez Ciebie wycofane i nikt już nad nim nie pracuje.

manage-step-sent = Wysłane przez Ciebie
manage-step-came = Przyszło do nas
manage-step-read = Przeczytane przez człowieka
manage-step-started = Praca rozpoczęta
manage-step-finished = Zakończone
manage-step-withdrawn = Wycofane przez Ciebie

# What was asked, and where it stands
manage-question = Mamy do Ciebie pytanie
manage-question-answer = Przeczytaj je i odpowiedz
manage-requests = O co nas prosisz
manage-kept-head = Mamy Twój niedokończony tekst
manage-kept = Nie jest jeszcze wysłany.
manage-kept-go = Pisz dalej

manage-for-other = Wysłane przez Ciebie: { $moment }.
manage-for-other-more = Dotyczy kogoś innego, więc możemy pokazać Ci tylko to, co mamy od Ciebie.

# Choices
manage-choices = Twoje wybory
manage-choices-change = Zmień swoje wybory
manage-choices-lead = Odznacz pole, żeby coś zatrzymać. Zaznacz pole, żeby coś zacząć. To działa od razu i nikt nie pyta dlaczego.
manage-choices-none = Nie ma tu nic, co trzeba wybrać.
manage-choices-withdrawn = Zgłoszenie zostało przez Ciebie wycofane, więc wszystko jest wyłączone. Nie ma tu na co odpowiadać „tak” ani „nie”.
manage-choices-undo = To pomyłka? [Możesz to cofnąć](/manage/enquiry).
manage-choices-kept = Trzymamy Twój formularz do { $date }. Trzymamy też Twoje odpowiedzi „tak” i „nie”. Prawo mówi, że musimy umieć je udowodnić.
manage-choices-notice = Gdy mówisz „tak”, ważna jest ta informacja:
manage-choices-notice-link = informacja o prywatności, wersja { $version }
manage-choices-more = Chcesz zatrzymać więcej niż to? [Poproś, żebyśmy przestali, poczekali lub coś usunęli](/manage/enquiry/rights).
manage-choices-leave = Zostaw tak, jak jest
manage-yes = Tak
manage-no = Nie
manage-said = Twoja odpowiedź
manage-said-yes = Twoja odpowiedź: tak, { $date }.
manage-said-no = Twoja odpowiedź: nie, { $date }.
manage-said-yes-row = Tak, { $date }
manage-said-no-row = Nie, { $date }
manage-said-nothing = Jeszcze jej nie ma, więc to jest wyłączone
manage-receipt = Zobacz potwierdzenie
manage-effect = Jeśli odznaczysz to pole
manage-notice-changed = Właśnie zmieniliśmy informację o prywatności. Przeczytaj ją niżej, potem przejdź dalej, jeśli nadal chcesz powiedzieć „tak”
manage-wording-changed = Zmieniliśmy tekst przy jednym z pól. Przeczytaj go jeszcze raz i zaznacz pole, jeśli się zgadzasz
manage-done = Gotowe: { $moment }
manage-done-stopped = Zatrzymane: { $label }
manage-done-started = Rozpoczęte: { $label }
manage-done-receipt = Zobacz swoje potwierdzenie
manage-undo = Cofnij to

# Asked again, because the notice changed
manage-reconsent-head = Zmieniliśmy informację o prywatności
manage-reconsent-what = Twoje zgody zostają takie, jakie są. Możesz teraz jeszcze raz powiedzieć „tak” lub „nie”.
manage-reconsent-from = Nowa jest ważna od { $date }.
manage-reconsent-compare = Zobacz słowo po słowie, co się zmieniło
manage-reconsent-answer = Powiedz jeszcze raz „tak” lub „nie”
manage-reconsent-title = Czy nadal się zgadzasz?
manage-reconsent-leave = Możesz zostawić pytanie bez odpowiedzi. Wtedy nic się nie zmieni.
manage-reconsent-yes = Tak, nadal
manage-reconsent-no = Nie, zatrzymajcie to
manage-reconsent-newer = Znowu zmieniliśmy tę informację. Zobacz, co się zmieniło, a potem powiedz „tak” lub „nie”
manage-wording-changed-again = Zmieniliśmy tekst jednego z pytań. Przeczytaj je jeszcze raz, a potem powiedz „tak” lub „nie”
manage-done-again = Nadal się zgadzasz: { $label }

# What is held
manage-held = Jakie informacje mamy i dlaczego
manage-held-locked = Twoje odpowiedzi są zablokowane. Żeby je zobaczyć, wpisz swoje trzy słowa.
manage-held-show = Pokaż moje odpowiedzi
manage-held-nothing = Nie mamy tego od Ciebie
manage-held-english = Nie ma tu wyboru albo wybrany jest angielski. Używamy angielskiego, dopóki nie wybierzesz innego języka.
manage-held-area = Okolica: { $area }
manage-held-contact = Twoje imię i kontakt z Tobą
manage-held-safety = Twoje bezpieczeństwo
manage-held-topic = W czym chcesz pomocy
manage-held-home = Ty i Twój dom
manage-held-home-them = Ty i dom tej osoby
manage-held-place = Gdzie to jest
manage-held-access = Język i ułatwienia
manage-held-message = Twoje własne słowa
manage-held-who = Dla kogo: { $who }
manage-held-children = Dzieci poniżej 19 lat w domu: { $answer }
manage-held-send = Ktoś poniżej 25 lat ze specjalnymi potrzebami: { $answer }
manage-held-26 = Osoba ma 26 lat lub mniej: { $answer }
manage-held-age = Wiek: { $age }
manage-held-time = { $day }, { $part }
manage-held-someone = Gdy odbierze ktoś inny: { $what }
manage-held-times = Bezpieczne pory: { $times }
manage-held-word = Nasze słowo: { $word }
manage-why-contact-smbc = Mamy to od Ciebie, żeby się z Tobą kontaktować. Pomoc rodzinom to nasze zadanie zapisane w prawie.
manage-why-contact-tpa = Mamy to od Ciebie, żeby się z Tobą kontaktować. Nasze zadanie to pomagać ludziom, żeby mieli się dobrze.
manage-why-safety = Wiemy od Ciebie, co daje Ci bezpieczeństwo. Musimy się tego trzymać.
manage-why-topic = To Twój wybór. Dzięki niemu wiemy, który zespół może pomóc.
manage-why-home = Wiemy to od Ciebie. Dzięki temu wiemy, który zespół może pomóc.
manage-why-place = Wiemy od Ciebie, gdzie to jest. Stąd znamy okolicę i zespół, który jest blisko.
manage-why-if-safety = Jeśli wiemy od Ciebie, co daje Ci bezpieczeństwo, jest to tutaj. Musimy się tego trzymać.
manage-why-if-place = Jeśli wiemy od Ciebie, gdzie to jest, jest to tutaj. Stąd wiemy, który zespół jest blisko.
manage-why-if-access = Jeśli wiemy od Ciebie, jak rozmawiać, żeby Ci to pasowało, jest to tutaj.
manage-why-if-message = Jeśli mamy od Ciebie coś Twoimi słowami, jest to tutaj. Nikt tego nie wymagał.
manage-why-access = Wiemy to od Ciebie, żeby rozmawiać tak, jak Ci pasuje.
manage-why-message = Mówisz nam to z własnego wyboru. Nikt tego nie wymagał.
manage-held-ours = Co dodajemy od siebie
manage-held-work = Notatki o naszej pracy z Tobą, bo musimy umieć pokazać, co zrobiliśmy.
manage-held-ledger = Twoje odpowiedzi „tak” i „nie”, bo prawo mówi, że musimy umieć je udowodnić.
manage-held-looks = Lista osób, które zaglądały do Twojego zgłoszenia, bo dzięki niej jest ono bezpieczne.
manage-notice = Informacja o prywatności, która była Ci pokazana (wersja { $version })

# When it goes, and who to talk to
manage-delete = Kiedy to usuniemy
manage-delete-after = Usuniemy ten formularz po { $date }.
manage-contact = Z kim rozmawiać
manage-contact-team = Zespół { $team } ma Twoje zgłoszenie. Przygotuj numer zgłoszenia.
manage-contact-team-withdrawn = Zespół { $team } miał Twoje zgłoszenie. Nikt już nad nim nie pracuje.
manage-contact-team-ended = Zespół { $team } miał Twoje zgłoszenie. Przygotuj numer zgłoszenia.
manage-contact-phone = Telefon
manage-contact-email = E-mail
manage-contact-text = SMS, dla osób, które nie słyszą
manage-contact-dpo = Informacje o Tobie
manage-contact-link = Kontakt z nami
manage-rights = Możesz poprosić o kopię lub o poprawienie błędu. Możesz też poprosić, żeby coś zatrzymać lub usunąć. [Poproś tutaj](/manage/enquiry/rights).
manage-rights-link = Zapytaj o informacje o Tobie
manage-details-link = Zmień sposób kontaktu z Tobą
manage-shared-link = Kto miał informacje o Tobie
manage-download-link = Zapisz kopię
manage-complaint-link = Złóż skargę
manage-withdraw-link = Wycofaj zgłoszenie
manage-passphrase-first = Najpierw wpisz swoje trzy słowa, żeby nikt inny nie mógł tego zrobić.
manage-delete-held = Na razie trzymamy je dłużej, bo jest otwarta prośba lub skarga.
manage-do = Co możesz zrobić
manage-locked-link = { $label } (najpierw trzy słowa)
manage-equality-link = Twoje odpowiedzi o równym traktowaniu
