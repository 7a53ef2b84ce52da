//! What the end of a case rests on, and what the person may read of it: nothing but what is recorded.

use super::{
    codes::{Flag, YesNo, YesNoNotSure},
    contact_log::{ContactAttempt, ContactResult, Direction},
    status::Outcome,
};

/// What the contact log says of a case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ContactRecord {
    /// The person was spoken to, or we wrote to them.
    pub reached: bool,
    /// We got in touch, or tried.
    pub tried: bool,
}

impl ContactRecord {
    /// Reads the log.
    pub fn of(contacts: impl IntoIterator<Item = ContactAttempt>) -> Self {
        contacts
            .into_iter()
            .fold(Self::default(), |record, contact| {
                let reached = match contact.result {
                    ContactResult::Spoke | ContactResult::Arranged => true,
                    ContactResult::Sent => contact.direction == Direction::Out,
                    ContactResult::NoAnswer
                    | ContactResult::VoicemailLeft
                    | ContactResult::SomeoneElse
                    | ContactResult::WrongNumber => false,
                };
                Self {
                    reached: record.reached || reached,
                    tried: record.tried || contact.is_attempt(),
                }
            })
    }
}

/// Whether a case ends only after a contact, or when a second person agrees: by its flags, and by what was answered,
/// because a flag can be taken off.
#[must_use]
pub fn needs_contact(
    flags: &[Flag],
    danger_now: Option<YesNo>,
    safe_tonight: Option<YesNoNotSure>,
) -> bool {
    flags
        .iter()
        .any(|flag| matches!(flag, Flag::DangerNow | Flag::NoSafePlaceTonight))
        || danger_now == Some(YesNo::Yes)
        || safe_tonight == Some(YesNoNotSure::No)
}

/// The sentence about an end on the person's own page: text key. An outcome that says that something was told, agreed
/// or tried is not enough: it must be recorded.
#[must_use]
pub const fn ending_text(outcome: Outcome, record: ContactRecord) -> &'static str {
    match (outcome, record.reached, record.tried) {
        (Outcome::InfoGiven, true, _) => "manage-outcome-info_given",
        (Outcome::Signposted, true, _) => "manage-outcome-signposted",
        (Outcome::SupportAccepted, true, _) => "manage-outcome-support_accepted",
        (Outcome::Intervention, true, _) => "manage-outcome-intervention",
        (Outcome::SupportAccepted, false, _) => "manage-outcome-support_planned",
        (Outcome::Intervention, false, _) => "manage-outcome-casefile",
        (Outcome::CouldNotContact, _, true) => "manage-outcome-could_not_contact",
        (Outcome::InfoGiven | Outcome::Signposted, false, _)
        | (Outcome::CouldNotContact, _, false) => "manage-outcome-ended",
        (Outcome::NoFurtherAction, _, _) => "manage-outcome-no_further_action",
        (Outcome::NotOurs, _, _) => "manage-outcome-not_ours",
        (Outcome::Withdrawn, _, _) => "manage-outcome-withdrawn",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contact_log::LogChannel;

    fn record(reached: bool, tried: bool) -> ContactRecord {
        ContactRecord { reached, tried }
    }

    #[test]
    fn no_sentence_says_more_than_is_recorded() {
        // Keys whose sentence tells of a conversation, and of a try.
        let told = [
            "manage-outcome-info_given",
            "manage-outcome-signposted",
            "manage-outcome-support_accepted",
            "manage-outcome-intervention",
        ];
        for outcome in Outcome::ALL {
            for reached in [false, true] {
                for tried in [false, true] {
                    let key = ending_text(*outcome, record(reached, tried));
                    assert!(reached || !told.contains(&key), "{outcome} {key}");
                    assert!(
                        tried || key != "manage-outcome-could_not_contact",
                        "{outcome}"
                    );
                }
            }
        }
    }

    #[test]
    fn only_words_that_reached_the_person_count() {
        let contact = |direction, result| ContactAttempt {
            channel: LogChannel::Phone,
            direction,
            result,
        };
        for (direction, result, expected) in [
            (Direction::Out, ContactResult::Spoke, record(true, true)),
            (Direction::In, ContactResult::Spoke, record(true, false)),
            (Direction::Out, ContactResult::Arranged, record(true, true)),
            (Direction::Out, ContactResult::Sent, record(true, true)),
            (Direction::In, ContactResult::Sent, record(false, false)),
            (Direction::Out, ContactResult::NoAnswer, record(false, true)),
            (
                Direction::Out,
                ContactResult::VoicemailLeft,
                record(false, true),
            ),
            (
                Direction::Out,
                ContactResult::SomeoneElse,
                record(false, true),
            ),
            (
                Direction::Out,
                ContactResult::WrongNumber,
                record(false, true),
            ),
        ] {
            assert_eq!(
                ContactRecord::of([contact(direction, result)]),
                expected,
                "{result}"
            );
        }
        assert_eq!(ContactRecord::of([]), record(false, false));
    }

    #[test]
    fn danger_asks_for_a_contact() {
        for flag in Flag::ALL {
            let danger = matches!(flag, Flag::DangerNow | Flag::NoSafePlaceTonight);
            assert_eq!(needs_contact(&[*flag], None, None), danger, "{flag}");
        }
        assert!(needs_contact(&[], Some(YesNo::Yes), None));
        assert!(needs_contact(&[], None, Some(YesNoNotSure::No)));
        assert!(!needs_contact(
            &[],
            Some(YesNo::No),
            Some(YesNoNotSure::NotSure)
        ));
    }
}
