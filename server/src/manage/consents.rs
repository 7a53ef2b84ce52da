//! `/manage/enquiry/consents`: giving and taking back, at once, without a reason (seed T45, rule 2.1).

use super::{case::Loaded, session::Entered};
use crate::manage::reconsent;
use crate::notice::Publications;
use crate::{
    consent::ledger::{Act, Change, Entry, Ledger},
    receipt,
    receipt::Issue,
};
use app::domain::activity::Activity;
use app::domain::reference_data::ReferenceData;
use app::{
    domain::{
        codes::Priority,
        consent::{ConsentAction, ConsentChannel, ConsentPurpose, GivenBy},
        identity::ManageAction,
    },
    forms::manage::{ChangeChoicesForm, ChoiceChange},
    resident::manage::{ChoiceChanges, ChoicesPage, ManagedCase},
    ui::Problems,
};
use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use chrono::{DateTime, Utc};
use http::StatusCode;
use leptos::prelude::*;
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    db::Sql,
    error::Result,
    fields::Fields,
    ids::uuid_at,
    limits::Client,
    page::Page,
};
use sea_orm::ConnectionTrait;

const HERE: &str = "/manage/enquiry/consents";

/// GET `/manage/enquiry/consents`
pub async fn show_consents(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let entered = Entered::by(&state, &page, ManageAction::ChangeConsents).await?;
    let loaded = Loaded::read(&state, &texts, &entered).await?;
    entered.tx.commit().await?;
    let changed = (query.as_deref() == Some("done"))
        .then(|| changed(&loaded))
        .flatten();
    let ticked = on(&loaded.case);
    let case = loaded.case;
    Ok(page.ok(|| view! { <ChoicesPage case ticked changed problems=Problems::default()/> }))
}

/// POST `/manage/enquiry/consents`: `choices` are all that stay on; with `action=again`, besides yes or no to what is
/// asked again.
pub async fn change_consents(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    client: Client,
    fields: Fields,
) -> Result<Response> {
    let form = ChangeChoicesForm::read(&fields);
    let entered = Entered::by(&state, &page, ManageAction::ChangeConsents).await?;
    // Locked, because what changes is worked out from what is on.
    let ledger = Ledger::load_locked(&entered.tx, entered.id()).await?;
    let mut loaded = Loaded::with(&state, &texts, &entered, ledger).await?;
    let parsed = match reconsent::answered(&fields) {
        Some(again) => reconsent::wanted(&again, &form, &loaded),
        None => form.parse(&loaded.standing(), loaded.case.in_force.version),
    };
    let wanted = match parsed {
        Ok(wanted) => wanted,
        Err(problems) => {
            entered.tx.commit().await?;
            let ticked = form.choices;
            let case = loaded.case;
            return Ok(page.with_status(
                StatusCode::UNPROCESSABLE_ENTITY,
                || view! { <ChoicesPage case ticked changed=None problems/> },
            ));
        }
    };
    if wanted.is_empty() {
        entered.tx.commit().await?;
        return Ok(page.see_other("/manage/enquiry"));
    }
    write(
        &state,
        &entered,
        &mut loaded,
        &wanted,
        client,
        page.lang().code(),
    )
    .await?;
    entered.tx.commit().await?;
    Ok(page.see_other("/manage/enquiry/consents?done"))
}

/// Takes back everything that is on, in the caller's transaction.
///
/// # Errors
/// The database; a ledger whose chain does not hold.
pub(super) async fn withdraw_all(
    state: &Platform,
    texts: &Publications,
    entered: &Entered,
    client: Client,
    language: &str,
) -> Result<()> {
    let ledger = Ledger::load_locked(&entered.tx, entered.id()).await?;
    let mut loaded = Loaded::with(state, texts, entered, ledger).await?;
    let wanted: Vec<ChoiceChange> = loaded
        .case
        .choices
        .iter()
        .filter(|choice| choice.on)
        .map(|choice| ChoiceChange {
            purpose: choice.wording.purpose,
            action: ConsentAction::Withdrawn,
        })
        .collect();
    if wanted.is_empty() {
        return Ok(());
    }
    write(state, entered, &mut loaded, &wanted, client, language).await
}

