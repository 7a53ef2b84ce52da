//! The fields of a form: names may repeat, order is kept. Each value passes the gate of [`FormData`].

use crate::error::AppError;
use app::forms::FormData;
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
};
use http::{HeaderMap, header};

/// No form of ours has more fields than this (the table of bank holidays has 400); more is an attack or a fault.
const MAX_FIELDS: usize = 600;

/// What a form sent, as a handler takes it out of the request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(FormData);

impl Fields {
    /// Reads `application/x-www-form-urlencoded` text; `None` when it has more than 600 fields.
    pub fn parse(body: &[u8]) -> Option<Self> {
        let fields: Vec<_> = form_urlencoded::parse(body)
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .take(MAX_FIELDS + 1)
            .collect();
        (fields.len() <= MAX_FIELDS).then(|| fields.into())
    }
}

impl std::ops::Deref for Fields {
    type Target = FormData;

    fn deref(&self) -> &FormData {
        &self.0
    }
}

impl From<Vec<(String, String)>> for Fields {
    fn from(fields: Vec<(String, String)>) -> Self {
        Self(fields.into_iter().collect())
    }
}

/// Whether the body is a form as browsers send it.
pub fn is_form(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| {
            kind.trim()
                .eq_ignore_ascii_case("application/x-www-form-urlencoded")
        })
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let form = is_form(request.headers());
        let body = Bytes::from_request(request, state)
            .await
            .map_err(|_| AppError::TooLarge)?;
        if body.is_empty() {
            return Ok(Self::default());
        }
        if !form {
            return Err(AppError::BadRequest);
        }
        Self::parse(&body).ok_or(AppError::TooLarge)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_fields_keep_their_order_and_their_empty_ones_vanish() {
        let fields = Fields::parse(b"a=1&b=x+y%21&a=&a=2").unwrap();
        assert_eq!(fields.all("a"), ["1", "2"]);
        assert_eq!(fields.one("b"), "x y!");
        assert_eq!(fields.one("c"), "");
        assert!(!fields.has("c"));
    }

    #[test]
    fn values_are_not_printed() {
        let fields = Fields::parse(b"name=CANARY").unwrap();
        assert_eq!(format!("{fields:?}"), r#"Fields(["name"])"#);
    }

    #[test]
    fn a_flood_of_fields_is_refused() {
        assert!(Fields::parse("a=1&".repeat(MAX_FIELDS).as_bytes()).is_some());
        assert!(Fields::parse("a=1&".repeat(MAX_FIELDS + 1).as_bytes()).is_none());
    }
}
