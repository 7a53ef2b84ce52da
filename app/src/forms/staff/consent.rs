//! Writing down a consent or a withdrawal that was said, written or texted to us (feature B10).

use crate::{
    domain::{
        consent::{
            ConsentAction, ConsentChannel, ConsentPurpose, GivenBy, SpokenAtError, spoken_at,
        },
        contact_log::LogChannel,
        ids::WordingId,
    },
    forms::FormData,
    ui::{Problem, Problems},
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use uuid::Uuid;

/// Most characters of the ledger's `evidence`, its code included; the database has the same limit.
pub const EVIDENCE_MAX: usize = 200;

/// Letters in a row that can be somebody's name; shorter ones are in every reference.
const NAME_LENGTH: usize = 3;

/// The form as it came.
#[derive(Clone, Default)]
pub struct ConsentForm {
    pub purpose: String,
    /// `given` or `withdrawn`.
    pub action: String,
    /// The id of the words that were on the screen.
    pub wording: String,
    pub channel: String,
    pub given_by: String,
    pub read_back: String,
    /// A recorded contact that it was said in.
    pub contact: String,
    /// Any other reference to what shows it.
    pub evidence: String,
    pub date: String,
    pub time: String,
}

/// A contact that was recorded on the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordedContact {
    pub id: Uuid,
    pub channel: LogChannel,
    pub at: DateTime<Utc>,
}

impl RecordedContact {
    /// How a consent in it reached us.
    #[must_use]
    pub const fn consent_channel(&self) -> ConsentChannel {
        match self.channel {
            LogChannel::Phone => ConsentChannel::Phone,
            LogChannel::Text => ConsentChannel::Text,
            LogChannel::Email => ConsentChannel::Email,
            LogChannel::FaceToFace => ConsentChannel::FaceToFace,
            LogChannel::Letter => ConsentChannel::Post,
        }
    }
}

/// What the form is held against.
#[derive(Clone, Copy)]
pub struct ConsentContext<'a> {
    /// The words on the screen now.
    pub wording: WordingId,
    pub contacts: &'a [RecordedContact],
    /// What the person is called: it must not get into the ledger.
    pub name: &'a str,
    pub sent: DateTime<Utc>,
    pub now: DateTime<Utc>,
}

/// Ready for the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentRecord {
    pub channel: ConsentChannel,
    pub given_by: GivenBy,
    /// A code and a reference: `call:` and the id of the contact, `letter:2026-11-03`.
    pub evidence: String,
    pub at: DateTime<Utc>,
}

