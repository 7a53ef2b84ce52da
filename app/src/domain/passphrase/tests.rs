use proptest::prelude::*;

use super::*;

/// How words begin that must not be drawn, by what they touch.
const STRUCK: [(&str, &str); 14] = [
    (
        "violence and weapons",
        "abus assault attack axe batter beat blade bomb bruis choke dagger gun kick kill knife maim \
         murder pistol punch rape rifle slap smack smother stabb strangl sword violen weapon wound",
    ),
    (
        "fear and danger",
        "afraid danger dread evil fear fright ghost haunt monster nightmar panic scare terrib terror victim",
    ),
    (
        "crime, police and prison",
        "arrest crime crimin cuff guilt jail jury police prison stalk steal theft thief warden",
    ),
    (
        "war",
        "army battle enemy massac missil soldier troops warfar",
    ),
    (
        "body",
        "abdom belly blood bodily bowel breast buttoc corps naked nipple nude ovar pelvi sperm uter",
    ),
    (
        "birth and pregnancy",
        "abort baby birth cradle infant midwif nanny pregn",
    ),
    (
        "illness and disability",
        "ache ambul autis blind cancer cripp deaf disab diseas epilep fever illnes insan lame mental sick ulcer",
    ),
    (
        "death and grief",
        "bereav burial bury coffin corpse dead death died dying fune grief mourn orphan suicid tombs widow",
    ),
    (
        "family and being left",
        "abando alone bride brother child daddy daught divorc famil father homele husban lonely mother \
         outcas sister uncle unwant wife",
    ),
    (
        "religion",
        "angel bible church demon devil god pray priest saint satan sinful",
    ),
    (
        "judging people",
        "clumsy crazy dumb dunce fatty fool fretful grump idiot lazy loser moron naught nerd obes pathet \
         petty rude slut smug stupid ugly useles weird worthl",
    ),
    (
        "love and sex",
        "erotic flirt gay kiss lesb lover lust porn rape romanc sex virgin",
    ),
    (
        "drink, drugs and toilet",
        "alcoho beer cocain dirt drug drunk filth lavat opium piss sewage smok toilet urin vodka vomit wine",
    ),
    (
        "poverty and punishment",
        "bailif beggar cane debt evict flog landlo mortg penal pover punish shame starv tenan unpaid",
    ),
];

#[test]
fn the_list_is_in_order_and_no_word_begins_another() {
    assert_eq!(DRAWN.list.len(), 7862);
    for word in &DRAWN.list {
        assert!((3..=9).contains(&word.len()), "{word}");
        assert!(
            word.bytes().all(|letter| letter.is_ascii_lowercase()),
            "{word}"
        );
    }
    // In order, a word stands right before one that it begins.
    for pair in DRAWN.list.windows(2) {
        assert!(pair[0] < pair[1], "{pair:?}");
        assert!(!pair[1].starts_with(pair[0]), "{pair:?}");
    }
}

#[test]
fn no_word_that_is_drawn_can_wound() {
    for (kind, stems) in STRUCK {
        for stem in stems.split_whitespace() {
            let found = DRAWN.list.iter().find(|word| word.starts_with(stem));
            assert_eq!(found, None, "{kind}: {stem}");
        }
    }
}

#[test]
fn words_given_before_are_still_read() {
    let list = Wordlist::EffLong.get_list();
    for words in list.chunks_exact(WORDS) {
        let given = words.join(" ");
        let read = Passphrase::parse(&given).unwrap();
        assert_eq!(read.expose(), given.replace("yoyo", "yo-yo"));
    }
    // Without blanks these are three words of the newer list too.
    let given = Passphrase::parse("abacus acre ageless").unwrap();
    assert_eq!(given.expose(), "abacus acre ageless");
}

#[test]
fn it_is_read_as_people_type_it() {
    let passphrase = Passphrase::parse("abacus yo-yo zoom").unwrap();
    assert_eq!(passphrase.expose(), "abacus yo-yo zoom");
    for typed in [
        "Abacus Yoyo ZOOM",
        "abacus-yo-yo-zoom",
        "abacusyoyozoom",
        " abacus,  yo yo; zoom. ",
        "ＡＢＡＣＵＳ yo-yo zoom",
    ] {
        assert_eq!(
            Passphrase::parse(typed).as_ref(),
            Some(&passphrase),
            "{typed}"
        );
    }
    for typed in [
        "",
        "abacus",
        "abacus zoom",
        "abacus zoom zoom zoom",
        "abacus zoom xqzzt",
        "abacus zoo zoom",
    ] {
        assert!(Passphrase::parse(typed).is_none(), "{typed}");
    }
}

#[test]
fn it_does_not_print_itself() {
    let passphrase = Passphrase::parse("abacus yo-yo zoom").unwrap();
    assert_eq!(format!("{passphrase:?}"), "Passphrase(…)");
}

#[test]
fn bytes_that_would_favour_some_words_are_left_out() {
    assert_eq!(Passphrase::from_random(&[255; 64]), None);
    assert_eq!(Passphrase::from_random(&[0; 5]), None);
    // 62,896 is eight times the list: the first number that is left out.
    let bytes = [[0xf5, 0xb0].as_slice(), &[0; 6]].concat();
    assert_eq!(
        Passphrase::from_random(&bytes).unwrap().expose(),
        "aardvark aardvark aardvark"
    );
    let last_fair = [[0xf5, 0xaf].as_slice(), &[0; 6]].concat();
    assert_eq!(
        Passphrase::from_random(&last_fair).unwrap().expose(),
        "zoom aardvark aardvark"
    );
}

proptest! {
    #[test]
    fn it_reads_back(random in proptest::collection::vec(any::<u8>(), Passphrase::RANDOM_BYTES)) {
        let passphrase = Passphrase::from_random(&random).unwrap();
        prop_assert_eq!(Passphrase::parse(passphrase.expose()), Some(passphrase.clone()));
        prop_assert_eq!(Passphrase::parse(&letters(passphrase.expose()).to_uppercase()), Some(passphrase));
    }

    #[test]
    fn nothing_that_is_typed_breaks_it(typed in "\\PC{0,60}") {
        let _ = Passphrase::parse(&typed);
    }
}
