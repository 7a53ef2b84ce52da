//! A link and a code by email.

use super::person::{Person, asks_for_link, open, wishes};
use app::domain::{codes::SafeContact, safe_contact::SafeContactWishes};
use chrono::TimeDelta;
use harness::{App, Mail};
use regex::Regex;

/// The newest message with a link; the receipt may have gone out beside it.
fn newest(app: &App) -> Mail {
    let mut mails = app.mail.received();
    mails.retain(|mail| mail.body().contains("/manage/link/"));
    mails.pop().unwrap()
}

/// The path of its link, and its code.
fn message(app: &App) -> (String, String) {
    let text = newest(app).body();
    let find = |pattern: &str| {
        let found = Regex::new(pattern).unwrap();
        found.captures(&text).unwrap_or_else(|| panic!("{text}"))[1].to_owned()
    };
    (
        find(r"(/manage/link/[A-Za-z0-9_-]{43})"),
        find(r"code: (\d{6})"),
    )
}

/// Asks for a link and a code, and reads the email.
pub async fn asked(app: &App, person: &Person) -> (String, String) {
    let page = asks_for_link(&mut app.client(), &person.reference).await;
    assert_eq!(page.path(), "/manage");
    assert!(page.says("Look in your email"), "{}", page.text());
    app.send_mail().await;
    message(app)
}

#[tokio::test]
async fn looking_at_a_link_does_not_use_it() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    let (link, _) = asked(&app, &person).await;
    let mut client = app.client();
    for _ in 0..100 {
        assert!(
            client
                .get(&link)
                .await
                .says("Open your enquiry with this link")
        );
    }
    client.send(http::Method::HEAD, &link, None).await;
    let page = client.get(&link).await;
    let home = client.submit(&page, &[]).await;
    assert_eq!(home.path(), "/manage/enquiry");
    app.end().await;
}

/// A program that goes by the book shows the whole link, and nobody gets a machine for an answer (input F2,
/// input F12).
#[tokio::test]
async fn a_mail_says_what_it_is_and_its_link_stands_whole_on_a_line() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    let (link, _) = asked(&app, &person).await;
    let mails = app.mail.received();
    assert!(mails.len() >= 2, "the receipt and the link");
    for mail in &mails {
        for (name, value) in [
            ("MIME-Version", "1.0"),
            ("Auto-Submitted", "auto-generated"),
            ("X-Auto-Response-Suppress", "All"),
            ("Content-Transfer-Encoding", "7bit"),
        ] {
            assert_eq!(mail.header(name).as_deref(), Some(value), "{}", mail.raw);
        }
    }
    let raw = newest(&app).raw;
    assert!(
        raw.lines()
            .any(|line| line.starts_with("http") && line.trim_end().ends_with(&link)),
        "{raw}"
    );
    // In another language the text is packed, and says so.
    let mut client = app.client();
    client.set_cookie("lang", "pl");
    asks_for_link(&mut client, &person.reference).await;
    app.send_mail().await;
    let mail = app.mail.received().pop().unwrap();
    assert_eq!(mail.header("MIME-Version").as_deref(), Some("1.0"));
    app.end().await;
}

/// Input F21.
#[tokio::test]
async fn a_link_opens_with_what_a_sentence_put_behind_it_and_when_it_is_pressed_twice() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    let (link, _) = asked(&app, &person).await;
    let mut client = app.client();
    for end in [".", ")", "/", ")."] {
        let answer = client.get(&format!("{link}{end}")).await;
        assert_eq!(answer.status(), 308, "{end}");
        assert_eq!(answer.header("location"), Some(link.as_str()));
    }
    let page = client.get(&link).await;
    client.header("sec-fetch-site", "same-origin");
    assert_eq!(client.submit(&page, &[]).await.path(), "/manage/enquiry");
    assert_eq!(client.submit(&page, &[]).await.path(), "/manage/enquiry");
    // For anybody else it is used up.
    let mut other = app.client();
    other.header("sec-fetch-site", "same-origin");
    assert_eq!(other.submit(&page, &[]).await.status(), 404);
    app.end().await;
}

