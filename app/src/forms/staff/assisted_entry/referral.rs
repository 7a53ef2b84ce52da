//! Who referred somebody, and what that person was told about it (seed F9).

use crate::{
    domain::{
        assisted_entry::{DataSource, ReferralWay},
        codes::YesNoNotSure,
        personal::{JobTitle, Note, PersonName, TextProblem},
    },
    forms::{FormData, form_data::FormReader, one_line_ends, staff::ORGANISATION_MAX},
    ui::{Problem, Problems},
};
use chrono::NaiveDate;

/// Most characters of what the referrer said that the person was told.
pub const TOLD_MAX: usize = 500;

/// The fields of a referral as typed. Personal: it has no `Debug`.
#[derive(Clone, Default)]
pub struct ReferralForm {
    pub data_source: String,
    pub organisation: String,
    pub referrer: String,
    pub role: String,
    pub way: String,
    /// `2026-09-17`; empty: today.
    pub received_on: String,
    pub told: String,
    pub told_words: String,
}

/// Who gave us the information about a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    pub source: DataSource,
    /// Name of the organisation.
    pub organisation: String,
    pub referrer: PersonName,
    pub role: JobTitle,
    pub way: ReferralWay,
    /// The London day on which we got it: the month in which the person is told begins with it.
    pub received_on: NaiveDate,
    /// Whether the person knows of it, as the referrer says.
    pub told: YesNoNotSure,
    /// What the person was told, as the referrer says.
    pub told_words: Option<Note>,
}

impl ReferralForm {
    pub fn read(data: &FormData) -> Self {
        Self {
            data_source: data.code("data_source"),
            organisation: data.one("organisation").trim().to_owned(),
            referrer: data.one("referrer").trim().to_owned(),
            role: data.one("referrer_role").trim().to_owned(),
            way: data.code("referral_way"),
            received_on: data.date("received_on"),
            told: data.code("told"),
            told_words: one_line_ends(&data.one("told_words")).trim().to_owned(),
        }
    }

    /// Reads the fields.
    ///
    /// # Errors
    /// What is missing, too long, or a day that has not come.
    pub fn parse(&self, today: NaiveDate) -> Result<Referral, Problems> {
        let mut reading = FormReader::default();
        let source = reading.required(
            "data_source",
            &self.data_source,
            "assisted-entry-error-source",
        );
        let organisation = self
            .organisation
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        match organisation.chars().count() {
            0 | 1 => reading.problem(Problem::new(
                "organisation",
                "assisted-entry-error-organisation",
            )),
            long if long > ORGANISATION_MAX => reading.problem(
                Problem::new("organisation", "case-error-too-long")
                    .with("most", ORGANISATION_MAX.to_string()),
            ),
            _ => {}
        }
        let referrer = text(
            &mut reading,
            "referrer",
            PersonName::parse(&self.referrer),
            "assisted-entry-error-referrer",
        );
        let role = text(
            &mut reading,
            "referrer_role",
            JobTitle::parse(&self.role),
            "assisted-entry-error-role",
        );
        let way = reading.required("referral_way", &self.way, "assisted-entry-error-way");
        let received_on = match self.received_on.as_str() {
            "" => Some(today),
            typed => typed.parse().ok().filter(|day| *day <= today),
        };
        if received_on.is_none() {
            reading.problem(Problem::new("received_on", "assisted-entry-error-received"));
        }
        let told = reading.required("told", &self.told, "assisted-entry-error-told");
        let long = self.told_words.chars().count() > TOLD_MAX;
        if long {
            reading.problem(
                Problem::new("told_words", "case-error-too-long")
                    .with("most", TOLD_MAX.to_string()),
            );
        }
        let whole = match (source, referrer, role, way, received_on, told) {
            (
                Some(source),
                Some(referrer),
                Some(role),
                Some(way),
                Some(received_on),
                Some(told),
            ) => Some(Referral {
                source,
                organisation,
                referrer,
                role,
                way,
                received_on,
                told,
                told_words: Note::parse(&self.told_words).ok(),
            }),
            _ => None,
        };
        reading.finish(whole)
    }
}

/// A text about a person, or the problem with it.
fn text<T>(
    reading: &mut FormReader,
    field: &'static str,
    parsed: Result<T, TextProblem>,
    empty: &'static str,
) -> Option<T> {
    parsed
        .map_err(|problem| {
            reading.problem(match problem {
                TextProblem::TooLong(most) => {
                    Problem::new(field, "case-error-too-long").with("most", most.to_string())
                }
                TextProblem::Empty | TextProblem::TooShort(_) => Problem::new(field, empty),
            });
        })
        .ok()
}
