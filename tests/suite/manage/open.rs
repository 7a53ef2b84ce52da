//! Opening by three words: what is told, what is not, how long it lasts.

use super::{
    links::asked,
    person::{Person, open},
};
use chrono::TimeDelta;
use harness::{Answer, App};
use regex::Regex;

/// A page without what differs each time: the form's token and the reference that was typed.
fn bare(page: &Answer, reference: &str) -> String {
    Regex::new(r#"name="form_token" value="[^"]*""#)
        .unwrap()
        .replace_all(&page.html(), "")
        .replace(reference, "REFERENCE")
}

#[tokio::test]
async fn three_words_open_the_enquiry_and_show_what_was_sent() {
    let app = App::start().await;
    let person = Person::sends(&app, &[("message", "we cannot pay the rent")]).await;
    let mut client = person.comes_back(&app).await;
    let home = client.get("/manage/enquiry").await;
    assert_eq!(home.status(), 200);
    assert!(home.says(&person.reference) && home.says("We have it"));
    assert!(home.says("We will delete this form after 31 March 2029."));
    assert!(home.says("we cannot pay the rent") && home.says("resident@example.org"));
    assert_eq!(home.header("cache-control"), Some("no-store"));
    assert!(
        home.links()
            .iter()
            .any(|link| link == "/privacy/family-hubs/1")
    );
    for link in home.links() {
        if link.starts_with('/') {
            assert_eq!(client.get(&link).await.status(), 200, "{link}");
        }
    }
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn words_are_read_as_people_type_them() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    let typed = person.words.to_uppercase().replace(' ', "-");
    let reference = person.reference.to_lowercase().replace('-', " ");
    let home = open(&mut app.client(), &reference, &typed, "").await;
    assert_eq!(home.path(), "/manage/enquiry");
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn an_unknown_reference_looks_like_wrong_words() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    let unknown = "BCD-234-FGH";
    let mut client = app.client();
    // One wrong try after the other, up to the wall and beyond: the same pages either way.
    for count in 1..=7 {
        let known = person.tries(&mut client, "abacus acorn alpaca").await;
        let other = open(&mut client, unknown, "abacus acorn alpaca", "").await;
        let expected = if count <= 5 { 422 } else { 429 };
        assert_eq!(
            (known.status(), other.status()),
            (expected, expected),
            "try {count}"
        );
        assert_eq!(
            bare(&known, &person.reference),
            bare(&other, unknown),
            "try {count}"
        );
        assert_eq!(known.header("retry-after"), other.header("retry-after"));
    }
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn five_wrong_tries_hold_off_their_network_and_not_the_person_on_another_one() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    let mut client = app.client();
    for _ in 0..5 {
        assert_eq!(
            person
                .tries(&mut client, "abacus acorn alpaca")
                .await
                .status(),
            422
        );
        app.advance(TimeDelta::minutes(1));
    }
    let blocked = person.tries(&mut client, &person.words).await;
    assert_eq!(blocked.status(), 429);
    assert_eq!(blocked.header("retry-after"), Some("3300"));
    assert!(blocked.text().contains("01632 960"), "a number to ring");
    // Whoever knows the reference cannot lock its person out.
    let mut elsewhere = app.client();
    elsewhere.from_address("203.0.113.9");
    let home = person.tries(&mut elsewhere, &person.words).await;
    assert_eq!(home.path(), "/manage/enquiry", "{}", home.text());
    app.advance(TimeDelta::minutes(55));
    assert_eq!(
        person.tries(&mut client, &person.words).await.path(),
        "/manage/enquiry"
    );
    app.send_mail().await;
    app.end().await;
}

/// Fifty wrong tries from wherever hold the words off for everybody; the link from the email opens meanwhile.
#[tokio::test]
async fn fifty_wrong_tries_from_all_networks_hold_the_words_off_and_no_link() {
    let app = App::builder()
        .config(|config| {
            config.limits.limit_passphrase = 10_000;
        })
        .start()
        .await;
    let person = Person::sends(&app, &[]).await;
    let from = |network: usize| {
        let mut client = app.client();
        client.from_address(&format!("203.0.113.{network}"));
        client
    };
    for network in 21..=30 {
        for _ in 0..5 {
            let answer = person
                .tries(&mut from(network), "abacus abdomen abide")
                .await;
            assert_eq!(answer.status(), 422);
        }
    }
    let held_off = person.tries(&mut from(31), &person.words).await;
    assert_eq!(held_off.status(), 429);
    let (link, _) = asked(&app, &person).await;
    let mut own = from(32);
    let page = own.get(&link).await;
    let home = own.submit(&page, &[]).await;
    assert_eq!(home.path(), "/manage/enquiry", "{}", home.text());
    app.advance(TimeDelta::hours(1));
    let home = person.tries(&mut from(31), &person.words).await;
    assert_eq!(home.path(), "/manage/enquiry", "{}", home.text());
    let kept = app
        .value("SELECT count(*) FROM proof_attempt WHERE encode(network_hash, 'escape') LIKE '%203.0%'")
        .await;
    assert_eq!(kept.as_deref(), Some("0"), "no address is kept");
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn a_hundred_tries_at_once_are_not_a_hundred_tries() {
    let app = App::builder()
        .config(|config| {
            config.limits.limit_passphrase = 10_000;
        })
        .start()
        .await;
    let person = Person::sends(&app, &[]).await;
    let mut tries = Vec::new();
    for _ in 0..20 {
        let mut client = app.client();
        let page = client.get("/manage").await;
        let reference = person.reference.clone();
        tries.push(async move {
            client
                .submit(
                    &page,
                    &[
                        ("reference", &reference),
                        ("passphrase", "abacus acorn alpaca"),
                    ],
                )
                .await
                .status()
        });
    }
    let mut wrong = 0;
    for status in join_all(tries).await {
        match status {
            422 => wrong += 1,
            429 => {}
            other => panic!("{other}"),
        }
    }
    assert_eq!(wrong, 5);
    app.send_mail().await;
    app.end().await;
}

/// Runs futures at once.
async fn join_all<F: Future + Send + 'static>(futures: Vec<F>) -> Vec<F::Output>
where
    F::Output: Send,
{
    let running: Vec<_> = futures.into_iter().map(tokio::spawn).collect();
    let mut done = Vec::new();
    for one in running {
        done.push(one.await.unwrap());
    }
    done
}

#[tokio::test]
async fn what_is_no_reference_and_no_three_words_is_said_without_counting() {
    let app = App::start().await;
    let mut client = app.client();
    let page = open(&mut client, "", "", "").await;
    assert_eq!(page.status(), 422);
    assert!(page.title().starts_with("Error: "));
    assert!(page.says("Enter your reference") && page.says("Enter your three words, or a code"));
    let page = open(&mut client, "WNB-385-DKF", "three wrong wordz", "").await;
    assert!(page.says("Check your three words."));
    assert!(
        page.html().contains("value=\"WNB-385-DKF\""),
        "the reference is kept"
    );
    assert!(!page.html().contains("wordz"), "the words are not");
    assert_eq!(
        app.value("SELECT count(*) FROM proof_attempt")
            .await
            .as_deref(),
        Some("0")
    );
    app.end().await;
}

#[tokio::test]
async fn a_session_ends_after_twenty_idle_minutes() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    let mut client = person.comes_back(&app).await;
    for _ in 0..3 {
        app.advance(TimeDelta::minutes(19));
        assert_eq!(
            client.get("/manage/enquiry").await.path(),
            "/manage/enquiry"
        );
    }
    app.advance(TimeDelta::minutes(20));
    let over = client.get("/manage/enquiry").await;
    assert_eq!(over.path(), "/manage?over");
    assert!(over.says("Your enquiry is locked"));
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn a_cookie_planted_before_is_worth_nothing_after() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    let mut client = app.client();
    client.get("/manage").await;
    let planted = client.cookie("manage").unwrap().to_owned();
    person.tries(&mut client, &person.words).await;
    let own = client.cookie("manage").unwrap().to_owned();
    assert_ne!(planted, own);
    let mut thief = app.client();
    thief.set_cookie("manage", &planted);
    assert_eq!(thief.get("/manage/enquiry").await.path(), "/manage?over");
    // A second opening ends the session before it.
    person.tries(&mut client, &person.words).await;
    thief.set_cookie("manage", &own);
    assert_eq!(thief.get("/manage/enquiry").await.path(), "/manage?over");
    assert_eq!(
        client.get("/manage/enquiry").await.path(),
        "/manage/enquiry"
    );
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn leaving_and_exit_lock_it_on_the_server() {
    let app = App::start().await;
    let person = Person::sends(&app, &[]).await;
    for way in ["leave", "exit"] {
        let mut client = person.comes_back(&app).await;
        let cookie = client.cookie("manage").unwrap().to_owned();
        if way == "leave" {
            let home = client.get("/manage/enquiry").await;
            let form = home.form_to("/manage/leave").unwrap();
            let left = client.submit_form(&home, &form, &[]).await;
            assert!(left.says("You have locked your enquiry"));
        } else {
            client.follow = false;
            assert_eq!(client.get("/exit").await.status(), 303);
        }
        let mut back = app.client();
        back.set_cookie("manage", &cookie);
        assert_eq!(
            back.get("/manage/enquiry").await.path(),
            "/manage?over",
            "{way}"
        );
    }
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn one_case_does_not_open_another() {
    let app = App::start().await;
    let one = Person::sends(&app, &[("message", "the first letter")]).await;
    let other = Person::sends(&app, &[("message", "the second letter")]).await;
    let mixed = open(&mut app.client(), &one.reference, &other.words, "").await;
    assert_eq!(mixed.status(), 422);
    let home = one.comes_back(&app).await.get("/manage/enquiry").await;
    assert!(home.says("the first letter") && !home.says("the second letter"));
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn who_wrote_for_somebody_else_sees_what_they_sent_and_no_more() {
    let app = App::start().await;
    let person = Person::sends(
        &app,
        &[
            ("about_whom", "someone_else"),
            ("they_know", "no"),
            ("message", "my neighbour"),
        ],
    )
    .await;
    let mut client = person.comes_back(&app).await;
    let home = client.get("/manage/enquiry").await;
    assert!(home.says("my neighbour") && home.says("about someone else"));
    assert!(!home.says("Next:") && !home.says("Change your choices"));
    let choices = client.get("/manage/enquiry/consents").await;
    assert!(choices.says("There is nothing here that you have to choose."));
    assert_eq!(client.get("/manage/enquiry/equality").await.status(), 404);
    app.send_mail().await;
    app.end().await;
}
