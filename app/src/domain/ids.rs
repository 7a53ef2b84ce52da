//! One type per id, so that a staff member is never taken for an enquiry.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    };
}

id!(
    /// A staff account.
    StaffId
);
id!(
    /// An enquiry.
    EnquiryId
);
id!(
    /// An unfinished enquiry; it becomes the idempotency key of the submission.
    DraftId
);
id!(
    /// A row of the consent ledger.
    ConsentEventId
);
id!(
    /// The exact words shown with a consent, in one language (immutable, hashed).
    WordingId
);
id!(
    /// A published version of a privacy notice.
    NoticeVersionId
);
id!(
    /// A person in an enquiry, as the consent ledger knows them: never a name.
    SubjectRef
);
id!(
    /// A request about information, or a complaint.
    RightsRequestId
);
id!(
    /// A hand-over, or what was given to an outside organisation.
    ShareId
);
