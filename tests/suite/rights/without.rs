//! Asking without an enquiry at hand, and recording what came by letter or phone.

use super::{Matter, act};

const ASKED: [(&str, &str); 5] = [
    ("controller", "SMBC"),
    ("kind", "erase"),
    ("name", "Robin Example"),
    ("reply_to", "robin@example.org"),
    ("words", "Delete all you have"),
];

#[tokio::test]
async fn nobody_is_told_whether_there_is_an_enquiry() {
    let matter = Matter::start().await;
    let mut stranger = matter.world.app.client();
    let mut answers = Vec::new();
    for reference in [matter.person.reference.as_str(), "WNB-385-DKF"] {
        let mut fields = ASKED.to_vec();
        fields.push(("reference", reference));
        let sent = stranger.fill("/rights", &fields).await;
        assert_eq!(sent.status(), 200, "{}", sent.text());
        let number = sent.path().rsplit('?').next().unwrap().to_owned();
        answers.push(sent.text().replace(&number, "NUMBER"));
        assert!(
            !sent.path().contains(reference),
            "the reference is not in the address"
        );
    }
    assert_eq!(answers[0], answers[1]);
    let bound = "SELECT count(*) FROM rights_request WHERE enquiry_id IS NOT NULL";
    assert_eq!(
        matter.world.count(bound).await,
        0,
        "held until it is checked"
    );
    matter.world.app.end().await;
}

#[tokio::test]
async fn an_unknown_person_s_request_is_granted_only_once_it_is_bound_and_proved() {
    let mut matter = Matter::start().await;
    let mut stranger = matter.world.app.client();
    let sent = stranger.fill("/rights", &ASKED).await;
    let number = sent.path().rsplit('?').next().unwrap().to_owned();
    let granted = [
        ("action", "decide"),
        ("decision", "granted"),
        ("scope", "words"),
        ("words", "Done."),
    ];
    let list = matter.dpo.get("/staff/rights").await;
    assert!(list.says("Enquiry not known"), "{}", list.text());
    assert_eq!(matter.acts(&number, &granted).await.status(), 409);
    let level = [("action", "identity_confirmed"), ("level", "L2")];
    assert_eq!(matter.acts(&number, &level).await.status(), 200);
    assert_eq!(
        matter.acts(&number, &granted).await.status(),
        409,
        "it is bound to nothing"
    );
    let wrong = matter
        .acts(
            &number,
            &[("action", "match"), ("reference", "WNB-385-DKF")],
        )
        .await;
    assert_eq!(wrong.status(), 409);
    let reference = matter.person.reference.clone();
    let bound = matter
        .acts(&number, &[("action", "match"), ("reference", &reference)])
        .await;
    assert!(bound.says("Enquiry found"), "{}", bound.text());
    assert_eq!(matter.acts(&number, &granted).await.status(), 200);
    matter.world.app.unsent_is_fine();
    matter.world.app.end().await;
}

#[tokio::test]
async fn an_officer_records_what_somebody_asks_on_the_phone() {
    let mut matter = Matter::start().await;
    let mut officer = matter.world.officer("j.specimen", "FH-CEN").await;
    let path = format!("{}/request", matter.case());
    let fields = [
        ("kind", "correct"),
        ("channel", "phone"),
        ("day", "2026-11-16"),
        ("words", "The postcode is wrong"),
    ];
    let bare = officer.fill(&path, &[]).await;
    assert_eq!(bare.status(), 422);
    assert_eq!(officer.fill(&path, &fields).await.status(), 200);
    let list = matter.dpo.get("/staff/rights").await;
    assert!(
        list.says("16 November 2026"),
        "the clock runs from the day it came: {}",
        list.text()
    );
    let mine = matter.resident.get("/manage/enquiry/rights").await;
    assert!(
        mine.says("Put a mistake right") && mine.says("You asked on 16 November 2026."),
        "{}",
        mine.text()
    );
    matter.world.app.end().await;
}

