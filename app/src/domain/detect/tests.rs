use proptest::prelude::*;

use super::*;

fn found(text: &str) -> Vec<&'static str> {
    find(text).iter().map(|found| found.code()).collect()
}

#[test]
fn national_insurance_numbers_are_found_in_any_spelling() {
    for text in [
        "QQ 12 34 56 C",
        "my number is qq123456c.",
        "AB-12-34-56-D",
        "AB123456A and more",
        "（ＡＢ１２３４５６Ａ）",
        "JG 10 37 59",
        "AB 12 34 56 C",
        "QQ  12  34  56  C",
        "QQ 123 456 C",
        "QQ/12/34/56/C",
        "QQ_12_34_56_C",
        "QQ, 12, 34, 56, C",
        "QQ–12–34–56–C",
        "Q\u{200B}Q 12\u{2060}34 56 C",
        "QQ ١٢ ٣٤ ٥٦ C",
        "QQ ۱۲۳۴۵۶ C",
        "QQ1 23 45 6C",
        "ON 12 03 24 A",
        "JG  10  37  59",
    ] {
        assert_eq!(found(text), ["national_insurance"], "{text}");
    }
    for text in [
        "",
        "SK5 8AB",
        "WNB-385-DKF",
        "CT 123456",
        "we owe 123456 pounds",
        "SK12 1GB and 12 34 56",
        "XAB123456CX",
        "AB 12 34 56E7",
        "on 12.03.24 a man came",
        "on 12/03/24 a man came",
        "We met on 12-03-24",
        "he is 12, 34, 56 and 7",
        "my 12 03 24 b",
    ] {
        assert!(found(text).is_empty(), "{text}");
    }
}

#[test]
fn card_numbers_are_found_when_their_check_digit_fits() {
    for text in [
        "4111 1111 1111 1111",
        "5500-0000-0000-0004 thanks",
        "card 340000000000009",
        "4111111111111111 12 28",
        "pay 10 4111 1111 1111 1111",
        "6759649826438453",
        "4222222222222",
        "4111  1111  1111  1111",
        "4111 - 1111 - 1111 - 1111",
        "4111/1111/1111/1111",
        "4111_1111_1111_1111",
        "4111, 1111, 1111, 1111",
        "4111\u{200B}1111\u{200B}1111\u{200B}1111",
        "٤١١١ ١١١١ ١١١١ ١١١١",
        "4111\n1111\n1111\n1111",
    ] {
        assert_eq!(found(text), ["card"], "{text}");
    }
    for text in [
        "4111 1111 1111 1112",
        "ring 01632 960 001 or 07700 900 982",
        "+44 808 157 0192",
        "0044 7700 900982",
        "411111111111",
        "2026-11-21 10:42",
        "4111 1111/1111 1111",
        "12/03/2024, 13/03/2024, 14/03/2024",
    ] {
        assert!(found(text).is_empty(), "{text}");
    }
}

#[test]
fn both_are_told_once_each() {
    assert_eq!(
        found("QQ123456C 4111111111111111 QQ123456C"),
        ["national_insurance", "card"]
    );
}

proptest! {
    #[test]
    fn one_wrong_digit_is_always_noticed(digits in "4[0-9]{14}", place in 1usize..15, step in 1u8..10) {
        let check = (0..10).map(|last| format!("{digits}{last}")).find(|number| luhn(number)).unwrap();
        prop_assert_eq!(found(&check), ["card"]);
        let mut wrong = check.into_bytes();
        wrong[place] = b'0' + (wrong[place] - b'0' + step) % 10;
        prop_assert!(!luhn(std::str::from_utf8(&wrong).unwrap()));
    }

    #[test]
    fn nothing_that_is_typed_breaks_it(text in "\\PC{0,200}") {
        let _ = find(&text);
    }
}