#[tokio::test]
async fn of_two_who_use_a_link_at_once_one_gets_in() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    let (link, code) = asked(&app, &person).await;
    let (mut one, mut two) = (app.client(), app.client());
    one.follow = false;
    two.follow = false;
    let (first, second) = (one.get(&link).await, two.get(&link).await);
    let no_fields: [(&str, &str); 0] = [];
    let (first, second) = tokio::join!(
        one.submit(&first, &no_fields),
        two.submit(&second, &no_fields)
    );
    let mut statuses = [first.status(), second.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 404]);
    // The code of the same message is used up, too.
    assert_eq!(
        open(&mut app.client(), &person.reference, "", &code)
            .await
            .status(),
        422
    );
    app.end().await;
}

#[tokio::test]
async fn a_code_opens_once_and_for_ten_minutes() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    let (link, code) = asked(&app, &person).await;
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    let home = open(&mut app.client(), &person.reference, "", &spaced).await;
    assert_eq!(home.path(), "/manage/enquiry");
    assert_eq!(
        open(&mut app.client(), &person.reference, "", &code)
            .await
            .status(),
        422
    );
    assert_eq!(app.client().get(&link).await.status(), 404);
    let (link, code) = asked(&app, &person).await;
    app.advance(TimeDelta::minutes(10));
    let late = open(&mut app.client(), &person.reference, "", &code).await;
    assert_eq!(late.status(), 422);
    assert!(late.says("The code has expired."));
    assert_eq!(app.client().get(&link).await.status(), 404);
    app.end().await;
}

#[tokio::test]
async fn five_wrong_codes_hold_off_codes_from_wherever_and_neither_the_link_nor_the_words() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    let (link, code) = asked(&app, &person).await;
    let wrong = if code == "111111" { "222222" } else { "111111" };
    for reference in [person.reference.as_str(), "BCD-234-FGH"] {
        for count in 1..=6 {
            let mut client = app.client();
            client.from_address(&format!("203.0.113.{count}"));
            let page = open(&mut client, reference, "", wrong).await;
            assert_eq!(
                page.status(),
                if count <= 5 { 422 } else { 429 },
                "{reference} {count}"
            );
        }
    }
    assert_eq!(
        open(&mut app.client(), &person.reference, "", &code)
            .await
            .status(),
        429
    );
    let home = open(&mut app.client(), &person.reference, &person.words, "").await;
    assert_eq!(home.path(), "/manage/enquiry", "{}", home.text());
    let mut client = app.client();
    let page = client.get(&link).await;
    assert_eq!(client.submit(&page, &[]).await.path(), "/manage/enquiry");
    app.end().await;
}

/// Whoever holds the mailbox sees how it goes and can change the choices, and no answer.
#[tokio::test]
async fn a_link_alone_shows_no_answer() {
    let app = App::start().await;
    let person = Person::sends(
        &app,
        &[
            ("message", "he reads my letters"),
            ("safe_contact", "no_voicemail"),
            ("safe_word", "bluebell"),
        ],
    )
    .await;
    let (link, _) = asked(&app, &person).await;
    let mut client = app.client();
    let page = client.get(&link).await;
    let home = client.submit(&page, &[]).await;
    assert!(home.says("We have it") && home.says("Your answers are locked."));
    assert!(
        home.says("Save a copy (three words first)")
            && home
                .links()
                .contains(&"/manage/enquiry?words#passphrase".to_owned()),
        "a locked door says so: {}",
        home.text()
    );
    for claim in [
        "You told us this",
        "You told us what keeps you safe",
        "You chose to tell us",
    ] {
        let told = home.text().matches(claim).count();
        assert!(
            told <= 1,
            "nothing is claimed of what may not have been told: {claim}"
        );
    }
    for hidden in [
        "he reads my letters",
        "bluebell",
        "resident@example.org",
        "Zxqcanary",
        "Money",
    ] {
        assert!(!home.html().contains(hidden), "{hidden}");
    }
    assert!(
        client
            .get("/manage/enquiry/consents")
            .await
            .says("Change your choices")
    );
    // The three words open the rest, with a new cookie.
    let before = client.cookie("manage").unwrap().to_owned();
    let form = home.form_to("/manage/enquiry").unwrap();
    let wrong = client
        .submit_form(&home, &form, &[("passphrase", "abacus acorn alpaca")])
        .await;
    assert_eq!(wrong.status(), 422);
    assert!(wrong.title().starts_with("Error: "));
    let open = client
        .submit_form(&home, &form, &[("passphrase", &person.words)])
        .await;
    assert!(open.says("he reads my letters") && open.says("bluebell"));
    assert_ne!(client.cookie("manage").unwrap(), before);
    app.end().await;
}

