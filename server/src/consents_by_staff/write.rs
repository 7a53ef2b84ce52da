//! Ledger, what follows from a withdrawal, audit, receipt and its email: all or nothing.

use crate::consents_by_staff::{access::Opened, load::Loaded};
use crate::notice::Publications;
use crate::{
    consent::ledger::{Act, Change},
    receipt,
    receipt::{Issue, ReceiptCode},
};
use app::{
    domain::{
        codes::Priority,
        consent::ConsentAction,
        safe_contact::{next_safe_time, receipt_may_go},
    },
    forms::staff::ConsentRecord,
    i18n::{Lang, text},
    staff::consents::ConsentLine,
};
use platform::{
    db::Sql,
    error::Result,
    ids::{EnquiryId, uuid_at},
    outbox,
    outbox::Terms,
};
use serde_json::json;
use uuid::Uuid;

/// What is to be written down.
pub struct Recorded<'a> {
    pub offer: &'a ConsentLine,
    pub action: ConsentAction,
    pub said: &'a ConsentRecord,
}

/// Writes the same row as the website does, under the officer's name. Returns the receipt's code.
///
/// # Errors
/// The database, which refuses what this person may not write.
pub async fn record(
    texts: &Publications,
    opened: &Opened,
    loaded: &mut Loaded,
    recorded: Recorded<'_>,
) -> Result<Option<String>> {
    let Recorded {
        offer,
        action,
        said,
    } = recorded;
    let (staff, id) = (&opened.staff, EnquiryId(opened.enquiry.id));
    let act = Act {
        subject: id,
        controller: loaded.controller,
        given_by: said.given_by,
        // That of the day on which it was said: what is written down later was said under no later one.
        notice_version: texts
            .notice(&staff.tx, loaded.controller, said.at)
            .await?
            .id,
        channel: said.channel,
        evidence: said.evidence.clone(),
        at: staff.now,
        recorded_by: Some(staff.officer.id),
    };
    let change = Change {
        purpose: offer.wording.purpose,
        action,
        wording: offer.wording.id,
        named_recipients: vec![offer.wording.recipient.clone()],
    };
    let entries = loaded
        .ledger
        .append_said(&staff.tx, &act, said.at, vec![change])
        .await?;
    for entry in entries {
        let action = if entry.event.action.turns_on() {
            "consent.give"
        } else {
            effects(opened, entry.event.id.0).await?;
            "consent.withdraw"
        };
        // The hash, so that the chain of the audit vouches for the newest row of the ledger, too.
        let detail = json!({
            "purpose": entry.event.purpose,
            "event": entry.event.id.0,
            "hash": entry.hash,
            "channel": entry.event.channel,
        });
        opened.audit(action, detail).await?;
    }
    let issue = Issue {
        enquiry: id,
        controller: loaded.controller,
        language: &offer.wording.language,
        entries,
        at: staff.now,
        purposes: &staff.data().purposes,
    };
    let code = receipt::issue(&staff.tx, &staff.state.keys, issue).await?;
    if let Some(code) = &code {
        mail(opened, loaded, code).await?;
    }
    Ok(code.map(|code| code.to_string()))
}

const WITHDRAWAL_EFFECTS: Sql = Sql::staff("SELECT app.withdrawal_effects_by_staff($1, $2, $3)");

/// Messages that rested on the consent are cancelled; whoever works the case is to tell the recipient on
/// the same day.
async fn effects(opened: &Opened, event: Uuid) -> Result<()> {
    let now = opened.staff.now;
    let due = opened.staff.data().first_look(Priority::Urgent, now);
    let values = [event.into(), uuid_at(now).into(), due.into()];
    WITHDRAWAL_EFFECTS.execute(&opened.staff.tx, values).await?;
    Ok(())
}

/// The receipt by email, only where that is safe; else the officer prints it or reads its code out.
async fn mail(opened: &Opened, loaded: &Loaded, code: &ReceiptCode) -> Result<()> {
    let (staff, row) = (&opened.staff, &opened.enquiry);
    if row.withdrawn_at.is_some() || !receipt_may_go(loaded.route, &loaded.wishes, &loaded.flags) {
        return Ok(());
    }
    let base = &staff.state.configured.base_url;
    let message = outbox::Message {
        reference: row.reference.clone(),
        text: text(
            Lang::to_write_in(row.language.code()),
            "message-consent-receipt",
            &[
                ("address", format!("{base}/receipt/{code}")),
                ("manage", format!("{base}/manage")),
            ],
        ),
        former: None,
    };
    let terms = Terms {
        enquiry: EnquiryId(row.id),
        kind: "consent_receipt",
        purpose: None,
        not_before: next_safe_time(&loaded.wishes, staff.now),
        expires: None,
    };
    outbox::enqueue(&staff.tx, &staff.state.keys, staff.now, terms, &message).await?;
    Ok(())
}
