//! How sure we are who is asking, and what that opens (rule 2.2). A reference alone
//! opens nothing; whether an enquiry exists is never told without a proof.

use super::codes::ContactRoute;

code_enum! {
    /// Each level includes those before it.
    pub enum IdentityLevel {
        /// Nothing proved.
        L0 = "L0",
        /// One proof held.
        L1a = "L1a",
        /// The enquiry is theirs.
        L1b = "L1b",
        /// Who the person is.
        L2 = "L2",
        /// May act for somebody else.
        L3 = "L3",
    }
}

/// Something that a person showed when coming back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IdentityProof {
    /// A link that was sent by this route.
    Link(ContactRoute),
    /// A code that was sent by this route.
    Code(ContactRoute),
    Passphrase,
    /// The browser that sent the enquiry, while its page still shows the three words.
    SentPage,
}

code_enum! {
    /// What a person can do with an enquiry.
    pub enum ManageAction {
        Complain = "complain",
        /// Held until the person is checked.
        AskForErasure = "ask_for_erasure",
        ReadNotices = "read_notices",
        SeeStatus = "see_status",
        /// As easy as giving.
        ChangeConsents = "change_consents",
        SeeAnswers = "see_answers",
        Download = "download",
        ChangeContact = "change_contact",
        ReplacePassphrase = "replace_passphrase",
        /// Only with the passphrase: nobody else can find the row.
        EqualityAnswers = "equality_answers",
        FullAccess = "full_access",
        CorrectIdentity = "correct_identity",
        ActForSomeoneElse = "act_for_someone_else",
    }
}

impl ManageAction {
    /// The least level.
    #[must_use]
    pub const fn needs(self) -> IdentityLevel {
        match self {
            Self::Complain | Self::AskForErasure | Self::ReadNotices => IdentityLevel::L0,
            Self::SeeStatus | Self::ChangeConsents => IdentityLevel::L1a,
            Self::SeeAnswers
            | Self::Download
            | Self::ChangeContact
            | Self::ReplacePassphrase
            | Self::EqualityAnswers => IdentityLevel::L1b,
            Self::FullAccess | Self::CorrectIdentity => IdentityLevel::L2,
            Self::ActForSomeoneElse => IdentityLevel::L3,
        }
    }

    /// Whether the proofs open it. Levels above L1b are set by staff, never by a proof.
    #[must_use]
    pub fn open_to(self, proofs: &[IdentityProof]) -> bool {
        let passphrase =
            self != Self::EqualityAnswers || proofs.contains(&IdentityProof::Passphrase);
        passphrase && level(proofs) >= self.needs()
    }
}

/// The level that proofs reach: the passphrase, the page that shows it, or a link and a code sent by two different
/// routes, prove control of the enquiry; any other proof alone, control of that proof.
#[must_use]
pub fn level(proofs: &[IdentityProof]) -> IdentityLevel {
    let two_routes = proofs.iter().any(|link| {
        matches!(link, IdentityProof::Link(by_link)
            if proofs.iter().any(|code| matches!(code, IdentityProof::Code(by_code) if by_code != by_link)))
    });
    let words = [IdentityProof::Passphrase, IdentityProof::SentPage];
    if proofs.iter().any(|proof| words.contains(proof)) || two_routes {
        IdentityLevel::L1b
    } else if proofs.is_empty() {
        IdentityLevel::L0
    } else {
        IdentityLevel::L1a
    }
}

#[cfg(test)]
mod tests;
