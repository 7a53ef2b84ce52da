//! Writing down a consent or a withdrawal that was said, written or texted (B10).

use super::world::{New, Sent, World};
use crate::manage::person::{Person, id};
use app::domain::{
    codes::{Flag, SafeContact},
    consent::{ConsentAction, ConsentChannel, ConsentPurpose, GivenBy, effective},
    controller::Controller,
    permission::{Action, Grant, Role},
    reference_data::ReferenceData,
};
use chrono::TimeDelta;
use harness::{Answer, App, CANARY, Client};
use server::{
    consent::ledger::{Entry, Ledger},
    platform::ids::EnquiryId,
};

const SHARE: &str = "C1_share_tpa:shg";
const OTHER: &str = "C1_share_tpa:exa";
const NAMED: &str = "C2_share_named_org:exw";
const FEEDBACK: &str = "C3_feedback";

type Fields<'a> = &'a [(&'a str, &'a str)];

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
async fn record(officer: &mut Client, sent: &Sent, purpose: &str, fields: Fields<'_>) -> Answer {
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
        "If they take it back later",
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
        done.says("took back “Share with Stockport Homes Group"),
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

/// The latest by when it happened, not by when it was written down (dossier 2.1).
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
async fn one_other_organisation_is_named_in_conversation_and_taken_back_online() {
    let world = World::start().await;
    let person = Person::sends(&world.app, &[]).await;
    let sent = sent_by(&world, &person).await;
    world.account("m.sample", &[Role::ManagerFh], &[]).await;
    let mut manager = world.sign_in("m.sample").await;
    let done = record(&mut manager, &sent, NAMED, BY_PHONE).await;
    assert!(done.says("yes to “Give my contact details to Example Wellbeing"));
    let event = newest(&world.app, sent.id).await.event;
    assert_eq!(event.named_recipients, ["Example Wellbeing (made up)"]);
    assert!(
        !is_on(&world.app, sent.id, "C2_share_named_org:exa").await,
        "one organisation"
    );
    // The form never offers it; who has it on sees it and can end it, without a way to tick it again.
    let mut resident = person.comes_back(&world.app).await;
    let page = resident.get("/manage/enquiry/consents").await;
    assert!(page.html().contains(NAMED) && !page.html().contains("C2_share_named_org:exa"));
    resident.header("sec-fetch-site", "same-origin");
    let done = resident
        .post("/manage/enquiry/consents", &[("choices", "")])
        .await;
    assert!(
        done.says("Stopped: Give my contact details to Example Wellbeing"),
        "{}",
        done.text()
    );
    assert!(!done.says("Undo this") && !done.html().contains(NAMED));
    assert!(!is_on(&world.app, sent.id, NAMED).await);
    world.app.send_mail().await;
    world.app.end().await;
}

#[tokio::test]
async fn nobody_is_asked_who_writes_about_another_nor_a_child_below_13() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    for (change, words) in [
        ("about_whom = 'someone_else'", "This is about someone else"),
        ("age_band = 'under_13'", "is under 13"),
        ("withdrawn_at = received_at", "Do not ask for a yes"),
    ] {
        let sent = world.enquiry(New::default()).await;
        let script = script(&mut officer, &sent, FEEDBACK).await;
        let given = world.enquiry(New::default()).await;
        record(&mut officer, &given, FEEDBACK, BY_PHONE).await;
        for sent in [&sent, &given] {
            world
                .app
                .execute(&format!(
                    "UPDATE enquiry SET {change} WHERE id = '{}'",
                    sent.id
                ))
                .await;
        }
        let page = officer.get(&consents(&sent)).await;
        assert!(page.says(words) && !page.says("Record a yes"), "{change}");
        let refused = send(&mut officer, &script, BY_PHONE).await;
        assert_eq!(refused.status(), 409, "{change}");
        assert_eq!(
            world
                .count(&format!(
                    "SELECT count(*) FROM consent_event WHERE subject_ref = '{}'",
                    sent.id
                ))
                .await,
            0
        );
        // A no is taken all the same.
        let done = record(&mut officer, &given, FEEDBACK, BY_LETTER_TODAY).await;
        assert!(done.says("took back"), "{change}: {}", done.text());
    }
    world.app.end().await;
}

const BY_LETTER_TODAY: Fields<'static> = &[
    ("channel", "post"),
    ("given_by", "self"),
    ("evidence", "18"),
];

