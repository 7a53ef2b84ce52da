# The notice desk: writing, approving and publishing a privacy notice

desk-title = Privacy notices
desk-back = Privacy notices
desk-facts = This draft
desk-nobody = nobody yet
desk-not-said = Not said yet

# The desk
desk-draft = Draft
desk-none = There is no draft. A new one starts with the words of the newest version.
desk-start = Start a draft
desk-open = Open the draft
desk-written-by = By { $names }, last changed { $when }
desk-next-write = When it is ready, send it for approval. A second person publishes it.
desk-next-you = It waits for a second person. You had no hand in it, so you can approve it.
desk-next-other = It waits for a second person. You had a hand in it, so it must be someone else.
desk-versions = Versions
desk-standing-to-come = To come
desk-standing-current = In force
desk-standing-old = Replaced
desk-let-out = Written by { $names }, approved by { $second } { $when }
desk-shipped = Came with the service
desk-of-substance = A change of substance: from its day on, people with a live yes are asked again.
desk-defects = Defects of the published texts
desk-defects-what = What is wrong or unclear in the texts as the two organisations published them. Residents do not see this list.
desk-defects-show = Show the list
desk-partners-missing = The list of partners in the settings is empty, or a partner has no notice address (D3).

desk-done-submitted = Sent for approval
desk-done-taken-back = Taken back. It can be changed again
desk-done-returned = Sent back to the writers
desk-done-published = Published
desk-done-discarded = The draft was given up

desk-state-draft = Being written
desk-state-submitted = Waits for approval
desk-state-published = Published
desk-state-discarded = Given up

# A draft
desk-version = Version
desk-substance = Change of substance
desk-writers = Written by
desk-sent = Sent for approval
desk-by-at = { $name }, { $when }
desk-hash = SHA-256
desk-code = Check code
desk-imported = This text was imported from a file.
desk-returned = { $name } sent it back { $when }

# What both people should look at twice
desk-caution = Look at this twice
desk-caution-retention = The section on retention names no live rule. A period that is typed stays when the rule changes.
desk-caution-partners = No section lists the partners from the settings. Names that are typed stay when the list changes.

desk-edit-title = Write the notice
desk-saved = Saved
desk-preview = Preview
desk-compare = What changed
desk-about = This version
desk-from = In force from
desk-from-hint = A day in London, today or later. Like 2026-12-01.
desk-changes = What is new, in plain words
desk-changes-hint = One change on each line, { $lines } lines at most. Residents read this first.
desk-substance-question = Is it a change of substance?
desk-substance-hint = If so, people with a live yes are asked again: at their next visit, and by email where that is safe.
desk-outside = Does information leave the UK and the EU?
desk-automated = Is anything decided without a person?
desk-line-label = Line { $n }: label
desk-line-text = Line { $n }: text
desk-heading = Heading: { $name }
desk-optional = { $name } (may be left empty)
desk-how-paragraphs = Leave an empty line between paragraphs.
desk-how-lists = Start a line with a hyphen and a space to make a list.
desk-save = Save
desk-submit = Save and send for approval
desk-save-often = Save often. After 20 minutes without work you are signed out, and what you have not saved is lost.
desk-submit-what = A second person has to approve it. Nobody who had a hand in the text can.
desk-whole = Nothing is missing
desk-missing = Before it can be sent for approval
desk-markers = What is filled in
desk-markers-what = These markers are replaced when the notice is shown. What they say follows the settings and the live rules.
desk-markers-links = Two stars make **bold** words. A link leads to a page of this site or to a contact.
desk-markers-show = Show the markers
desk-give-up = Give up this draft
desk-give-up-what = It can then not be opened again. What is in force stays.
desk-give-up-do = Give it up

desk-field-title = Title
desk-field-controller = Who we are
desk-field-purpose = Purpose
desk-field-type_of_data = Type of data
desk-field-special_category = Special categories
desk-field-other_people = Other people
desk-field-legislation = Legislation
desk-field-obtained_from = Obtained from
desk-field-shared_with = Shared with
desk-field-safeguarding = Safeguarding
desk-field-safe_contact = Safe contact
desk-field-equality = Equality answers
desk-field-retention = Retention
desk-field-security = Security
desk-field-outside_eu = Outside the UK and the EU
desk-field-automated_decision = Automated decisions
desk-field-rights = Rights
desk-field-children = Children
desk-field-cookies = Cookies
desk-field-complaints = Complaints
desk-field-contact = Contact
desk-field-updates = Updates

# The second person
desk-review-title = Read the draft
desk-compare-title = What changes
desk-first = There is no version before it.
desk-compared-with = Compared with: { $version }
desk-preview-note = This is a preview. It is not published
desk-approve-title = Approve and publish
desk-approve-what = It is published exactly as it stands here. From then on nobody can change it.
desk-approve-asks = People with a live yes are then asked again.
desk-approve = Approve and publish
desk-return = Send it back
desk-return-why = What has to change
desk-return-do = Send it back
desk-waits-title = It waits for a second person
desk-waits = You had a hand in this text, so somebody else must approve it.
desk-take-back = Take it back and go on writing

# What is wrong
desk-error-long = Use { $most } characters at most
desk-error-changes-long = Use { $lines } lines at most, with { $most } characters each
desk-error-date = Enter the day like 2026-12-01
desk-error-past = The day is over. Enter today or a later day
desk-error-before = Version { $version } begins on { $date }. Enter that day or a later day
desk-error-substance = Say if it is a change of substance
desk-error-title = Enter a title
desk-error-changes = Say what is new, in plain words
desk-error-missing = Write this section: { $part }
desk-error-section = Write a heading and a text: { $part }
desk-error-line = Write a label and a text for line { $part } of the short version
desk-error-form = This part is not in order: { $part }
desk-error-marker = Nothing stands behind this marker or link: { $marker }
desk-error-same = The words are the same as those of the newest version. Change something first
desk-error-why = Say what has to change
desk-error-open = There is a draft already. Open it below
desk-error-changed = Someone changed the draft meanwhile. If you save now, your words replace theirs
desk-error-sent = Someone sent the draft for approval meanwhile, so nothing was saved. Your words are still here. When one of the writers has taken it back, you can save them
desk-error-over = This draft was closed meanwhile, so nothing was saved. Your words are still here. Copy them into a new draft
desk-error-moved = The draft changed meanwhile. This is how it stands now
desk-error-approve-past = Its day is over. Send it back, so that a new day can be set
desk-error-approve-overtaken = Another version came out meanwhile. Send it back, so that it gets a new number
