//! Writing down a consent or a withdrawal that was said, written or texted (feature B10).

mod asked;
mod walls;

use super::world::{New, Sent, World};
use app::domain::{
    codes::{Flag, SafeContact},
    consent::{ConsentAction, ConsentChannel, ConsentPurpose, GivenBy, effective},
    controller::Controller,
    permission::Role,
};
use chrono::TimeDelta;
use harness::{Answer, App, CANARY, Client};
use platform::ids::EnquiryId;
use server::consent::ledger::{Entry, Ledger};

const SHARE: &str = "C1_share_tpa:shg";
const FEEDBACK: &str = "C3_feedback";

pub type Fields<'a> = &'a [(&'a str, &'a str)];

/// What an officer fills in for a yes or a no on the phone.
const BY_PHONE: Fields<'static> = &[
    ("channel", "phone"),
    ("given_by", "self"),
    ("evidence", "17"),
    ("read_back", "yes"),
];
const BY_LETTER: Fields<'static> = &[
    ("channel", "post"),
    ("given_by", "self"),
    ("evidence", "2026-11-17"),
];

fn consents(sent: &Sent) -> String {
    sent.below("consents")
}

/// The page with the words of one choice.
async fn script(officer: &mut Client, sent: &Sent, purpose: &str) -> Answer {
    let page = officer.get(&consents(sent)).await;
    assert_eq!(page.status(), 200, "{}", page.text());
    let wanted = ("purpose".to_owned(), purpose.to_owned());
    let form = page
        .forms()
        .into_iter()
        .find(|form| form.fields.contains(&wanted))
        .unwrap_or_else(|| panic!("{purpose} is not there: {}", page.text()));
    officer
        .submit_form(&page, &form, &[("action", "script")])
        .await
}

/// Fills the form beside the words in and sends it.
async fn send(officer: &mut Client, words: &Answer, fields: Fields<'_>) -> Answer {
    let form = words
        .forms()
        .into_iter()
        .find(|form| form.inputs.contains(&"evidence".to_owned()))
        .unwrap();
    let fields: Vec<_> = fields
        .iter()
        .copied()
        .chain([("action", "record")])
        .collect();
    officer.submit_form(words, &form, &fields).await
}

/// Both steps.
pub async fn record(
    officer: &mut Client,
    sent: &Sent,
    purpose: &str,
    fields: Fields<'_>,
) -> Answer {
    let words = script(officer, sent, purpose).await;
    send(officer, &words, fields).await
}

async fn newest(app: &App, enquiry: EnquiryId) -> Entry {
    let ledger = Ledger::load(&app.owner, enquiry).await.unwrap();
    ledger.entries().last().unwrap().clone()
}

async fn is_on(app: &App, enquiry: EnquiryId, purpose: &str) -> bool {
    let events = Ledger::load(&app.owner, enquiry).await.unwrap().events();
    let purpose: ConsentPurpose = purpose.parse().unwrap();
    let rule = effective(&events, purpose, Controller::Smbc);
    let live = app
        .value(&format!(
            "SELECT app.consent_live('{enquiry}', '{purpose}')"
        ))
        .await;
    assert_eq!(live, Some(rule.to_string()), "the database's rule is ours");
    rule
}

fn receipt_of(page: &Answer) -> String {
    page.links()
        .into_iter()
        .find_map(|link| link.strip_prefix("/receipt/").map(str::to_owned))
        .unwrap_or_else(|| panic!("no receipt: {}", page.text()))
}

#[tokio::test]
async fn a_yes_by_phone_is_written_down_in_the_words_that_were_read_out() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let case = officer.get(&sent.path()).await;
    assert!(case.links().contains(&consents(&sent)));
    let words = script(&mut officer, &sent, SHARE).await;
    for text in [
        "Read these words out",
        "Share with Stockport Homes Group so that they can help me too",
        "Stockport Homes Group, a partner of The Prevention Alliance",
        "your topic and your postcode",
        "What you wrote in your own words",
        "If they withdraw it later",
        "We send Stockport Homes Group nothing more.",
        "we help you just the same",
        "Never a name",
    ] {
        assert!(words.says(text), "{text}: {}", words.text());
    }
    assert!(!words.title().contains(CANARY));
    let done = send(&mut officer, &words, BY_PHONE).await;
    assert_eq!(done.status(), 200, "{}", done.text());
    assert!(done.says("Recorded, 10am: yes to “Share with Stockport Homes Group"));
    assert!(is_on(&world.app, sent.id, SHARE).await);
    let Entry { event, hash, .. } = newest(&world.app, sent.id).await;
    assert_eq!(event.action, ConsentAction::Given);
    assert_eq!(event.channel, ConsentChannel::Phone);
    assert_eq!(event.given_by, GivenBy::Myself);
    assert_eq!(event.evidence, "call:17");
    assert_eq!(event.named_recipients, ["Stockport Homes Group"]);
    let me = world
        .app
        .value("SELECT id FROM staff WHERE name = 'j.specimen'")
        .await;
    assert_eq!(event.recorded_by.map(|id| id.to_string()), me);
    let bound = world
        .app
        .value(&format!(
            "SELECT count(*) FROM wording w, notice_version n WHERE w.id = '{}' AND w.purpose_code = 'C1_share_tpa' \
             AND w.recipient = 'shg' AND n.id = '{}' AND n.controller = 'SMBC'",
            event.wording, event.notice_version
        ))
        .await;
    assert_eq!(bound.as_deref(), Some("1"));
    let audited = world
        .app
        .value(&format!("SELECT detail->>'hash' FROM audit_event WHERE action = 'consent.give' AND activity = 'A13' AND enquiry_id = '{}'", sent.id))
        .await;
    assert_eq!(audited, Some(hash));
    assert!(
        world.audited(&sent, "case.consents").await >= 2,
        "every look"
    );
    // No email: they chose the phone. The receipt is there to print, and the case says how it came.
    assert!(done.says("Print the receipt and hand it over"));
    let receipt = world
        .app
        .client()
        .get(&format!("/receipt/{}", receipt_of(&done)))
        .await;
    assert!(receipt.says("This receipt is genuine") && receipt.says("By phone"));
    assert!(officer.get(&sent.path()).await.says("by phone"));
    world.app.end().await;
}

