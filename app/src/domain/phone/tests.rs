use super::*;

fn number(typed: &str) -> Option<String> {
    parse(typed).ok().and_then(|phone| key(&phone))
}

#[test]
fn numbers_are_taken_in_any_format_and_kept_as_typed() {
    for (typed, expected) in [
        ("01632 960 001", "+441632960001"),
        ("(01632) 960-001", "+441632960001"),
        ("01632.960.001", "+441632960001"),
        ("07700 900 982", "+447700900982"),
        ("+44 808 157 0192", "+448081570192"),
        ("+44 (0)808 157 0192", "+448081570192"),
        ("0044 7700 900982", "+447700900982"),
        ("０７７００ 900982", "+447700900982"),
        ("01632 960001 ext 12", "+441632960001"),
        ("01632 960001 x12", "+441632960001"),
        ("0161 217 6028", "+441612176028"),
        ("016977 2001", "+44169772001"),
        ("+48 22 123 45 67", "+48221234567"),
        ("00353 1 679 6555", "+35316796555"),
    ] {
        assert_eq!(number(typed).as_deref(), Some(expected), "{typed}");
        assert_eq!(parse(typed).unwrap().expose(), typed);
    }
}

#[test]
fn what_cannot_be_rung_is_not_taken() {
    for typed in [
        "960 001",
        "0123",
        "ring me",
        "07700 900 98212",
        "+",
        "0000 000 0000",
        "07700 9009 O2",
        "+44",
        "123456789012345678",
    ] {
        assert_eq!(parse(typed), Err(ContactProblem::Form), "{typed}");
    }
    assert_eq!(parse("  "), Err(ContactProblem::Empty));
}

#[test]
fn a_text_goes_to_a_mobile_of_this_country_only() {
    let mobile = |typed: &str| is_uk_mobile(&parse(typed).unwrap());
    assert!(mobile("07700 900 982") && mobile("+44 7700 900982"));
    assert!(!mobile("01632 960 001") && !mobile("070 1234 5678") && !mobile("+48 22 123 45 67"));
}

#[test]
fn addresses_are_checked_leniently_but_cannot_smuggle_a_line() {
    for typed in [
        "name@example.com",
        "a.b+c@sub.example.co.uk",
        "o'brien@example.org",
        "x@example.museum",
        " name@example.com ",
    ] {
        assert_eq!(parse_email(typed).unwrap().expose(), typed.trim());
    }
    for typed in [
        "name",
        "name@",
        "@example.com",
        "a@b",
        "a b@example.com",
        "a@example..com",
        ".a@example.com",
        "a..b@example.com",
        "a@-x.com",
        "a@example.com\nBcc: x@example.com",
        "a@b@example.com",
        "a@example.c",
        "<a@example.com>",
        "a,b@example.com",
    ] {
        assert_eq!(parse_email(typed), Err(ContactProblem::Form), "{typed}");
    }
    assert_eq!(parse_email(""), Err(ContactProblem::Empty));
    let long = format!(
        "{}@{}.com",
        "a".repeat(64),
        "b".repeat(60) + "." + &"c".repeat(60) + "." + &"d".repeat(62)
    );
    assert_eq!(long.len(), 253);
    assert!(parse_email(&long).is_ok());
    assert!(parse_email(&format!("{long}mm")).is_err());
}

#[test]
fn one_address_has_one_key() {
    assert_eq!(
        email_key(&parse_email("Name@Example.COM").unwrap()),
        "name@example.com"
    );
}
