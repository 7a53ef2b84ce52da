//! Made-up people and what they say. Surnames say that nobody is meant; numbers and addresses are
//! from the ranges kept for examples.

/// First names; the surname is one of [`SURNAMES`].
pub const FIRST_NAMES: [&str; 32] = [
    "Robin", "Jude", "Sam", "Alex", "Chris", "Ashley", "Jamie", "Morgan", "Taylor", "Charlie",
    "Frankie", "Jordan", "Kit", "Noor", "Sasha", "Devi", "Ola", "Zofia", "Amir", "Leila", "Ewa",
    "Imran", "Grace", "Tunde", "Mei", "Rosa", "Ivan", "Hana", "Bilal", "Carys", "Niamh", "Zoë",
];

pub const SURNAMES: [&str; 8] = [
    "Example",
    "Sample",
    "Specimen",
    "Madeup",
    "Placeholder",
    "Fiction",
    "Pretend",
    "Testcase",
];

/// What people write, by topic. Short, ordinary, and nobody's.
pub const MESSAGES: [(&str, [&str; 3]); 26] = [
    (
        "PREG",
        [
            "I am 14 weeks and new to Stockport. I do not know where the classes are.",
            "This is our first baby. We would like to know what happens at each visit.",
            "I missed my last appointment because of work. Who do I ask for a new one?",
        ],
    ),
    (
        "FEED",
        [
            "Feeding hurts and he is not gaining weight. I do not want to stop.",
            "She will not take a bottle and I go back to work in three weeks.",
            "When do we start with solid food? My mum and my friend say different things.",
        ],
    ),
    (
        "PERI",
        [
            "The baby is eight weeks old and I cry most days. I have not told anyone.",
            "My partner is not herself since the birth. I do not know how to help.",
            "I feel nothing when I hold him. I am scared to say it out loud.",
        ],
    ),
    (
        "PLAY",
        [
            "Is there a group near us on a Tuesday? I would like to meet other parents.",
            "My two year old is full of energy and we have no garden.",
            "We are looking for a stay and play where grandparents are welcome.",
        ],
    ),
    (
        "TALK",
        [
            "He is nearly three and says about ten words. The nursery asked us to get help.",
            "We speak two languages at home. Is that why she is slow to talk?",
            "She starts school in September and finds it hard to be understood.",
        ],
    ),
    (
        "CHILDCARE",
        [
            "I have a job offer but no nursery place. How do the funded hours work?",
            "Our childminder is stopping. Is there a list of people near Hazel Grove?",
            "Can I get help to pay for holiday clubs?",
        ],
    ),
    (
        "HEALTH",
        [
            "He wakes every hour. We are all worn out.",
            "The dentist has no space for new children. Where can we go?",
            "She is four and not out of nappies. School has asked about it.",
        ],
    ),
    (
        "PARENT",
        [
            "Bedtime takes three hours. I end up shouting and then I feel bad.",
            "Is there a course for parents of teenagers?",
            "Since his brother was born he hits and bites.",
        ],
    ),
    (
        "CONFLICT",
        [
            "We are splitting up and the children hear all of it.",
            "Every hand-over at the weekend turns into a row.",
            "We still live together but we do not speak. The little one has noticed.",
        ],
    ),
    (
        "SEND",
        [
            "The school says he should be assessed and the wait is very long.",
            "She turns 19 next year. What happens with her support?",
            "We need a break. Is there anything for brothers and sisters too?",
        ],
    ),
    (
        "SCHOOL",
        [
            "He has not been in for three weeks. He feels sick every morning.",
            "We moved house and have no school place yet.",
            "She is being picked on and the school does not answer.",
        ],
    ),
    (
        "CYPMH",
        [
            "My daughter has stopped eating with us and will not leave her room.",
            "He says he hates himself. I found marks on his arm.",
            "I am worried all the time and I cannot sleep before school.",
        ],
    ),
    (
        "YOUTH",
        [
            "My son has new friends and money that he cannot explain.",
            "Is there a youth club that is open at weekends?",
            "She shared a picture and now someone is asking for more.",
        ],
    ),
    (
        "CARER",
        [
            "I look after my mum and two children. I have no time to see a doctor myself.",
            "My grandson came to live with me in spring. I do not know what I can ask for.",
            "I care for my husband at night and work in the day.",
        ],
    ),
    (
        "DA",
        [
            "He checks my phone and holds my bank card. I am afraid to go home.",
            "My ex keeps coming to the house. The children are scared.",
            "She breaks my things when she is angry. I do not know if this counts.",
        ],
    ),
    (
        "MONEY",
        [
            "Our heating broke in October and the bill for fixing it was big. We are behind with two bills now.",
            "My hours were cut. After rent there is not enough left for food.",
            "I got a letter about a debt that I do not understand.",
        ],
    ),
    (
        "HOME",
        [
            "We have to be out by the end of the month and have nowhere to go.",
            "There is black mould in the bedroom and the landlord does nothing.",
            "I am sleeping on a friend's sofa and it cannot last.",
        ],
    ),
    (
        "CLUTTER",
        [
            "I cannot get to my bed any more. I am ashamed to let anyone in.",
            "My uncle's flat is so full that the fire alarm man could not get in.",
            "Since my wife died I have let everything go.",
        ],
    ),
    (
        "LONELY",
        [
            "I have not spoken to anyone since Sunday.",
            "I moved here to be near my son but he works all the time.",
            "I would like to meet people who play cards.",
        ],
    ),
    (
        "WELLB",
        [
            "I lie awake every night and cannot think at work.",
            "Since I was let go I do not see the point in getting up.",
            "I get panic on the bus, so I stay at home.",
        ],
    ),
    (
        "SUBST",
        [
            "I drink every day now and I want to stop before it gets worse.",
            "My brother is using again and has lost his job.",
            "I am 19 and I need help to stop.",
        ],
    ),
    (
        "SMOKE",
        [
            "I have tried to stop four times. What else is there?",
            "The doctor says I should move more. I do not like gyms.",
            "We would like to cook better food with little money.",
        ],
    ),
    (
        "WORK",
        [
            "I have been at home with the children for six years and want to work again.",
            "I need help with a CV. I cannot use a computer well.",
            "Are there any courses for people over 50?",
        ],
    ),
    (
        "INDEP",
        [
            "I fell twice this month. I want to stay in my own home.",
            "I cannot carry shopping up the stairs any more.",
            "My eyes are getting worse and I cannot read my letters.",
        ],
    ),
    (
        "JUSTICE",
        [
            "I came out in September and have nobody here.",
            "My probation officer said you can help with a place and with work.",
            "I want to do this right but nobody gives me a chance.",
        ],
    ),
    (
        "OTHER",
        [
            "It is a bit of everything and I do not know where to start.",
            "A friend said that you help. Can someone ring me?",
            "I do not know which box this fits in.",
        ],
    ),
];

