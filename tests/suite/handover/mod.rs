//! Between the organisations: hand-overs, and what goes to others.

mod answers;
mod matrix;
mod offers;
mod outside;
mod race;
mod walls;
mod withdrawals;

use crate::staff::world::{New, Sent, World};
use app::domain::{
    consent::{ConsentAction, ConsentChannel, GivenBy},
    controller::Controller,
    ids::{NoticeVersionId, WordingId},
};
use harness::{Answer, App, Client};
use platform::{cookie::Token, ids::EnquiryId};
use server::consent::ledger::{Act, Change, Ledger};

/// The yes that names the people of the Alliance's desk.
pub const SHARE: &str = "C1_share_tpa:shg";

/// What a case cannot be worked without.
pub const FOUR: [(&str, &str); 4] = [
    ("fields", "name"),
    ("fields", "contact_route"),
    ("fields", "safe_contact"),
    ("fields", "topic"),
];

/// Writes into the ledger what the person said to one purpose.
pub async fn says(app: &App, sent: &Sent, purpose: &str, action: ConsentAction) {
    let (code, partner) = purpose.split_once(':').unwrap_or((purpose, ""));
    let sql = format!(
        "SELECT id FROM wording WHERE purpose_code = '{code}' AND coalesce(recipient, '') = '{partner}' LIMIT 1"
    );
    let wording = WordingId(app.value(&sql).await.unwrap().parse().unwrap());
    let sql = format!("SELECT controller FROM enquiry WHERE id = '{}'", sent.id);
    let controller: Controller = app.value(&sql).await.unwrap().parse().unwrap();
    let sql = format!("SELECT id FROM notice_version WHERE controller = '{controller}' LIMIT 1");
    let act = Act {
        subject: sent.id,
        controller,
        given_by: GivenBy::Myself,
        notice_version: NoticeVersionId(app.value(&sql).await.unwrap().parse().unwrap()),
        channel: ConsentChannel::Online,
        evidence: "form:1".to_owned(),
        at: app.clock.now(),
        recorded_by: None,
    };
    let change = Change {
        purpose: purpose.parse().unwrap(),
        action,
        wording,
        named_recipients: vec!["Stockport Homes Group".to_owned()],
    };
    let mut ledger = Ledger::load(&app.owner, sent.id).await.unwrap();
    ledger.append(&app.owner, &act, vec![change]).await.unwrap();
}

/// A case whose person said yes.
pub async fn agreed(world: &World, new: New) -> Sent {
    let sent = world.enquiry(new).await;
    says(&world.app, &sent, SHARE, ConsentAction::Given).await;
    sent
}

/// Fills in the form of a hand-over to the Support Hub.
pub async fn offers(
    client: &mut Client,
    sent: &Sent,
    basis: &str,
    more: &[(&str, &str)],
) -> Answer {
    let page = client.get(&sent.below("handover")).await;
    let form = page
        .form_to("/handover")
        .unwrap_or_else(|| panic!("no form: {}", page.text()));
    let fields: Vec<(&str, &str)> = [
        ("to_queue", "TPA-SSH"),
        ("basis", basis),
        ("why", "It is about their rent"),
    ]
    .into_iter()
    .chain(FOUR)
    .chain(more.iter().copied())
    .collect();
    client.submit_form(&page, &form, &fields).await
}

/// The newest share, as an address of the receiver's desk.
pub async fn newest(app: &App) -> String {
    let id = app
        .value("SELECT id FROM share ORDER BY made_at DESC, id DESC LIMIT 1")
        .await
        .unwrap();
    format!("/staff/handovers/{id}")
}

/// Presses a button of the receiver's page.
pub async fn answers(client: &mut Client, at: &str, fields: &[(&str, &str)]) -> Answer {
    client.header("sec-fetch-site", "same-origin");
    client.post(at, fields).await
}

/// A browser that has the person's enquiry open.
pub async fn comes_back(app: &App, enquiry: EnquiryId) -> Client {
    let token = Token::random();
    let now = app.clock.now().to_rfc3339();
    app.execute(&format!(
        "INSERT INTO manage_session (token_hash, enquiry_id, proofs, created_at, touched_at) \
         VALUES (decode('{}', 'hex'), '{enquiry}', '{{passphrase}}', '{now}', '{now}')",
        token.hash().to_hex(),
    ))
    .await;
    let mut client = app.client();
    client.set_cookie("manage", token.expose());
    client.header("sec-fetch-site", "same-origin");
    client
}
