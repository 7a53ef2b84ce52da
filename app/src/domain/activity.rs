//! The record of processing activities (UK GDPR article 30, `processing_activities.csv`): what is done
//! with information about people, by whom, and on which lawful basis (seed T55).

use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

use super::controller::Controller;

const RECORD: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/data/processing_activities.csv"
));

code_enum! {
    /// What an act on information about people is part of: one for each row of the record. Every audit
    /// event names one.
    pub enum Activity {
        FamilyHubEnquiry = "A1",
        AllianceEnquiry = "A2",
        AgreedSupport = "A3",
        /// From one organisation of this service to the other.
        Transfer = "A4",
        /// To a named organisation outside.
        Referral = "A5",
        Adjustments = "A6",
        EqualityMonitoring = "A7",
        FeedbackSurvey = "A8",
        Safeguarding = "A9",
        CrimeDisclosure = "A10",
        Statistics = "A11",
        AuditAndSecurity = "A12",
        ConsentLedger = "A13",
        /// Messages about an enquiry, and telling that there is one.
        Messages = "A14",
        Callbacks = "A15",
        /// Rights requests, and complaints about how information was handled.
        RightsRequests = "A16",
        /// Complaints and compliments about the service.
        ServiceComplaints = "A17",
        /// Requests from the police, courts and others.
        ExternalRequests = "A18",
        Incidents = "A19",
        StaffAccounts = "A20",
        StaffSafety = "A21",
        /// Reports about a listed service.
        ServiceReports = "A22",
        Backups = "A23",
    }
}

impl Activity {
    /// The handling of an enquiry of this organisation, before any agreement about support.
    #[must_use]
    pub const fn enquiry_of(controller: Controller) -> Self {
        match controller {
            Controller::Smbc => Self::FamilyHubEnquiry,
            Controller::Tpa => Self::AllianceEnquiry,
        }
    }
}

code_enum! {
    /// A lawful basis, by its place in article 6 of the UK GDPR.
    pub enum LawfulBasis {
        Consent = "6(1)(a)",
        Contract = "6(1)(b)",
        LegalObligation = "6(1)(c)",
        VitalInterests = "6(1)(d)",
        PublicTask = "6(1)(e)",
        /// Added by the Data (Use and Access) Act 2025; not open to public authorities.
        RecognisedLegitimateInterest = "6(1)(ea)",
        /// Named by a notice and used by no activity (seed T23).
        LegitimateInterests = "6(1)(f)",
    }
}

/// One row of the record. What is not a code is prose for whoever keeps the record.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ProcessingActivity {
    #[serde(rename = "code")]
    pub activity: Activity,
    pub label: String,
    #[serde(deserialize_with = "list")]
    pub controllers: Vec<Controller>,
    /// The bases it may rest on; none where nothing personal is asked for, or where it follows the record.
    #[serde(deserialize_with = "list")]
    pub articles: Vec<LawfulBasis>,
    /// The basis in words, with the sentences of the notices that name it.
    pub basis: String,
    /// The condition of article 9 or 10, or what decides it.
    pub special_category: String,
    /// Whether the person can withdraw from it: `yes`, `no`, or how.
    pub withdraw: String,
    /// Whether an objection is heard.
    pub object: String,
    /// What becomes of a request to erase.
    pub erase: String,
    /// Whether the person may take it elsewhere.
    pub portability: String,
    /// What the resident is offered beside it.
    pub resident_action: String,
}

impl ProcessingActivity {
    /// The whole record, in the order of `Activity::ALL`.
    #[must_use]
    pub fn record() -> &'static [Self] {
        #[expect(
            clippy::expect_used,
            reason = "the record is compiled in and a test reads every row"
        )]
        static ROWS: LazyLock<Vec<ProcessingActivity>> = LazyLock::new(|| {
            csv::Reader::from_reader(RECORD.as_bytes())
                .deserialize()
                .collect::<Result<_, _>>()
                .expect("the record is well formed")
        });
        &ROWS
    }
}

/// Codes with blanks between them.
fn list<'de, D: Deserializer<'de>, T: FromStr<Err: std::error::Error>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let codes = <std::borrow::Cow<'de, str> as Deserialize>::deserialize(deserializer)?;
    codes
        .split_whitespace()
        .map(|code| code.parse().map_err(serde::de::Error::custom))
        .collect()
}

#[cfg(test)]
mod tests;
