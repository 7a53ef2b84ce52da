//! Cases that may be of the same person.

use crate::staff::world::{New, Sent, World};
use app::domain::{codes::Flag, permission::Role};
use harness::{Answer, Client};
use sea_orm::ConnectionTrait;

fn named(name: &str, phone: &str) -> New {
    New {
        name: name.to_owned(),
        phone: Some(phone.to_owned()),
        ..New::default()
    }
}

/// The card of a case.
fn card(page: &Answer) -> String {
    let html = page.html();
    let Some((_, after)) = html.split_once(r#"aria-labelledby="alike""#) else {
        return String::new();
    };
    after.split("</section>").next().unwrap().to_owned()
}

async fn says(client: &mut Client, sent: &Sent, word: &str, other: &Sent) -> Answer {
    let page = client.get(&sent.path()).await;
    let form = page.form_to("/duplicates").unwrap();
    client
        .submit_form(&page, &form, &[(word, &other.reference)])
        .await
}

#[tokio::test]
async fn what_two_cases_have_in_common_is_suggested_with_the_reason_inside_the_scope() {
    let world = World::start().await;
    let one = world.enquiry(named("Zoë Sample", "01632 960 001")).await;
    let phone = world
        .enquiry(named("Another Person", "+44 1632 960001"))
        .await;
    let name = world.enquiry(named("zoe  SAMPLE", "01632 960 003")).await;
    let both = world.enquiry(named("Zoe Sample", "01632 960 001")).await;
    let moved = world
        .enquiry(New {
            postcode: "SK4 1AA",
            ..named("Zoe Sample", "01632 960 004")
        })
        .await;
    let mail = |phone: &str| New {
        email: Some("z@example.org".to_owned()),
        ..named("Third Person", phone)
    };
    let (first, second) = (
        world.enquiry(mail("01632 960 005")).await,
        world.enquiry(mail("01632 960 006")).await,
    );
    for queue in ["FH-WER", "TPA-SSH"] {
        world
            .enquiry(New {
                queue,
                ..named("Zoe Sample", "01632 960 001")
            })
            .await;
    }
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = officer.get(&one.path()).await;
    let card = card(&page);
    for (sent, there) in [
        (&phone, true),
        (&name, true),
        (&both, true),
        (&moved, false),
        (&first, false),
    ] {
        assert_eq!(card.contains(&sent.path()), there, "{card}");
    }
    assert_eq!(
        card.matches("/staff/case/").count(),
        3 + 1,
        "three and the form: {card}"
    );
    assert_eq!(card.matches("Same phone number").count(), 2);
    assert_eq!(card.matches("Same name and postcode").count(), 2);
    let page = officer.get(&first.path()).await;
    assert!(self::card(&page).contains("Same email address"));
    assert!(self::card(&page).contains(&second.path()));
    // Nothing was joined, nothing was written down by itself.
    assert_eq!(world.count("SELECT count(*) FROM case_link").await, 0);
    world.app.end().await;
}

#[tokio::test]
async fn a_person_links_or_puts_aside_and_what_is_put_aside_does_not_return() {
    let world = World::start().await;
    let one = world.enquiry(named("A Sample", "01632 960 001")).await;
    let two = world.enquiry(named("B Sample", "01632 960 001")).await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let page = says(&mut officer, &one, "dismissed", &two).await;
    assert!(page.says("Dismissed: 1") && !page.says("These enquiries have something in common"));
    // From the other side, and for a colleague, it is the same.
    world.account("manager", &[Role::ManagerFh], &[]).await;
    let mut manager = world.sign_in("manager").await;
    let page = manager.get(&two.path()).await;
    assert!(page.says("J.SPECIMEN said it is not the same person"));
    assert!(!page.says("These enquiries have something in common"));
    // A third with the same number is suggested; the one put aside stays so.
    let three = world.enquiry(named("C Sample", "01632 960 001")).await;
    let page = officer.get(&one.path()).await;
    assert!(page.says("Dismissed: 1") && card(&page).contains(&three.path()));
    // Somebody sees it otherwise, and both are told so.
    let page = says(&mut manager, &two, "linked", &one).await;
    assert!(
        page.says("Linked: the same person") && page.says("MANAGER said it is the same person")
    );
    let page = officer.get(&one.path()).await;
    assert!(page.says("Linked: the same person") && !page.says("Dismissed"));
    // A copy of the same word is no second one.
    says(&mut manager, &one, "linked", &two).await;
    let words = "SELECT string_agg(decision || ' ' || array_to_string(matches, ','), '; ' ORDER BY at, id) FROM case_link";
    assert_eq!(
        world.app.value(words).await.as_deref(),
        Some("dismissed phone; linked phone")
    );
    for (sent, action, times) in [
        (&one, "case.link_dismiss", 1),
        (&two, "case.link_dismiss", 1),
        (&one, "case.link", 1),
        (&two, "case.link", 1),
    ] {
        assert_eq!(world.audited(sent, action).await, times, "{action}");
    }
    world.app.end().await;
}

