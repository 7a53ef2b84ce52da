# What people think of the service: the page for everybody, the one invitation, and the thanks.

feedback-title = Tell us what you think
feedback-invited = You said we may ask you one time how it went. This is that time.
feedback-anonymous = We do not ask who you are. Nobody can join what you write to an enquiry.
feedback-not-help = Nobody can answer you from here. If you need help, [ask for help](/enquiry/before-you-start).

feedback-kind = What is it?
feedback-kind-compliment = Something went well
feedback-kind-idea = I have an idea
feedback-kind-problem = Something does not work well
feedback-about = What is it about?
feedback-about-SMBC = Family Hubs, run by Stockport Council
feedback-about-TPA = Support Hub, run by The Prevention Alliance
feedback-about-website = This website
feedback-text = What do you want to tell us?
feedback-text-hint = Do not write names, phone numbers or anything about one person. Up to { $most } characters.
feedback-send = Send

feedback-error-kind = Select what it is
feedback-error-about = Select what it is about
feedback-error-empty = Write what you want to tell us
feedback-error-long = Use { $most } characters or fewer

feedback-complain = If you want to complain
feedback-complain-lead = You can complain, and get an answer. That goes another way.
feedback-complain-information = About how we use what we hold about you: [open your enquiry](/manage), or [see whom to tell](/contact).
feedback-complain-fh = About the Family Hubs: write to [contact:fh_email].
feedback-complain-tpa = About the Support Hub: call [contact:tpa_phone].

feedback-thanks = Thank you
feedback-thanks-read = A manager reads what you wrote. We use it to make things better.
feedback-thanks-answer = We do not know who you are, so we cannot answer you.
feedback-thanks-complain = Do you want an answer? [See whom to tell](/contact).
feedback-thanks-start = Go to the start page

feedback-over = This link does not work any more
feedback-over-how = It works one time, and for { $days } days. You can tell us what you think without it.
feedback-over-next = Tell us what you think
