use super::*;
use app::domain::consent::effective;
use uuid::Uuid;

const SHARE: &str = "C1_share_tpa:shg";

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_794_000_000 + minute * 60, 0).unwrap()
}

fn act(minute: i64) -> Act {
    Act {
        subject: EnquiryId(Uuid::from_u128(7)),
        controller: Controller::Smbc,
        given_by: GivenBy::Myself,
        notice_version: NoticeVersionId(Uuid::from_u128(8)),
        channel: ConsentChannel::Online,
        evidence: "page".to_owned(),
        at: at(minute),
        recorded_by: None,
    }
}

fn change(purpose: &str, action: ConsentAction) -> Change {
    Change {
        purpose: purpose.parse().unwrap(),
        action,
        wording: WordingId(Uuid::from_u128(9)),
        named_recipients: vec!["Stockport Homes Group".to_owned()],
    }
}

/// Said at this minute, as [`Ledger::append`] puts it.
fn say(ledger: &mut Ledger, minute: i64, changes: Vec<Change>) {
    let act = act(minute);
    let occurred_at = ledger.instant(act.at);
    ledger.extend(&act, occurred_at, changes);
}

/// Given, withdrawn and given again, at these minutes.
fn ledger(minutes: [i64; 3]) -> Ledger {
    let mut ledger = Ledger::default();
    for (minute, action) in minutes.into_iter().zip([
        ConsentAction::Given,
        ConsentAction::Withdrawn,
        ConsentAction::Given,
    ]) {
        say(&mut ledger, minute, vec![change(SHARE, action)]);
    }
    ledger
}

fn rows(ledger: &Ledger) -> Vec<Model> {
    ledger
        .entries()
        .iter()
        .map(|entry| row(entry).try_into().unwrap())
        .collect()
}

fn on(ledger: &Ledger) -> bool {
    effective(&ledger.events(), SHARE.parse().unwrap(), Controller::Smbc)
}

#[test]
fn rows_in_any_order_make_the_same_chain() {
    let made = ledger([0, 1, 2]);
    let mut rows = rows(&made);
    rows.reverse();
    let read = Ledger::from_rows(rows).unwrap();
    assert_eq!(read.entries(), made.entries());
    assert_eq!(read.entries()[0].prev_hash, GENESIS);
}

#[test]
fn a_changed_row_breaks_the_chain() {
    for changed in 0..2 {
        let mut rows = rows(&ledger([0, 1, 2]));
        rows[changed].action = ConsentAction::Refused.into();
        assert!(matches!(Ledger::from_rows(rows), Err(LedgerError::Broken)));
    }
}

#[test]
fn a_missing_row_breaks_the_chain() {
    for missing in 0..2 {
        let mut rows = rows(&ledger([0, 1, 2]));
        rows.remove(missing);
        assert!(matches!(Ledger::from_rows(rows), Err(LedgerError::Broken)));
    }
}

/// The rule of ties (a withdrawal wins) must not swallow what is said later, whatever a server's clock shows.
#[test]
fn what_is_said_later_counts_though_a_clock_is_slow() {
    for minutes in [[0, 0, 0], [2, 1, 0]] {
        let mut ledger = ledger(minutes);
        assert!(on(&ledger));
        say(
            &mut ledger,
            -5,
            vec![change(SHARE, ConsentAction::Withdrawn)],
        );
        assert!(!on(&ledger));
    }
}

#[test]
fn events_of_one_answer_share_their_instant() {
    let mut ledger = ledger([0, 1, 2]);
    say(
        &mut ledger,
        3,
        vec![
            change("C3_feedback", ConsentAction::Given),
            change(SHARE, ConsentAction::Withdrawn),
        ],
    );
    let times: Vec<_> = ledger.entries()[3..]
        .iter()
        .map(|entry| entry.event.occurred_at)
        .collect();
    assert_eq!(times, [at(3), at(3)]);
}

/// A letter of this morning is opened after a yes online: the yes came later.
#[test]
fn what_is_written_down_later_but_was_said_earlier_does_not_count() {
    let mut ledger = ledger([0, 1, 10]);
    let act = act(20);
    ledger.extend(&act, at(5), vec![change(SHARE, ConsentAction::Withdrawn)]);
    assert!(on(&ledger));
    ledger.extend(&act, at(11), vec![change(SHARE, ConsentAction::Withdrawn)]);
    assert!(!on(&ledger));
    assert!(
        Ledger::from_rows(rows(&ledger)).is_ok(),
        "one chain all the same"
    );
}
