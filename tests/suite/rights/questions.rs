//! What a person writes about an open request: from a question of the data protection team to its reading the answer,
//! and who may neither write nor read.

use super::Matter;
use crate::manage::person::Person;
use app::domain::{controller::Controller, permission::Role, personal::MessageText};
use chrono::TimeDelta;
use harness::{Answer, App, CANARY, Client};
use platform::cookie::Token;
use sea_orm::ConnectionTrait;

const QUESTION: &str = "Which street is it about?";

fn page(number: &str) -> String {
    format!("/manage/enquiry/rights/{number}")
}

impl Matter {
    /// The officer asks; the clock stops.
    async fn is_asked(&mut self, number: &str) {
        let asked = [("action", "clarify_asked"), ("words", QUESTION)];
        let page = self.acts(number, &asked).await;
        assert!(page.says("Clock stopped"), "{}", page.text());
    }

    /// The person writes in the box of the request's page.
    async fn writes(&mut self, number: &str, text: &str) -> Answer {
        writes(&mut self.resident, number, text).await
    }

    async fn comes_back(&mut self) {
        self.resident = self.person.comes_back(&self.world.app).await;
    }

    async fn end(self) {
        self.world.app.send_mail().await;
        self.world.app.end().await;
    }
}

async fn writes(client: &mut Client, number: &str, text: &str) -> Answer {
    let shown = client.get(&page(number)).await;
    send(client, &shown, number, text).await
}

/// Sends the box of a page that was shown before.
async fn send(client: &mut Client, shown: &Answer, number: &str, text: &str) -> Answer {
    let form = shown
        .form_to(&page(number))
        .unwrap_or_else(|| panic!("no box: {}", shown.text()));
    client.submit_form(shown, &form, &[("answer", text)]).await
}

async fn count(app: &App, sql: &str) -> String {
    app.value(sql).await.unwrap()
}

async fn messages(app: &App) -> String {
    count(app, "SELECT count(*) FROM message").await
}

#[tokio::test]
async fn who_is_asked_something_answers_it_on_the_page_and_the_team_reads_it() {
    let mut matter = Matter::start().await;
    let number = matter.asks("access", "").await;
    matter.is_asked(&number).await;

    let home = matter.resident.get("/manage/enquiry").await;
    assert!(home.says("We have a question for you"), "{}", home.text());
    assert!(home.links().contains(&page(&number)));
    let shown = matter.reads(&number).await;
    let html = shown.html();
    let (question, text_box, told) = (
        html.find(QUESTION).unwrap(),
        html.find("Answer us here").unwrap(),
        html.find("What we told you").unwrap(),
    );
    assert!(
        question < text_box && text_box < told,
        "the box stands first"
    );
    assert_eq!(html.matches(QUESTION).count(), 1);
    assert!(shown.says("We wait for you"));
    assert!(
        shown.says("Only the data protection team of Stockport Council reads what you write here.")
    );
    assert!(shown.says("In danger now? Call 999"), "{}", shown.text());
    assert!(!shown.says("We answer by"), "the clock stands still");

    let sent = matter
        .writes(&number, "It is Mill Street.\r\nNot Hill Street.")
        .await;
    assert_eq!(sent.status(), 200);
    assert_eq!(sent.path(), format!("{}?answered", page(&number)));
    for sentence in [
        "We have what you wrote",
        "Wednesday 18 November",
        "It is Mill Street.",
        "Not Hill Street.",
        "We have your answer",
    ] {
        assert!(sent.says(sentence), "{sentence}: {}", sent.text());
    }
    assert!(!sent.says("We wait for you"));
    let home = matter.resident.get("/manage/enquiry").await;
    assert!(!home.says("We have a question for you"), "{}", home.text());

    let list = matter.dpo.get("/staff/rights").await;
    assert!(list.says("They answered"), "{}", list.text());
    let request = matter.dpo.get(&format!("/staff/rights/{number}")).await;
    for sentence in [
        "What they wrote since",
        "New",
        "It is Mill Street.",
        "18 November 2026, ",
        "The clock goes on once you record it",
    ] {
        assert!(request.says(sentence), "{sentence}: {}", request.text());
    }
    assert!(!matter.dpo.get("/staff/rights").await.says("They answered"));
    let again = matter.dpo.get(&format!("/staff/rights/{number}")).await;
    assert!(again.says("It is Mill Street.") && !again.html().contains(">New<"));
    matter.end().await;
}

