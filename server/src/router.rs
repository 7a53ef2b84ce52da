//! The whole address table.

mod staff;

use crate::{
    dev, enquiry, equality, feedback, manage, notice, pages, receipt, rights, settings,
    staff::record_refusals, state::AppState,
};
use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state as with},
    routing::{get, post},
};
use platform::{assets, csrf, error::AppError, headers, health, middleware, telemetry};
use tower::ServiceBuilder;
use tower_http::{CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer};

/// Quick rather than small. On the longest page, a notice, level 5 gives 6.6 kB where level 4 gives 7.0 kB in the same
/// time; the library's full level 11 gains a fifth more and takes 60 times as long.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(5);

/// Every address with its layers.
pub fn router(state: AppState) -> Router {
    with_layers(addresses(&state), &state)
}

/// The address table.
pub fn addresses(state: &AppState) -> Router<AppState> {
    Router::new()
        .merge(resident_pages_routes())
        .merge(notices_routes())
        .merge(enquiry_routes())
        .merge(manage_routes())
        .merge(staff::routes().route_layer(with(state.clone(), record_refusals)))
        .merge(operations_routes())
        .merge(assets::routes(&state.config.site.site_dir))
        .merge(dev::routes(state))
}

/// Pages that stand by themselves.
fn resident_pages_routes() -> Router<AppState> {
    Router::new()
        .route("/", get(pages::show_start))
        .route("/emergency", get(pages::show_emergency))
        .route(
            "/enquiry/before-you-start",
            get(pages::show_before_you_start),
        )
        .route("/exit", get(enquiry::exit::exit_site))
        .route("/help/staying-safe-online", get(pages::show_safe_online))
        .route("/contact", get(pages::show_contact))
        .route("/accessibility", get(pages::show_accessibility))
        .route("/cookies", get(pages::show_cookies))
        .route(
            "/language",
            get(pages::language::follow_language).post(pages::language::set_language),
        )
        .route(
            "/feedback",
            get(feedback::handlers::show_feedback).post(feedback::handlers::send_feedback),
        )
        .route(
            "/feedback/{token}",
            get(feedback::handlers::show_invited_feedback)
                .post(feedback::handlers::send_invited_feedback),
        )
        .route("/.well-known/security.txt", get(pages::show_security_txt))
        .route("/robots.txt", get(pages::show_robots_txt))
}

/// Privacy notices and receipts, which anybody may check.
fn notices_routes() -> Router<AppState> {
    Router::new()
        .route("/receipt/{code}", get(receipt::handlers::show_receipt))
        .route("/easy-read", get(notice::handlers::show_easy_start))
        .route("/easy-read/manage", get(notice::handlers::show_easy_manage))
        .route(
            "/easy-read/{notice}",
            get(notice::handlers::show_easy_notice),
        )
        .route(
            "/.well-known/receipt-keys.json",
            get(receipt::handlers::list_keys),
        )
        .route("/privacy", get(notice::handlers::list_notices))
        .route("/privacy/check", get(notice::handlers::show_code_form))
        .route("/privacy/check/{code}", get(notice::handlers::check_code))
        .route("/privacy/{notice}", get(notice::handlers::show_notice))
        .route(
            "/privacy/{notice}/{version}",
            get(notice::handlers::show_version),
        )
        .route(
            "/privacy/{notice}/compare/{a}/{b}",
            get(notice::handlers::compare_versions),
        )
}

/// Asking for help.
fn enquiry_routes() -> Router<AppState> {
    Router::new()
        .route(
            "/enquiry/check",
            get(enquiry::check::show_check).post(enquiry::check::submit_enquiry),
        )
        .route(
            "/enquiry/sent",
            get(enquiry::sent::show_sent).post(manage::open::open_from_sent_page),
        )
        .route("/enquiry/sent/record", get(enquiry::sent::show_record))
        .route("/enquiry/outside", get(enquiry::exit::show_outside))
        .route(
            "/enquiry/equality",
            get(equality::handlers::show_questions).post(equality::handlers::save_answers),
        )
        .route(
            "/enquiry/{step}",
            get(enquiry::step::show_step).post(enquiry::step::submit_step),
        )
}

/// Coming back to an enquiry.
fn manage_routes() -> Router<AppState> {
    Router::new()
        .route(
            "/manage",
            get(manage::open::show_open_form).post(manage::open::open_enquiry),
        )
        .route(
            "/manage/link/{token}",
            get(manage::open::show_link).post(manage::open::open_by_link),
        )
        .route("/manage/leave", post(manage::open::leave_enquiry))
        .route(
            "/manage/enquiry/words",
            get(manage::new_words::show_new_words).post(manage::new_words::replace_words),
        )
        .route(
            "/manage/enquiry",
            get(manage::home::show_enquiry).post(manage::home::unlock_answers),
        )
        .route(
            "/manage/enquiry/consents",
            get(manage::consents::show_consents).post(manage::consents::change_consents),
        )
        .route(
            "/manage/enquiry/equality",
            get(equality::handlers::show_own_answers).post(equality::handlers::change_own_answers),
        )
        .route(
            "/manage/enquiry/details",
            get(manage::details::show_details).post(manage::details::change_details),
        )
        .route(
            "/manage/enquiry/shared",
            get(manage::disclosures::show_disclosures).post(manage::disclosures::follow_handover),
        )
        .route(
            "/manage/enquiry/download",
            get(manage::download::show_download).post(manage::download::download_file),
        )
        .route(
            "/manage/enquiry/rights",
            get(manage::rights::show_rights).post(manage::rights::request_right),
        )
        .route(
            "/manage/enquiry/rights/{reference}",
            get(manage::rights::show_own_request).post(manage::answer::answer_request),
        )
        .route(
            "/manage/enquiry/complaint",
            get(manage::rights::show_complaint).post(manage::rights::make_complaint),
        )
        .route(
            "/manage/enquiry/withdraw",
            get(manage::withdraw::show_withdrawal).post(manage::withdraw::withdraw_enquiry),
        )
        .route(
            "/rights",
            get(rights::public::show_public_request).post(rights::public::send_public_request),
        )
        .route("/rights/sent", get(rights::public::show_sent_request))
        .route(
            "/complaint",
            get(rights::public::show_public_complaint).post(rights::public::send_public_complaint),
        )
        .route("/complaint/sent", get(rights::public::show_sent_complaint))
}

/// What the people who run it ask.
fn operations_routes() -> Router<AppState> {
    Router::new()
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
}

/// What stands between the connection and every handler. Nothing can be added behind its back.
pub fn with_layers(addresses: Router<AppState>, state: &AppState) -> Router {
    addresses
        .fallback(async || AppError::NotFound)
        .method_not_allowed_fallback(async || AppError::WrongMethod)
        .layer(
            // From the outside in.
            ServiceBuilder::new()
                .layer(from_fn(telemetry::requests))
                .layer(CompressionLayer::new().quality(COMPRESSION))
                .layer(with(state.clone(), headers::set))
                // The numbers to ring stand on error pages too.
                .layer(with(state.clone(), settings::provide_site))
                .layer(with(state.clone(), middleware::error_pages))
                .layer(CatchPanicLayer::custom(middleware::panicked))
                .layer(from_fn(pages::address::mend_address))
                .layer(with(state.clone(), middleware::not_too_large))
                .layer(with(state.clone(), middleware::receive_body))
                .layer(with(state.clone(), middleware::not_too_many))
                .layer(with(state.clone(), middleware::in_time))
                .layer(with(state.clone(), csrf::check)),
        )
        .with_state(state.clone())
}
