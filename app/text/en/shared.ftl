# Who had my information

disclosures-title = Who had your information
disclosures-others = Other organisations
disclosures-first = You sent it to { $team } on { $date }.
disclosures-came = { $from } handed this to us on { $date }. { $basis } They passed on: { $fields }.
disclosures-nobody = We have given it to no other organisation.
disclosures-by = Given by { $team }
disclosures-what = What they got: { $fields }
disclosures-basis-consent = Because you said yes.
disclosures-basis-public_task = Because it is our job in law to help, and this was needed for it.
disclosures-basis-contract = Because it is part of the support you agreed with us.
disclosures-basis-legal_requirement = Because a law says that we must.
disclosures-basis-vital_interests = Because someone might have been hurt.
disclosures-looks = Teams that opened it
disclosures-looks-why = Each time someone looks, it is written down. You see the day and the team.
disclosures-looks-none = Nobody has opened it yet.
disclosures-look-staff = A member of staff
disclosures-names = You can ask for the names of the people.
disclosures-waits = They have not answered yet. You can stop this: change your choices, or take your enquiry back.
disclosures-accepted = { $team } took it on { $date }. They work with you now, under their own privacy notice.
disclosures-follow = Go to what they have now
disclosures-declined = They said no on { $date } and cannot see it any more.
disclosures-ended = It was stopped on { $date }. They get nothing more.

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