#[tokio::test]
async fn an_answer_changes_no_stage_and_starts_no_clock_by_itself() {
    let mut matter = Matter::start().await;
    let number = matter.asks("access", "").await;
    matter.is_asked(&number).await;
    let before = count(&matter.world.app, "SELECT count(*) FROM rights_event").await;
    let statuses = count(&matter.world.app, "SELECT count(*) FROM status_change").await;
    matter.writes(&number, "It is Mill Street.").await;
    let request = matter.dpo.get(&format!("/staff/rights/{number}")).await;
    assert!(request.says("Clock stopped"), "{}", request.text());
    assert_eq!(
        count(&matter.world.app, "SELECT count(*) FROM rights_event").await,
        before
    );
    assert_eq!(
        count(&matter.world.app, "SELECT count(*) FROM status_change").await,
        statuses
    );
    let recorded = matter
        .acts(&number, &[("action", "clarify_answered")])
        .await;
    assert!(!recorded.says("Clock stopped"), "{}", recorded.text());
    let shown = matter.reads(&number).await;
    assert!(shown.says("We are on it") && shown.says("Write to us about this"));
    matter.end().await;
}

#[tokio::test]
async fn the_reading_of_the_team_and_the_writing_of_the_person_are_on_record_without_a_word() {
    let mut matter = Matter::start().await;
    let number = matter.asks("erase", "").await;
    matter.writes(&number, &format!("{CANARY} street")).await;
    matter.dpo.get(&format!("/staff/rights/{number}")).await;
    matter.dpo.get(&format!("/staff/rights/{number}")).await;
    let audit = count(
        &matter.world.app,
        "SELECT string_agg(action || ' ' || actor_kind, ', ' ORDER BY id) FROM audit_event \
         WHERE action IN ('rights.answer', 'rights.read_answer')",
    )
    .await;
    assert_eq!(audit, "rights.answer resident, rights.read_answer staff");
    let read = count(&matter.world.app, "SELECT count(*) FROM message_read").await;
    assert_eq!(read, "1");
    let dump = count(
        &matter.world.app,
        "SELECT string_agg(m::text, '') FROM message m",
    )
    .await;
    assert!(!dump.contains(CANARY), "the text is sealed");
    matter.end().await;
}

#[tokio::test]
async fn a_form_pressed_twice_is_one_message() {
    let mut matter = Matter::start().await;
    let number = matter.asks("access", "").await;
    matter.is_asked(&number).await;
    let shown = matter.reads(&number).await;
    for _ in 0..2 {
        let sent = send(&mut matter.resident, &shown, &number, "Mill Street").await;
        assert_eq!(sent.path(), format!("{}?answered", page(&number)));
    }
    assert_eq!(messages(&matter.world.app).await, "1");
    // At once: the copies wait for each other.
    let shown = matter.reads(&number).await;
    let (mut one, mut two) = (matter.resident.clone(), matter.resident.clone());
    let (first, second) = tokio::join!(
        send(&mut one, &shown, &number, "Hill Street"),
        send(&mut two, &shown, &number, "Hill Street"),
    );
    assert_eq!((first.status(), second.status()), (200, 200));
    assert_eq!(messages(&matter.world.app).await, "2");
    matter.end().await;
}

