//! Changing how to be reached, the postcode, the language and what to know (feature B4): all of it on one page.

use crate::{
    domain::{
        area::{Area, Located, PostcodeDirectory, locate},
        codes::Language,
        personal::{Adjustments, PersonName},
        postcode::{Postcode, PostcodeResult},
        reference_data::ReferenceData,
    },
    forms::{
        FormData,
        enquiry::{
            AccessNeedsForm, Answers, ContactAnswer, ContactForm, NameForm, OptionalAnswer,
            PostcodeForm,
        },
    },
    ui::{Problem, Problems},
};

/// The page as typed.
#[derive(Clone, Default)]
pub struct DetailsForm {
    pub name: NameForm,
    pub contact: ContactForm,
    pub postcode: String,
    /// The postcode that was said to be right although it is outside Stockport.
    pub postcode_confirmed: String,
    pub access: AccessNeedsForm,
}

/// A postcode outside Stockport is asked about once: a slip must not place somebody elsewhere.
pub const OUTSIDE: &str = "details-postcode-outside";

/// What is to hold from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    pub name: PersonName,
    pub contact: ContactAnswer,
    /// As it is written; `None`: none is given.
    pub postcode: Option<String>,
    pub language: Language,
    pub adjustments: Option<Adjustments>,
}

impl DetailsForm {
    /// As it stands.
    #[must_use]
    pub fn from_details(details: &Details) -> Self {
        let Details {
            name,
            contact,
            postcode,
            language,
            adjustments,
        } = details.clone();
        let answers = Answers {
            name: Some(name),
            contact: Some(contact),
            ..Answers::default()
        };
        Self {
            name: NameForm::from_answers(&answers),
            contact: ContactForm::from_answers(&answers),
            postcode: postcode.unwrap_or_default(),
            postcode_confirmed: String::new(),
            access: AccessNeedsForm {
                language: language.code().to_owned(),
                adjustments: adjustments
                    .as_ref()
                    .map(Adjustments::expose)
                    .unwrap_or_default()
                    .to_owned(),
            },
        }
    }

    /// As typed. `tables`: a repair that was ticked counts for the postcode that it repairs, and for no other.
    #[must_use]
    pub fn read(data: &FormData, tables: &ReferenceData) -> Self {
        let mut form = Self {
            name: NameForm::read(data),
            contact: ContactForm::read(data),
            postcode: data.one("postcode").trim().to_owned(),
            postcode_confirmed: data.one("postcode_confirmed").trim().to_owned(),
            access: AccessNeedsForm::read(data),
        };
        let repaired = data.one("postcode_use");
        if form.suggestion(tables).as_deref() == Some(repaired.as_str()) {
            form.postcode = repaired;
        }
        form
    }

    /// The postcode that was probably meant.
    #[must_use]
    pub fn suggestion(&self, tables: &ReferenceData) -> Option<String> {
        self.postcode_form().suggestion(tables)
    }

    /// What to look up before [`DetailsForm::place`].
    #[must_use]
    pub fn result(&self, tables: &ReferenceData) -> PostcodeResult {
        self.postcode_form().result(tables)
    }

    fn postcode_form(&self) -> PostcodeForm {
        PostcodeForm {
            postcode: self.postcode.clone(),
            no_postcode_reason: String::new(),
        }
    }

    /// Where the new postcode is; `None` where it is the same as before, or was taken away: then the area stays.
    ///
    /// # Errors
    /// It is outside Stockport and nobody has said yet that it is right.
    pub fn place(
        &self,
        before: &Details,
        after: &Details,
        tables: &ReferenceData,
        directory: &dyn PostcodeDirectory,
    ) -> Result<Option<Located>, Problem> {
        let Some(postcode) = &after.postcode else {
            return Ok(None);
        };
        if before.postcode.as_ref() == Some(postcode) {
            return Ok(None);
        }
        let found = locate(tables, directory, &tables.classify_postcode(postcode));
        if found.area == Area::Out && self.postcode_confirmed != *postcode {
            return Err(Problem::new("postcode", OUTSIDE).with("postcode", postcode));
        }
        Ok(Some(found))
    }