#[tokio::test]
async fn what_was_never_suggested_or_is_out_of_sight_is_not_linked() {
    let world = World::start().await;
    let one = world.enquiry(named("A Sample", "01632 960 001")).await;
    let two = world.enquiry(named("B Sample", "01632 960 001")).await;
    let stranger = world.enquiry(named("C Sample", "01632 960 009")).await;
    let elsewhere = world
        .enquiry(New {
            queue: "FH-WER",
            ..named("A Sample", "01632 960 001")
        })
        .await;
    let mut officer = world.officer("j.specimen", "FH-CEN").await;
    let answer = says(&mut officer, &one, "linked", &stranger).await;
    assert_eq!(answer.status(), 409);
    assert!(answer.says("The two have nothing in common any more"));
    assert_eq!(
        says(&mut officer, &one, "linked", &elsewhere)
            .await
            .status(),
        404
    );
    // The lead sees a flagged pair and says nothing of it (permissions.csv).
    let danger = [Flag::DangerNow, Flag::Urgent];
    for sent in [&one, &two] {
        world
            .app
            .execute(&format!(
                "UPDATE enquiry SET flags = '{{{}}}' WHERE id = '{}'",
                danger.map(|flag| flag.code().to_owned()).join(","),
                sent.id
            ))
            .await;
    }
    world.account("lead", &[Role::SafeguardingLead], &[]).await;
    let mut lead = world.sign_in("lead").await;
    let page = lead.get(&one.path()).await;
    assert!(card(&page).contains(&two.path()) && !card(&page).contains("<button"));
    lead.header("sec-fetch-site", "same-origin");
    let answer = lead
        .post(&one.below("duplicates"), &[("linked", &two.reference)])
        .await;
    assert_eq!(answer.status(), 403);
    assert_eq!(world.count("SELECT count(*) FROM case_link").await, 0);
    world.app.end().await;
}

#[tokio::test]
async fn the_database_alone_links_nothing_out_of_sight_nor_under_another_name() {
    let world = World::start().await;
    let one = world.enquiry(New::default()).await;
    let two = world.enquiry(New::default()).await;
    let elsewhere = world.enquiry(New::in_queue("FH-WER")).await;
    let me = world
        .account("triage", &[Role::TriageFh], &["FH-CEN"])
        .await;
    let you = world.account("other", &[Role::TriageFh], &["FH-CEN"]).await;
    let lead = world.account("lead", &[Role::SafeguardingLead], &[]).await;
    let link = |a: &Sent, b: &Sent, who: &str| {
        let (first, second) = if a.id.0 < b.id.0 { (a, b) } else { (b, a) };
        format!(
            "INSERT INTO case_link VALUES (gen_random_uuid(), '{}', '{}', 'linked', '{{}}', '{who}', now())",
            first.id, second.id
        )
    };
    for (actor, sql, works) in [
        (me, link(&one, &two, &me.to_string()), true),
        (me, link(&one, &two, &you.to_string()), false),
        (me, link(&one, &elsewhere, &me.to_string()), false),
        (lead, link(&one, &two, &lead.to_string()), false),
    ] {
        let tx = world.app.state.pools.staff_tx(actor).await.unwrap();
        assert_eq!(tx.execute_unprepared(&sql).await.is_ok(), works, "{sql}");
        tx.rollback().await.unwrap();
    }
    world.app.end().await;
}
