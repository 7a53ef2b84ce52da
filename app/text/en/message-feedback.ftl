# The one email that asks how it went. Neutral: no topic, no team, no name. Its subject is the reference.
message-feedback =
    Hello

    You said that we may ask you once how it went.

    If you want to tell us, open this:
    { $link }

    You do not have to. We do not ask again. The link works once, and for { $days } days.

    We do not read replies to this email.
