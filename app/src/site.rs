//! What a page needs to know of the place it is served from: configuration that everybody may see.

use std::collections::{BTreeMap, HashMap};

/// One way to reach somebody: `contacts_config.csv` of the dossier, with the value in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub key: String,
    /// Telephone number, email or postal address, or web address.
    pub value: String,
    /// When it is answered, in words; empty if not known.
    pub hours: String,
}

impl Contact {
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

/// A partner of the Prevention Alliance (T2), each with an own notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// Short code used in a consent, as in `C1_share_tpa:<code>`.
    pub code: String,
    pub name: String,
    pub notice_url: Option<String>,
}

/// The site as pages see it.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Scheme, host and port, without a slash at the end.
    pub base_url: String,
    /// Where "Exit this page" leads.
    pub exit_url: String,
    pub contacts: BTreeMap<String, Contact>,
    pub partners: Vec<Partner>,
    /// Plain name of a static file to the hashed one it is served as.
    pub assets: HashMap<String, String>,
    /// Demonstration data is loaded and numbers are fictional: every page says so.
    pub demo: bool,
    /// The hours in which enquiries are read, in words.
    pub reading_hours: String,
}

impl Site {
    /// A contact that is configured; pages leave out the line of one that is not.
    pub fn contact(&self, key: &str) -> Option<&Contact> {
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
    use super::Contact;

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
            let contact = Contact {
                key: key.into(),
                value: value.into(),
                hours: String::new(),
            };
            assert_eq!(contact.href().as_deref(), href, "{key}");
        }
    }
}
