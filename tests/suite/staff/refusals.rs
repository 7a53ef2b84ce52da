//! Every refusal is on record once, whichever address of staff refuses (`access.refused`).

use super::world::{New, Sent, World};
use app::domain::{ids::StaffId, permission::Role};
use harness::Client;
use regex::Regex;

/// A session is over after this; the walk goes on in it.
const ENDS_THE_SESSION: &str = "/staff/sign-out";

/// Whoever holds a link may open it; one that is over says so to everybody alike.
const FOR_EVERYBODY: &str = "/staff/join/{token}";

/// Below this, an answer to somebody who may ask does not end.
const STREAMS: &str = "/staff/live/";

/// Every address of staff as the router has it, with the names of its parts in braces.
fn addresses() -> Vec<String> {
    let source = include_str!("../../../server/src/router/staff.rs");
    let pattern = Regex::new(r#"\.route\(\s*"(/staff(?:/[^"]*)?)""#).unwrap();
    let found: Vec<String> = pattern
        .captures_iter(source)
        .map(|found| found[1].to_owned())
        .filter(|address| ![ENDS_THE_SESSION, FOR_EVERYBODY].contains(&address.as_str()))
        .collect();
    assert!(found.len() > 60, "{found:?}");
    found
}

/// The address about this enquiry and this account; what else it may name is nobody's.
fn filled(address: &str, sent: &Sent, account: StaffId) -> String {
    let part = Regex::new(r"\{\*?(\w+)\}").unwrap();
    part.replace_all(address, |found: &regex::Captures<'_>| match &found[1] {
        "reference" => sent.reference.clone(),
        "id" => account.to_string(),
        "code" => "FH-CEN".to_owned(),
        "table" => "queues".to_owned(),
        _ => "nothing".to_owned(),
    })
    .into_owned()
}

/// Who was refused what, in order: account, reason, reference.
async fn refusals(world: &World) -> Vec<String> {
    let sql = "SELECT coalesce(string_agg(concat_ws(' ', actor_id, reason, coalesce(detail ->> 'reference', '-')), ','), '') \
               FROM audit_event WHERE action = 'access.refused'";
    let all = world.app.value(sql).await.unwrap();
    let mut rows: Vec<String> = all
        .split(',')
        .filter(|row| !row.is_empty())
        .map(str::to_owned)
        .collect();
    rows.sort();
    rows
}

/// What is in the second list and was not in the first.
fn added(before: &[String], after: &[String]) -> Vec<String> {
    let mut left = after.to_vec();
    for row in before {
        if let Some(at) = left.iter().position(|other| other == row) {
            left.remove(at);
        }
    }
    left
}

/// Asks for every address in both ways; `seen` is given address, status and what was recorded since. Streams are left
/// out for whoever may watch.
async fn walk(
    world: &World,
    client: &mut Client,
    sent: &Sent,
    account: StaffId,
    may_watch: bool,
    mut seen: impl FnMut(&str, u16, Vec<String>),
) {
    let lets_in = |address: &str| may_watch && address.starts_with(STREAMS);
    client.follow = false;
    client.header("sec-fetch-site", "same-origin");
    let mut before = refusals(world).await;
    for address in addresses().into_iter().filter(|address| !lets_in(address)) {
        let path = filled(&address, sent, account);
        for method in ["GET", "POST"] {
            let answer = if method == "GET" {
                client.get(&path).await
            } else {
                client.post(&path, &[("action", "none")]).await
            };
            let after = refusals(world).await;
            let name = format!("{method} {address}");
            seen(&name, answer.status(), added(&before, &after));
            before = after;
        }
    }
}

#[tokio::test]
async fn every_address_of_staff_records_what_it_refuses_once() {
    let world = World::start().await;
    let sent = world.enquiry(New::in_queue("FH-CEN")).await;
    let other = world.account("a.sample", &[Role::ManagerFh], &[]).await;
    let mut wrong = Vec::new();
    let (mut forbidden, mut hidden) = (0, 0);
    for (name, role, queues) in [
        ("nothing.allowed", Role::Analyst, [].as_slice()),
        ("other.organisation", Role::TriageTpa, &["TPA-SSH"]),
        ("own.queue", Role::TriageFh, &["FH-CEN"]),
    ] {
        let own_queue = queues.contains(&"FH-CEN");
        let id = world.account(name, &[role], queues).await;
        let mut client = world.sign_in(name).await;
        walk(
            &world,
            &mut client,
            &sent,
            other,
            own_queue,
            |address: &str, status: u16, rows: Vec<String>| {
                let reason = match status {
                    403 => "not_allowed",
                    404 => "not_in_scope",
                    _ if rows.is_empty() => return,
                    _ => "nothing",
                };
                forbidden += usize::from(status == 403);
                hidden += usize::from(status == 404);
                let reference = if address.contains("{reference}") {
                    sent.reference.as_str()
                } else {
                    "-"
                };
                if rows != [format!("{id} {reason} {reference}")] {
                    wrong.push(format!("{name}: {address} answered {status}: {rows:?}"));
                }
            },
        )
        .await;
        assert_eq!(client.get("/staff/account").await.status(), 200, "{name}");
    }
    assert!(wrong.is_empty(), "recorded:\n{}", wrong.join("\n"));
    assert!(forbidden > 0 && hidden > 100, "{forbidden} {hidden}");
    world.app.end().await;
}

#[tokio::test]
async fn nothing_is_recorded_of_somebody_who_is_not_signed_in() {
    let world = World::start().await;
    let sent = world.enquiry(New::in_queue("FH-CEN")).await;
    let id = world
        .account("own.queue", &[Role::TriageFh], &["FH-CEN"])
        .await;
    let mut over = world.sign_in("own.queue").await;
    let cookie = over.cookie("staff").unwrap().to_owned();
    let page = over.get("/staff/account").await;
    let out = page.form_to(ENDS_THE_SESSION).unwrap();
    over.submit_form(&page, &out, &[]).await;
    for cookie in [None, Some(cookie.as_str()), Some("made-up")] {
        let mut client = world.app.client();
        if let Some(cookie) = cookie {
            client.set_cookie("staff", cookie);
        }
        walk(
            &world,
            &mut client,
            &sent,
            id,
            false,
            |address: &str, status: u16, rows: Vec<String>| {
                assert!(rows.is_empty(), "{address} answered {status}: {rows:?}");
            },
        )
        .await;
    }
    world.app.end().await;
}
