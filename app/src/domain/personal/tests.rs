use super::*;

#[test]
fn nothing_personal_is_printed() {
    let name = PersonName::parse("Canary Fernsby").unwrap();
    let message = Message::parse("canary").unwrap();
    assert_eq!(format!("{name:?} {message:?}"), "PersonName(…) Message(…)");
    let problem = SafeWord::parse("ab").unwrap_err();
    assert!(!format!("{problem} {problem:?}").contains("ab "));
}

#[test]
fn any_name_in_any_script_is_kept_as_typed() {
    for name in [
        "X",
        "Ó Súilleabháin",
        "李",
        "محمد",
        "Anne-Marie d'Arcy 3rd",
        "<b>",
    ] {
        assert_eq!(PersonName::parse(name).unwrap().expose(), name);
    }
}

#[test]
fn lengths_are_counted_in_characters_and_a_line_end_counts_once() {
    assert!(PersonName::parse(&"é".repeat(100)).is_ok());
    assert_eq!(
        PersonName::parse(&"é".repeat(101)),
        Err(TextProblem::TooLong(100))
    );
    let lines = "a\r\n".repeat(499) + "aa";
    assert_eq!(
        Message::parse(&lines).unwrap().expose().chars().count(),
        1000
    );
    assert_eq!(
        Message::parse(&(lines + "a")),
        Err(TextProblem::TooLong(1000))
    );
    assert_eq!(SafeWord::parse("ab"), Err(TextProblem::TooShort(3)));
    assert_eq!(Message::parse(" \r\n\t "), Err(TextProblem::Empty));
}

#[test]
fn control_characters_go_and_a_name_stays_on_one_line() {
    assert_eq!(
        PersonName::parse(" A\u{0}\tB\nC\u{7} ").unwrap().expose(),
        "A B C"
    );
    assert_eq!(Message::parse("a\nb\u{1b}[0m").unwrap().expose(), "a\nb[0m");
}
