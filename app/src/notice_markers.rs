//! What the text of a notice may leave to be filled in when it is shown: numbers, partners, rules (feature C6). One
//! that means nothing would make its whole line vanish, so it is found before anybody publishes it.

mod retention;

pub use retention::RetentionWords;

use crate::{
    domain::{
        markup::{MarkupPiece, pieces},
        notice::NoticeText,
        retention::RetentionRule,
    },
    site::Site,
};

/// The markers that have a meaning here and now.
pub struct Markers<'a> {
    pub site: &'a Site,
    pub retention: &'a RetentionWords,
}

/// The paragraph that is replaced by the list of partners.
pub const PARTNER_NOTICES: &str = "[partner-notices]";

impl Markers<'_> {
    /// Every marker with what it stands for today, for the person who writes.
    pub fn list(&self) -> Vec<(String, String)> {
        let contacts = self
            .site
            .contacts
            .values()
            .filter(|contact| !contact.value.is_empty())
            .map(|contact| (format!("[contact:{}]", contact.key), contact.value.clone()));
        let rules = RetentionRule::ALL.iter().map(|rule| rule.code());
        let dates = rules.clone().filter_map(|rule| {
            self.retention
                .date(rule)
                .map(|date| (format!("[date:{rule}]"), date))
        });
        let sentences = rules.filter_map(|rule| {
            self.retention
                .sentences(rule)
                .map(|words| (format!("[retention:{rule}]"), words))
        });
        let names: Vec<&str> = self
            .site
            .partners
            .iter()
            .map(|partner| partner.name.as_str())
            .collect();
        let partners = ["[partners]", PARTNER_NOTICES]
            .map(|marker| (marker.to_owned(), names.join(", ")))
            .into_iter()
            .filter(|_| !names.is_empty());
        dates
            .chain(sentences)
            .chain(partners)
            .chain(contacts)
            .collect()
    }

    /// The first thing in a text that would not be filled in or would not lead anywhere.
    pub fn unknown(&self, text: &str) -> Option<String> {
        if text == PARTNER_NOTICES {
            return None;
        }
        pieces(text).into_iter().find_map(|piece| match piece {
            // What looks like markup and is none: a link off the site, a marker with a slip in it.
            MarkupPiece::Text(words) => (words.contains("](") || words.contains("[partner"))
                .then(|| words.trim().chars().take(60).collect()),
            MarkupPiece::Bold(_) | MarkupPiece::Link { .. } | MarkupPiece::Partners => None,
            MarkupPiece::Contact(key) => {
                (self.site.contact(&key).is_none()).then(|| format!("[contact:{key}]"))
            }
            MarkupPiece::ContactLink { key, .. } => {
                (self.site.contact(&key).is_none()).then(|| format!("(contact:{key})"))
            }
            MarkupPiece::Retention(rule) => {
                (self.retention.sentences(&rule).is_none()).then(|| format!("[retention:{rule}]"))
            }
            MarkupPiece::Date(rule) => {
                (self.retention.date(&rule).is_none()).then(|| format!("[date:{rule}]"))
            }
        })
    }

    /// All of them in a text, each with the part it stands in: `title`, `changes`, `summary 2`, a field.
    pub fn unknown_in(&self, text: &NoticeText) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut look = |part: &str, line: &str| {
            if let Some(marker) = self.unknown(line) {
                found.push((part.to_owned(), marker));
            }
        };
        look("title", &text.title);
        for line in &text.changes {
            look("changes", line);
        }
        for (position, line) in text.summary.iter().enumerate() {
            look(&format!("summary {}", position + 1), &line.text);
        }
        for section in &text.sections {
            for line in section.blocks.iter().flat_map(|block| block.texts()) {
                look(&section.field, line);
            }
        }
        found
    }
}
