//! The officer's page reads by the rules of the website, and keeps nothing and drops nothing in silence.

use crate::domain::{
    area::NoDirectory,
    codes::{AboutWhom, AgeBand},
    consent::offered,
    ids::WordingId,
    safe_contact::SafeContactWishes,
};
use crate::forms::staff::assisted_entry::*;

fn data() -> &'static ReferenceData {
    ReferenceData::shipped()
}

fn offers(own: Controller) -> Vec<ConsentOffer> {
    let partners: Vec<PartnerCode> = vec!["shg".parse().unwrap()];
    offered(
        &data().purposes,
        &partners,
        own,
        AboutWhom::Me,
        AgeBand::PreferNot,
        &SafeContactWishes::default(),
    )
    .into_iter()
    .zip(1_u128..)
    .map(|(purpose, number)| ConsentOffer {
        purpose,
        wording: WordingId(uuid::Uuid::from_u128(number)),
    })
    .collect()
}

/// An ordinary call with some fields otherwise, as the page of this organisation reads it.
fn read(own: Controller, other: &[(&str, &str)]) -> Result<AssistedEntry, Vec<(String, String)>> {
    let ordinary = [
        ("source_channel", "phone"),
        ("topic", "MONEY"),
        ("about_whom", "me"),
        ("household_children_under_19", "yes"),
        ("household_send_under_25", "no"),
        ("age_band", "35_44"),
        ("postcode", "SK8 3AB"),
        ("name", "Robin Example"),
        ("contact_route", "phone"),
        ("phone", "01632 960 001"),
        ("notice_given", "read_out"),
    ];
    let offers = offers(own);
    let wordings: Vec<String> = offers
        .iter()
        .map(|offer| offer.wording.to_string())
        .collect();
    let typed: FormData = ordinary
        .iter()
        .filter(|(name, _)| !other.iter().any(|(changed, _)| changed == name))
        .chain(other)
        .copied()
        .chain(wordings.iter().map(|id| ("wording", id.as_str())))
        .collect();
    let ground = EntryContext {
        data: data(),
        own,
        directory: &NoDirectory,
        offers: &offers,
        today: NaiveDate::from_ymd_opt(2026, 11, 18).unwrap(),
    };
    AssistedEntryForm::read(&typed, &offers)
        .parse(&ground)
        .map_err(|problems| {
            problems
                .0
                .into_iter()
                .map(|problem| (problem.field, problem.key))
                .collect()
        })
}

/// The problems of a page of the council.
fn wrong(other: &[(&str, &str)]) -> Vec<(String, String)> {
    read(Controller::Smbc, other).err().unwrap_or_default()
}

fn one(field: &str, key: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), key.to_owned())]
}

const REFERRAL: [(&str, &str); 7] = [
    ("source_channel", "referral"),
    ("data_source", "agency"),
    ("organisation", "Sample Housing"),
    ("referrer", "Sam Specimen"),
    ("referrer_role", "Housing officer"),
    ("referral_way", "email"),
    ("told", "yes"),
];

fn referral(other: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    REFERRAL
        .into_iter()
        .filter(|(name, _)| !other.iter().any(|(changed, _)| changed == name))
        .chain(other.iter().copied())
        .collect()
}

#[test]
fn an_ordinary_call_is_read_whole() {
    let entered = read(Controller::Smbc, &[]).unwrap();
    assert_eq!(entered.receiver.controller, Controller::Smbc);
    assert!(!entered.receiver.switched);
    assert_eq!(entered.source.channel, SourceChannel::Phone);
    assert_eq!(entered.source.notice, NoticeGiven::ReadOut);
    assert_eq!(
        EnquiryStep::first_unanswered(&entered.answers, data()),
        EnquiryStep::Check
    );
}

#[test]
fn an_empty_page_names_what_is_missing_in_the_order_of_the_page() {
    let blank = [
        "source_channel",
        "topic",
        "about_whom",
        "age_band",
        "household_children_under_19",
        "postcode",
        "name",
        "contact_route",
    ];
    let fields: Vec<(&str, &str)> = blank.iter().map(|field| (*field, "")).collect();
    let found: Vec<String> = wrong(&fields).into_iter().map(|(field, _)| field).collect();
    assert_eq!(found, blank);
}

