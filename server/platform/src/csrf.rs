//! Refuses what another site makes a browser send (CSRF). Stands before every handler, so none can forget it.
//!
//! `Sec-Fetch-Site`, when sent, must be `same-origin`; else `Origin`, when sent, must be the site's; else the
//! form's hidden `form_token` must belong to the cookie of its journey.

use crate::Platform;
use crate::{
    cookie::Journey,
    error::AppError,
    fields::{Fields, is_form},
};
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, Method, header};

/// Forms are smaller than this; a larger body is refused before it is read.
pub const BODY_LIMIT: usize = 64 * 1024;

/// What a body may measure below an address whose forms are longer than [`BODY_LIMIT`].
#[derive(Clone, Copy, Debug)]
pub struct BodyLimit {
    pub below: &'static str,
    pub bytes: usize,
}

/// The exceptions to [`BODY_LIMIT`].
#[derive(Clone, Copy, Debug, Default)]
pub struct BodyLimits(pub &'static [BodyLimit]);

impl BodyLimits {
    /// Bytes that a body may have at this path.
    pub fn at(self, path: &str) -> usize {
        self.0
            .iter()
            .find(|limit| path.starts_with(limit.below))
            .map_or(BODY_LIMIT, |limit| limit.bytes)
    }
}

/// What the headers alone say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Ours,
    Foreign,
    /// An old browser or a plain client: the form must prove itself.
    Silent,
}

/// The layer.
pub async fn check(
    State(state): State<Platform>,
    State(limits): State<BodyLimits>,
    request: Request,
    next: Next,
) -> Response {
    if is_safe(request.method()) {
        return next.run(request).await;
    }
    match verdict(request.headers(), &state.config.base_url()) {
        Verdict::Ours => next.run(request).await,
        Verdict::Foreign => AppError::WrongOrigin.into_response(),
        Verdict::Silent => match proven(&state, limits, request).await {
            Ok(request) => next.run(request).await,
            Err(error) => error.into_response(),
        },
    }
}

/// Whether a request was caused by another site, as far as the browser says: for addresses that act on GET.
pub fn from_another_site(headers: &HeaderMap) -> bool {
    matches!(one(headers, "sec-fetch-site"), Some("cross-site" | "same-site") | None if headers.contains_key("sec-fetch-site"))
}

fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

fn verdict(headers: &HeaderMap, base_url: &str) -> Verdict {
    let judge = |name: &str, ours: &str| match (headers.contains_key(name), one(headers, name)) {
        (false, _) => None,
        (true, Some(value)) if value == ours => Some(Verdict::Ours),
        (true, _) => Some(Verdict::Foreign),
    };
    judge("sec-fetch-site", "same-origin")
        .or_else(|| judge(header::ORIGIN.as_str(), base_url))
        .unwrap_or(Verdict::Silent)
}

/// The value of a header that is there once and is text.
fn one<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?;
    if values.next().is_some() {
        None
    } else {
        first.to_str().ok()
    }
}

/// Reads the form, checks its token and hands the request on whole.
async fn proven(
    state: &Platform,
    limits: BodyLimits,
    request: Request,
) -> Result<Request, AppError> {
    let (parts, body) = request.into_parts();
    if !is_form(&parts.headers) {
        return Err(AppError::WrongOrigin);
    }
    let body = to_bytes(body, limits.at(parts.uri.path()))
        .await
        .map_err(|_| AppError::TooLarge)?;
    let fields = Fields::parse(&body).ok_or(AppError::TooLarge)?;
    let token = fields.get("form_token").unwrap_or_default();
    let journeys =
        Journey::of_path(parts.uri.path()).map_or(Journey::ALL.to_vec(), |journey| vec![journey]);
    let known = journeys
        .into_iter()
        .filter_map(|journey| state.cookies.read(&parts.headers, journey))
        .any(|cookie| state.keys.form_token_matches(cookie.expose(), token));
    if known {
        Ok(Request::from_parts(parts, Body::from(body)))
    } else {
        Err(AppError::WrongOrigin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    const SITE: &str = "https://help.example.org";

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, HeaderValue::from_static(value));
        }
        headers
    }

    #[test]
    fn the_fetch_header_decides_first() {
        for (site, expected) in [
            ("same-origin", Verdict::Ours),
            ("same-site", Verdict::Foreign),
            ("cross-site", Verdict::Foreign),
            ("none", Verdict::Foreign),
            ("", Verdict::Foreign),
        ] {
            for origin in [SITE, "https://evil.example", "null"] {
                let sent = headers(&[("sec-fetch-site", site), ("origin", origin)]);
                assert_eq!(verdict(&sent, SITE), expected, "{site} {origin}");
            }
        }
    }

    #[test]
    fn the_origin_decides_next() {
        for (origin, expected) in [
            (SITE, Verdict::Ours),
            ("https://help.example.org.evil.example", Verdict::Foreign),
            ("http://help.example.org", Verdict::Foreign),
            ("https://help.example.org:8443", Verdict::Foreign),
            ("null", Verdict::Foreign),
            ("", Verdict::Foreign),
        ] {
            assert_eq!(
                verdict(&headers(&[("origin", origin)]), SITE),
                expected,
                "{origin}"
            );
        }
        assert_eq!(verdict(&headers(&[]), SITE), Verdict::Silent);
    }

    #[test]
    fn a_header_sent_twice_is_not_believed() {
        let twice = headers(&[
            ("sec-fetch-site", "same-origin"),
            ("sec-fetch-site", "same-origin"),
        ]);
        assert_eq!(verdict(&twice, SITE), Verdict::Foreign);
    }

    #[test]
    fn another_site_is_told_apart_on_get() {
        assert!(from_another_site(&headers(&[(
            "sec-fetch-site",
            "cross-site"
        )])));
        assert!(from_another_site(&headers(&[(
            "sec-fetch-site",
            "same-site"
        )])));
        assert!(!from_another_site(&headers(&[(
            "sec-fetch-site",
            "same-origin"
        )])));
        assert!(!from_another_site(&headers(&[("sec-fetch-site", "none")])));
        assert!(!from_another_site(&headers(&[])));
    }
}
