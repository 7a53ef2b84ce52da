//! What an officer writes down for a person, or from a referral (feature E11, seed F8, F9): the same rows as sending
//! makes, under the officer's name, for the officer's organisation, with how it came and what was told.

use crate::enquiry::consent_offer::Published;
use crate::enquiry::submit::{Sending, effects::Said, incomplete};
use crate::notice::Publications;
use app::domain::activity::Activity;
use app::{
    domain::{
        assisted_entry::SCRIPT_VERSION,
        codes::Language,
        personal::{JobTitle, Note, PersonName},
        reference::Reference,
        time::{london_date, london_instant},
    },
    forms::{
        enquiry::Answers,
        staff::{AssistedEntry, EntrySource, Referral},
    },
    i18n::Lang,
};
use chrono::{DateTime, NaiveTime, Utc};
use entity::{Coded, assisted_entry, referral};
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    crypto::{DataKey, Place, sha256},
    error::Result,
    ids::{EnquiryId, StaffId, uuid_at},
    limits::Client,
};
use sea_orm::{
    ActiveValue::Set, DatabaseTransaction, EntityTrait, QueryTrait, sea_query::InsertStatement,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

/// Who writes it down, and how it came.
pub(crate) struct Entering<'a> {
    pub staff: StaffId,
    pub client: Client,
    /// The key of the page: pressed twice, it makes one enquiry.
    pub form: Uuid,
    pub source: &'a EntrySource,
    /// The words that stood on the page for reading out.
    pub script: &'a [String],
}

/// What is sealed of a referral.
#[derive(Serialize, Deserialize)]
pub(crate) struct ReferralDetails {
    pub organisation: String,
    pub referrer: PersonName,
    pub role: JobTitle,
    pub told_words: Option<Note>,
}

impl ReferralDetails {
    /// Where they are sealed for.
    pub fn place(enquiry: Uuid) -> Place<'static> {
        Place::new("referral", enquiry, "details")
    }
}

impl Entering<'_> {
    /// What was told, and of a referral who gave us the information.
    pub(crate) fn rows(&self, key: &DataKey, id: EnquiryId) -> Result<Vec<InsertStatement>> {
        let script = self.script.join("\n");
        let told = assisted_entry::ActiveModel {
            enquiry_id: Set(id.0),
            script_version: Set(SCRIPT_VERSION),
            script_sha256: Set(sha256(script.as_bytes()).to_vec()),
            notice_given: Set(self.source.notice.into()),
        };
        let mut rows = vec![assisted_entry::Entity::insert(told).into_query()];
        if let Some(from) = &self.source.referral {
            rows.push(referral::Entity::insert(referred(key, id, from)?).into_query());
        }
        Ok(rows)
    }
}

fn referred(key: &DataKey, id: EnquiryId, from: &Referral) -> Result<referral::ActiveModel> {
    let Referral {
        source,
        organisation,
        referrer,
        role,
        way,
        received_on,
        told,
        told_words,
    } = from;
    let details = ReferralDetails {
        organisation: organisation.clone(),
        referrer: referrer.clone(),
        role: role.clone(),
        told_words: told_words.clone(),
    };
    Ok(referral::ActiveModel {
        enquiry_id: Set(id.0),
        data_source: Set(Coded(*source)),
        way: Set(Coded(*way)),
        told: Set(Coded(*told)),
        received_on: Set(*received_on),
        details: Set(key.seal_json(ReferralDetails::place(id.0), &details)?),
    })
}

/// Writes it all down in the officer's transaction; row-level security there lets it through for the own
/// organisation and under the own name only. The caller commits.
///
/// # Errors
/// The database, which refuses what this person may not write.
pub(crate) async fn enter(
    state: &Platform,
    texts: &Publications,
    tx: &DatabaseTransaction,
    by: &Entering<'_>,
    entered: &AssistedEntry,
    shown: &Published,
    now: DateTime<Utc>,
) -> Result<Reference> {
    let AssistedEntry {
        answers,
        receiver,
        source,
    } = entered;
    let contact = answers.contact.as_ref().ok_or_else(incomplete)?;
    let sending = Sending {
        state,
        texts,
        answers,
        receiver,
        contact,
        id: EnquiryId(uuid_at(now)),
        form: by.form,
        lang: lang(answers),
        now,
        received: received(source, now),
        by: Some(by),
    };
    let dates = sending.dates()?;
    let reference = sending.head(tx, shown, &dates).await?;
    sending.parts(tx, None).await?;
    let said = sending.consents(tx, shown).await?;
    sending.receipt_mail(tx, reference).await?;
    sending.entered(tx, by, said).await?;
    Ok(reference)
}

/// The clocks of a referral run from the day on which we got it; midday stands for an hour nobody wrote down.
fn received(source: &EntrySource, now: DateTime<Utc>) -> DateTime<Utc> {
    source
        .referral
        .as_ref()
        .map(|referral| referral.received_on)
        .filter(|day| *day < london_date(now))
        .map_or(now, |day| {
            london_instant(day, NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default())
        })
}

/// What is sent by email is in the person's language, where it is one of ours.
fn lang(answers: &Answers) -> Lang {
    answers
        .access
        .given()
        .and_then(|access| access.language)
        .and_then(|language: Language| Lang::from_code(language.code()))
        .unwrap_or_default()
}

impl Sending<'_> {
    /// The officer's act, with each choice and the hash of its row, so that the chain of the audit vouches for the
    /// ledger, too.
    async fn entered(&self, tx: &DatabaseTransaction, by: &Entering<'_>, said: Said) -> Result<()> {
        let choices: Vec<_> = said
            .events
            .into_iter()
            .map(|(purpose, action, hash)| json!({ "purpose": purpose, "action": action.code(), "hash": hash }))
            .collect();
        let event = AuditEvent::new(
            Actor::Staff(by.staff),
            Activity::enquiry_of(self.receiver.controller),
            "entry.record",
        )
        .about(self.id, self.receiver.controller)
        .client(by.client)
        .detail(json!({
            "channel": by.source.channel.code(),
            "script": SCRIPT_VERSION,
            "notice": by.source.notice.code(),
            "switched": self.receiver.switched,
            "choices": choices,
        }));
        audit::record(tx, self.now, event).await
    }
}
