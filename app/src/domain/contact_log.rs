//! What an officer records about getting in touch, and when that needs a reason (rule 8.2).

use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeSet;

use super::{
    safe_contact::{Channel, Refusal, SafeContactWishes, may_send},
    time::london_date,
};

code_enum! {
    /// How contact was made.
    pub enum LogChannel {
        Phone = "phone",
        Text = "text",
        Email = "email",
        FaceToFace = "face_to_face",
        Letter = "letter",
    }
}

code_enum! {
    /// Who began it.
    pub enum Direction {
        /// We did.
        Out = "out",
        /// They did.
        In = "in",
    }
}

code_enum! {
    /// What came of it.
    pub enum ContactResult {
        Spoke = "spoke",
        Arranged = "arranged",
        NoAnswer = "no_answer",
        VoicemailLeft = "voicemail_left",
        /// Another person answered.
        SomeoneElse = "someone_else",
        WrongNumber = "wrong_number",
        /// A message or letter went or came.
        Sent = "sent",
    }
}

impl ContactResult {
    /// Whether a contact by this channel can end so.
    #[must_use]
    pub const fn fits(self, channel: LogChannel) -> bool {
        match self {
            Self::Arranged => true,
            Self::Spoke | Self::NoAnswer | Self::SomeoneElse => {
                matches!(channel, LogChannel::Phone | LogChannel::FaceToFace)
            }
            Self::VoicemailLeft | Self::WrongNumber => matches!(channel, LogChannel::Phone),
            Self::Sent => matches!(
                channel,
                LogChannel::Text | LogChannel::Email | LogChannel::Letter
            ),
        }
    }
}

/// One contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContactAttempt {
    pub channel: LogChannel,
    pub direction: Direction,
    pub result: ContactResult,
}

impl ContactAttempt {
    /// Whether we began it.
    #[must_use]
    pub const fn is_attempt(self) -> bool {
        matches!(self.direction, Direction::Out)
    }

    /// Whether we tried and did not speak with them.
    #[must_use]
    pub const fn missed(self) -> bool {
        self.is_attempt() && !matches!(self.result, ContactResult::Spoke | ContactResult::Arranged)
    }

    /// The wish that this contact went against, which the record must give a reason for. What the
    /// person began themself breaks nothing; nor does meeting them.
    #[must_use]
    pub fn broke(self, wishes: &SafeContactWishes, at: DateTime<Utc>) -> Option<Refusal> {
        if self.direction == Direction::In {
            return None;
        }
        let channel = match (self.channel, self.result) {
            (LogChannel::Phone, ContactResult::VoicemailLeft) => Channel::Voicemail,
            (LogChannel::Phone, _) => Channel::Call,
            (LogChannel::Text, _) => Channel::Text,
            (LogChannel::Email, _) => Channel::Email,
            (LogChannel::Letter, _) => Channel::Post,
            (LogChannel::FaceToFace, _) => return None,
        };
        may_send(channel, wishes, at).err()
    }
}

/// Tries that "could not reach them" asks for.
pub const ATTEMPTS_NEEDED: usize = 3;

/// London days over which they must be spread, so that one bad afternoon does not end a case.
pub const ATTEMPT_DAYS_NEEDED: usize = 2;

/// How often we tried to reach a person, as far as it counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AttemptCount {
    pub counted: usize,
    pub days: usize,
}

impl AttemptCount {
    /// Counts what we began, what did not reach them, and what kept to their wishes: a call at an unsafe
    /// time is no fair try (rule 8.2).
    pub fn count(
        contacts: impl IntoIterator<Item = (ContactAttempt, DateTime<Utc>)>,
        wishes: &SafeContactWishes,
    ) -> Self {
        let days: Vec<NaiveDate> = contacts
            .into_iter()
            .filter(|(contact, at)| contact.missed() && contact.broke(wishes, *at).is_none())
            .map(|(_, at)| london_date(at))
            .collect();
        Self {
            counted: days.len(),
            days: days.iter().collect::<BTreeSet<_>>().len(),
        }
    }

