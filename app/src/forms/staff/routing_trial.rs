//! One case for the simulator (feature D4): made up, nobody's.

use crate::{
    domain::{
        area::Located,
        codes::{
            AboutWhom, AgeBand, AreaChoice, Connection, NoPostcodeReason, SendAnswer, YesNo,
            YesNoPreferNot,
        },
        postcode::PostcodeResult,
        reference_data::ReferenceData,
        routing::RoutingFacts,
    },
    forms::FormData,
    ui::{Problem, Problems},
};

/// Most other topics, as in the form of residents.
const OTHERS_MAX: usize = 2;

/// The form as it came.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct RoutingTrialForm {
    pub topic: String,
    pub other_topics: Vec<String>,
    pub postcode: String,
    pub no_postcode: String,
    pub area: String,
    pub connection: String,
    pub children: String,
    pub send25: String,
    pub age: String,
    pub subject_26: String,
}

impl RoutingTrialForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            topic: data.one("topic"),
            other_topics: data.all("other_topics"),
            postcode: data.one("postcode"),
            no_postcode: data.one("no_postcode"),
            area: data.one("area"),
            connection: data.one("connection"),
            children: data.one("children"),
            send25: data.one("send25"),
            age: data.one("age"),
            subject_26: data.one("subject_26"),
        }
    }

    /// The postcode, read as the form of residents reads it; `None`: none was typed.
    pub fn postcode(&self, data: &ReferenceData) -> Option<PostcodeResult> {
        let typed = self.postcode.trim();
        (!typed.is_empty()).then(|| data.classify_postcode(typed))
    }

    /// The facts that the table looks at. What was left open counts as not said.
    ///
    /// # Errors
    /// No topic; a postcode that is none.
    pub fn facts(
        &self,
        data: &ReferenceData,
        located: Option<Located>,
    ) -> Result<RoutingFacts, Problems> {
        let mut problems = Problems::default();
        let topic = data.parse_topic(&self.topic).map(|topic| topic.code);
        if topic.is_none() {
            problems.push(Problem::new("topic", "routing-simulator-error-topic"));
        }
        let other_topics: Vec<_> = self
            .other_topics
            .iter()
            .filter_map(|code| data.parse_topic(code).map(|topic| topic.code))
            .filter(|code| Some(*code) != topic)
            .collect();
        if other_topics.len() > OTHERS_MAX {
            problems.push(Problem::new(
                "other_topics",
                "routing-simulator-error-others",
            ));
        }
        let postcode = self.postcode(data);
        if matches!(
            postcode,
            Some(PostcodeResult::Invalid | PostcodeResult::NotResidential)
        ) {
            problems.push(Problem::new("postcode", "routing-simulator-error-postcode"));
        }
        let full = matches!(
            postcode,
            Some(PostcodeResult::Valid(_) | PostcodeResult::Repairable { .. })
        );
        match topic {
            Some(topic) if problems.is_empty() => Ok(RoutingFacts {
                topic,
                other_topics,
                age: self.age.parse().unwrap_or(AgeBand::PreferNot),
                children: self.children.parse().unwrap_or(YesNoPreferNot::PreferNot),
                send25: self.send25.parse().unwrap_or(SendAnswer::NotAsked),
                subject_26_or_under: self.subject_26.parse::<YesNo>().ok(),
                place: located
                    .unwrap_or_else(Located::unknown)
                    .or_choice(self.area(data), full),
                connection: self.connection.parse::<Connection>().ok(),
                danger_now: None,
                safe_tonight: None,
                no_postcode: if postcode.is_none() {
                    self.no_postcode.parse::<NoPostcodeReason>().ok()
                } else {
                    None
                },
                about: AboutWhom::Me,
                safe_contact: false,
            }),
            _ => Err(problems),
        }
    }

    fn area(&self, data: &ReferenceData) -> Option<AreaChoice> {
        match self.area.as_str() {
            "out" => Some(AreaChoice::Out),
            "not_sure" => Some(AreaChoice::NotSure),
            code => data.parse_area(code).map(AreaChoice::Area),
        }
    }
}
