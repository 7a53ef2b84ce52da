# Sent after somebody got three new words; it says nothing of what the reference is about.
message-words-replaced =
    Hello

    The way into { $reference } has changed. If you did not change it, call us or write to us. Our numbers are here:
    { $address }

    We do not read replies to this email.
