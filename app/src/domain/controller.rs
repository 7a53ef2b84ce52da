//! The two organisations behind the portal. An enquiry belongs to one of them (rule 0.1).

code_enum! {
    /// Who is responsible for an enquiry in law.
    pub enum Controller {
        /// Stockport Council, which runs the Family Hubs.
        Smbc = "SMBC",
        /// The Prevention Alliance, which runs Stockport Support Hub and Your Support.
        Tpa = "TPA",
    }
}

impl Controller {
    /// The other organisation.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Smbc => Self::Tpa,
            Self::Tpa => Self::Smbc,
        }
    }
}
