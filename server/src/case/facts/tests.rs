use super::*;
use app::domain::{
    assisted_entry::SourceChannel,
    codes::{AboutWhom, AgeBand, ContactRoute, Language, Priority, SendAnswer, YesNoPreferNot},
    controller::Controller,
    status::Outcome,
};
use entity::{Coded, Codes};
use std::str::FromStr;

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_794_000_000 + minute * 60, 0).unwrap()
}

fn code<T: FromStr<Err: std::fmt::Debug>>(text: &str) -> Coded<T> {
    Coded(text.parse().unwrap())
}

/// Fills the two columns of a pair.
type Fill = fn(&mut enquiry::Model, Option<DateTime<Utc>>, Option<Uuid>);

/// A row as it stands when the form was just sent.
fn sent() -> enquiry::Model {
    enquiry::Model {
        id: Uuid::from_u128(1),
        draft_id: Uuid::from_u128(1),
        reference: "WNB-385-DKF".to_owned(),
        controller: Controller::Smbc.into(),
        queue: code("FH-EARLY"),
        topic: code("parenting"),
        other_topics: Codes(Vec::new()),
        area: code("CEN"),
        about_whom: AboutWhom::Me.into(),
        they_know: None,
        children_under_19: YesNoPreferNot::Yes.into(),
        child_age_band: None,
        send_under_25: SendAnswer::No.into(),
        subject_26_or_under: None,
        age_band: AgeBand::From25To34.into(),
        danger_now: None,
        safe_tonight: None,
        no_postcode_reason: None,
        connection: None,
        language: Language::English.into(),
        contact_route: ContactRoute::Phone.into(),
        source_channel: SourceChannel::Online.into(),
        priority: Priority::Normal.into(),
        flags: Codes(Vec::new()),
        urgent: false,
        team_switched: false,
        notice_version_id: Uuid::from_u128(1),
        received_at: at(0),
        first_look_due: at(0),
        form_last_day: at(0).date_naive(),
        suggested_at: at(0),
        confirmed_at: None,
        confirmed_by: None,
        started_at: None,
        started_by: None,
        waiting_since: None,
        waiting_by: None,
        closed_at: None,
        closed_by: None,
        outcome: None,
        casefile_reference: None,
        withdrawn_at: None,
        assigned_to: None,
        assigned_at: None,
        version: 1,
        restricted_at: None,
        restricted_for: None,
        narrowed_at: None,
        transferred_at: None,
        transferred_by: None,
        tags: Codes(Vec::new()),
        entered_by: None,
    }
}

#[test]
fn a_pair_of_which_one_column_is_empty_is_an_error() {
    let (when, who) = (Some(at(1)), Some(Uuid::from_u128(2)));
    let halves: [(&str, Fill); 5] = [
        ("confirmed", |row, at, by| {
            (row.confirmed_at, row.confirmed_by) = (at, by)
        }),
        ("started", |row, at, by| {
            (row.started_at, row.started_by) = (at, by)
        }),
        ("waiting", |row, at, by| {
            (row.waiting_since, row.waiting_by) = (at, by)
        }),
        ("transferred", |row, at, by| {
            (row.transferred_at, row.transferred_by) = (at, by)
        }),
        ("closed", |row, at, by| {
            (row.closed_at, row.closed_by) = (at, by);
            row.outcome = Some(Coded(Outcome::InfoGiven));
        }),
    ];
    for (name, set) in halves {
        let mut row = sent();
        set(&mut row, when, who);
        assert!(facts(&row).is_ok(), "{name} whole");
        for (when, who) in [(when, None), (None, who)] {
            let mut row = sent();
            set(&mut row, when, who);
            assert!(facts(&row).is_err(), "{name}: {when:?}, {who:?}");
        }
    }
}

#[test]
fn a_closing_and_its_outcome_come_together() {
    let mut row = sent();
    row.outcome = Some(Coded(Outcome::InfoGiven));
    assert!(facts(&row).is_err());
    (row.closed_at, row.closed_by) = (Some(at(1)), Some(Uuid::from_u128(2)));
    assert!(facts(&row).is_ok());
    row.outcome = None;
    assert!(facts(&row).is_err());
}
