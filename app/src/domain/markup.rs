//! Text with a little markup, for sentences that name a number, an address or another page.
//!
//! | written | shown |
//! | --- | --- |
//! | `**words**` | the words in bold |
//! | `[words](/path)` | a link inside the site |
//! | `[words](contact:key)` | a link to a configured address; plain words where none is configured |
//! | `[contact:key]` | the configured number or address itself, as a link |
//! | `[retention:RULE]` | the sentences of the live retention rule |
//! | `[date:RULE]` | the last day by that rule for something that starts today |
//! | `[partners]` | the names of the Alliance partners |
//!
//! What each piece becomes on a page is `resident::rich`.

/// One stretch of a text with markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkupPiece {
    Text(String),
    Bold(String),
    /// Words that lead to a path of this site.
    Link {
        words: String,
        href: String,
    },
    /// Words that lead to a configured address.
    ContactLink {
        words: String,
        key: String,
    },
    /// The value of a configured contact.
    Contact(String),
    /// The sentences of this retention rule.
    Retention(String),
    /// The last day by this retention rule.
    Date(String),
    /// The names of the Alliance partners.
    Partners,
}

/// Splits a text at its markup. Whatever is not markup stays text.
pub fn pieces(text: &str) -> Vec<MarkupPiece> {
    let mut found = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['*', '[']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((piece, length)) = bold(rest).or_else(|| bracket(rest)) else {
            plain.push_str(&rest[..1]);
            rest = &rest[1..];
            continue;
        };
        if !plain.is_empty() {
            found.push(MarkupPiece::Text(std::mem::take(&mut plain)));
        }
        found.push(piece);
        rest = &rest[length..];
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        found.push(MarkupPiece::Text(plain));
    }
    found
}

/// `**words**` at the start, and its length in bytes.
fn bold(text: &str) -> Option<(MarkupPiece, usize)> {
    let inner = text.strip_prefix("**")?;
    let end = inner.find("**").filter(|end| *end > 0)?;
    Some((MarkupPiece::Bold(inner[..end].to_owned()), end + 4))
}

/// Something in square brackets at the start, and its length in bytes.
fn bracket(text: &str) -> Option<(MarkupPiece, usize)> {
    let inner = text.strip_prefix('[')?;
    let end = inner.find(']')?;
    let words = &inner[..end];
    let after = &inner[end + 1..];
    if let Some(target) = after.strip_prefix('(')
        && let Some(close) = target.find(')')
    {
        let href = &target[..close];
        let words = words.to_owned();
        let piece = match href.strip_prefix("contact:") {
            Some(key) => MarkupPiece::ContactLink {
                words,
                key: key.to_owned(),
            },
            None if href.starts_with('/') => MarkupPiece::Link {
                words,
                href: href.to_owned(),
            },
            None => return None,
        };
        return Some((piece, end + 2 + close + 2));
    }
    let piece = match words.split_once(':') {
        Some(("contact", key)) => MarkupPiece::Contact(key.to_owned()),
        Some(("retention", rule)) => MarkupPiece::Retention(rule.to_owned()),
        Some(("date", rule)) => MarkupPiece::Date(rule.to_owned()),
        None if words == "partners" => MarkupPiece::Partners,
        _ => return None,
    };
    Some((piece, end + 2))
}

/// The words of a text without its markup, for counting and comparing. Numbers, dates and names that
/// are filled in when shown appear as what stands for them.
pub fn plain(text: &str) -> String {
    pieces(text)
        .into_iter()
        .map(|piece| match piece {
            MarkupPiece::Text(words) | MarkupPiece::Bold(words) => words,
            MarkupPiece::Link { words, .. } | MarkupPiece::ContactLink { words, .. } => words,
            MarkupPiece::Contact(key) => format!("[{key}]"),
            MarkupPiece::Retention(rule) | MarkupPiece::Date(rule) => format!("[{rule}]"),
            MarkupPiece::Partners => "[partners]".to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> MarkupPiece {
        MarkupPiece::Text(words.to_owned())
    }

    #[test]
    fn markup_is_split_and_the_rest_stays_text() {
        assert_eq!(
            pieces("Press **55**, or [read more](/help) * [not markup]"),
            vec![
                text("Press "),
                MarkupPiece::Bold("55".into()),
                text(", or "),
                MarkupPiece::Link {
                    words: "read more".into(),
                    href: "/help".into()
                },
                text(" * [not markup]"),
            ]
        );
        assert_eq!(
            pieces("[contact:fh_dpo][the guide](contact:fh_rights_guide)[retention:FH-FORM]"),
            vec![
                MarkupPiece::Contact("fh_dpo".into()),
                MarkupPiece::ContactLink {
                    words: "the guide".into(),
                    key: "fh_rights_guide".into()
                },
                MarkupPiece::Retention("FH-FORM".into()),
            ]
        );
    }

    /// Nothing a text says can lead off the site except by configuration.
    #[test]
    fn a_link_elsewhere_is_not_markup() {
        assert_eq!(
            pieces("[x](https://elsewhere.example) [y](javascript:1)"),
            vec![text("[x](https://elsewhere.example) [y](javascript:1)")]
        );
    }

    #[test]
    fn what_never_closes_stays_text() {
        for open in ["**bold", "[words", "[words](/path", "****", "*", "["] {
            assert_eq!(pieces(open), vec![text(open)], "{open}");
        }
    }
}
