//! Every refusal of a staff page is on record, whoever refuses: the matrix, row-level security, a handler. One layer
//! over all addresses of staff, so that no door can forget it.

use super::StaffRequest;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use platform::{
    Platform,
    error::{AppError, ErrorExtension},
    limits::Client,
    page::Page,
};

/// Records what was answered with 403 or 404 to somebody who is signed in.
pub async fn record_refusals(
    State(platform): State<Platform>,
    page: Page,
    client: Client,
    request: Request,
    next: Next,
) -> Response {
    let reference = request
        .uri()
        .path()
        .split('/')
        .find(|part| part.parse::<app::domain::reference::Reference>().is_ok())
        .map(str::to_owned);
    let response = next.run(request).await;
    let refusal = match response.extensions().get::<ErrorExtension>() {
        Some(ErrorExtension(error)) => match error.as_ref() {
            AppError::Forbidden => AppError::Forbidden,
            AppError::NotFound => AppError::NotFound,
            _ => return response,
        },
        None => return response,
    };
    // Whoever is not signed in, or has no training, sees nothing that could be refused.
    let Ok(staff) = StaffRequest::without_keepalive(&platform, page, client).await else {
        return response;
    };
    match staff.deny(refusal, reference.as_deref()).await {
        AppError::Forbidden | AppError::NotFound => response,
        fault => fault.into_response(),
    }
}
