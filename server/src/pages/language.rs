//! `/language`: remembers a language and leads back to the page it was chosen on.

use app::i18n::Lang;
use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use http::{HeaderMap, HeaderValue, header};
use platform::Platform;
use platform::{fields::Fields, page::Page};

/// First parts of paths that a choice of language never leads to: they act, or belong to somebody else.
const NOT_BACK: [&str; 5] = ["exit", "language", "staff", "dev", "assets"];

/// GET `/language?lang=ur&back=/enquiry/topic`
pub async fn follow_language(
    State(state): State<Platform>,
    page: Page,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Response {
    let fields = Fields::parse(query.unwrap_or_default().as_bytes()).unwrap_or_default();
    choose(&state, page, &headers, &fields)
}

/// POST `/language`
pub async fn set_language(
    State(state): State<Platform>,
    page: Page,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    choose(&state, page, &headers, &fields)
}

fn choose(state: &Platform, page: Page, headers: &HeaderMap, fields: &Fields) -> Response {
    let back = way_back(fields.get("back").unwrap_or_default());
    let to = with_query(back, headers, &state.config.base_url());
    let chosen = fields.get("lang").and_then(Lang::from_code);
    let mut response = page.see_other(&to);
    let out = response.headers_mut();
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A language that we do not have changes nothing.
    if let Some(lang) = chosen {
        out.append(header::SET_COOKIE, state.cookies.language(lang));
    }
    response
}

/// The path, if it is one of this site's pages; else the start. Nothing here can lead to another site.
fn way_back(typed: &str) -> &str {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "/-_.".contains(sign);
    let ours = typed.starts_with('/') && !typed.contains("//") && typed.chars().all(plain);
    let first = typed
        .trim_start_matches('/')
        .split('/')
        .next()
        .unwrap_or_default();
    if ours && !NOT_BACK.contains(&first) {
        typed
    } else {
        "/"
    }
}

/// With what stood behind the path in the browser's own line, such as "back to check your answers": it is
/// taken from the referrer and never stands in our addresses.
fn with_query(back: &str, headers: &HeaderMap, base_url: &str) -> String {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "=&-_.".contains(sign);
    let query = headers
        .get(header::REFERER)
        .and_then(|line| line.to_str().ok())
        .and_then(|from| from.strip_prefix(base_url))
        .and_then(|from| from.split_once('?'))
        .filter(|(path, query)| *path == back && query.chars().all(plain))
        .map(|(_, query)| query);
    match query {
        Some(query) => format!("{back}?{query}"),
        None => back.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_page_of_this_site_is_gone_back_to() {
        for (typed, back) in [
            ("/enquiry/topic", "/enquiry/topic"),
            ("/", "/"),
            ("", "/"),
            ("enquiry", "/"),
            ("//evil.example", "/"),
            ("/\\evil.example", "/"),
            ("/x//evil.example", "/"),
            ("https://evil.example/", "/"),
            ("/%2f%2fevil.example", "/"),
            ("/a\r\nset-cookie", "/"),
            ("/exit", "/"),
            ("/staff/sign-in", "/"),
            ("/language", "/"),
        ] {
            assert_eq!(way_back(typed), back, "{typed}");
        }
    }

    #[test]
    fn the_rest_of_the_line_comes_from_the_same_page_only() {
        let site = "https://help.example";
        for (from, to) in [
            (
                "https://help.example/enquiry/name?from=check",
                "/enquiry/name?from=check",
            ),
            ("https://help.example/enquiry/name", "/enquiry/name"),
            (
                "https://help.example/enquiry/age?from=check",
                "/enquiry/name",
            ),
            (
                "https://help.example.evil/enquiry/name?from=check",
                "/enquiry/name",
            ),
            (
                "https://help.example/enquiry/name?x=%0d%0a",
                "/enquiry/name",
            ),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::REFERER, HeaderValue::from_str(from).unwrap());
            assert_eq!(with_query("/enquiry/name", &headers, site), to, "{from}");
        }
    }
}
