//! Opening a case, and what of it is shown.

use super::world::{New, World, add_task};
use app::domain::{
    codes::{Flag, SafeContact, SafeTime},
    permission::Role,
    safe_contact::SafeContactWishes,
};
use chrono::TimeDelta;
use harness::{CANARY, canary};

#[tokio::test]
async fn opening_is_recorded_and_shows_what_must_be_known_first() {
    let world = World::start().await;
    let sent = world
        .enquiry(New::default().flagged(&[Flag::DangerNow, Flag::Urgent]))
        .await;
    add_task(&world.app, &sent, "inform_person").await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&sent.path()).await;
    assert_eq!(page.status(), 200, "{}", page.text());
    assert!(page.title().contains(&sent.reference));
    assert!(!page.title().contains(CANARY));
    for text in [
        "Money, bills, debt, benefits and food",
        "Danger now",
        "35 to 44",
        "SK1 4ZZ",
        "The household decides: a child under 19 is at home.",
        "was told: You asked about",
        "Rule R09_HH_KIDS, table version 1.",
        "31 March 2029",
        "Tell the person that we hold information about them",
        "01632 960 007",
    ] {
        assert!(page.says(text), "{text}: {}", page.text());
    }
    assert!(!page.says("Safe to ring now"), "nobody named times");
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert_eq!(world.audited(&sent, "case.open").await, 1);
    world.app.end().await;
}

#[tokio::test]
async fn sensitive_words_show_for_two_minutes_after_a_recorded_press_and_to_nobody_else() {
    let world = World::start().await;
    let words = canary("words that nobody should see by chance");
    let mut new = New::default().flagged(&[Flag::Sensitive]);
    new.message = words.clone();
    let sent = world.enquiry(new).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&sent.path()).await;
    assert!(!page.html().contains(&words));
    assert!(page.says("Hidden: 2 words."));
    assert_eq!(world.audited(&sent, "case.reveal").await, 0);

    let form = page.form_to("/reveal").unwrap();
    let shown = officer
        .submit_form(&page, &form, &[("action", "reveal")])
        .await;
    assert_eq!(shown.status(), 200);
    assert!(shown.says(&words));
    assert_eq!(world.audited(&sent, "case.reveal").await, 1);
    // A reload is no other press; a colleague has to press for themself.
    assert!(officer.get(&sent.path()).await.html().contains(&words));
    assert_eq!(world.audited(&sent, "case.reveal").await, 1);
    let mut colleague = world.officer("k.specimen", "FH-CEN").await;
    assert!(!colleague.get(&sent.path()).await.html().contains(&words));
    // Later it is hidden again, and a bookmark of the press leads to the case.
    world.app.advance(chrono::TimeDelta::seconds(121));
    let bookmark = officer.get(&sent.below("reveal")).await;
    assert_eq!(bookmark.path(), sent.path());
    assert!(!bookmark.html().contains(&words));
    assert_eq!(world.audited(&sent, "case.reveal").await, 1);
    world.app.end().await;
}

#[tokio::test]
async fn words_that_are_not_sensitive_stand_there_and_markup_in_them_is_text() {
    let world = World::start().await;
    let new = New {
        message: "<script>alert(1)</script> & \"quoted\" <img src=x onerror=y>".to_owned(),
        name: "<b>Jude</b>".to_owned(),
        ..New::default()
    };
    let sent = world.enquiry(new).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&sent.path()).await;
    assert!(!page.html().contains("<script>alert"), "{}", page.html());
    assert!(!page.html().contains("<img src=x"));
    assert!(!page.html().contains("<b>Jude"));
    assert!(
        page.html()
            .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
    );
    world.app.end().await;
}

/// A name must not turn the words of a rule around (input F3): its own letters may run the other way.
#[tokio::test]
async fn a_name_turns_no_sentence_around() {
    let world = World::start().await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    for (name, shown) in [
        ("محمد", "<bdi>محمد</bdi>"),
        ("Jo\u{202E}naitsabeS", "JonaitsabeS"),
    ] {
        let mut new = New::default().rules(&[SafeContact::DontSay]);
        new.wishes.contact_me_instead = true;
        new.name = name.to_owned();
        let sent = world.enquiry(new).await;
        let html = officer.get(&sent.path()).await.html();
        for sentence in [
            format!("Do not get in touch. {shown} will contact us"),
            format!("until you know it is {shown}"),
            format!("Before you contact {shown}"),
        ] {
            assert!(html.contains(&sentence), "{sentence}: {html}");
        }
        assert!(!html.contains(|sign: char| matches!(sign, '\u{FDD0}'..='\u{FDD3}' | '\u{202E}')));
    }
    world.app.end().await;
}

