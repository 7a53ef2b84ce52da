# Writing down an enquiry for a person: on the phone, face to face, or from a referral

assisted-entry-nav = New enquiry
assisted-entry-title = New enquiry
assisted-entry-lead = Ask in this order, in these words. Tab takes you to the next question.
assisted-entry-save = Save the enquiry
assisted-entry-save-anyway = Save it with the number
assisted-entry-recorded = It is saved under your name.

# How it came
assisted-entry-part-came = 1. How it reached us
assisted-entry-channel = Who is it from?
assisted-entry-channel-phone = The person, on the phone
assisted-entry-channel-face_to_face = The person, face to face
assisted-entry-channel-referral = An agency: a referral
assisted-entry-referral-lead = Give each answer below for the person who was referred.
assisted-entry-source = Who gave us the information
assisted-entry-source-agency = An agency
assisted-entry-source-fh_partner = A partner in the Family Hubs
assisted-entry-source-council_childrens = Children’s Services of the council
assisted-entry-source-public_health = Public Health
assisted-entry-source-mosaic = Mosaic, the council’s case system
assisted-entry-source-education = Education
assisted-entry-organisation = Organisation
assisted-entry-referrer = Name of the referrer
assisted-entry-role = Role of the referrer
assisted-entry-way = How it reached us
assisted-entry-way-phone = Phone
assisted-entry-way-email = Email
assisted-entry-way-post = Letter
assisted-entry-way-face_to_face = Face to face
assisted-entry-received = Day on which we got it
assisted-entry-received-hint = Leave it empty if it was today. Or like 2026-09-17.
assisted-entry-told = Does the person know about it? What the referrer says
assisted-entry-told-words = What was the person told? What the referrer says (optional)
assisted-entry-told-words-hint = Up to { $most } characters.

# Safety
assisted-entry-part-safe = 2. Safe now?
assisted-entry-say-safe = Are you safe to talk? If you or someone else is in danger, hang up and call 999.
assisted-entry-tonight-hint = Ask this if it is about a home, or about being safe at home.

# Need, person, place
assisted-entry-part-need = 3. What it is about
assisted-entry-topic-hint = Type the first letters to find it.
assisted-entry-part-who = 4. Who it is for
assisted-entry-subject-hint = Only some topics need this. You can leave it out.
assisted-entry-age-hint = The person you talk to. In a referral, the person who was referred.
assisted-entry-part-place = 5. Where
assisted-entry-postcode-given = They gave a postcode
assisted-entry-area-hint = Only if there is no full postcode.
assisted-entry-area-blank = Not asked
assisted-entry-tie-hint = Only if they live outside Stockport.
assisted-entry-tie-blank = Not asked

# Keeping in touch
assisted-entry-part-reach = 6. Keeping in touch
assisted-entry-phone = Phone number
assisted-entry-email = Email address
assisted-entry-email-hint = If they want email, and it is safe, we send them the reference.
assisted-entry-route-none-hint = We send them nothing. They call us and give the reference.
assisted-entry-share-hint = We send no email and no text at all. They call us and give the reference.

# Own words
assisted-entry-part-words = 7. In their words
assisted-entry-message = What else do they want us to know? (optional)
assisted-entry-message-hint = Up to 1,000 characters. Leave out other people’s names, bank details and health records.

# The notice
assisted-entry-part-told = 8. What we do with their information
assisted-entry-script-who = I am writing this down for { $team }. { $by } is responsible for it.
assisted-entry-script-why = We use it to help you and your family. We ask only what we need for that.
assisted-entry-script-share = We keep it to the people who help you. If someone may get hurt, or the law says so, we may have to share it.
assisted-entry-script-rights = You can ask to see it, ask us to put it right, ask us not to use it, or complain.
assisted-entry-script-whole = I can read you the whole privacy notice, or tell you where it is on our website.
assisted-entry-notice = Did they get these words?
assisted-entry-notice-read_out = I read them out
assisted-entry-notice-shown = They read them here
assisted-entry-notice-later = Not yet
assisted-entry-notice-later-hint = You get a task to tell them when you next talk.
assisted-entry-notice-version = Words to read out, version { $script }. Privacy notice, version { $notice }.
assisted-entry-notice-whole = Read the whole notice
assisted-entry-notice-referral = In a referral, leave this. You get a task to tell the person within a month.

