//! What an officer records about getting in touch, and when that needs a reason (dossier 8.2).

use chrono::{DateTime, Utc};

use super::safe_contact::{Channel, Refusal, SafeContactWishes, may_send};

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
pub struct Contact {
    pub channel: LogChannel,
    pub direction: Direction,
    pub result: ContactResult,
}

impl Contact {
    /// Whether we tried to reach the person: "could not reach them" needs at least one of these.
    #[must_use]
    pub const fn is_attempt(self) -> bool {
        matches!(self.direction, Direction::Out)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        codes::{SafeContact, SafeTime},
        safe_contact::RefusedBy,
    };

    fn call(direction: Direction, result: ContactResult) -> Contact {
        Contact {
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
        let broke = |contact: Contact| contact.broke(&wishes, now).map(|refusal| refusal.by);
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
}
