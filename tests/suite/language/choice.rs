//! A language is chosen on any page, and what is not in it says so.

use crate::{enquiry::walk, manage::person::Person};
use app::i18n::{Lang, text};
use harness::{Answer, App, canary};
use regex::Regex;

/// The links of the page that choose a language.
fn choices(page: &Answer) -> Vec<String> {
    page.links()
        .into_iter()
        .filter(|href| href.starts_with("/language?"))
        .collect()
}

/// What `<html>` says.
fn root(page: &Answer) -> String {
    let tag = Regex::new("<html[^>]*>").unwrap();
    tag.find(&page.html()).unwrap().as_str().to_owned()
}

fn is_in(page: &Answer, lang: Lang) -> bool {
    root(page).contains(&format!("lang=\"{}\" dir=\"{}\"", lang.code(), lang.dir()))
}

fn say(lang: Lang, key: &str) -> String {
    text(lang, key, &[])
}

#[tokio::test]
async fn the_cookie_wins_over_the_browser_and_an_unknown_language_is_english() {
    let app = App::start().await;
    let mut person = app.client();
    for (accepted, lang) in [
        ("pl,en;q=0.5", Lang::Pl),
        ("ur-PK", Lang::Ur),
        ("de,fr;q=0.5", Lang::En),
        ("", Lang::En),
    ] {
        let page = person.header("accept-language", accepted).get("/").await;
        assert!(is_in(&page, lang), "{accepted}: {}", root(&page));
    }
    person.header("accept-language", "pl");
    for (cookie, lang) in [("ur", Lang::Ur), ("en", Lang::En), ("xx", Lang::Pl)] {
        person.set_cookie("lang", cookie);
        let page = person.get("/").await;
        assert!(is_in(&page, lang), "{cookie}: {}", root(&page));
    }
    app.end().await;
}

#[tokio::test]
async fn every_resident_page_offers_the_languages_and_leads_back_to_itself() {
    let app = App::start().await;
    let mut person = app.client();
    for path in [
        "/",
        "/enquiry/topic",
        "/contact",
        "/manage",
        "/privacy/family-hubs",
        "/feedback",
    ] {
        let page = person.get(path).await;
        let links = choices(&page);
        assert_eq!(
            links,
            ["ur", "pl"].map(|lang| format!("/language?lang={lang}&back={path}")),
            "{path}"
        );
        let there = person.get(&links[1]).await;
        assert_eq!(there.path(), path);
        assert!(is_in(&there, Lang::Pl));
        person.get("/language?lang=en&back=/").await;
    }
    let staff = person.get("/staff/sign-in").await;
    assert!(choices(&staff).is_empty());
    app.end().await;
}

#[tokio::test]
async fn the_choice_is_kept_for_a_year_and_says_nothing_else() {
    let app = App::start().await;
    let mut person = app.client();
    person.follow = false;
    let answer = person.get("/language?lang=ur&back=/cookies").await;
    assert_eq!(answer.status(), 303);
    assert_eq!(answer.header("location"), Some("/cookies"));
    assert_eq!(
        answer.header("set-cookie"),
        Some("lang=ur; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax")
    );
    person.forget();
    let unknown = person.get("/language?lang=xx&back=/cookies").await;
    assert_eq!(unknown.header("set-cookie"), None);
    let posted = person
        .header("origin", "http://localhost:3000")
        .post("/language", &[("lang", "pl"), ("back", "/contact")])
        .await;
    assert_eq!(posted.header("location"), Some("/contact"));
    assert_eq!(person.cookie("lang"), Some("pl"));
    app.end().await;
}

#[tokio::test]
async fn a_choice_of_language_never_leads_off_the_site_or_out_of_a_session() {
    let app = App::start().await;
    let mut person = app.client();
    person.follow = false;
    for back in [
        "https://evil.example/",
        "//evil.example",
        "/%5Cevil.example",
        "/exit",
        "/staff",
        "",
    ] {
        let answer = person.get(&format!("/language?lang=ur&back={back}")).await;
        assert_eq!(answer.header("location"), Some("/"), "{back}");
    }
    person.header("referer", "http://localhost:3000/enquiry/name?from=check");
    let answer = person.get("/language?lang=ur&back=/enquiry/name").await;
    assert_eq!(
        answer.header("location"),
        Some("/enquiry/name?from=check"),
        "where the person was, without putting it into our address"
    );
    app.end().await;
}