#[tokio::test]
async fn a_no_by_letter_does_what_a_no_online_does() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    record(&mut officer, &sent, SHARE, BY_PHONE).await;
    record(&mut officer, &sent, FEEDBACK, BY_PHONE).await;
    world
        .app
        .execute(&format!(
            "INSERT INTO outbox (id, enquiry_id, channel, kind, purpose_code, key_epoch, wrapped_key, payload, created_at, not_before, state_at) \
             SELECT gen_random_uuid(), '{}', 'email', kind, purpose, 1, '', '', now(), '2030-01-01Z', now() \
             FROM (VALUES ('share_notice', '{SHARE}'), ('other_notice', '{FEEDBACK}')) AS v (kind, purpose)",
            sent.id
        ))
        .await;
    world.app.advance(TimeDelta::minutes(5));
    let words = script(&mut officer, &sent, SHARE).await;
    assert!(words.says("This stops") && words.says("This carries on"));
    // No reason is asked, and a letter needs no reading back.
    let done = send(
        &mut officer,
        &words,
        &[
            ("channel", "post"),
            ("given_by", "self"),
            ("evidence", "2026-11-18"),
        ],
    )
    .await;
    assert!(
        done.says("withdrew “Share with Stockport Homes Group"),
        "{}",
        done.text()
    );
    assert!(!is_on(&world.app, sent.id, SHARE).await);
    assert!(is_on(&world.app, sent.id, FEEDBACK).await);
    let states = world
        .app
        .value("SELECT string_agg(kind || ' ' || state || coalesce(' ' || reason, ''), ', ' ORDER BY kind DESC) FROM outbox")
        .await;
    assert_eq!(
        states.as_deref(),
        Some("share_notice cancelled consent_withdrawn, other_notice queued")
    );
    let task = world
        .app
        .value(&format!("SELECT kind || ' ' || to_char(due_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI') FROM task WHERE enquiry_id = '{}'", sent.id))
        .await;
    assert_eq!(task.as_deref(), Some("consent_withdrawn 2026-11-18 17:00"));
    assert_eq!(world.audited(&sent, "consent.withdraw").await, 1);
    let receipt = world
        .app
        .client()
        .get(&format!("/receipt/{}", receipt_of(&done)))
        .await;
    assert!(receipt.says("You took it back") && receipt.says("By letter"));
    // Pressed twice it is written once.
    let again = send(
        &mut officer,
        &words,
        &[
            ("channel", "post"),
            ("given_by", "self"),
            ("evidence", "2026-11-18"),
        ],
    )
    .await;
    assert_eq!(again.status(), 200);
    let count = "SELECT count(*) FROM consent_event WHERE action = 'withdrawn'";
    assert_eq!(world.count(count).await, 1);
    world
        .app
        .execute("UPDATE outbox SET state = 'cancelled' WHERE state = 'queued'")
        .await;
    world.app.end().await;
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_the_words_and_nothing_is_written() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let words = script(&mut officer, &sent, SHARE).await;
    for (field, value, message) in [
        ("read_back", "", "Read it back to them, then tick the box"),
        ("channel", "online", "Choose how it reached us"),
        ("given_by", "staff_on_behalf", "Select who said it"),
        ("evidence", "Jo rang me", "without any name"),
        ("evidence", "", "Choose a contact, or enter a reference"),
        ("date", "2026-11-19", "That time has not come yet"),
        ("date", "2026-11-17", "That is before the enquiry was sent"),
        ("time", "soon", "Enter the time, such as 14:05"),
        (
            "wording",
            "00000000-0000-0000-0000-000000000000",
            "The words have changed",
        ),
    ] {
        let mut fields: Vec<(&str, &str)> = BY_PHONE
            .iter()
            .copied()
            .filter(|(name, _)| *name != field)
            .collect();
        fields.push((field, value));
        let answer = send(&mut officer, &words, &fields).await;
        assert_eq!(answer.status(), 422, "{field} {value}");
        assert!(answer.title().starts_with("Error: "));
        assert!(answer.says(message), "{message}: {}", answer.text());
        assert!(answer.says("Read these words out"));
    }
    assert_eq!(world.count("SELECT count(*) FROM consent_event").await, 0);
    world.app.end().await;
}

