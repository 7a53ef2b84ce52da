//! Accounts kept in the browser: two people for everything that gives, at once for what takes away.

mod join;
mod own;
mod passkeys;
mod people;
mod review;
mod sso;
mod wall;

use crate::staff::world::World;
use app::domain::permission::Role;
use chrono::TimeDelta;
use harness::{Answer, Client, canary};
use sea_orm::ConnectionTrait;
use server::staff::account::totp;

pub const ONE: &str = "admin.one";
pub const TWO: &str = "admin.two";
pub const PEOPLE: &str = "/staff/admin/people";
pub const NEW_PASSWORD: &str = "three teapots under a bus";

/// A portal of the council with two administrators.
pub async fn council() -> World {
    let world = World::start().await;
    world.account(ONE, &[Role::Admin], &[]).await;
    world.account(TWO, &[Role::Admin], &[]).await;
    world
}

/// Presses a button of a page: sends these fields with the page's form token, and nothing else of its form.
pub async fn press(client: &mut Client, page: &str, to: &str, fields: &[(&str, &str)]) -> Answer {
    let page = client.get(page).await;
    let form = page.form().expect("a form");
    let token = form
        .fields
        .iter()
        .find(|(name, _)| name == "form_token")
        .map(|(_, value)| value.clone())
        .expect("a form token");
    let mut all = vec![("form_token", token.as_str())];
    all.extend_from_slice(fields);
    client.post(to, &all).await
}

pub async fn id_of(world: &World, name: &str) -> String {
    let sql = format!("SELECT id FROM staff WHERE name = '{name}'");
    world.app.value(&sql).await.unwrap()
}

/// The proposal that waits, if any.
pub async fn open_proposal(world: &World) -> Option<String> {
    let sql = "SELECT (SELECT id FROM staff_proposal WHERE decided_at IS NULL ORDER BY proposed_at DESC LIMIT 1)";
    world.app.value(sql).await
}

/// Says yes, no, or "I take it back" to what waits.
pub async fn decides(world: &World, client: &mut Client, decision: &str) -> Answer {
    let id = open_proposal(world).await.expect("something waits");
    let to = format!("{PEOPLE}/decision/{id}");
    press(client, PEOPLE, &to, &[("action", decision)]).await
}

/// Fills in an invitation of an officer of one queue.
pub async fn invites(client: &mut Client, name: &str) -> Answer {
    let shown = canary("joiner");
    let fields = [
        ("display_name", shown.as_str()),
        ("name", name),
        ("email", "zxqcanary.joiner@example.org"),
        ("roles", "triage_fh"),
        ("queues", "FH-CEN"),
    ];
    client.fill(&format!("{PEOPLE}/new"), &fields).await
}

/// The link in the newest mail.
pub async fn link(world: &World) -> String {
    world.app.send_mail().await;
    let mail = world.app.mail.received().pop().expect("a mail");
    let text = mail.body();
    let at = text.find("/staff/join/").expect("a link");
    text[at..].split_whitespace().next().unwrap().to_owned()
}

/// An invitation of this name, approved; the link that was mailed.
pub async fn invited(world: &World, name: &str) -> String {
    let mut one = world.sign_in(ONE).await;
    assert_eq!(invites(&mut one, name).await.status(), 200);
    let mut two = world.sign_in(TWO).await;
    assert_eq!(decides(world, &mut two, "approved").await.status(), 200);
    link(world).await
}

/// The key that a page shows for the app.
pub fn key_on(page: &Answer) -> [u8; 20] {
    let link = page
        .links()
        .into_iter()
        .find(|link| link.starts_with("otpauth://"))
        .expect("a key");
    let coded = link
        .split("secret=")
        .nth(1)
        .and_then(|rest| rest.split('&').next())
        .unwrap()
        .to_owned();
    let mut bits = 0_u32;
    let mut held = 0_u32;
    let mut out = Vec::new();
    for letter in coded.bytes() {
        let value = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
            .iter()
            .position(|known| *known == letter)
            .unwrap();
        held = (held << 5) | u32::try_from(value).unwrap();
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            out.push(u8::try_from((held >> bits) & 0xff).unwrap());
        }
    }
    out.try_into().unwrap()
}

/// The code that an app with this key shows now.
pub fn code_of(world: &World, key: [u8; 20]) -> String {
    let seconds = u64::try_from(world.app.clock.now().timestamp()).unwrap();
    totp(key).unwrap().generate(seconds).to_string()
}

/// The recovery codes on a page.
pub fn codes_on(page: &Answer) -> Vec<String> {
    let pattern = regex::Regex::new(r"\b[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}\b").unwrap();
    pattern
        .find_iter(&page.text())
        .map(|found| found.as_str().to_owned())
        .collect()
}

/// Goes through the link as the invited person does. Answers the page with the recovery codes.
pub async fn joins(world: &World, client: &mut Client, link: &str) -> Answer {
    let page = client.get(link).await;
    let code = code_of(world, key_on(&page));
    let fields = [
        ("password", NEW_PASSWORD),
        ("again", NEW_PASSWORD),
        ("code", code.as_str()),
    ];
    client.submit(&page, &fields).await
}

/// What the database says to a statement of its owner that it refuses.
pub async fn owner_refuses(world: &World, sql: &str) -> String {
    let done = world.app.owner.execute_unprepared(sql).await;
    done.expect_err(sql).to_string()
}

pub async fn audited(world: &World, action: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM audit_event WHERE action = '{action}'");
    world.count(&sql).await
}

pub fn a_moment(world: &World) {
    world.app.advance(TimeDelta::seconds(31));
}
