//! The one box of the search.

use crate::{
    domain::search::{SearchProblem, SearchQuery, parse},
    forms::FormData,
    ui::{Problem, Problems},
};

/// The form as it came. Personal: it has no `Debug`.
#[derive(Clone, Default)]
pub struct SearchForm {
    pub q: String,
}

impl SearchForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self { q: data.one("q") }
    }

    /// What is looked for.
    ///
    /// # Errors
    /// Nothing, too much or too little was typed, or something that is none of what can be looked for.
    pub fn parse(&self) -> Result<SearchQuery, Problems> {
        parse(&self.q).map_err(|problem| {
            let key = match problem {
                SearchProblem::Empty => "search-error-empty",
                SearchProblem::TooLong => "search-error-long",
                SearchProblem::TooShort => "search-error-short",
                SearchProblem::Phone => "search-error-phone",
                SearchProblem::Email => "search-error-email",
                SearchProblem::Postcode => "search-error-postcode",
            };
            Problem::new("q", key).into()
        })
    }
}
