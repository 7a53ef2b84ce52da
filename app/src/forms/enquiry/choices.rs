//! What a person may say yes to. All off; none of it is needed to be helped (product promise 1).

use super::{Answers, ContactWay};
use crate::{
    domain::{
        codes::PartnerCode,
        consent::{self, ConsentPurpose, Purpose},
        controller::Controller,
        ids::WordingId,
        reference_data::ReferenceData,
    },
    forms::FormData,
    ui::{Problem, Problems},
};
use serde::{Deserialize, Serialize};

/// One tick that is offered, with the exact words it is offered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentOffer {
    pub purpose: ConsentPurpose,
    pub wording: WordingId,
}

/// The answer of the choices page: what was shown, and what of it was ticked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentChoices {
    /// The organisation that asked.
    pub controller: Controller,
    pub shown: Vec<ConsentOffer>,
    pub ticked: Vec<ConsentPurpose>,
}

impl ConsentChoices {
    /// Nothing shown and nothing ticked: after the team was switched.
    pub fn cleared(controller: Controller) -> Self {
        Self {
            controller,
            shown: Vec::new(),
            ticked: Vec::new(),
        }
    }

    /// Each offer shown, and whether it was ticked.
    pub fn answers(&self) -> impl Iterator<Item = (ConsentOffer, bool)> {
        self.shown
            .iter()
            .map(|offer| (*offer, self.ticked.contains(&offer.purpose)))
    }

    /// Takes away what may no longer be offered, such as texts once there is no number.
    pub(super) fn keep_offered(&mut self, may: impl Fn(ConsentPurpose) -> bool) {
        self.shown.retain(|offer| may(offer.purpose));
        let Self { shown, ticked, .. } = self;
        ticked.retain(|purpose| shown.iter().any(|offer| offer.purpose == *purpose));
    }
}

impl Answers {
    /// The consents that this person may be asked for by this organisation, in the order of the table.
    pub fn may_be_asked(
        &self,
        data: &ReferenceData,
        controller: Controller,
        partners: &[PartnerCode],
    ) -> Vec<ConsentPurpose> {
        let (Some(about), Some(age)) = (self.about_whom, self.age_band) else {
            return Vec::new();
        };
        // Who chose to be texted has asked for texts: a no to them beside it would say the opposite.
        let may_text = self
            .contact
            .as_ref()
            .is_some_and(|contact| matches!(contact.way, ContactWay::Phone(_)));
        let offered = consent::offered(
            &data.purposes,
            partners,
            controller,
            about,
            age,
            &self.wishes(),
        );
        offered
            .into_iter()
            .filter(|purpose| purpose.purpose() != Purpose::UpdatesSms || may_text)
            .collect()
    }
}

/// The choices page as typed.
#[derive(Clone, Default)]
pub struct ChoicesForm {
    /// Codes of the ticks.
    pub choices: Vec<String>,
    /// Ids of the wordings that the page showed, as they came back with it.
    pub wordings: Vec<String>,
}

impl ChoicesForm {
    pub fn from_answers(answers: &Answers) -> Self {
        let choices = answers.choices.as_ref();
        Self {
            choices: choices
                .map(|choices| {
                    choices
                        .ticked
                        .iter()
                        .map(ConsentPurpose::to_string)
                        .collect()
                })
                .unwrap_or_default(),
            wordings: Vec::new(),
        }
    }

    pub fn read(data: &FormData) -> Self {
        Self {
            choices: data.all("choices"),
            wordings: data.all("wording"),
        }
    }

    /// Binds the ticks to the words that were shown. If the words have changed since, they are shown
    /// again with nothing ticked: nobody agrees to a sentence they did not read.
    pub fn apply(
        &self,
        answers: &mut Answers,
        controller: Controller,
        offers: &[ConsentOffer],
    ) -> Result<(), Problems> {
        let current = |id: &String| offers.iter().any(|offer| offer.wording.to_string() == *id);
        // Nothing ticked agrees to nothing, whatever was shown.
        let same_words = self.choices.is_empty() && self.wordings.is_empty()
            || (self.wordings.len() == offers.len() && self.wordings.iter().all(current));
        if !same_words {
            return Err(Problem::new("choices", "errors-enquiry-choices-changed").into());
        }
        let ticked = offers
            .iter()
            .map(|offer| offer.purpose)
            .filter(|purpose| self.choices.iter().any(|code| *code == purpose.to_string()))
            .collect();
        answers.choices = Some(ConsentChoices {
            controller,
            shown: offers.to_vec(),
            ticked,
        });
        Ok(())
    }
}
