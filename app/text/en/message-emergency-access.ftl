# To managers, at once. It names nobody and says nothing of the case.

message-emergency-access =
    Somebody opened enquiry { $reference } with emergency access. They do not work in its queue.

    Sign in to see who it was, why, and what they look at. You can end it there.

    { $address }