#[tokio::test]
async fn no_consent_is_ever_copied_from_an_earlier_enquiry() {
    let world = World::start().await;
    let first = Person::sends(&world.app, &[("choices", SHARE), ("choices", FEEDBACK)]).await;
    world.app.advance(TimeDelta::hours(1));
    // The same person, the same address, the same partner, a new enquiry.
    let second = Person::sends(&world.app, &[]).await;
    let (first, second_sent) = (
        sent_by(&world, &first).await,
        sent_by(&world, &second).await,
    );
    assert!(is_on(&world.app, first.id, SHARE).await);
    for purpose in [SHARE, FEEDBACK, NAMED] {
        assert!(
            !is_on(&world.app, second_sent.id, purpose).await,
            "{purpose}"
        );
    }
    let mut resident = second.comes_back(&world.app).await;
    let page = resident.get("/manage/enquiry/consents").await;
    assert!(!page.html().contains("checked"), "nothing is ticked");
    world.account("m.sample", &[Role::ManagerFh], &[]).await;
    let mut manager = world.sign_in("m.sample").await;
    let page = manager.get(&consents(&second_sent)).await;
    assert!(page.says("Nothing is on."));
    // A yes of before this enquiry is a yes to the other one.
    let earlier = [("time", "10:00"), ("date", "2026-11-18")];
    let fields: Vec<_> = BY_PHONE.iter().copied().chain(earlier).collect();
    let refused = record(&mut manager, &second_sent, SHARE, &fields).await;
    assert_eq!(refused.status(), 422);
    assert!(refused.says("A yes to an older enquiry does not count here"));
    assert!(!is_on(&world.app, second_sent.id, SHARE).await);
    world.app.send_mail().await;
    world.app.end().await;
}

#[tokio::test]
async fn when_the_partner_list_changes_old_consents_do_not_stretch() {
    let world = World::start().await;
    let app = &world.app;
    let person = Person::sends(app, &[("choices", SHARE)]).await;
    let sent = sent_by(&world, &person).await;
    world.account("m.sample", &[Role::ManagerFh], &[]).await;
    // Stockport Homes Group leaves the list, somebody new is on it.
    let changed = app
        .with_partners(&[
            ("exa", "Example Advice (made up)"),
            ("new", "Example Newcomer"),
        ])
        .await;
    let mut resident = changed.client();
    let open = [
        ("reference", person.reference.as_str()),
        ("passphrase", person.words.as_str()),
        ("code", ""),
    ];
    resident.fill("/manage", &open).await;
    let page = resident.get("/manage/enquiry/consents").await;
    let boxes: Vec<String> = page
        .forms()
        .into_iter()
        .flat_map(|form| form.choices)
        .filter(|(_, value)| value.starts_with("C1"))
        .map(|(_, value)| value)
        .collect();
    // The new one is off; who left is still there, on, and can be taken back.
    assert_eq!(boxes, [OTHER, "C1_share_tpa:new", SHARE]);
    let ticked: Vec<String> = page
        .forms()
        .into_iter()
        .flat_map(|form| form.fields)
        .filter(|(name, _)| name == "choices")
        .map(|(_, value)| value)
        .collect();
    assert_eq!(ticked, [SHARE]);
    for purpose in [OTHER, "C1_share_tpa:new"] {
        assert!(!is_on(app, sent.id, purpose).await, "{purpose}");
    }
    // For staff the same: it can be taken back, in the words in which it was given, and not given again.
    let mut manager = changed.client();
    app.advance(TimeDelta::seconds(30));
    let code = world.code("m.sample").await;
    let fields = [
        ("name", "m.sample"),
        ("password", super::world::PASSWORD),
        ("code", code.as_str()),
    ];
    manager.fill("/staff/sign-in", &fields).await;
    let page = manager.get(&consents(&sent)).await;
    assert!(page.says("We do not ask this any more. It can only be taken back."));
    let done = record(&mut manager, &sent, SHARE, BY_PHONE).await;
    assert!(
        done.says("took back “Share with Stockport Homes Group"),
        "{}",
        done.text()
    );
    assert!(!is_on(app, sent.id, SHARE).await);
    assert!(!manager.get(&consents(&sent)).await.html().contains(SHARE));
    changed.close().await;
    world.app.send_mail().await;
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

/// How the case of a person lies to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lies {
    OwnQueue,
    OtherQueue,
    OtherOrganisation,
}

