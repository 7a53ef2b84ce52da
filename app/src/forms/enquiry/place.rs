//! Where somebody lives: a postcode, a part of one, or a reason for giving none (rule 5.3, 5.4).

use super::Answers;
use crate::{
    domain::{
        area::{Area, Located, PostcodeDirectory, locate},
        codes::{AreaChoice, Connection, NoPostcodeReason},
        postcode::PostcodeResult,
        reference_data::ReferenceData,
    },
    forms::{FormData, form_data::FormReader},
    ui::{Problem, Problems},
};
use serde::{Deserialize, Serialize};
use validator::Validate;

/// No postcode is this long, whatever is typed around it.
const TYPED_MAX: u64 = 40;

/// The answer of the postcode page.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlaceAnswer {
    /// A full postcode, in the form it is written: `SK1 3XE`.
    Full(String),
    /// Part of one, as typed in capitals: the space in it counts.
    Part(String),
    /// British Forces: says nothing about where home is.
    Forces(String),
    /// None, and why.
    None(NoPostcodeReason),
}

impl PlaceAnswer {
    /// The postcode as far as it was given.
    pub fn text(&self) -> Option<&str> {
        match self {
            PlaceAnswer::Full(text) | PlaceAnswer::Part(text) | PlaceAnswer::Forces(text) => {
                Some(text)
            }
            PlaceAnswer::None(_) => None,
        }
    }

    /// The reason for giving none.
    pub fn reason(&self) -> Option<NoPostcodeReason> {
        match self {
            PlaceAnswer::None(reason) => Some(*reason),
            PlaceAnswer::Full(_) | PlaceAnswer::Part(_) | PlaceAnswer::Forces(_) => None,
        }
    }
}

/// Prints nothing personal.
impl std::fmt::Debug for PlaceAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Place(…)")
    }
}

/// "It is not safe to say" switches on the safe-contact questions (rule 5.4).
pub(super) fn not_safe(place: Option<&PlaceAnswer>) -> bool {
    place.and_then(PlaceAnswer::reason) == Some(NoPostcodeReason::NotSafe)
}

/// The area page asks which part of Stockport: there is no full postcode, and what there is does
/// not already say "outside".
pub(super) fn asks_area(place: Option<&PlaceAnswer>, located: Option<&Located>) -> bool {
    match place {
        None | Some(PlaceAnswer::Full(_)) => false,
        Some(PlaceAnswer::Part(_)) => !located.is_some_and(|found| found.area == Area::Out),
        Some(PlaceAnswer::Forces(_) | PlaceAnswer::None(_)) => true,
    }
}

/// What is known of the area, from the postcode and the person's own word.
///
/// The word decides wherever it was asked: who gives part of a postcode confirms its area.
pub(super) fn resolve(
    place: Option<&PlaceAnswer>,
    located: Option<&Located>,
    choice: Option<AreaChoice>,
) -> Located {
    let found = located.cloned().unwrap_or_else(Located::unknown);
    found.or_choice(choice, matches!(place, Some(PlaceAnswer::Full(_))))
}

/// What the area page asks next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaQuestion {
    /// Which part of Stockport.
    Which,
    /// What ties the person to Stockport.
    Connection,
}

impl AreaQuestion {
    /// The question that still lacks an answer, or else the last one that was asked; `None` where
    /// the page does not apply.
    pub fn of(answers: &Answers) -> Option<Self> {
        let which = asks_area(answers.place.as_ref(), answers.located.as_ref());
        if which && answers.area_choice.is_none() {
            Some(Self::Which)
        } else if answers.area() == Area::Out {
            Some(Self::Connection)
        } else {
            which.then_some(Self::Which)
        }
    }

    /// Whether everything that the area page has to ask is answered.
    pub fn settled(answers: &Answers) -> bool {
        match Self::of(answers) {
            None => true,
            Some(Self::Which) => answers.area_choice.is_some(),
            Some(Self::Connection) => answers.connection.is_some(),
        }
    }
}

/// The postcode page as typed.
#[derive(Clone, Default, Validate)]
pub struct PostcodeForm {
    #[validate(length(max = "TYPED_MAX", message = "errors-enquiry-postcode-format"))]
    pub postcode: String,
    pub no_postcode_reason: String,
}

impl PostcodeForm {
    /// As answered before.
    pub fn from_answers(answers: &Answers) -> Self {
        let place = answers.place.as_ref();
        let reason = place.and_then(PlaceAnswer::reason);
        Self {
            postcode: place
                .and_then(PlaceAnswer::text)
                .unwrap_or_default()
                .to_owned(),
            no_postcode_reason: reason
                .map(NoPostcodeReason::code)
                .unwrap_or_default()
                .to_owned(),
        }
    }

    /// As typed; the repair button brings its own postcode.
    pub fn read(data: &FormData) -> Self {
        let repaired = data.one("postcode_use");
        if repaired.is_empty() {
            Self {
                postcode: data.one("postcode"),
                no_postcode_reason: data.code("no_postcode_reason"),
            }
        } else {
            Self {
                postcode: repaired,
                no_postcode_reason: String::new(),
            }
        }
    }

    /// What to look up before [`PostcodeForm::parse`]: reading a directory is not a form's work.
    pub fn result(&self, data: &ReferenceData) -> PostcodeResult {
        data.classify_postcode(&self.postcode)
    }

    /// The repair to offer as a button (rule 5.2).
    pub fn suggestion(&self, data: &ReferenceData) -> Option<String> {
        match self.result(data) {
            PostcodeResult::Repairable { suggestion } => Some(suggestion.display().to_owned()),
            _ => None,
        }
    }

