//! Telephone numbers, addresses and partners: read from files, because their owners change them.

use app::site::{Partner, SiteContact};
use std::{collections::BTreeMap, io, path::Path};

const SHIPPED_CONTACTS: &str = include_str!("../../../data/contacts.csv");
const SHIPPED_PARTNERS: &str = include_str!("../../../data/partners.csv");

/// Why the file of contacts or partners cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ContactsError {
    #[error("{path} cannot be read: {cause}")]
    Unreadable { path: String, cause: io::Error },
    #[error("{path}, line {line}: {what}")]
    Line {
        path: String,
        line: u64,
        what: String,
    },
}

/// Who can be reached how, and which of it an owner has confirmed.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    pub contacts: BTreeMap<String, SiteContact>,
    pub partners: Vec<Partner>,
    /// Keys of contacts and codes of partners that no owner has confirmed.
    pub unconfirmed: Vec<String>,
}

impl Directory {
    /// Reads both files; `None` takes the shipped one.
    pub fn load(contacts: Option<&Path>, partners: Option<&Path>) -> Result<Self, ContactsError> {
        let mut directory = Self::default();
        let (name, text) = text(contacts, "the shipped contacts", SHIPPED_CONTACTS)?;
        for (line, row) in rows(&name, &text)? {
            let [key, value, hours, confirmed] = columns(&name, line, &row)?;
            if !yes(&name, line, &confirmed)? {
                directory.unconfirmed.push(key.clone());
            }
            directory
                .contacts
                .insert(key.clone(), SiteContact { key, value, hours });
        }
        let (name, text) = self::text(partners, "the shipped partners", SHIPPED_PARTNERS)?;
        for (line, row) in rows(&name, &text)? {
            let [code, partner, notice, confirmed] = columns(&name, line, &row)?;
            if code.is_empty()
                || !code
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
            {
                return Err(ContactsError::Line {
                    path: name,
                    line,
                    what: "a code is small letters, digits and _".into(),
                });
            }
            if !yes(&name, line, &confirmed)? {
                directory.unconfirmed.push(code.clone());
            }
            let notice_url = (!notice.is_empty()).then_some(notice);
            directory.partners.push(Partner {
                code,
                name: partner,
                notice_url,
            });
        }
        Ok(directory)
    }

    /// Every key that the pages use. A file without one of them is refused in production.
    pub fn required() -> Vec<String> {
        rows("the shipped contacts", SHIPPED_CONTACTS)
            .unwrap_or_default()
            .into_iter()
            .filter_map(|(_, row)| row.get(0).map(str::to_owned))
            .collect()
    }
}

fn text(
    path: Option<&Path>,
    shipped: &str,
    default: &str,
) -> Result<(String, String), ContactsError> {
    let Some(path) = path else {
        return Ok((shipped.to_owned(), default.to_owned()));
    };
    let name = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => Ok((name, text)),
        Err(cause) => Err(ContactsError::Unreadable { path: name, cause }),
    }
}

fn rows(name: &str, text: &str) -> Result<Vec<(u64, csv::StringRecord)>, ContactsError> {
    csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes())
        .into_records()
        .map(|row| match row {
            Ok(row) => Ok((row.position().map_or(0, csv::Position::line), row)),
            Err(cause) => Err(ContactsError::Line {
                path: name.to_owned(),
                line: cause.position().map_or(0, csv::Position::line),
                what: "this is not CSV".into(),
            }),
        })
        .collect()
}

fn columns(name: &str, line: u64, row: &csv::StringRecord) -> Result<[String; 4], ContactsError> {
    let cells: Vec<String> = row.iter().map(str::to_owned).collect();
    cells.try_into().map_err(|_| ContactsError::Line {
        path: name.to_owned(),
        line,
        what: "four columns are needed".into(),
    })
}

fn yes(name: &str, line: u64, text: &str) -> Result<bool, ContactsError> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(ContactsError::Line {
            path: name.to_owned(),
            line,
            what: "confirmed is yes or no".into(),
        }),
    }
}
