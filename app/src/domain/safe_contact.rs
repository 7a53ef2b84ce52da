//! Wishes about how and when to get in touch. The software obeys them: a message that would break
//! one is not sent (rule 8.2).

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc, Weekday};
use serde::{Deserialize, Serialize};

use super::codes::{ContactRoute, Flag, SafeContact, SafeTime, SomeoneAnswers};
use super::personal::SafeWord;
use super::time::{add_days, london_date, london_instant};

/// What a person told us about being contacted. Its `Debug` shows no safe word.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafeContactWishes {
    pub wishes: BTreeSet<SafeContact>,
    /// Empty means any time.
    pub times: BTreeSet<SafeTime>,
    pub safe_word: Option<SafeWord>,
    pub someone_answers: Option<SomeoneAnswers>,
    /// "I will contact you": nothing goes out at all (`contact_route` = `none_i_will_contact_you`).
    pub contact_me_instead: bool,
}

code_enum! {
    /// A way to reach somebody.
    pub enum Channel { Call = "call", Voicemail = "voicemail", Text = "text", Email = "email", Post = "post" }
}

code_enum! {
    /// The wish that a contact would break; the sentence is the message `refusal-CODE`.
    pub enum RefusedBy {
        NoCall = "no_call",
        NoVoicemail = "no_voicemail",
        NoText = "no_text",
        NoEmail = "no_email",
        /// Always: no address is held.
        NoPost = "no_post",
        ShareDevice = "share_device",
        ContactMeInstead = "contact_me_instead",
        /// Not at this time; it may go later.
        NotNow = "not_now",
    }
}

/// Why a contact must not be made now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    pub by: RefusedBy,
    /// When it may be made; `None`: never.
    pub not_before: Option<DateTime<Utc>>,
}

impl SafeContactWishes {
    /// Whether a box is ticked.
    #[must_use]
    pub fn wants(&self, wish: SafeContact) -> bool {
        self.wishes.contains(&wish)
    }

    /// Whether an officer must read rules before contact (flag `safe_contact_rules`). "No letters"
    /// alone is none: no address is held of anybody.
    #[must_use]
    pub fn has_rules(&self) -> bool {
        let Self {
            wishes,
            times,
            safe_word,
            someone_answers,
            contact_me_instead,
        } = self;
        wishes.iter().any(|wish| *wish != SafeContact::NoPost)
            || !times.is_empty()
            || safe_word.is_some()
            || someone_answers.is_some()
            || *contact_me_instead
    }

    /// The wishes that forbid a channel at any time.
    fn forbids(&self, channel: Channel) -> Option<RefusedBy> {
        let ticked = |wish: SafeContact, refused: RefusedBy| self.wants(wish).then_some(refused);
        if self.contact_me_instead {
            return Some(RefusedBy::ContactMeInstead);
        }
        match channel {
            Channel::Call => ticked(SafeContact::NoCall, RefusedBy::NoCall),
            Channel::Voicemail => ticked(SafeContact::NoCall, RefusedBy::NoCall)
                .or_else(|| ticked(SafeContact::NoVoicemail, RefusedBy::NoVoicemail)),
            Channel::Text => ticked(SafeContact::ShareDevice, RefusedBy::ShareDevice)
                .or_else(|| ticked(SafeContact::NoText, RefusedBy::NoText)),
            Channel::Email => ticked(SafeContact::ShareDevice, RefusedBy::ShareDevice)
                .or_else(|| ticked(SafeContact::NoEmail, RefusedBy::NoEmail)),
            Channel::Post => Some(RefusedBy::NoPost),
        }
    }
}

/// Whether a channel may ever be used, whatever the time.
///
/// # Errors
/// The wish that forbids it.
pub fn may_ever(channel: Channel, wishes: &SafeContactWishes) -> Result<(), RefusedBy> {
    wishes.forbids(channel).map_or(Ok(()), Err)
}

/// How we get in touch with somebody, by the route they chose and their wishes; `None`: not at all, they come to us.
/// What pages say about that goes by this alone, so that they agree.
#[must_use]
pub fn way_to_reach(route: ContactRoute, wishes: &SafeContactWishes) -> Option<Channel> {
    let channel = match route {
        ContactRoute::Phone => Channel::Call,
        ContactRoute::Text => Channel::Text,
        ContactRoute::Email => Channel::Email,
        ContactRoute::NoneIWillContactYou => return None,
    };
    may_ever(channel, wishes).is_ok().then_some(channel)
}

