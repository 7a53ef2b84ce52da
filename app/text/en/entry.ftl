# Writing down an enquiry for a person: on the phone, face to face, or from a referral

entry-nav = New enquiry
entry-title = New enquiry
entry-lead = Ask in this order, in these words. Tab takes you to the next question.
entry-save = Save the enquiry
entry-save-anyway = Save it with the number
entry-recorded = It is saved under your name.

# How it came
entry-part-came = 1. How it reached us
entry-channel = Who is it from?
entry-channel-phone = The person, on the phone
entry-channel-face_to_face = The person, face to face
entry-channel-referral = An agency: a referral
entry-referral-lead = Give each answer below for the person who was referred.
entry-source = Who gave us the information
entry-source-agency = An agency
entry-source-fh_partner = A partner in the Family Hubs
entry-source-council_childrens = Children’s Services of the council
entry-source-public_health = Public Health
entry-source-mosaic = Mosaic, the council’s case system
entry-source-education = Education
entry-organisation = Organisation
entry-referrer = Name of the referrer
entry-role = Role of the referrer
entry-way = How it reached us
entry-way-phone = Phone
entry-way-email = Email
entry-way-post = Letter
entry-way-face_to_face = Face to face
entry-received = Day on which we got it
entry-received-hint = Leave it empty if it was today. Or like 2026-09-17.
entry-told = Does the person know about it? What the referrer says
entry-told-words = What was the person told? What the referrer says (optional)
entry-told-words-hint = Up to { $most } characters.

# Safety
entry-part-safe = 2. Safe now?
entry-say-safe = Are you safe to talk? If you or someone else is in danger, hang up and call 999.
entry-tonight-hint = Ask this if it is about a home, or about being safe at home.

# Need, person, place
entry-part-need = 3. What it is about
entry-topic-hint = Type the first letters to find it.
entry-part-who = 4. Who it is for
entry-subject-hint = Only some topics need this. You can leave it out.
entry-age-hint = The person you talk to. In a referral, the person who was referred.
entry-part-place = 5. Where
entry-postcode-given = They gave a postcode
entry-area-hint = Only if there is no full postcode.
entry-area-blank = Not asked
entry-tie-hint = Only if they live outside Stockport.
entry-tie-blank = Not asked

# Keeping in touch
entry-part-reach = 6. Keeping in touch
entry-phone = Phone number
entry-email = Email address
entry-email-hint = If they want email, and it is safe, we send them the reference.
entry-route-none-hint = We send them nothing. They call us and give the reference.
entry-share-hint = We send no email and no text at all. They call us and give the reference.

# Own words
entry-part-words = 7. In their words
entry-message = What else do they want us to know? (optional)
entry-message-hint = Up to 1,000 characters. Leave out other people’s names, bank details and health records.

# The notice
entry-part-told = 8. What we do with their information
entry-script-who = I am writing this down for { $team }. { $by } is responsible for it.
entry-script-why = We use it to help you and your family. We ask only what we need for that.
entry-script-share = We keep it to the people who help you. If someone may get hurt, or the law says so, we may have to share it.
entry-script-rights = You can ask to see it, ask us to put it right, ask us not to use it, or complain.
entry-script-whole = I can read you the whole privacy notice, or tell you where it is on our website.
entry-notice = Did they get these words?
entry-notice-read_out = I read them out
entry-notice-shown = They read them here
entry-notice-later = Not yet
entry-notice-later-hint = You get a task to tell them when you next talk.
entry-notice-version = Words to read out, version { $script }. Privacy notice, version { $notice }.
entry-notice-whole = Read the whole notice
entry-notice-referral = In a referral, leave this. You get a task to tell the person within a month.

# Choices
entry-part-choices = 9. What they say yes or no to
entry-choices-lead = Ask only the person. Leave out what you did not ask. In a referral, leave out all of it.
entry-say-choices = You do not have to say yes to anything. We will help you just the same. You can change your mind at any time.

# Which team
entry-part-team = 10. Which team
entry-stay-legend = The rules suggest the other team
entry-stay = They want { $team } to take it
entry-stay-hint = You can ask them on the case page about passing it on.
entry-stay-numbers = Or give them the number of the other team

# Saved
entry-done-title = Saved
entry-done-reference = Read out the reference, slowly:
entry-done-next = What to say now
entry-done-say = A person looks at it by { $due }, and gets in touch the way you chose. To ask about it, call us and give the reference.
entry-done-say-referral = Thank you. A person looks at it by { $due }. We tell the person that we hold their information, and who gave it to us.
entry-done-emailed = An email with the reference is on its way.
entry-done-no-email = No email goes out. It is not wanted, or not safe.
entry-done-receipt = Receipt for what they said yes to. Print it, or read the code out:
entry-done-inform = Task: tell the person that we hold their information, by { $date }.
entry-done-urgent = This one is urgent. Tell a colleague who works the queue now.
entry-done-where = Where it is now
entry-done-other = The rules suggested:
entry-done-confirm = A person confirms the queue, as with each enquiry from the website.
entry-done-open = Open the case
entry-done-not-yours = You do not work this queue, so you cannot open the case.
entry-done-again = Write down another one

# What can be wrong
entry-error-channel = Select who it is from
entry-error-source = Choose who gave us the information
entry-error-organisation = Enter the name of the organisation
entry-error-referrer = Enter the name of the referrer
entry-error-role = Enter what the referrer does there
entry-error-way = Choose how it reached us
entry-error-received = Enter the day like 2026-09-17. It cannot be in the future
entry-error-told = Select whether the person knows about it
entry-error-referral-about = Say who it is for as the person who was referred would: me, my child or my family
entry-error-danger = You noted danger, but none of the topics is about it. Add “Not safe at home” as another topic, so that it is not lost
entry-error-tonight = You noted no safe place tonight, but none of the topics is about it. Add one about housing or being safe at home
entry-error-adjustments = Leave this empty. We do not note what somebody may need who is not there to be asked
entry-error-notice = Select whether they got these words
entry-error-notice-changed = The privacy notice has changed. Read the words out again, then select how they got them
entry-error-other-team = The rules suggest { $team }. Tick this if the person wants your team, or give them the other number
entry-error-child = The rules send this to { $team }, because of the age. Nothing is saved here. Call them together with the person
entry-error-outside = Nothing ties this person to Stockport, so nothing is saved. Tell them to ask { $council }
entry-error-outside-unknown = Nothing ties this person to Stockport, so nothing is saved. Tell them to ask their own council
entry-error-say-nobody = Nobody can be asked this here. Only the person can say yes, and no child under 13. Choose no, or leave it out
entry-error-say-way = This goes against what they said about contact, or there is no number. Choose no, or change the contact
entry-error-words = The words have changed. Read them out again
entry-error-number = There may be a National Insurance or card number in what you wrote. Take it out, or press “Save it with the number”

# On the case page
entry-case-heading = How it reached us
entry-case-channel = From
entry-case-channel-phone = The person, by phone
entry-case-channel-face_to_face = The person, face to face
entry-case-channel-referral = An agency
entry-case-by = Written down by
entry-case-notice = What they were told
entry-case-notice-read_out = Our words were read out, version { $version }
entry-case-notice-shown = They read our words, version { $version }
entry-case-notice-later = Not told by us yet
entry-case-source = We were given this by
entry-case-referrer = Referrer
entry-case-told = They know, says the referrer
entry-case-told-words = Told them, says the referrer
entry-case-event = { $who } wrote it down for the person.
