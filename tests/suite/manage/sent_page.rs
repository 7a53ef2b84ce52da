//! The page after sending leads into the enquiry.

use super::person::Person;
use chrono::TimeDelta;
use harness::{Answer, App, Client};

async fn goes(client: &mut Client) -> Answer {
    let page = client.get("/enquiry/sent").await;
    let form = page.form_to("/enquiry/sent").expect("a way in");
    client.submit_form(&page, &form, &[]).await
}

#[tokio::test]
async fn the_page_after_sending_leads_in_once_and_without_the_words() {
    let app = App::start().await;
    let mut person = Person::sends(&app, &[]).await;
    let home = goes(&mut person.client).await;
    assert_eq!(home.path(), "/manage/enquiry", "{}", home.text());
    assert!(!home.says("Your answers are locked."), "as with the words");
    let details = person.client.get("/manage/enquiry/details").await;
    assert_eq!(details.path(), "/manage/enquiry/details");
    // Back and once more: the visit goes on; after it there is no second one.
    assert_eq!(goes(&mut person.client).await.path(), "/manage/enquiry");
    let sessions = "SELECT count(*) FROM manage_session";
    assert_eq!(app.value(sessions).await.as_deref(), Some("1"));
    let home = person.client.get("/manage/enquiry").await;
    let leave = home.form_to("/manage/leave").unwrap();
    person.client.submit_form(&home, &leave, &[]).await;
    assert_eq!(goes(&mut person.client).await.path(), "/manage?over");
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn a_page_that_has_run_out_or_was_left_leads_nowhere() {
    let app = App::start().await;
    let mut idle = Person::sends(&app, &[]).await;
    let mut left = Person::sends(&app, &[]).await;
    let page = left.client.get("/enquiry/sent").await;
    let form = page.form_to("/enquiry/sent").unwrap();
    left.client.get("/exit").await;
    let late = left.client.submit_form(&page, &form, &[]).await;
    assert_eq!((late.status(), late.path()), (403, "/enquiry/sent"));
    let page = idle.client.get("/enquiry/sent").await;
    let form = page.form_to("/enquiry/sent").unwrap();
    app.advance(TimeDelta::minutes(31));
    let late = idle.client.submit_form(&page, &form, &[]).await;
    assert_eq!(late.path(), "/manage?over");
    app.send_mail().await;
    app.end().await;
}