/// Whether an email of ours that only says where to find a receipt may go: the person chose email, no
/// wish is against it, and nothing about the enquiry is sensitive (feature A12, rule 8.2).
#[must_use]
pub fn receipt_may_go(route: ContactRoute, wishes: &SafeContactWishes, flags: &[Flag]) -> bool {
    route == ContactRoute::Email
        && may_ever(Channel::Email, wishes).is_ok()
        && !flags.contains(&Flag::Sensitive)
        && !flags.contains(&Flag::ChildEnquirer)
}

/// Whether something may be sent, or a call made, now. A message of the system that meets `NotNow`
/// waits until `not_before`; an officer is warned and gives a reason.
///
/// # Errors
/// The wish that it would break, and from when on it would not.
pub fn may_send(
    channel: Channel,
    wishes: &SafeContactWishes,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    may_ever(channel, wishes).map_err(|by| Refusal {
        by,
        not_before: None,
    })?;
    if is_safe_time(wishes, now) {
        Ok(())
    } else {
        Err(Refusal {
            by: RefusedBy::NotNow,
            not_before: Some(next_safe_time(wishes, now)),
        })
    }
}

impl SafeTime {
    /// The day of the week.
    #[must_use]
    pub const fn weekday(self) -> Weekday {
        match self {
            Self::MonAm | Self::MonPm | Self::MonEve => Weekday::Mon,
            Self::TueAm | Self::TuePm | Self::TueEve => Weekday::Tue,
            Self::WedAm | Self::WedPm | Self::WedEve => Weekday::Wed,
            Self::ThuAm | Self::ThuPm | Self::ThuEve => Weekday::Thu,
            Self::FriAm | Self::FriPm | Self::FriEve => Weekday::Fri,
        }
    }

    /// First hour and the hour at which it ends, in London (rule 2.6).
    #[must_use]
    pub const fn hours(self) -> (u32, u32) {
        match self {
            Self::MonAm | Self::TueAm | Self::WedAm | Self::ThuAm | Self::FriAm => (9, 12),
            Self::MonPm | Self::TuePm | Self::WedPm | Self::ThuPm | Self::FriPm => (12, 17),
            Self::MonEve | Self::TueEve | Self::WedEve | Self::ThuEve | Self::FriEve => (17, 20),
        }
    }

    fn on(self, date: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
        let (from, to) = self.hours();
        let at = |hour| {
            london_instant(
                date,
                NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default(),
            )
        };
        (at(from), at(to))
    }
}

/// Whether it is a safe time.
#[must_use]
pub fn is_safe_time(wishes: &SafeContactWishes, now: DateTime<Utc>) -> bool {
    wishes.times.is_empty() || safe_until(wishes, now).is_some()
}

/// Until when it stays safe; `None` when it is not safe now, or any time is.
#[must_use]
pub fn safe_until(wishes: &SafeContactWishes, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let mut until = None;
    // In the order of the day, so that a morning and an afternoon join.
    for (from, to) in spans_of(wishes, london_date(now)) {
        if from <= until.unwrap_or(now) && now < to {
            until = Some(to);
        }
    }
    until
}

/// The first safe instant from now on; now itself when any time is safe.
#[must_use]
pub fn next_safe_time(wishes: &SafeContactWishes, now: DateTime<Utc>) -> DateTime<Utc> {
    if wishes.times.is_empty() {
        return now;
    }
    let today = london_date(now);
    // Eight days: this evening may be over and the only safe time be this weekday's morning.
    (0..=7)
        .flat_map(|days| spans_of(wishes, add_days(today, days)))
        .find(|(_, to)| now < *to)
        .map_or(now, |(from, _)| from.max(now))
}

fn spans_of(wishes: &SafeContactWishes, date: NaiveDate) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    wishes
        .times
        .iter()
        .filter(|time| time.weekday() == date.weekday())
        .map(|time| time.on(date))
        .collect()
}

/// A route of contact and a wish that cannot both be (an error in place, rule 8.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    pub route: ContactRoute,
    pub wish: SafeContact,
}

/// The wishes that the chosen route would break, in the order of the list.
#[must_use]
pub fn conflicts(route: ContactRoute, wishes: &SafeContactWishes) -> Vec<Conflict> {
    let breaks: &[SafeContact] = match route {
        ContactRoute::Phone => &[SafeContact::NoCall],
        ContactRoute::Text => &[SafeContact::NoText, SafeContact::ShareDevice],
        ContactRoute::Email => &[SafeContact::NoEmail, SafeContact::ShareDevice],
        ContactRoute::NoneIWillContactYou => &[],
    };
    breaks
        .iter()
        .filter(|wish| wishes.wants(**wish))
        .map(|wish| Conflict { route, wish: *wish })
        .collect()
}

#[cfg(test)]
mod tests;
