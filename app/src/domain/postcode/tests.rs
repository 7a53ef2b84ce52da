use proptest::prelude::*;

use super::*;

fn classify(typed: &str) -> PostcodeResult {
    crate::domain::reference_data::ReferenceData::shipped().classify_postcode(typed)
}

fn result(typed: &str) -> String {
    classify(typed).code().to_owned()
}

#[test]
fn every_listed_case_is_told_apart() {
    let mut rows = csv::Reader::from_reader(
        include_str!("../../../data/examples/postcode_cases.csv").as_bytes(),
    );
    let mut seen = 0;
    for row in rows.records() {
        let row = row.unwrap();
        assert_eq!(normalise(&row[0]), &row[1], "{}", &row[0]);
        assert_eq!(result(&row[0]), &row[2], "{}", &row[0]);
        seen += 1;
    }
    assert_eq!(seen, 16);
}

#[test]
fn all_six_shapes_are_full_postcodes() {
    for (typed, outcode, sector) in [
        ("m1 1ae", "M1", "M1 1"),
        ("b338th", "B33", "B33 8"),
        ("W1A 0AX", "W1A", "W1A 0"),
        ("CR2 6XH", "CR2", "CR2 6"),
        ("DN551PT", "DN55", "DN55 1"),
        ("EC1A 1BB", "EC1A", "EC1A 1"),
        // P as third letter is in use though the published rule omits it (rule 5.1).
        ("W1P 1AA", "W1P", "W1P 1"),
    ] {
        let postcode = Postcode::parse(typed).unwrap_or_else(|| panic!("{typed}"));
        assert_eq!((postcode.outcode(), postcode.sector()), (outcode, sector));
    }
}

#[test]
fn letters_that_no_place_holds_are_refused() {
    for typed in [
        "QA1 1AA", "VA1 1AA", "XA1 1AA", "AI1 1AA", "AJ1 1AA", "AZ1 1AA", "A1V 1AA", "AA1C 1AA",
    ] {
        assert_eq!(result(typed), "invalid", "{typed}");
    }
    for letter in ["C", "I", "K", "M", "O", "V"] {
        assert_eq!(result(&format!("SK1 3{letter}E")), "invalid");
        assert_eq!(result(&format!("SK1 3E{letter}")), "invalid");
    }
}

#[test]
fn no_district_of_two_digits_begins_with_0() {
    for (typed, suggestion) in [
        ("SK01 3XE", "SK1 3XE"),
        ("sk08 3ab", "SK8 3AB"),
        ("M01 1AE", "M1 1AE"),
    ] {
        match classify(typed) {
            PostcodeResult::Repairable { suggestion: found } => {
                assert_eq!(found.display(), suggestion, "{typed}");
            }
            other => panic!("{typed} gave {other:?}"),
        }
    }
    for typed in ["SK01", "SK00", "SK01 3", "SK001 3XE", "M01"] {
        assert_eq!(result(typed), "invalid", "{typed}");
    }
    for (typed, kind) in [
        ("CM0 1AA", "valid"),
        ("CM0 1", "partial"),
        ("CM0", "partial"),
        ("SK10 1AA", "valid"),
        ("SK10", "partial"),
    ] {
        assert_eq!(result(typed), kind, "{typed}");
    }
}

#[test]
fn another_letter_or_sign_makes_no_other_postcode() {
    for typed in [
        "SК1 3XE",
        "ЅK1 3XE",
        "ΣSK1 3XE",
        "SK1 3XÉ",
        "S?K1 3XE",
        "SK1 3X*E",
        "SK1+3XE",
        "SK1_3XE",
        "S£1 3XE",
        "SK1 3XE!",
        "SK1@3XE",
        "SK1 3XE🙂",
        "#SK1 3XE",
        "SK1 3XE;",
        "SK1:3XE",
        "SК14",
    ] {
        assert_eq!(result(typed), "invalid", "{typed}");
        assert!(Postcode::parse(typed).is_none(), "{typed}");
    }
    for typed in [
        "SK1-3XE",
        "SK1–3XE",
        "SK1—3XE",
        "(SK1 3XE)",
        "[SK1 3XE]",
        "SK1 3XE.",
        "SK1, 3XE",
        "“SK1 3XE”",
        "'SK1 3XE'",
        "´SK1 3XE´",
        "SK1/3XE",
        "ＳＫ１　３ＸＥ",
        "SK1\u{A0}3XE",
        "SK\u{AD}1\u{200B}3XE\u{202C}",
        "SK1\t3XE",
        "SK۱ ۳XE",
    ] {
        assert_eq!(result(typed), "valid", "{typed}");
        assert_eq!(
            Postcode::parse(typed).unwrap().display(),
            "SK1 3XE",
            "{typed}"
        );
    }
}

#[test]
fn slips_are_offered_back_and_never_changed_silently() {
    for (typed, suggestion) in [
        ("SK1 OAA", "SK1 0AA"),
        ("SK1 IAA", "SK1 1AA"),
        ("SK1 LAA", "SK1 1AA"),
        ("SK1 SAA", "SK1 5AA"),
        ("SK1 ZAA", "SK1 2AA"),
        ("SK1 BAA", "SK1 8AA"),
        ("SKI 3XE", "SK1 3XE"),
        ("SKl 3XE", "SK1 3XE"),
        ("skiixe", "SK1 1XE"),
        ("SKS BAB", "SK5 8AB"),
        ("SK1O 1AA", "SK10 1AA"),
        ("EI OAA", "E1 0AA"),
    ] {
        match classify(typed) {
            PostcodeResult::Repairable { suggestion: found } => {
                assert_eq!(found.display(), suggestion, "{typed}")
            }
            other => panic!("{typed} gave {other:?}"),
        }
    }
}

