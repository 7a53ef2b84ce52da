//! Closing a case with an outcome that has what it requires (rule 9.1).

use crate::{
    domain::{
        contact_log::AttemptCount,
        controller::Controller,
        status::{Closing, ClosingError, Outcome},
    },
    forms::FormData,
    ui::{Problem, Problems},
};

/// The form as it came.
#[derive(Clone, Default)]
pub struct CloseForm {
    pub outcome: String,
    pub casefile: String,
}

impl CloseForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            outcome: data.one("outcome"),
            casefile: data.one("casefile"),
        }
    }

    /// The outcomes that this case can be closed with. Once the resident has withdrawn it there is one;
    /// before that, there are all others of the organisation.
    pub fn open_to(controller: Controller, withdrawn: bool) -> Vec<Outcome> {
        Outcome::ALL
            .iter()
            .copied()
            .filter(|outcome| {
                outcome.open_to(controller) && (*outcome == Outcome::Withdrawn) == withdrawn
            })
            .collect()
    }

    /// The complete closing. `tries` counts how often we tried to reach the person.
    ///
    /// # Errors
    /// No outcome, or one that lacks what it requires.
    pub fn parse(
        &self,
        controller: Controller,
        withdrawn: bool,
        tries: AttemptCount,
    ) -> Result<Closing, Problems> {
        let chosen = self.outcome.trim().parse::<Outcome>().ok();
        let outcome = chosen
            .filter(|outcome| Self::open_to(controller, withdrawn).contains(outcome))
            .ok_or_else(|| Problem::new("outcome", "case-error-outcome"))?;
        if outcome == Outcome::CouldNotContact && !tries.are_enough() {
            return Err(Problem::new("outcome", "case-error-tries")
                .with("n", tries.counted.to_string())
                .into());
        }
        Closing::new(controller, outcome, &self.casefile).map_err(|error| {
            match error {
                ClosingError::NotOpenToController => Problem::new("outcome", "case-error-outcome"),
                ClosingError::CasefileMissing => Problem::new("casefile", "case-error-casefile"),
                ClosingError::CasefileTooLong => {
                    Problem::new("casefile", "case-error-casefile-long")
                        .with("most", Closing::CASEFILE_MAX.to_string())
                }
            }
            .into()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(
        outcome: &str,
        casefile: &str,
        withdrawn: bool,
        tries: usize,
    ) -> Result<Closing, String> {
        let form = CloseForm {
            outcome: outcome.into(),
            casefile: casefile.into(),
        };
        let tries = AttemptCount {
            counted: tries,
            days: tries,
        };
        form.parse(Controller::Smbc, withdrawn, tries)
            .map_err(|problems| problems.0[0].key.clone())
    }

    #[test]
    fn each_outcome_needs_what_it_needs() {
        assert_eq!(
            parse("intervention", " ", false, 0).unwrap_err(),
            "case-error-casefile"
        );
        assert_eq!(
            parse("intervention", "CF-1", false, 0).unwrap().casefile(),
            Some("CF-1")
        );
        assert_eq!(
            parse("could_not_contact", "", false, 2).unwrap_err(),
            "case-error-tries"
        );
        assert!(parse("could_not_contact", "", false, 3).is_ok());
        assert_eq!(
            parse("support_accepted", "", false, 0).unwrap_err(),
            "case-error-outcome"
        );
        assert_eq!(parse("", "", false, 0).unwrap_err(), "case-error-outcome");
    }

    #[test]
    fn withdrawn_is_the_resident_s_outcome_alone() {
        assert!(parse("withdrawn", "", true, 0).is_ok());
        assert!(parse("withdrawn", "", false, 0).is_err());
        assert!(parse("info_given", "", true, 0).is_err());
    }
}
