# Emergency access: one enquiry outside the own scope, for 24 hours

emergency-access-nav = Emergency access
emergency-access-title = Emergency access
emergency-access-lead = Use this when you need an enquiry that you cannot open, and it cannot wait. You can look at it for 24 hours, and change nothing. Managers are told at once, and see what you looked at.
emergency-access-reference = Reference of the enquiry
emergency-access-reference-hint = The whole reference, like WNB-385-DKF.
emergency-access-reason = Why do you need to see it now?
emergency-access-reason-hint = Managers read this. Write what has happened, and what you will do.
emergency-access-open = Open it for 24 hours
emergency-access-own = What you have opened
emergency-access-report = Who opened what, and why
emergency-access-none = Nothing has been opened this way.
emergency-access-until = Open until { $when }
emergency-access-over = Ended
emergency-access-by = { $who } opened it, { $when }
emergency-access-ended = Ended early by { $who }, { $when }.
emergency-access-ran-out = Ended by itself, { $when }.
emergency-access-not-in-sight = You can no longer open this enquiry
emergency-access-looked = What was looked at
emergency-access-looked-nothing = Nothing yet.
emergency-access-looked-page = The enquiry, times: { $n }, last { $when }
emergency-access-looked-words = What the person wrote, times: { $n }, last { $when }
emergency-access-looked-contact = Phone number and email address, times: { $n }, last { $when }
emergency-access-told-nobody = No manager could be told by email when it was opened.
emergency-access-end = End this access now
emergency-access-banner = You opened this with emergency access
emergency-access-banner-until = It ends { $when }.
emergency-access-banner-what = Managers see what you look at. End it as soon as you are done.

emergency-access-error-reference = Enter the whole reference, like WNB-385-DKF
emergency-access-error-reason = Say why you need to see it now
emergency-access-error-none = No enquiry that can be opened this way has this reference. Check it, or ask a manager
emergency-access-error-scope = You can open this enquiry without emergency access. Search for it
emergency-access-error-open = You have opened this enquiry already. It is in the list below
emergency-access-error-meanwhile = This access had ended already
