//! Addresses as people type them from paper and mail programs cut them out of a text: with a slash or a full
//! stop at the end, or with capitals (input F20, input F21).

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use http::{Method, Uri};
use platform::error::AppError;

/// The first parts of the addresses of pages. What follows is in small letters where `true`; elsewhere it may
/// be a link or a code, in which capitals count.
const FIRST_PARTS: [(&str, bool); 14] = [
    ("accessibility", true),
    ("contact", true),
    ("cookies", true),
    ("easy-read", true),
    ("emergency", true),
    ("enquiry", true),
    ("exit", true),
    ("feedback", false),
    ("help", true),
    ("manage", false),
    ("privacy", true),
    ("receipt", false),
    ("rights", true),
    ("staff", false),
];

/// What a sentence puts behind an address, as browsers send it.
const ENDINGS: [&str; 20] = [
    "/",
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    ")",
    "]",
    "'",
    "%20",
    "%22",
    "%29",
    "%5D",
    "%3E",
    "%60",
    "%E2%80%9D",
    "%E2%80%99",
    "%C2%BB",
    "%C2%A0",
];

/// The layer: 308 to the page that was meant. No address of ours holds a NUL, and no table could look for one.
pub async fn mend_address(request: Request, next: Next) -> Response {
    if request.uri().path().contains("%00") {
        return AppError::NotFound.into_response();
    }
    if matches!(*request.method(), Method::GET | Method::HEAD)
        && let Some(meant) = meant_address(request.uri())
    {
        return Redirect::permanent(&meant).into_response();
    }
    next.run(request).await
}

/// The address that was meant, where it is another one.
fn meant_address(uri: &Uri) -> Option<String> {
    let mut path = uri.path();
    while let Some(shorter) = ENDINGS.iter().find_map(|end| strip_end(path, end)) {
        path = shorter;
    }
    let mut parts = path.strip_prefix('/')?.split('/');
    let first = parts.next()?.to_ascii_lowercase();
    let (_, small) = *FIRST_PARTS.iter().find(|(known, _)| *known == first)?;
    let mut meant = format!("/{first}");
    let mut coded = false;
    for part in parts {
        meant.push('/');
        if small && !coded {
            meant.push_str(&part.to_ascii_lowercase());
        } else {
            meant.push_str(part);
        }
        // `/privacy/check/<code>`
        coded |= part.eq_ignore_ascii_case("check");
    }
    if meant == uri.path() {
        return None;
    }
    if let Some(query) = uri.query() {
        meant.push('?');
        meant.push_str(query);
    }
    Some(meant)
}

/// The path without this ending, in which the letters of a code may be large or small.
fn strip_end<'a>(path: &'a str, end: &str) -> Option<&'a str> {
    let at = path.len().checked_sub(end.len()).filter(|at| *at > 0)?;
    let (before, last) = path.split_at_checked(at)?;
    last.eq_ignore_ascii_case(end).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(address: &str) -> Option<String> {
        meant_address(&address.parse().unwrap())
    }

    #[test]
    fn what_paper_and_sentences_add_is_taken_away() {
        for (typed, page) in [
            ("/emergency/", "/emergency"),
            ("/Privacy", "/privacy"),
            ("/PRIVACY/Family-Hubs/.", "/privacy/family-hubs"),
            ("/manage.", "/manage"),
            ("/Manage", "/manage"),
            ("/contact),", "/contact"),
            ("/help/Staying-Safe-Online%22", "/help/staying-safe-online"),
            ("/enquiry/topic/?from=check", "/enquiry/topic?from=check"),
            ("/manage/link/AbC-_d.", "/manage/link/AbC-_d"),
            ("/Manage/link/AbC%e2%80%9d", "/manage/link/AbC"),
            ("/privacy/check/ABCD-1234.", "/privacy/check/ABCD-1234"),
            ("/staff/case/WNB-385-DKF/", "/staff/case/WNB-385-DKF"),
        ] {
            assert_eq!(meant(typed).as_deref(), Some(page), "{typed}");
        }
    }

    #[test]
    fn a_right_address_and_an_unknown_one_stay_as_they_are() {
        for address in [
            "/",
            "//",
            "/emergency",
            "/manage/link/AbC-_d",
            "/assets/x.css",
            "/nothing/",
            "/.well-known/security.txt",
            "/exit",
            "/privacy/check/AB",
            "/%00",
        ] {
            assert_eq!(meant(address), None, "{address}");
        }
    }
}
