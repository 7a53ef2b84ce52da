//! What a request asks beside its path, and the draft it belongs to.

use crate::enquiry::{
    draft,
    draft::{Draft, Found, Lock},
};
use app::{
    forms::{FormData, enquiry::EnquiryStep},
    resident::errors::{ErrorKind, ErrorPage},
};
use axum::response::Response;
use http::StatusCode;
use leptos::prelude::*;
use platform::Platform;
use platform::{cookie::Token, error::Result, fields::Fields, page::Page};
use sea_orm::ConnectionTrait;

/// The few things an address of the form may say. None of them is personal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Came from "check your answers", and goes back there.
    pub from_check: bool,
    /// The area page is to ask for the area again.
    pub area: bool,
    /// The numbers to ring, instead of the question.
    pub help: bool,
}

impl Asked {
    /// From the address.
    pub fn query(query: Option<&str>) -> Self {
        let has =
            |wanted: &str| query.is_some_and(|query| query.split('&').any(|pair| pair == wanted));
        Self {
            from_check: has("from=check"),
            area: has("ask=area"),
            help: has("help=now"),
        }
    }

    /// From the hidden field of a form.
    pub fn fields(fields: &Fields) -> Self {
        Self {
            from_check: fields.get("from") == Some("check"),
            ..Self::default()
        }
    }

    /// The address of a step, with the way back to the check page if there is one.
    pub fn to(self, step: EnquiryStep) -> String {
        self.to_with(step, "")
    }

    /// As [`Asked::to`], with one more thing to say.
    pub fn to_with(self, step: EnquiryStep, more: &str) -> String {
        let from = if self.from_check && step != EnquiryStep::Check {
            "from=check"
        } else {
            ""
        };
        let said: Vec<&str> = [from, more]
            .into_iter()
            .filter(|said| !said.is_empty())
            .collect();
        if said.is_empty() {
            step.path().to_owned()
        } else {
            format!("{}?{}", step.path(), said.join("&"))
        }
    }
}

/// A form's fields as forms read them.
pub fn typed(fields: &Fields) -> FormData {
    fields.iter().collect()
}

/// The draft of a request's cookie.
pub async fn find(
    state: &Platform,
    db: &impl ConnectionTrait,
    page: &Page,
    lock: Lock,
) -> Result<Found> {
    match page.token() {
        None => Ok(Found::None),
        Some(token) => draft::find(state, db, token.hash(), lock).await,
    }
}

/// What stands behind a cookie, where only a live draft that was not sent will do.
pub enum Stands {
    Open(Box<Draft>),
    /// It was sent: the answer to any copy of its forms is the sent page.
    Sent,
    /// It was idle for too long.
    Ended,
    /// There never was one.
    None,
}

impl From<Found> for Stands {
    fn from(found: Found) -> Self {
        match found {
            Found::None => Self::None,
            Found::Ended(_) => Self::Ended,
            Found::Live(draft) if draft.content.sent.is_some() => Self::Sent,
            Found::Live(draft) => Self::Open(draft),
        }
    }
}

/// "We wiped your answers to keep you safe". The row and the cookie go with it. Not to be called while a
/// transaction holds the row.
pub async fn ended(state: &Platform, mut page: Page, status: StatusCode) -> Result<Response> {
    if let Some(token) = page.token() {
        draft::wipe(&state.pools.web, token.hash()).await?;
    }
    page.end();
    Ok(page.with_status(
        status,
        || view! { <ErrorPage trouble=ErrorKind::SessionEnded/> },
    ))
}

/// Whether answers were begun under the cookie of this request. Where no row is left, the job that sweeps came first.
pub fn was_begun(page: &Page) -> bool {
    page.token().is_some_and(Token::is_marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_little_and_is_read_by_whole_pairs() {
        let asked = Asked::query(Some("from=check&ask=area"));
        assert_eq!(
            (asked.from_check, asked.area, asked.help),
            (true, true, false)
        );
        assert_eq!(Asked::query(Some("from=checked")), Asked::default());
        assert_eq!(Asked::query(None), Asked::default());
    }

    #[test]
    fn the_way_back_stays_in_the_address_until_the_check_page() {
        let asked = Asked {
            from_check: true,
            ..Asked::default()
        };
        assert_eq!(asked.to(EnquiryStep::Safety), "/enquiry/safety?from=check");
        assert_eq!(
            asked.to_with(EnquiryStep::Safety, "help=now"),
            "/enquiry/safety?from=check&help=now"
        );
        assert_eq!(asked.to(EnquiryStep::Check), "/enquiry/check");
        assert_eq!(Asked::default().to(EnquiryStep::Age), "/enquiry/age");
    }
}
