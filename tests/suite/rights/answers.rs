//! From asking to the answer, for each right.

use super::Matter;
use app::domain::rights::RightsKind;

#[tokio::test]
async fn each_right_goes_from_asking_to_an_answer_that_the_person_reads() {
    for kind in RightsKind::ALL
        .iter()
        .filter(|kind| **kind != RightsKind::Review)
    {
        let mut matter = Matter::start().await;
        let number = matter.asks(kind.code(), "What I would like to say").await;
        let before = matter.reads(&number).await;
        assert!(before.says("What I would like to say"), "{kind}");
        let level = matter
            .acts(
                &number,
                &[("action", "identity_confirmed"), ("level", "L2")],
            )
            .await;
        assert_eq!(level.status(), 200, "{kind}: {}", level.text());
        let decided = matter
            .acts(
                &number,
                &[
                    ("action", "decide"),
                    ("decision", "granted"),
                    ("scope", "all"),
                    ("words", "We did what you asked us to do."),
                ],
            )
            .await;
        assert_eq!(decided.status(), 200, "{kind}: {}", decided.text());
        let answer = matter.reads(&number).await;
        assert!(
            answer.says("We did what you asked us to do."),
            "{kind}: {}",
            answer.text()
        );
        assert!(answer.says("Answered"), "{kind}");
        let list = matter.dpo.get("/staff/rights").await;
        assert!(!list.says(&number), "{kind}: it is closed");
        matter.world.app.unsent_is_fine();
        matter.world.app.end().await;
    }
}

#[tokio::test]
async fn nothing_is_granted_before_we_know_well_enough_who_asks() {
    let mut matter = Matter::start().await;
    let number = matter.asks("access", "").await;
    let granted = [
        ("action", "decide"),
        ("decision", "granted"),
        ("words", "Here it is."),
    ];
    let refused = matter.acts(&number, &granted).await;
    assert_eq!(refused.status(), 409);
    assert!(
        refused.says("We do not know well enough who asks"),
        "{}",
        refused.text()
    );
    assert!(refused.says("Here it is."), "what was typed is still there");
    matter.world.app.end().await;
}

#[tokio::test]
async fn a_refusal_says_why_offers_the_next_best_thing_and_names_the_regulator() {
    let mut matter = Matter::start().await;
    let number = matter.asks("erase", "").await;
    let bare = matter
        .acts(
            &number,
            &[
                ("action", "decide"),
                ("decision", "refused"),
                ("words", "No."),
            ],
        )
        .await;
    assert_eq!(bare.status(), 422);
    assert!(bare.says("Select a reason"));
    let refused = [
        ("action", "decide"),
        ("decision", "refused"),
        ("refusal", "statutory_obligation"),
        ("words", "We keep the form until its day."),
    ];
    assert_eq!(matter.acts(&number, &refused).await.status(), 200);
    let answer = matter.reads(&number).await;
    assert!(answer.says("A law says that we must keep it or use it."));
    assert!(answer.says("Instead, you can ask us to keep it locked away"));
    assert!(answer.html().contains("ico.org.uk"));
    // One press asks for the restriction instead.
    let form = answer.form_to("/manage/enquiry/rights").unwrap();
    let asked = matter.resident.submit_form(&answer, &form, &[]).await;
    assert!(asked.says("Keep it, but do not use it"), "{}", asked.text());
    matter.world.app.send_mail().await;
    matter.world.app.end().await;
}

