# Polish, awaiting a reviewer
# The email with a link and a code. Neutral: no topic, no team, no name. Its subject is the reference.

message-manage-link = Oto link, o który prosisz.

    Otwórz go:
    { $link }

    Albo wpisz ten kod: { $code }

    Działają jeden raz i przez { $minutes } minut.

    Jeśli to nie Twoja prośba, nic nie rób.