#[test]
fn the_digit_of_the_last_three_is_mapped_before_the_character_in_front_of_it() {
    // As it stands W1B is an outcode: only the digit after it is a slip.
    assert!(
        matches!(classify("W1B OAA"), PostcodeResult::Repairable { suggestion } if suggestion.display() == "W1B 0AA")
    );
    // A slip elsewhere is none that we can repair.
    for typed in ["5K1 3XE", "SK1 30E", "S11 OAAA", "SOI 3XE 1"] {
        assert_eq!(result(typed), "invalid", "{typed}");
    }
}

#[test]
fn in_a_partial_the_space_decides() {
    let partial = |typed: &str| match classify(typed) {
        PostcodeResult::Partial(Partial::Sector { outcode, digit }) => format!("{outcode} {digit}"),
        PostcodeResult::Partial(Partial::District(outcode)) => outcode,
        other => panic!("{typed} gave {other:?}"),
    };
    for (typed, expected) in [
        ("SK1 4", "SK1 4"),
        ("sk1-4", "SK1 4"),
        ("SK14", "SK14"),
        (" SK14 ", "SK14"),
        ("SK 14", "SK14"),
        ("SK14 3", "SK14 3"),
        ("SK143", "SK14 3"),
        ("SK58", "SK5 8"),
        ("SK5 8", "SK5 8"),
        ("SK1", "SK1"),
        ("SK9", "SK9"),
        ("SK11", "SK11"),
        ("SK12", "SK12"),
        ("SK13", "SK13"),
        ("SK16", "SK16"),
        ("SK22", "SK22"),
        ("SK23", "SK23"),
        ("SK21", "SK21"),
        ("SK17", "SK17"),
        ("SK19", "SK1 9"),
        ("M19", "M19"),
        ("M1 9", "M1 9"),
        ("M3", "M3"),
        ("EC1A", "EC1A"),
        ("EC1A 1", "EC1A 1"),
    ] {
        assert_eq!(partial(typed), expected, "{typed}");
    }
}

#[test]
fn forces_and_places_where_nobody_lives_are_told_apart() {
    for typed in ["BFPO 1", "bfpo5420", "BF1 3AA", "BF1", "BF1 3", "BF1 OAA"] {
        assert_eq!(result(typed), "special", "{typed}");
    }
    for typed in [
        "GIR 0AA", "gir0aa", "GIR", "BX9 1AS", "BX1", "BX1 1", "BX9 IAS",
    ] {
        assert_eq!(result(typed), "not_residential", "{typed}");
    }
    for typed in [
        "BFPO",
        "BFPO 12345",
        "GIR 0AAxyz",
        "xxSK1 3XE",
        "ZZ99",
        "ZZ99 3",
        "SK",
        "1",
        "",
        "   ",
        "🏠",
    ] {
        assert_eq!(result(typed), "invalid", "{typed}");
    }
}

#[test]
fn debug_shows_nothing_personal() {
    assert_eq!(format!("{:?}", classify("SK1 3XE")), "Valid(Postcode(…))");
    assert_eq!(
        format!("{:?}", classify("SK1 OAA")),
        "Repairable { suggestion: Postcode(…) }"
    );
}

proptest! {
    #[test]
    fn normalising_twice_changes_nothing(typed in "\\PC{0,20}") {
        let once = normalise(&typed);
        prop_assert_eq!(normalise(&once), once);
    }

    #[test]
    fn what_is_displayed_is_accepted_again(typed in "[A-PR-UWYZ][A-HK-Y]?[0-9]{1,2}[0-9][ABD-HJLNP-UW-Z]{2}") {
        if let PostcodeResult::Valid(postcode) = classify(&typed) {
            prop_assert_eq!(classify(postcode.display()), PostcodeResult::Valid(postcode.clone()));
            prop_assert_eq!(postcode.normalised(), typed);
            prop_assert!(postcode.display().starts_with(postcode.sector()));
            prop_assert!(postcode.sector().starts_with(postcode.outcode()));
        }
    }

    #[test]
    fn spacing_case_and_signs_do_not_matter_in_a_full_postcode(gaps in proptest::collection::vec("[ .()-]{0,2}", 7), lower in any::<bool>()) {
        let typed: String = "SK13XE".chars().zip(&gaps).map(|(letter, gap)| format!("{gap}{letter}")).collect::<String>() + &gaps[6];
        let typed = if lower { typed.to_lowercase() } else { typed };
        prop_assert_eq!(result(&typed), "valid");
    }

    #[test]
    fn a_suggestion_is_itself_a_full_postcode_with_as_many_signs_or_without_a_0(typed in "[A-Z]{1,2}[0-9OILSZB]{1,2}[0-9OILSZB][A-Z]{2}") {
        if let PostcodeResult::Repairable { suggestion } = classify(&typed) {
            prop_assert_eq!(result(suggestion.display()), "valid");
            let shorter = typed.len() - suggestion.normalised().len();
            prop_assert!(shorter == 0 || (shorter == 1 && typed.contains('0')));
            prop_assert_ne!(suggestion.normalised(), typed);
        }
    }

    #[test]
    fn nothing_that_is_typed_breaks_it(typed in "\\PC{0,40}") {
        let _ = classify(&typed);
    }
}