    /// Everything, or everything that is wrong.
    ///
    /// # Errors
    /// The problems of every field, in the order of the page.
    pub fn parse(&self, data: &ReferenceData) -> Result<Details, Problems> {
        let mut answers = Answers::default();
        let mut problems = Problems::default();
        let mut keep = |outcome: Result<(), Problems>| {
            if let Err(more) = outcome {
                problems.0.extend(more.0);
            }
        };
        keep(self.name.apply(&mut answers));
        keep(self.contact.apply(&mut answers));
        keep(self.access.apply(&mut answers));
        let postcode = match self.postcode(data) {
            Ok(postcode) => postcode,
            Err(problem) => {
                problems.push(problem);
                None
            }
        };
        let (Some(name), Some(contact)) = (answers.name, answers.contact) else {
            return Err(problems);
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        let access = match answers.access {
            OptionalAnswer::Given(access) => Some(access),
            OptionalAnswer::Blank | OptionalAnswer::Unasked => None,
        };
        Ok(Details {
            name,
            contact,
            postcode,
            language: access
                .as_ref()
                .and_then(|access| access.language)
                .unwrap_or(Language::English),
            adjustments: access.and_then(|access| access.adjustments),
        })
    }

    /// None is fine: nobody has to give one.
    fn postcode(&self, data: &ReferenceData) -> Result<Option<String>, Problem> {
        if self.postcode.is_empty() {
            return Ok(None);
        }
        let place = self.postcode_form().parse(data).map_err(|problems| {
            problems
                .0
                .into_iter()
                .next()
                .unwrap_or_else(|| Problem::new("postcode", "errors-enquiry-postcode-format"))
        })?;
        // Part of one is kept as it was typed.
        Ok(match Postcode::parse(&self.postcode) {
            Some(postcode) => Some(postcode.display().to_owned()),
            None => place.text().map(str::to_owned),
        })
    }
}

/// Whether the route, the number or the address changed: such a change could hand an enquiry to somebody
/// else, so an officer looks at it, and the former address is told where that is safe.
#[must_use]
pub fn route_changed(before: &Details, after: &Details) -> bool {
    before.contact.way != after.contact.way
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{area::NoDirectory, codes::ContactRoute};

    fn data() -> &'static ReferenceData {
        ReferenceData::shipped()
    }

    fn typed(pairs: &[(&str, &str)]) -> DetailsForm {
        DetailsForm::read(&pairs.iter().copied().collect(), data())
    }

    const WHOLE: [(&str, &str); 4] = [
        ("name", "Robin"),
        ("contact_route", "phone"),
        ("phone", "01632 960 001"),
        ("postcode", "sk5 8xx"),
    ];

    #[test]
    fn what_is_saved_can_be_filled_in_again_and_is_the_same() {
        let details = typed(&WHOLE).parse(data()).unwrap();
        assert_eq!(details.postcode.as_deref(), Some("SK5 8XX"));
        assert_eq!(details.contact.way.route(), ContactRoute::Phone);
        assert_eq!(
            DetailsForm::from_details(&details).parse(data()).unwrap(),
            details
        );
        assert!(!route_changed(&details, &details.clone()));
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once_and_a_missing_postcode_is_fine() {
        let problems = typed(&[("postcode", "hello")]).parse(data()).unwrap_err();
        let fields: Vec<&str> = problems.0.iter().map(|each| each.field.as_str()).collect();
        assert_eq!(fields, ["name", "contact_route", "postcode"]);
        let without = [WHOLE[0], WHOLE[1], WHOLE[2]];
        assert_eq!(typed(&without).parse(data()).unwrap().postcode, None);
    }

    #[test]
    fn the_area_follows_a_new_postcode_and_one_outside_is_asked_about_once() {
        let before = typed(&WHOLE).parse(data()).unwrap();
        let found = |postcode: &str, confirmed: &str| {
            let mut fields = WHOLE.to_vec();
            fields[3].1 = postcode;
            fields.push(("postcode_confirmed", confirmed));
            let form = typed(&fields);
            let after = form.parse(data()).unwrap();
            form.place(&before, &after, data(), &NoDirectory)
                .map(|place| place.map(|place| place.area.code().to_owned()))
                .map_err(|problem| problem.key)
        };
        for (postcode, confirmed, area) in [
            ("sk5 8xx", "", Ok(None)),
            ("", "", Ok(None)),
            ("SK3 9AB", "", Ok(Some("CEN"))),
            ("SW1A 1AA", "", Err(OUTSIDE)),
            // What was confirmed is this postcode and no other.
            ("SW1A 1AA", "M1 1AA", Err(OUTSIDE)),
            ("sw1a1aa", "SW1A 1AA", Ok(Some("OUT"))),
            ("BFPO 801", "", Ok(Some("UNK"))),
        ] {
            let area = area
                .map(|area| area.map(str::to_owned))
                .map_err(str::to_owned);
            assert_eq!(found(postcode, confirmed), area, "{postcode}");
        }
    }

    #[test]
    fn a_repair_is_taken_when_it_was_ticked_for_what_stands_there() {
        let with = |postcode: &str, ticked: &str| {
            let mut fields = WHOLE.to_vec();
            fields[3].1 = postcode;
            fields.push(("postcode_use", ticked));
            typed(&fields).postcode
        };
        assert_eq!(with("SK3 9AB", "SK5 8XX"), "SK3 9AB");
        let meant = typed(&[("postcode", "SK3 OAB")]).suggestion(data());
        assert_eq!(meant.as_deref(), Some("SK3 0AB"));
        assert_eq!(with("SK3 OAB", "SK3 0AB"), "SK3 0AB");
        assert_eq!(with("SK3 OAB", ""), "SK3 OAB");
    }

    #[test]
    fn another_number_is_a_change_of_route() {
        let before = typed(&WHOLE).parse(data()).unwrap();
        let mut other = WHOLE;
        other[2].1 = "01632 960 002";
        assert!(route_changed(
            &before,
            &typed(&other).parse(data()).unwrap()
        ));
        other = WHOLE;
        other[0].1 = "Robin E";
        assert!(!route_changed(
            &before,
            &typed(&other).parse(data()).unwrap()
        ));
    }
}