#[test]
fn what_was_typed_is_never_dropped_in_silence() {
    for (fields, field, key) in [
        (
            vec![("danger_now", "yes")],
            "danger_now",
            "assisted-entry-error-danger",
        ),
        (
            vec![("safe_tonight", "no")],
            "safe_tonight",
            "assisted-entry-error-tonight",
        ),
        (
            vec![
                ("about_whom", "someone_else"),
                ("they_know", "yes"),
                ("adjustments", "Large print"),
            ],
            "adjustments",
            "assisted-entry-error-adjustments",
        ),
        (
            vec![("notice_given", "")],
            "notice_given",
            "assisted-entry-error-notice",
        ),
        (
            vec![("source_channel", "online")],
            "source_channel",
            "assisted-entry-error-channel",
        ),
        (
            vec![("message", "My number is QQ 12 34 56 C")],
            "message",
            "assisted-entry-error-number",
        ),
    ] {
        assert_eq!(wrong(&fields), one(field, key), "{fields:?}");
    }
    // "No danger" where nobody needs to know is no loss.
    assert!(wrong(&[("danger_now", "no"), ("safe_tonight", "yes")]).is_empty());
    assert!(
        wrong(&[
            ("message", "My number is QQ 12 34 56 C"),
            ("action", "save_anyway")
        ])
        .is_empty()
    );
}

#[test]
fn danger_counts_as_soon_as_a_topic_carries_it() {
    let entered = read(
        Controller::Smbc,
        &[
            ("topic", "DA"),
            ("danger_now", "yes"),
            ("safe_tonight", "no"),
        ],
    )
    .unwrap();
    assert!(entered.answers.needs_help_now());
}

#[test]
fn the_number_for_texts_is_the_one_field_of_the_page() {
    assert_eq!(
        wrong(&[("contact_route", "text"), ("phone", "")]),
        one("phone", "errors-enquiry-phone-empty")
    );
    assert!(wrong(&[("contact_route", "text"), ("phone", "07700 900 982")]).is_empty());
}

#[test]
fn where_the_rules_suggest_the_other_team_the_person_says_which() {
    let adult = [
        ("household_children_under_19", "no"),
        ("household_send_under_25", "no"),
    ];
    let found = wrong(&adult);
    assert_eq!(found, one("stay", "assisted-entry-error-other-team"));
    let stays: Vec<_> = adult.iter().copied().chain([("stay", "yes")]).collect();
    let entered = read(Controller::Smbc, &stays).unwrap();
    assert!(entered.receiver.switched);
    assert_eq!(entered.receiver.controller, Controller::Smbc);
    assert_eq!(
        entered.receiver.suggestion.controller,
        Some(Controller::Tpa)
    );
    let alliance = read(Controller::Tpa, &adult).unwrap();
    assert!(!alliance.receiver.switched);
    assert_eq!(alliance.receiver.controller, Controller::Tpa);
}

#[test]
fn the_alliance_keeps_no_child_and_nobody_keeps_who_is_outside() {
    let child = read(Controller::Tpa, &[("age_band", "13_15"), ("stay", "yes")]).err();
    assert_eq!(child, Some(one("age_band", "assisted-entry-error-child")));
    let outside = [
        ("postcode", ""),
        ("no_postcode_reason", "prefer_not"),
        ("area_choice", "out"),
        ("connection", "none"),
    ];
    assert_eq!(
        wrong(&outside),
        one("connection", "assisted-entry-error-outside-unknown")
    );
    assert_eq!(
        wrong(&[
            ("postcode", ""),
            ("no_postcode_reason", "prefer_not"),
            ("area_choice", "out")
        ]),
        one("connection", "errors-enquiry-connection-empty")
    );
}

