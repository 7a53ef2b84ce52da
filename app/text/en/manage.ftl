# Coming back to an enquiry

manage-moment = { $day }, { $time }

# Opening it
manage-open-title = Open your enquiry
manage-reference = Your reference
manage-reference-hint = Like WNB-385-DKF. It was on the page after you sent your enquiry.
manage-reference-empty = Enter your reference
manage-reference-shape = Enter a reference like WNB-385-DKF
manage-passphrase = Your three words
manage-passphrase-hint = Type them with a space between each word.
manage-passphrase-empty = Enter your three words, or a code
manage-passphrase-shape = Check your three words. One of them is not a word that we use
manage-passphrase-needed = Enter your three words
manage-open = Open my enquiry
manage-wrong-words = Check your reference and your three words. They do not go together
manage-wrong-code = Check your reference and the code. They do not go together
manage-wrong-words-own = Check your three words. They do not open this enquiry
manage-no-words = If you do not have your three words
manage-link-how = We can email you a link and a code. They work for { $minutes } minutes.
manage-link-never = We send nothing if you told us that email is not safe for you.
manage-link-send = Email me a link and a code
manage-code = The code from our email
manage-code-hint = It has { $digits } digits.
manage-code-shape = Enter the 6 digit code we sent you
manage-code-expired = The code has expired. Ask for a new one
manage-code-open = Open with the code
manage-nothing-head = If nothing works
manage-nothing = [Talk to us](/contact) and say your reference. We can help you on the phone.

manage-asked-head = Look in your email
manage-asked = If you gave us an email for this reference, and it is safe, a message is on its way.
manage-over-head = Your enquiry is locked
manage-over = Open it here. We lock it after 20 minutes, to keep it safe.
manage-over-kept = We lock it after 20 minutes, to keep it safe. What you were writing is kept for 30 minutes. Open your enquiry here to go on.
manage-left-head = You have locked your enquiry
manage-left = You can open it again at any time.

manage-link-title = Open your enquiry with this link
manage-link-once = This link works one time. Use the button when you are ready.
manage-link-open = Open my enquiry
manage-link-dead-title = This link does not work any more
manage-link-dead = A link works one time, and for { $minutes } minutes. You can ask for a new one.
manage-link-dead-next = Ask for a new link

# What is happening
manage-title = Your enquiry
manage-reference-part = Reference
manage-leave = Leave
manage-leave-hidden = and lock your enquiry

manage-status-sent = We have it
manage-status-read = A person has read it
manage-status-started = We are working on it
manage-status-waiting = We are waiting to hear from you
manage-status-finished = It is finished
manage-status-restricted = We have stopped using it
manage-status-hold = It is on hold
manage-status-moved = Another organisation has it
manage-status-withdrawn = You took it back

manage-next-read = Next: a person at **{ $team }** reads it by { $day }.
manage-next-late = Next: a person at **{ $team }** reads it as soon as they can. If you cannot wait, call us.
manage-next-phone = Next: someone from **{ $team }** rings you, at a time that is safe for you.
manage-next-text = Next: someone from **{ $team }** sends you a text, at a time that is safe for you.
manage-next-email = Next: someone from **{ $team }** sends you an email.
manage-next-you = Next: get in touch with **{ $team }** when it suits you. We send you nothing.
manage-next-started = Someone from **{ $team }** is on it. To ask how it is going, call us and give your reference.
manage-next-started-silent = Someone from **{ $team }** is on it. We send you nothing. Look here, or call us and give your reference.
manage-next-waiting = Next: call or write to **{ $team }**. Have your reference ready.
manage-next-restricted = We keep it safe, and nobody works with it.
manage-next-hold = We keep it longer for now, because something is still open.
manage-next-moved = Another organisation works with you now. [See who, and go on to them](/manage/enquiry/shared).
manage-next-withdrawn = Nobody works on it any more. We keep it until the day below.

manage-outcome-info_given = { $team } gave you the information you asked for. You can ask again at any time.
manage-outcome-signposted = { $team } told you who can help you best. You can ask again at any time.
manage-outcome-support_accepted = { $team } has agreed with you how to help. The person who helps you tells you more.
manage-outcome-intervention = A family worker is helping now. They tell you more.
manage-outcome-no_further_action = There is nothing more that { $team } has to do. You can ask again at any time.
manage-outcome-could_not_contact = { $team } tried and did not reach you. Call us if you still want help.
manage-outcome-not_ours = This was not for { $team }. Call us if you do not know where to go.
manage-outcome-support_planned = { $team } plans to support you. Call us if you have heard nothing.
manage-outcome-casefile = A family worker has it now. Call us if you have heard nothing.
manage-outcome-ended = { $team } has ended it. You can ask again at any time. Call us if you still want help.
manage-outcome-withdrawn = You took it back, and nobody works on it any more.

manage-step-sent = You sent it
manage-step-came = It came to us
manage-step-read = A person read it
manage-step-started = We started work on it
manage-step-finished = Finished
manage-step-withdrawn = You took it back

# What was asked, and where it stands
manage-question = We have a question for you
manage-question-answer = Read it and answer
manage-requests = What you asked us to do
manage-kept-head = We kept what you were writing
manage-kept = It was not sent yet.
manage-kept-go = Go on writing

manage-for-other = You sent it on { $moment }.
manage-for-other-more = It is about someone else, so we can only show you what you sent.