#[tokio::test]
async fn every_role_writes_choices_exactly_where_its_row_says() {
    let world = World::start().await;
    let matrix = &ReferenceData::shipped().permissions;
    let roles = Role::ALL
        .iter()
        .copied()
        .filter(|role| *role != Role::Resident);
    for (number, role) in roles.enumerate() {
        let controller = role.controller().unwrap_or(Controller::Smbc);
        let (own, other, foreign) = match controller {
            Controller::Smbc => ("FH-CEN", "FH-WER", "TPA-SSH"),
            Controller::Tpa => ("TPA-SSH", "TPA-YS", "FH-CEN"),
        };
        let triage = matches!(role, Role::TriageFh | Role::TriageTpa);
        let name = format!("account.{number}");
        let queues: &[&str] = if triage { &[own] } else { &[] };
        world.account_of(controller, &name, &[role], queues).await;
        let mut person = world.sign_in(&name).await;
        person.header("sec-fetch-site", "same-origin");
        person.follow = false;
        for (queue, lies) in [
            (own, Lies::OwnQueue),
            (other, Lies::OtherQueue),
            (foreign, Lies::OtherOrganisation),
        ] {
            // Flagged, so that the safeguarding lead sees it: seeing is not writing.
            let new = New::in_queue(queue).flagged(&[Flag::DangerNow, Flag::Urgent]);
            let sent = world.enquiry(new).await;
            let wording = world
                .app
                .value(&format!("SELECT id FROM wording WHERE purpose_code = 'C3_feedback' AND controller = '{}'", if queue.starts_with("TPA") { "TPA" } else { "SMBC" }))
                .await
                .unwrap();
            let today = [("date", "2026-11-18"), ("time", "10:00")];
            let yes: Vec<(&str, &str)> = [
                ("action", "record"),
                ("purpose", FEEDBACK),
                ("said", "given"),
                ("wording", wording.as_str()),
            ]
            .into_iter()
            .chain(BY_PHONE.iter().copied())
            .chain(today)
            .collect();
            let with_reason: Vec<(&str, &str)> = yes
                .iter()
                .copied()
                .chain([("reason", "person_asked")])
                .collect();
            let what = format!("{role} {lies:?}");
            let grant = matrix.grant(role, Action::ChangeConsent);
            let sees = matrix.grant(role, Action::OpenEnquiry) == Grant::Flagged
                && lies != Lies::OtherOrganisation;
            let (page, plain, reasoned) = match grant {
                Grant::Queues if lies == Lies::OwnQueue => (200, 303, 303),
                Grant::Controller if lies != Lies::OtherOrganisation => (200, 303, 303),
                // The question stands there for any reference, and tells nothing.
                Grant::WithReason if lies == Lies::OtherOrganisation => (200, 422, 404),
                Grant::WithReason => (200, 422, 303),
                _ if sees => (403, 403, 403),
                _ => (404, 404, 404),
            };
            let got = person.get(&consents(&sent)).await;
            assert_eq!(got.status(), page, "{what}: {}", got.text());
            if grant == Grant::WithReason {
                assert!(
                    !got.says(CANARY) && got.says("Why do you need to open this?"),
                    "{what}"
                );
            }
            assert_eq!(
                person.post(&consents(&sent), &yes).await.status(),
                plain,
                "{what}"
            );
            let answer = person.post(&consents(&sent), &with_reason).await;
            // The second copy of what was written answers as the first.
            assert_eq!(answer.status(), reasoned, "{what}: {}", answer.text());
            let written = world
                .count(&format!(
                    "SELECT count(*) FROM consent_event WHERE subject_ref = '{}'",
                    sent.id
                ))
                .await;
            assert_eq!(written, i64::from(reasoned == 303), "{what}");
            if grant == Grant::WithReason && written == 1 {
                let reason = world
                    .app
                    .value(&format!("SELECT string_agg(DISTINCT reason, ' ') FROM audit_event WHERE enquiry_id = '{}' AND action = 'consent.give'", sent.id))
                    .await;
                assert_eq!(reason.as_deref(), Some("person_asked"), "{what}");
                // The reason opened this page for that once, and nothing else.
                assert_eq!(person.get(&sent.path()).await.status(), 404);
            }
        }
    }
    world.app.end().await;
}