#[tokio::test]
async fn an_urdu_page_runs_from_right_to_left_with_the_mirrored_sheet() {
    let app = App::start().await;
    let mut person = app.client();
    person.set_cookie("lang", "ur");
    let page = person.get("/").await;
    assert!(is_in(&page, Lang::Ur));
    let sheet = app.state.configured.asset("portal-rtl.css");
    assert!(page.html().contains(&format!("href=\"{sheet}\"")));
    assert!(page.says(&say(Lang::Ur, "start-heading")));
    assert!(
        page.says(&say(Lang::Ur, "lang-awaiting")),
        "it says that nobody has checked it yet"
    );
    // A telephone number read the other way round is another number.
    let html = page.html();
    let calls: Vec<&str> = html.split("href=\"tel:").skip(1).collect();
    assert!(!calls.is_empty());
    for call in calls {
        let inside = call.split("</a>").next().unwrap();
        assert!(inside.contains("<bdi dir=\"ltr\">"), "{inside}");
    }
    app.end().await;
}

#[tokio::test]
async fn a_page_nobody_has_translated_is_english_inside_a_frame_of_the_reader_s_language() {
    let app = App::start().await;
    let mut person = app.client();
    person.set_cookie("lang", "ur");
    let tag = Regex::new("<main[^>]*>").unwrap();
    for path in ["/privacy/family-hubs", "/easy-read"] {
        let page = person.get(path).await;
        assert!(is_in(&page, Lang::Ur), "{path}");
        let html = page.html();
        let main = tag.find(&html).unwrap().as_str();
        assert!(main.contains("lang=\"en\" dir=\"ltr\""), "{path}: {main}");
        assert!(page.says(&say(Lang::Ur, "lang-english-only")), "{path}");
        assert!(page.says(&say(Lang::Ur, "shell-link-privacy")), "{path}");
    }
    // An error is written in every language, wherever it happens.
    let missing = person.get("/manage/nothing-here").await;
    assert_eq!(missing.status(), 404);
    assert!(missing.says(&say(Lang::Ur, "errors-not-found")));
    app.end().await;
}

#[tokio::test]
async fn a_message_that_is_missing_is_shown_in_english_and_marked() {
    let app = App::start().await;
    let mut person = app.client();
    person.set_cookie("lang", "pl");
    let page = person.get("/").await;
    // The link to the easy read pages, which are in English only.
    let english = say(Lang::En, "easy-link");
    assert!(
        page.html()
            .contains(&format!("<span lang=\"en\" dir=\"ltr\">{english}</span>")),
        "{}",
        page.html()
    );
    app.end().await;
}

/// Sends a whole enquiry in a language; gives the page of choices, the check page and the sent page.
async fn in_language(app: &App, lang: Lang) -> [Answer; 3] {
    let mut person = app.client();
    person.set_cookie("lang", lang.code());
    let (name, message) = (canary("name"), canary("message"));
    let given = walk::with(
        walk::ordinary(),
        &[
            ("name", &name),
            ("message", &message),
            ("contact_route", "email"),
            ("email", "resident@example.org"),
            ("safe_times", "mon_am"),
            ("safe_times", "tue_pm"),
            ("choices", "C1_share_tpa:shg"),
        ],
    );
    let check = walk::walk(&mut person, &given).await;
    assert_eq!(check.path(), "/enquiry/check", "{}", check.text());
    let choices = person.get("/enquiry/choices?from=check").await;
    let sent = person.submit(&check, &[("action", "send")]).await;
    assert_eq!(sent.path(), "/enquiry/sent", "{}", sent.text());
    for page in [&check, &choices, &sent] {
        assert!(is_in(page, lang));
        assert!(!page.html().contains(['\u{fdd0}', '\u{fdd1}']));
    }
    [choices, check, sent]
}

#[tokio::test]
async fn a_whole_enquiry_can_be_sent_in_urdu() {
    let app = App::start().await;
    let [_, check, sent] = in_language(&app, Lang::Ur).await;
    assert_eq!(check.heading(), say(Lang::Ur, "check-title"));
    assert_eq!(sent.heading(), say(Lang::Ur, "sent-title"));
    assert!(sent.says("19 نومبر"), "{}", sent.text());
    assert!(check.says("؛"), "the sign between two times");
    assert_eq!(walk::reference(&sent).len(), 11);
    assert_eq!(walk::words(&sent).len(), 3);
    // Nothing of the journey falls back to English but what says so.
    let bare = check.html().replace("<span lang=\"en\" dir=\"ltr\">", "");
    assert!(!bare.contains("Not provided") && !bare.contains(">Change<"));
    app.advance(chrono::TimeDelta::days(5));
    app.send_mail().await;
    let mails = app.mail.received();
    assert_eq!(mails.len(), 1);
    assert!(
        mails[0].body().contains("سلام"),
        "the receipt is in Urdu too"
    );
    app.end().await;
}

