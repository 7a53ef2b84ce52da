//! Leaving: at once by "Exit this page", or to another council because nothing ties the person to Stockport.

use crate::enquiry::draft;
use app::{domain::codes::CouncilCode, forms::enquiry::Answers, resident::enquiry::OutsidePage};
use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use leptos::prelude::*;
use platform::Platform;
use platform::{
    cookie::{Journey, TokenHash},
    csrf::from_another_site,
    db::Sql,
    error::Result,
    page::Page,
};
use std::time::Duration;

/// How long leaving waits for a database that does not answer.
const EXIT_PATIENCE: Duration = Duration::from_millis(400);

/// GET `/exit`: wipes what was typed and ends the visit to an enquiry, then leaves for the neutral site
/// (feature A3). A link on another site must not be able to wipe somebody's answers, so then it only leaves.
/// So it does where the address is not opened, but only looked at (input F11).
pub async fn exit_site(
    State(state): State<Platform>,
    mut page: Page,
    method: Method,
    headers: HeaderMap,
) -> Result<Response> {
    if is_fetched_ahead(&headers) {
        // A browser that fetches ahead keeps no failure: who then presses the button asks again.
        return Ok(not_stored(
            page.finish(StatusCode::SERVICE_UNAVAILABLE.into_response()),
        ));
    }
    if method == Method::GET && !from_another_site(&headers) && is_opened(&headers) {
        let cookie = |journey| {
            state
                .cookies
                .read(&headers, journey)
                .map(|token| token.hash())
        };
        let (enquiry, manage) = (cookie(Journey::Enquiry), cookie(Journey::Manage));
        // Leaving comes first: whatever happens to the database, the browser goes.
        let wiped = tokio::time::timeout(EXIT_PATIENCE, forget(&state, enquiry, manage)).await;
        match wiped {
            Ok(Ok(())) => {}
            Ok(Err(cause)) => {
                tracing::error!(%cause, "an exit could not wipe the answers; they end after 30 idle minutes");
            }
            Err(_) => {
                tracing::error!(
                    "an exit could not wipe the answers in time; they end after 30 idle minutes"
                );
            }
        }
        page.end_also(Journey::Enquiry);
        page.end_also(Journey::Manage);
    }
    let exit_url = state.configured.exit_url.clone();
    Ok(not_stored(page.see_other(&exit_url)))
}

/// Nothing that stands in the browser's own store may bring the pages back.
fn not_stored(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Whether a browser says that nobody has pressed anything yet.
fn is_fetched_ahead(headers: &HeaderMap) -> bool {
    ["sec-purpose", "purpose", "x-purpose", "x-moz"]
        .iter()
        .flat_map(|name| headers.get_all(*name))
        .filter_map(|value| value.to_str().ok())
        .map(str::to_ascii_lowercase)
        .any(|value| {
            ["prefetch", "prerender", "preview"]
                .iter()
                .any(|ahead| value.contains(ahead))
        })
}

/// Whether the address becomes a page, and not a picture, a script or what a script asks for.
fn is_opened(headers: &HeaderMap) -> bool {
    headers
        .get("sec-fetch-dest")
        .is_none_or(|kind| kind == "document")
}

/// As `manage::session` does, which stands on this folder.
const END_MANAGE_SESSION: Sql = Sql::web("SELECT app.end_manage_session($1)");

async fn forget(
    state: &Platform,
    enquiry: Option<TokenHash>,
    manage: Option<TokenHash>,
) -> Result<()> {
    if let Some(token) = enquiry {
        draft::wipe(&state.pools.web, token).await?;
    }
    if let Some(token) = manage {
        let tx = state.pools.web_tx().await?;
        END_MANAGE_SESSION
            .execute(&tx, [token.to_vec().into()])
            .await?;
        tx.commit().await?;
    }
    Ok(())
}

/// GET `/enquiry/outside`: which council to ask. Nothing is kept, so the address says which page it is,
/// by a mark that means nothing to anybody without this browser's cookie.
pub async fn show_outside(
    State(state): State<Platform>,
    page: Page,
    RawQuery(query): RawQuery,
) -> Response {
    let mark = query
        .as_deref()
        .and_then(|query| query.strip_prefix("for="));
    let token = page.token().map(|token| token.expose().to_owned());
    let data = page.data();
    let pages = data
        .councils
        .iter()
        .map(|council| Some(council.code))
        .chain(std::iter::once(None))
        .flat_map(|council| [(council, false), (council, true)]);
    let shown = mark.zip(token).and_then(|(mark, token)| {
        pages.into_iter().find(|(council, refuge)| {
            state
                .keys
                .form_token_matches(&marked(&token, *council, *refuge), mark)
        })
    });
    let (council, refuge) = shown.unwrap_or((None, false));
    let council = council
        .and_then(|code| data.council(code))
        .map(|council| (format!("council-{}", council.code), council.url.clone()));
    page.ok(move || view! { <OutsidePage council refuge/> })
}

/// The address of that page for these answers, whose draft is about to be wiped.
pub(crate) fn outside_address(state: &Platform, page: &Page, answers: &Answers) -> String {
    let council = answers.whereabouts().council;
    let refuge = answers.is_refuge(page.data());
    let token = page
        .token()
        .map(|token| token.expose().to_owned())
        .unwrap_or_default();
    let mark = state.keys.form_token(&marked(&token, council, refuge));
    format!("/enquiry/outside?for={mark}")
}

fn marked(token: &str, council: Option<CouncilCode>, refuge: bool) -> String {
    let council = council.map(|code| code.to_string()).unwrap_or_default();
    format!("{token} outside {council} {refuge}")
}
