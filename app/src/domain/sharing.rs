//! What goes from one organisation to another: a hand-over of a case, and parts of it to an outside
//! organisation (feature D5, rule 0.1, seed F10 to F14, T20 to T22, T27).

mod extract;

pub use extract::{ExtractContact, ExtractHousehold, ExtractPlace, ExtractTopic, HandoverExtract};

use super::{
    consent::{ConsentPurpose, Purpose, PurposeDefinition},
    controller::Controller,
    permission::Action,
};

code_enum! {
    pub enum ShareKind {
        /// The other organisation of this service is to take the case.
        Handover = "handover",
        /// Somebody outside gets to know something; the case stays.
        Outside = "outside",
    }
}

code_enum! {
    /// Why the law allows it.
    pub enum Basis {
        /// The person said yes, to this receiver, by name (seed F13, T22).
        Consent = "consent",
        PublicTask = "public_task",
        /// A law or a court says so (seed T20).
        LegalRequirement = "legal_requirement",
        /// Somebody may be hurt: act first, a second person looks on the next working day (seed T21).
        VitalInterests = "vital_interests",
    }
}

code_enum! {
    /// Whether a second person must agree, and when.
    pub enum SecondApproval { None = "none", Before = "before", After = "after" }
}

code_enum! {
    /// What can be picked, as fields of the form. Nothing is ticked at first (seed F12).
    pub enum SharedField {
        Name = "name",
        /// The route, and the number or address that belongs to it.
        ContactRoute = "contact_route",
        SafeContact = "safe_contact",
        /// What it is about and for whom.
        Topic = "topic",
        Postcode = "postcode",
        AgeBand = "age_band",
        Household = "household_children_under_19",
        Language = "language",
        Adjustments = "adjustments",
        Message = "message",
    }
}

code_enum! {
    /// Who may be told outside without a yes (seed T29, rule 8.3). A partner that the person named comes with its
    /// consent.
    pub enum Recipient {
        Massh = "massh",
        AdultCare = "adult_care",
        Police = "police",
        Health = "health",
        Court = "court",
        Other = "other",
    }
}

code_enum! {
    /// What the other organisation answered.
    pub enum HandoverAnswer { Accepted = "accepted", Declined = "declined" }
}

code_enum! {
    /// Why it ended without an answer, or after one.
    pub enum ShareEndReason {
        ConsentWithdrawn = "consent_withdrawn",
        EnquiryWithdrawn = "enquiry_withdrawn",
        Restricted = "restricted",
        Closed = "closed",
        /// What was picked is not how it is any more.
        DetailsChanged = "details_changed",
        Erased = "erased",
        TakenBack = "taken_back",
        SecondRefused = "second_refused",
    }
}

/// What a case cannot be worked without: whoever takes it over must be able to reach the person, safely.
pub const HANDOVER_NEEDS: [SharedField; 4] = [
    SharedField::Name,
    SharedField::ContactRoute,
    SharedField::SafeContact,
    SharedField::Topic,
];

/// The partner whose people work the Alliance's queues. A yes to another partner does not stretch to them.
const DESK_PARTNER: &str = "shg";

/// The consent that names the other organisation as the receiver of a hand-over.
#[must_use]
pub fn handover_consent(from: Controller) -> Option<ConsentPurpose> {
    match from {
        Controller::Smbc => {
            ConsentPurpose::new(Purpose::ShareTpa, Some(DESK_PARTNER.parse().ok()?))
        }
        Controller::Tpa => ConsentPurpose::new(Purpose::ShareFh, None),
    }
}

/// Whether a consent names an organisation that may be told about the person.
#[must_use]
pub const fn names_receiver(purpose: Purpose) -> bool {
    match purpose {
        Purpose::ShareTpa | Purpose::ShareNamedOrg => true,
        // That is the other organisation of this service: a hand-over.
        Purpose::ShareFh | Purpose::Feedback | Purpose::UpdatesSms | Purpose::EqualityExplicit => {
            false
        }
    }
}

/// The row of the matrix that a share rests on.
#[must_use]
pub const fn action(kind: ShareKind, basis: Basis) -> Action {
    match (kind, basis) {
        (_, Basis::VitalInterests) => Action::ShareForSafeguarding,
        (ShareKind::Handover, Basis::Consent) => Action::TransferWithConsent,
        (ShareKind::Handover, Basis::PublicTask | Basis::LegalRequirement) => {
            Action::TransferWithoutConsent
        }
        (ShareKind::Outside, Basis::Consent | Basis::PublicTask | Basis::LegalRequirement) => {
            Action::Disclose
        }
    }
}

