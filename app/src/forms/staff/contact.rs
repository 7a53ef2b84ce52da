//! Recording a contact. One that went against a wish is recorded with its reason, not refused: the
//! record must say what happened (rule 8.2).

use super::note;
use crate::{
    domain::{
        contact_log::{ContactAttempt, ContactResult, Direction, LogChannel},
        personal::Note,
        reply_template::Covered,
        safe_contact::{RefusedBy, SafeContactWishes},
    },
    forms::FormData,
    ui::{Problem, Problems},
};
use chrono::{DateTime, Utc};

/// The form as it came.
#[derive(Clone, Default)]
pub struct ContactLogForm {
    pub channel: String,
    pub direction: String,
    pub result: String,
    /// `yes` or `no`: asked about every call of ours that nobody took.
    pub voicemail: String,
    pub outside_reason: String,
    pub log_note: String,
    /// Codes of what a first conversation covered.
    pub covered: Vec<String>,
}

/// A contact, ready for the record.
pub struct LoggedContact {
    pub contact: ContactAttempt,
    /// Why it was made although a wish speaks against it.
    pub outside_reason: Option<Note>,
    pub note: Option<Note>,
    /// What was covered, where they spoke.
    pub covered: Vec<Covered>,
}

impl ContactLogForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            channel: data.one("channel"),
            direction: data.one("direction"),
            result: data.one("result"),
            voicemail: data.one("voicemail"),
            outside_reason: data.one("outside_reason"),
            log_note: data.one("log_note"),
            covered: data.all("covered"),
        }
    }

    /// The contact. `acknowledged`: whether the officer has read the contact rules, if there are any.
    ///
    /// # Errors
    /// What is missing or does not go together; rules not read; a wish broken without a reason.
    pub fn parse(
        &self,
        wishes: &SafeContactWishes,
        acknowledged: bool,
        now: DateTime<Utc>,
    ) -> Result<LoggedContact, Problems> {
        let mut problems = Problems::default();
        let channel: Option<LogChannel> =
            self.choice("channel", &self.channel, "log-error-channel", &mut problems);
        let direction: Option<Direction> = self.choice(
            "direction",
            &self.direction,
            "log-error-direction",
            &mut problems,
        );
        let result: Option<ContactResult> =
            self.choice("result", &self.result, "log-error-result", &mut problems);
        let note_text = self.optional("log_note", &self.log_note, &mut problems);
        let reason = self.optional("outside_reason", &self.outside_reason, &mut problems);
        let (Some(channel), Some(direction), Some(result)) = (channel, direction, result) else {
            return Err(problems);
        };
        let contact = ContactAttempt {
            channel,
            direction,
            result: self.with_voicemail(channel, direction, result, &mut problems),
        };
        if !contact.result.fits(channel) {
            problems.push(Problem::new("result", "log-error-result-channel"));
        }
        if contact.is_attempt() && wishes.has_rules() && !acknowledged {
            problems.push(Problem::new("channel", "log-error-rules").at("rules"));
        }
        if reason.is_none()
            && let Some(refusal) = contact.broke(wishes, now)
        {
            // Letters are never sent by us: no address is held. Saying so as "they asked" would be untrue.
            let key = match refusal.by {
                RefusedBy::NotNow => "log-error-outside",
                RefusedBy::NoPost => "log-error-letter",
                _ => "log-error-against",
            };
            problems.push(Problem::new("outside_reason", key));
        }
        let covered: Vec<Covered> = Covered::ALL
            .iter()
            .copied()
            .filter(|item| self.covered.iter().any(|code| code == item.code()))
            .collect();
        let spoke = matches!(
            contact.result,
            ContactResult::Spoke | ContactResult::Arranged
        );
        if !covered.is_empty() && !spoke {
            problems.push(Problem::new("covered", "call-error-covered"));
        }
        if problems.is_empty() {
            Ok(LoggedContact {
                covered,
                contact,
                outside_reason: reason,
                note: note_text,
            })
        } else {
            Err(problems)
        }
    }

    fn choice<T: std::str::FromStr>(
        &self,
        field: &str,
        typed: &str,
        missing: &'static str,
        problems: &mut Problems,
    ) -> Option<T> {
        let choice = typed.trim().parse().ok();
        if choice.is_none() {
            problems.push(Problem::new(field, missing));
        }
        choice
    }

    fn optional(&self, field: &str, typed: &str, problems: &mut Problems) -> Option<Note> {
        if typed.trim().is_empty() {
            return None;
        }
        note(field, typed, "case-error-note")
            .map_err(|problem| problems.push(problem))
            .ok()
    }

    /// A call of ours that nobody took: was a message left?
    fn with_voicemail(
        &self,
        channel: LogChannel,
        direction: Direction,
        result: ContactResult,
        problems: &mut Problems,
    ) -> ContactResult {
        let asked = channel == LogChannel::Phone
            && direction == Direction::Out
            && result == ContactResult::NoAnswer;
        match (asked, self.voicemail.trim()) {
            (true, "yes") => ContactResult::VoicemailLeft,
            (true, "no") | (false, _) => result,
            (true, _) => {
                problems.push(Problem::new("voicemail", "log-error-voicemail"));
                result
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::{SafeContact, SafeTime};

    const MONDAY_TEN: &str = "2026-11-23T10:00:00Z";

    fn form(channel: &str, direction: &str, result: &str) -> ContactLogForm {
        ContactLogForm {
            channel: channel.into(),
            direction: direction.into(),
            result: result.into(),
            voicemail: "no".into(),
            ..Default::default()
        }
    }

    fn keys(form: &ContactLogForm, wishes: &SafeContactWishes, acknowledged: bool) -> Vec<String> {
        match form.parse(wishes, acknowledged, MONDAY_TEN.parse().unwrap()) {
            Ok(_) => Vec::new(),
            Err(problems) => problems.0.into_iter().map(|p| p.key).collect(),
        }
    }

    #[test]
    fn without_rules_a_call_is_simply_recorded() {
        let free = SafeContactWishes::default();
        assert!(keys(&form("phone", "out", "spoke"), &free, false).is_empty());
        assert_eq!(
            keys(&form("phone", "out", "sent"), &free, false),
            ["log-error-result-channel"]
        );
        assert_eq!(keys(&form("", "", ""), &free, false).len(), 3);
    }

    #[test]
    fn the_rules_must_be_read_before_we_get_in_touch_but_not_when_they_do() {
        let rules = SafeContactWishes {
            wishes: [SafeContact::WithholdNumber].into(),
            ..Default::default()
        };
        assert_eq!(
            keys(&form("phone", "out", "spoke"), &rules, false),
            ["log-error-rules"]
        );
        assert!(keys(&form("phone", "out", "spoke"), &rules, true).is_empty());
        assert!(keys(&form("phone", "in", "spoke"), &rules, false).is_empty());
    }

    #[test]
    fn a_message_left_against_the_wish_needs_a_reason() {
        let rules = SafeContactWishes {
            wishes: [SafeContact::NoVoicemail].into(),
            ..Default::default()
        };
        let mut left = form("phone", "out", "no_answer");
        assert!(keys(&left, &rules, true).is_empty());
        left.voicemail = String::new();
        assert_eq!(keys(&left, &rules, true), ["log-error-voicemail"]);
        left.voicemail = "yes".into();
        assert_eq!(keys(&left, &rules, true), ["log-error-against"]);
        left.outside_reason = "the machine began at once".into();
        let logged = left
            .parse(&rules, true, MONDAY_TEN.parse().unwrap())
            .ok()
            .unwrap();
        assert_eq!(logged.contact.result, ContactResult::VoicemailLeft);
        assert!(logged.outside_reason.is_some());
    }

    #[test]
    fn a_call_at_an_unsafe_time_needs_a_reason() {
        let rules = SafeContactWishes {
            times: [SafeTime::TueAm].into(),
            ..Default::default()
        };
        assert_eq!(
            keys(&form("phone", "out", "spoke"), &rules, true),
            ["log-error-outside"]
        );
    }
}
