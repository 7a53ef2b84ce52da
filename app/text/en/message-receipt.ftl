# The email that says that we have an enquiry. Its subject is the reference; it never names a topic or a team.
message-receipt =
    Hello

    We have what you sent us. Your reference is { $reference }.

    A person reads it and gets in touch the way you chose.

    To see what is happening, or to change your mind:
    { $address }

    We do not read replies to this email.
