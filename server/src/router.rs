//! The whole address table.

use crate::{
    accounts, concern, dev, enquiry, entry,
    equality::handlers as equality,
    feedback::{handlers as feedback, staff as staff_feedback},
    glass, handover, live,
    manage::{consents, details, download, home, open, shared, withdraw},
    notice::{desk, handlers as notice},
    pages,
    platform::{assets, error::AppError, guard, headers, health, observe, origin},
    receipt::handlers as receipt,
    rights::{desk as requests, public, record, resident as rights, review},
    search::{alike, handlers as search},
    settings, staff,
    state::AppState,
    triage::{self, acts as case, assign, kept, queue, reopen, reply, tasks, workload},
};
use axum::{
    Router,
    middleware::from_fn,
    middleware::from_fn_with_state as with,
    routing::{get, post},
};
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
        .route("/", get(pages::start))
        .route("/emergency", get(pages::emergency))
        .route("/enquiry/before-you-start", get(pages::before))
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
        .route("/exit", get(enquiry::exit))
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
            get(shared::show).post(shared::follow),
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
        .route("/receipt/{code}", get(receipt::show))
        .route("/help/staying-safe-online", get(pages::safe_online))
        .route("/contact", get(pages::contact))
        .route("/accessibility", get(pages::accessibility))
        .route("/cookies", get(pages::cookies))
        .route(
            "/language",
            get(pages::language::follow).post(pages::language::send),
        )
        .route("/easy-read", get(notice::easy_start))
        .route("/easy-read/manage", get(notice::easy_manage))
        .route("/easy-read/{notice}", get(notice::easy_notice))
        .route("/feedback", get(feedback::show).post(feedback::send))
        .route(
            "/feedback/{token}",
            get(feedback::invited).post(feedback::answer),
        )
        .route("/.well-known/security.txt", get(pages::security_txt))
        .route("/.well-known/receipt-keys.json", get(receipt::keys))
        .route("/robots.txt", get(pages::robots))
        .route("/privacy", get(notice::overview))
        .route("/privacy/check", get(notice::ask_code))
        .route("/privacy/check/{code}", get(notice::check))
        .route("/privacy/{notice}", get(notice::newest))
        .route("/privacy/{notice}/{version}", get(notice::version))
        .route("/privacy/{notice}/compare/{a}/{b}", get(notice::compare))
        .route("/staff", get(staff::home::home))
        .route(
            "/staff/sign-in",
            get(staff::sign_in::form).post(staff::sign_in::sign_in),
        )
        .route("/staff/sso", get(staff::sso::go))
        .route("/staff/sso/callback", get(staff::sso::back))
        .route("/staff/sign-out", post(staff::sign_in::sign_out))
        .route("/staff/privacy", get(staff::sign_in::notice))
        .route(
            "/staff/join/{token}",
            get(accounts::join_show).post(accounts::join_act),
        )
        .route(
            "/staff/account",
            get(accounts::own::show).post(accounts::own::act),
        )
        .route(
            "/staff/account/authenticator",
            get(accounts::own::app).post(accounts::own::prove_app),
        )
        .route(
            "/staff/account/recovery-codes",
            get(accounts::own::codes).post(accounts::own::codes_kept),
        )
        .route(
            "/staff/account/passkey",
            get(accounts::passkey::new).post(accounts::passkey::add),
        )
        .route(
            "/staff/passkey",
            get(accounts::passkey::show).post(accounts::passkey::sign_in),
        )
        .route("/staff/admin/people", get(accounts::list))
        .route(
            "/staff/admin/people/new",
            get(accounts::new).post(accounts::invite),
        )
        .route(
            "/staff/admin/people/decision/{id}",
            get(accounts::to_people).post(accounts::decide),
        )
        .route(
            "/staff/admin/people/invitation/{id}",
            get(accounts::to_people).post(accounts::invitation),
        )
        .route(
            "/staff/admin/people/{id}",
            get(accounts::admin_show).post(accounts::admin_act),
        )
        .route("/staff/access-reviews", get(accounts::access))
        .route(
            "/staff/access-reviews/{id}",
            get(accounts::review_show).post(accounts::review_act),
        )
        .route("/staff/queues", get(staff::home::queues))
        .route("/staff/flagged", get(staff::home::flagged))
        .route("/staff/tasks", get(tasks::list).post(tasks::finish))
        .route("/staff/workload", get(workload::all))
        .route(
            "/staff/workload/{id}",
            get(workload::one).post(workload::hand_on),
        )
        .route(
            "/staff/case/{reference}/reopen",
            get(case::to_case).post(reopen::act),
        )
        .route("/staff/new", get(entry::new).post(entry::record))
        .route("/staff/new/{reference}", get(entry::done))
        .route("/staff/search", get(search::form).post(search::search))
        .route(
            "/staff/emergency-access",
            get(glass::list).post(glass::open),
        )
        .route(
            "/staff/emergency-access/end",
            get(glass::to_list).post(glass::end),
        )
        .route("/staff/feedback", get(staff_feedback::list))
        .route("/staff/queue/{code}", get(queue::list).post(queue::act))
        .route(
            "/staff/queue/{code}/saved-lists",
            get(queue::to_list).post(kept::act),
        )
        .route(
            "/staff/queue/{code}/bulk",
            get(queue::to_list).post(assign::ticked),
        )
        .route(
            "/staff/case/{reference}/assign",
            get(case::to_case).post(assign::one),
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
            get(case::to_case).post(tasks::on_case),
        )
        .route(
            "/staff/case/{reference}/close",
            get(case::to_case).post(case::close),
        )
        .route(
            "/staff/case/{reference}/review",
            get(case::to_case).post(review::again),
        )
        .route(
            "/staff/case/{reference}/request",
            get(record::of_case).post(record::take_of_case),
        )
        .route(
            "/staff/case/{reference}/handover",
            get(handover::make::handover).post(handover::make::offer),
        )
        .route(
            "/staff/case/{reference}/disclose",
            get(handover::make::disclose).post(handover::make::give),
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
            get(case::to_case).post(handover::case::act),
        )
        .route(
            "/staff/case/{reference}/duplicates",
            get(case::to_case).post(alike::say),
        )
        .route("/staff/handovers", get(handover::desk::list))
        .route(
            "/staff/handovers/{id}",
            get(handover::desk::open).post(handover::desk::answer),
        )
        .route("/staff/rights", get(requests::rights))
        .route("/staff/complaints", get(requests::complaints))
        .route("/staff/rights/new", get(record::new).post(record::take_new))
        .route(
            "/staff/rights/{reference}",
            get(requests::open).post(requests::act),
        )
        .route(
            "/staff/case/{reference}/consents",
            get(triage::consents::show).post(triage::consents::act),
        )
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
        .route("/staff/queue/{code}/next", get(queue::next))
        .route("/staff/live/queue/{code}", get(live::stream::queue))
        .route("/staff/live/case/{reference}", get(live::stream::case))
        .route("/staff/api/{question}", post(live::answers::ask))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .merge(assets::routes(&state.config.site.site_dir))
        .merge(dev::routes(state))
}

/// What stands between the connection and every handler. Nothing can be added behind its back.
pub fn with_layers(addresses: Router<AppState>, state: &AppState) -> Router {
    addresses
        .fallback(async || AppError::NotFound)
        .method_not_allowed_fallback(async || AppError::WrongMethod)
        .layer(
            // From the outside in.
            ServiceBuilder::new()
                .layer(from_fn(observe::requests))
                .layer(CompressionLayer::new().quality(COMPRESSION))
                .layer(with(state.clone(), headers::set))
                // The numbers to ring stand on error pages too.
                .layer(with(state.clone(), settings::within))
                .layer(with(state.clone(), guard::error_pages))
                .layer(CatchPanicLayer::custom(guard::panicked))
                .layer(with(state.clone(), guard::not_too_many))
                .layer(with(state.clone(), guard::in_time))
                .layer(from_fn(guard::not_too_large))
                .layer(with(state.clone(), origin::check)),
        )
        .with_state(state.clone())
}
