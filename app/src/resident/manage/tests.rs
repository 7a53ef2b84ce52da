use super::{held_information::HeldKind, *};
use crate::{
    domain::{
        codes::{AboutWhom, AgeBand, Language, SafeContact, SafeTime, SendAnswer, YesNoPreferNot},
        consent::Purpose,
        ending::ContactRecord,
        ids::WordingId,
        personal::{Message, PersonName, Phone, SafeWord},
        safe_contact::Channel,
        safe_contact::SafeContactWishes,
        status::Outcome,
        wording::{OnWithdrawal, WordingBody},
    },
    forms::manage::AccessProofForm,
    i18n::{tr, tr_args},
    page::{page_context, render},
    ui::{Problem, Problems},
};
use chrono::DateTime;
use leptos::prelude::*;
use uuid::Uuid;

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_793_875_200 + minute * 60, 0).unwrap()
}

fn choice(on: bool) -> ChoiceState {
    ChoiceState {
        wording: Wording {
            id: WordingId(Uuid::from_u128(5)),
            purpose: Purpose::Feedback.code().parse().unwrap(),
            controller: Controller::Smbc,
            recipient: "Stockport Council".into(),
            version: 1,
            language: "en".into(),
            body: WordingBody {
                title: "Ask me once how it went".into(),
                who: "Stockport Council".into(),
                what: "How to reach you".into(),
                not_shared: "Everything else".into(),
                on_withdrawal: OnWithdrawal {
                    stops: vec!["We do not ask you.".into()],
                    carries_on: Vec::new(),
                },
            },
        },
        can_ask: true,
        on,
        last_decision: Some(LastDecision {
            at: at(0),
            receipt: Some("BBBB-CCCC-DDDD-FFFF".into()),
        }),
        decisions: vec![PastDecision { yes: on, at: at(0) }],
    }
}

fn case() -> ManagedCase {
    ManagedCase {
        reference: "WNB-385-DKF".parse().unwrap(),
        controller: Controller::Smbc,
        queue: "FH-CEN".parse().unwrap(),
        status: Status::Suggested,
        contacts: ContactRecord::default(),
        moments: CaseMoments {
            sent: at(0),
            read: None,
            started: None,
            finished: None,
            withdrawn: None,
        },
        first_look_due: at(600),
        now: at(30),
        route: ContactRoute::Phone,
        reach: Some(Channel::Call),
        someone_else: false,
        last_day: NaiveDate::from_ymd_opt(2029, 3, 31).unwrap(),
        notice: NoticeLink {
            href: "/privacy/family-hubs/1".into(),
            version: 1,
        },
        in_force: NoticeLink {
            href: "/privacy/family-hubs/1".into(),
            version: 1,
        },
        exit: false,
        choices: vec![choice(true)],
        reconsent: None,
        equality: true,
        held: false,
        undo_withdrawal: false,
        handover_source: None,
    }
}

fn home(case: ManagedCase, held: Option<HeldInformation>) -> String {
    render(page_context(), || {
        view! { <HomePage case about=AboutWhom::Me held problems=Problems::default() words_first=false undone=false/> }
    })
}

fn held() -> HeldInformation {
    HeldInformation {
        name: PersonName::parse("Robin Example").unwrap(),
        route: ContactRoute::Phone,
        phone: Some(Phone::parse("01632 960 001").unwrap()),
        email: None,
        wishes: SafeContactWishes {
            wishes: [SafeContact::NoCall].into(),
            times: [SafeTime::MonAm, SafeTime::FriEve].into(),
            safe_word: Some(SafeWord::parse("bluebell").unwrap()),
            someone_answers: None,
            contact_me_instead: false,
        },
        topics: vec!["MONEY".parse().unwrap()],
        about: AboutWhom::Me,
        children: YesNoPreferNot::Yes,
        send25: SendAnswer::NotAsked,
        subject_26_or_under: None,
        age: AgeBand::From25To34,
        postcode: Some("SK3 9AB".into()),
        no_postcode: None,
        area: "CEN".into(),
        language: Language::Urdu,
        adjustments: None,
        message: Some(Message::parse("first line\n\nsecond line").unwrap()),
    }
}

#[test]
fn every_status_and_item_has_its_words() {
    let keys = HeldKind::ALL
        .into_iter()
        .map(|kind| format!("manage-held-{}", kind_name(kind)))
        .chain(
            [
                "contact-smbc",
                "contact-tpa",
                "safety",
                "topic",
                "home",
                "place",
                "access",
                "message",
            ]
            .map(|kind| format!("manage-why-{kind}")),
        )
        .chain(
            ["phone", "text", "email", "you"]
                .iter()
                .map(|way| format!("manage-next-{way}")),
        )
        .chain(
            Outcome::ALL
                .iter()
                .map(|outcome| format!("manage-outcome-{outcome}")),
        );
    for key in keys {
        assert_ne!(tr_args(&key, &[("team", "x".to_owned())]), key);
    }
}

fn kind_name(kind: HeldKind) -> String {
    format!("{kind:?}").to_lowercase()
}

#[test]
fn every_status_is_said() {
    for status in [
        Status::Submitted,
        Status::Suggested,
        Status::Confirmed,
        Status::InProgress,
        Status::WaitingForResident,
        Status::Restricted,
        Status::OnHold,
        Status::Transferred,
        Status::WithdrawnByResident,
    ]
    .into_iter()
    .chain(Outcome::ALL.iter().map(|outcome| Status::Closed(*outcome)))
    {
        let html = home(ManagedCase { status, ..case() }, None);
        assert!(!html.contains("manage-"), "{status:?}");
    }
}

