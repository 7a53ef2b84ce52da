//! What stands between the connection and the handlers: panics, slow work, too much work, error pages.

use crate::{Platform, reference::CurrentSite};
use crate::{
    csrf::BodyLimits,
    error::{AppError, ErrorExtension, describe, describe_sqlx},
    headers::Nonce,
    page::Page,
    telemetry::RequestId,
};
use app::{
    resident::errors::{ErrorKind, ErrorPage},
    staff::errors::StaffErrorPage,
};
use axum::{
    body::Body,
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use http_body_util::{BodyExt, Limited};
use leptos::prelude::*;
use std::any::Any;

/// Answers in place of a handler that panicked. The panic itself is already in the log.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    AppError::internal(anyhow::anyhow!("a handler panicked")).into_response()
}

/// Gives up on a request that takes too long.
pub async fn in_time(State(state): State<Platform>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(state.config.request_time(), next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            AppError::unavailable(anyhow::anyhow!("the request took too long")).into_response()
        }
    }
}

/// Takes the whole body in before the request gets a place: whoever sends half a form holds up nobody else.
pub async fn receive_body(State(state): State<Platform>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match tokio::time::timeout(state.config.header_time(), body.collect()).await {
        Ok(Ok(body)) => {
            next.run(Request::from_parts(parts, Body::from(body.to_bytes())))
                .await
        }
        // Longer than any form, or the sender is gone and nobody reads the answer.
        Ok(Err(_)) => AppError::TooLarge.into_response(),
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}

/// What is answered however much else is going on: help in danger, what it looks like, and whether the process lives.
const ALWAYS_SERVED: [&str; 3] = ["/emergency", "/assets/", "/health/"];

/// Turns work away when all places are taken: a quick "try again" is better than a queue nobody survives.
pub async fn not_too_many(State(state): State<Platform>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if ALWAYS_SERVED.iter().any(|begin| path.starts_with(begin)) {
        return next.run(request).await;
    }
    match state.permits.try_acquire() {
        Ok(_place) => next.run(request).await,
        Err(_) => AppError::unavailable(anyhow::anyhow!(
            "all {} places are taken",
            state.config.http.max_requests
        ))
        .into_response(),
    }
}

/// Refuses a body that is longer than any form: by its announced length at once, else where it passes the limit.
pub async fn not_too_large(
    State(limits): State<BodyLimits>,
    request: Request,
    next: Next,
) -> Response {
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    let limit = limits.at(request.uri().path());
    if announced.is_some_and(|length| length > limit as u64) {
        return AppError::TooLarge.into_response();
    }
    next.run(request.map(|body| Body::new(Limited::new(body, limit))))
        .await
}

/// Writes the page of whatever went wrong below, in the design and the language of the reader, and logs the cause once.
pub async fn error_pages(State(state): State<Platform>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let headers = request.headers().clone();
    let nonce = request.extensions().get::<Nonce>().cloned();
    let id = request.extensions().get::<RequestId>().cloned();
    let site = request.extensions().get::<CurrentSite>().cloned();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map(|route| route.as_str().to_owned());
    let mut response = next.run(request).await;
    let met = response.extensions_mut().remove::<ErrorExtension>();
    if let Some(ErrorExtension(error)) = &met {
        log(error, route.as_deref(), id.as_ref());
    }
    let Some(trouble) = trouble(&response, met.as_ref()) else {
        return response;
    };
    // Addresses that programs read get the bare status; no table belongs to a static file.
    let Some(site) = site.filter(|_| !plain(&path)) else {
        return response;
    };
    let mut page = error_page(
        &state,
        site,
        &headers,
        &path,
        nonce.as_ref(),
        response.status(),
        trouble,
    );
    for name in [header::RETRY_AFTER, header::ALLOW] {
        if let Some(value) = response.headers().get(&name) {
            page.headers_mut().insert(name, value.clone());
        }
    }
    page
}

fn error_page(
    state: &Platform,
    site: CurrentSite,
    headers: &HeaderMap,
    path: &str,
    nonce: Option<&Nonce>,
    status: StatusCode,
    trouble: ErrorKind,
) -> Response {
    let page = Page::of(state, site, headers, path, nonce).without_cookie();
    let mut response = if path == "/staff" || path.starts_with("/staff/") {
        page.with_status(status, || view! { <StaffErrorPage trouble/> })
    } else {
        page.translated()
            .with_status(status, || view! { <ErrorPage trouble/> })
    };
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Addresses that programs read.
fn plain(path: &str) -> bool {
    ["/health/", "/assets/", "/staff/api/", "/staff/live/"]
        .iter()
        .any(|prefix| path.starts_with(prefix))
}

/// What to tell, for our own errors and for those of the layers and the router.
fn trouble(response: &Response, met: Option<&ErrorExtension>) -> Option<ErrorKind> {
    if let Some(ErrorExtension(error)) = met {
        return match error.as_ref() {
            AppError::SessionOver(_) => None,
            AppError::BadRequest | AppError::Forbidden | AppError::WrongOrigin => {
                Some(ErrorKind::Forbidden)
            }
            AppError::CookiesBlocked => Some(ErrorKind::CookiesBlocked),
            AppError::NotFound | AppError::WrongMethod => Some(ErrorKind::NotFound),
            AppError::Conflict => Some(ErrorKind::Conflict),
            AppError::TooLarge => Some(ErrorKind::TooLarge),
            AppError::TooMany(wait) => Some(ErrorKind::TooMany {
                retry_after: wait.as_secs().max(1),
            }),
            AppError::Unavailable(_) => Some(ErrorKind::Unavailable),
            AppError::Internal(_) => Some(ErrorKind::Fault),
        };
    }
    if response
        .headers()
        .get(header::CONTENT_TYPE)
        // A handler that answers a program in JSON has said what there is to say.
        .is_some_and(|kind| {
            let kind = kind.as_bytes();
            kind.starts_with(b"text/html") || kind.starts_with(b"application/json")
        })
    {
        return None;
    }
    match response.status() {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(ErrorKind::NotFound),
        StatusCode::PAYLOAD_TOO_LARGE => Some(ErrorKind::TooLarge),
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => {
            Some(ErrorKind::Unavailable)
        }
        status if status.is_client_error() => Some(ErrorKind::Forbidden),
        status if status.is_server_error() => Some(ErrorKind::Fault),
        _ => None,
    }
}

fn log(error: &AppError, route: Option<&str>, id: Option<&RequestId>) {
    let route = route.unwrap_or("-");
    let id = id.map(|id| id.0.to_string()).unwrap_or_default();
    match error {
        AppError::Internal(cause) => tracing::error!(route, id, cause = %safe(cause), "fault"),
        AppError::Unavailable(cause) => {
            tracing::warn!(route, id, cause = %safe(cause), "not available")
        }
        AppError::WrongOrigin => tracing::warn!(route, id, "form from elsewhere refused"),
        AppError::TooMany(_) => tracing::warn!(route, id, "over a limit"),
        _ => {}
    }
}

/// The causes without what people typed: a database error may quote the row that failed.
pub fn safe(cause: &anyhow::Error) -> String {
    let mut parts: Vec<String> = Vec::new();
    for layer in cause.chain() {
        if let Some(error) = layer.downcast_ref::<sea_orm::DbErr>() {
            parts.push(describe(error));
            break;
        }
        if let Some(error) = layer.downcast_ref::<sqlx::Error>() {
            parts.push(describe_sqlx(error));
            break;
        }
        if let Some(AppError::Internal(inner) | AppError::Unavailable(inner)) =
            layer.downcast_ref::<AppError>()
        {
            parts.push(safe(inner));
            break;
        }
        parts.push(layer.to_string());
    }
    parts.join(": ")
}
