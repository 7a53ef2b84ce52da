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

/// A slip of a letter places nobody elsewhere without being asked about, and the area follows what is kept.
#[tokio::test]
async fn a_postcode_outside_stockport_is_asked_about_once_and_the_area_follows_it() {
    let mut matter = Matter::start().await;
    let asked = changes(&mut matter.resident, &[("postcode", "SW1A 1AA")]).await;
    assert_eq!(asked.status(), 422);
    assert!(
        asked.says("SW1A 1AA is not in Stockport.") && asked.says("Yes, SW1A 1AA is right"),
        "{}",
        asked.text()
    );
    let versions = "SELECT count(*) FROM enquiry_content";
    assert_eq!(matter.world.count(versions).await, 1, "nothing is kept yet");
    let done = matter
        .resident
        .submit(&asked, &[("postcode_confirmed", "SW1A 1AA")])
        .await;
    assert!(done.says("Your details are changed"), "{}", done.text());
    let area = "SELECT area FROM enquiry";
    assert_eq!(matter.world.app.value(area).await.as_deref(), Some("OUT"));
    let home = matter.resident.get("/manage/enquiry").await;
    assert!(
        home.says("SW1A 1AA Area: Outside Stockport"),
        "{}",
        home.text()
    );
    // Kept as it is, it is not asked about again; back in Stockport the area is back too.
    let same = changes(&mut matter.resident, &[("name", "Robin Other")]).await;
    assert!(same.says("Your details are changed"), "{}", same.text());
    changes(&mut matter.resident, &[("postcode", "SK5 8XX")]).await;
    let area = matter.world.app.value(area).await;
    assert!(area.is_some_and(|area| area != "OUT"));
    matter.world.app.send_mail().await;
    matter.world.app.end().await;
}

#[tokio::test]
async fn a_slip_in_a_changed_postcode_is_offered_put_right() {
    let mut matter = Matter::start().await;
    let asked = changes(&mut matter.resident, &[("postcode", "SK3 OAB")]).await;
    assert_eq!(asked.status(), 422);
    assert!(asked.says("use SK3 0AB"), "{}", asked.text());
    let done = matter
        .resident
        .submit(&asked, &[("postcode_use", "SK3 0AB")])
        .await;
    assert!(done.says("Your details are changed"), "{}", done.text());
    let home = matter.resident.get("/manage/enquiry").await;
    assert!(home.says("SK3 0AB"), "{}", home.text());
    matter.world.app.send_mail().await;
    matter.world.app.end().await;
}

/// Nothing was chosen: nobody is told that they told us so.
#[tokio::test]
async fn what_was_not_told_is_not_said_to_have_been_told() {
    let mut matter = Matter::start().await;
    let home = matter.resident.get("/manage/enquiry").await;
    assert!(
        home.says("You chose nothing here, or English.")
            && !home.says("so that we talk in a way that works for you"),
        "{}",
        home.text()
    );
    let done = changes(&mut matter.resident, &[("language", "pl")]).await;
    assert!(done.says("Your details are changed"), "{}", done.text());
    let home = matter.resident.get("/manage/enquiry").await;
    assert!(home.says("so that we talk in a way that works for you"));
    matter.world.app.send_mail().await;
    matter.world.app.end().await;
}
