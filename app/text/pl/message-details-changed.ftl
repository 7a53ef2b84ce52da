# Polish, awaiting a reviewer
# Sent to the address that was in use before.
message-details-changed =
    Dzień dobry

    Tego adresu nie używamy już dla numeru { $reference }. Jeśli to nie Twoja zmiana, zadzwoń lub napisz do nas. Nasze numery są tutaj:
    { $address }

    Nikt nie czyta odpowiedzi na ten e-mail.
