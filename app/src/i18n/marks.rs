//! English inside a page of another language: `lang` and `dir` for each such stretch, whoever shows it.
//!
//! A sentence is a string until the page is written, and some end up in attributes, where no element can
//! stand. So a stretch of English carries two marks (noncharacters, which are for a program's own use and
//! never stand in a text), and [`resolve_marks`] turns them into elements, or drops them where none may be.
//!
//! In the same way what is put into a sentence is isolated where it runs in the other direction, so that a
//! name cannot turn the words around it (input F3).

use super::{Lang, page_lang};
use std::borrow::Cow;

const OPEN: char = '\u{FDD0}';
const CLOSE: char = '\u{FDD1}';
const OPEN_ISOLATE: char = '\u{FDD2}';
const CLOSE_ISOLATE: char = '\u{FDD3}';
const MARKS: [char; 4] = [OPEN, CLOSE, OPEN_ISOLATE, CLOSE_ISOLATE];

/// Elements whose content is text alone.
const TEXT_ONLY: [&str; 5] = ["title", "option", "textarea", "script", "style"];

/// Text that is English whatever the language of the page: a consent's words, the hours of a number.
pub fn english_text(text: impl Into<String>) -> String {
    marked(page_lang() != Lang::En, text.into())
}

/// Puts the marks on, if they are called for.
pub(super) fn marked(wanted: bool, text: String) -> String {
    if wanted && !text.is_empty() {
        format!("{OPEN}{text}{CLOSE}")
    } else {
        text
    }
}

/// Somebody's words inside a sentence of the page: set apart where they run in the other direction.
pub fn isolate(text: &str) -> String {
    isolated(page_lang(), text)
}

/// As [`isolate`], in a sentence of this language. A code, which chooses a variant of a sentence and is
/// not shown, stays as it is.
pub(super) fn isolated(lang: Lang, text: &str) -> String {
    let code = text
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let turns = |sign: char| {
        is_direction_mark(sign)
            || (sign.is_alphabetic() && runs_left(sign) == (lang.dir() == "ltr"))
    };
    if !code && text.contains(turns) {
        format!("{OPEN_ISOLATE}{text}{CLOSE_ISOLATE}")
    } else {
        text.to_owned()
    }
}

/// Marks of direction, which what was kept before the gate dropped them may hold.
const fn is_direction_mark(sign: char) -> bool {
    matches!(
        sign,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

/// The scripts that are written from right to left: Hebrew to Arabic with what Unicode keeps free for more.
const fn runs_left(sign: char) -> bool {
    matches!(
        sign,
        '\u{590}'..='\u{8FF}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFF}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}'
    )
}

/// The text without marks: for places that are no page.
pub fn without_marks(text: &str) -> Cow<'_, str> {
    if text.contains(MARKS) {
        Cow::Owned(text.replace(MARKS, ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// The page with its marks turned into elements; without any it comes back as it is.
pub fn resolve_marks(html: String) -> String {
    if !html.contains(MARKS) {
        return html;
    }
    let mut out = String::with_capacity(html.len() + 1024);
    let mut rest = html.as_str();
    let mut text_only: Option<&str> = None;
    while let Some(at) = rest.find(['<', OPEN, CLOSE, OPEN_ISOLATE, CLOSE_ISOLATE]) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('<') {
            let (tag, after) = rest.split_at(tag_length(rest));
            out.push_str(&without_marks(tag));
            text_only = match text_only {
                Some(name) if closes(tag, name) => None,
                Some(name) => Some(name),
                None => TEXT_ONLY.into_iter().find(|name| opens(tag, name)),
            };
            rest = after;
            continue;
        }
        if text_only.is_none() {
            out.push_str(match rest.chars().next() {
                Some(OPEN) => "<span lang=\"en\" dir=\"ltr\">",
                Some(OPEN_ISOLATE) => "<bdi>",
                Some(CLOSE_ISOLATE) => "</bdi>",
                _ => "</span>",
            });
        }
        rest = &rest[OPEN.len_utf8()..];
    }
    out.push_str(rest);
    out
}

/// Bytes of the tag at the start. An attribute's value may hold `>`.
fn tag_length(text: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Whether an element begins here whose content is text alone.
pub fn opens_text_only(tag: &str) -> bool {
    TEXT_ONLY.into_iter().any(|name| opens(tag, name))
}

fn opens(tag: &str, name: &str) -> bool {
    tag.strip_prefix('<')
        .and_then(|tag| tag.strip_prefix(name))
        .is_some_and(|after| after.starts_with([' ', '>']))
}

fn closes(tag: &str, name: &str) -> bool {
    tag.strip_prefix("</")
        .and_then(|tag| tag.strip_prefix(name))
        .is_some_and(|after| after.starts_with('>'))
}

#[cfg(test)]
mod tests {
    use crate::i18n::marks::*;

    fn said(text: &str) -> String {
        marked(true, text.to_owned())
    }

    #[test]
    fn a_stretch_becomes_an_element_with_language_and_direction() {
        let page = format!("<p>{}</p>", said("Hello <b>there</b>"));
        assert_eq!(
            resolve_marks(page),
            "<p><span lang=\"en\" dir=\"ltr\">Hello <b>there</b></span></p>"
        );
    }

    #[test]
    fn where_no_element_may_stand_the_text_is_plain() {
        for (before, after) in [
            ("<title>", "</title>"),
            ("<option value=\"a\">", "</option>"),
            ("<style media=\"print\">", "</style>"),
            ("<a aria-label=\"x > ", "\"></a>"),
        ] {
            let page = format!("{before}{}{after}", said("Hello"));
            assert_eq!(resolve_marks(page), format!("{before}Hello{after}"));
        }
    }

    #[test]
    fn what_stands_behind_a_plain_text_is_marked_again() {
        let page = format!("<title>{}</title><p>{}</p>", said("a"), said("b"));
        assert_eq!(
            resolve_marks(page),
            "<title>a</title><p><span lang=\"en\" dir=\"ltr\">b</span></p>"
        );
    }

    #[test]
    fn words_that_run_the_other_way_are_set_apart() {
        let said = |lang, text| resolve_marks(format!("<p>{}</p>", isolated(lang, text)));
        for (lang, text, apart) in [
            (Lang::En, "محمد", true),
            (Lang::Pl, "Jo משה", true),
            (Lang::En, "Jo\u{202E}x", true),
            (Lang::En, "Łukasz 3", false),
            (Lang::En, "2026", false),
            (Lang::Ur, "Jo Smith", true),
            (Lang::Ur, "WNB-385-DKF", true),
            (Lang::Ur, "محمد", false),
            (Lang::Ur, "cheshire_east", false),
        ] {
            let plain = format!("<p>{text}</p>");
            let set_apart = format!("<p><bdi>{text}</bdi></p>");
            assert_eq!(
                said(lang, text),
                if apart { set_apart } else { plain },
                "{text}"
            );
        }
        let page = format!("<title>{}</title>", isolated(Lang::En, "محمد"));
        assert_eq!(resolve_marks(page), "<title>محمد</title>");
    }

    #[test]
    fn a_page_without_marks_is_left_alone() {
        assert_eq!(resolve_marks("<p>a</p>".to_owned()), "<p>a</p>");
        assert_eq!(without_marks(&said("a")), "a");
    }
}
