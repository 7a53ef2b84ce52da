//! What only a trial site shows.

use harness::App;
use platform::{config::Mode, mail::Letter};
use zeroize::Zeroizing;

#[tokio::test]
async fn a_trial_site_shows_what_was_sent_and_no_other_does() {
    let app = App::start().await;
    assert_eq!(app.client().get("/dev/mail").await.status(), 404);
    app.end().await;
    let folder = std::env::temp_dir().join(format!("portal-mail-{}", uuid::Uuid::new_v4()));
    let to = folder.clone();
    let app = App::builder()
        .config(move |config| {
            config.site.mode = Mode::Demo;
            config.mail.mail_dir = to;
        })
        .mail_into_folder()
        .start()
        .await;
    let mut person = app.client();
    assert!(
        person
            .get("/dev/mail")
            .await
            .says("No message has been sent yet.")
    );
    let letter = |id: &str| Letter {
        message_id: format!("<{id}@localhost>"),
        to: Zeroizing::new("resident@example.org".into()),
        subject: format!("BCD-234-FG{id}"),
        text: Zeroizing::new("Open this link:\nhttp://localhost:3000/manage/link/abc now".into()),
    };
    app.state.mailer.send(&letter("1")).await.expect("sent");
    app.state.mailer.send(&letter("2")).await.expect("sent");
    let page = person.get("/dev/mail").await;
    assert!(
        page.links()
            .contains(&"http://localhost:3000/manage/link/abc".to_owned()),
        "{:?}",
        page.links()
    );
    let text = page.text();
    assert!(
        text.find("BCD-234-FG2") < text.find("BCD-234-FG1"),
        "the newest first: {text}"
    );
    std::fs::remove_dir_all(folder).expect("it was there");
    app.end().await;
}