/// When a second person looks at it (`2` of the matrix). Keeping it from the person always needs one (seed F14).
#[must_use]
pub const fn second(kind: ShareKind, basis: Basis, withheld: bool) -> SecondApproval {
    match (kind, basis, withheld) {
        (_, Basis::VitalInterests, _) => SecondApproval::After,
        (_, _, true)
        | (ShareKind::Handover, Basis::PublicTask | Basis::LegalRequirement, false) => {
            SecondApproval::Before
        }
        (ShareKind::Handover, Basis::Consent, false)
        | (
            ShareKind::Outside,
            Basis::Consent | Basis::PublicTask | Basis::LegalRequirement,
            false,
        ) => SecondApproval::None,
    }
}

/// What a basis lets go: with a yes only what the yes named, field by field.
#[must_use]
pub fn open_to(
    basis: Basis,
    purpose: Option<Purpose>,
    definitions: &[PurposeDefinition],
) -> Vec<SharedField> {
    match (basis, purpose) {
        (Basis::Consent, Some(purpose)) => definitions
            .iter()
            .filter(|definition| definition.code == purpose)
            .flat_map(|definition| definition.fields.iter())
            .filter_map(|field| field.parse().ok())
            .collect(),
        (Basis::Consent, None) => Vec::new(),
        (Basis::PublicTask | Basis::LegalRequirement | Basis::VitalInterests, _) => {
            SharedField::ALL.to_vec()
        }
    }
}

/// What is missing from what was picked: a case is worked with [`HANDOVER_NEEDS`], and nobody gets a number
/// without the rules for using it, where these may go at all.
#[must_use]
pub fn missing(kind: ShareKind, picked: &[SharedField], open: &[SharedField]) -> Vec<SharedField> {
    let needed: &[SharedField] = match kind {
        ShareKind::Handover => &HANDOVER_NEEDS,
        ShareKind::Outside if picked.contains(&SharedField::ContactRoute) => {
            &[SharedField::SafeContact]
        }
        ShareKind::Outside => &[],
    };
    needed
        .iter()
        .copied()
        .filter(|field| open.contains(field) && !picked.contains(field))
        .collect()
}

/// The stored facts of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShareFacts {
    pub kind: ShareKind,
    pub second: SecondApproval,
    pub agreed: Option<bool>,
    pub answer: Option<HandoverAnswer>,
    pub ended: Option<ShareEndReason>,
}

/// Where a share stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareState {
    /// Nothing has gone: a second person must agree first.
    WaitsForSecond,
    /// The receiver can read what was picked, and has not answered.
    Offered,
    /// It went to an outside organisation.
    Given,
    Accepted,
    Declined,
    Ended(ShareEndReason),
}

impl ShareState {
    /// The end of its text key.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WaitsForSecond => "waits",
            Self::Offered => "offered",
            Self::Given => "given",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Ended(ended) => ended.code(),
        }
    }

    /// Whether the sender can still take it back.
    #[must_use]
    pub const fn can_be_taken_back(self) -> bool {
        match self {
            Self::WaitsForSecond | Self::Offered => true,
            Self::Given | Self::Accepted | Self::Declined | Self::Ended(_) => false,
        }
    }
}

/// The one state of a share. An end comes before everything, also after an answer: the yes was taken back.
#[must_use]
pub const fn state(facts: &ShareFacts) -> ShareState {
    let ShareFacts {
        kind,
        second,
        agreed,
        answer,
        ended,
    } = facts;
    match (ended, answer, kind, second, agreed) {
        (Some(ended), _, _, _, _) => ShareState::Ended(*ended),
        (None, Some(HandoverAnswer::Accepted), _, _, _) => ShareState::Accepted,
        (None, Some(HandoverAnswer::Declined), _, _, _) => ShareState::Declined,
        (None, None, _, SecondApproval::Before, None | Some(false)) => ShareState::WaitsForSecond,
        (None, None, ShareKind::Handover, _, _) => ShareState::Offered,
        (None, None, ShareKind::Outside, _, _) => ShareState::Given,
    }
}

#[cfg(test)]
mod tests;
