//! A safeguarding concern: raised, told, kept among few, phoned about, ended.

mod calls;
mod few;
mod raised;
mod walls;

use crate::staff::world::{Sent, World};
use app::domain::{ids::StaffId, permission::Role};
use harness::{Answer, App, Client, canary};
use platform::crypto::{Place, WrappedKey};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// Seals a work address for an account, as joining does.
pub async fn gives_address(app: &App, id: StaffId, email: &str) {
    let sql = format!("SELECT totp_epoch, totp_wrapped_key FROM staff WHERE id = '{id}'");
    let row = app
        .owner
        .query_one_raw(Statement::from_string(DbBackend::Postgres, sql))
        .await
        .unwrap()
        .unwrap();
    let wrapped = WrappedKey {
        epoch: row.try_get("", "totp_epoch").unwrap(),
        bytes: row.try_get("", "totp_wrapped_key").unwrap(),
    };
    let key = app.state.keys.unwrap(&wrapped, id).unwrap();
    let sealed = key
        .seal_text(Place::new("staff", id, "email"), email)
        .unwrap();
    let values = [sealed.into(), id.0.into()];
    let sql = "UPDATE staff SET email = $1 WHERE id = $2";
    app.owner
        .execute_raw(Statement::from_sql_and_values(
            DbBackend::Postgres,
            sql,
            values,
        ))
        .await
        .unwrap();
}

/// A lead of the council, signed in.
pub async fn lead(world: &World) -> Client {
    let id = world.account("l.one", &[Role::SafeguardingLead], &[]).await;
    gives_address(&world.app, id, "lead@example.org").await;
    world.sign_in("l.one").await
}

/// What is typed when a concern is raised. Each is a canary: it may stand on the page and nowhere else.
pub fn worry() -> Vec<(&'static str, String)> {
    vec![
        ("about", "child".to_owned()),
        ("worry", canary("worry")),
        ("seen", canary("seen")),
        ("act", canary("act")),
    ]
}

pub async fn raises(client: &mut Client, sent: &Sent) -> Answer {
    let page = client.get(&sent.below("concern")).await;
    let form = page
        .form_to("/concern")
        .unwrap_or_else(|| panic!("no form: {}", page.text()));
    let typed = worry();
    let fields: Vec<(&str, &str)> = typed
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    client.submit_form(&page, &form, &fields).await
}

/// Fills in one of the forms of the page.
pub async fn fills(client: &mut Client, sent: &Sent, act: &str, fields: &[(&str, &str)]) -> Answer {
    let page = client.get(&sent.below("concern")).await;
    let form = page
        .form_to(&format!("/concern/{act}"))
        .unwrap_or_else(|| panic!("no form: {}", page.text()));
    client.submit_form(&page, &form, fields).await
}

/// A call to the hub, of which the person was not told.
pub const CALL: [(&str, &str); 7] = [
    ("receiver", "massh"),
    ("fields", "name"),
    ("fields", "topic"),
    ("why", "To keep a child safe tonight"),
    ("told", "no"),
    ("told_why", "The other adult reads the post"),
    ("outcome", "They visit today"),
];
