use proptest::prelude::*;

use super::*;

#[test]
fn what_cannot_be_seen_goes() {
    for (typed, kept) in [
        ("\u{202A}+44 7700 900982\u{202C}", "+44 7700 900982"),
        ("07700\u{200B}900982", "07700900982"),
        ("sam\u{200B}hub@example.org", "samhub@example.org"),
        ("Jo\u{202E}naitsabeS", "JonaitsabeS"),
        ("a\u{2066}b\u{2069}c\u{61C}d\u{200E}e\u{200F}f", "abcdef"),
        ("So\u{AD}ft", "Soft"),
        ("hub\0north", "hubnorth"),
        ("a\u{1b}[0m\u{7f}\u{9b}", "a[0m"),
        ("a\u{FDD0}b\u{FFFF}c\u{1FFFE}", "abc"),
        ("A\u{200D}B\u{200C}C", "ABC"),
        ("Jo\u{FE0F}\u{E0067}\u{E007F}", "Jo"),
        // Joiners at either end of a word part nothing.
        ("\u{200C}علی\u{200C} ", "علی "),
    ] {
        assert_eq!(clean_text(typed), kept, "{typed:?}");
    }
}

#[test]
fn what_shows_nothing_at_all_is_empty() {
    for typed in [
        "\u{3164}",
        "\u{115F}\u{1160}\u{FFA0}",
        "\u{2800}\u{2800}\u{2800}",
        "\u{202E}",
        "\u{E0041}\u{E007F}",
        "\u{FE0F}\u{FE00}\u{E0100}",
        "\u{200D}\u{200C}",
        "\u{180E}\u{180B}",
        "\u{2060}\u{FEFF}\u{34F}\u{61C}",
        "\u{3000}\u{A0}\u{2003}\u{2028}",
        "\u{17B4}\u{1D159}\u{13441}",
        "\u{0}\u{85}\u{1F}",
    ] {
        assert_eq!(clean_text(typed).trim(), "", "{typed:?}");
    }
}

#[test]
fn what_shapes_words_and_emoji_stays() {
    for typed in [
        "علی\u{200C}رضا",
        "می\u{200C}خواهم",
        "ش\u{200D}ر",
        "क\u{94D}\u{200D}ष",
        "ශ\u{DCA}\u{200D}ර\u{DD3}",
        "മോഹന\u{D4D}\u{200D}",
        "র\u{200D}\u{9CD}যাব",
        "👨\u{200D}👩\u{200D}👧",
        "👩🏽\u{200D}⚕\u{FE0F}",
        "❤\u{FE0F}\u{200D}🔥",
        "1\u{FE0F}\u{20E3}",
        "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
        "辻\u{E0100}",
        "ᠮ\u{180B}",
    ] {
        assert_eq!(clean_text(typed), typed, "{typed:?}");
    }
}

#[test]
fn every_line_end_is_one() {
    for end in [
        "\n", "\r\n", "\r", "\u{B}", "\u{C}", "\u{1C}", "\u{1D}", "\u{1E}", "\u{1F}", "\u{85}",
        "\u{2028}", "\u{2029}",
    ] {
        assert_eq!(clean_text(&format!("one{end}two")), "one\ntwo", "{end:?}");
    }
}

#[test]
fn digits_of_every_script_are_read() {
    for digits in [
        "0123456789",
        "٠١٢٣٤٥٦٧٨٩",
        "۰۱۲۳۴۵۶۷۸۹",
        "०१२३४५६७८९",
        "০১২৩৪৫৬৭৮৯",
        "０１２３４５６７８９",
        "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
    ] {
        let read: String = digits.chars().filter_map(decimal_digit).collect();
        assert_eq!(read, "0123456789", "{digits}");
    }
    assert!("aO²½٪一".chars().all(|sign| decimal_digit(sign).is_none()));
}

#[test]
fn a_code_is_read_however_it_was_pasted() {
    for typed in [
        "599030",
        "599030\t",
        "599\u{2009}030",
        " 599\u{A0}030\r\n",
        "599-030",
        "599\u{2011}030",
        "\u{202A}599030\u{202C}",
        "59\u{200B}90\u{FEFF}30",
        "599.030.",
        "(599 030)",
        "‘599030’",
        "٥٩٩٠٣٠",
        "۵۹۹۰۳۰",
        "５９９０３０",
    ] {
        assert_eq!(read_digits(typed).as_deref(), Some("599030"), "{typed:?}");
    }
    for typed in ["59903O", "code 599030", "五九九〇三〇", "5990½"] {
        assert_eq!(read_digits(typed), None, "{typed}");
    }
}

proptest! {
    #[test]
    fn a_clean_text_stays_as_it_is(typed in any::<String>()) {
        let once = clean_text(&typed);
        prop_assert_eq!(clean_text(&once), once.clone());
        let turned = |sign: char| matches!(sign, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        prop_assert!(!once.contains(turned) && !once.contains('\0'));
    }

    #[test]
    fn what_is_dropped_parts_no_word(word in "[a-z]{2,8}", sign in proptest::sample::select(vec!['\u{200B}', '\u{202E}', '\u{AD}', '\u{2060}', '\u{FEFF}', '\u{E0041}', '\u{FE0F}', '\u{3164}'])) {
        let mut typed = word.clone();
        typed.insert(1, sign);
        prop_assert_eq!(clean_text(&typed), word);
    }
}
