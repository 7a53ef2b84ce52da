//! The exact words of each consent: who gets what, what stays here, what happens when it is taken back.
//!
//! They are evidence: a wording is a row with a hash, and the ledger names the row that was shown. What a
//! person sees is made only from here.

use super::{
    codes::PartnerCode,
    consent::{ConsentPurpose, Purpose},
    controller::Controller,
    ids::WordingId,
};
use serde::{Deserialize, Serialize};

/// The words of one consent as they are stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingBody {
    /// Label of the tick, in the words of the person who ticks.
    pub title: String,
    pub who: String,
    /// Every field that goes, or is used.
    pub what: String,
    pub not_shared: String,
    pub on_withdrawal: OnWithdrawal,
}

/// The two columns that stand under a consent that is on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnWithdrawal {
    pub stops: Vec<String>,
    pub carries_on: Vec<CarriesOn>,
}

/// Something that a withdrawal does not stop, and why not (rule 2.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarriesOn {
    pub what: String,
    pub because: String,
}

/// A wording in force, with the row that proves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    pub id: WordingId,
    /// With the partner, where the purpose names one: the value of the tick.
    pub purpose: ConsentPurpose,
    /// Who asks it.
    pub controller: Controller,
    /// The name of the organisation that gets it, as it was shown; the ledger's `named_recipients`.
    pub recipient: String,
    pub version: u32,
    pub language: String,
    pub body: WordingBody,
}

/// Words with a place for the organisation's name: a row of `data/wordings`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct WordingTemplate {
    pub purpose: Purpose,
    pub controller: Controller,
    pub version: u32,
    pub language: String,
    #[serde(flatten)]
    body: WordingBodyTemplate,
}

/// The body before the name is put in. Kept apart from [`WordingBody`], so that none is shown unfilled.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct WordingBodyTemplate {
    title: String,
    who: String,
    what: String,
    not_shared: String,
    on_withdrawal: OnWithdrawal,
}

const PLACE: &str = "{organisation}";

impl WordingTemplate {
    /// The wordings that ship with the project.
    pub fn shipped() -> &'static [Self] {
        #[expect(
            clippy::expect_used,
            reason = "the wordings are compiled in and a test reads every one"
        )]
        static SHIPPED: std::sync::LazyLock<Vec<WordingTemplate>> =
            std::sync::LazyLock::new(|| {
                serde_json::from_str(include_str!("../../data/wordings/v1.json"))
                    .expect("the shipped wordings are well formed")
            });
        &SHIPPED
    }

    /// The words with the organisation's name in its places. `None` for a purpose that names nobody.
    pub fn fill(&self, organisation: Option<&str>) -> WordingBody {
        let name = organisation.unwrap_or_default();
        let fill = |text: &str| text.replace(PLACE, name);
        let WordingBodyTemplate {
            title,
            who,
            what,
            not_shared,
            on_withdrawal: OnWithdrawal { stops, carries_on },
        } = &self.body;
        WordingBody {
            title: fill(title),
            who: fill(who),
            what: fill(what),
            not_shared: fill(not_shared),
            on_withdrawal: OnWithdrawal {
                stops: stops.iter().map(|line| fill(line)).collect(),
                carries_on: carries_on
                    .iter()
                    .map(|line| CarriesOn {
                        what: fill(&line.what),
                        because: fill(&line.because),
                    })
                    .collect(),
            },
        }
    }

    /// The consent it asks: with this partner, where the purpose names one.
    pub fn purpose_for(&self, partner: Option<PartnerCode>) -> Option<ConsentPurpose> {
        ConsentPurpose::new(self.purpose, partner)
    }

    /// Who gets or uses what is agreed to, where no partner is named.
    pub fn own_recipient(&self) -> &'static str {
        match (self.purpose, self.controller) {
            (Purpose::ShareFh, _) | (_, Controller::Smbc) => "Stockport Council",
            (_, Controller::Tpa) => "The Prevention Alliance",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::reference_data::ReferenceData,
        text_rules::sentences::{faults, sentences, words},
    };

    /// Words that say that a field goes, for each field a purpose shares.
    fn says(field: &str) -> &'static str {
        match field {
            "name" => "our name",
            "contact_route" => "ow to reach you",
            "safe_contact" => "what is safe for you",
            "topic" => "your topic",
            "postcode" => "your postcode",
            "phone" => "Your mobile number",
            "equality" => "Your answers to the questions about equal treatment",
            other => panic!("no words for the field {other}"),
        }
    }

    #[test]
    fn every_purpose_of_each_organisation_has_one_wording() {
        for purpose in &ReferenceData::shipped().purposes {
            for controller in &purpose.controllers {
                let found: Vec<&WordingTemplate> = WordingTemplate::shipped()
                    .iter()
                    .filter(|wording| {
                        wording.purpose == purpose.code && wording.controller == *controller
                    })
                    .collect();
                assert_eq!(found.len(), 1, "{} {controller}", purpose.code);
                let body = found[0].fill(Some("Example Advice"));
                for field in &purpose.fields {
                    assert!(body.what.contains(says(field)), "{} {field}", purpose.code);
                }
            }
        }
        assert_eq!(WordingTemplate::shipped().len(), 9);
    }

    #[test]
    fn a_consent_that_names_a_partner_says_its_name_wherever_it_acts() {
        for wording in WordingTemplate::shipped() {
            let body = wording.fill(Some("Example Advice"));
            let text = serde_json::to_string(&body).unwrap();
            assert!(!text.contains(PLACE), "{text}");
            assert_eq!(
                body.title.contains("Example Advice") && body.who.contains("Example Advice"),
                wording.purpose.names_partner(),
                "{}",
                wording.purpose
            );
        }
    }

    #[test]
    fn wordings_are_short_and_plain() {
        for wording in WordingTemplate::shipped() {
            let WordingBody {
                title,
                who,
                what,
                not_shared,
                on_withdrawal: OnWithdrawal { stops, carries_on },
            } = wording.fill(Some("Stockport Homes Group"));
            let carries_on = carries_on
                .iter()
                .map(|line| format!("{}, because {}", line.what, line.because));
            for text in [title, who, what, not_shared]
                .into_iter()
                .chain(stops)
                .chain(carries_on)
            {
                assert_eq!(faults(wording.purpose.code(), &text), Vec::<String>::new());
                assert!(sentences(&text).iter().all(|line| words(line) > 0));
            }
        }
    }
}