#[tokio::test]
async fn what_cannot_be_sent_is_said_and_stays_in_the_box() {
    let mut matter = Matter::start().await;
    let number = matter.asks("access", "").await;
    let empty = matter.writes(&number, " \r\n ").await;
    assert_eq!(empty.status(), 422);
    assert!(
        empty.says("Write what you want to tell us"),
        "{}",
        empty.text()
    );
    // As a browser sends it: each line end is two characters, and counts as one.
    let longest = format!("{}{}", "a\r\n".repeat(999), "bb");
    assert_eq!(
        longest.replace("\r\n", "\n").chars().count(),
        MessageText::MAX
    );
    let long = matter.writes(&number, &format!("{longest}END")).await;
    assert_eq!(long.status(), 422);
    assert!(long.says("What you write must be 2,000 characters or less"));
    assert!(long.html().contains("bbEND"), "the text is whole");
    assert_eq!(matter.writes(&number, &longest).await.status(), 200);
    assert_eq!(messages(&matter.world.app).await, "1");
    matter.end().await;
}

#[tokio::test]
async fn there_are_five_an_hour_and_at_most_twenty_that_the_team_has_not_read() {
    let mut matter = Matter::start().await;
    let number = matter.asks("access", "").await;
    for hour in 0..4 {
        matter.resident.from_address(&format!("192.0.2.{hour}"));
        for nth in 0..5 {
            let sent = matter.writes(&number, &format!("text {hour} {nth}")).await;
            assert_eq!(sent.status(), 200, "{hour} {nth}: {}", sent.text());
        }
        let sixth = matter.writes(&number, "one more").await;
        assert_eq!(sixth.status(), 429);
        let sentence = "You wrote 5 times in an hour. Send this after";
        assert!(sixth.says(sentence), "{}", sixth.text());
        assert!(sixth.html().contains("one more"), "the text is kept");
        matter.world.app.advance(TimeDelta::minutes(61));
        matter.comes_back().await;
    }
    matter.resident.from_address("192.0.2.9");
    let more = matter.writes(&number, "number twenty-one").await;
    assert_eq!(more.status(), 429);
    assert!(
        more.says("We have 20 of your texts to read first"),
        "{}",
        more.text()
    );
    assert!(more.html().contains("number twenty-one"));
    matter.dpo = matter.world.sign_in("d.officer").await;
    matter.dpo.get(&format!("/staff/rights/{number}")).await;
    assert_eq!(matter.writes(&number, "read now").await.status(), 200);
    matter.end().await;
}

#[tokio::test]
async fn an_address_that_sends_too_much_is_told_so_with_its_text() {
    let mut matter = Matter::start().await;
    let number = matter.asks("access", "").await;
    matter.resident.from_address("192.0.2.1");
    let mut last = matter.writes(&number, "text 0").await;
    for nth in 1..=20 {
        last = matter.writes(&number, &format!("text {nth}")).await;
    }
    assert_eq!(last.status(), 429);
    assert!(
        last.says("Send it again in a few minutes"),
        "{}",
        last.text()
    );
    assert!(last.html().contains("text 20"));
    matter.end().await;
}

#[tokio::test]
async fn without_the_three_words_there_is_no_box_no_word_and_no_way_around_it() {
    let mut matter = Matter::start().await;
    let number = matter.asks("access", "").await;
    matter.is_asked(&number).await;
    let shown = matter.reads(&number).await;
    matter.writes(&number, "It is Mill Street.").await;
    matter
        .world
        .app
        .execute("UPDATE manage_session SET proofs = '{link}'")
        .await;
    let locked = matter.reads(&number).await;
    assert!(
        locked.form_to(&page(&number)).is_none(),
        "{}",
        locked.text()
    );
    assert!(!locked.says("Mill Street") && locked.says("enter your three words"));
    // Where it stands is no secret of the three words, and it is true.
    assert!(locked.says("We have your answer"), "{}", locked.text());
    let sent = send(&mut matter.resident, &shown, &number, "Around it").await;
    assert_eq!(sent.path(), "/manage/enquiry?words#passphrase");
    assert_eq!(messages(&matter.world.app).await, "1");
    // The second wall.
    let token = matter.resident.cookie("manage").unwrap().to_owned();
    let hash = Token::parse(&token).unwrap().hash();
    let tx = matter.world.app.state.pools.manage_tx(hash).await.unwrap();
    let rows = tx
        .execute_unprepared("SELECT id, body FROM message")
        .await
        .unwrap();
    assert_eq!(rows.rows_affected(), 0);
    let error = tx
        .execute_unprepared(
            "SELECT app.answer_request(gen_random_uuid(), (SELECT id FROM rights_request), gen_random_uuid(), '\\x00')",
        )
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("a second proof is needed"),
        "{error}"
    );
    drop(tx);
    // What was typed is there after the words.
    let home = matter.resident.get("/manage/enquiry").await;
    let form = home.form_to("/manage/enquiry").unwrap();
    let words = matter.person.words.clone();
    matter
        .resident
        .submit_form(&home, &form, &[("passphrase", &words)])
        .await;
    assert!(matter.reads(&number).await.html().contains("Around it"));
    matter.end().await;
}

