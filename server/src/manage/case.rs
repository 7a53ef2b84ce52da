//! One enquiry as its own person sees it, read in their transaction.

use super::session::Entered;
use crate::notice::Publications;
use crate::{
    case::facts::status_of,
    consent::ledger::{Entry, Ledger},
    enquiry::content::{Contents, open_wishes},
    receipt, wording,
};
use app::{
    domain::{
        codes::{AboutWhom, AgeBand, ContactRoute},
        consent::{self, ConsentEvent, ConsentPurpose, Purpose},
        controller::Controller,
        ending::ContactRecord,
        ids::{NoticeVersionId, WordingId},
        notice::{Notice, NoticeVersion},
        safe_contact::{SafeContactWishes, way_to_reach},
        time::london_date,
        wording::Wording,
    },
    forms::{
        enquiry::{ContactAnswer, ContactWay},
        manage::{CurrentChoice, Details},
    },
    resident::manage::{
        CaseMoments, ChoiceState, HeldInformation, LastDecision, ManagedCase, NoticeLink,
        PastDecision,
    },
};
use entity::{data_key, enquiry, enquiry_content, hold, safe_contact};
use platform::Platform;
use platform::{
    crypto::{DataKey, WrappedKey},
    db::Sql,
    error::{AppError, Result},
    ids::EnquiryId,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
};
use std::collections::HashMap;

const MAY_UNDO: Sql = Sql::web("SELECT app.may_undo_withdrawal()");
const CONTACTS: Sql = Sql::web("SELECT reached, tried FROM app.manage_contacts()");

/// The enquiry with what its pages need.
pub struct Loaded {
    pub case: ManagedCase,
    /// The notice that the page showed as the one in force.
    pub in_force: NoticeVersionId,
    pub about: AboutWhom,
    pub age: AgeBand,
    pub ledger: Ledger,
    /// Codes of receipts by the hash of the ledger row they speak of.
    pub receipts: HashMap<String, String>,
    /// Titles of the words of every event, also of what is asked no more.
    pub titles: HashMap<WordingId, String>,
    key: DataKey,
    wishes: SafeContactWishes,
    content: enquiry_content::Model,
}

impl Loaded {
    /// Reads it with the ledger as given, which a page that writes has locked.
    ///
    /// # Errors
    /// The database; a row that does not hold what it must.
    pub async fn with(
        state: &Platform,
        texts: &Publications,
        entered: &Entered,
        ledger: Ledger,
    ) -> Result<Self> {
        let (tx, row, id) = (&entered.tx, &entered.enquiry, entered.id());
        let controller: Controller = *row.controller;
        let about: AboutWhom = *row.about_whom;
        let age: AgeBand = *row.age_band;
        let route: ContactRoute = *row.contact_route;
        let key = data_key(state, tx, id).await?;
        let wishes = wishes(tx, &key, id, route).await?;
        let content = enquiry_content::Entity::find()
            .filter(enquiry_content::Column::EnquiryId.eq(id.0))
            .order_by_desc(enquiry_content::Column::Version)
            .one(tx)
            .await?
            .ok_or_else(|| missing("its content"))?;
        let receipts = receipt::codes_by_event(tx, id).await?;
        let has_phone = content.phone.is_some();
        let offered = offered(texts, tx, controller, about, age, &wishes, has_phone).await?;
        let titles = titles(tx, &ledger).await?;
        let mut choices = choices(tx, offered, &ledger, controller, &receipts).await?;
        if row.withdrawn_at.is_some() {
            // Nobody works with it any more: there is nothing to say yes to.
            choices.iter_mut().for_each(|choice| choice.can_ask = false);
        }
        let (notices, now) = (texts.notices(tx).await?, state.clock.now());
        let today = london_date(now);
        let in_force = notices
            .current(Notice::of(controller), today)
            .ok_or_else(|| missing("a notice in force"))?;
        let again = crate::manage::reconsent::again(&notices, controller, &ledger, &choices, today);
        let case = ManagedCase {
            reference: row.reference.parse().map_err(AppError::internal)?,
            controller,
            queue: *row.queue,
            status: status_of(row)?,
            contacts: contacts(tx).await?,
            moments: CaseMoments {
                sent: row.received_at,
                read: row.confirmed_at,
                started: row.started_at,
                // What was handed over is not finished: somebody else is at it.
                finished: row.closed_at.filter(|_| row.transferred_at.is_none()),
                withdrawn: row.withdrawn_at,
            },
            first_look_due: row.first_look_due,
            now,
            route,
            reach: way_to_reach(route, &wishes),
            someone_else: about == AboutWhom::SomeoneElse,
            last_day: row.form_last_day,
            notice: notices
                .by_id(NoticeVersionId(row.notice_version_id))
                .map(link)
                .ok_or_else(|| missing("its notice"))?,
            in_force: link(in_force),
            exit: entered.exit(),
            choices,
            reconsent: again,
            // Not asked of anybody under 16 (rule 6.3), nor about somebody else.
            equality: about != AboutWhom::SomeoneElse && !age.under_16(),
            held: hold::Entity::find()
                .filter(hold::Column::EnquiryId.eq(id.0))
                .filter(hold::Column::ReleasedAt.is_null())
                .one(tx)
                .await?
                .is_some(),
            undo_withdrawal: row.withdrawn_at.is_some() && MAY_UNDO.value(tx, []).await?,
            handover_source: crate::manage::disclosures::load_handover_source(tx, id).await?,
        };
        Ok(Self {
            case,
            in_force: in_force.id,
            about,
            age,
            ledger,
            receipts,
            titles,
            key,
            wishes,
            content,
        })
    }

