//! What was said to each consent, and what is offered now.

use crate::{
    consent::ledger::{Entry, Ledger},
    notice::Publications,
    wording,
};
use app::{
    domain::{
        codes::{AboutWhom, AgeBand},
        consent::{self, ConsentEvent, ConsentPurpose, Purpose},
        controller::Controller,
        ids::WordingId,
        safe_contact::SafeContactWishes,
        wording::Wording,
    },
    resident::manage::{ChoiceState, LastDecision, PastDecision},
};
use platform::error::Result;
use sea_orm::ConnectionTrait;
use std::collections::HashMap;
/// What this person may be asked for today, with the words in force.
pub(super) async fn offered(
    texts: &Publications,
    tx: &impl ConnectionTrait,
    controller: Controller,
    about: AboutWhom,
    age: AgeBand,
    wishes: &SafeContactWishes,
    has_phone: bool,
) -> Result<Vec<Wording>> {
    let partners = texts.partners();
    let purposes = &texts.data().purposes;
    let offered = consent::offered(purposes, &partners, controller, about, age, wishes);
    let wordings = texts.wordings(tx).await?;
    Ok(offered
        .into_iter()
        .filter(|purpose| purpose.purpose() != Purpose::UpdatesSms || has_phone)
        .filter_map(|purpose| wording::find(&wordings, controller, purpose).cloned())
        .collect())
}

/// The boxes: what is offered, and what is on although it is offered no more, which can be taken back.
pub(super) async fn choices(
    tx: &impl ConnectionTrait,
    offered: Vec<Wording>,
    ledger: &Ledger,
    controller: Controller,
    receipts: &HashMap<String, String>,
) -> Result<Vec<ChoiceState>> {
    let events = ledger.events();
    let state = |wording: Wording, asked: bool| {
        let latest = consent::latest(&events, wording.purpose, controller);
        ChoiceState {
            can_ask: asked,
            on: latest.is_some_and(|event| event.action.turns_on()),
            last_decision: latest.map(|event| LastDecision {
                at: event.occurred_at,
                receipt: hash_of(ledger, event)
                    .and_then(|hash| receipts.get(hash))
                    .cloned(),
            }),
            decisions: events
                .iter()
                .rev()
                .filter(|event| event.purpose == wording.purpose && event.controller == controller)
                .map(|event| PastDecision {
                    yes: event.action.turns_on(),
                    at: event.occurred_at,
                })
                .collect(),
            wording,
        }
    };
    let mut kept: Vec<(ConsentPurpose, WordingId)> = Vec::new();
    for event in &events {
        let purpose = event.purpose;
        let known = offered.iter().any(|wording| wording.purpose == purpose)
            || kept.iter().any(|(other, _)| *other == purpose);
        if known || !consent::effective(&events, purpose, controller) {
            continue;
        }
        if let Some(latest) = consent::latest(&events, purpose, controller) {
            kept.push((purpose, latest.wording));
        }
    }
    let ids: Vec<WordingId> = kept.iter().map(|(_, wording)| *wording).collect();
    let mut shown = wording::shown(tx, &ids).await?;
    Ok(offered
        .into_iter()
        .map(|wording| state(wording, true))
        .chain(
            ids.iter()
                .filter_map(|id| shown.remove(id))
                .map(|wording| state(wording, false)),
        )
        .collect())
}

pub(super) async fn titles(
    tx: &impl ConnectionTrait,
    ledger: &Ledger,
) -> Result<HashMap<WordingId, String>> {
    let mut ids: Vec<WordingId> = ledger
        .entries()
        .iter()
        .map(|entry| entry.event.wording)
        .collect();
    ids.sort_unstable_by_key(|id| id.0);
    ids.dedup();
    let shown = wording::shown(tx, &ids).await?;
    Ok(shown
        .into_iter()
        .map(|(id, wording)| (id, wording.body.title))
        .collect())
}

fn hash_of<'a>(ledger: &'a Ledger, event: &ConsentEvent) -> Option<&'a String> {
    ledger
        .entries()
        .iter()
        .find(|entry| entry.event.id == event.id)
        .map(|entry: &Entry| &entry.hash)
}