#[tokio::test]
async fn a_finished_request_has_no_box_and_what_comes_too_late_is_shown_again() {
    let mut matter = Matter::start().await;
    let number = matter.asks("restrict", "").await;
    let shown = matter.reads(&number).await;
    let granted = [
        ("action", "decide"),
        ("decision", "granted"),
        ("words", "It is locked away."),
    ];
    assert_eq!(matter.acts(&number, &granted).await.status(), 200);
    let closed = matter.reads(&number).await;
    assert!(closed.form_to(&page(&number)).is_none());
    let late = send(&mut matter.resident, &shown, &number, "One thing more").await;
    assert_eq!(late.status(), 409);
    assert!(
        late.says("This was not sent") && late.says("One thing more"),
        "{}",
        late.text()
    );
    assert_eq!(messages(&matter.world.app).await, "0");
    let home = matter.resident.get("/manage/enquiry").await;
    assert!(!home.says("What you asked us to do"), "{}", home.text());
    matter.end().await;
}

#[tokio::test]
async fn nothing_is_decided_over_an_answer_that_nobody_has_read() {
    let mut matter = Matter::start().await;
    let number = matter.asks("restrict", "").await;
    let address = format!("/staff/rights/{number}");
    let shown = matter.dpo.get(&address).await;
    let form = shown
        .forms()
        .into_iter()
        .find(|form| form.fields.iter().any(|(name, _)| name == "decision"))
        .or_else(|| shown.form_to(&address))
        .unwrap();
    matter.writes(&number, "I have changed my mind.").await;
    let decide = [
        ("action", "decide"),
        ("decision", "granted"),
        ("words", "It is locked away."),
    ];
    let refused = matter.dpo.submit_form(&shown, &form, &decide).await;
    assert_eq!(refused.status(), 409);
    assert!(
        refused.says("They wrote something since you looked"),
        "{}",
        refused.text()
    );
    assert!(refused.says("I have changed my mind."));
    assert_eq!(matter.acts(&number, &decide).await.status(), 200);
    matter.end().await;
}

#[tokio::test]
async fn nobody_but_the_own_data_protection_team_reads_an_answer() {
    let mut matter = Matter::start().await;
    let number = matter.asks("access", "").await;
    matter.writes(&number, "It is Mill Street.").await;
    let path = format!("/staff/rights/{number}");
    for (nth, role) in Role::ALL.iter().copied().enumerate() {
        if matches!(role, Role::Resident | Role::DpoSmbc) {
            continue;
        }
        let queues: &[&str] = match role {
            Role::TriageFh => &["FH-CEN"],
            Role::TriageTpa => &["TPA-SSH"],
            _ => &[],
        };
        let controller = role.controller().unwrap_or(Controller::Smbc);
        let name = format!("q.{nth}");
        let account = matter
            .world
            .account_of(controller, &name, &[role], queues)
            .await;
        let mut client = matter.world.sign_in(&name).await;
        assert_eq!(client.get(&path).await.status(), 404, "{role}");
        assert!(
            !client.get(&matter.case()).await.says("Mill Street"),
            "{role}"
        );
        let tx = matter
            .world
            .app
            .state
            .pools
            .staff_tx(account)
            .await
            .unwrap();
        for table in ["message", "message_read"] {
            let rows = tx
                .execute_unprepared(&format!("SELECT * FROM {table}"))
                .await
                .unwrap();
            assert_eq!(rows.rows_affected(), 0, "{role} reads {table}");
        }
        let marked = tx
            .execute_unprepared(&format!(
                "INSERT INTO message_read (message_id, staff_id, at) SELECT m.id, '{account}', now() FROM message m"
            ))
            .await
            .unwrap();
        assert_eq!(marked.rows_affected(), 0, "{role} marks it as read");
    }
    // A draft is its writer's alone.
    let staff = matter
        .world
        .account("m.anager", &[Role::ManagerFh], &[])
        .await;
    let tx = matter.world.app.state.pools.staff_tx(staff).await.unwrap();
    let error = tx
        .execute_unprepared("SELECT * FROM message_draft")
        .await
        .unwrap_err();
    assert!(error.to_string().contains("permission denied"), "{error}");
    drop(tx);
    matter.end().await;
}

