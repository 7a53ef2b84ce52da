# The email with a link and a code. Neutral: no topic, no team, no name. Its subject is the reference.

message-manage-link = You asked for a link.

    Open it:
    { $link }

    Or type this code: { $code }

    They work once, and for { $minutes } minutes.

    If you did not ask for this, do nothing.
