//! Opening one case outside the own scope: which, exactly, and why.

use super::note;
use crate::{
    domain::{personal::Note, reference::Reference},
    forms::FormData,
    ui::{Problem, Problems},
};

/// The form as it came. Personal: it has no `Debug`.
#[derive(Clone, Default)]
pub struct EmergencyAccessForm {
    pub reference: String,
    pub reason: String,
}

impl EmergencyAccessForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            reference: data.one("reference"),
            reason: data.one("reason"),
        }
    }

    /// The reference and the reason.
    ///
    /// # Errors
    /// What is missing, not a reference, or too long.
    pub fn parse(&self) -> Result<(Reference, Note), Problems> {
        let mut problems = Problems::default();
        let mut keep = |problem| problems.push(problem);
        let reference = self
            .reference
            .parse()
            .map_err(|_| {
                keep(Problem::new(
                    "reference",
                    "emergency-access-error-reference",
                ))
            })
            .ok();
        let reason = note("reason", &self.reason, "emergency-access-error-reason")
            .map_err(&mut keep)
            .ok();
        reference.zip(reason).ok_or(problems)
    }
}