/// The ledger, its receipt, what follows from a withdrawal, and the audit: all or nothing.
async fn write(
    state: &Platform,
    entered: &Entered,
    loaded: &mut Loaded,
    wanted: &[ChoiceChange],
    client: Client,
    language: &str,
) -> Result<()> {
    let (tx, now, id) = (&entered.tx, state.clock.now(), entered.id());
    let controller = loaded.case.controller;
    let act = Act {
        subject: id,
        controller,
        given_by: GivenBy::Myself,
        notice_version: loaded.in_force,
        channel: ConsentChannel::Online,
        evidence: format!("page:{HERE}"),
        at: now,
        recorded_by: None,
    };
    let changes = wanted
        .iter()
        .filter_map(|wanted| change(&loaded.case, *wanted))
        .collect();
    let entries = loaded.ledger.append(tx, &act, changes).await?;
    for entry in entries {
        let purpose = entry.event.purpose;
        let action = match entry.event.action {
            ConsentAction::Withdrawn => {
                effects(tx, purpose, entered.data(), now).await?;
                "consent.withdraw"
            }
            ConsentAction::Refreshed => "consent.refresh",
            _ => "consent.give",
        };
        let event = AuditEvent::new(Actor::Resident, Activity::ConsentLedger, action)
            .about(id, controller)
            .client(client)
            // The hash, so that the chain of the audit vouches for the newest row of the ledger, too.
            .detail(serde_json::json!({ "purpose": purpose, "event": entry.event.id.0, "hash": entry.hash }));
        audit::record(tx, now, event).await?;
    }
    let issue = Issue {
        enquiry: id,
        controller,
        language,
        entries,
        at: now,
        purposes: &entered.data().purposes,
    };
    receipt::issue(tx, &state.keys, issue).await?;
    Ok(())
}

/// The ledger's side of a box: bound to the words that stand beside it.
fn change(case: &ManagedCase, wanted: ChoiceChange) -> Option<Change> {
    let ChoiceChange { purpose, action } = wanted;
    case.choices
        .iter()
        .find(|choice| choice.wording.purpose == purpose)
        .map(|choice| Change {
            purpose,
            action,
            wording: choice.wording.id,
            named_recipients: vec![choice.wording.recipient.clone()],
        })
}

const WITHDRAWAL_EFFECTS: Sql = Sql::web("SELECT app.withdrawal_effects($1, $2, $3)");

/// Messages that rested on the consent are cancelled; the officer is to tell the recipient on the same day.
async fn effects(
    tx: &impl ConnectionTrait,
    purpose: ConsentPurpose,
    data: &ReferenceData,
    now: DateTime<Utc>,
) -> Result<()> {
    let due = data.first_look(Priority::Urgent, now);
    let values = [purpose.to_string().into(), uuid_at(now).into(), due.into()];
    WITHDRAWAL_EFFECTS.execute(tx, values).await?;
    Ok(())
}

/// Codes of what is on.
fn on(case: &ManagedCase) -> Vec<String> {
    case.choices
        .iter()
        .filter(|choice| choice.on)
        .map(|choice| choice.wording.purpose.to_string())
        .collect()
}

/// What the newest answer given here did. The state before it is today's with each of its events turned
/// round, because an answer writes only what changes.
fn changed(loaded: &Loaded) -> Option<ChoiceChanges> {
    let entries = loaded.ledger.entries();
    let newest = entries
        .last()
        .filter(|entry| entry.event.evidence.starts_with("page:"))?;
    let at = newest.event.occurred_at;
    let last: Vec<&Entry> = entries
        .iter()
        .filter(|entry| entry.event.recorded_at == newest.event.recorded_at)
        .filter(|entry| entry.event.occurred_at == at)
        .collect();
    let titles = |matches: &dyn Fn(ConsentAction) -> bool| {
        last.iter()
            .filter(|entry| matches(entry.event.action))
            .filter_map(|entry| loaded.titles.get(&entry.event.wording).cloned())
            .collect::<Vec<String>>()
    };
    // A yes that was said once more was on before, too.
    let was_on = |action: ConsentAction| !action.turns_on() || action == ConsentAction::Refreshed;
    let touched = |code: &String| {
        last.iter()
            .any(|entry| entry.event.purpose.to_string() == *code)
    };
    let asked = |code: &String| {
        loaded
            .case
            .choices
            .iter()
            .any(|choice| choice.can_ask && choice.wording.purpose.to_string() == *code)
    };
    let before: Vec<String> = on(&loaded.case)
        .into_iter()
        .filter(|code| !touched(code))
        .chain(
            last.iter()
                .filter(|entry| was_on(entry.event.action))
                .map(|entry| entry.event.purpose.to_string()),
        )
        .collect();
    // A yes that was only said once more leaves nothing to go back to, and what is asked no more cannot
    // come back by one press: there are no words to agree to.
    let turned = |entry: &&Entry| entry.event.action != ConsentAction::Refreshed;
    let undo = last.iter().any(turned)
        && last
            .iter()
            .all(|entry| entry.event.action.turns_on() || asked(&entry.event.purpose.to_string()));
    Some(ChoiceChanges {
        at,
        given: titles(&|action| action.turns_on() && action != ConsentAction::Refreshed),
        reconfirmed: titles(&|action| action == ConsentAction::Refreshed),
        withdrawn: titles(&|action| !action.turns_on()),
        receipt: loaded.receipts.get(&newest.hash).cloned(),
        before: undo.then_some(before),
    })
}
