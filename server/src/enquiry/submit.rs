//! Sending: one transaction, a few round trips, one enquiry however many copies arrive (feature A11).
//!
//! What an officer writes down for a person goes the same way, under other names (feature E11): see `enter`.

mod assisted;
mod effects;

pub(crate) use assisted::{Entering, ReferralDetails, enter};

use crate::enquiry::{
    consent_offer::Published,
    content::{Contents, Postcode, seal_wishes},
    draft::{Draft, Prepared, Sent},
};
use crate::notice::Publications;
use app::domain::activity::Activity;
use app::{
    domain::{
        assisted_entry::SourceChannel,
        codes::{AboutWhom, AgeBand, Flag, Language, Priority, SendAnswer, YesNoPreferNot},
        controller::Controller,
        reference::Reference,
        retention::RetentionRule,
    },
    forms::enquiry::{Answers, ContactAnswer, OptionalAnswer, PlaceAnswer, Receiver},
    i18n::Lang,
};
use chrono::{DateTime, NaiveDate, Utc};
use effects::Said;
use entity::{Coded, data_key, enquiry, passphrase, routing_suggestion, status_change, task};
use platform::Platform;
use platform::db::batch::insert_all;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    crypto::random,
    error::{AppError, Result},
    ids::{EnquiryId, uuid_at},
    limits::{Client, Limit},
};
use sea_orm::{
    ActiveValue::{self, Set},
    DatabaseTransaction, EntityTrait, QueryTrait,
    sea_query::OnConflict,
};
use uuid::Uuid;

/// References are drawn at random; one in use is drawn again, so often at most.
const DRAWS: usize = 8;

/// What is the same for every row that sending writes.
struct Sending<'a> {
    state: &'a Platform,
    texts: &'a Publications,
    answers: &'a Answers,
    receiver: &'a Receiver,
    contact: &'a ContactAnswer,
    id: EnquiryId,
    /// One form makes one enquiry: the id of the draft, or the key of the officer's page.
    form: Uuid,
    /// The language of the pages: what is sent by email is in it too.
    lang: Lang,
    now: DateTime<Utc>,
    /// When it reached us: now, but for a referral that came on an earlier day.
    received: DateTime<Utc>,
    /// The officer who writes it down; `None`: the person sends it.
    by: Option<&'a Entering<'a>>,
}

/// Where a form was sent from, and in which language it was filled in.
pub struct Sender {
    pub client: Client,
    pub lang: Lang,
}

/// Sends what stands in a locked draft that is whole, and marks it sent. Counts against the limit only
/// here, where a new enquiry really is made: never for a copy of one.
///
/// # Errors
/// Too many from this address; the database. Nothing is kept then, and nothing acknowledged.
pub async fn send(
    state: &Platform,
    texts: &Publications,
    tx: DatabaseTransaction,
    sender: Sender,
    mut draft: Draft,
    receiver: Receiver,
    shown: Published,
) -> Result<()> {
    let Sender { client, lang } = sender;
    state.limits.check(Limit::Send, client)?;
    let answers = draft.content.answers.clone();
    let prepared = draft.content.prepared.clone().ok_or_else(incomplete)?;
    let contact = answers.contact.as_ref().ok_or_else(incomplete)?;
    let sending = Sending {
        state,
        texts,
        answers: &answers,
        receiver: &receiver,
        contact,
        id: prepared.enquiry,
        form: draft.id.0,
        lang,
        now: state.clock.now(),
        received: state.clock.now(),
        by: None,
    };
    let dates = sending.dates()?;
    let reference = sending.head(&tx, &shown, &dates).await?;
    sending.parts(&tx, Some(prepared)).await?;
    let Said {
        choices, receipt, ..
    } = sending.consents(&tx, &shown).await?;
    let emailed = sending.receipt_mail(&tx, reference).await?;
    sending.record(&tx, client).await?;
    draft.content.prepared = None;
    draft.content.sent = Some(Sent {
        enquiry: sending.id,
        reference,
        controller: receiver.controller,
        queue: receiver.queue,
        at: sending.now,
        first_look_due: dates.first_look_due,
        form_last_day: dates.form_last_day,
        choices,
        receipt,
        emailed,
        notice_href: shown.notice.href(),
    });
    draft.save(&tx, sending.now).await?;
    tx.commit().await?;
    Ok(())
}

/// What is computed from the day of receipt.
struct Dates {
    first_look_due: DateTime<Utc>,
    form_last_day: NaiveDate,
}