/// The second wall, without the first.
#[tokio::test]
async fn the_database_takes_choices_only_under_the_own_name_for_an_own_case() {
    let world = World::start().await;
    let me = world
        .account("j.specimen", &[Role::TriageFh], &["FH-CEN"])
        .await;
    let other = world
        .account("m.sample", &[Role::TriageFh], &["FH-WER"])
        .await;
    let mine = world.enquiry(New::default()).await;
    let theirs = world.enquiry(New::in_queue("FH-WER")).await;
    let child = world
        .enquiry(New {
            age: "under_13",
            ..New::default()
        })
        .await;
    let words =
        "(SELECT id FROM wording WHERE purpose_code = 'C3_feedback' AND controller = 'SMBC')";
    let notice = "(SELECT id FROM notice_version WHERE controller = 'SMBC' LIMIT 1)";
    let insert = |case: &Sent,
                  by: &str,
                  action: &str,
                  channel: &str,
                  evidence: &str,
                  at: &str,
                  who: &str| {
        format!(
            "INSERT INTO consent_event VALUES (gen_random_uuid(), '{}', '{by}', 'C3_feedback', 'SMBC', '[]', '{action}', {words}, {notice}, \
             '{channel}', '{evidence}', {at}, app.clock(), {who}, '')",
            case.id
        )
    };
    let now = "app.clock()";
    let name = |id: app::domain::ids::StaffId| format!("'{id}'");
    let honest = insert(&mine, "self", "given", "phone", "call:1", now, &name(me));
    let attempt = async |sql: &str| {
        use sea_orm::ConnectionTrait;
        let tx = world.app.state.pools.staff_tx(me).await.unwrap();
        let done = tx.execute_unprepared(sql).await;
        tx.rollback().await.unwrap();
        done.map_err(|error| error.to_string())
    };
    attempt(&honest).await.unwrap();
    attempt(&insert(
        &child,
        "self",
        "withdrawn",
        "phone",
        "call:1",
        now,
        &name(me),
    ))
    .await
    .unwrap();
    let long = "1".repeat(201);
    for (what, sql) in [
        (
            "another name",
            insert(&mine, "self", "given", "phone", "call:1", now, &name(other)),
        ),
        (
            "no name",
            insert(&mine, "self", "given", "phone", "call:1", now, "NULL"),
        ),
        (
            "online",
            insert(&mine, "self", "given", "online", "call:1", now, &name(me)),
        ),
        (
            "another queue",
            insert(&theirs, "self", "given", "phone", "call:1", now, &name(me)),
        ),
        (
            "staff instead of the person",
            insert(
                &mine,
                "staff_on_behalf",
                "given",
                "phone",
                "call:1",
                now,
                &name(me),
            ),
        ),
        (
            "no evidence",
            insert(&mine, "self", "given", "phone", "", now, &name(me)),
        ),
        (
            "a story as evidence",
            insert(&mine, "self", "given", "phone", &long, now, &name(me)),
        ),
        (
            "tomorrow",
            insert(
                &mine,
                "self",
                "given",
                "phone",
                "call:1",
                "app.clock() + interval '1 day'",
                &name(me),
            ),
        ),
        (
            "before the enquiry",
            insert(
                &mine,
                "self",
                "given",
                "phone",
                "call:1",
                "app.clock() - interval '1 day'",
                &name(me),
            ),
        ),
        (
            "a child's yes",
            insert(&child, "self", "given", "phone", "call:1", now, &name(me)),
        ),
        (
            "a refusal",
            insert(&mine, "self", "refused", "phone", "call:1", now, &name(me)),
        ),
        (
            "effects without a withdrawal",
            format!(
                "{honest}; SELECT app.withdrawal_effects_by_staff((SELECT id FROM consent_event), gen_random_uuid(), now())"
            ),
        ),
        (
            "a receipt for another queue",
            format!(
                "INSERT INTO receipt VALUES ('BBBB-BBBB-BBBB-BBBB', '{}', '{{}}', 'k', '', now())",
                theirs.id
            ),
        ),
    ] {
        let error = attempt(&sql).await.expect_err(what);
        assert!(
            error.contains("row-level security") || error.contains("nothing was withdrawn"),
            "{what}: {error}"
        );
    }
    world.app.end().await;
}

async fn sent_by(world: &World, person: &Person) -> Sent {
    Sent {
        id: EnquiryId(id(&world.app, &person.reference).await),
        reference: person.reference.clone(),
    }
}