#[tokio::test]
async fn a_request_of_another_enquiry_is_neither_read_nor_answered() {
    let mut matter = Matter::start().await;
    let number = matter.asks("access", "").await;
    matter.writes(&number, "It is Mill Street.").await;
    let request = count(&matter.world.app, "SELECT id FROM rights_request").await;
    let other = Person::sends(&matter.world.app, &[]).await;
    let mut stranger = other.comes_back(&matter.world.app).await;
    let own = {
        let sent = stranger
            .fill(
                "/manage/enquiry/rights",
                &[("kind", "erase"), ("words", "")],
            )
            .await;
        sent.path()
            .trim_end_matches("?sent")
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(stranger.get(&page(&number)).await.status(), 404);
    let shown = stranger.get(&page(&own)).await;
    let mut form = shown.form_to(&page(&own)).unwrap();
    form.action = Some(page(&number));
    let sent = stranger
        .submit_form(&shown, &form, &[("answer", "not mine")])
        .await;
    assert_eq!(sent.status(), 404);
    let hash = Token::parse(stranger.cookie("manage").unwrap())
        .unwrap()
        .hash();
    let tx = matter.world.app.state.pools.manage_tx(hash).await.unwrap();
    let rows = tx
        .execute_unprepared("SELECT id, body FROM message")
        .await
        .unwrap();
    assert_eq!(rows.rows_affected(), 0);
    let error = tx
        .execute_unprepared(&format!(
            "SELECT app.answer_request(gen_random_uuid(), '{request}', gen_random_uuid(), '\\x00')"
        ))
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("there is no such request"),
        "{error}"
    );
    drop(tx);
    assert_eq!(messages(&matter.world.app).await, "1");
    matter.end().await;
}

#[tokio::test]
async fn an_answer_is_part_of_the_copy_of_everything() {
    let mut matter = Matter::start().await;
    let number = matter.asks("access", "").await;
    matter.writes(&number, "It is Mill Street.").await;
    let level = [("action", "identity_confirmed"), ("level", "L2")];
    let file = matter.acts(&number, &level).await;
    assert!(
        file.says(&format!("Written to us about request {number}")),
        "{}",
        file.text()
    );
    let granted = [
        ("action", "decide"),
        ("decision", "granted"),
        ("words", "Here is your copy."),
    ];
    assert_eq!(matter.acts(&number, &granted).await.status(), 200);
    let copy = matter.reads(&number).await;
    assert!(copy.says("Written to us about request"), "{}", copy.text());
    matter.end().await;
}

