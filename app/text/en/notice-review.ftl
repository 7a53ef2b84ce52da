# Privacy notices for staff: drafts, approval and versions

notice-draft-title = Privacy notices
notice-draft-back = Privacy notices

# The list
notice-draft-none = There is no draft. A new one starts with the words of the newest version.
notice-draft-start = Start a draft
notice-draft-shipped = Came with the service
notice-draft-of-substance = A change of substance: from its day on, people with a live yes are asked again.
notice-draft-defects = Defects of the published texts
notice-draft-defects-what = What is wrong or unclear in the texts as the two organisations published them. Residents do not see this list.
notice-draft-defects-show = Show the list
notice-draft-partners-missing = The list of partners in the settings is empty, or a partner has no notice address (D3).

# A draft
notice-draft-version = Version
notice-draft-substance = Change of substance
notice-draft-code = Check code
notice-draft-imported = This text was imported from a file.

# What both people should look at twice
notice-draft-caution = Look at this twice
notice-draft-caution-retention = The section on retention names no live rule. A period that is typed stays when the rule changes.
notice-draft-caution-partners = No section lists the partners from the settings. Names that are typed stay when the list changes.

notice-draft-edit-title = Write the notice
notice-draft-preview = Preview
notice-draft-compare = What changed
notice-draft-about = This version
notice-draft-from = In force from
notice-draft-from-hint = A day in London, today or later. Like 2026-12-01.
notice-draft-changes = What is new, in plain words
notice-draft-changes-hint = One change on each line, { $lines } lines at most. Residents read this first.
notice-draft-substance-question = Is it a change of substance?
notice-draft-substance-hint = If so, people with a live yes are asked again: at their next visit, and by email where that is safe.
notice-draft-outside = Does information leave the UK and the EU?
notice-draft-automated = Is anything decided without a person?
notice-draft-line-label = Line { $n }: label
notice-draft-line-text = Line { $n }: text
notice-draft-heading = Heading: { $name }
notice-draft-optional = { $name } (may be left empty)
notice-draft-how-paragraphs = Leave an empty line between paragraphs.
notice-draft-how-lists = Start a line with a hyphen and a space to make a list.
notice-draft-save-often = Save often. After 20 minutes without work you are signed out, and what you have not saved is lost.
notice-draft-submit-what = A second person has to approve it. Nobody who had a hand in the text can.
notice-draft-markers = What is filled in
notice-draft-markers-what = These markers are replaced when the notice is shown. What they say follows the settings and the live rules.
notice-draft-markers-links = Two stars make **bold** words. A link leads to a page of this site or to a contact.
notice-draft-markers-show = Show the markers

notice-draft-field-title = Title
notice-draft-field-controller = Who we are
notice-draft-field-purpose = Purpose
notice-draft-field-type_of_data = Type of data
notice-draft-field-special_category = Special categories
notice-draft-field-other_people = Other people
notice-draft-field-legislation = Legislation
notice-draft-field-obtained_from = Obtained from
notice-draft-field-shared_with = Shared with
notice-draft-field-safeguarding = Safeguarding
notice-draft-field-safe_contact = Safe contact
notice-draft-field-equality = Equality answers
notice-draft-field-retention = Retention
notice-draft-field-security = Security
notice-draft-field-outside_eu = Outside the UK and the EU
notice-draft-field-automated_decision = Automated decisions
notice-draft-field-rights = Rights
notice-draft-field-children = Children
notice-draft-field-cookies = Cookies
notice-draft-field-complaints = Complaints
notice-draft-field-contact = Contact
notice-draft-field-updates = Updates

# The second person
notice-draft-review-title = Read the draft
notice-draft-compare-title = What changes
notice-draft-first = There is no version before it.
notice-draft-compared-with = Compared with: { $version }
notice-draft-preview-note = This is a preview. It is not published
notice-draft-approve-asks = People with a live yes are then asked again.

# What is wrong
notice-draft-error-long = Use { $most } characters at most
notice-draft-error-changes-long = Use { $lines } lines at most, with { $most } characters each
notice-draft-error-date = Enter the day like 2026-12-01
notice-draft-error-past = The day is over. Enter today or a later day
notice-draft-error-before = Version { $version } begins on { $date }. Enter that day or a later day
notice-draft-error-substance = Say if it is a change of substance
notice-draft-error-title = Enter a title
notice-draft-error-changes = Say what is new, in plain words
notice-draft-error-missing = Write this section: { $part }
notice-draft-error-section = Write a heading and a text: { $part }
notice-draft-error-line = Write a label and a text for line { $part } of the short version
notice-draft-error-form = This part is not in order: { $part }
notice-draft-error-marker = Nothing stands behind this marker or link: { $marker }
notice-draft-error-same = The words are the same as those of the newest version. Change something first