#[tokio::test]
async fn the_clock_stops_for_a_question_and_is_extended_with_a_letter() {
    let mut matter = Matter::start().await;
    // Received on Wednesday 18 November 2026.
    let number = matter.asks("portability", "").await;
    let page = matter.dpo.get(&format!("/staff/rights/{number}")).await;
    assert!(page.says("Due 18 December 2026"), "{}", page.text());
    let asked = [
        ("action", "clarify_asked"),
        ("words", "Which service is it for?"),
    ];
    let page = matter.acts(&number, &asked).await;
    assert!(page.says("Clock stopped"), "{}", page.text());
    assert!(matter.reads(&number).await.says("Which service is it for?"));
    matter.world.app.advance(chrono::TimeDelta::days(3));
    matter.dpo = matter.world.sign_in("d.officer").await;
    matter.resident = matter.person.comes_back(&matter.world.app).await;
    let page = matter
        .acts(&number, &[("action", "clarify_answered")])
        .await;
    // Four days, both ends counted, and the 22nd is a Tuesday.
    assert!(page.says("Due 22 December 2026"), "{}", page.text());
    let page = matter.acts(&number, &[("action", "extended")]).await;
    assert_eq!(page.status(), 422, "an extension has its letter");
    let letter = [
        ("action", "extended"),
        ("words", "There is a lot to look through."),
    ];
    let page = matter.acts(&number, &letter).await;
    assert!(page.says("Due 22 February 2027"), "{}", page.text());
    assert!(
        matter
            .reads(&number)
            .await
            .says("There is a lot to look through.")
    );
    matter.world.app.send_mail().await;
    matter.world.app.end().await;
}

#[tokio::test]
async fn a_complaint_is_thanked_at_once_answered_by_a_person_and_told_how_it_ends() {
    let mut matter = Matter::start().await;
    let number = matter.asks("complaint", "Somebody told my neighbour").await;
    let read = matter.reads(&number).await;
    assert!(
        read.says("We have it"),
        "the page itself says thanks: {}",
        read.text()
    );
    let list = matter.dpo.get("/staff/complaints").await;
    assert!(
        list.says(&number) && list.says("25 November 2026"),
        "{}",
        list.text()
    );
    assert!(!matter.dpo.get("/staff/rights").await.says(&number));
    let told = [("action", "progress"), ("words", "We have asked the team.")];
    assert_eq!(matter.acts(&number, &told).await.status(), 200);
    let end = [
        ("action", "decide"),
        ("decision", "granted"),
        ("words", "You were right, and we have spoken to the team."),
    ];
    assert_eq!(matter.acts(&number, &end).await.status(), 200);
    let read = matter.reads(&number).await;
    for sentence in ["We have asked the team.", "You were right", "ico.org.uk"] {
        assert!(read.html().contains(sentence), "{sentence}");
    }
    matter.world.app.send_mail().await;
    matter.world.app.end().await;
}

#[tokio::test]
async fn an_answer_is_announced_by_the_safe_route_without_a_word_of_it() {
    let mut matter = Matter::start().await;
    let number = matter.asks("stop_using", "").await;
    let letter = "We stopped using what you told us.";
    let granted = [
        ("action", "decide"),
        ("decision", "granted"),
        ("words", letter),
    ];
    assert_eq!(matter.acts(&number, &granted).await.status(), 200);
    matter.world.app.send_mail().await;
    let mails = matter.world.app.mail.received();
    let last = mails.last().unwrap();
    assert!(
        last.head()
            .contains(&format!("Subject: {}", matter.person.reference))
    );
    assert!(
        last.body().contains("something new for you to read"),
        "{}",
        last.body()
    );
    assert!(!last.body().contains(letter));
    matter.world.app.end().await;
}

#[tokio::test]
async fn whoever_holds_only_a_mailbox_sees_that_there_is_an_answer_and_not_what_it_says() {
    let mut matter = Matter::start().await;
    let number = matter.asks("object", "My private reason").await;
    let id = crate::manage::person::id(&matter.world.app, &matter.person.reference).await;
    // The same session with a weaker proof, as a link would have given.
    matter
        .world
        .app
        .execute(&format!(
            "UPDATE manage_session SET proofs = '{{link}}' WHERE enquiry_id = '{id}'"
        ))
        .await;
    let page = matter.reads(&number).await;
    assert_eq!(page.status(), 200);
    assert!(!page.says("My private reason"));
    assert!(page.says("enter your three words"));
    matter.world.app.end().await;
}