impl Sending<'_> {
    fn dates(&self) -> Result<Dates> {
        let rule = match self.receiver.controller {
            Controller::Smbc => RetentionRule::FhForm,
            Controller::Tpa => RetentionRule::TpaForm,
        };
        let kept = self
            .texts
            .data()
            .retention
            .due(rule, self.received)
            .last_day_kept;
        let priority = self
            .answers
            .first_look_priority(self.receiver.suggestion.priority);
        Ok(Dates {
            first_look_due: self.due(priority),
            form_last_day: kept.ok_or_else(|| {
                AppError::internal(anyhow::anyhow!(
                    "the rule {rule} gives the form no last day"
                ))
            })?,
        })
    }

    fn due(&self, priority: Priority) -> DateTime<Utc> {
        self.texts.data().first_look(priority, self.received)
    }

    /// The case head. It is written alone, because the rights to all other rows hang on it.
    async fn head(
        &self,
        tx: &DatabaseTransaction,
        shown: &Published,
        dates: &Dates,
    ) -> Result<Reference> {
        for _ in 0..DRAWS {
            let bytes = random::<{ Reference::RANDOM_BYTES }>();
            let Some(reference) = Reference::from_random(&bytes) else {
                continue;
            };
            let row = self.head_row(shown, dates, reference)?;
            // No target: naming one would need a right to read the table.
            let made = enquiry::Entity::insert(row)
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
            if made > 0 {
                return Ok(reference);
            }
        }
        Err(AppError::internal(anyhow::anyhow!(
            "no free reference was found"
        )))
    }

    fn head_row(
        &self,
        shown: &Published,
        dates: &Dates,
        reference: Reference,
    ) -> Result<enquiry::ActiveModel> {
        let Receiver {
            suggestion,
            controller,
            queue,
            switched,
        } = self.receiver;
        let answers = self.answers;
        let flags = &suggestion.flags;
        let access = answers.access.given();
        let language = access
            .and_then(|access| access.language)
            .unwrap_or(Language::English);
        Ok(enquiry::ActiveModel {
            id: Set(self.id.0),
            draft_id: Set(self.form),
            reference: Set(reference.to_string()),
            controller: Set(Coded(*controller)),
            queue: Set(Coded(*queue)),
            topic: Set(answers.topic.ok_or_else(incomplete)?.into()),
            other_topics: Set(answers.other_topics.iter().copied().collect()),
            area: Set(answers
                .area()
                .code()
                .parse()
                .map(Coded)
                .map_err(AppError::internal)?),
            about_whom: Set(answers.about_whom.unwrap_or(AboutWhom::Me).into()),
            they_know: Set(answers.they_know.map(Coded)),
            children_under_19: Set(answers.children.unwrap_or(YesNoPreferNot::PreferNot).into()),
            child_age_band: Set(answers.child_age.map(Coded)),
            send_under_25: Set(answers
                .send25
                .given()
                .copied()
                .unwrap_or(SendAnswer::NotAsked)
                .into()),
            subject_26_or_under: Set(answers.subject_26_or_under.given().copied().map(Coded)),
            age_band: Set(answers.age_band.unwrap_or(AgeBand::PreferNot).into()),
            danger_now: Set(answers.danger_now.given().copied().map(Coded)),
            safe_tonight: Set(answers.safe_tonight.map(Coded)),
            no_postcode_reason: Set(answers
                .place
                .as_ref()
                .and_then(PlaceAnswer::reason)
                .map(Coded)),
            connection: Set(answers.connection.map(Coded)),
            language: Set(language.into()),
            contact_route: Set(self.contact.way.route().into()),
            source_channel: Set(self.channel().into()),
            // The web role has no right to this column, so it is left out there.
            entered_by: self
                .by
                .map_or(ActiveValue::NotSet, |by| Set(Some(by.staff.0))),
            priority: Set(suggestion.priority.into()),
            flags: Set(flags.iter().copied().collect()),
            // A topic of urgent priority sorts with the flag (rule 4.5).
            urgent: Set(suggestion.priority == Priority::Urgent || flags.contains(&Flag::Urgent)),
            team_switched: Set(*switched),
            notice_version_id: Set(shown.notice.id.0),
            received_at: Set(self.received),
            first_look_due: Set(dates.first_look_due),
            form_last_day: Set(dates.form_last_day),
            suggested_at: Set(self.now),
            // Nobody who writes here has a right to any fact beyond `suggested` (seed F20, T50).
            ..Default::default()
        })
    }

    /// Everything that hangs on the head, in one statement.
    ///
    /// An officer's has no three words: whoever knows them opens what staff must not see (rule 6.4).
    async fn parts(&self, tx: &DatabaseTransaction, prepared: Option<Prepared>) -> Result<()> {
        let keys = &self.state.keys;
        let (key, wrapped) = keys.new_data_key(self.id)?;
        let contents = self.contents()?;
        let key_row = data_key::ActiveModel {
            enquiry_id: Set(self.id.0),
            epoch: Set(wrapped.epoch),
            wrapped: Set(wrapped.bytes),
        };
        let wishes = seal_wishes(&key, self.id, 1, &self.contact.safe_contact(), self.now)?;
        let mut inserts = vec![
            data_key::Entity::insert(key_row).into_query(),
            entity::enquiry_content::Entity::insert(contents.seal(&key, self.id, 1, self.now)?)
                .into_query(),
            entity::safe_contact::Entity::insert(wishes).into_query(),
            entity::blind_index::Entity::insert_many(contents.index(keys, self.id)?).into_query(),
            routing_suggestion::Entity::insert(self.suggestion()?).into_query(),
            status_change::Entity::insert_many(self.statuses()).into_query(),
        ];
        if let Some(prepared) = prepared {
            let words = passphrase::ActiveModel {
                enquiry_id: Set(self.id.0),
                salt: Set(prepared.salt),
                verifier: Set(prepared.verifier),
                wrapped_secret: Set(prepared.wrapped_secret),
            };
            inserts.push(passphrase::Entity::insert(words).into_query());
        }
        if let Some(by) = self.by {
            inserts.extend(by.rows(&key, self.id)?);
        }
        let tasks = self.tasks();
        if !tasks.is_empty() {
            inserts.push(task::Entity::insert_many(tasks).into_query());
        }
        insert_all(tx, inserts).await?;
        Ok(())
    }

    fn contents(&self) -> Result<Contents> {
        let answers = self.answers;
        let adjustments = match &answers.access {
            OptionalAnswer::Given(access) => access.adjustments.clone(),
            OptionalAnswer::Blank | OptionalAnswer::Unasked => None,
        };
        let postcode = answers.place.as_ref().and_then(PlaceAnswer::text);
        Ok(Contents {
            name: answers.name.clone().ok_or_else(incomplete)?,
            phone: self.contact.way.phone().cloned(),
            email: self.contact.way.email().cloned(),
            postcode: postcode.map(|text| Postcode(text.to_owned())),
            adjustments,
            message: answers.message.given().cloned(),
        })
    }

    fn suggestion(&self) -> Result<routing_suggestion::ActiveModel> {
        let suggestion = &self.receiver.suggestion;
        let (Some(queue), Some(controller)) = (suggestion.queue, suggestion.controller) else {
            return Err(incomplete());
        };
        Ok(routing_suggestion::ActiveModel {
            id: Set(uuid_at(self.now)),
            enquiry_id: Set(self.id.0),
            table_version: Set(i32::try_from(suggestion.table_version).map_err(AppError::internal)?),
            rule: Set(suggestion.rule.clone()),
            queue: Set(queue.into()),
            controller: Set(controller.into()),
            flags: Set(suggestion.flags.iter().copied().collect()),
            reason_args: Set(serde_json::to_value(&suggestion.reason).map_err(AppError::internal)?),
            at: Set(self.now),
        })
    }

    fn statuses(&self) -> [status_change::ActiveModel; 2] {
        let sender = match self.by {
            Some(by) => ("submitted", "staff", Some(by.staff.0)),
            None => ("submitted", "resident", None),
        };
        [sender, ("suggested", "rule", None)].map(|(status, actor, who)| {
            status_change::ActiveModel {
                id: Set(uuid_at(self.now)),
                enquiry_id: Set(self.id.0),
                status: Set(status.to_owned()),
                actor_kind: Set(actor.to_owned()),
                actor_id: Set(who),
                at: Set(self.now),
                ..Default::default()
            }
        })
    }

    fn channel(&self) -> SourceChannel {
        self.by
            .map_or(SourceChannel::Online, |by| by.source.channel)
    }

    /// Answering an enquiry of each organisation (`processing_activities.csv`).
    async fn record(&self, tx: &DatabaseTransaction, client: Client) -> Result<()> {
        let event = AuditEvent::new(
            Actor::Resident,
            Activity::enquiry_of(self.receiver.controller),
            "enquiry.send",
        )
        .about(self.id, self.receiver.controller)
        .client(client)
        .detail(serde_json::json!({ "switched": self.receiver.switched }));
        audit::record(tx, self.now, event).await
    }
}

/// A draft that is whole has everything: only a fault leads here.
fn incomplete() -> AppError {
    AppError::internal(anyhow::anyhow!("a draft that is not whole reached the end"))
}
