//! Short sentences of common words.

use super::messages;
use crate::domain::markup::plain;
use regex::Regex;
use std::sync::LazyLock;

/// Longest sentence on a page, in words (rule 7.6).
pub const LONGEST: usize = 20;

/// Words that people trip over, or that blame or beg (rule 7.2, 7.6).
const BANNED: [&str; 31] = [
    "please",
    "sorry",
    "valid",
    "invalid",
    "forgot",
    "forgotten",
    "illegal",
    "utilise",
    "utilize",
    "pursuant",
    "data subject",
    "data subjects",
    "in accordance",
    "hereby",
    "herein",
    "thereof",
    "commence",
    "prior to",
    "in order to",
    "in respect of",
    "e.g",
    "i.e",
    "etc",
    "via",
    "regarding",
    "whilst",
    "aforementioned",
    "endeavour",
    "ascertain",
    "notwithstanding",
    "click",
];

/// The only place where we say sorry: the page of a fault.
const SAYS_SORRY: &str = "errors-fault";

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap()
}

/// A line as a person reads it: places filled with one word, markup gone.
fn read(line: &str) -> String {
    static SAID: LazyLock<Regex> = LazyLock::new(|| pattern(r#"\{\s*"([^"]*)"\s*\}"#));
    static CHOICE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\{\s*\$[a-z_]+\s*->"));
    static PLACE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\{[^}]*\}"));
    static CASE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\*?\[[a-z0-9]+\] "));
    let line = SAID.replace_all(line, "$1");
    let line = CHOICE.replace(&line, "");
    let line = PLACE.replace_all(&line, "one");
    let line = CASE.replace(&line, "");
    plain(line.trim_matches(['{', '}']))
}

/// The sentences of a text.
pub fn sentences(text: &str) -> Vec<String> {
    static END: LazyLock<Regex> = LazyLock::new(|| pattern(r"[.!?:;]+[)”’]*(?:\s+|$)|\n"));
    END.split(text)
        .map(|sentence| sentence.trim().to_owned())
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

/// Words of a sentence: what holds a letter or a digit.
pub fn words(sentence: &str) -> usize {
    sentence
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

/// School year in which a text can be read, by the formula of Flesch and Kincaid; year 4 in that count is
/// an age of nine. Syllables are counted roughly: groups of vowels, without a silent e at the end.
pub fn school_year(texts: &[String]) -> f64 {
    let sentences: Vec<String> = texts.iter().flat_map(|text| sentences(text)).collect();
    let all: Vec<&str> = sentences
        .iter()
        .flat_map(|sentence| sentence.split_whitespace())
        .filter(|word| word.chars().any(char::is_alphabetic))
        .collect();
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let syllables = count(all.iter().map(|word| syllables(word)).sum());
    let length = count(all.len());
    0.39 * length / count(sentences.len()) + 11.8 * syllables / length - 15.59
}

fn syllables(word: &str) -> usize {
    let word: String = word
        .to_lowercase()
        .chars()
        .filter(char::is_ascii_alphabetic)
        .collect();
    let vowel = |sign: char| "aeiouy".contains(sign);
    let mut groups = 0;
    let mut before = false;
    for sign in word.chars() {
        groups += usize::from(vowel(sign) && !before);
        before = vowel(sign);
    }
    let silent = (word.ends_with('e') && !word.ends_with("le"))
        || (word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded"));
    groups.saturating_sub(usize::from(silent)).max(1)
}

/// What is wrong with a text, if anything.
pub fn faults(name: &str, text: &str) -> Vec<String> {
    let long = sentences(text)
        .into_iter()
        .filter(|sentence| words(sentence) > LONGEST)
        .map(|sentence| format!("{name}: {} words: {sentence}", words(&sentence)));
    static WORDS: LazyLock<Regex> = LazyLock::new(|| {
        let words: Vec<String> = BANNED.into_iter().map(regex::escape).collect();
        pattern(&format!(
            r"(?i)(?:^|[^a-z])({})(?:$|[^a-z])",
            words.join("|")
        ))
    });
    let banned = WORDS
        .captures_iter(text)
        .map(|found| found[1].to_lowercase())
        .filter(|word| !(word == "sorry" && name.ends_with(SAYS_SORRY)))
        .map(|word| format!("{name}: “{word}”: {text}"));
    long.chain(banned).collect()
}

#[test]
fn no_sentence_is_long_and_no_word_is_hard() {
    let faults: Vec<String> = messages()
        .iter()
        .flat_map(|message| {
            let name = format!("{} {}", message.file, message.key);
            message
                .lines
                .iter()
                .flat_map(|line| faults(&name, &read(line)))
                .collect::<Vec<String>>()
        })
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_rules_find_what_they_look_for() {
    let long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen \
                fifteen sixteen seventeen eighteen nineteen twenty twenty-one.";
    assert_eq!(faults("x", long).len(), 1);
    assert_eq!(faults("x", "Enter a valid date. Please.").len(), 2);
    assert!(faults("x", "That is invaluable. It is pleased.").is_empty());
    assert!(faults("errors.ftl errors-fault", "Sorry, there is a problem").is_empty());
    assert_eq!(
        read("In danger? Call { $number } **now** on [contact:emergency]."),
        "In danger? Call one now on [emergency]."
    );
    assert_eq!(read("*[other] { $n } days"), "one days");
}

/// Files of the pages that anybody may open before they have told us anything.
const FIRST_PAGES: [&str; 4] = ["start.ftl", "help.ftl", "errors.ftl", "notices.ftl"];

#[test]
fn a_child_of_nine_can_read_the_first_pages() {
    for file in FIRST_PAGES {
        let lines: Vec<String> = messages()
            .iter()
            .filter(|message| message.file == file)
            .flat_map(|message| message.lines.iter().map(|line| read(line)))
            .collect();
        let year = school_year(&lines);
        assert!(year <= 4.0, "{file}: {year:.1}");
    }
}

#[test]
fn the_measure_knows_hard_from_easy() {
    let of = |text: &str| school_year(&[text.to_owned()]);
    assert!(of("We keep it safe. You can see it.") < 2.0);
    let hard = "Personal information is retained in accordance with organisational \
                accountability obligations and legislative requirements.";
    assert!(of(hard) > 12.0);
}
