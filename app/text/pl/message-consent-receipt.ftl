# Polish, awaiting a reviewer
# The email with the receipt of a yes or a no that an officer wrote down. It never says to what.
message-consent-receipt =
    Dzień dobry

    Wiemy od Ciebie, co możemy robić z tym, co od Ciebie mamy. Jest to zapisane.

    Twoje potwierdzenie i to, jak je sprawdzić:
    { $address }

    Żeby zmienić zdanie:
    { $manage }

    Nikt nie czyta odpowiedzi na ten e-mail.