# Choices
assisted-entry-part-choices = 9. What they say yes or no to
assisted-entry-choices-lead = Ask only the person. Leave out what you did not ask. In a referral, leave out all of it.
assisted-entry-say-choices = You do not have to say yes to anything. We will help you just the same. You can change your mind at any time.

# Which team
assisted-entry-part-team = 10. Which team
assisted-entry-stay-legend = The rules suggest the other team
assisted-entry-stay = They want { $team } to take it
assisted-entry-stay-hint = You can ask them on the case page about passing it on.
assisted-entry-stay-numbers = Or give them the number of the other team

# Saved
assisted-entry-done-title = Saved
assisted-entry-done-reference = Read out the reference, slowly:
assisted-entry-done-next = What to say now
assisted-entry-done-say = A person looks at it by { $due }, and gets in touch the way you chose. To ask about it, call us and give the reference.
assisted-entry-done-say-referral = Thank you. A person looks at it by { $due }. We tell the person that we hold their information, and who gave it to us.
assisted-entry-done-emailed = An email with the reference is on its way.
assisted-entry-done-no-email = No email goes out. It is not wanted, or not safe.
assisted-entry-done-receipt = Receipt for what they said yes to. Print it, or read the code out:
assisted-entry-done-inform = Task: tell the person that we hold their information, by { $date }.
assisted-entry-done-urgent = This one is urgent. Tell a colleague who works the queue now.
assisted-entry-done-where = Where it is now
assisted-entry-done-other = The rules suggested:
assisted-entry-done-confirm = A person confirms the queue, as with each enquiry from the website.
assisted-entry-done-open = Open the case
assisted-entry-done-not-yours = You do not work this queue, so you cannot open the case.
assisted-entry-done-again = Write down another one

# What can be wrong
assisted-entry-error-channel = Select who it is from
assisted-entry-error-source = Choose who gave us the information
assisted-entry-error-organisation = Enter the name of the organisation
assisted-entry-error-referrer = Enter the name of the referrer
assisted-entry-error-role = Enter what the referrer does there
assisted-entry-error-way = Choose how it reached us
assisted-entry-error-received = Enter the day like 2026-09-17. It cannot be in the future
assisted-entry-error-told = Select whether the person knows about it
assisted-entry-error-referral-about = Say who it is for as the person who was referred would: me, my child or my family
assisted-entry-error-danger = You noted danger, but none of the topics is about it. Add “Not safe at home” as another topic, so that it is not lost
assisted-entry-error-tonight = You noted no safe place tonight, but none of the topics is about it. Add one about housing or being safe at home
assisted-entry-error-adjustments = Leave this empty. We do not note what somebody may need who is not there to be asked
assisted-entry-error-notice = Select whether they got these words
assisted-entry-error-notice-changed = The privacy notice has changed. Read the words out again, then select how they got them
assisted-entry-error-other-team = The rules suggest { $team }. Tick this if the person wants your team, or give them the other number
assisted-entry-error-child = The rules send this to { $team }, because of the age. Nothing is saved here. Call them together with the person
assisted-entry-error-outside = Nothing ties this person to Stockport, so nothing is saved. Tell them to ask { $council }
assisted-entry-error-outside-unknown = Nothing ties this person to Stockport, so nothing is saved. Tell them to ask their own council
assisted-entry-error-say-nobody = Nobody can be asked this here. Only the person can say yes, and no child under 13. Choose no, or leave it out
assisted-entry-error-say-way = This goes against what they said about contact, or there is no number. Choose no, or change the contact
assisted-entry-error-words = The words have changed. Read them out again
assisted-entry-error-number = There may be a National Insurance or card number in what you wrote. Take it out, or press “Save it with the number”

# On the case page
assisted-entry-case-heading = How it reached us
assisted-entry-case-channel = From
assisted-entry-case-channel-phone = The person, by phone
assisted-entry-case-channel-face_to_face = The person, face to face
assisted-entry-case-channel-referral = An agency
assisted-entry-case-by = Written down by
assisted-entry-case-notice = What they were told
assisted-entry-case-notice-read_out = Our words were read out, version { $version }
assisted-entry-case-notice-shown = They read our words, version { $version }
assisted-entry-case-notice-later = Not told by us yet
assisted-entry-case-source = We were given this by
assisted-entry-case-referrer = Referrer
assisted-entry-case-told = They know, says the referrer
assisted-entry-case-told-words = Told them, says the referrer
assisted-entry-case-event = { $who } wrote it down for the person.
