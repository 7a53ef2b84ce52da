# Polish, awaiting a reviewer
# Sent when there is something to read. It never says what.
message-answer =
    Dzień dobry

    Jest coś nowego do przeczytania. Otwórz to swoim numerem i trzema słowami:
    { $address }

    Nikt nie czyta odpowiedzi na ten e-mail.
