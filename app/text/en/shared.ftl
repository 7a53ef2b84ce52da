# Who had my information

shared-title = Who had your information
shared-others = Other organisations
shared-first = You sent it to { $team } on { $date }.
shared-came = { $from } handed this to us on { $date }. { $basis } They passed on: { $fields }.
shared-nobody = We have given it to no other organisation.
shared-by = Given by { $team }
shared-what = What they got: { $fields }
shared-basis-consent = Because you said yes.
shared-basis-public_task = Because it is our job in law to help, and this was needed for it.
shared-basis-contract = Because it is part of the support you agreed with us.
shared-basis-legal_requirement = Because a law says that we must.
shared-basis-vital_interests = Because someone might have been hurt.
shared-looks = Teams that opened it
shared-looks-why = Each time someone looks, it is written down. You see the day and the team.
shared-looks-none = Nobody has opened it yet.
shared-look-staff = A member of staff
shared-names = You can ask for the names of the people.
shared-waits = They have not answered yet. You can stop this: change your choices, or take your enquiry back.
shared-accepted = { $team } took it on { $date }. They work with you now, under their own privacy notice.
shared-follow = Go to what they have now
shared-declined = They said no on { $date } and cannot see it any more.
shared-ended = It was stopped on { $date }. They get nothing more.

field-name = your name
field-contact_route = how to reach you
field-phone = your phone number
field-email = your email
field-safe_contact = what is safe for you
field-topic = your topic
field-postcode = your postcode
field-age_band = your age group
field-household_children_under_19 = who lives with you
field-language = your language
field-adjustments = what makes it easier to talk to you
field-message = your own words
