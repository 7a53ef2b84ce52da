# Sent when there is something to read. It never says what.
message-answer =
    Hello

    There is something new for you to read. Open it with your reference and your three words:
    { $address }

    We do not read replies to this email.
