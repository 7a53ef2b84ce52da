//! What an open request does to the case.

use super::Matter;
use app::domain::permission::Role;

#[tokio::test]
async fn an_objection_locks_the_case_until_it_is_refused() {
    let mut matter = Matter::start().await;
    let mut officer = matter.world.officer("j.specimen", "FH-CEN").await;
    matter
        .world
        .account("m.anager", &[Role::ManagerFh], &[])
        .await;
    let mut manager = matter.world.sign_in("m.anager").await;
    let case = matter.case();
    assert_eq!(officer.get(&case).await.status(), 200);
    let number = matter.asks("object", "").await;
    assert!(matter.reads(&number).await.status() == 200);
    assert_eq!(
        officer.get(&case).await.status(),
        404,
        "nobody works with it"
    );
    assert!(
        !officer
            .get("/staff/queue/FH-CEN")
            .await
            .says(&matter.person.reference)
    );
    // The manager sees it, and changes nothing either.
    let page = manager.get(&case).await;
    assert_eq!(page.status(), 200);
    let note = manager
        .post(
            &format!("{case}/note"),
            &[("form_token", &token(&page)), ("note", "x")],
        )
        .await;
    assert!(note.status() >= 400, "{}", note.status());
    let home = matter.resident.get("/manage/enquiry").await;
    assert!(home.says("We have stopped using it"), "{}", home.text());
    let refused = [
        ("action", "decide"),
        ("decision", "refused"),
        ("refusal", "contract"),
        ("words", "We need it to help you."),
    ];
    assert_eq!(matter.acts(&number, &refused).await.status(), 200);
    assert_eq!(officer.get(&case).await.status(), 200, "work goes on");
    matter.world.app.send_mail().await;
    matter.world.app.end().await;
}

fn token(page: &harness::Answer) -> String {
    page.forms()
        .iter()
        .flat_map(|form| form.fields.clone())
        .find(|(name, _)| name == "form_token")
        .map(|(_, value)| value)
        .unwrap()
}

#[tokio::test]
async fn a_granted_restriction_stays() {
    let mut matter = Matter::start().await;
    let mut officer = matter.world.officer("j.specimen", "FH-CEN").await;
    let number = matter.asks("restrict", "").await;
    assert_eq!(
        officer.get(&matter.case()).await.status(),
        200,
        "asking alone locks nothing"
    );
    let granted = [
        ("action", "decide"),
        ("decision", "granted"),
        ("words", "It is locked away."),
    ];
    assert_eq!(matter.acts(&number, &granted).await.status(), 200);
    assert_eq!(officer.get(&matter.case()).await.status(), 404);
    matter.world.app.send_mail().await;
    matter.world.app.end().await;
}

#[tokio::test]
async fn a_granted_erasure_removes_what_it_may_and_keeps_what_it_must() {
    let mut matter = Matter::start().await;
    let number = matter.asks("erase", "").await;
    let granted = [
        ("action", "decide"),
        ("decision", "granted"),
        ("scope", "all"),
        (
            "words",
            "We deleted what you wrote. The record of our decision stays.",
        ),
    ];
    let page = matter.acts(&number, &granted).await;
    assert_eq!(page.status(), 200);
    assert!(page.says("Erased"), "{}", page.text());
    let app = &matter.world.app;
    let versions = app
        .value("SELECT count(*) || ' ' || min(version) FROM enquiry_content")
        .await;
    assert_eq!(versions.as_deref(), Some("1 2"), "older versions are gone");
    assert_eq!(
        app.value("SELECT count(*) FROM blind_index")
            .await
            .as_deref(),
        Some("0")
    );
    assert_eq!(
        app.value("SELECT count(*) FROM enquiry").await.as_deref(),
        Some("1")
    );
    assert_eq!(
        app.value("SELECT count(*) FROM erasure WHERE done_at IS NULL")
            .await
            .as_deref(),
        Some("0")
    );
    let held = matter.resident.get("/manage/enquiry").await;
    assert!(
        held.says("Name deleted") && !held.html().contains(harness::CANARY),
        "{}",
        held.text()
    );
    assert!(
        matter
            .reads(&number)
            .await
            .says("The record of our decision stays.")
    );
    // Nothing is done twice.
    assert_eq!(
        server::rights::erase::run_once(&matter.world.app.state)
            .await
            .unwrap(),
        0
    );
    matter.world.app.unsent_is_fine();
    matter.world.app.end().await;
}

#[tokio::test]
async fn whose_words_alone_are_erased_is_still_found_by_name_and_number() {
    let mut matter = Matter::start().await;
    let number = matter.asks("erase", "").await;
    let found = "SELECT string_agg(kind || ' ' || encode(hash, 'hex'), ',' ORDER BY kind, hash) FROM blind_index";
    let before = matter.world.app.value(found).await;
    assert!(before.is_some());
    let granted = [
        ("action", "decide"),
        ("decision", "granted"),
        ("scope", "words"),
        (
            "words",
            "We deleted your message and kept how to reach you.",
        ),
    ];
    assert!(matter.acts(&number, &granted).await.says("Erased"));
    assert_eq!(matter.world.app.value(found).await, before);
    matter.world.app.unsent_is_fine();
    matter.world.app.end().await;
}

