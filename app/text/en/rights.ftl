# Asking for something about your information

rights-title = Ask about your information
rights-lead = You can ask us for any of these. It costs nothing. We answer within one month.
rights-what = What would you like us to do?
rights-words = Is there something we should know? (optional)
rights-words-hint = Up to { $most } characters. To put a mistake right, say what is wrong and what is right.
rights-send = Send
rights-complain = Are you unhappy with how we use your information? [Make a complaint](/manage/enquiry/complaint).
rights-yours = What you have asked so far
rights-asked-on = You asked on { $date }.
rights-answer-by = We answer by { $day }, { $date }.
rights-stage-open = We are on it
rights-stage-waiting = We wait for you
rights-stage-answered = Answered
rights-request-title = What you asked
rights-number = Number
rights-you-wrote = What you wrote
rights-answers = What we told you
rights-nothing-yet = Nothing yet. You see it here as soon as there is something.
rights-locked = To read our answers, [enter your three words](/manage/enquiry) first.
rights-copy = Your copy
rights-sent-head = We have your request
rights-sent = A person in the data protection team looks at it.
rights-sent-by = A person in the data protection team looks at it. You get an answer by { $date }.
rights-sent-complaint = We look into it. A person answers you within 5 working days. This page shows how it goes.
rights-sent-meanwhile = Until then nobody works on your enquiry.
rights-offer-restrict = Instead, you can ask us to keep it locked away and not use it.
rights-offer-restrict-button = Ask us not to use it

rights-kind-access = See all you have about me
rights-kind-correct = Put a mistake right
rights-kind-erase = Delete my information
rights-kind-restrict = Keep it, but do not use it
rights-kind-object = I object to what you do with it
rights-kind-stop_using = Stop using my information
rights-kind-portability = Move it to someone else
rights-kind-review = Have a person look again at which team has it
rights-kind-complaint = Complaint
rights-hint-access = A copy of everything, also notes about our work with you.
rights-hint-correct = Your contact details you can change yourself, straight away.
rights-hint-erase = We delete what we may. Some things we must keep, and we say which and why.
rights-hint-restrict = Nobody works with it. It stays locked away.
rights-hint-object = Nobody works with it while we think about it.
rights-hint-stop_using = All of it, or a part. Nobody works with it while we think about it.
rights-hint-portability = You get it as a file that another service can read.
rights-hint-review = A different person checks it.
rights-hint-complaint = About how we use your information.

rights-told-identity_asked = We have to be sure who is asking
rights-told-clarify_asked = We have a question
rights-told-extended = We need more time
rights-told-acknowledged = We have it
rights-told-progress = How it is going
rights-told-looked_again = A person looked again
rights-decision-granted = We said yes
rights-decision-partly = We said yes to a part of it
rights-decision-refused = We said no
complaint-decision-granted = You were right
complaint-decision-partly = You were right in part
complaint-decision-refused = We do not agree

rights-refusal-statutory_obligation = A law says that we must keep it or use it.
rights-refusal-legal_claims = It is needed for a legal claim.
rights-refusal-contract = The support that you agreed with us cannot work without it.
rights-refusal-safeguarding = Someone could be hurt.
rights-refusal-other_people = It is about someone else too.
rights-refusal-not_held = We do not have it.
rights-refusal-not_shown = We could not find that anything was wrong.
rights-refusal-excessive = It was asked many times before.
rights-left-out-other_people = We left this out, because it is about someone else.
rights-left-out-safeguarding = We left this out, because someone could be hurt.
rights-left-out-legal = We left this out, because the law says so.

rights-error-kind = Select what you would like us to do
rights-error-words = Write down what it is about
rights-error-words-long = What you write must be 1,000 characters or less
rights-error-team = Select who you mean
rights-error-name = Enter your name
rights-error-reply = Enter where we can send the answer
rights-error-reply-long = Where we send the answer must be 300 characters or less

# Without an enquiry at hand
rights-public-title = Your rights, and complaints about your information
rights-public-lead = Do you have your three words? Then it is quicker to [open your enquiry](/manage) and ask there.
rights-team = Who do you want to ask?
rights-team-smbc = Stockport Council, for the Family Hubs
rights-team-tpa = The Prevention Alliance, for the Support Hub
rights-reference = Your reference, if you have one (optional)
rights-reference-hint = Like WNB-385-DKF.
rights-name = Your name
rights-reply = Where can we send the answer?
rights-reply-hint = An email, a phone number or a postal address that is safe for you.
rights-public-next = The data protection team gets in touch with you. First we have to be sure that it is you.
rights-public-tell = Until then we tell nobody if we have an enquiry from you.

# Complaints
complaint-title = Complain about how we use your information
complaint-lead = Tell us what went wrong and what you would like us to do.
complaint-when = We thank you straight away. A person answers within 5 working days. Then we look into it and tell you what we find.
complaint-words = What went wrong?
complaint-send = Send my complaint
complaint-other = Other ways
complaint-by-email = Email
complaint-by-phone = Phone
complaint-by-text = Text, for deaf people
complaint-regulator = The regulator, if you are not happy with our answer
complaint-service = Is it about how someone treated you, and not about information? Call us or write to us. We tell you who looks at it.
