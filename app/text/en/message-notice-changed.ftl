# The email that says that a notice changed in substance. Its subject is the reference; it names no topic, no
# team and nothing that anybody agreed to.
message-notice-changed =
    Hello

    We have changed how we tell people what we do with their information.

    You said yes to something before. That stays as it is. You can look at what changed, and say yes or no again:
    { $address }

    Your reference is { $reference }.

    We do not read replies to this email.