#[tokio::test]
async fn nothing_is_erased_that_another_open_request_asks_for() {
    let mut matter = Matter::start().await;
    let copy = matter.asks("portability", "").await;
    let erasure = matter.asks("erase", "").await;
    let granted = [
        ("action", "decide"),
        ("decision", "granted"),
        ("scope", "all"),
        ("words", "We deleted it."),
    ];
    let refused = matter.acts(&erasure, &granted).await;
    assert_eq!(refused.status(), 409, "{}", refused.text());
    assert!(
        refused.says("Another request about this enquiry is still open"),
        "{}",
        refused.text()
    );
    // The job keeps to it, too, where a request comes in between the order and the deed.
    matter
        .world
        .app
        .execute(&format!(
            "INSERT INTO erasure (id, enquiry_id, request_id, content_below, ordered_at)
             SELECT gen_random_uuid(), enquiry_id, id, 2, now() FROM rights_request WHERE reference = '{erasure}'"
        ))
        .await;
    let state = matter.world.app.state.clone();
    assert_eq!(server::rights::erase::run_once(&state).await.unwrap(), 0);
    matter.world.app.execute("DELETE FROM erasure").await;

    let answered = [
        ("action", "decide"),
        ("decision", "granted"),
        ("words", "Save it on your page."),
    ];
    assert_eq!(matter.acts(&copy, &answered).await.status(), 200);
    let page = matter.acts(&erasure, &granted).await;
    assert!(page.says("Erased"), "{}", page.text());
    matter.world.app.unsent_is_fine();
    matter.world.app.end().await;
}

#[tokio::test]
async fn deletion_waits_while_a_request_is_open_and_no_longer() {
    let mut matter = Matter::start().await;
    let live = "SELECT count(*) FROM hold WHERE released_at IS NULL";
    let number = matter.asks("portability", "").await;
    assert_eq!(matter.world.app.value(live).await.as_deref(), Some("1"));
    assert!(
        matter
            .resident
            .get("/manage/enquiry")
            .await
            .says("We keep it longer for now")
    );
    let granted = [
        ("action", "decide"),
        ("decision", "granted"),
        ("words", "Save it on your page."),
    ];
    assert_eq!(matter.acts(&number, &granted).await.status(), 200);
    assert_eq!(matter.world.app.value(live).await.as_deref(), Some("0"));
    matter.world.app.send_mail().await;
    matter.world.app.end().await;
}

#[tokio::test]
async fn another_officer_looks_again_never_the_one_who_confirmed() {
    let mut matter = Matter::start().await;
    let mut first = matter.world.officer("j.specimen", "FH-CEN").await;
    let mut second = matter.world.officer("k.specimen", "FH-CEN").await;
    let case = matter.case();
    let page = first.get(&case).await;
    let form = page.form_to("/queue").unwrap();
    assert_eq!(
        first
            .submit_form(&page, &form, &[("action", "confirm")])
            .await
            .status(),
        200
    );
    let number = matter
        .asks("review", "I think the Support Hub is right")
        .await;
    let sent = matter
        .resident
        .get(&format!("/manage/enquiry/rights/{number}?sent"))
        .await;
    assert!(
        sent.says("You get an answer by 23 November 2026.") && !sent.says("data protection"),
        "{}",
        sent.text()
    );
    let found = [("again", "We looked, and the Family Hub is right.")];
    let page = first.get(&case).await;
    let form = page.form_to("/review").unwrap();
    let refused = first.submit_form(&page, &form, &found).await;
    assert_eq!(refused.status(), 422);
    assert!(
        refused.says("Whoever confirmed the queue cannot look again"),
        "{}",
        refused.text()
    );
    let page = second.get(&case).await;
    let form = page.form_to("/review").unwrap();
    assert_eq!(second.submit_form(&page, &form, &found).await.status(), 200);
    let read = matter.reads(&number).await;
    assert!(
        read.says("We looked, and the Family Hub is right."),
        "{}",
        read.text()
    );
    assert!(read.says("Answered"));
    assert!(
        !second.get(&case).await.html().contains("/review"),
        "it is done"
    );
    matter.world.app.send_mail().await;
    matter.world.app.end().await;
}

#[tokio::test]
async fn overdue_requests_stand_at_the_top() {
    let mut matter = Matter::start().await;
    let late = matter.asks("portability", "").await;
    matter.world.app.advance(chrono::TimeDelta::days(40));
    matter.resident = matter.person.comes_back(&matter.world.app).await;
    let fresh = matter.asks("correct", "My name is wrong").await;
    matter.dpo = matter.world.sign_in("d.officer").await;
    let list = matter.dpo.get("/staff/rights").await;
    assert!(list.says("2 open, 1 overdue"), "{}", list.text());
    assert!(list.says("Overdue since 18 December 2026"));
    let html = list.html();
    assert!(html.find(&late).unwrap() < html.find(&fresh).unwrap());
    matter.world.app.end().await;
}
