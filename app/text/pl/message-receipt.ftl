# Polish, awaiting a reviewer
# The email that says that we have an enquiry. Its subject is the reference; it never names a topic or a team.
message-receipt =
    Dzień dobry

    Dotarła do nas Twoja wiadomość. Twój numer to { $reference }.

    Przeczyta to człowiek i odezwie się w wybrany przez Ciebie sposób.

    Żeby zobaczyć, co się dzieje, lub zmienić zdanie:
    { $address }

    Nikt nie czyta odpowiedzi na ten e-mail.
