//! Three new words in the place of the old ones.

use super::person::{Person, id, wishes};
use crate::enquiry::walk;
use app::domain::{codes::SafeContact, safe_contact::SafeContactWishes};
use harness::{Answer, App, Client};

const PATH: &str = "/manage/enquiry/words";

async fn asks(client: &mut Client, old: &str) -> Answer {
    client.fill(PATH, &[("passphrase", old)]).await
}

#[tokio::test]
async fn new_words_are_shown_once_and_the_old_ones_open_nothing_from_then_on() {
    let app = App::start().await;
    let mut person = Person::sends(&app, &[]).await;
    let mut other = person.comes_back(&app).await;
    let mut client = person.comes_back(&app).await;
    app.send_mail().await;
    let before = app.mail.received().len();
    let wrong = asks(&mut client, "abacus abdomen abide").await;
    assert_eq!(wrong.status(), 422);
    let done = asks(&mut client, &person.words).await;
    assert!(
        done.says("Your old words do not work any more."),
        "{}",
        done.text()
    );
    let new = walk::words(&done).join(" ");
    assert_eq!(new.split(' ').count(), 3);
    assert_ne!(new, person.words);
    assert!(!client.get(PATH).await.says(&new), "shown once");
    // What the old words opened elsewhere is locked, and the page after sending shows them no more.
    assert_eq!(other.get("/manage/enquiry").await.path(), "/manage?over");
    assert_eq!(person.client.get("/enquiry/sent").await.path(), "/manage");
    let refused = person.tries(&mut app.client(), &person.words).await;
    assert_eq!(refused.status(), 422);
    let home = person.tries(&mut app.client(), &new).await;
    assert_eq!(home.path(), "/manage/enquiry");
    let audited = app
        .value("SELECT count(*) FROM audit_event WHERE action = 'manage.words_replaced'")
        .await;
    assert_eq!(audited.as_deref(), Some("1"));
    app.send_mail().await;
    let mails = app.mail.received();
    assert_eq!(mails.len(), before + 1);
    let body = mails.last().unwrap().body();
    assert!(
        body.contains("has changed") && !body.contains(&new),
        "{body}"
    );
    app.end().await;
}

#[tokio::test]
async fn equality_answers_open_with_the_new_words() {
    let app = App::start().await;
    let mut person = Person::sends(&app, &[]).await;
    let page = person.client.get("/enquiry/equality").await;
    let form = page.form().unwrap();
    let (name, value) = form.choices[0].clone();
    person
        .client
        .submit_form(&page, &form, &[(&name, &value)])
        .await;
    let mut client = person.comes_back(&app).await;
    let new = walk::words(&asks(&mut client, &person.words).await).join(" ");
    let locked = client.get("/manage/enquiry/equality").await;
    let shown = client.submit(&locked, &[("passphrase", &new)]).await;
    let ticked = shown.form().unwrap().fields;
    assert!(ticked.contains(&(name, value)), "{}", shown.text());
    app.send_mail().await;
    app.end().await;
}

/// Nothing is sent where somebody else may read it.
#[tokio::test]
async fn with_a_shared_device_no_word_of_new_words_goes_out() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    app.send_mail().await;
    let before = app.mail.received().len();
    let shared = SafeContactWishes {
        wishes: [SafeContact::ShareDevice].into(),
        ..SafeContactWishes::default()
    };
    wishes(&app, &person.reference, &shared).await.unwrap();
    let mut client = person.comes_back(&app).await;
    let done = asks(&mut client, &person.words).await;
    assert!(
        done.says("Your old words do not work any more."),
        "{}",
        done.text()
    );
    app.send_mail().await;
    assert_eq!(app.mail.received().len(), before);
    app.end().await;
}

/// A link and a code that came by two routes prove as much as the words (identity level L1b); either alone does not.
#[tokio::test]
async fn a_link_and_a_code_by_two_routes_get_new_words_without_the_old_ones() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    let enquiry = id(&app, &person.reference).await;
    let mut client = person.comes_back(&app).await;
    for (proofs, opens) in [
        ("link", false),
        ("link,code", false),
        ("link,code_text", true),
    ] {
        app.execute(&format!(
            "UPDATE manage_session SET proofs = '{{{proofs}}}' WHERE enquiry_id = '{enquiry}'"
        ))
        .await;
        let page = client.get(PATH).await;
        assert_eq!(page.path() == PATH, opens, "{proofs}");
    }
    let done = client.fill(PATH, &[]).await;
    let new = walk::words(&done).join(" ");
    let home = person.tries(&mut app.client(), &new).await;
    assert_eq!(home.path(), "/manage/enquiry", "{}", home.text());
    app.send_mail().await;
    app.end().await;
}
