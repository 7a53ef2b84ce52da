# The email to somebody who is invited to work here. Neutral: no name, no role.
message-invitation-subject = Your account
message-invitation =
    Hello

    You are invited to work in a service of Stockport. To set up your account, open this:
    { $link }

    The link works once, until { $date }. You need a phone with an app for one-time codes.

    What we keep about people who work here is on the page behind the link.

    If you did not expect this, do nothing.
