//! Asking for something about one's information, and complaining: from one's own enquiry, or without one.

use crate::{
    domain::{
        controller::Controller,
        personal::{Message, PersonName, ReplyTo},
        reference::Reference,
        rights::RightsKind,
    },
    forms::{FormData, form_data::FormReader, one_line_ends},
    ui::{Problem, Problems},
};
use validator::Validate;

const WORDS_MAX: u64 = Message::MAX as u64;
const NAME_MAX: u64 = PersonName::MAX as u64;
const REPLY_MAX: u64 = ReplyTo::MAX as u64;

/// From one's own enquiry.
#[derive(Clone, Default, Validate)]
pub struct RightsRequestForm {
    pub kind: String,
    #[validate(length(max = "WORDS_MAX", message = "rights-error-words-long"))]
    pub words: String,
}

/// What is asked, with the person's own words about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RightsRequest {
    pub kind: RightsKind,
    pub message: Option<Message>,
}

/// Without words nobody would know what to put right or what was wrong.
const fn wants_words(kind: RightsKind) -> bool {
    matches!(kind, RightsKind::Correct | RightsKind::Complaint)
}

impl RightsRequestForm {
    /// As typed.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            kind: data.code("kind"),
            words: one_line_ends(&data.one("words")).trim().to_owned(),
        }
    }

    /// One of the rights; complaints come from a page of their own.
    ///
    /// # Errors
    /// No kind, or words that are missing or too long.
    pub fn parse(&self) -> Result<RightsRequest, Problems> {
        let mut reading = FormReader::checked(self.validate(), &["words"]);
        let kind: Option<RightsKind> = reading.required("kind", &self.kind, "rights-error-kind");
        let kind = kind.filter(|kind| RightsKind::RIGHTS.contains(kind));
        if kind.is_none() {
            reading.problem(Problem::new("kind", "rights-error-kind"));
        }
        self.with_words(reading, kind)
    }

    /// A complaint.
    ///
    /// # Errors
    /// Words that are missing or too long.
    pub fn complaint(&self) -> Result<RightsRequest, Problems> {
        let reading = FormReader::checked(self.validate(), &["words"]);
        self.with_words(reading, Some(RightsKind::Complaint))
    }

    fn with_words(
        &self,
        mut reading: FormReader,
        kind: Option<RightsKind>,
    ) -> Result<RightsRequest, Problems> {
        let words = Message::parse(&self.words).ok();
        if words.is_none() && kind.is_some_and(wants_words) {
            reading.problem(Problem::new("words", "rights-error-words"));
        }
        reading.finish(kind.map(|kind| RightsRequest {
            kind,
            message: words,
        }))
    }
}

/// Without an enquiry at hand: nothing is proved, and nothing is told (level L0).
#[derive(Clone, Default, Validate)]
pub struct PublicRightsForm {
    pub controller: String,
    pub kind: String,
    pub reference: String,
    #[validate(length(max = "WORDS_MAX", message = "rights-error-words-long"))]
    pub words: String,
    #[validate(length(max = "NAME_MAX", message = "errors-enquiry-name-long"))]
    pub name: String,
    #[validate(length(max = "REPLY_MAX", message = "rights-error-reply-long"))]
    pub reply_to: String,
}

/// What is asked, by whom, and where the answer is to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicRightsRequest {
    pub controller: Controller,
    pub kind: RightsKind,
    pub message: Option<Message>,
    pub name: PersonName,
    pub reply_to: ReplyTo,
    pub reference: Option<Reference>,
}

impl PublicRightsForm {
    /// What can be asked without an enquiry at hand.
    #[must_use]
    pub fn kinds() -> Vec<RightsKind> {
        RightsKind::ALL
            .iter()
            .copied()
            .filter(|kind| *kind != RightsKind::Review)
            .collect()
    }

    /// The same about one thing, whatever was picked: a page of its own asks about nothing else.
    #[must_use]
    pub fn about(self, kind: RightsKind) -> Self {
        Self {
            kind: kind.code().to_owned(),
            ..self
        }
    }

