//! The whole address table.

use crate::{
    accounts::{accept_invitation, user, users},
    assisted_entry,
    case_page::{
        actions as case, assign as case_assign, duplicates, reopen, routing_review, share_offer,
        shares, tasks as case_tasks,
    },
    concern, consents_by_staff, dev, emergency_access, enquiry,
    equality::handlers as equality,
    feedback::{handlers as feedback, staff as staff_feedback},
    handover::inbox as handovers,
    live,
    manage::{consents, details, disclosures, download, home, open, withdraw},
    notice::{desk, handlers as notice},
    pages,
    receipt::handlers as receipt,
    rights::{inbox as requests, intake, public, resident as rights},
    search::handlers as search,
    settings,
    sign_in::{my_account, passkey, password, sso},
    staff::record_refusals,
    state::AppState,
    triage::reply,
    worklist::{assign, home as landing, queue, saved_lists, tasks, workload},
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
        .merge(staff_routes().route_layer(with(state.clone(), record_refusals)))
        .merge(operations_routes())
        .merge(assets::routes(&state.config.site.site_dir))
        .merge(dev::routes(state))
}

/// Everything below `/staff`.
fn staff_routes() -> Router<AppState> {
    Router::new()
        .merge(sign_in_routes())
        .merge(worklist_routes())
        .merge(case_routes())
        .merge(administration_routes())
}

/// Pages that stand by themselves.
fn resident_pages_routes() -> Router<AppState> {
    Router::new()
        .route("/", get(pages::start))
        .route("/emergency", get(pages::emergency))
        .route("/enquiry/before-you-start", get(pages::before))
        .route("/exit", get(enquiry::exit))
        .route("/help/staying-safe-online", get(pages::safe_online))
        .route("/contact", get(pages::contact))
        .route("/accessibility", get(pages::accessibility))
        .route("/cookies", get(pages::cookies))
        .route(
            "/language",
            get(pages::language::follow).post(pages::language::send),
        )
        .route("/feedback", get(feedback::show).post(feedback::send))
        .route(
            "/feedback/{token}",
            get(feedback::invited).post(feedback::answer),
        )
        .route("/.well-known/security.txt", get(pages::security_txt))
        .route("/robots.txt", get(pages::robots))
}

/// Privacy notices and receipts, which anybody may check.
fn notices_routes() -> Router<AppState> {
    Router::new()
        .route("/receipt/{code}", get(receipt::show))
        .route("/easy-read", get(notice::easy_start))
        .route("/easy-read/manage", get(notice::easy_manage))
        .route("/easy-read/{notice}", get(notice::easy_notice))
        .route("/.well-known/receipt-keys.json", get(receipt::keys))
        .route("/privacy", get(notice::overview))
        .route("/privacy/check", get(notice::ask_code))
        .route("/privacy/check/{code}", get(notice::check))
        .route("/privacy/{notice}", get(notice::newest))
        .route("/privacy/{notice}/{version}", get(notice::version))
        .route("/privacy/{notice}/compare/{a}/{b}", get(notice::compare))
}

/// Asking for help.
fn enquiry_routes() -> Router<AppState> {
    Router::new()
        .route(
            "/enquiry/check",
            get(enquiry::check_show).post(enquiry::check_answer),
        )
        .route("/enquiry/sent", get(enquiry::sent))
        .route("/enquiry/sent/record", get(enquiry::record))
        .route("/enquiry/outside", get(enquiry::outside))
        .route(
            "/enquiry/equality",
            get(equality::ask).post(equality::answer),
        )
        .route("/enquiry/{step}", get(enquiry::show).post(enquiry::answer))
}