impl ConsentForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            purpose: data.one("purpose"),
            action: data.one("said"),
            wording: data.one("wording"),
            channel: data.one("channel"),
            given_by: data.one("given_by"),
            read_back: data.one("read_back"),
            contact: data.one("contact"),
            evidence: data.one("evidence"),
            date: data.date("date"),
            time: data.one("time"),
        }
    }

    /// Which choice it is about, and what was said. `None`: no such choice, or neither yes nor no.
    #[must_use]
    pub fn about(&self) -> Option<(ConsentPurpose, ConsentAction)> {
        let action = match self.action.as_str() {
            "given" => ConsentAction::Given,
            "withdrawn" => ConsentAction::Withdrawn,
            _ => return None,
        };
        Some((self.purpose.parse().ok()?, action))
    }

    /// The circumstances of what was said.
    ///
    /// # Errors
    /// What is missing or cannot be; words that changed while they were read out.
    pub fn parse(
        &self,
        action: ConsentAction,
        here: ConsentContext<'_>,
    ) -> Result<ConsentRecord, Problems> {
        let mut problems = Problems::default();
        if action.turns_on() && Uuid::parse_str(&self.wording).ok() != Some(here.wording.0) {
            problems.push(Problem::new("read_back", "consents-error-words"));
        }
        let channel = self
            .channel
            .parse()
            .ok()
            .filter(|channel| ConsentChannel::RECORDED.contains(channel));
        if channel.is_none() {
            problems.push(Problem::new("channel", "consents-error-channel"));
        }
        let given_by = self
            .given_by
            .parse()
            .ok()
            .filter(|by| *by != GivenBy::StaffOnBehalf);
        if given_by.is_none() {
            problems.push(Problem::new("given_by", "consents-error-by"));
        }
        let at = self.moment(action, here, &mut problems);
        let evidence = channel.and_then(|channel| self.proof(channel, here, &mut problems));
        let unread = channel.is_some_and(ConsentChannel::spoken) && self.read_back != "yes";
        if unread && problems.of("read_back").is_none() {
            problems.push(Problem::new("read_back", "consents-error-read-back"));
        }
        match (channel, given_by, at, evidence) {
            (Some(channel), Some(given_by), Some(at), Some(evidence)) if problems.is_empty() => {
                Ok(ConsentRecord {
                    channel,
                    given_by,
                    evidence,
                    at,
                })
            }
            _ => Err(problems),
        }
    }

    fn moment(
        &self,
        action: ConsentAction,
        here: ConsentContext<'_>,
        problems: &mut Problems,
    ) -> Option<DateTime<Utc>> {
        let date = NaiveDate::parse_from_str(self.date.trim(), "%Y-%m-%d").ok();
        let time = ["%H:%M", "%H:%M:%S"]
            .iter()
            .find_map(|form| NaiveTime::parse_from_str(self.time.trim(), form).ok());
        if date.is_none() {
            problems.push(Problem::new("date", "consents-error-date"));
        }
        if time.is_none() {
            problems.push(Problem::new("time", "consents-error-time"));
        }
        match spoken_at(action, date?, time?, here.sent, here.now) {
            Ok(at) => Some(at),
            Err(cause) => {
                problems.push(Problem::new(
                    "date",
                    match cause {
                        SpokenAtError::NotYet => "consents-error-future",
                        SpokenAtError::BeforeTheEnquiry => "consents-error-before",
                    },
                ));
                None
            }
        }
    }

    /// Code and reference of what shows it.
    fn proof(
        &self,
        channel: ConsentChannel,
        here: ConsentContext<'_>,
        problems: &mut Problems,
    ) -> Option<String> {
        let code = channel.evidence();
        if !self.contact.is_empty() {
            let found = here
                .contacts
                .iter()
                .find(|contact| contact.id.to_string() == self.contact);
            return match found {
                Some(contact) if contact.consent_channel() == channel => {
                    Some(format!("{code}:{}", contact.id))
                }
                _ => {
                    problems.push(Problem::new("contact", "consents-error-contact"));
                    None
                }
            };
        }
        let typed = self.evidence.trim();
        let reference = typed
            .strip_prefix(code)
            .and_then(|rest| rest.strip_prefix(':'))
            .unwrap_or(typed);
        let evidence = format!("{code}:{reference}");
        let problem = if reference.is_empty() {
            Problem::new("evidence", "consents-error-evidence")
        } else if evidence.chars().count() > EVIDENCE_MAX {
            let most = EVIDENCE_MAX - code.len() - 1;
            Problem::new("evidence", "case-error-too-long").with("most", most.to_string())
        } else if !is_reference(reference) || names(reference, here.name) {
            Problem::new("evidence", "consents-error-evidence-shape")
        } else {
            return Some(evidence);
        };
        problems.push(problem);
        None
    }
}

/// A date, a number, an id: letters, digits and a few signs in one piece, with a digit among them. Words
/// in a row are sentences, and those name people.
fn is_reference(text: &str) -> bool {
    text.chars()
        .all(|sign| sign.is_ascii_alphanumeric() || "-./:_#".contains(sign))
        && text.chars().any(|sign| sign.is_ascii_digit())
}

/// Whether a reference holds a part of the person's name.
fn names(reference: &str, name: &str) -> bool {
    let reference = reference.to_lowercase();
    name.to_lowercase()
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|part| part.chars().filter(|sign| sign.is_alphabetic()).count() >= NAME_LENGTH)
        .any(|part| reference.contains(part))
}

#[cfg(test)]
mod tests;
