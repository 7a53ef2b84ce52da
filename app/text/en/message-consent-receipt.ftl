# The email with the receipt of a yes or a no that an officer wrote down. It never says to what.
message-consent-receipt =
    Hello

    You told us what we may do with what you gave us. We have written it down.

    Your receipt, and how to check it:
    { $address }

    To change your mind:
    { $manage }

    We do not read replies to this email.