#[test]
fn who_is_sent_nothing_is_promised_nothing() {
    for status in [Status::Confirmed, Status::InProgress] {
        let silent = home(
            ManagedCase {
                status,
                reach: None,
                ..case()
            },
            None,
        );
        assert!(silent.contains("We send you nothing."), "{status:?}");
        for promise in ["rings you", "sends you", "We tell you"] {
            assert!(!silent.contains(promise), "{status:?} {promise}");
        }
        for channel in [Channel::Call, Channel::Text, Channel::Email] {
            let reached = home(
                ManagedCase {
                    status,
                    reach: Some(channel),
                    ..case()
                },
                None,
            );
            assert!(
                !reached.contains("We send you nothing."),
                "{status:?} {channel}"
            );
        }
    }
}

#[test]
fn the_day_of_deletion_is_a_date() {
    assert!(home(case(), None).contains("We will delete this form after 31 March 2029."));
}

#[test]
fn a_target_that_has_passed_is_not_promised_again() {
    let soon = home(case(), None);
    assert!(soon.contains("reads it by"));
    let late = home(
        ManagedCase {
            now: at(601),
            ..case()
        },
        None,
    );
    assert!(!late.contains("reads it by") && late.contains("as soon as they can"));
}

/// Whoever holds only the mailbox must not read off the page what keeps somebody safe.
#[test]
fn what_was_given_shows_only_with_the_words() {
    let open = home(case(), Some(held()));
    for given in [
        "Robin Example",
        "01632 960 001",
        "Do not call me",
        "Monday, morning; Friday, evening",
        "Safe word: bluebell",
        "Money, bills",
        "Age: 25 to 34",
        "SK3 9AB",
        "Stockport Central",
        "اردو",
        "first line",
        "second line",
    ] {
        assert!(open.contains(given), "{given}");
    }
    let locked = home(case(), None);
    assert!(locked.contains("Show my answers"));
    let nothing = tr("manage-held-nothing");
    assert!(!locked.contains(&nothing));
}

#[test]
fn somebody_who_wrote_for_another_is_not_told_how_it_goes() {
    let html = home(
        ManagedCase {
            someone_else: true,
            status: Status::InProgress,
            choices: Vec::new(),
            ..case()
        },
        None,
    );
    assert!(!html.contains(&tr("manage-status-started")));
    assert!(!html.contains("/manage/enquiry/consents"));
    assert!(html.contains("We will delete this form after"));
}

#[test]
fn both_columns_stand_under_a_consent_that_is_on_and_only_there() {
    let page = |on: bool| {
        let ticked = if on {
            vec!["C3_feedback".to_owned()]
        } else {
            Vec::new()
        };
        let case = ManagedCase {
            choices: vec![choice(on)],
            ..case()
        };
        render(page_context(), || {
            view! { <ChoicesPage case ticked changed=None problems=Problems::default()/> }
        })
    };
    assert!(page(true).contains("We do not ask you.") && page(true).contains(" checked"));
    assert!(!page(false).contains("We do not ask you.") && !page(false).contains(" checked"));
    assert!(page(false).contains("C3_feedback=00000000-0000-0000-0000-000000000005"));
}

#[test]
fn all_that_was_said_to_a_consent_is_shown_and_not_only_the_last() {
    let said = |yes, minute| PastDecision {
        yes,
        at: at(minute),
    };
    let choice = ChoiceState {
        decisions: vec![said(true, 0), said(false, 24 * 60)],
        ..choice(false)
    };
    let case = ManagedCase {
        choices: vec![choice],
        ..case()
    };
    let page = render(page_context(), || {
        view! { <ChoicesPage case ticked=Vec::new() changed=None problems=Problems::default()/> }
    });
    assert!(page.contains("Yes, on 5 November 2026") && page.contains("No, on 6 November 2026"));
}

/// Three that are on make four screens of a phone when all they do is unfolded (`found` 32, 33).
#[test]
fn what_a_consent_does_is_unfolded_where_there_is_one_and_folded_where_there_are_several() {
    let page = |count: usize| {
        let case = ManagedCase {
            choices: vec![choice(true); count],
            ..case()
        };
        render(page_context(), || {
            view! { <ChoicesPage case ticked=Vec::new() changed=None problems=Problems::default()/> }
        })
    };
    let folds = |html: &str| {
        let all = html.matches(" class=\"sp-effect\"").count();
        (
            all,
            html.matches("<details open class=\"sp-effect\"").count(),
        )
    };
    assert_eq!(folds(&page(1)), (1, 1));
    assert_eq!(folds(&page(3)), (3, 0));
    assert!(
        page(3).contains("href=\"/manage/enquiry/rights\""),
        "more than this to stop"
    );
}

#[test]
fn titles_name_nothing_personal_and_say_when_something_is_wrong() {
    let title = |html: &str| {
        html.split("<title>")
            .nth(1)
            .and_then(|rest| rest.split("</title>").next())
            .unwrap()
            .to_owned()
    };
    let open = |problems: Problems| {
        render(page_context(), || {
            view! { <OpenEnquiryPage form=AccessProofForm::default() problems note=None/> }
        })
    };
    assert!(!title(&open(Problems::default())).starts_with("Error"));
    let wrong = Problem::new("passphrase", "manage-wrong-words").into();
    assert!(title(&open(wrong)).starts_with("Error: "));
    assert!(!title(&home(case(), None)).contains("WNB"));
}
