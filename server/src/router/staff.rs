//! The addresses below `/staff`.

use crate::{
    accounts::{accept_invitation, user, users},
    assisted_entry,
    case_page::{
        actions as case, assign as case_assign, duplicates, reopen, routing_review, share_offer,
        shares, tasks as case_tasks,
    },
    concern, consents_by_staff, emergency_access,
    feedback::staff as staff_feedback,
    handover::inbox as handovers,
    live,
    notice::{review as notice_review, review::NoticeReview},
    reply_templates, review,
    rights::{inbox as requests, intake},
    search::handlers as search,
    settings::{review::SettingsReview, simulator, tables},
    sign_in::{my_account, passkey, password, sso},
    state::AppState,
    worklist::{assign, home as landing, queue, saved_lists, tasks, workload},
};
use axum::{
    Router,
    routing::{get, post},
};

/// Everything below `/staff`.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .merge(sign_in_routes())
        .merge(worklist_routes())
        .merge(case_routes())
        .merge(administration_routes())
}

/// Staff signing in, and each person's own account.
fn sign_in_routes() -> Router<AppState> {
    Router::new()
        .route(
            "/staff/sign-in",
            get(password::show_sign_in).post(password::sign_in_by_password),
        )
        .route("/staff/sso", get(sso::start_sso))
        .route("/staff/sso/callback", get(sso::finish_sso))
        .route("/staff/sign-out", post(password::sign_out_staff))
        .route("/staff/privacy", get(password::show_staff_notice))
        .route(
            "/staff/join/{token}",
            get(accept_invitation::show_invitation).post(accept_invitation::accept_invitation),
        )
        .route(
            "/staff/account",
            get(my_account::show_account).post(my_account::update_account),
        )
        .route(
            "/staff/account/authenticator",
            get(my_account::show_authenticator).post(my_account::confirm_authenticator),
        )
        .route(
            "/staff/account/recovery-codes",
            get(my_account::show_recovery_codes).post(my_account::confirm_recovery_codes),
        )
        .route(
            "/staff/account/passkey",
            get(passkey::new_passkey).post(passkey::add_passkey),
        )
        .route(
            "/staff/passkey",
            get(passkey::show_passkey_sign_in).post(passkey::sign_in_by_passkey),
        )
}

/// What staff work through.
fn worklist_routes() -> Router<AppState> {
    Router::new()
        .route("/staff", get(landing::show_home))
        .route("/staff/queues", get(landing::list_queues))
        .route("/staff/flagged", get(landing::list_flagged))
        .route(
            "/staff/tasks",
            get(tasks::list_tasks).post(tasks::finish_listed_task),
        )
        .route("/staff/workload", get(workload::list_workload))
        .route(
            "/staff/workload/{id}",
            get(workload::show_workload).post(workload::reassign_cases),
        )
        .route(
            "/staff/new",
            get(assisted_entry::new_entry).post(assisted_entry::create_entry),
        )
        .route("/staff/new/{reference}", get(assisted_entry::show_entry))
        .route(
            "/staff/search",
            get(search::show_search).post(search::search_cases),
        )
        .route(
            "/staff/emergency-access",
            get(emergency_access::list_emergency_access)
                .post(emergency_access::open_emergency_access),
        )
        .route(
            "/staff/emergency-access/end",
            get(emergency_access::redirect_to_emergency_access)
                .post(emergency_access::end_emergency_access),
        )
        .route(
            "/staff/queue/{code}",
            get(queue::list_queue).post(queue::update_queue_claim),
        )
        .route(
            "/staff/queue/{code}/saved-lists",
            get(queue::redirect_to_queue).post(saved_lists::update_saved_lists),
        )
        .route(
            "/staff/queue/{code}/bulk",
            get(queue::redirect_to_queue).post(assign::update_selected),
        )
        .route("/staff/handovers", get(handovers::list_handovers))
        .route(
            "/staff/handovers/{id}",
            get(handovers::show_handover).post(handovers::answer_handover),
        )
        .route("/staff/rights", get(requests::list_requests))
        .route("/staff/complaints", get(requests::list_complaints))
        .route(
            "/staff/rights/new",
            get(intake::new_request).post(intake::record_request),
        )
        .route(
            "/staff/rights/{reference}",
            get(requests::show_request).post(requests::update_request),
        )
        .route("/staff/queue/{code}/next", get(queue::show_next_case))
        .route("/staff/live/queue/{code}", get(live::stream::stream_queue))
        .route(
            "/staff/live/case/{reference}",
            get(live::stream::stream_case),
        )
        .route("/staff/api/{question}", post(live::answers::answer_query))
}