#[tokio::test]
async fn the_number_is_hidden_until_the_rules_are_read_and_reading_is_recorded() {
    let world = World::start().await;
    let mut new = New::default().rules(&[
        SafeContact::NoVoicemail,
        SafeContact::DontSay,
        SafeContact::WithholdNumber,
    ]);
    new.wishes.times = [SafeTime::WedAm, SafeTime::ThuAm].into();
    new.wishes.safe_word = Some("bluebell".parse_word());
    let sent = world.enquiry(new).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&sent.path()).await;
    assert!(!page.html().contains("960 007"), "{}", page.html());
    for rule in [
        "No voice messages",
        "Do not say who is calling until you know it is",
        "dial 141 first",
        "Wednesday morning; Thursday morning",
        "bluebell",
        "Safe to ring now",
        "Until: Today midday",
    ] {
        assert!(page.says(rule), "{rule}: {}", page.text());
    }
    let form = page.form_to("/contact").unwrap();
    let shown = officer
        .submit_form(&page, &form, &[("action", "show")])
        .await;
    assert!(shown.says("01632 960 007"));
    assert!(shown.html().contains(r#"href="tel:01632960007""#));
    assert_eq!(world.audited(&sent, "case.contact_shown").await, 1);
    world.app.advance(chrono::TimeDelta::seconds(121));
    assert!(!officer.get(&sent.path()).await.html().contains("960 007"));
    world.app.end().await;
}

#[tokio::test]
async fn no_number_is_offered_where_a_wish_forbids_every_use_of_it() {
    let world = World::start().await;
    let sent = world
        .enquiry(New::default().rules(&[SafeContact::NoCall, SafeContact::NoText]))
        .await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&sent.path()).await;
    assert!(page.says("They asked us not to ring."));
    let form = page.form_to("/contact");
    assert!(
        form.is_none_or(
            |form| !form.fields.is_empty() && form.inputs.contains(&"log_note".to_owned())
        )
    );
    assert!(!page.html().contains("I have read the rules"));
    world.app.end().await;
}

#[tokio::test]
async fn outside_the_safe_times_the_page_says_so_and_when_the_next_one_is() {
    let world = World::start().await;
    let mut new = New::default().rules(&[]);
    new.wishes.times = [SafeTime::FriEve].into();
    let sent = world.enquiry(new).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&sent.path()).await;
    assert!(page.says("Not a safe time to ring"));
    assert!(page.says("Next safe time: Fri 5pm"), "{}", page.text());
    world.app.end().await;
}

#[tokio::test]
async fn a_changed_wish_must_be_read_again() {
    let world = World::start().await;
    let sent = world
        .enquiry(New::default().rules(&[SafeContact::NoVoicemail]))
        .await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&sent.path()).await;
    let form = page.form_to("/contact").unwrap();
    officer
        .submit_form(&page, &form, &[("action", "show")])
        .await;
    world.app.advance(TimeDelta::minutes(1));
    super::contact::change_wishes(
        &world,
        &sent,
        SafeContactWishes {
            wishes: [SafeContact::NoVoicemail, SafeContact::WithholdNumber].into(),
            ..Default::default()
        },
    )
    .await;
    let page = officer.get(&sent.path()).await;
    assert!(page.says("dial 141 first"), "shown by the next request");
    let logged = super::contact::log(&mut officer, &page, "phone", "out", "spoke").await;
    assert_eq!(logged.status(), 422);
    assert!(logged.says("Read the contact rules first"));
    world.app.end().await;
}

#[tokio::test]
async fn who_has_it_open_and_who_looked_is_told() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut one = world.officer("j.specimen", "FH-CEN").await;
    let mut two = world.officer("a.sample", "FH-CEN").await;
    world.account("manager", &[Role::ManagerFh], &[]).await;
    one.get(&sent.path()).await;
    let page = two.get(&sent.path()).await;
    assert!(page.says("J.SPECIMEN has this open too"));
    assert!(page.says("Colleagues: 2. Times: 2."), "{}", page.text());
    // Looks a moment apart are one.
    let page = two.get(&sent.path()).await;
    assert!(page.says("Times: 2."));
    // A triage officer reads the own looks, a manager everybody's.
    let looks = |page: &harness::Answer| {
        let html = page.html();
        let list = html.split("sp-looks").nth(1).unwrap_or_default();
        let list = list.split("</ul>").next().unwrap_or_default().to_owned();
        (list.contains("J.SPECIMEN"), list.contains("A.SAMPLE"))
    };
    assert_eq!(looks(&page), (false, true));
    world.app.advance(TimeDelta::minutes(30));
    let mut manager = world.sign_in("manager").await;
    let page = manager.get(&sent.path()).await;
    assert_eq!(looks(&page), (true, true));
    assert!(!page.says("has this open too"));
    world.app.end().await;
}

#[tokio::test]
async fn a_reference_may_be_typed_anyhow_and_an_unknown_one_is_not_found() {
    let world = World::start().await;
    let sent = world.enquiry(New::default()).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let typed = sent.reference.to_lowercase().replace('-', "");
    assert_eq!(
        officer.get(&format!("/staff/case/{typed}")).await.status(),
        200
    );
    assert_eq!(officer.get("/staff/case/BBB-BBB-BBB").await.status(), 404);
    assert_eq!(officer.get("/staff/case/anything").await.status(), 404);
    world.app.end().await;
}

/// A safe word out of a literal.
trait Word {
    fn parse_word(&self) -> app::domain::personal::SafeWord;
}

impl Word for str {
    fn parse_word(&self) -> app::domain::personal::SafeWord {
        app::domain::personal::SafeWord::parse(self).unwrap()
    }
}
