//! What is signed: the fields of a consent record (ISO/IEC TS 27560) and of the Kantara receipt that fit,
//! under their names, and nobody's name. `docs/security.md` says where it does not follow them.

use app::{
    domain::{
        consent::{ConsentAction, ConsentChannel, ConsentPurpose, GivenBy},
        controller::Controller,
    },
    resident::receipt::{ReceiptEvent, ReceiptRecord},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The form of the record, so that a reader of later ones knows what it holds. The first form had the
/// names that stand here as `alias`; receipts of it are read and checked all the same.
pub const FORM: &str = "stockport-consent-receipt-2";

/// The signed record.
#[derive(Debug, Serialize, Deserialize)]
pub struct Body {
    #[serde(alias = "form")]
    pub schema_version: String,
    #[serde(alias = "code")]
    pub receipt_id: String,
    pub issued_at: DateTime<Utc>,
    pub language: String,
    pub jurisdiction: String,
    #[serde(alias = "controller")]
    pub pii_controller: Controller,
    #[serde(default)]
    pub pii_controller_name: String,
    /// Shows, together with the id that only the organisation holds, whose receipt it is.
    #[serde(alias = "subject")]
    pub pii_principal_id: String,
    #[serde(alias = "notice")]
    pub privacy_notice: NoticeBody,
    pub events: Vec<EventBody>,
}

/// The notice that was in force.
#[derive(Debug, Serialize, Deserialize)]
pub struct NoticeBody {
    pub name: String,
    pub version: u32,
    pub sha256: String,
    pub check_code: String,
}

/// One thing that was agreed or taken back.
#[derive(Debug, Serialize, Deserialize)]
pub struct EventBody {
    pub purpose: ConsentPurpose,
    #[serde(default)]
    pub lawful_basis: String,
    #[serde(alias = "action")]
    pub event_type: ConsentAction,
    #[serde(alias = "at")]
    pub event_time: DateTime<Utc>,
    #[serde(alias = "channel")]
    pub collection_method: ConsentChannel,
    pub given_by: GivenBy,
    /// The exact names shown.
    #[serde(alias = "recipients")]
    pub recipient_third_parties: Vec<String>,
    /// Fields of the form that go or are used.
    #[serde(alias = "data")]
    pub pii_information: Vec<String>,
    #[serde(default)]
    pub withdrawal_method: String,
    pub wording: WordingText,
    /// The row of the ledger this speaks of: neither can be changed without the other telling.
    pub ledger_hash: String,
}

/// The exact words, with the hash they are stored under.
#[derive(Debug, Serialize, Deserialize)]
pub struct WordingText {
    pub id: Uuid,
    pub version: u32,
    pub sha256: String,
    pub text: Words,
}

/// What stood beside the tick.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Words {
    pub title: String,
    pub who: String,
    pub what: String,
    pub not_shared: String,
}

impl From<Body> for ReceiptRecord {
    fn from(body: Body) -> Self {
        Self {
            controller: body.pii_controller,
            issued_at: body.issued_at,
            notice_href: format!(
                "/privacy/{}/{}",
                body.privacy_notice.name, body.privacy_notice.version
            ),
            notice_version: body.privacy_notice.version,
            events: body
                .events
                .into_iter()
                .map(|event| ReceiptEvent {
                    on: event.event_type.turns_on(),
                    at: event.event_time,
                    channel: event.collection_method,
                    title: event.wording.text.title,
                    who: event.wording.text.who,
                    what: event.wording.text.what,
                    not_shared: event.wording.text.not_shared,
                    recipients: event.recipient_third_parties,
                })
                .collect(),
        }
    }
}
