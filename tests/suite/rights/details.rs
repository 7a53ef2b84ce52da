//! Changing how to be reached (feature B4).

use super::Matter;
use harness::{Answer, Client};

const PATH: &str = "/manage/enquiry/details";

async fn changes(client: &mut Client, fields: &[(&str, &str)]) -> Answer {
    client.fill(PATH, fields).await
}

#[tokio::test]
async fn a_change_is_a_new_version_an_officer_s_task_and_word_to_the_former_address() {
    let mut matter = Matter::start().await;
    let sent = matter.world.app.mail.received().len();
    let page = matter.resident.get(PATH).await;
    assert!(page.html().contains("resident@example.org"), "as it stands");
    let done = changes(
        &mut matter.resident,
        &[("email", "new@example.org"), ("postcode", "sk5 8xx")],
    )
    .await;
    assert!(done.says("Your details are changed"), "{}", done.text());
    assert!(done.says("You changed them on 18 November 2026."));
    let app = &matter.world.app;
    assert_eq!(
        app.value("SELECT count(*) FROM enquiry_content")
            .await
            .as_deref(),
        Some("2")
    );
    assert_eq!(
        app.value("SELECT kind FROM task").await.as_deref(),
        Some("details_changed")
    );
    app.send_mail().await;
    let mails = app.mail.received();
    assert_eq!(mails.len(), sent + 1);
    let word = mails.last().unwrap();
    assert!(
        word.head().contains("To: resident@example.org"),
        "{}",
        word.head()
    );
    assert!(word.body().contains("is not used for"), "{}", word.body());
    assert!(!word.body().contains("new@example.org"));
    let held = matter.resident.get("/manage/enquiry").await;
    assert!(
        held.html().contains("new@example.org") && held.says("SK5 8XX"),
        "{}",
        held.text()
    );
    matter.world.app.end().await;
}

#[tokio::test]
async fn with_a_shared_device_the_former_address_is_not_told() {
    let mut matter = Matter::start().await;
    let sent = matter.world.app.mail.received().len();
    let fields = [
        ("contact_route", "phone"),
        ("phone", "01632 960 555"),
        ("safe_contact", "share_device"),
    ];
    let done = changes(&mut matter.resident, &fields).await;
    assert!(done.says("Your details are changed"), "{}", done.text());
    matter.world.app.send_mail().await;
    assert_eq!(matter.world.app.mail.received().len(), sent);
    let task = "SELECT count(*) FROM task WHERE kind = 'details_changed'";
    assert_eq!(
        matter.world.count(task).await,
        1,
        "an officer checks all the same"
    );
    let flags = "SELECT count(*) FROM enquiry WHERE 'safe_contact_rules' = ANY (flags)";
    assert_eq!(matter.world.count(flags).await, 1);
    matter.world.app.end().await;
}

#[tokio::test]
async fn what_is_wrong_is_said_in_place_and_nothing_is_changed() {
    let mut matter = Matter::start().await;
    let page = changes(&mut matter.resident, &[("email", "nowhere"), ("name", "")]).await;
    assert_eq!(page.status(), 422);
    assert!(page.title().starts_with("Error: "));
    assert!(
        page.html().contains("value=\"nowhere\""),
        "what was typed is still there"
    );
    let versions = "SELECT count(*) FROM enquiry_content";
    assert_eq!(matter.world.count(versions).await, 1);
    matter.world.app.end().await;
}

#[tokio::test]
async fn the_case_is_found_by_the_new_details_and_not_by_the_old_ones() {
    let mut matter = Matter::start().await;
    let hashes = "SELECT string_agg(encode(hash, 'hex'), ' ' ORDER BY hash) FROM blind_index WHERE kind = 'email'";
    let before = matter.world.app.value(hashes).await;
    changes(&mut matter.resident, &[("email", "new@example.org")]).await;
    let after = matter.world.app.value(hashes).await;
    assert!(before != after && after.is_some());
    matter.world.app.send_mail().await;
    matter.world.app.end().await;
}
