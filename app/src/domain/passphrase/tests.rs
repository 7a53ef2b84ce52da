use proptest::prelude::*;

use super::*;

#[test]
fn the_list_is_whole_and_no_word_begins_another() {
    assert_eq!(list().len(), 7776);
    // "yo-yo" and "yoyo" are one to the ear.
    assert_eq!(BY_LETTERS.len(), 7775);
    for word in list() {
        let letters = letters(word);
        assert!(letters.len() >= 3, "{word}");
        for length in 3..letters.len() {
            assert!(
                !BY_LETTERS.contains_key(&letters[..length]),
                "{} begins {word}",
                &letters[..length]
            );
        }
    }
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
    // 62,208 is eight times the list: the first number that is left out.
    let bytes = [[0xf3, 0x00].as_slice(), &[0; 6]].concat();
    assert_eq!(
        Passphrase::from_random(&bytes).unwrap().expose(),
        "abacus abacus abacus"
    );
    let last_fair = [[0xf2, 0xff].as_slice(), &[0; 6]].concat();
    assert_eq!(
        Passphrase::from_random(&last_fair).unwrap().expose(),
        "zoom abacus abacus"
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