#[tokio::test]
async fn a_recorded_contact_is_evidence_by_its_id() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&sent.path()).await;
    let form = page
        .forms()
        .into_iter()
        .find(|form| form.inputs.contains(&"channel".to_owned()))
        .unwrap();
    let call = [
        ("action", "log"),
        ("channel", "phone"),
        ("direction", "in"),
        ("result", "spoke"),
    ];
    assert_eq!(officer.submit_form(&page, &form, &call).await.status(), 200);
    let contact = world.app.value("SELECT id FROM contact_log").await.unwrap();
    let fields = [
        ("channel", "phone"),
        ("given_by", "parent"),
        ("contact", contact.as_str()),
        ("read_back", "yes"),
    ];
    let words = script(&mut officer, &sent, FEEDBACK).await;
    let wrong = [
        ("channel", "email"),
        ("given_by", "parent"),
        ("contact", contact.as_str()),
    ];
    assert_eq!(send(&mut officer, &words, &wrong).await.status(), 422);
    assert_eq!(send(&mut officer, &words, &fields).await.status(), 200);
    let event = newest(&world.app, sent.id).await.event;
    assert_eq!(event.evidence, format!("call:{contact}"));
    assert_eq!(event.given_by, GivenBy::Parent);
    world.app.end().await;
}

/// The latest by when it happened, not by when it was written down (rule 2.1).
#[tokio::test]
async fn a_letter_opened_late_does_not_undo_what_was_said_since() {
    let world = World::start().await;
    let sent = world
        .enquiry(New {
            ago: 24 * 60,
            ..New::default()
        })
        .await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    record(&mut officer, &sent, SHARE, BY_PHONE).await;
    let earlier = [("time", "09:00"), ("date", "2026-11-18")];
    let fields: Vec<_> = BY_LETTER.iter().copied().chain(earlier).collect();
    let done = record(&mut officer, &sent, SHARE, &fields).await;
    assert!(
        done.says("because a later answer counts"),
        "{}",
        done.text()
    );
    assert!(is_on(&world.app, sent.id, SHARE).await);
    assert_eq!(
        world.count("SELECT count(*) FROM task").await,
        0,
        "nothing to stop"
    );
    world.app.end().await;
}

#[tokio::test]
async fn the_receipt_goes_by_email_only_where_that_is_safe() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    for (new, route, mailed) in [
        (New::default(), "email", true),
        (New::default(), "phone", false),
        (New::default(), "none_i_will_contact_you", false),
        (New::default().flagged(&[Flag::Sensitive]), "email", false),
        (
            New::default().flagged(&[Flag::ChildEnquirer]),
            "email",
            false,
        ),
        (
            New::default().rules(&[SafeContact::ShareDevice]),
            "email",
            false,
        ),
        (
            New::default().rules(&[SafeContact::NoEmail]),
            "email",
            false,
        ),
    ] {
        let what = format!("{route} {:?} {:?}", new.flags, new.wishes.wishes);
        let new = New {
            email: Some("resident@example.org".to_owned()),
            ..new
        };
        let sent = world.enquiry(new).await;
        world
            .app
            .execute(&format!(
                "UPDATE enquiry SET contact_route = '{route}' WHERE id = '{}'",
                sent.id
            ))
            .await;
        let done = record(&mut officer, &sent, SHARE, BY_PHONE).await;
        assert_eq!(
            done.says("The receipt is on its way by email."),
            mailed,
            "{what}: {}",
            done.text()
        );
        assert_eq!(done.says("Print the receipt"), !mailed, "{what}");
        let before = world.app.mail.received().len();
        world.app.send_mail().await;
        let received = world.app.mail.received();
        assert_eq!(received.len() - before, usize::from(mailed), "{what}");
        if mailed {
            let mail = received.last().unwrap();
            assert_eq!(
                mail.header("Subject").as_deref(),
                Some(sent.reference.as_str())
            );
            let link = mail.link().unwrap();
            assert!(link.ends_with(&format!("/receipt/{}", receipt_of(&done))));
            for told in ["Homes", "Family Hub", "Money", "share"] {
                assert!(!mail.body().contains(told), "{told}");
            }
        }
    }
    world.app.end().await;
}
