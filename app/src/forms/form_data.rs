//! What a form sent, as text: names may repeat, and the order is kept.

use crate::{
    domain::{UnknownCode, entered_text::clean_text, time::read_date},
    ui::{Problem, Problems},
};
use std::str::FromStr;
use validator::ValidationErrors;

/// A password counts to the last character, seen or not (ASVS V6.2.8): the fields in which one is typed.
const PASSWORDS: [&str; 3] = ["password", "again", "old"];

/// The fields of one form, each value as [`clean_text`] leaves it. `Debug` prints their names only: the values are personal.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct FormData(Vec<(String, String)>);

impl FormData {
    /// The first value of a field; empty text counts as an answer.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .find(|(field, _)| *field == name)
            .map(|(_, value)| value)
    }

    /// The first value of a field; empty text when it was not sent.
    pub fn one(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().to_owned()
    }

    /// All pairs in the order sent.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The value of a field from a list of codes: without the blanks that a client may add.
    pub fn code(&self, name: &str) -> String {
        self.one(name).trim().to_owned()
    }

    /// The value of a field for a day, in the form that its input shows again wherever it can be read.
    pub fn date(&self, name: &str) -> String {
        let typed = self.one(name);
        read_date(&typed).map_or(typed, |day| day.to_string())
    }

    /// Every value of a field in the order sent, empty ones among them.
    pub fn every(&self, name: &str) -> Vec<String> {
        self.0
            .iter()
            .filter(|(field, _)| field == name)
            .map(|(_, value)| value.clone())
            .collect()
    }

    /// Every value of a repeated field, each once, without empty ones.
    pub fn all(&self, name: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for value in self.every(name) {
            let value = value.trim();
            if !value.is_empty() && !found.iter().any(|known| known == value) {
                found.push(value.to_owned());
            }
        }
        found
    }

    /// Whether the field was sent at all, as a pressed button is.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for FormData {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(fields: I) -> Self {
        Self(
            fields
                .into_iter()
                .map(|(name, value)| {
                    let (name, value) = (name.into(), value.into());
                    let value = if PASSWORDS.contains(&name.as_str()) {
                        value
                    } else {
                        clean_text(&value)
                    };
                    (name, value)
                })
                .collect(),
        )
    }
}

impl std::fmt::Debug for FormData {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(name, _)| name))
            .finish()
    }
}

/// Line ends as one character each: a browser sends two, the page counts one.
pub fn one_line_ends(typed: &str) -> String {
    typed.replace("\r\n", "\n").replace('\r', "\n")
}

/// Collects what is wrong with a form while its values are read.
#[derive(Default)]
pub(crate) struct FormReader(Problems);

impl FormReader {
    /// What `validator` found, in the order of the form's fields. Its messages are text keys. A field that the order
    /// leaves out comes last: a problem that was found is never dropped.
    pub fn checked(outcome: Result<(), ValidationErrors>, order: &[&str]) -> Self {
        let mut reading = Self::default();
        if let Err(errors) = outcome {
            let errors = errors.field_errors();
            let mut found: Vec<_> = errors.iter().collect();
            let place = |field: &str| order.iter().position(|known| *known == field);
            found.sort_by_cached_key(|(field, _)| {
                (place(field).unwrap_or(order.len()), field.to_string())
            });
            for (field, list) in found {
                if let Some(key) = list.first().and_then(|error| error.message.clone()) {
                    reading
                        .0
                        .push(Problem::new(field.as_ref(), key.into_owned()));
                }
            }
        }
        reading
    }

    /// The value of a coded field that must be answered; any other text counts as no answer.
    pub fn required<T: FromStr<Err = UnknownCode>>(
        &mut self,
        field: &str,
        typed: &str,
        key: &str,
    ) -> Option<T> {
        let value = typed.parse().ok();
        if value.is_none() {
            self.problem(Problem::new(field, key));
        }
        value
    }

    /// Adds a problem, unless the field has one already.
    pub fn problem(&mut self, problem: Problem) {
        if !self.0.0.iter().any(|known| known.field == problem.field) {
            self.0.push(problem);
        }
    }

    /// Whether nothing was wrong up to here.
    pub fn fine(&self) -> bool {
        self.0.is_empty()
    }

    /// The value, if nothing was wrong and it is whole; else every problem.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Problems> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::forms::form_data::*;

    #[test]
    fn repeated_fields_are_read_once_each_and_blanks_vanish() {
        let typed: FormData = [("a", "1"), ("b", " x "), ("a", ""), ("a", "2"), ("a", "1")]
            .into_iter()
            .collect();
        assert_eq!(typed.all("a"), ["1", "2"]);
        assert_eq!(typed.every("a"), ["1", "", "2", "1"]);
        assert_eq!(typed.code("b"), "x");
        assert!(typed.has("b") && !typed.has("c"));
    }

    #[test]
    fn every_value_passes_the_gate_but_a_password() {
        let sent = "a\0b\u{202E}c";
        let typed: FormData = [("name", sent), ("x", sent), ("password", sent)]
            .into_iter()
            .collect();
        assert_eq!(
            (typed.one("name"), typed.one("x")),
            ("abc".into(), "abc".into())
        );
        assert_eq!(typed.one("password"), sent);
    }

    #[test]
    fn a_day_comes_as_its_input_shows_it() {
        let typed: FormData = [("a", "04/12/2026"), ("b", "2026-12-04"), ("c", "soon")]
            .into_iter()
            .collect();
        assert_eq!(
            ["a", "b", "c", "d"].map(|name| typed.date(name)),
            ["2026-12-04", "2026-12-04", "soon", ""]
        );
    }

    #[test]
    fn values_are_not_printed() {
        let typed: FormData = [("name", "CANARY")].into_iter().collect();
        assert_eq!(format!("{typed:?}"), r#"["name"]"#);
    }
}
