//! What a page needs to know of the place it is served from: configuration that everybody may see.

use crate::domain::{
    reference_data::ReferenceData,
    settings::{Rows, SettingsTable},
};
use crate::i18n::Lang;
use std::collections::{BTreeMap, HashMap};

/// One way to reach somebody, with the value in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteContact {
    pub key: String,
    /// Telephone number, email or postal address, or web address.
    pub value: String,
    /// When it is answered, in words; empty if not known.
    pub hours: String,
}

impl SiteContact {
    /// The number as a `tel:` address needs it. What follows in words is not dialled: "111 option 2".
    pub fn tel(&self) -> String {
        format!("tel:{}", self.digits())
    }

    /// Where the value leads when it is used as a link: call, text, write or visit. None for a postal
    /// address.
    pub fn href(&self) -> Option<String> {
        let value = self.value.trim();
        if value.starts_with("https://") || value.starts_with("http://") {
            Some(value.to_owned())
        } else if value.contains('@') {
            Some(format!("mailto:{value}"))
        } else if value.contains(',')
            || !value.starts_with(|c: char| c.is_ascii_digit() || c == '+')
        {
            None
        } else if self.key.contains("text_") || self.key.contains("_sms") {
            Some(format!("sms:{}", self.digits()))
        } else {
            Some(self.tel())
        }
    }

    fn digits(&self) -> String {
        self.value
            .chars()
            .take_while(|c| !c.is_alphabetic())
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect()
    }
}

/// A partner of the Prevention Alliance (seed T2), each with an own notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// Short code used in a consent, as in `C1_share_tpa:<code>`.
    pub code: String,
    pub name: String,
    pub notice_url: Option<String>,
}

/// The site as pages see it.
#[derive(Clone, Debug)]
pub struct Site {
    /// Scheme, host and port, without a slash at the end.
    pub base_url: String,
    /// Where "Exit this page" leads.
    pub exit_url: String,
    pub contacts: BTreeMap<String, SiteContact>,
    pub partners: Vec<Partner>,
    /// Plain name of a static file to the hashed one it is served as.
    pub assets: HashMap<String, String>,
    /// Demonstration data is loaded and numbers are fictional: every page says so.
    pub demo: bool,
    /// The hours in which enquiries are read, in words.
    pub reading_hours: String,
    /// The tables in force.
    pub data: &'static ReferenceData,
    /// What every resident is told at the moment, by language; empty most of the time.
    pub message: BTreeMap<String, String>,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            base_url: String::new(),
            exit_url: String::new(),
            contacts: BTreeMap::new(),
            partners: Vec::new(),
            assets: HashMap::new(),
            demo: false,
            reading_hours: String::new(),
            data: ReferenceData::shipped(),
            message: BTreeMap::new(),
        }
    }
}

impl Site {
    /// The rows of a table that pages read, as they are now; `None`: one that the rules read.
    pub fn rows(&self, table: SettingsTable) -> Option<Rows> {
        match table {
            SettingsTable::Contacts => Some(Rows(
                self.contacts
                    .values()
                    .map(|contact| {
                        vec![
                            contact.key.clone(),
                            contact.value.clone(),
                            contact.hours.clone(),
                        ]
                    })
                    .collect(),
            )),
            SettingsTable::Partners => Some(Rows(
                self.partners
                    .iter()
                    .map(|partner| {
                        vec![
                            partner.code.clone(),
                            partner.name.clone(),
                            partner.notice_url.clone().unwrap_or_default(),
                        ]
                    })
                    .collect(),
            )),
            SettingsTable::Message => Some(Rows(
                Lang::ALL
                    .into_iter()
                    .map(|lang| {
                        let code = lang.code().to_owned();
                        let text = self.message.get(&code).cloned().unwrap_or_default();
                        vec![code, text]
                    })
                    .collect(),
            )),
            SettingsTable::Routing
            | SettingsTable::Topics
            | SettingsTable::Areas
            | SettingsTable::Queues
            | SettingsTable::Targets
            | SettingsTable::OpeningHours
            | SettingsTable::Holidays => None,
        }
    }

    /// The site with other rows of a table that pages read.
    pub fn keep(&mut self, table: SettingsTable, rows: &Rows) {
        match table {
            SettingsTable::Contacts => {
                for row in &rows.0 {
                    if let [key, value, hours] = row.as_slice()
                        && let Some(contact) = self.contacts.get_mut(key)
                    {
                        contact.value.clone_from(value);
                        contact.hours.clone_from(hours);
                    }
                }
            }
            SettingsTable::Partners => {
                self.partners = rows
                    .0
                    .iter()
                    .filter_map(|row| match row.as_slice() {
                        [code, name, notice] => Some(Partner {
                            code: code.clone(),
                            name: name.trim().to_owned(),
                            notice_url: (!notice.is_empty()).then(|| notice.clone()),
                        }),
                        _ => None,
                    })
                    .collect();
            }
            SettingsTable::Message => {
                self.message = rows
                    .0
                    .iter()
                    .filter_map(|row| match row.as_slice() {
                        [lang, text] if !text.trim().is_empty() => {
                            Some((lang.clone(), text.trim().to_owned()))
                        }
                        _ => None,
                    })
                    .collect();
            }
            SettingsTable::Routing
            | SettingsTable::Topics
            | SettingsTable::Areas
            | SettingsTable::Queues
            | SettingsTable::Targets
            | SettingsTable::OpeningHours
            | SettingsTable::Holidays => {}
        }
    }

    /// What every resident is told at the moment, with the language it is in: that of the page, else English.
    pub fn message(&self, lang: Lang) -> Option<(Lang, &str)> {
        [lang, Lang::En].into_iter().find_map(|lang| {
            let text = self.message.get(lang.code())?;
            Some((lang, text.as_str()))
        })
    }

    /// A contact that is configured; pages leave out the line of one that is not.
    pub fn contact(&self, key: &str) -> Option<&SiteContact> {
        self.contacts
            .get(key)
            .filter(|contact| !contact.value.is_empty())
    }

    /// The address of a static file.
    pub fn asset(&self, name: &str) -> String {
        format!(
            "/assets/{}",
            self.assets.get(name).map_or(name, String::as_str)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::SiteContact;

    #[test]
    fn a_contact_leads_where_its_value_says() {
        for (key, value, href) in [
            ("fh_phone", "01632 960 002", Some("tel:01632960002")),
            ("nhs_mental_health", "111 option 2", Some("tel:111")),
            ("tpa_text_deaf", "07700 900 982", Some("sms:07700900982")),
            (
                "fh_email",
                "hubs@example.org",
                Some("mailto:hubs@example.org"),
            ),
            (
                "ico",
                "https://example.org/x",
                Some("https://example.org/x"),
            ),
            (
                "tpa_post",
                "Data Protection Officer, 2 Example Street",
                None,
            ),
        ] {
            let contact = SiteContact {
                key: key.into(),
                value: value.into(),
                hours: String::new(),
            };
            assert_eq!(contact.href().as_deref(), href, "{key}");
        }
    }
}
