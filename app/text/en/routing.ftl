# Why a team is suggested: to the resident before sending, to the officer after

routing-R01_OUT-resident =
    { $council ->
        [none] Your home is outside Stockport. Your own council can help you.
       *[other] Your home is outside Stockport. { $council } can help you.
    }
routing-R01_OUT-officer = Outside the borough, with no tie to Stockport. Nothing is kept.
routing-R02_FH_AREA-resident = You asked about { $topic }. This team works in { $area }, the part of Stockport that fits what you told us.
routing-R02_FH_AREA-officer = A topic for families. { $place }
routing-R03_FH_BOR-resident = You asked about { $topic }. The team for all of Stockport takes it, because no local team is certain yet.
routing-R03_FH_BOR-officer = A topic for families. { $place }
routing-R04_U18-resident = You are under 18, so the Family Hub team takes it. They work with young people every day.
routing-R04_U18-officer = The person asking is under 18. We take it that the Alliance works with adults only. { $place }
routing-R05_TPA-resident = You asked about { $topic }. This team helps adults with that.
routing-R05_TPA-officer = A topic for adults. With children at home, offer to share with the Family Hub too.
routing-R06_SUB_YP-resident = You asked about { $topic }. It is for someone of 26 or younger, and this team helps young people.
routing-R06_SUB_YP-officer = Alcohol or drugs, and the person is 26 or under. The council’s service for that age may fit. { $place }
routing-R07_SUB_KIDS-resident = You asked about { $topic }. There are children or young people at home, and this team helps the whole family.
routing-R07_SUB_KIDS-officer = Alcohol or drugs, with children or special needs under 25 at home. { $place }
routing-R08_SUB_ADULT-resident = You asked about { $topic }. This team helps adults with that.
routing-R08_SUB_ADULT-officer = Alcohol or drugs, an adult, no children known at home.
routing-R09_HH_KIDS-resident = You asked about { $topic }. There is a child or young person at home, and this team helps families.
routing-R09_HH_KIDS-officer = The household decides: a child under 19 is at home. { $place }
routing-R10_HH_SEND-resident = You asked about { $topic }. A young person at home has special needs, and this team helps families.
routing-R10_HH_SEND-officer = The household decides: special needs under 25 at home. { $place }
routing-R11_HH_ADULT-resident = You asked about { $topic }. No children live at home, and this team helps adults.
routing-R11_HH_ADULT-officer = The household decides: no children at home.
routing-R12_HH_UNKNOWN-resident = We could not tell for sure which team fits best. We suggest { $team }. You can pick the other one.
routing-R12_HH_UNKNOWN-officer = We do not know who is at home, so the topic’s usual side is taken. { $place }

# How the area is known, for officers
routing-place-directory = Area { $area }, from the full postcode.
routing-place-edge = Area { $area }, from the list of edge postcodes.
routing-place-sector = Area { $area }: { $share }% of { $sector } lies there.
routing-place-district = Area { $area }: only the first part of the postcode is known.
routing-place-choice = Area { $area }, as the person chose.
routing-place-in-borough = In Stockport, area not known.
routing-place-outside = Outside Stockport, but tied to it.
routing-place-no-postcode = No postcode: { $why }.
routing-place-unknown = Area not known.
routing-why-do_not_know = they do not know it
routing-why-nfa = no fixed home
routing-why-not_safe = not safe to say
routing-why-moving = moving to or from Stockport
routing-why-prefer_not = they would rather not say

# Flags
flag-danger_now = Danger now
flag-danger_now-hint = Act on this today and record what you did.
flag-no_safe_place_tonight = Not safe tonight
flag-no_safe_place_tonight-hint = Act on this today. They saw the numbers for housing tonight.
flag-sensitive = Sensitive
flag-sensitive-hint = What they wrote stays hidden until you ask to see it.
flag-safe_contact_rules = Contact rules
flag-safe_contact_rules-hint = Read the rules before you get in touch.
flag-child_enquirer = Child asking
flag-child_enquirer-hint = The person who asked is under 18. The safeguarding lead can see this.
flag-no_fixed_abode = No fixed home
flag-no_fixed_abode-hint = They have no fixed address.
flag-third_party = About someone else
flag-third_party-hint = Check whether the person knows. If not, they must be told.
flag-offence_data = Offences
flag-offence_data-hint = Fewer people may see this one.
flag-officer_concern = Concern raised
flag-officer_concern-hint = A colleague raised a safeguarding concern.
flag-withhold_from_subject = Withheld
flag-withhold_from_subject-hint = Part of this is lawfully not shown to the resident.
flag-possible_duplicate = Maybe sent before
flag-possible_duplicate-hint = Only a hint. Two people may share a phone.
flag-urgent = Urgent
flag-urgent-hint = Look at this one first, on the same working day.
flag-out_of_area = Outside Stockport
flag-out_of_area-hint = Tell them about their own council as well.
flag-area_check = Check area
flag-area_check-hint = We are not sure of the area. Ask, then confirm it.
flag-also_fh_offer = Offer Family Hub
flag-also_fh_offer-hint = There is a child at home. Offer to share with the Family Hub, if they agree.
flag-mosaic_candidate = Young person’s service
flag-mosaic_candidate-hint = Think of the council’s drug and alcohol service for people of 26 and under.
flag-household_unknown = Home not known
flag-household_unknown-hint = Ask who lives at home when you first speak.
