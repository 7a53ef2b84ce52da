# The questions of the form

enquiry-part-1 = Part 1 of 4: what you need
enquiry-part-2 = Part 2 of 4: about you
enquiry-part-3 = Part 3 of 4: keeping in touch
enquiry-part-4 = Part 4 of 4: last questions and sending


# Topic
enquiry-topic-title = What do you need help with?
enquiry-topic-hint = Open a group and pick the closest one.
enquiry-group-babies = Pregnancy, babies and toddlers
enquiry-group-babies-in = Feeding, childcare, feeling low, groups to go to
enquiry-group-children = Children, teenagers and family life
enquiry-group-children-in = School, health, feelings, special needs, parents
enquiry-group-home = Home, money and work
enquiry-group-home-in = Bills, food, rent, repairs, finding a job
enquiry-group-health = Health, feelings and caring
enquiry-group-health-in = For adults: low mood, loneliness, alcohol, carers
enquiry-group-safety = Being safe and starting again
enquiry-group-safety-in = Not safe at home, after prison
enquiry-other-topics-summary = Do you need help with something else too?
enquiry-other-topics-legend = What else do you need help with? (optional)
enquiry-other-topics-hint = Pick up to 2 more.

# Safety
enquiry-safety-tab = Before you go on
enquiry-safety-title = Are you safe right now?
enquiry-danger-now = Are you or someone else in danger right now? (optional)
enquiry-safe-tonight = Do you have somewhere safe to sleep tonight?
enquiry-help-now-tab = Before you carry on
enquiry-carry-on = Carry on with the form

# Who it is for
enquiry-about-title = Who is this for?
enquiry-about-someone_else-hint = A friend, a relative, or someone you look after or work with
enquiry-they-know = Do they know that you are asking?
enquiry-they-know-hint = If not, we have to tell them that we hold their information. We make sure it is safe first.

# Household
enquiry-household-tab = Who lives at home?
enquiry-household-title = Do any children or young people under 19 live with you?
enquiry-household-title-them = Do any children or young people under 19 live with them?
enquiry-household-hint = This tells us which team may be best.
enquiry-household-send = Does anyone under 25 with special needs or a disability live with you? (optional)
enquiry-household-send-them = Does anyone under 25 with special needs or a disability live with them? (optional)
enquiry-household-send-hint = This means special educational needs, or a disability.
enquiry-child-age = How old is the child? (optional)
enquiry-child-age-mine = How old is your child? (optional)
enquiry-child-age-hint = If there are several, pick the one who needs help most.
enquiry-subject-26 = Is the person who needs help 26 or under? (optional)

# Age
enquiry-age-title = How old are you?
enquiry-age-hint = We mean you, the person filling in this form.
enquiry-young-tab = You can talk to someone now
enquiry-young-title = You can talk to someone now
enquiry-young-lead = It is good that you asked for help. If it is easier, you can talk to someone on the phone first.
enquiry-young-childline = Childline, for children and young people
enquiry-young-day = Stockport’s team for children
enquiry-young-night = At night and at weekends
enquiry-young-on = If you would like to carry on here
enquiry-young-who = A person at a Family Hub reads what you write. They help children and families.
enquiry-young-share = They keep it to themselves, unless someone may get hurt. Then they tell people who can keep you safe.
enquiry-young-grown-up = If there is a grown-up you trust, you can do this with them.
enquiry-young-carry-on = Carry on with the form

# Postcode
enquiry-postcode-title = What is your postcode?
enquiry-postcode-title-them = What is their postcode?
enquiry-postcode-hint = We use it to find the team near you. You can leave out the space.
enquiry-postcode-hint-them = We use it to find the team near them. You can leave out the space.
enquiry-postcode-use = Yes, use { $suggestion }
enquiry-no-postcode = I cannot give a postcode because