# Choices
manage-choices = Your choices
manage-choices-change = Change your choices
manage-choices-lead = Untick a box to stop. Tick one to start. It works straight away, and nobody asks you why.
manage-choices-none = There is nothing here that you have to choose.
manage-choices-withdrawn = You took your enquiry back, so everything is off. There is nothing to say yes or no to.
manage-choices-undo = Did you not mean to? [You can undo it](/manage/enquiry).
manage-choices-kept = We keep your form until { $date }. We keep what you said yes or no to as well. The law says we must be able to prove it.
manage-choices-notice = When you say yes, this notice counts:
manage-choices-notice-link = privacy notice, version { $version }
manage-choices-more = Do you want more than this to stop? [Ask us to stop, wait or delete](/manage/enquiry/rights).
manage-choices-leave = Leave things as they are
manage-yes = Yes
manage-no = No
manage-said = You said
manage-said-yes = You said yes on { $date }.
manage-said-no = You said no on { $date }.
manage-said-yes-row = Yes, on { $date }
manage-said-no-row = No, on { $date }
manage-said-nothing = Nothing yet, so it is off
manage-receipt = See the receipt
manage-effect = If you untick this box
manage-notice-changed = We have just changed our privacy notice. Look at it below, then continue if you still want to say yes
manage-wording-changed = We have changed the words of a box. Read it again and tick it if you agree
manage-done = Done: { $moment }
manage-done-stopped = Stopped: { $label }
manage-done-started = Started: { $label }
manage-done-receipt = See your receipt
manage-undo = Undo this

# Asked again, because the notice changed
manage-reconsent-head = We have changed our privacy notice
manage-reconsent-what = What you said yes to stays as it is. You can now say yes or no again.
manage-reconsent-from = The new one counts from { $date }.
manage-reconsent-compare = See what changed, word by word
manage-reconsent-answer = Say yes or no again
manage-reconsent-title = Do you still say yes?
manage-reconsent-leave = You can leave a question open. Then nothing changes.
manage-reconsent-yes = Yes, still
manage-reconsent-no = No, stop it
manage-reconsent-newer = We have changed the notice once more. Look at what changed, then say yes or no
manage-wording-changed-again = We have changed the words of a question. Read it again, then say yes or no
manage-done-again = You still say yes: { $label }

# What is held
manage-held = What we hold and why
manage-held-locked = Your answers are locked. Enter your three words to see them.
manage-held-show = Show my answers
manage-held-nothing = You did not tell us
manage-held-english = You chose nothing here, or English. We use English until you choose another language.
manage-held-area = Area: { $area }
manage-held-contact = Your name and how to reach you
manage-held-safety = Keeping you safe
manage-held-topic = What you want help with
manage-held-home = You and your home
manage-held-home-them = You, and their home
manage-held-place = Where it is
manage-held-access = Language and needs
manage-held-message = Your own words
manage-held-who = For: { $who }
manage-held-children = Children under 19 at home: { $answer }
manage-held-send = Someone under 25 with special needs: { $answer }
manage-held-26 = The person is 26 or under: { $answer }
manage-held-age = Age: { $age }
manage-held-time = { $day }, { $part }
manage-held-someone = If someone else answers: { $what }
manage-held-times = Safe times: { $times }
manage-held-word = Safe word: { $word }
manage-why-contact-smbc = You gave us this so that we can reach you. It is our job in law to help families.
manage-why-contact-tpa = You gave us this so that we can reach you. It is our job to help people stay well.
manage-why-safety = You told us what keeps you safe. We must stick to it.
manage-why-topic = You chose this. It tells us which team can help.
manage-why-home = You told us this. It tells us which team can help.
manage-why-place = You told us where. From that we know the area, and which team is near.
manage-why-if-safety = If you told us what keeps you safe, it is here. We must stick to it.
manage-why-if-place = If you told us where, it is here. From that we know which team is near.
manage-why-if-access = If you told us how to talk so that it works for you, it is here.
manage-why-if-message = If you wrote to us in your own words, they are here. You did not have to.
manage-why-access = You told us this, so that we talk in a way that works for you.
manage-why-message = You chose to tell us. You did not have to.
manage-held-ours = What we add
manage-held-work = Notes about our work with you, because we must be able to show what we did.
manage-held-ledger = What you said yes or no to, because the law says we must be able to prove it.
manage-held-looks = A list of who looked at your enquiry, because that keeps it safe.
manage-notice = The privacy notice that you were shown (version { $version })

# When it goes, and who to talk to
manage-delete = When we delete it
manage-delete-after = We will delete this form after { $date }.
manage-contact = Who to talk to
manage-contact-team = { $team } has your enquiry. Have your reference ready.
manage-contact-team-withdrawn = { $team } had your enquiry. Nobody works on it any more.
manage-contact-team-ended = { $team } had your enquiry. Have your reference ready.
manage-contact-phone = Phone
manage-contact-email = Email
manage-contact-text = Text, for deaf people
manage-contact-dpo = About your information
manage-contact-link = Contact us
manage-rights = You can ask for a copy, have a mistake put right, or ask us to stop or delete. [Ask here](/manage/enquiry/rights).
manage-rights-link = Ask about your information
manage-details-link = Change how we reach you
manage-shared-link = Who had your information
manage-download-link = Save a copy
manage-complaint-link = Complain
manage-withdraw-link = Take back your enquiry
manage-passphrase-first = Enter your three words first, so that nobody else can do that.
manage-delete-held = We keep it longer for now, because a request or complaint is open.
manage-do = What you can do
manage-locked-link = { $label } (three words first)
manage-equality-link = Your equality answers