#[tokio::test]
async fn without_an_email_the_answer_is_the_same_and_nothing_goes_out() {
    let app = App::start().await;
    let person = Person::sends(
        &app,
        &[
            ("contact_route", "phone"),
            ("phone", "01632 960 001"),
            ("email", ""),
            ("safe_contact", "share_device"),
        ],
    )
    .await;
    let page = asks_for_link(&mut app.client(), &person.reference).await;
    assert_eq!(page.path(), "/manage");
    assert!(page.says("Look in your email"), "{}", page.text());
    app.send_mail().await;
    assert!(app.mail.received().is_empty());
    app.end().await;
}

/// The form refuses email for somebody whose device is shared; should the two ever meet, nothing goes out.
#[tokio::test]
async fn a_wish_that_comes_later_stops_the_link() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    app.send_mail().await;
    let before = app.mail.received().len();
    let shared = SafeContactWishes {
        wishes: [SafeContact::ShareDevice].into(),
        ..SafeContactWishes::default()
    };
    wishes(&app, &person.reference, &shared).await.unwrap();
    asks_for_link(&mut app.client(), &person.reference).await;
    app.send_mail().await;
    assert_eq!(app.mail.received().len(), before);
    let reason = app
        .value("SELECT reason FROM outbox WHERE kind = 'manage_link'")
        .await;
    assert_eq!(reason.as_deref(), Some("share_device"));
    app.end().await;
}

#[tokio::test]
async fn asking_looks_the_same_for_every_reference() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    let mut client = app.client();
    let known = asks_for_link(&mut client, &person.reference).await;
    let unknown = asks_for_link(&mut client, "BCD-234-FGH").await;
    let bare = |page: &harness::Answer| {
        Regex::new(r#"name="(form_token|reference)"[^>]* value="[^"]*""#)
            .unwrap()
            .replace_all(&page.html(), "")
            .into_owned()
    };
    assert_eq!(bare(&known), bare(&unknown));
    app.send_mail().await;
    app.end().await;
}

/// Whoever types the code needs not type the reference a second time; the address does not carry it.
#[tokio::test]
async fn the_page_that_says_look_in_your_email_keeps_the_reference_for_the_code() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    let mut client = app.client();
    let page = asks_for_link(&mut client, &person.reference).await;
    assert_eq!(page.path(), "/manage", "the reference is in no address");
    app.send_mail().await;
    let (_, code) = message(&app);
    let home = client
        .submit(&page, &[("code", &code), ("action", "open")])
        .await;
    assert_eq!(home.path(), "/manage/enquiry", "{}", home.text());
    app.end().await;
}

#[tokio::test]
async fn the_message_is_neutral_and_its_link_is_in_no_log() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    let (link, code) = asked(&app, &person).await;
    let mail = newest(&app);
    assert_eq!(
        mail.header("subject").as_deref(),
        Some(person.reference.as_str())
    );
    let text = mail.body().to_lowercase();
    for word in [
        "money",
        "family",
        "hub",
        "council",
        "stockport",
        "help",
        "enquiry",
    ] {
        assert!(!text.contains(word), "{word}");
    }
    app.client().get(&link).await;
    let token = link.rsplit('/').next().unwrap();
    assert!(!app.log().contains(token) && !app.log().contains(&code));
    assert!(!app.log().contains(&person.reference));
    app.end().await;
}

#[tokio::test]
async fn five_messages_an_hour_and_no_more() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    let sent = "SELECT count(*) FROM outbox WHERE kind = 'manage_link' AND state = 'sent'";
    // Links run out after ten minutes and are cleared away; what was asked for still counts.
    for round in 0..5 {
        let mut client = app.client();
        client.from_address(&format!("203.0.113.{round}"));
        for _ in 0..8 {
            asks_for_link(&mut client, &person.reference).await;
        }
        app.send_mail().await;
        assert_eq!(app.value(sent).await.as_deref(), Some("5"));
        app.advance(TimeDelta::minutes(11));
        server::cleanup::run_once(&app.state).await.unwrap();
    }
    app.advance(TimeDelta::minutes(6));
    asks_for_link(&mut app.client(), &person.reference).await;
    app.send_mail().await;
    assert_eq!(app.value(sent).await.as_deref(), Some("6"));
    app.end().await;
}