/// What officers write after a call.
pub const NOTES: [&str; 8] = [
    "Rang in the morning. Will send the list of groups near home.",
    "Spoke for ten minutes. Glad that somebody rang back. Next call on Thursday.",
    "No answer. Will try again tomorrow morning as they asked.",
    "Booked a place at the drop-in. They know how to get there.",
    "Asked for an interpreter for the next call.",
    "They have what they need for now and will write if that changes.",
    "Went through the form together. Money advice on Monday at ten.",
    "Agreed what happens next and who does it.",
];

/// Why an officer picks another queue.
pub const REASONS: [&str; 3] = [
    "Moved house last week, so the hub near the new home is better.",
    "They go to school there and know the team.",
    "The postcode is on the edge. The other hub is one stop away.",
];

/// Postcodes that nobody lives at, one an area and a few on the edge: the shipped tables know their sectors.
pub const POSTCODES: [&str; 18] = [
    "SK5 8ZZ", "SK1 3ZZ", "SK3 9ZZ", "SK4 3ZZ", "SK4 4ZZ", "SK5 6ZZ", "SK6 1ZZ", "SK6 2ZZ",
    "SK6 5ZZ", "SK6 7ZZ", "SK2 5ZZ", "SK2 7ZZ", "SK7 4ZZ", "SK8 1ZZ", "SK8 3ZZ", "SK8 4ZZ",
    "SK7 1ZZ", "SK7 2ZZ",
];