#[test]
fn only_what_was_asked_is_kept_and_only_of_whom_it_may_be_asked() {
    let said = [("say_C3_feedback", "yes"), ("say_C4_updates_sms", "no")];
    let choices = read(Controller::Smbc, &said)
        .unwrap()
        .answers
        .choices
        .unwrap();
    let kept: Vec<(String, bool)> = choices
        .answers()
        .map(|(offer, given)| (offer.purpose.to_string(), given))
        .collect();
    assert_eq!(
        kept,
        [
            ("C3_feedback".to_owned(), true),
            ("C4_updates_sms".to_owned(), false)
        ]
    );
    let nobody = one("say_C3_feedback", "assisted-entry-error-say-nobody");
    for other in [
        vec![("age_band", "under_13"), ("say_C3_feedback", "yes")],
        vec![
            ("about_whom", "someone_else"),
            ("they_know", "yes"),
            ("say_C3_feedback", "yes"),
        ],
        referral(&[("say_C3_feedback", "yes")]),
    ] {
        assert_eq!(wrong(&other), nobody, "{other:?}");
    }
    assert_eq!(
        wrong(&[
            ("contact_route", "email"),
            ("email", "a@example.org"),
            ("say_C4_updates_sms", "yes")
        ]),
        one("say_C4_updates_sms", "assisted-entry-error-say-way")
    );
    // A no to what cannot be asked changes nothing, and nobody is asked for it.
    let child = read(
        Controller::Smbc,
        &[("age_band", "under_13"), ("say_C3_feedback", "no")],
    )
    .unwrap();
    assert!(child.answers.choices.is_none());
}

#[test]
fn a_yes_is_to_the_words_that_stood_on_the_page() {
    let found = wrong(&[("say_C3_feedback", "yes"), ("wording", "older")]);
    assert!(found.is_empty(), "the words of the page stand there, too");
    let offers = offers(Controller::Smbc);
    let form = AssistedEntryForm {
        wordings: vec![],
        ..AssistedEntryForm::read(&[("say_C3_feedback", "yes")].into_iter().collect(), &offers)
    };
    let mut answers = read(Controller::Smbc, &[]).unwrap().answers;
    answers.choices = None;
    let ground = EntryContext {
        data: data(),
        own: Controller::Smbc,
        directory: &NoDirectory,
        offers: &offers,
        today: NaiveDate::MAX,
    };
    let problems = form.choices(&answers, &ground, false).unwrap_err();
    assert_eq!(problems.0[0].key, "assisted-entry-error-words");
}

#[test]
fn a_referral_says_who_gave_it_and_asks_nothing_of_who_is_not_there() {
    let entered = read(
        Controller::Smbc,
        &referral(&[("received_on", "2026-11-02"), ("notice_given", "read_out")]),
    )
    .unwrap();
    let from = entered.source.referral.unwrap();
    assert_eq!(from.organisation, "Sample Housing");
    assert_eq!(
        from.received_on,
        NaiveDate::from_ymd_opt(2026, 11, 2).unwrap()
    );
    assert_eq!(
        entered.source.notice,
        NoticeGiven::Later,
        "the person was not there to hear it"
    );
    for (field, key) in [
        ("data_source", "assisted-entry-error-source"),
        ("organisation", "assisted-entry-error-organisation"),
        ("referrer", "assisted-entry-error-referrer"),
        ("referrer_role", "assisted-entry-error-role"),
        ("referral_way", "assisted-entry-error-way"),
        ("told", "assisted-entry-error-told"),
    ] {
        assert_eq!(wrong(&referral(&[(field, "")])), one(field, key));
    }
    assert_eq!(
        wrong(&referral(&[("received_on", "2026-11-19")])),
        one("received_on", "assisted-entry-error-received")
    );
    assert_eq!(
        wrong(&referral(&[
            ("about_whom", "someone_else"),
            ("they_know", "yes")
        ])),
        one("about_whom", "assisted-entry-error-referral-about")
    );
    assert_eq!(
        wrong(&referral(&[("adjustments", "Large print")])),
        one("adjustments", "assisted-entry-error-adjustments")
    );
    assert_eq!(
        wrong(&referral(&[(
            "told_words",
            "Card 4929 1234 5678 9012 was named"
        )]))
        .len(),
        usize::from(!detect::find("Card 4929 1234 5678 9012 was named").is_empty())
    );
}
