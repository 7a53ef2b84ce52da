//! The choices of a case as an officer may write them down.

use crate::notice::Publications;
use crate::{
    case::{person, store},
    consents_by_staff::access::Opened,
};
use crate::{
    consent::ledger::{Entry, Ledger},
    receipt, wording,
};
use app::{
    domain::{
        codes::{AboutWhom, AgeBand, ContactRoute, Flag},
        consent::{
            ConsentAsker, ConsentPurpose, Purpose, effective, latest, offered_in_conversation,
        },
        controller::Controller,
        ids::WordingId,
        safe_contact::SafeContactWishes,
        wording::Wording,
    },
    forms::staff::{ConsentForm, RecordedContact},
    staff::consents::{ConsentLine, ConsentsView, NotAskedReason, RecordedConsent},
};
use chrono::{DateTime, Utc};
use entity::{contact_log, enquiry_content};
use platform::{db::Sql, error::Result, ids::EnquiryId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// Contacts to point at: more than anybody has had this week.
const CONTACTS: u64 = 20;

/// The page's data, and what writing needs beside it.
pub struct Loaded {
    pub view: ConsentsView,
    pub ledger: Ledger,
    pub controller: Controller,
    pub route: ContactRoute,
    pub wishes: SafeContactWishes,
    pub flags: Vec<Flag>,
    receipts: HashMap<String, String>,
}

impl Loaded {
    /// Reads the case around its ledger, which an act has locked. `done`: say what was written last.
    ///
    /// # Errors
    /// The database; a row that does not hold what it must.
    pub async fn with(
        texts: &Publications,
        opened: &Opened,
        ledger: Ledger,
        done: bool,
    ) -> Result<Self> {
        let (staff, row) = (&opened.staff, &opened.enquiry);
        let key = store::key(staff, row.id).await?;
        let content = person::content(staff, row.id).await?;
        let route: ContactRoute = *row.contact_route;
        let mut wishes = person::wishes(staff, row.id, &key).await?.wishes;
        wishes.contact_me_instead |= route == ContactRoute::NoneIWillContactYou;
        let controller: Controller = *row.controller;
        let about: AboutWhom = *row.about_whom;
        let age: AgeBand = *row.age_band;
        let asker = ConsentAsker {
            controller,
            about,
            age,
            wishes: &wishes,
        };
        let not_asked = if about == AboutWhom::SomeoneElse {
            Some(NotAskedReason::SomeoneElse)
        } else if age.under_13() {
            Some(NotAskedReason::Under13)
        } else {
            row.withdrawn_at.map(|_| NotAskedReason::TakenBack)
        };
        let asked = match not_asked {
            None => offered_wordings(texts, opened, asker, &content).await?,
            Some(_) => Vec::new(),
        };
        let offers = offers(opened, asked, &ledger, controller).await?;
        let receipts = receipt::codes_by_event(&staff.tx, EnquiryId(row.id)).await?;
        let mut loaded = Self {
            view: ConsentsView {
                now: staff.now,
                reference: row.reference.clone(),
                name: person::person(row, &content, &key)?
                    .name
                    .expose()
                    .to_owned(),
                reason: opened.reason,
                offers,
                not_asked,
                contacts: contacts(opened).await?,
                recorded: None,
            },
            ledger,
            controller,
            route,
            wishes,
            flags: row.flags.0.clone(),
            receipts,
        };
        if done {
            loaded.view.recorded = loaded.newest(opened).await?;
        }
        Ok(loaded)
    }

    /// Whether the newest event is the very one that this form asks for, by the same person.
    pub fn already(&self, opened: &Opened, form: &ConsentForm) -> bool {
        self.ledger.entries().last().is_some_and(|entry| {
            form.about() == Some((entry.event.purpose, entry.event.action))
                && entry.event.recorded_by == Some(opened.staff.officer.id)
                && entry.event.channel.code() == form.channel
        })
    }

    /// The receipt of the newest event.
    pub fn newest_receipt(&self) -> Option<String> {
        let newest = self.ledger.entries().last()?;
        self.receipts.get(&newest.hash).cloned()
    }

    /// What this person has just written down.
    async fn newest(&self, opened: &Opened) -> Result<Option<RecordedConsent>> {
        let newest = self
            .ledger
            .entries()
            .last()
            .filter(|entry| entry.event.recorded_by == Some(opened.staff.officer.id));
        let Some(Entry { event, .. }) = newest else {
            return Ok(None);
        };
        let words = wording::shown(&opened.staff.tx, &[event.wording]).await?;
        let on = effective(&self.ledger.events(), event.purpose, event.controller);
        Ok(Some(RecordedConsent {
            title: words
                .get(&event.wording)
                .map(|wording| wording.body.title.clone())
                .unwrap_or_default(),
            action: event.action,
            at: event.occurred_at,
            receipt: self.newest_receipt(),
            mailed: mailed(opened, event.recorded_at).await?,
            superseded: on != event.action.turns_on(),
        }))
    }
}

/// The words of everything that may be asked in conversation.
async fn offered_wordings(
    texts: &Publications,
    opened: &Opened,
    asker: ConsentAsker<'_>,
    content: &enquiry_content::Model,
) -> Result<Vec<Wording>> {
    let partners = texts.partners();
    let purposes = &texts.data().purposes;
    let current = texts.wordings(&opened.staff.tx).await?;
    Ok(offered_in_conversation(purposes, &partners, asker)
        .into_iter()
        .filter(|purpose| purpose.purpose() != Purpose::UpdatesSms || content.phone.is_some())
        .filter_map(|purpose| wording::find(&current, asker.controller, purpose).cloned())
        .collect())
}

/// What may be asked, and what is on although it is asked no more: that can be taken back, in the words
/// in which it was given. Nothing is read from any other enquiry of the same person.
async fn offers(
    opened: &Opened,
    asked: Vec<Wording>,
    ledger: &Ledger,
    controller: Controller,
) -> Result<Vec<ConsentLine>> {
    let events = ledger.events();
    let mut kept: Vec<(ConsentPurpose, WordingId)> = Vec::new();
    for event in &events {
        let purpose = event.purpose;
        let known = asked.iter().any(|wording| wording.purpose == purpose)
            || kept.iter().any(|(other, _)| *other == purpose);
        if let (false, true, Some(last)) = (
            known,
            effective(&events, purpose, controller),
            latest(&events, purpose, controller),
        ) {
            kept.push((purpose, last.wording));
        }
    }
    let ids: Vec<WordingId> = kept.iter().map(|(_, wording)| *wording).collect();
    let mut shown = wording::shown(&opened.staff.tx, &ids).await?;
    let gone: Vec<Wording> = ids.iter().filter_map(|id| shown.remove(id)).collect();
    let offer = |wording: Wording, asked: bool| {
        let last = latest(&events, wording.purpose, controller);
        ConsentLine {
            on: last.is_some_and(|event| event.action.turns_on()),
            last_decision: last.map(|event| (event.action, event.occurred_at, event.channel)),
            can_ask: asked,
            wording,
        }
    };
    Ok(asked
        .into_iter()
        .map(|wording| offer(wording, true))
        .chain(gone.into_iter().map(|wording| offer(wording, false)))
        .collect())
}

async fn contacts(opened: &Opened) -> Result<Vec<RecordedContact>> {
    contact_log::Entity::find()
        .filter(contact_log::Column::EnquiryId.eq(opened.enquiry.id))
        .order_by_desc(contact_log::Column::At)
        .limit(CONTACTS)
        .all(&opened.staff.tx)
        .await?
        .into_iter()
        .map(|row| {
            Ok(RecordedContact {
                id: row.id,
                channel: *row.channel,
                at: row.at,
            })
        })
        .collect()
}

const RECEIPT_MAILED: Sql = Sql::staff(
    "SELECT EXISTS (SELECT FROM outbox WHERE enquiry_id = $1 AND kind = 'consent_receipt' AND created_at = $2 \
       AND state IN ('queued', 'sent'))",
);

/// Whether a receipt went by email for what was written down at this instant.
async fn mailed(opened: &Opened, at: DateTime<Utc>) -> Result<bool> {
    let values = [opened.enquiry.id.into(), at.into()];
    Ok(RECEIPT_MAILED.value(&opened.staff.tx, values).await?)
}
