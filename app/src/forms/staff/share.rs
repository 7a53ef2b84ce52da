//! Handing a case over, and giving parts of it to an outside organisation: who gets it, which fields, why.
//! Nothing is ticked at first (seed F12).

use super::note;
use crate::{
    domain::{
        codes::QueueCode,
        consent::ConsentPurpose,
        personal::Note,
        reference_data::ReferenceData,
        sharing::{
            Basis, Recipient, SecondApproval, ShareKind, SharedField, missing, open_to, second,
        },
    },
    forms::FormData,
    i18n::tr,
    ui::{Problem, Problems},
};
use chrono::NaiveDate;

/// Most characters of an organisation's name that is typed.
pub const ORGANISATION_MAX: usize = 120;

/// A live yes that names an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedRecipient {
    pub purpose: ConsentPurpose,
    /// The name as the person read it.
    pub organisation: String,
}

/// What can be chosen here: by this reader, for this case, now.
#[derive(Clone, Debug)]
pub struct ShareOptions {
    pub kind: ShareKind,
    /// Queues of the other organisation, for a hand-over.
    pub queues: Vec<QueueCode>,
    /// Live consents that name a receiver. For a hand-over: the one that names the other organisation.
    pub named: Vec<NamedRecipient>,
    /// Reasons in law that the reader may use. `consent` is among them also while nobody has said yes.
    pub bases: Vec<Basis>,
    /// What the case holds.
    pub fields: Vec<SharedField>,
    /// The reader may ask to keep it from the person.
    pub withhold: bool,
    pub today: NaiveDate,
}

/// The form as it came.
#[derive(Clone, Default)]
pub struct ShareForm {
    pub to_queue: String,
    /// A code of [`Recipient`], or the consent that names a partner.
    pub recipient: String,
    pub organisation: String,
    pub basis: String,
    pub fields: Vec<String>,
    pub why: String,
    pub withhold: String,
    pub withhold_why: String,
    pub review_on: String,
}

/// Kept from the person, with the second person's word still to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    pub reason: Note,
    pub review_on: NaiveDate,
}

/// A complete share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    pub kind: ShareKind,
    pub to_queue: Option<QueueCode>,
    /// The name that the person reads. `None` for a hand-over: the queue's organisation.
    pub organisation: Option<String>,
    pub basis: Basis,
    pub purpose: Option<ConsentPurpose>,
    pub fields: Vec<SharedField>,
    pub why: Note,
    pub second: SecondApproval,
    pub withheld: Option<Withheld>,
}