    /// As typed.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            controller: data.code("controller"),
            kind: data.code("kind"),
            reference: data.one("reference").trim().to_owned(),
            words: one_line_ends(&data.one("words")).trim().to_owned(),
            name: data.one("name").trim().to_owned(),
            reply_to: one_line_ends(&data.one("reply_to")).trim().to_owned(),
        }
    }

    /// Everything, or everything that is wrong.
    ///
    /// # Errors
    /// The problems of every field, in the order of the page.
    pub fn parse(&self) -> Result<PublicRightsRequest, Problems> {
        let mut reading = FormReader::checked(self.validate(), &["words", "name", "reply_to"]);
        let controller = reading.required("controller", &self.controller, "rights-error-team");
        let kind: Option<RightsKind> = reading.required("kind", &self.kind, "rights-error-kind");
        let kind = kind.filter(|kind| Self::kinds().contains(kind));
        if kind.is_none() {
            reading.problem(Problem::new("kind", "rights-error-kind"));
        }
        let words = Message::parse(&self.words).ok();
        if words.is_none() && kind.is_some_and(wants_words) {
            reading.problem(Problem::new("words", "rights-error-words"));
        }
        let reference: Option<Reference> = self.reference.parse().ok();
        if reference.is_none() && !self.reference.is_empty() {
            reading.problem(Problem::new("reference", "manage-reference-shape"));
        }
        let name = PersonName::parse(&self.name).ok();
        if name.is_none() {
            reading.problem(Problem::new("name", "rights-error-name"));
        }
        let reply_to = ReplyTo::parse(&self.reply_to).ok();
        if reply_to.is_none() {
            reading.problem(Problem::new("reply_to", "rights-error-reply"));
        }
        let whole = match (controller, kind, name, reply_to) {
            (Some(controller), Some(kind), Some(name), Some(reply_to)) => {
                Some(PublicRightsRequest {
                    controller,
                    kind,
                    message: words,
                    name,
                    reply_to,
                    reference,
                })
            }
            _ => None,
        };
        reading.finish(whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(kind: &str, words: &str) -> RightsRequestForm {
        RightsRequestForm {
            kind: kind.into(),
            words: words.into(),
        }
    }

    fn keys(problems: &Problems) -> Vec<&str> {
        problems.0.iter().map(|each| each.key.as_str()).collect()
    }

    #[test]
    fn every_right_can_be_asked_for_and_only_a_mistake_needs_words() {
        for kind in RightsKind::RIGHTS {
            let wordless = ask(kind.code(), "").parse();
            assert_eq!(wordless.is_err(), kind == RightsKind::Correct, "{kind}");
            assert_eq!(ask(kind.code(), "this").parse().unwrap().kind, kind);
        }
        assert_eq!(
            keys(&ask("complaint", "x").parse().unwrap_err()),
            ["rights-error-kind"]
        );
        assert_eq!(
            keys(&ask("", "").complaint().unwrap_err()),
            ["rights-error-words"]
        );
    }

    #[test]
    fn words_that_are_too_long_are_said_and_never_left_out() {
        let long = "x".repeat(Message::MAX + 1);
        for kind in RightsKind::RIGHTS {
            let problems = ask(kind.code(), &long).parse().unwrap_err();
            assert!(
                keys(&problems).contains(&"rights-error-words-long"),
                "{kind}"
            );
        }
        let problems = ask("", &long).complaint().unwrap_err();
        assert!(keys(&problems).contains(&"rights-error-words-long"));
        let public = PublicRightsForm {
            controller: "TPA".into(),
            kind: "erase".into(),
            words: long,
            name: "Robin".into(),
            reply_to: "robin@example.com".into(),
            ..PublicRightsForm::default()
        };
        assert_eq!(
            keys(&public.parse().unwrap_err()),
            ["rights-error-words-long"]
        );
    }

    #[test]
    fn without_an_enquiry_everything_that_is_missing_is_said_at_once() {
        let problems = PublicRightsForm::default().parse().unwrap_err();
        assert_eq!(
            keys(&problems),
            [
                "rights-error-team",
                "rights-error-kind",
                "rights-error-name",
                "rights-error-reply"
            ]
        );
        let whole = PublicRightsForm {
            controller: "TPA".into(),
            kind: "erase".into(),
            reference: "wnb 385 dkf".into(),
            name: "Robin".into(),
            reply_to: "robin@example.com".into(),
            ..PublicRightsForm::default()
        };
        assert_eq!(
            whole.parse().unwrap().reference.unwrap().to_string(),
            "WNB-385-DKF"
        );
        let wordless = whole.about(RightsKind::Complaint).parse().unwrap_err();
        assert_eq!(keys(&wordless), ["rights-error-words"]);
    }
}
