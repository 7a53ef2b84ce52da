//! `/receipt/<code>`, for anybody.

use super::{ReceiptCode, shelf};
use crate::{
    platform::{error::Result, page::Page},
    state::AppState,
};
use app::resident::receipt::{ReceiptPage, UnknownReceiptPage};
use axum::{
    extract::{Path, State},
    response::Response,
};
use http::{HeaderValue, StatusCode, header::CACHE_CONTROL};
use leptos::prelude::*;

/// What was agreed or taken back, and whether the receipt is genuine.
pub async fn show(
    State(state): State<AppState>,
    Path(code): Path<String>,
    page: Page,
) -> Result<Response> {
    let code = code.parse::<ReceiptCode>().ok();
    let checked = match &code {
        Some(code) => shelf::by_code(&state.pools.web, &state.keys, code).await?,
        None => None,
    };
    let mut response = match (code, checked) {
        (Some(code), Some(checked)) => {
            page.ok(|| view! { <ReceiptPage code=code.to_string() checked/> })
        }
        _ => page.with_status(StatusCode::NOT_FOUND, || view! { <UnknownReceiptPage/> }),
    };
    // It shows what somebody agreed to: it must not come back from the cache of a shared device.
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