impl ShareForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            to_queue: data.one("to_queue"),
            recipient: data.one("recipient"),
            organisation: data.one("organisation"),
            basis: data.one("basis"),
            fields: data.all("fields"),
            why: data.one("why"),
            withhold: data.one("withhold"),
            withhold_why: data.one("withhold_why"),
            review_on: data.date("review_on"),
        }
    }

    /// The share, whole.
    ///
    /// # Errors
    /// Every field that is missing, not open to this reader, or beyond what the reason lets go.
    pub fn parse(&self, data: &ReferenceData, options: &ShareOptions) -> Result<Share, Problems> {
        let mut problems = Problems::default();
        let mut keep = |problem: Problem| problems.push(problem);
        let receiver = self.receiver(data, options).map_err(&mut keep).ok();
        let basis = self
            .basis(options, receiver.as_ref())
            .map_err(&mut keep)
            .ok();
        let purpose = basis
            .filter(|basis| *basis == Basis::Consent)
            .and_then(|_| receiver.as_ref().and_then(|receiver| receiver.purpose));
        let fields = self
            .picked(
                data,
                options,
                receiver.is_some().then_some(basis).flatten(),
                purpose,
            )
            .map_err(&mut keep)
            .ok();
        let why = note("why", &self.why, "share-error-why")
            .map_err(&mut keep)
            .ok();
        let withheld = self.withheld(options, basis).map_err(|all| {
            for problem in all.0 {
                keep(problem);
            }
        });
        match (receiver, basis, fields, why, withheld) {
            (Some(receiver), Some(basis), Some(fields), Some(why), Ok(withheld)) => Ok(Share {
                kind: options.kind,
                to_queue: receiver.queue,
                organisation: receiver.organisation,
                basis,
                purpose,
                fields,
                why,
                second: second(options.kind, basis, withheld.is_some()),
                withheld,
            }),
            _ => Err(problems),
        }
    }

    fn receiver(
        &self,
        data: &ReferenceData,
        options: &ShareOptions,
    ) -> Result<ShareReceiver, Problem> {
        if options.kind == ShareKind::Handover {
            let queue = data
                .parse_queue(self.to_queue.trim())
                .map(|queue| queue.code)
                .filter(|code| options.queues.contains(code));
            return match queue {
                Some(queue) => Ok(ShareReceiver {
                    queue: Some(queue),
                    organisation: None,
                    purpose: options.named.first().map(|named| named.purpose),
                }),
                None => Err(Problem::new("to_queue", "share-error-queue")),
            };
        }
        let code = self.recipient.trim();
        let of = |organisation: String, purpose| ShareReceiver {
            queue: None,
            organisation: Some(organisation),
            purpose,
        };
        if let Some(named) = options
            .named
            .iter()
            .find(|named| named.purpose.to_string() == code)
        {
            return Ok(of(named.organisation.clone(), Some(named.purpose)));
        }
        match code.parse::<Recipient>() {
            Ok(Recipient::Other) => {
                let typed: String = self
                    .organisation
                    .replace(char::is_control, " ")
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ");
                match typed.chars().count() {
                    0 | 1 => Err(Problem::new("organisation", "share-error-organisation")),
                    long if long > ORGANISATION_MAX => {
                        Err(Problem::new("organisation", "case-error-too-long")
                            .with("most", ORGANISATION_MAX.to_string()))
                    }
                    _ => Ok(of(typed, None)),
                }
            }
            Ok(known) => Ok(of(tr(&format!("share-recipient-{known}")), None)),
            Err(_) => Err(Problem::new("recipient", "share-error-recipient")),
        }
    }

    fn basis(
        &self,
        options: &ShareOptions,
        receiver: Option<&ShareReceiver>,
    ) -> Result<Basis, Problem> {
        let basis = self
            .basis
            .parse::<Basis>()
            .ok()
            .filter(|basis| options.bases.contains(basis))
            .ok_or_else(|| Problem::new("basis", "share-error-basis"))?;
        match (basis, receiver) {
            (Basis::Consent, Some(ShareReceiver { purpose: None, .. })) => {
                Err(Problem::new("basis", "share-error-no-yes"))
            }
            _ => Ok(basis),
        }
    }

    fn picked(
        &self,
        data: &ReferenceData,
        options: &ShareOptions,
        // `None`: it is not known yet what may go, only that something must.
        basis: Option<Basis>,
        purpose: Option<ConsentPurpose>,
    ) -> Result<Vec<SharedField>, Problem> {
        let mut picked: Vec<SharedField> = self
            .fields
            .iter()
            .filter_map(|code| code.parse().ok())
            .filter(|field| options.fields.contains(field))
            .collect();
        picked.sort_unstable();
        picked.dedup();
        if picked.is_empty() {
            return Err(Problem::new("fields", "share-error-fields"));
        }
        let Some(basis) = basis else {
            return Ok(picked);
        };
        let open = open_to(basis, purpose.map(ConsentPurpose::purpose), &data.purposes);
        let beyond: Vec<SharedField> = picked
            .iter()
            .copied()
            .filter(|field| !open.contains(field))
            .collect();
        if !beyond.is_empty() {
            return Err(
                Problem::new("fields", "share-error-beyond").with("fields", field_names(&beyond))
            );
        }
        let lacking = missing(options.kind, &picked, &open);
        if !lacking.is_empty() {
            let key = match options.kind {
                ShareKind::Handover => "share-error-needs",
                ShareKind::Outside => "share-error-rules",
            };
            return Err(Problem::new("fields", key).with("fields", field_names(&lacking)));
        }
        Ok(picked)
    }

    fn withheld(
        &self,
        options: &ShareOptions,
        basis: Option<Basis>,
    ) -> Result<Option<Withheld>, Problems> {
        if self.withhold != "yes" || options.kind != ShareKind::Outside {
            return Ok(None);
        }
        if !options.withhold {
            return Err(Problem::new("withhold", "share-error-withhold").into());
        }
        if basis == Some(Basis::Consent) {
            // Whoever said yes knows already.
            return Err(Problem::new("withhold", "share-error-withhold-yes").into());
        }
        let mut problems = Problems::default();
        let reason = note(
            "withhold_why",
            &self.withhold_why,
            "share-error-withhold-why",
        );
        let review = self
            .review_on
            .trim()
            .parse::<NaiveDate>()
            .ok()
            .filter(|day| *day > options.today && (*day - options.today).num_days() <= 366)
            .ok_or_else(|| Problem::new("review_on", "share-error-review"));
        match (reason, review) {
            (Ok(reason), Ok(review_on)) => Ok(Some(Withheld { reason, review_on })),
            (reason, review) => {
                for problem in [reason.err(), review.err()].into_iter().flatten() {
                    problems.push(problem);
                }
                Err(problems)
            }
        }
    }
}

/// Who gets it.
struct ShareReceiver {
    queue: Option<QueueCode>,
    organisation: Option<String>,
    purpose: Option<ConsentPurpose>,
}

/// Fields in words, for a sentence to staff.
pub fn field_names(fields: &[SharedField]) -> String {
    fields
        .iter()
        .map(|field| tr(&format!("share-field-{field}")))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Saying no to a hand-over, as it came.
#[derive(Clone, Default)]
pub struct DeclineForm {
    pub reason: String,
}

impl DeclineForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            reason: data.one("reason"),
        }
    }

    /// Why not, for the sender to read.
    ///
    /// # Errors
    /// Nothing written, or too much.
    pub fn parse(&self) -> Result<Note, Problems> {
        note("reason", &self.reason, "handover-error-reason").map_err(Problems::from)
    }
}

#[cfg(test)]
mod tests;
