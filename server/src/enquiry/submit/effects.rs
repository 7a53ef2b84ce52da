//! What follows from the answers: tasks for people, the choices in the ledger with their receipt, and
//! the email where one is safe.

use crate::enquiry::submit::{Sending, incomplete};
use crate::{
    consent::ledger::{Act, Change, Ledger},
    enquiry::{consent_offer::Published, draft::SentChoice},
    receipt,
    receipt::Issue,
    wording,
};
use app::domain::permission::Role;
use app::{
    domain::{
        assisted_entry::{NoticeGiven, SourceChannel},
        codes::{Flag, Priority, YesNoNotSure},
        consent::{ConsentAction, ConsentChannel, ConsentPurpose, GivenBy},
        ids::WordingId,
        reference::Reference,
        safe_contact::{next_safe_time, receipt_may_go},
        time::{add_months, london_date, london_instant},
        wording::Wording,
    },
    i18n::{Lang, text},
};
use chrono::{DateTime, NaiveTime, Utc};
use entity::{Coded, task};
use platform::{error::Result, ids::uuid_at, outbox, outbox::Terms};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseTransaction};
use std::collections::HashMap;

/// The hour by which a task of a date is due, in London.
const END_OF_DAY: NaiveTime = match NaiveTime::from_hms_opt(17, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// What the person said yes and no to.
#[derive(Default)]
pub(crate) struct Said {
    pub choices: Vec<SentChoice>,
    /// Code of the receipt.
    pub receipt: Option<String>,
    /// The rows of the ledger: purpose, what was said, and the hash of the row.
    pub events: Vec<(ConsentPurpose, ConsentAction, String)>,
}

impl Sending<'_> {
    /// What somebody must do because of an answer: tell a third person within a month (seed F9), and let the
    /// safeguarding lead know of a child (`risk_flags.csv`).
    pub(crate) fn tasks(&self) -> Vec<task::ActiveModel> {
        let task = |kind: &str, role: Option<Role>, due: DateTime<Utc>| task::ActiveModel {
            id: Set(uuid_at(self.now)),
            enquiry_id: Set(self.id.0),
            kind: Set(kind.to_owned()),
            for_role: Set(role.map(Coded)),
            due_at: Set(due),
            created_at: Set(self.now),
            done_at: Set(None),
            done_by: Set(None),
            ..Default::default()
        };
        let mut tasks = Vec::new();
        let unknowing = matches!(
            self.answers.they_know,
            Some(YesNoNotSure::No | YesNoNotSure::NotSure)
        );
        // Of a referral always: whatever the referrer said, the person has not had our words (seed F9).
        let referred = self.channel() == SourceChannel::Referral;
        let untold = self
            .by
            .is_some_and(|by| by.source.notice == NoticeGiven::Later);
        if unknowing || referred {
            let due = london_instant(add_months(london_date(self.received), 1), END_OF_DAY);
            tasks.push(task("inform_person", None, due));
        } else if untold {
            // The person was there and still did not hear it: when somebody next talks to them.
            let due = self.due(self.receiver.suggestion.priority);
            tasks.push(task("inform_person", None, due));
        }
        if self
            .receiver
            .suggestion
            .flags
            .contains(&Flag::ChildEnquirer)
        {
            tasks.push(task(
                "child_enquirer",
                Some(Role::SafeguardingLead),
                self.due(Priority::Urgent),
            ));
        }
        tasks
    }

    /// Every choice that was shown, given or refused, bound to the words and the notice that were shown.
    pub(crate) async fn consents(
        &self,
        tx: &DatabaseTransaction,
        shown: &Published,
    ) -> Result<Said> {
        let Some(choices) = self
            .answers
            .choices
            .as_ref()
            .filter(|choices| !choices.shown.is_empty())
        else {
            return Ok(Said::default());
        };
        let wordings = self
            .wordings(
                tx,
                choices.shown.iter().map(|offer| offer.wording).collect(),
            )
            .await?;
        let mut changes = Vec::new();
        let mut kept = Vec::new();
        for (offer, given) in choices.answers() {
            let words = wordings.get(&offer.wording).ok_or_else(incomplete)?;
            let action = if given {
                ConsentAction::Given
            } else {
                ConsentAction::Refused
            };
            changes.push(Change {
                purpose: offer.purpose,
                action,
                wording: offer.wording,
                named_recipients: vec![words.recipient.clone()],
            });
            kept.push(SentChoice {
                title: words.body.title.clone(),
                given,
            });
        }
        let act = Act {
            subject: self.id,
            controller: self.receiver.controller,
            given_by: GivenBy::Myself,
            notice_version: shown.notice.id,
            channel: match self.channel() {
                SourceChannel::Online => ConsentChannel::Online,
                SourceChannel::Phone => ConsentChannel::Phone,
                SourceChannel::FaceToFace => ConsentChannel::FaceToFace,
                // Nobody says yes for somebody else (rule 2.4).
                SourceChannel::Referral => return Err(incomplete()),
            },
            evidence: match self.by {
                Some(_) => format!("entry:{}", self.form),
                None => format!("form:{}", self.form),
            },
            at: self.now,
            recorded_by: self.by.map(|by| by.staff),
        };
        let mut ledger = Ledger::default();
        let entries = ledger.append(tx, &act, changes).await?;
        let issue = Issue {
            enquiry: self.id,
            controller: self.receiver.controller,
            language: Lang::En.code(),
            entries,
            at: self.now,
            purposes: &self.texts.data().purposes,
        };
        let events = entries
            .iter()
            .map(|entry| (entry.event.purpose, entry.event.action, entry.hash.clone()))
            .collect();
        let code = receipt::issue(tx, &self.state.keys, issue).await?;
        Ok(Said {
            choices: kept,
            receipt: code.map(|code| code.to_string()),
            events,
        })
    }

    /// The wordings that were shown: those in force, or older rows when they changed since.
    async fn wordings(
        &self,
        db: &impl ConnectionTrait,
        ids: Vec<WordingId>,
    ) -> Result<HashMap<WordingId, Wording>> {
        let current = self.texts.wordings(db).await?;
        let known: HashMap<_, _> = current
            .iter()
            .filter(|wording| ids.contains(&wording.id))
            .map(|wording| (wording.id, wording.clone()))
            .collect();
        if ids.iter().all(|id| known.contains_key(id)) {
            return Ok(known);
        }
        wording::shown(db, &ids).await
    }

    /// An email with the reference and nothing else, where that is safe: the person chose email, no wish
    /// is against it, and nothing about the enquiry is sensitive (feature A12, rule 8.2).
    pub(crate) async fn receipt_mail(
        &self,
        tx: &DatabaseTransaction,
        reference: Reference,
    ) -> Result<bool> {
        let wishes = self.contact.safe_contact();
        let flags = &self.receiver.suggestion.flags;
        if !receipt_may_go(self.contact.way.route(), &wishes, flags) {
            return Ok(false);
        }
        let message = outbox::Message {
            reference: reference.to_string(),
            text: text(
                self.lang,
                "message-receipt",
                &[
                    ("reference", reference.to_string()),
                    (
                        "address",
                        format!("{}/manage", self.state.configured.base_url),
                    ),
                ],
            ),
            former: None,
        };
        let terms = Terms {
            enquiry: self.id,
            kind: "receipt",
            purpose: None,
            not_before: next_safe_time(&wishes, self.now),
            expires: None,
        };
        outbox::enqueue(tx, &self.state.keys, self.now, terms, &message).await?;
        Ok(true)
    }
}