#[tokio::test]
async fn a_whole_enquiry_can_be_sent_in_polish() {
    let app = App::start().await;
    let [_, check, sent] = in_language(&app, Lang::Pl).await;
    assert_eq!(check.heading(), say(Lang::Pl, "check-title"));
    assert_eq!(sent.heading(), say(Lang::Pl, "sent-title"));
    assert!(sent.says("19 listopada, 17:00"), "{}", sent.text());
    app.advance(chrono::TimeDelta::days(5));
    app.send_mail().await;
    app.end().await;
}

#[tokio::test]
async fn the_words_of_a_consent_are_english_and_the_page_says_so_in_the_reader_s_language() {
    let app = App::start().await;
    let [choices, check, sent] = in_language(&app, Lang::Ur).await;
    assert!(choices.says(&say(Lang::Ur, "lang-wording")));
    let label = Regex::new("<label[^>]*><span[^>]*>Share with Stockport Homes Group").unwrap();
    let html = choices.html();
    let label = label.find(&html).expect("the consent is offered").as_str();
    assert!(label.contains("lang=\"en\" dir=\"ltr\""), "{label}");
    for page in [check, sent] {
        assert!(
            page.html()
                .contains("<span lang=\"en\" dir=\"ltr\">Share with Stockport Homes Group"),
            "{}",
            page.html()
        );
    }
    // The ledger names the row that was shown, and that row is English.
    let shown = app
        .value("SELECT string_agg(DISTINCT w.language, ',') FROM consent_event c JOIN wording w ON w.id = c.wording_id")
        .await;
    assert_eq!(shown.as_deref(), Some("en"));
    app.advance(chrono::TimeDelta::days(5));
    app.send_mail().await;
    // In English nothing has to be said.
    let mut person = app.client();
    walk::walk(&mut person, &walk::ordinary()).await;
    let english = person.get("/enquiry/choices?from=check").await;
    assert!(!english.says(&say(Lang::En, "lang-wording")));
    app.end().await;
}

#[tokio::test]
async fn staff_pages_are_english_whatever_the_cookie_says() {
    let app = App::start().await;
    let mut person = app.client();
    person.set_cookie("lang", "ur");
    let page = person.get("/staff/sign-in").await;
    assert!(is_in(&page, Lang::En));
    assert!(page.says(&say(Lang::En, "shell-staff-name")));
    app.end().await;
}

/// Who gives a yes in a language takes it back in it, too (`found` 5).
#[tokio::test]
async fn the_pages_of_one_s_own_enquiry_are_in_the_language_of_the_reader() {
    let app = App::start().await;
    let person = Person::sends(&app, &[("choices", "C1_share_tpa:shg"), ("language", "pl")]).await;
    for lang in [Lang::Ur, Lang::Pl] {
        let mut client = person.comes_back(&app).await;
        client.set_cookie("lang", lang.code());
        for (path, key) in [
            ("/manage", "manage-open-title"),
            ("/manage/enquiry", "manage-title"),
            ("/manage/enquiry/consents", "manage-choices-change"),
            ("/manage/enquiry/details", "details-title"),
            ("/manage/enquiry/rights", "rights-title"),
            ("/manage/enquiry/complaint", "complaint-title"),
            ("/manage/enquiry/withdraw", "withdraw-title"),
            ("/manage/enquiry/download", "download-title"),
            ("/manage/enquiry/shared", "disclosures-title"),
            ("/rights", "rights-public-title"),
            ("/feedback", "feedback-title"),
        ] {
            let page = client.get(path).await;
            assert_eq!(page.status(), 200, "{path}");
            assert!(is_in(&page, lang), "{path}");
            assert_ne!(say(lang, key), say(Lang::En, key), "{key}");
            assert_eq!(page.heading(), say(lang, key), "{path}");
            assert!(!page.says(&say(lang, "lang-english-only")), "{path}");
        }
        let choices = client.get("/manage/enquiry/consents").await;
        assert!(choices.says(&say(lang, "lang-wording")));
        assert!(
            choices
                .html()
                .contains("<span lang=\"en\" dir=\"ltr\">Share with Stockport Homes Group"),
            "{}",
            choices.html()
        );
    }
    app.advance(chrono::TimeDelta::days(5));
    app.send_mail().await;
    app.end().await;
}
