# Polish, awaiting a reviewer
# The start page

start-title = Poproś o pomoc
start-heading = Poproś o pomoc w Stockport
start-lead = Dla rodzin, młodzieży i dorosłych. Napisz po swojemu, czego potrzebujesz. Przeczyta to prawdziwy człowiek i odezwie się do Ciebie.
start-ask = Poproś o pomoc
start-return = Wróć do wysłanego zgłoszenia
start-facts = To trwa około 5 minut. Jest za darmo i nie trzeba mieć konta.

start-danger = Jesteś teraz w niebezpieczeństwie? Zadzwoń pod [contact:emergency]
start-danger-silent = Jeśli nie możesz mówić, nie rozłączaj się. Gdy usłyszysz komunikat, naciśnij **55**.
start-danger-hours = Ten formularz nie jest na nagłe sytuacje. Ludzie czytają go w tych godzinach: { $hours }.
start-danger-more = Więcej pomocy od zaraz

start-how = Jak to działa
start-step-tell = Mówisz nam, czego potrzebujesz
start-step-tell-more = Pytania są krótkie. Możesz pominąć każde, przy którym jest napis „nieobowiązkowe”.
start-step-who = Widzisz, dokąd to trafia
start-step-who-more = Podajemy, który zespół pasuje, i mówimy dlaczego. Możesz wybrać ten drugi.
start-step-read = Czyta to człowiek
start-step-read-more = Pilne sprawy w tym samym dniu roboczym. Wszystkie inne w ciągu { $days } dni roboczych.
start-step-reply = Odpowiadamy tak, jak wolisz
start-step-reply-more = Jeśli telefon mógłby narazić Cię na niebezpieczeństwo, nie zadzwonimy.

start-yours = Ty decydujesz
start-yours-share = Mówisz, co możemy przekazać innym. Jeśli się nie zgodzisz, dostaniesz taką samą pomoc.
start-yours-mind = Możesz zmienić zdanie, kiedy tylko chcesz.
start-yours-see = Możesz sprawdzić, kto miał informacje o Tobie i którego dnia je usuniemy.
start-yours-kept = Gdy wypełniasz formularz, trzymamy Twoje odpowiedzi przez { $minutes } minut. Potem znikają.
start-privacy = Jak korzystamy z tego, co nam mówisz

start-talk = Wolisz porozmawiać?
start-talk-families = Rodziny i młodzież
start-talk-adults = Dorośli
start-talk-with-you = Możemy wypełnić formularz razem z Tobą. Możemy zapewnić tłumacza.
start-talk-more = Wszystkie sposoby kontaktu z nami

start-teams = Dwa zespoły, jedno miejsce, gdzie możesz poprosić o pomoc
start-teams-more = Nie musisz wybierać. Po drodze pokażemy Ci, który pasuje.
start-team-fh = Dla rodzin z dziećmi do 19 lat, a przy specjalnych potrzebach do 25 lat. Prowadzi je Stockport Council.
start-team-tpa = Dla dorosłych: dom, pieniądze, zły nastrój lub samotność. Prowadzi go The Prevention Alliance.