/// One case.
fn case_routes() -> Router<AppState> {
    Router::new()
        .route(
            "/staff/case/{reference}/reopen",
            get(case::redirect_to_case).post(reopen::reopen_case),
        )
        .route(
            "/staff/case/{reference}/assign",
            get(case::redirect_to_case).post(case_assign::assign_case),
        )
        .route(
            "/staff/case/{reference}",
            get(case::show_case).post(case::update_claim),
        )
        .route(
            "/staff/case/{reference}/reveal",
            get(case::redirect_to_case).post(case::reveal_details),
        )
        .route(
            "/staff/case/{reference}/queue",
            get(case::redirect_to_case).post(case::update_queue),
        )
        .route(
            "/staff/case/{reference}/contact",
            get(case::redirect_to_case).post(case::log_contact),
        )
        .route("/staff/case/{reference}/call", get(case::show_call))
        .route(
            "/staff/case/{reference}/status",
            get(case::redirect_to_case).post(case::update_status),
        )
        .route(
            "/staff/case/{reference}/note",
            get(case::redirect_to_case).post(case::add_note),
        )
        .route(
            "/staff/case/{reference}/task",
            get(case::redirect_to_case).post(case_tasks::update_tasks),
        )
        .route(
            "/staff/case/{reference}/close",
            get(case::redirect_to_case).post(case::close_case),
        )
        .route(
            "/staff/case/{reference}/review",
            get(case::redirect_to_case).post(routing_review::record_routing_review),
        )
        .route(
            "/staff/case/{reference}/request",
            get(intake::new_case_request).post(intake::record_case_request),
        )
        .route(
            "/staff/case/{reference}/handover",
            get(share_offer::new_handover).post(share_offer::offer_handover),
        )
        .route(
            "/staff/case/{reference}/disclose",
            get(share_offer::new_disclosure).post(share_offer::make_disclosure),
        )
        .route(
            "/staff/case/{reference}/concern",
            get(concern::show_concern).post(concern::raise_concern),
        )
        .route(
            "/staff/case/{reference}/concern/call",
            get(concern::redirect_to_concern).post(concern::record_call),
        )
        .route(
            "/staff/case/{reference}/concern/acknowledge",
            get(concern::redirect_to_concern).post(concern::acknowledge_concern),
        )
        .route(
            "/staff/case/{reference}/concern/close",
            get(concern::redirect_to_concern).post(concern::close_concern),
        )
        .route(
            "/staff/case/{reference}/concern/grant-access",
            get(concern::redirect_to_concern).post(concern::grant_access),
        )
        .route(
            "/staff/case/{reference}/share",
            get(case::redirect_to_case).post(shares::update_share),
        )
        .route(
            "/staff/case/{reference}/duplicates",
            get(case::redirect_to_case).post(duplicates::decide_duplicate),
        )
        .route(
            "/staff/case/{reference}/consents",
            get(consents_by_staff::show_consents).post(consents_by_staff::update_consents),
        )
}

/// Accounts, notices, settings: what needs a second person.
fn administration_routes() -> Router<AppState> {
    Router::new()
        .route("/staff/admin/people", get(users::list_users))
        .route(
            "/staff/admin/people/new",
            get(users::new_invitation).post(users::propose_invitation),
        )
        .route(
            "/staff/admin/people/decision/{id}",
            get(users::redirect_to_users).post(users::decide_proposal),
        )
        .route(
            "/staff/admin/people/invitation/{id}",
            get(users::redirect_to_users).post(users::update_invitation),
        )
        .route(
            "/staff/admin/people/{id}",
            get(user::show_user).post(user::update_user),
        )
        .route("/staff/access-reviews", get(user::list_access_reviews))
        .route(
            "/staff/access-reviews/{id}",
            get(user::show_access_review).post(user::review_access),
        )
        .route("/staff/feedback", get(staff_feedback::list_feedback))
        .route(
            "/staff/notices",
            get(notice_review::show_notices).post(review::start_draft::<NoticeReview>),
        )
        .route(
            "/staff/notices/draft/{id}",
            get(review::show_draft::<NoticeReview>).post(review::update_draft::<NoticeReview>),
        )
        .route(
            "/staff/notices/draft/{id}/preview",
            get(notice_review::preview_draft),
        )
        .route(
            "/staff/notices/draft/{id}/compare",
            get(notice_review::compare_draft),
        )
        .route(
            "/staff/notices/draft/{id}/decision",
            get(review::redirect_to_draft::<NoticeReview>)
                .post(review::decide_draft::<NoticeReview>),
        )
        .route(
            "/staff/routing",
            get(simulator::show_simulator).post(simulator::run_simulator),
        )
        .route(
            "/staff/templates",
            get(reply_templates::list_templates).post(reply_templates::update_template),
        )
        .route("/staff/settings", get(tables::list_tables))
        .route(
            "/staff/settings/{table}",
            get(tables::show_table).post(review::start_draft::<SettingsReview>),
        )
        .route(
            "/staff/settings/{table}/draft",
            get(review::show_draft::<SettingsReview>).post(review::update_draft::<SettingsReview>),
        )
        .route(
            "/staff/settings/{table}/decision",
            get(review::redirect_to_draft::<SettingsReview>)
                .post(review::decide_draft::<SettingsReview>),
        )
}
