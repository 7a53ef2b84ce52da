//! What may be asked of whom, and that a yes is to one enquiry and one named organisation.

use super::*;
use crate::{
    manage::person::{Person, id},
    staff::world::PASSWORD,
};

const OTHER: &str = "C1_share_tpa:exa";
const NAMED: &str = "C2_share_named_org:exw";

const BY_LETTER_TODAY: Fields<'static> = &[
    ("channel", "post"),
    ("given_by", "self"),
    ("evidence", "18"),
];

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
        assert!(done.says("withdrew"), "{change}: {}", done.text());
    }
    world.app.end().await;
}

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
        ("password", PASSWORD),
        ("code", code.as_str()),
    ];
    manager.fill("/staff/sign-in", &fields).await;
    let page = manager.get(&consents(&sent)).await;
    assert!(page.says("We do not ask this any more. It can only be withdrawn."));
    let done = record(&mut manager, &sent, SHARE, BY_PHONE).await;
    assert!(
        done.says("withdrew “Share with Stockport Homes Group"),
        "{}",
        done.text()
    );
    assert!(!is_on(app, sent.id, SHARE).await);
    assert!(!manager.get(&consents(&sent)).await.html().contains(SHARE));
    changed.close().await;
    world.app.send_mail().await;
    world.app.end().await;
}

async fn sent_by(world: &World, person: &Person) -> Sent {
    Sent {
        id: EnquiryId(id(&world.app, &person.reference).await),
        reference: person.reference.clone(),
    }
}