#[tokio::test]
async fn what_was_being_written_when_the_page_was_locked_is_there_again_for_its_writer() {
    let mut matter = Matter::start().await;
    let number = matter.asks("access", "").await;
    matter.is_asked(&number).await;
    let shown = matter.reads(&number).await;
    matter.world.app.advance(TimeDelta::minutes(25));
    let text = format!("{CANARY} Mill Street");
    let sent = send(&mut matter.resident, &shown, &number, &text).await;
    assert_eq!(sent.path(), "/manage?kept");
    assert!(
        sent.says("What you were writing is kept for 30 minutes"),
        "{}",
        sent.text()
    );
    assert_eq!(messages(&matter.world.app).await, "0");
    let sealed = count(
        &matter.world.app,
        "SELECT string_agg(d::text, '') FROM message_draft d",
    )
    .await;
    assert!(!sealed.contains(CANARY));
    matter.world.app.advance(TimeDelta::minutes(29));
    let words = matter.person.words.clone();
    let home = matter.person.tries(&mut matter.resident, &words).await;
    assert!(
        home.says("We kept what you were writing"),
        "{}",
        home.text()
    );
    let again = matter.reads(&number).await;
    assert!(again.html().contains(&text), "{}", again.text());
    let sent = send(&mut matter.resident, &again, &number, &text).await;
    assert!(sent.says("We have what you wrote"), "{}", sent.text());
    let drafts = "SELECT count(*) FROM message_draft";
    assert_eq!(count(&matter.world.app, drafts).await, "0");
    matter.end().await;
}

#[tokio::test]
async fn what_was_being_written_is_shown_for_no_other_enquiry_in_no_other_browser_and_not_for_long()
{
    let mut matter = Matter::start().await;
    let number = matter.asks("access", "").await;
    let other = Person::sends(&matter.world.app, &[]).await;
    let drafts = "SELECT count(*) FROM message_draft";
    let lapses = async |matter: &mut Matter| {
        matter.comes_back().await;
        let shown = matter.reads(&number).await;
        matter.world.app.advance(TimeDelta::minutes(21));
        let sent = send(&mut matter.resident, &shown, &number, "Mill Street").await;
        assert_eq!(sent.path(), "/manage?kept");
        assert_eq!(count(&matter.world.app, drafts).await, "1");
    };
    // Another enquiry in the same browser: the draft is gone for good.
    lapses(&mut matter).await;
    let home = other.tries(&mut matter.resident, &other.words).await;
    assert!(
        !home.says("We kept what you were writing"),
        "{}",
        home.text()
    );
    assert_eq!(count(&matter.world.app, drafts).await, "0");
    // The same enquiry in another browser.
    lapses(&mut matter).await;
    let mut elsewhere = matter.person.comes_back(&matter.world.app).await;
    assert!(
        !elsewhere
            .get(&page(&number))
            .await
            .html()
            .contains("Mill Street")
    );
    // Too late, also before the row is swept.
    matter.world.app.advance(TimeDelta::minutes(30));
    let words = matter.person.words.clone();
    matter.person.tries(&mut matter.resident, &words).await;
    assert!(!matter.reads(&number).await.html().contains("Mill Street"));
    // "Exit this page" takes it with it.
    lapses(&mut matter).await;
    matter.resident.follow = false;
    matter.resident.get("/exit").await;
    assert_eq!(count(&matter.world.app, drafts).await, "0");
    // Swept when its time is over.
    lapses(&mut matter).await;
    matter.world.app.advance(TimeDelta::minutes(30));
    server::cleanup::run_once(&matter.world.app.state)
        .await
        .unwrap();
    assert_eq!(count(&matter.world.app, drafts).await, "0");
    // Locked by hand, it is over.
    matter.comes_back().await;
    let shown = matter.reads(&number).await;
    let home = matter.resident.get("/manage/enquiry").await;
    let leave = home.form_to("/manage/leave").unwrap();
    let mut left = matter.resident.clone();
    matter.resident.submit_form(&home, &leave, &[]).await;
    let sent = send(&mut left, &shown, &number, "Mill Street").await;
    assert_eq!(sent.path(), "/manage?over");
    assert_eq!(count(&matter.world.app, drafts).await, "0");
    matter.end().await;
}

