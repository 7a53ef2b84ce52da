# Polish, awaiting a reviewer
# Sent after somebody got three new words; it says nothing of what the reference is about.
message-words-replaced =
    Dzień dobry

    Zmienił się sposób wejścia do { $reference }. Jeśli to nie Twoja zmiana, zadzwoń lub napisz do nas. Nasze numery są tutaj:
    { $address }

    Nikt nie czyta odpowiedzi na ten e-mail.
