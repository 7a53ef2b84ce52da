//! The message about a changed notice says only what is still so when it leaves.

use super::{
    people::council,
    reconsent::{ASKED, FEEDBACK, PAGE, SHARE, changes, queued, says, tell},
};
use crate::manage::person::{self, Person, id};
use app::domain::{codes::SafeContact, safe_contact::SafeContactWishes};

#[tokio::test]
async fn whoever_has_answered_before_it_leaves_is_not_written_to() {
    let world = council().await;
    let app = &world.app;
    let both = [("choices", SHARE), ("choices", FEEDBACK)];
    let [one, two, three, four, five] = [
        Person::sends(app, &[("choices", SHARE)]).await,
        Person::sends(app, &both).await,
        Person::sends(app, &both).await,
        Person::sends(app, &both).await,
        Person::sends(app, &both).await,
    ];
    app.send_mail().await;
    let before = app.mail.received().len();
    changes(&world, "yes").await;
    tell(app).await;
    assert_eq!(queued(app).await, "5");
    // Yes again; one of each; all taken back; restricted meanwhile. One has said nothing.
    let mut client = one.comes_back(app).await;
    assert!(client.get(PAGE).await.says(ASKED));
    says(&mut client, &[(SHARE, "yes")]).await;
    let mut client = two.comes_back(app).await;
    says(&mut client, &[(SHARE, "yes"), (FEEDBACK, "no")]).await;
    let mut client = three.comes_back(app).await;
    says(&mut client, &[(SHARE, "no"), (FEEDBACK, "no")]).await;
    restrict(app, &four).await;
    app.send_mail().await;
    let received = app.mail.received();
    assert_eq!(received.len(), before + 1);
    assert_eq!(
        received.last().unwrap().header("Subject").as_deref(),
        Some(five.reference.as_str())
    );
    let became = app
        .value("SELECT string_agg(state || coalesce(' ' || reason, ''), ', ' ORDER BY state, reason) FROM outbox WHERE kind = 'notice_changed'")
        .await;
    assert_eq!(
        became.as_deref(),
        Some(
            "cancelled not_asked_any_more, cancelled not_asked_any_more, \
             cancelled not_asked_any_more, cancelled not_asked_any_more, sent"
        )
    );
    world.app.end().await;
}

/// Nobody works with a restricted enquiry (seed T44).
async fn restrict(app: &harness::App, person: &Person) {
    let enquiry = id(app, &person.reference).await;
    app.execute("ALTER TABLE enquiry DROP CONSTRAINT enquiry_restricted_whole")
        .await;
    app.execute(&format!(
        "UPDATE enquiry SET restricted_at = now() WHERE id = '{enquiry}'"
    ))
    .await;
}

#[tokio::test]
async fn a_wish_or_a_restriction_that_came_first_means_no_message_and_one_that_came_later_too() {
    let world = council().await;
    let app = &world.app;
    let [frozen, later] = [
        Person::sends(app, &[("choices", SHARE)]).await,
        Person::sends(app, &[("choices", SHARE)]).await,
    ];
    app.send_mail().await;
    let before = app.mail.received().len();
    restrict(app, &frozen).await;
    changes(&world, "yes").await;
    tell(app).await;
    assert_eq!(queued(app).await, "1");
    let shared = SafeContactWishes {
        wishes: [SafeContact::NoEmail].into(),
        ..SafeContactWishes::default()
    };
    person::wishes(app, &later.reference, &shared)
        .await
        .unwrap();
    app.send_mail().await;
    assert_eq!(app.mail.received().len(), before);
    world.app.end().await;
}

#[tokio::test]
async fn what_is_wrong_with_one_enquiry_keeps_nobody_else_from_being_told() {
    let world = council().await;
    let app = &world.app;
    let [broken, whole] = [
        Person::sends(app, &[("choices", SHARE)]).await,
        Person::sends(app, &[("choices", SHARE)]).await,
    ];
    app.send_mail().await;
    let before = app.mail.received().len();
    let enquiry = id(app, &broken.reference).await;
    app.execute(&format!(
        "UPDATE data_key SET wrapped = decode(repeat('00', 60), 'hex') WHERE enquiry_id = '{enquiry}'"
    ))
    .await;
    changes(&world, "yes").await;
    tell(app).await;
    app.send_mail().await;
    let received = app.mail.received();
    assert_eq!(received.len(), before + 1);
    assert_eq!(
        received.last().unwrap().header("Subject").as_deref(),
        Some(whole.reference.as_str())
    );
    assert!(
        app.log()
            .contains("nobody could be told of a changed notice")
    );
    let left = app
        .value("SELECT count(*) FROM reconsent_mailing WHERE finished_at IS NULL")
        .await;
    assert_eq!(left.as_deref(), Some("0"), "it does not try for ever");
    world.app.end().await;
}