#[tokio::test]
async fn the_page_of_the_enquiry_says_what_waits_for_the_person_and_what_is_open() {
    let mut matter = Matter::start().await;
    let home = matter.resident.get("/manage/enquiry").await;
    assert!(!home.says("What you asked us to do") && !home.says("We have a question"));
    let access = matter.asks("access", "").await;
    let complaint = matter.asks("complaint", "Somebody told my neighbour").await;
    let home = matter.resident.get("/manage/enquiry").await;
    for sentence in [
        "What you asked us to do",
        "See all you have about me",
        "You asked on 18 November 2026.",
        "We answer by Friday 18 December 2026.",
        "Complaint",
        "A person answers by Wednesday 25 November 2026.",
    ] {
        assert!(home.says(sentence), "{sentence}: {}", home.text());
    }
    let html = home.html();
    assert!(html.find("What you asked us to do").unwrap() < html.find("id=\"status\"").unwrap());
    for number in [&access, &complaint] {
        assert!(home.links().contains(&page(number)), "{number}");
    }
    matter.is_asked(&access).await;
    // Whoever holds only a mailbox learns that there is a question, and not which.
    matter
        .world
        .app
        .execute("UPDATE manage_session SET proofs = '{link}'")
        .await;
    let home = matter.resident.get("/manage/enquiry").await;
    assert!(home.says("We have a question for you") && !home.says(QUESTION));
    let html = home.html();
    assert!(
        html.find("We have a question for you").unwrap()
            < html.find("What you asked us to do").unwrap()
    );
    matter.end().await;
}

#[tokio::test]
async fn a_day_that_is_past_is_not_promised_any_more() {
    let mut matter = Matter::start().await;
    let number = matter.asks("portability", "").await;
    matter.world.app.advance(TimeDelta::days(40));
    matter.comes_back().await;
    let list = matter.resident.get("/manage/enquiry/rights").await;
    assert!(
        list.says("We should have answered by Friday 18 December 2026. We are late."),
        "{}",
        list.text()
    );
    assert!(!list.says("We answer by"));
    assert!(matter.reads(&number).await.says("We are late."));
    matter.end().await;
}

#[tokio::test]
async fn a_complaint_is_told_the_same_days_wherever_it_is_made() {
    let mut matter = Matter::start().await;
    let said = "On this website we thank you straight away. A person answers within 5 working days. \
                If you complain in another way, we tell you within 30 days that we have it.";
    for path in ["/contact", "/manage/enquiry/complaint"] {
        let page = matter.resident.get(path).await;
        assert!(page.says(said), "{path}: {}", page.text());
    }
    let complaint = matter.resident.get("/manage/enquiry/complaint").await;
    assert!(complaint.says("Say what happened, and when.") && !complaint.says("what is right"));
    matter.end().await;
}

#[tokio::test]
async fn words_that_are_too_long_are_never_left_out_of_a_request() {
    let mut matter = Matter::start().await;
    let long = "x".repeat(1_001);
    for (path, kind) in [
        ("/manage/enquiry/rights", "access"),
        ("/manage/enquiry/complaint", "complaint"),
    ] {
        let sent = matter
            .resident
            .fill(path, &[("kind", kind), ("words", &long)])
            .await;
        assert_eq!(sent.status(), 422, "{path}");
        assert!(sent.says("What you write must be 1,000 characters or less"));
        assert!(sent.html().contains(&long), "the text is kept");
    }
    matter.end().await;
}

#[tokio::test]
async fn who_is_asked_who_they_are_answers_in_the_same_way() {
    let mut matter = Matter::start().await;
    let number = matter.asks("correct", "My street is wrong").await;
    let asked = [
        ("action", "identity_asked"),
        ("words", "What is your date of birth?"),
    ];
    matter.acts(&number, &asked).await;
    let home = matter.resident.get("/manage/enquiry").await;
    assert!(home.says("We have a question for you"), "{}", home.text());
    assert!(matter.reads(&number).await.says("Answer us here"));
    matter.writes(&number, "The first of May").await;
    let request = matter.dpo.get(&format!("/staff/rights/{number}")).await;
    assert!(request.says("The first of May") && request.says("Waiting for proof of identity"));
    matter.end().await;
}
