# To the safeguarding lead, at once. It names nobody and says nothing of the case.

message-concern-raised =
    A safeguarding concern was raised on enquiry { $reference }.

    Sign in and look at it by: { $due }.

    { $address }
