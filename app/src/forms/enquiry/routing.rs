//! What the rules make of the answers: which team is suggested, and which one will get it.

use super::{Answers, EnquiryStep};
use crate::domain::{
    codes::{AboutWhom, AgeBand, Priority, QueueCode, SendAnswer, YesNoPreferNot},
    controller::Controller,
    reference_data::ReferenceData,
    routing::{RoutingFacts, Suggestion, other_team, suggest},
    safe_contact::SafeContactWishes,
};

/// Who will get the enquiry: what the table suggests, or the other team by the person's choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    pub suggestion: Suggestion,
    pub controller: Controller,
    pub queue: QueueCode,
    /// The person chose it instead of the suggested one.
    pub switched: bool,
}

impl Answers {
    /// What the decision table looks at; `None` until there is enough to route by.
    pub fn facts(&self, data: &ReferenceData) -> Option<RoutingFacts> {
        let routed_by = [
            EnquiryStep::Topic,
            EnquiryStep::About,
            EnquiryStep::Age,
            EnquiryStep::Household,
            EnquiryStep::Postcode,
            EnquiryStep::Area,
        ];
        if !routed_by
            .iter()
            .all(|step| !step.applies(self, data) || step.answered(self, data))
        {
            return None;
        }
        Some(RoutingFacts {
            topic: self.topic?,
            other_topics: self.other_topics.clone(),
            age: self.age_band.unwrap_or(AgeBand::PreferNot),
            children: self.children.unwrap_or(YesNoPreferNot::PreferNot),
            send25: self.send25.given().copied().unwrap_or(SendAnswer::NotAsked),
            subject_26_or_under: self.subject_26_or_under.given().copied(),
            place: self.whereabouts(),
            connection: self.connection,
            danger_now: self.danger_now.given().copied(),
            safe_tonight: self.safe_tonight,
            no_postcode: self.place.as_ref().and_then(super::PlaceAnswer::reason),
            about: self.about_whom.unwrap_or(AboutWhom::Me),
            safe_contact: self.wishes().has_rules(),
        })
    }

    /// How soon a person looks first. No child below 13 waits for another day, whatever the topic.
    pub fn first_look_priority(&self, suggested: Priority) -> Priority {
        if self.is_under_13() {
            Priority::Urgent
        } else {
            suggested
        }
    }

    /// The wishes about contact; none where none are given yet.
    pub fn wishes(&self) -> SafeContactWishes {
        self.contact
            .as_ref()
            .map(super::ContactAnswer::safe_contact)
            .unwrap_or_default()
    }

    /// What the decision table suggests; `None` until there is enough to route by.
    pub fn suggestion(&self, data: &ReferenceData) -> Option<Suggestion> {
        suggest(data, &self.facts(data)?).ok()
    }

    /// Who will get it; `None` while that cannot be said, or where nobody in Stockport will (rule `R01_OUT`).
    pub fn receiver(&self, data: &ReferenceData) -> Option<Receiver> {
        let suggestion = self.suggestion(data)?;
        let suggested = suggestion.controller?;
        let queue = suggestion.queue?;
        let other = (self.switched_from == Some(suggested) && self.may_switch_team())
            .then(|| other_team(data, suggested, self.area()))
            .flatten();
        Some(match other {
            Some(other) => Receiver {
                suggestion,
                controller: suggested.other(),
                queue: other,
                switched: true,
            },
            None => Receiver {
                suggestion,
                controller: suggested,
                queue,
                switched: false,
            },
        })
    }

    /// The organisation that will be responsible.
    pub fn controller(&self, data: &ReferenceData) -> Option<Controller> {
        self.receiver(data).map(|receiver| receiver.controller)
    }

    /// "Send it to the other team instead", or back again. The flags stay; the choices do not,
    /// because they named another organisation.
    pub fn switch_team(&mut self, data: &ReferenceData) {
        let Some(suggested) = self.suggestion(data).and_then(|found| found.controller) else {
            return;
        };
        if !self.may_switch_team() {
            return;
        }
        let back = self.switched_from == Some(suggested);
        self.switched_from = (!back).then_some(suggested);
        if let Some(controller) = self.controller(data)
            && self.may_be_offered_choices()
        {
            self.choices = Some(super::ConsentChoices::cleared(controller));
        }
    }
}
