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
        ("447700900982", "+447700900982"),
        ("44 (0)7700 900982", "+447700900982"),
        ("44 161 496 0000", "+441614960000"),
        ("7700900982", "+447700900982"),
        ("1632 960 001", "+441632960001"),
        ("۰۷۷۰۰۹۰۰۹۸۲", "+447700900982"),
        ("+٤٤ ٧٧٠٠ ٩٠٠٩٨٢", "+447700900982"),
        ("०७७०० ९००९८२", "+447700900982"),
        ("07700\u{2009}900\u{2011}982", "+447700900982"),
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
fn a_number_is_dialled_as_from_this_country() {
    for (typed, dials) in [
        ("01632 960 001", "01632960001"),
        ("+44 (0)1632 960001 ext 12", "01632960001"),
        ("7700900982", "07700900982"),
        ("۰۷۷۰۰۹۰۰۹۸۲", "07700900982"),
        ("0048 22 123 45 67", "+48221234567"),
    ] {
        assert_eq!(
            dialled(&parse(typed).unwrap()).as_deref(),
            Some(dials),
            "{typed}"
        );
    }
}

#[test]
fn what_nobody_sees_is_dropped_from_numbers_and_addresses() {
    for (typed, kept) in [
        ("\u{202A}+44 7700 900982\u{202C}", "+44 7700 900982"),
        ("\u{202D}07700 900982\u{202C}", "07700 900982"),
        ("07700\u{200B}900982", "07700900982"),
        ("۰۷۷۰۰\u{200C}۹۰۰۹۸۲", "۰۷۷۰۰۹۰۰۹۸۲"),
        ("\u{2066}07700 900982\u{2069}", "07700 900982"),
        ("07700\u{E0041}900\u{FE0F}982", "07700900982"),
    ] {
        assert_eq!(parse(typed).unwrap().expose(), kept, "{typed:?}");
        assert_eq!(number(typed).as_deref(), Some("+447700900982"), "{typed:?}");
    }
    for typed in [
        "sam\u{200B}hub@example.org",
        "\u{202A}samhub@example.org\u{202C}",
        "samhub@exam\u{AD}ple.org",
    ] {
        assert_eq!(parse_email(typed).unwrap().expose(), "samhub@example.org");
    }
}

#[test]
fn a_domain_in_another_script_is_kept_as_mail_servers_name_it() {
    for (typed, kept) in [
        ("sam@bücher.example", "sam@xn--bcher-kva.example"),
        ("sam@BU\u{308}CHER.example", "sam@xn--bcher-kva.example"),
        ("sam@почта.example", "sam@xn--80a1acny.example"),
        ("sam@例え.テスト", "sam@xn--r8jz45g.xn--zckzah"),
        ("Sam@Example.org", "Sam@Example.org"),
    ] {
        assert_eq!(parse_email(typed).unwrap().expose(), kept, "{typed}");
    }
    for typed in ["säm@example.org", "sam@büch er.example", "sam@b@ü.example"] {
        assert_eq!(parse_email(typed), Err(ContactProblem::Form), "{typed}");
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
        "4477009009821",
        "4412345",
        "6700900982",
        "770090098",
    ] {
        assert_eq!(parse(typed), Err(ContactProblem::Form), "{typed}");
    }
    assert_eq!(parse("  "), Err(ContactProblem::Empty));
}

#[test]
fn a_text_goes_to_mobiles_and_never_to_a_landline_of_this_country() {
    for (typed, arrives) in [
        ("07700 900 982", true),
        ("+44 7700 900982", true),
        ("447700900982", true),
        ("۰۷۷۰۰۹۰۰۹۸۲", true),
        ("07624 123456", true),
        ("+48 512 345 678", true),
        ("0161 496 0000", false),
        ("1614960000", false),
        ("0800 496 0000", false),
        ("0345 123 4567", false),
        ("0900 123 4567", false),
        ("055 1234 5678", false),
        ("070 1234 5678", false),
        ("07600 123456", false),
    ] {
        assert_eq!(gets_texts(&parse(typed).unwrap()), arrives, "{typed}");
    }
}

#[test]
fn a_number_has_as_many_digits_as_its_kind() {
    for short_or_long in [
        "07700 900 98",
        "+44 7700 90098",
        "0161 217 602",
        "020 7946 001",
        "0808 157 019",
        "01632 96000",
        "0300 123 456",
    ] {
        assert_eq!(
            parse(short_or_long),
            Err(ContactProblem::Length),
            "{short_or_long}"
        );
    }
    for whole in [
        "01204 46123",
        "0800 123 456",
        "0800 123 4567",
        "+48 22 123 45 6",
        "07700 900 982",
    ] {
        assert!(parse(whole).is_ok(), "{whole}");
    }
}

#[test]
fn a_number_is_read_back_in_groups() {
    for (typed, groups) in [
        ("07700900982", "07700 900 982"),
        ("+447700900982", "07700 900 982"),
        ("01612176028", "0161 217 6028"),
        ("0113 4960 000", "0113 496 0000"),
        ("02079460018", "020 7946 0018"),
        ("01632960001", "01632 960 001"),
        ("0169772001", "01697 720 01"),
        ("08081570192", "0808 157 0192"),
        ("0800123456", "0800 123 456"),
        ("+48 22 123 45 67", "+48 22 123 45 67"),
        ("01632 960001 ext 12", "01632 960001 ext 12"),
    ] {
        assert_eq!(in_groups(&parse(typed).unwrap()), groups, "{typed}");
    }
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
