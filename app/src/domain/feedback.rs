//! What people say about the service: kept without anything that leads to them (seed T13).

code_enum! {
    /// What it is.
    pub enum FeedbackKind { Compliment = "compliment", Idea = "idea", Problem = "problem" }
}

code_enum! {
    /// Whom it is about, and so who reads it.
    pub enum FeedbackAbout { Smbc = "SMBC", Tpa = "TPA", Website = "website" }
}

/// Days for which the link of an invitation works.
pub const INVITATION_DAYS: u32 = 28;
