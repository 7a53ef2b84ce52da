//! What it is about and for whom: topic, safety, about, household and age.

use super::{Answers, OptionalAnswer};
use crate::{
    domain::{
        codes::{
            AboutWhom, AgeBand, ChildAgeBand, SendAnswer, TopicCode, YesNo, YesNoNotSure,
            YesNoPreferNot,
        },
        reference_data::ReferenceData,
    },
    forms::{FormData, form_data::FormReader},
    ui::{Problem, Problems},
};
use validator::Validate;

/// Topics beside the main one (rule 2.6).
pub const OTHER_TOPICS_MAX: u64 = 2;

/// The topic page as typed.
#[derive(Clone, Default, Validate)]
pub struct TopicForm {
    pub topic: String,
    #[validate(length(max = "OTHER_TOPICS_MAX", message = "errors-enquiry-other-topics-many"))]
    pub other_topics: Vec<String>,
}

impl TopicForm {
    pub fn from_answers(answers: &Answers) -> Self {
        let code = |code: &TopicCode| code.code().to_owned();
        Self {
            topic: answers.topic.as_ref().map(code).unwrap_or_default(),
            other_topics: answers.other_topics.iter().map(code).collect(),
        }
    }

    /// The main topic ticked again among the others is not another one.
    pub fn read(data: &FormData) -> Self {
        let topic = data.code("topic");
        let other_topics = data
            .all("other_topics")
            .into_iter()
            .filter(|code| *code != topic)
            .collect();
        Self {
            topic,
            other_topics,
        }
    }

    pub fn apply(&self, answers: &mut Answers, data: &ReferenceData) -> Result<(), Problems> {
        let mut reading = FormReader::default();
        let known = |code: &TopicCode| data.topic(*code).is_some();
        let topic: Option<TopicCode> =
            reading.required("topic", &self.topic, "errors-enquiry-topic-empty");
        let topic = topic.filter(known);
        if topic.is_none() {
            reading.problem(Problem::new("topic", "errors-enquiry-topic-empty"));
        }
        let others = FormReader::checked(self.validate(), &["other_topics"]);
        if let Err(problems) = others.finish(Some(())) {
            problems
                .0
                .into_iter()
                .for_each(|problem| reading.problem(problem));
        }
        answers.topic = Some(reading.finish(topic)?);
        answers.other_topics = self
            .other_topics
            .iter()
            .filter_map(|code| code.parse().ok())
            .filter(known)
            .collect();
        Ok(())
    }
}

/// The safety page as typed.
#[derive(Clone, Default)]
pub struct SafetyForm {
    pub danger_now: String,
    pub safe_tonight: String,
}

impl SafetyForm {
    pub fn from_answers(answers: &Answers) -> Self {
        Self {
            danger_now: answers
                .danger_now
                .given()
                .map(|yes| yes.code())
                .unwrap_or_default()
                .to_owned(),
            safe_tonight: answers
                .safe_tonight
                .map(YesNoNotSure::code)
                .unwrap_or_default()
                .to_owned(),
        }
    }

    pub fn read(data: &FormData) -> Self {
        Self {
            danger_now: data.code("danger_now"),
            safe_tonight: data.code("safe_tonight"),
        }
    }

    /// Danger may be left blank: nobody is held up by it. Where housing or safety at home is the
    /// matter, tonight is asked for certain.
    pub fn apply(&self, answers: &mut Answers, data: &ReferenceData) -> Result<(), Problems> {
        let mut reading = FormReader::default();
        let tonight = if answers.asks_safe_tonight(data) {
            reading.required(
                "safe_tonight",
                &self.safe_tonight,
                "errors-enquiry-safe-tonight-empty",
            )
        } else {
            None
        };
        reading.finish(Some(()))?;
        answers.safe_tonight = tonight;
        if answers.asks_danger_now(data) {
            answers.danger_now = OptionalAnswer::from(self.danger_now.parse::<YesNo>().ok());
        }
        Ok(())
    }
}

/// The page "who is it for" as typed.
#[derive(Clone, Default)]
pub struct AboutForm {
    pub about_whom: String,
    pub they_know: String,
}

