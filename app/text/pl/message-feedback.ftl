# Polish, awaiting a reviewer
# The one email that asks how it went. Neutral: no topic, no team, no name. Its subject is the reference.
message-feedback =
    Dzień dobry

    Mamy Twoją zgodę, żeby raz zapytać, jak poszło.

    Jeśli chcesz nam o tym powiedzieć, otwórz to:
    { $link }

    Nie musisz tego robić. Nie zapytamy drugi raz. Link działa jeden raz i przez { $days } dni.

    Nikt nie czyta odpowiedzi na ten e-mail.
