# Polish, awaiting a reviewer
# What stands around every page

shell-name = Pomoc w Stockport
shell-strapline = Family Hubs i Support Hub
shell-title = { $title } – Pomoc w Stockport
shell-title-error = Błąd: { $title } – Pomoc w Stockport
shell-demo = Strona próbna
shell-message = Wiadomość dla wszystkich
shell-skip = Przejdź do głównej treści
shell-back = Wstecz
shell-back-label = Wstecz
shell-change = Zmień
shell-or = lub
shell-problem = Jest problem
shell-error-hidden = Błąd:
shell-continue = Dalej
shell-count-left = Pozostało znaków: { $number }
shell-count-over = Za dużo znaków: { $number }
shell-idle-warning = Za 5 minut skasujemy Twoje odpowiedzi. Potrzebujesz więcej czasu?
shell-idle-keep = Zachowaj moje odpowiedzi

shell-exit = Wyjdź z tej strony
shell-exit-label = Szybkie wyjście
shell-exit-hint = Wychodzi od razu i kasuje to, co jest tu wpisane.
shell-exit-two = Shift: naciśnij jeszcze 2 razy, żeby wyjść.
shell-exit-one = Shift: naciśnij jeszcze 1 raz, żeby wyjść.

shell-team-fh = Stockport Family Hubs
shell-team-fh-by = Prowadzi: Stockport Council
shell-team-tpa = Stockport Support Hub
shell-team-tpa-by = Prowadzi: The Prevention Alliance

shell-link-privacy = Prywatność
shell-link-cookies = Pliki cookie
shell-link-accessibility = Dostępność
shell-link-safe = Bezpieczeństwo w internecie
shell-link-contact = Kontakt z nami
shell-link-feedback = Powiedz nam, co myślisz
