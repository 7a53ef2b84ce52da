//! `/receipt/<code>` for people and `/receipt/<code>.json` for programs, for anybody; and the keys that check.

use super::{ReceiptCode, key};
use crate::receipt::store;
use app::resident::receipt::{ReceiptCheck, ReceiptPage, UnknownReceiptPage};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::{
    HeaderMap, HeaderValue, StatusCode,
    header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE, VARY},
};
use leptos::prelude::*;
use platform::Platform;
use platform::{
    error::{AppError, Result},
    page::Page,
};
use serde_json::json;

/// What was agreed or taken back, and whether the receipt is genuine: a page, or the signed file for
/// whoever asks for `.json` or prefers it.
pub async fn show_receipt(
    State(state): State<Platform>,
    Path(asked): Path<String>,
    headers: HeaderMap,
    page: Page,
) -> Result<Response> {
    let file = asked.strip_suffix(".json");
    let code = file.unwrap_or(&asked).parse::<ReceiptCode>().ok();
    let found = match &code {
        Some(code) => store::by_code(&state.pools.web, &state.keys, code).await?,
        None => None,
    };
    let mut response = if file.is_some() || prefers_json(&headers) {
        as_file(found)
    } else {
        match (code, found) {
            (Some(code), Some(found)) => {
                let checked = found.checked;
                page.ok(|| view! { <ReceiptPage code=code.to_string() checked/> })
            }
            _ => page.with_status(StatusCode::NOT_FOUND, || view! { <UnknownReceiptPage/> }),
        }
    };
    // It shows what somebody agreed to: it must not come back from the cache of a shared device.
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
        .headers_mut()
        .insert(VARY, HeaderValue::from_static("Accept"));
    Ok(response)
}

/// What is stored but was not signed is nobody's word, and is not handed out.
fn as_file(found: Option<store::Found>) -> Response {
    match found {
        Some(store::Found {
            checked: ReceiptCheck::Genuine(_) | ReceiptCheck::OldKey(_),
            document,
        }) => json_response(StatusCode::OK, document),
        Some(store::Found {
            checked: ReceiptCheck::Altered,
            ..
        }) => json_response(
            StatusCode::CONFLICT,
            json!({ "error": "altered" }).to_string(),
        ),
        None => json_response(
            StatusCode::NOT_FOUND,
            json!({ "error": "unknown" }).to_string(),
        ),
    }
}

fn json_response(status: StatusCode, body: String) -> Response {
    let kind = [(CONTENT_TYPE, HeaderValue::from_static("application/json"))];
    (status, kind, body).into_response()
}

/// A program that says so. Browsers always name HTML.
fn prefers_json(headers: &HeaderMap) -> bool {
    headers
        .get(ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("application/json") && !accept.contains("text/html"))
}

/// GET `/.well-known/receipt-keys.json`: the keys that check receipts, older ones too.
pub async fn list_keys(State(state): State<Platform>) -> Result<Response> {
    let keys = key::public_keys(&state.keys)?;
    let set = key::write_set(&keys).map_err(AppError::internal)?;
    let mut response = json_response(StatusCode::OK, set);
    // Short, so that a new key is known soon after it signs.
    response.headers_mut().insert(
        CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=60"),
    );
    Ok(response)
}
