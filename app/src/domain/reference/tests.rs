use proptest::prelude::*;

use super::*;

#[test]
fn it_reads_as_three_groups() {
    let reference = Reference::from_random(&[0; 32]).unwrap();
    assert_eq!(reference.to_string(), "BBB-222-BBB");
    assert_eq!(
        "WNB-385-DKF".parse::<Reference>().unwrap().to_string(),
        "WNB-385-DKF"
    );
}

#[test]
fn it_is_read_as_people_type_it() {
    for typed in [
        "wnb385dkf",
        " WNB 385 DKF ",
        "wnb–385—dkf",
        "W N B 3 8 5 D K F",
        "ＷＮＢ-385-DKF",
        "(wnb/385/dkf).",
        "WNB-۳۸۵-DKF",
        "WNB\u{200B}-385\u{2011}DKF\t",
    ] {
        assert_eq!(
            typed.parse::<Reference>().unwrap().to_string(),
            "WNB-385-DKF",
            "{typed}"
        );
    }
    for typed in [
        "",
        "WNB-385-DK",
        "WNB-385-DKFF",
        "WNB-305-DKF",
        "AEI-385-DKF",
        "385-WNB-DKF",
        "QZO-385-DKF",
        "жжж-385-DKF",
    ] {
        assert!(typed.parse::<Reference>().is_err(), "{typed}");
    }
}

#[test]
fn no_character_is_taken_for_another_and_all_are_equally_likely() {
    for character in b"AEIOUQZY01" {
        assert!(!LETTERS.contains(character) && !DIGITS.contains(character));
    }
    // Each byte that counts leads to each letter equally often.
    for alphabet in [LETTERS, DIGITS] {
        let fair = 256 - 256 % alphabet.len();
        let mut counts = vec![0; alphabet.len()];
        for byte in 0..fair {
            counts[byte % alphabet.len()] += 1;
        }
        assert!(counts.iter().all(|count| *count == counts[0]));
    }
    // Bytes that would favour some letters are left out, and too few bytes give nothing.
    assert_eq!(Reference::from_random(&[255; 64]), None);
    assert_eq!(Reference::from_random(&[0; 8]), None);
    assert_eq!(
        Reference::from_random(&[[255].as_slice(), &[0; 9]].concat())
            .unwrap()
            .to_string(),
        "BBB-222-BBB"
    );
}

proptest! {
    #[test]
    fn it_reads_back(random in proptest::collection::vec(any::<u8>(), Reference::RANDOM_BYTES)) {
        let reference = Reference::from_random(&random).unwrap();
        let shown = reference.to_string();
        prop_assert_eq!(shown.parse::<Reference>().unwrap(), reference);
        prop_assert_eq!(shown.to_lowercase().replace('-', " ").parse::<Reference>().unwrap(), reference);
        let json = serde_json::to_string(&reference).unwrap();
        prop_assert_eq!(serde_json::from_str::<Reference>(&json).unwrap(), reference);
    }
}
