use super::*;

/// What was understood: `r`eference, name `w`ords, `t`elephone, `e`mail, `p`ostcode.
fn shape(typed: &str) -> Result<String, SearchProblem> {
    Ok(match parse(typed)? {
        SearchQuery::Reference(_) => "r".to_owned(),
        SearchQuery::Person(PersonQuery {
            name,
            phone,
            email,
            postcode,
        }) => {
            let words = name.map_or(0, |name| folded_words(name.expose()).len());
            let mut shape = "w".repeat(words);
            for (there, sign) in [
                (phone.is_some(), 't'),
                (email.is_some(), 'e'),
                (postcode.is_some(), 'p'),
            ] {
                if there {
                    shape.push(sign);
                }
            }
            shape
        }
    })
}

#[test]
fn what_is_typed_is_told_apart() {
    for (typed, expected) in [
        ("WNB-385-DKF", "r"),
        (" wnb385dkf ", "r"),
        ("wnb 385 dkf", "r"),
        ("01632 960 001", "t"),
        ("+44 (0)1632 960001", "t"),
        ("07700900982", "t"),
        ("name@example.org", "e"),
        ("NAME@EXAMPLE.ORG", "e"),
        ("sk1 3xe", "p"),
        ("SK13XE", "p"),
        ("o'brien", "w"),
        ("Anne-Marie Łuczak", "www"),
        ("smith, sk1 3xe", "wp"),
        ("sk13xe smith", "wp"),
        ("smith 01632 960001", "wt"),
        ("smith name@example.org sk1 3xe", "wep"),
        ("Li", "w"),
        ("J Smith", "ww"),
        ("محمد", "w"),
        ("王", "w"),
    ] {
        assert_eq!(shape(typed).as_deref(), Ok(expected), "{typed}");
    }
}

#[test]
fn what_cannot_be_looked_for_says_why() {
    for (typed, problem) in [
        ("", SearchProblem::Empty),
        ("  , ", SearchProblem::Empty),
        ("j", SearchProblem::TooShort),
        ("'", SearchProblem::TooShort),
        ("j s", SearchProblem::TooShort),
        ("12345", SearchProblem::Phone),
        ("smith 0161", SearchProblem::Phone),
        ("name@", SearchProblem::Email),
        ("sk1", SearchProblem::Postcode),
        ("smith sk1 3", SearchProblem::Postcode),
    ] {
        assert_eq!(shape(typed), Err(problem), "{typed}");
    }
    assert_eq!(shape(&"a".repeat(MAX + 1)), Err(SearchProblem::TooLong));
    assert_eq!(
        shape("one two three four five six seven eight nine"),
        Err(SearchProblem::TooLong)
    );
}

#[test]
fn a_name_folds_to_what_people_type_for_it() {
    for (name, folded) in [
        ("Zoë O’Brien", "zoe obrien"),
        ("ZOE  O'BRIEN", "zoe obrien"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("Anne-Marie", "anne marie"),
        ("Straße", "strasse"),
        ("Đặng Văn Ấn", "dang van an"),
        ("İpek Yıldız", "ipek yildiz"),
        ("D. Trotter", "d trotter"),
        ("ＦＵＬＬ Width", "full width"),
    ] {
        assert_eq!(folded_words(name).join(" "), folded, "{name}");
    }
    assert_eq!(written("  Zoë   O’Brien "), "zoë o’brien");
}

#[test]
fn a_word_is_found_by_its_beginnings_and_whole() {
    assert_eq!(prefixes("li"), ["li"]);
    assert_eq!(prefixes("zoe"), ["zoe"]);
    assert_eq!(prefixes("smith"), ["smi", "smit", "smith"]);
    let long = prefixes("wolfeschlegelstein");
    assert_eq!(long.len(), PREFIX_MAX - PREFIX_MIN + 2);
    assert_eq!(long.last().unwrap(), "wolfeschlegelstein");
    assert!(
        long.contains(&"wolfeschlege".to_owned()) && !long.contains(&"wolfeschlegel".to_owned())
    );
    // Letters, not bytes.
    assert_eq!(prefixes("محمد"), ["محم", "محمد"]);
}

#[test]
fn nothing_typed_is_printed() {
    let printed = format!(
        "{:?}",
        parse("smith name@example.org 01632 960001 sk1 3xe").unwrap()
    );
    for secret in ["smith", "example", "960001", "3XE", "3xe"] {
        assert!(!printed.contains(secret), "{printed}");
    }
}
