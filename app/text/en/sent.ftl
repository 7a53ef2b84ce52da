# After sending

sent-title = We have your enquiry
sent-reference = Your reference
sent-next = What happens next
sent-due = By { $day }, { $time }
sent-due-today = Today, by { $time }
sent-read = A person in this team reads what you sent: { $team }.
sent-then-phone = Then we ring you
sent-then-phone-how = We ring the number you gave us.
sent-then-text = Then we text you
sent-then-text-how = We text the number you gave us.
sent-then-email = Then we email you
sent-then-email-how = We write to the email address you gave us.
sent-then-you = Then you get in touch with us
sent-then-you-how = We send you nothing. Come back here, or ring us, and give your reference.
sent-wishes = You asked us this:
sent-agree = We agree what to do together
sent-agree-ask = If another team is better, we ask you first.
sent-emailed = We also send you an email with your reference. It does not say what you asked about.

sent-back = Come back any time
sent-back-how = See what is happening, or change your mind. You need your reference and these three words.
sent-words-only = These three words are your only way back on this website.
sent-words-keep = Keep them where only you can see them, or learn them by heart.
sent-words-shown = We show them here until you leave or stop for 30 minutes. After that nobody can tell you them.
sent-record = Keep a record to print
sent-manage = Go to your enquiry

sent-choices = Your choices
sent-choices-change = You can change your mind at any time.
sent-yes = Yes
sent-no = No
sent-receipt = Your receipt proves what you said yes to:

sent-sooner = If you need us sooner
sent-ring-smbc = Family Hubs. Have your reference ready.
sent-ring-tpa = Support Hub. Have your reference ready.
sent-danger = In danger? Call [contact:emergency].
sent-delete = We will delete this form after { $date }.
sent-leave = Finish and wipe this page

sent-fair = Two minutes to help us be fair?
sent-fair-how = A few questions about you, kept apart from your enquiry. Nobody who helps you sees the answers.
sent-fair-go = Answer the questions
sent-fair-one = One question to help us be fair?
sent-fair-how-one = One question about you, kept apart from your enquiry. Nobody who helps you sees the answer.
sent-fair-go-one = Answer the question

sent-record-title = A record of what you sent
sent-record-lead = You can print this page or save it. Keep it where only you can see it.
sent-record-when = Sent
sent-record-at = { $day }, { $time }
sent-record-back = To see how it goes, open { $address }. You need your reference and your three words.
sent-record-to = To
sent-record-notice = Privacy

sent-already = You have sent an enquiry.
sent-already-see = See it again
