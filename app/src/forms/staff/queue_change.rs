//! Choosing a different queue. Only a queue of the same organisation can be chosen: the other one is
//! a disclosure, which needs a hand-over (seed F13, T22).

use super::note;
use crate::{
    domain::{
        codes::QueueCode, controller::Controller, personal::Note, reference_data::ReferenceData,
    },
    forms::FormData,
    ui::{Problem, Problems},
};

/// The form as it came.
#[derive(Clone, Default)]
pub struct QueueChangeForm {
    pub queue: String,
    pub why: String,
}

impl QueueChangeForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            queue: data.one("queue"),
            why: data.one("why"),
        }
    }

    /// The queue and the reason.
    ///
    /// # Errors
    /// No queue, the queue it is in already, one of the other organisation; no reason.
    pub fn parse(
        &self,
        data: &ReferenceData,
        controller: Controller,
        from: QueueCode,
    ) -> Result<(QueueCode, Note), Problems> {
        let queue = match data.parse_queue(self.queue.trim()) {
            Some(queue) if queue.controller != controller => {
                Err(Problem::new("queue", "case-error-other-organisation"))
            }
            Some(queue) if queue.code == from => {
                Err(Problem::new("queue", "case-error-same-queue"))
            }
            Some(queue) => Ok(queue.code),
            None => Err(Problem::new("queue", "case-error-queue")),
        };
        match (queue, note("why", &self.why, "case-error-why")) {
            (Ok(queue), Ok(why)) => Ok((queue, why)),
            (queue, why) => Err(Problems(
                [queue.err(), why.err()].into_iter().flatten().collect(),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::forms::staff::queue_change::*;

    fn parse(queue: &str, why: &str) -> Result<QueueCode, Vec<String>> {
        let form = QueueChangeForm {
            queue: queue.into(),
            why: why.into(),
        };
        form.parse(
            ReferenceData::shipped(),
            Controller::Smbc,
            "FH-CEN".parse().unwrap(),
        )
        .map(|(queue, _)| queue)
        .map_err(|problems| problems.0.into_iter().map(|p| p.key).collect())
    }

    #[test]
    fn only_another_queue_of_the_same_organisation_can_be_chosen() {
        assert_eq!(parse("FH-WER", "lives there").unwrap().code(), "FH-WER");
        assert_eq!(
            parse("TPA-SSH", "adult").unwrap_err(),
            ["case-error-other-organisation"]
        );
        assert_eq!(parse("FH-CEN", "x").unwrap_err(), ["case-error-same-queue"]);
        assert_eq!(
            parse("", " ").unwrap_err(),
            ["case-error-queue", "case-error-why"]
        );
    }
}
