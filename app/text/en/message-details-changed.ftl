# Sent to the address that was in use before.
message-details-changed =
    Hello

    This address is not used for { $reference } any more. If you did not change that, call us or write to us. Our numbers are here:
    { $address }

    We do not read replies to this email.