/// Coming back to an enquiry.
fn manage_routes() -> Router<AppState> {
    Router::new()
        .route("/manage", get(open::ask).post(open::answer))
        .route("/manage/link/{token}", get(open::link).post(open::use_link))
        .route("/manage/leave", post(open::leave))
        .route("/manage/enquiry", get(home::show).post(home::unlock))
        .route(
            "/manage/enquiry/consents",
            get(consents::show).post(consents::answer),
        )
        .route(
            "/manage/enquiry/equality",
            get(equality::own).post(equality::change),
        )
        .route(
            "/manage/enquiry/details",
            get(details::show).post(details::answer),
        )
        .route(
            "/manage/enquiry/shared",
            get(disclosures::show).post(disclosures::follow),
        )
        .route(
            "/manage/enquiry/download",
            get(download::show).post(download::file),
        )
        .route(
            "/manage/enquiry/rights",
            get(rights::rights).post(rights::ask_right),
        )
        .route("/manage/enquiry/rights/{reference}", get(rights::request))
        .route(
            "/manage/enquiry/complaint",
            get(rights::complaint).post(rights::complain),
        )
        .route(
            "/manage/enquiry/withdraw",
            get(withdraw::show).post(withdraw::answer),
        )
        .route("/rights", get(public::form).post(public::answer))
        .route("/rights/sent", get(public::sent))
}

/// Staff signing in, and each person's own account.
fn sign_in_routes() -> Router<AppState> {
    Router::new()
        .route(
            "/staff/sign-in",
            get(password::form).post(password::sign_in),
        )
        .route("/staff/sso", get(sso::go))
        .route("/staff/sso/callback", get(sso::back))
        .route("/staff/sign-out", post(password::sign_out))
        .route("/staff/privacy", get(password::notice))
        .route(
            "/staff/join/{token}",
            get(accept_invitation::show).post(accept_invitation::act),
        )
        .route(
            "/staff/account",
            get(my_account::show).post(my_account::act),
        )
        .route(
            "/staff/account/authenticator",
            get(my_account::app).post(my_account::prove_app),
        )
        .route(
            "/staff/account/recovery-codes",
            get(my_account::codes).post(my_account::codes_kept),
        )
        .route(
            "/staff/account/passkey",
            get(passkey::new).post(passkey::add),
        )
        .route("/staff/passkey", get(passkey::show).post(passkey::sign_in))
}

/// What staff work through.
fn worklist_routes() -> Router<AppState> {
    Router::new()
        .route("/staff", get(landing::home))
        .route("/staff/queues", get(landing::queues))
        .route("/staff/flagged", get(landing::flagged))
        .route("/staff/tasks", get(tasks::list).post(tasks::finish))
        .route("/staff/workload", get(workload::all))
        .route(
            "/staff/workload/{id}",
            get(workload::one).post(workload::hand_on),
        )
        .route(
            "/staff/new",
            get(assisted_entry::new).post(assisted_entry::record),
        )
        .route("/staff/new/{reference}", get(assisted_entry::done))
        .route("/staff/search", get(search::form).post(search::search))
        .route(
            "/staff/emergency-access",
            get(emergency_access::list).post(emergency_access::open),
        )
        .route(
            "/staff/emergency-access/end",
            get(emergency_access::to_list).post(emergency_access::end),
        )
        .route("/staff/queue/{code}", get(queue::list).post(queue::act))
        .route(
            "/staff/queue/{code}/saved-lists",
            get(queue::to_list).post(saved_lists::act),
        )
        .route(
            "/staff/queue/{code}/bulk",
            get(queue::to_list).post(assign::ticked),
        )
        .route("/staff/handovers", get(handovers::list))
        .route(
            "/staff/handovers/{id}",
            get(handovers::open).post(handovers::answer),
        )
        .route("/staff/rights", get(requests::rights))
        .route("/staff/complaints", get(requests::complaints))
        .route("/staff/rights/new", get(intake::new).post(intake::take_new))
        .route(
            "/staff/rights/{reference}",
            get(requests::open).post(requests::act),
        )
        .route("/staff/queue/{code}/next", get(queue::next))
        .route("/staff/live/queue/{code}", get(live::stream::queue))
        .route("/staff/live/case/{reference}", get(live::stream::case))
        .route("/staff/api/{question}", post(live::answers::ask))
}

