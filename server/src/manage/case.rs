//! One enquiry as its own person sees it, read in their transaction.

use super::{
    choices::{choices, offered, titles},
    session::Entered,
};
use crate::notice::Publications;
use crate::{
    case::facts::status_of,
    consent::ledger::Ledger,
    enquiry::content::{Contents, open_wishes},
    receipt,
};
use app::{
    domain::{
        codes::{AboutWhom, AgeBand, ContactRoute},
        controller::Controller,
        ending::ContactRecord,
        ids::{NoticeVersionId, WordingId},
        notice::{Notice, NoticeVersion},
        safe_contact::{SafeContactWishes, way_to_reach},
        time::london_date,
    },
    forms::{
        enquiry::{ContactAnswer, ContactWay},
        manage::{CurrentChoice, Details},
    },
    resident::manage::{CaseMoments, HeldInformation, ManagedCase, NoticeLink},
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
