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
        ("۰۷۷۰۰۹۰۰۹۸۲", "t"),
        ("447700900982", "t"),
        ("7700 900982", "t"),
        ("\u{202A}07700 900982\u{202C}", "t"),
        ("smith ۰۷۷۰۰ ۹۰۰۹۸۲", "wt"),
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
        ("Oʼbrien", "obrien"),
        ("O´Brien", "obrien"),
        ("O`Brien", "obrien"),
        ("Oʻbrien", "obrien"),
        ("O′Brien", "obrien"),
        ("O＇Brien", "obrien"),
        ("So\u{AD}ft", "soft"),
        ("S\u{200B}of\u{2060}t", "soft"),
    ] {
        assert_eq!(folded_words(name).join(" "), folded, "{name}");
    }
    assert_eq!(written("  Zoë   O’Brien "), "zoë o’brien");
}

#[test]
fn what_is_written_in_two_ways_folds_to_one() {
    for (one, other) in [
        ("Марʼяна", "Мар'яна"),
        ("Мар’яна", "Мар'яна"),
        ("علی\u{200C}رضا", "علیرضا"),
        ("علی", "علي"),
        ("کریم", "كريم"),
        ("فاطمہ", "فاطمه"),
        ("فاطمة", "فاطمه"),
        ("أحمد", "احمد"),
        ("محـــمد", "محمد"),
        ("Hawaiʻi", "Hawai'i"),
    ] {
        assert_eq!(folded_words(one), folded_words(other), "{one}");
    }
}

#[test]
fn a_parted_name_is_found_joined_and_a_joined_one_parted() {
    let finds = |name: &str, typed: &str| {
        let forms = indexed_forms(name);
        let fits = |words: &[String]| words.iter().all(|word| forms.contains(word));
        let words = folded_words(typed);
        fits(&words) || joined_words(&words).any(|words| fits(&words))
    };
    for (name, typed) in [
        ("O’Brien", "O brien"),
        ("O’Brien", "obrien"),
        ("O Brien", "o'brien"),
        ("Mc Donald", "McDonald"),
        ("McDonald", "Mc Donald"),
        ("Annemarie Bell", "Anne Marie Bell"),
        ("Anne-Marie Bell", "annemarie bell"),
        ("D´Arcy", "d arcy"),
        ("al Hassan", "AlHassan"),
        ("李小龍", "李"),
        ("李小龍", "小龍"),
        ("李小龍", "李小"),
        ("山田太郎", "太郎"),
        ("김민준", "김"),
        ("김민준", "민준"),
        ("สมชาย", "สม"),
        ("J Smith", "j smi"),
    ] {
        assert!(finds(name, typed), "{name} by {typed}");
    }
    for (name, typed) in [
        ("O’Brien", "o bryan"),
        ("Jonathan Smith", "jonathansmi"),
        ("Li", "l"),
    ] {
        assert!(!finds(name, typed), "{name} by {typed}");
    }
    assert_eq!(indexed_forms("Smith"), ["smi", "smit", "smith"]);
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
