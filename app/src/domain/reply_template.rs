//! The templates that managers give officers to reply with, and what a first conversation covers (feature E5,
//! rule 8.2). A template holds places for five things that say nothing about what a person asked.

use std::sync::LazyLock;

use serde::Deserialize;

code_enum! {
    /// A place in a template.
    pub enum Field {
        Reference = "reference",
        HubName = "hub_name",
        HubPhone = "hub_phone",
        OfficerName = "officer_name",
        NextStepDay = "next_step_day",
    }
}

code_enum! {
    /// What a template is for.
    pub enum TemplateChannel {
        /// To be said.
        Phone = "phone",
        Text = "text",
        Email = "email",
    }
}

code_enum! {
    /// What a first conversation covers.
    pub enum Covered {
        RightPerson = "right_person",
        SafeToTalk = "safe_to_talk",
        Heard = "heard",
        SafeContact = "safe_contact",
        Choices = "choices",
        NextStep = "next_step",
    }
}

/// Most characters of a title.
pub const TITLE_MAX: usize = 80;
/// Most characters of the body.
pub const BODY_MAX: usize = 1000;

/// A template in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Template {
    pub code: String,
    /// `en`, `pl` and so on.
    pub language: String,
    pub channel: TemplateChannel,
    /// For officers, in English.
    pub title: String,
    pub body: String,
}

/// Why a text cannot be a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyProblem {
    Empty,
    TooLong,
    /// Between braces stands something that is none of the places.
    Unknown(String),
    /// A brace without its partner.
    Open,
}

/// Checks that a body holds no place but the five.
///
/// # Errors
/// The first thing that is wrong.
pub fn check(body: &str) -> Result<(), BodyProblem> {
    if body.trim().is_empty() {
        return Err(BodyProblem::Empty);
    }
    if body.chars().count() > BODY_MAX {
        return Err(BodyProblem::TooLong);
    }
    parts(body).map(|_| ())
}

/// The body with each place filled in. A text that is no template is left as it is.
#[must_use]
pub fn fill(body: &str, value: impl Fn(Field) -> String) -> String {
    match parts(body) {
        Ok(parts) => parts
            .into_iter()
            .map(|part| match part {
                Part::Words(words) => words.to_owned(),
                Part::Place(field) => value(field),
            })
            .collect(),
        Err(_) => body.to_owned(),
    }
}

enum Part<'a> {
    Words(&'a str),
    Place(Field),
}

fn parts(body: &str) -> Result<Vec<Part<'_>>, BodyProblem> {
    let mut parts = Vec::new();
    let mut rest = body;
    while let Some(at) = rest.find(['{', '}']) {
        let (words, from) = rest.split_at(at);
        parts.push(Part::Words(words));
        let inner = from.strip_prefix('{').ok_or(BodyProblem::Open)?;
        let (name, after) = inner.split_once('}').ok_or(BodyProblem::Open)?;
        let field = name
            .parse()
            .map_err(|_| BodyProblem::Unknown(name.chars().take(40).collect()))?;
        parts.push(Part::Place(field));
        rest = after;
    }
    parts.push(Part::Words(rest));
    Ok(parts)
}

/// The templates that came with the service; each organisation can change them.
pub fn shipped() -> &'static [Template] {
    #[expect(
        clippy::expect_used,
        reason = "the table is compiled in and a test reads every row"
    )]
    static SHIPPED: LazyLock<Vec<Template>> = LazyLock::new(|| {
        csv::Reader::from_reader(
            include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/data/reply_templates.csv"
            ))
            .as_bytes(),
        )
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("the shipped templates are well formed")
    });
    &SHIPPED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_template_holds_safe_places_only() {
        assert!(!shipped().is_empty());
        for template in shipped() {
            assert_eq!(check(&template.body), Ok(()), "{}", template.code);
            assert!(template.title.chars().count() <= TITLE_MAX);
        }
    }

    #[test]
    fn a_place_that_could_say_what_a_person_asked_is_refused() {
        for (body, problem) in [
            ("Hello {topic}", BodyProblem::Unknown("topic".into())),
            ("Hello {name}", BodyProblem::Unknown("name".into())),
            (
                "Hello {{reference}}",
                BodyProblem::Unknown("{reference".into()),
            ),
            ("Hello {", BodyProblem::Open),
            ("Hello }", BodyProblem::Open),
            ("  ", BodyProblem::Empty),
        ] {
            assert_eq!(check(body), Err(problem), "{body}");
        }
        assert_eq!(check(&"x".repeat(BODY_MAX + 1)), Err(BodyProblem::TooLong));
        for field in Field::ALL {
            assert_eq!(check(&format!("a {{{field}}} b")), Ok(()));
        }
    }

    #[test]
    fn places_are_filled_and_nothing_else_changes() {
        let body = "{reference}: ring {hub_phone}.\n{officer_name}";
        assert_eq!(
            fill(body, |field| format!("<{field}>")),
            "<reference>: ring <hub_phone>.\n<officer_name>"
        );
        assert_eq!(fill("no {topic} here", |_| "x".into()), "no {topic} here");
    }

    proptest::proptest! {
        /// What is filled in is never read as a place again.
        #[test]
        fn a_value_is_never_a_place(value in "[a-z{}_]{0,20}") {
            let filled = fill("a {reference} b", |_| value.clone());
            proptest::prop_assert_eq!(filled, format!("a {value} b"));
        }
    }
}