    /// As [`Loaded::with`], to be looked at only.
    ///
    /// # Errors
    /// As [`Loaded::with`].
    pub async fn read(state: &Platform, texts: &Publications, entered: &Entered) -> Result<Self> {
        let ledger = Ledger::load(&entered.tx, entered.id()).await?;
        Self::with(state, texts, entered, ledger).await
    }

    /// The boxes as they stand.
    pub fn standing(&self) -> Vec<CurrentChoice> {
        self.case
            .choices
            .iter()
            .map(|choice| CurrentChoice {
                purpose: choice.wording.purpose,
                wording: choice.can_ask.then_some(choice.wording.id),
                on: choice.on,
            })
            .collect()
    }

    /// The enquiry's own key, for writing a new version.
    pub fn key(&self) -> &DataKey {
        &self.key
    }

    /// The newest version of what was written, opened.
    ///
    /// # Errors
    /// A field that does not open.
    pub fn contents(&self) -> Result<Contents> {
        Ok(Contents::open(&self.key, &self.content)?)
    }

    /// What can be changed, as it stands.
    ///
    /// # Errors
    /// A field that does not open; a route without what it needs.
    pub fn details(&self, row: &enquiry::Model) -> Result<Details> {
        let Contents {
            name,
            phone,
            email,
            postcode,
            adjustments,
            message: _,
        } = self.contents()?;
        let way = match (self.case.route, phone, email) {
            (ContactRoute::Phone, Some(phone), _) => ContactWay::Phone(phone),
            (ContactRoute::Text, Some(phone), _) => ContactWay::Text(phone),
            (ContactRoute::Email, _, Some(email)) => ContactWay::Email(email),
            // What a route needs may have been erased: then it is to be chosen anew.
            (_, _, _) => ContactWay::IWillContactYou,
        };
        let wishes = self.wishes.clone();
        Ok(Details {
            name,
            contact: ContactAnswer {
                way,
                wishes: wishes.wishes.into_iter().collect(),
                none_of_these: false,
                times: wishes.times.into_iter().collect(),
                safe_word: wishes.safe_word,
                someone_answers: wishes.someone_answers,
            },
            postcode: postcode.map(|postcode| postcode.0),
            language: *row.language,
            adjustments,
        })
    }

    /// What the person gave, opened: only for those who proved that it is theirs.
    ///
    /// # Errors
    /// A field that does not open.
    pub fn held(&self, row: &enquiry::Model) -> Result<HeldInformation> {
        let Contents {
            name,
            phone,
            email,
            postcode,
            adjustments,
            message,
        } = Contents::open(&self.key, &self.content)?;
        Ok(HeldInformation {
            name,
            route: self.case.route,
            phone,
            email,
            wishes: self.wishes.clone(),
            topics: std::iter::once(*row.topic)
                .chain(row.other_topics.iter().copied())
                .collect(),
            about: self.about,
            children: *row.children_under_19,
            send25: *row.send_under_25,
            subject_26_or_under: row.subject_26_or_under.as_deref().copied(),
            age: self.age,
            postcode: postcode.map(|postcode| postcode.0),
            no_postcode: row.no_postcode_reason.as_deref().copied(),
            area: row.area.to_string(),
            language: *row.language,
            adjustments,
            message,
        })
    }
}

fn missing(what: &'static str) -> AppError {
    AppError::internal(anyhow::anyhow!("an enquiry is without {what}"))
}

async fn data_key(state: &Platform, tx: &impl ConnectionTrait, id: EnquiryId) -> Result<DataKey> {
    let row = data_key::Entity::find_by_id(id.0)
        .one(tx)
        .await?
        .ok_or_else(|| missing("its key"))?;
    let wrapped = WrappedKey {
        epoch: row.epoch,
        bytes: row.wrapped,
    };
    Ok(state.keys.unwrap(&wrapped, id)?)
}

async fn wishes(
    tx: &impl ConnectionTrait,
    key: &DataKey,
    id: EnquiryId,
    route: ContactRoute,
) -> Result<SafeContactWishes> {
    let row = safe_contact::Entity::find()
        .filter(safe_contact::Column::EnquiryId.eq(id.0))
        .order_by_desc(safe_contact::Column::Version)
        .one(tx)
        .await?;
    let mut wishes = row
        .map(|row| open_wishes(key, &row))
        .transpose()?
        .unwrap_or_default();
    wishes.contact_me_instead = route == ContactRoute::NoneIWillContactYou;
    Ok(wishes)
}

/// What this person may be asked for today, with the words in force.
async fn offered(
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
async fn choices(
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

async fn titles(tx: &impl ConnectionTrait, ledger: &Ledger) -> Result<HashMap<WordingId, String>> {
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

fn link(version: &NoticeVersion) -> NoticeLink {
    NoticeLink {
        href: version.href(),
        version: version.version,
    }
}

#[derive(FromQueryResult)]
struct Contacts {
    reached: bool,
    tried: bool,
}

/// What is recorded of contacts with the person.
async fn contacts(tx: &impl ConnectionTrait) -> Result<ContactRecord> {
    let row: Option<Contacts> = CONTACTS.one(tx, []).await?;
    Ok(
        row.map_or_else(ContactRecord::default, |row| ContactRecord {
            reached: row.reached,
            tried: row.tried,
        }),
    )
}