#[tokio::test]
async fn the_team_records_a_letter_and_works_it() {
    let mut matter = Matter::start().await;
    let fields = [
        ("kind", "complaint"),
        ("channel", "post"),
        ("words", "You told somebody"),
        ("name", "Robin Example"),
        ("reply_to", "1 Example Street"),
    ];
    let page = matter.dpo.fill("/staff/rights/new", &fields).await;
    assert_eq!(page.status(), 200, "{}", page.text());
    let number = page.path().rsplit('/').next().unwrap().to_owned();
    // Thirty days by the statute's count, rolled back to a working day.
    assert!(page.says("Due 17 December 2026"), "{}", page.text());
    let thanked = act(&mut matter.dpo, &number, &[("action", "acknowledged")]).await;
    assert!(thanked.says("Acknowledged"), "{}", thanked.text());
    let end = [
        ("action", "decide"),
        ("decision", "refused"),
        ("refusal", "not_shown"),
        ("words", "We found nothing."),
    ];
    assert_eq!(act(&mut matter.dpo, &number, &end).await.status(), 200);
    matter.world.app.end().await;
}

#[tokio::test]
async fn words_that_are_too_long_come_back_and_nothing_is_sent_without_them() {
    let mut matter = Matter::start().await;
    let long = "Delete it all. ".repeat(67);
    assert!(long.trim().len() > 1000);
    let mut stranger = matter.world.app.client();
    let mut fields = ASKED.to_vec();
    fields.retain(|(name, _)| *name != "words");
    fields.push(("words", &long));
    let mut answers = vec![stranger.fill("/rights", &fields).await];
    for (path, fields) in [
        (
            "/manage/enquiry/rights",
            vec![("kind", "erase"), ("words", long.as_str())],
        ),
        ("/manage/enquiry/complaint", vec![("words", long.as_str())]),
    ] {
        answers.push(matter.resident.fill(path, &fields).await);
    }
    for answer in &answers {
        assert_eq!(answer.status(), 422, "{}", answer.text());
        assert!(
            answer.says("What you write must be 1,000 characters or less"),
            "{}",
            answer.text()
        );
        assert!(answer.html().contains(long.trim()), "the words are kept");
    }
    let letter = [
        ("kind", "erase"),
        ("channel", "post"),
        ("words", long.as_str()),
        ("name", "Robin Example"),
        ("reply_to", "1 Example Street"),
    ];
    let letter = matter.dpo.fill("/staff/rights/new", &letter).await;
    assert_eq!(letter.status(), 422);
    assert!(
        letter.says("Use at most 1000 characters"),
        "{}",
        letter.text()
    );
    let sent = "SELECT count(*) FROM rights_request";
    assert_eq!(matter.world.count(sent).await, 0);
    matter.world.app.end().await;
}

/// Somebody who lost the three words, or whom somebody else told us of, complains all the same (feature B8, DPA 2018 s.164A).
#[tokio::test]
async fn a_complaint_needs_no_enquiry_and_the_contact_page_leads_to_it() {
    let mut matter = Matter::start().await;
    let mut stranger = matter.world.app.client();
    let contact = stranger.get("/contact").await;
    for way in ["/complaint", "/rights"] {
        assert!(contact.links().contains(&way.to_owned()), "{way}");
    }
    let page = stranger.get("/complaint").await;
    assert!(
        page.says("You do not need an enquiry or three words for this"),
        "{}",
        page.text()
    );
    let empty = stranger.submit(&page, &[]).await;
    assert_eq!(empty.status(), 422);
    assert!(
        empty.says("Write down what it is about"),
        "{}",
        empty.text()
    );
    let fields = [
        ("words", "You told my neighbour"),
        ("controller", "SMBC"),
        ("name", "Robin Example"),
        ("reply_to", "robin@example.org"),
    ];
    let sent = stranger.fill("/complaint", &fields).await;
    assert!(sent.says("We have your complaint"), "{}", sent.text());
    let (path, number) = sent.path().split_once('?').unwrap();
    assert_eq!(path, "/complaint/sent");
    assert_eq!(number.len(), 11, "the address holds the number alone");
    assert!(!sent.says("Robin"));
    let kept = matter
        .world
        .app
        .value("SELECT kind || ' ' || level FROM rights_request")
        .await;
    assert_eq!(kept.as_deref(), Some("complaint L0"));
    let list = matter.dpo.get("/staff/rights").await;
    assert!(list.says("Complaint"), "{}", list.text());
    matter.world.app.end().await;
}