# Area
enquiry-area-title = Which part of Stockport is nearest?
enquiry-area-title-them = Which part of Stockport is nearest to them?
enquiry-area-hint = Pick the closest one. A rough answer is fine.
enquiry-area-hint-part = You gave us part of a postcode: { $postcode }. Check that we have the right part of Stockport.

enquiry-tie-title = This place is outside Stockport
enquiry-tie-lead = { $council } is the council there. We can still help if there is a link with Stockport.
enquiry-tie-lead-unknown = Another council looks after it. We can still help if there is a link with Stockport.
enquiry-tie-legend = What is the link with Stockport?
enquiry-tie-fled-hint = Pick this one to ask Stockport for help anyway.

enquiry-outside-title = Another council can help you
enquiry-outside-council = { $council } is the council for the place you told us about. They can help you there.
enquiry-outside-go = Go to { $council }
enquiry-outside-unknown = The place you told us about is not in Stockport. Your own council can help you there.
enquiry-outside-find = Find your council
enquiry-outside-nothing = We have kept nothing that you typed.
enquiry-outside-again = That is not right. Start again

# Name
enquiry-name-title = What should we call you?
enquiry-name-hint = Any name you like. It does not have to be your full name.

# Contact
enquiry-contact-title = How should we contact you?
enquiry-contact-hint = Pick the way that is safest for you.
enquiry-route-none_i_will_contact_you-hint = We send you nothing. You come back with your reference and three words.
enquiry-phone = Phone number
enquiry-phone-hint = Like 01632 960 001 or 07700 900 982
enquiry-mobile = Mobile number
enquiry-email = Email address
enquiry-email-hint = We use it to write to you about what you asked, and for nothing else.

enquiry-safe-summary = Is there anything that would make it unsafe to contact you?
enquiry-safe-legend = What would keep you safe? (optional)
enquiry-safe-hint = Tick all you need. We will stick to it. We never send letters.
enquiry-safe-share_device-hint = We send no email and no text at all. You come back with three words.
enquiry-safe-none = None of these

enquiry-times = When is it safe to contact you? (optional)
enquiry-times-hint = Leave it empty if any time is fine. Mornings are 9am to midday, afternoons to 5pm, evenings to 8pm.
enquiry-time-of-day = { $day } { $time }
enquiry-day-mon-short = Mon
enquiry-day-tue-short = Tue
enquiry-day-wed-short = Wed
enquiry-day-thu-short = Thu
enquiry-day-fri-short = Fri

enquiry-someone = If someone else answers (optional)
enquiry-safe-word = A word so you know it is us (optional)
enquiry-safe-word-hint = We say it first. Pick one you will remember, with { $least } to { $most } letters.

# Language and access
enquiry-access-title = What would make it easier for you?
enquiry-language = Which language is best for you? (optional)
enquiry-language-hint = We can get an interpreter. It is free.
enquiry-language-blank = Pick a language
enquiry-adjustments = Is there anything we should know to reach you or support you? (optional)
enquiry-adjustments-hint = For example sign language, text relay, large print or a quiet room. Up to { $most } characters.

# Message
enquiry-message-tab = Anything else
enquiry-message-title = Do you want to tell us more? (optional)
enquiry-message-hint = In your own words. Up to { $most } characters.
enquiry-message-not = Leave out other people’s names, bank details and health records.
enquiry-message-not-them = You can say who it is for. Leave out bank details and health records.

# Choices
enquiry-choices-tab = Your choices
enquiry-choices-title = Is there anything you want to say yes to?
enquiry-choices-lead = You do not have to tick anything.
enquiry-choices-same = We will help you just the same.
enquiry-choices-mind = You can change your mind at any time.
enquiry-choices-who = Who gets it
enquiry-choices-what = What they get
enquiry-choices-not = What they do not get
enquiry-choices-stop = If you say no later
enquiry-choices-switched = You picked the other team. So we cleared your choices, and ask again for the new team.
enquiry-choices-without = What we do without asking, and why