impl AboutForm {
    pub fn from_answers(answers: &Answers) -> Self {
        Self {
            about_whom: answers
                .about_whom
                .map(AboutWhom::code)
                .unwrap_or_default()
                .to_owned(),
            they_know: answers
                .they_know
                .map(YesNoNotSure::code)
                .unwrap_or_default()
                .to_owned(),
        }
    }

    pub fn read(data: &FormData) -> Self {
        Self {
            about_whom: data.code("about_whom"),
            they_know: data.code("they_know"),
        }
    }

    /// The household that was asked about is that of the person to be helped, so it is asked again
    /// when that person changes.
    pub fn apply(&self, answers: &mut Answers) -> Result<(), Problems> {
        let mut reading = FormReader::default();
        let whom: Option<AboutWhom> =
            reading.required("about_whom", &self.about_whom, "errors-enquiry-about-empty");
        let know = if whom == Some(AboutWhom::SomeoneElse) {
            reading.required(
                "they_know",
                &self.they_know,
                "errors-enquiry-they-know-empty",
            )
        } else {
            None
        };
        let whom = reading.finish(whom)?;
        let was_someone_else = answers.for_someone_else();
        answers.about_whom = Some(whom);
        answers.they_know = know;
        if was_someone_else != answers.for_someone_else() {
            answers.children = None;
            answers.child_age = None;
            answers.send25 = OptionalAnswer::Unasked;
            answers.subject_26_or_under = OptionalAnswer::Unasked;
        }
        Ok(())
    }
}

/// The household page as typed.
#[derive(Clone, Default)]
pub struct HouseholdForm {
    pub children: String,
    pub child_age: String,
    pub send25: String,
    pub subject_26_or_under: String,
}

impl HouseholdForm {
    pub fn from_answers(answers: &Answers) -> Self {
        let send25 = answers
            .send25
            .given()
            .map(|send| send.code())
            .unwrap_or_default();
        let subject = answers
            .subject_26_or_under
            .given()
            .map(|yes| yes.code())
            .unwrap_or_default();
        Self {
            children: answers
                .children
                .map(YesNoPreferNot::code)
                .unwrap_or_default()
                .to_owned(),
            child_age: answers
                .child_age
                .map(ChildAgeBand::code)
                .unwrap_or_default()
                .to_owned(),
            send25: send25.to_owned(),
            subject_26_or_under: subject.to_owned(),
        }
    }

    pub fn read(data: &FormData) -> Self {
        Self {
            children: data.code("household_children_under_19"),
            child_age: data.code("child_age_band"),
            send25: data.code("household_send_under_25"),
            subject_26_or_under: data.code("subject_26_or_under"),
        }
    }

    pub fn apply(&self, answers: &mut Answers, data: &ReferenceData) -> Result<(), Problems> {
        let mut reading = FormReader::default();
        let children = reading.required(
            "household_children_under_19",
            &self.children,
            "errors-enquiry-children-empty",
        );
        answers.children = Some(reading.finish(children)?);
        answers.child_age = self.child_age.parse().ok();
        let send25 = self
            .send25
            .parse()
            .ok()
            .filter(|send| *send != SendAnswer::NotAsked);
        answers.send25 = OptionalAnswer::from(send25);
        if answers.asks_subject_26(data) {
            answers.subject_26_or_under =
                OptionalAnswer::from(self.subject_26_or_under.parse().ok());
        }
        Ok(())
    }
}

/// The age page as typed.
#[derive(Clone, Default)]
pub struct AgeForm {
    pub age_band: String,
}

impl AgeForm {
    pub fn from_answers(answers: &Answers) -> Self {
        Self {
            age_band: answers
                .age_band
                .map(AgeBand::code)
                .unwrap_or_default()
                .to_owned(),
        }
    }

    pub fn read(data: &FormData) -> Self {
        Self {
            age_band: data.code("age_band"),
        }
    }

    pub fn apply(&self, answers: &mut Answers) -> Result<(), Problems> {
        let mut reading = FormReader::default();
        let age = reading.required("age_band", &self.age_band, "errors-enquiry-age-empty");
        let age = reading.finish(age)?;
        let was_granted = answers.age_band.is_some() && !answers.asks_household();
        answers.age_band = Some(age);
        if was_granted && answers.asks_household() {
            answers.children = None;
        }
        Ok(())
    }
}