    /// Whether they are enough to close with "could not reach them".
    #[must_use]
    pub const fn are_enough(self) -> bool {
        self.counted >= ATTEMPTS_NEEDED && self.days >= ATTEMPT_DAYS_NEEDED
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        codes::{SafeContact, SafeTime},
        safe_contact::RefusedBy,
    };

    fn call(direction: Direction, result: ContactResult) -> ContactAttempt {
        ContactAttempt {
            channel: LogChannel::Phone,
            direction,
            result,
        }
    }

    #[test]
    fn a_voice_message_against_the_wish_needs_a_reason_and_a_call_without_one_does_not() {
        let wishes = SafeContactWishes {
            wishes: [SafeContact::NoVoicemail].into(),
            ..Default::default()
        };
        let now = "2026-11-23T10:00:00Z".parse().unwrap();
        let broke = |contact: ContactAttempt| contact.broke(&wishes, now).map(|refusal| refusal.by);
        assert_eq!(
            broke(call(Direction::Out, ContactResult::VoicemailLeft)),
            Some(RefusedBy::NoVoicemail)
        );
        assert_eq!(broke(call(Direction::Out, ContactResult::NoAnswer)), None);
        assert_eq!(
            broke(call(Direction::In, ContactResult::VoicemailLeft)),
            None
        );
    }

    #[test]
    fn a_call_outside_the_safe_times_needs_a_reason() {
        let wishes = SafeContactWishes {
            times: [SafeTime::MonAm].into(),
            ..Default::default()
        };
        let spoke = call(Direction::Out, ContactResult::Spoke);
        assert!(
            spoke
                .broke(&wishes, "2026-11-23T10:00:00Z".parse().unwrap())
                .is_none()
        );
        let late = spoke.broke(&wishes, "2026-11-23T14:00:00Z".parse().unwrap());
        assert_eq!(late.map(|refusal| refusal.by), Some(RefusedBy::NotNow));
    }

    #[test]
    fn every_channel_can_end_somehow() {
        for channel in LogChannel::ALL {
            let ends: Vec<&ContactResult> = ContactResult::ALL
                .iter()
                .filter(|result| result.fits(*channel))
                .collect();
            assert!(ends.len() >= 2, "{channel}: {ends:?}");
        }
        assert!(!ContactResult::VoicemailLeft.fits(LogChannel::Email));
    }

    #[test]
    fn a_try_counts_when_it_was_ours_missed_them_and_kept_to_their_wishes() {
        let wishes = SafeContactWishes {
            wishes: [SafeContact::NoVoicemail].into(),
            times: [SafeTime::MonAm, SafeTime::TueAm].into(),
            ..Default::default()
        };
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let (monday, tuesday) = (at("2026-11-23T10:00:00Z"), at("2026-11-24T10:00:00Z"));
        let evening = at("2026-11-24T18:00:00Z");
        let out = |result| call(Direction::Out, result);
        let count = |list: &[(ContactAttempt, DateTime<Utc>)]| {
            let tries = AttemptCount::count(list.iter().copied(), &wishes);
            (tries.counted, tries.days, tries.are_enough())
        };
        let missed = (out(ContactResult::NoAnswer), monday);
        assert_eq!(count(&[]), (0, 0, false));
        assert_eq!(count(&[missed; 3]), (3, 1, false), "one day is not enough");
        let next_day = (out(ContactResult::SomeoneElse), tuesday);
        assert_eq!(count(&[missed, missed, next_day]), (3, 2, true));
        assert_eq!(count(&[missed, next_day]), (2, 2, false));
        for none in [
            (out(ContactResult::NoAnswer), evening),
            (out(ContactResult::VoicemailLeft), tuesday),
            (out(ContactResult::Spoke), tuesday),
            (out(ContactResult::Arranged), tuesday),
            (call(Direction::In, ContactResult::NoAnswer), tuesday),
        ] {
            assert_eq!(count(&[missed, none]), (1, 1, false), "{none:?}");
        }
    }
}