/// One case.
fn case_routes() -> Router<AppState> {
    Router::new()
        .route(
            "/staff/case/{reference}/reopen",
            get(case::to_case).post(reopen::act),
        )
        .route(
            "/staff/case/{reference}/assign",
            get(case::to_case).post(case_assign::one),
        )
        .route("/staff/case/{reference}", get(case::open).post(case::take))
        .route(
            "/staff/case/{reference}/reveal",
            get(case::to_case).post(case::reveal),
        )
        .route(
            "/staff/case/{reference}/queue",
            get(case::to_case).post(case::queue),
        )
        .route(
            "/staff/case/{reference}/contact",
            get(case::to_case).post(case::contact),
        )
        .route("/staff/case/{reference}/call", get(case::call))
        .route(
            "/staff/case/{reference}/status",
            get(case::to_case).post(case::status),
        )
        .route(
            "/staff/case/{reference}/note",
            get(case::to_case).post(case::note),
        )
        .route(
            "/staff/case/{reference}/task",
            get(case::to_case).post(case_tasks::on_case),
        )
        .route(
            "/staff/case/{reference}/close",
            get(case::to_case).post(case::close),
        )
        .route(
            "/staff/case/{reference}/review",
            get(case::to_case).post(routing_review::again),
        )
        .route(
            "/staff/case/{reference}/request",
            get(intake::of_case).post(intake::take_of_case),
        )
        .route(
            "/staff/case/{reference}/handover",
            get(share_offer::handover).post(share_offer::offer),
        )
        .route(
            "/staff/case/{reference}/disclose",
            get(share_offer::disclose).post(share_offer::give),
        )
        .route(
            "/staff/case/{reference}/concern",
            get(concern::open).post(concern::raise),
        )
        .route(
            "/staff/case/{reference}/concern/call",
            get(concern::to_concern).post(concern::call),
        )
        .route(
            "/staff/case/{reference}/concern/acknowledge",
            get(concern::to_concern).post(concern::look),
        )
        .route(
            "/staff/case/{reference}/concern/close",
            get(concern::to_concern).post(concern::close),
        )
        .route(
            "/staff/case/{reference}/concern/grant-access",
            get(concern::to_concern).post(concern::let_in),
        )
        .route(
            "/staff/case/{reference}/share",
            get(case::to_case).post(shares::act),
        )
        .route(
            "/staff/case/{reference}/duplicates",
            get(case::to_case).post(duplicates::say),
        )
        .route(
            "/staff/case/{reference}/consents",
            get(consents_by_staff::show).post(consents_by_staff::act),
        )
}

/// Accounts, notices, settings: what needs a second person.
fn administration_routes() -> Router<AppState> {
    Router::new()
        .route("/staff/admin/people", get(users::list))
        .route(
            "/staff/admin/people/new",
            get(users::new).post(users::invite),
        )
        .route(
            "/staff/admin/people/decision/{id}",
            get(users::to_people).post(users::decide),
        )
        .route(
            "/staff/admin/people/invitation/{id}",
            get(users::to_people).post(users::invitation),
        )
        .route(
            "/staff/admin/people/{id}",
            get(user::admin_show).post(user::admin_act),
        )
        .route("/staff/access-reviews", get(user::access))
        .route(
            "/staff/access-reviews/{id}",
            get(user::review_show).post(user::review_act),
        )
        .route("/staff/feedback", get(staff_feedback::list))
        .route("/staff/notices", get(desk::home).post(desk::start))
        .route(
            "/staff/notices/draft/{id}",
            get(desk::open).post(desk::write),
        )
        .route("/staff/notices/draft/{id}/preview", get(desk::preview))
        .route("/staff/notices/draft/{id}/compare", get(desk::compare))
        .route(
            "/staff/notices/draft/{id}/decision",
            get(desk::to_draft).post(desk::decide),
        )
        .route(
            "/staff/routing",
            get(settings::routing::show).post(settings::routing::try_out),
        )
        .route("/staff/templates", get(reply::list).post(reply::act))
        .route("/staff/settings", get(settings::desk::home))
        .route(
            "/staff/settings/{table}",
            get(settings::desk::table).post(settings::desk::start),
        )
        .route(
            "/staff/settings/{table}/draft",
            get(settings::change::open).post(settings::change::write),
        )
        .route(
            "/staff/settings/{table}/decision",
            get(settings::desk::to_draft).post(settings::change::decide),
        )
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
                .layer(with(state.clone(), middleware::not_too_many))
                .layer(with(state.clone(), middleware::in_time))
                .layer(from_fn(middleware::not_too_large))
                .layer(with(state.clone(), csrf::check)),
        )
        .with_state(state.clone())
}