    /// A postcode or a reason for none. A full postcode counts more than a reason ticked beside it,
    /// unless the reason is that it is not safe to say: then none is kept.
    pub fn parse(&self, data: &ReferenceData) -> Result<PlaceAnswer, Problems> {
        let reason: Option<NoPostcodeReason> = self.no_postcode_reason.parse().ok();
        if reason == Some(NoPostcodeReason::NotSafe) {
            return Ok(PlaceAnswer::None(NoPostcodeReason::NotSafe));
        }
        let mut reading = FormReader::checked(self.validate(), &["postcode"]);
        let typed = self.postcode.trim();
        let place = if !reading.fine() {
            None
        } else if typed.is_empty() {
            reason.map(PlaceAnswer::None)
        } else {
            self.place(typed, data).or(reason.map(PlaceAnswer::None))
        };
        if place.is_none() {
            reading.problem(self.problem(typed, data));
        }
        reading.finish(place)
    }

    fn place(&self, typed: &str, data: &ReferenceData) -> Option<PlaceAnswer> {
        match self.result(data) {
            PostcodeResult::Valid(postcode) => {
                Some(PlaceAnswer::Full(postcode.display().to_owned()))
            }
            PostcodeResult::Partial(_) => Some(PlaceAnswer::Part(typed.to_uppercase())),
            PostcodeResult::Special => Some(PlaceAnswer::Forces(typed.to_uppercase())),
            PostcodeResult::Repairable { .. }
            | PostcodeResult::Invalid
            | PostcodeResult::NotResidential => None,
        }
    }

    fn problem(&self, typed: &str, data: &ReferenceData) -> Problem {
        if typed.is_empty() {
            return Problem::new("postcode", "errors-enquiry-postcode-empty");
        }
        match self.result(data) {
            PostcodeResult::Repairable { suggestion } => {
                Problem::new("postcode", "errors-enquiry-postcode-repairable")
                    .with("suggestion", suggestion.display())
            }
            PostcodeResult::NotResidential => {
                Problem::new("postcode", "errors-enquiry-postcode-not-residential")
            }
            _ => Problem::new("postcode", "errors-enquiry-postcode-format"),
        }
    }

    /// Puts the answer in place. A changed place takes the area answers with it.
    pub fn apply(
        &self,
        answers: &mut Answers,
        data: &ReferenceData,
        directory: &dyn PostcodeDirectory,
    ) -> Result<(), Problems> {
        let place = self.parse(data)?;
        let located = place
            .text()
            .map(|text| locate(data, directory, &data.classify_postcode(text)));
        if answers.place.as_ref() != Some(&place) {
            answers.area_choice = None;
            answers.connection = None;
        }
        answers.place = Some(place);
        answers.located = located;
        Ok(())
    }
}

/// The area page as typed: one of two questions, or both at once.
#[derive(Clone, Default)]
pub struct AreaForm {
    pub area_choice: String,
    pub connection: String,
}

impl AreaForm {
    /// As answered before; part of a postcode comes with its area picked, to be confirmed.
    pub fn from_answers(answers: &Answers) -> Self {
        let guess = answers
            .located
            .as_ref()
            .and_then(|found| found.area.known());
        let choice = answers.area_choice.or(guess.map(AreaChoice::Area));
        Self {
            area_choice: choice
                .map(|choice| choice.code().to_owned())
                .unwrap_or_default(),
            connection: answers
                .connection
                .map(Connection::code)
                .unwrap_or_default()
                .to_owned(),
        }
    }

    pub fn read(data: &FormData) -> Self {
        Self {
            area_choice: data.code("area_choice"),
            connection: data.code("connection"),
        }
    }

    /// Which of the two questions the page showed: that of its field, else the open one.
    pub fn question(&self, answers: &Answers) -> Option<AreaQuestion> {
        if !self.area_choice.is_empty()
            && asks_area(answers.place.as_ref(), answers.located.as_ref())
        {
            Some(AreaQuestion::Which)
        } else {
            AreaQuestion::of(answers)
        }
    }

    /// Puts the answer in place.
    pub fn apply(&self, answers: &mut Answers, data: &ReferenceData) -> Result<(), Problems> {
        match self.question(answers) {
            None => Ok(()),
            Some(AreaQuestion::Which) => {
                let choice = self.read_area(data)?;
                if answers.area_choice != Some(choice) {
                    answers.connection = None;
                }
                answers.area_choice = Some(choice);
                if answers.area() == Area::Out && !self.connection.is_empty() {
                    answers.connection = Some(self.read_connection()?);
                }
                Ok(())
            }
            Some(AreaQuestion::Connection) => {
                answers.connection = Some(self.read_connection()?);
                Ok(())
            }
        }
    }

    fn read_area(&self, data: &ReferenceData) -> Result<AreaChoice, Problems> {
        // Nobody has to say: leaving it blank is "not sure" (rule 2.6).
        if self.area_choice.is_empty() {
            return Ok(AreaChoice::NotSure);
        }
        let mut reading = FormReader::default();
        let choice: Option<AreaChoice> = reading.required(
            "area_choice",
            &self.area_choice,
            "errors-enquiry-area-empty",
        );
        let known = choice.filter(|choice| match choice {
            AreaChoice::Area(area) => data.area(*area).is_some(),
            AreaChoice::NotSure | AreaChoice::Out => true,
        });
        if known.is_none() {
            reading.problem(Problem::new("area_choice", "errors-enquiry-area-empty"));
        }
        reading.finish(known)
    }

    fn read_connection(&self) -> Result<Connection, Problems> {
        let mut reading = FormReader::default();
        let connection = reading.required(
            "connection",
            &self.connection,
            "errors-enquiry-connection-empty",
        );
        reading.finish(connection)
    }
}
