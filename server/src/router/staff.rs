//! The addresses below `/staff`.

use crate::{
    accounts, assisted_entry, case_page, concern, consents_by_staff, emergency_access, feedback,
    handover, live, notice, notice::review::NoticeReview, reply_templates, review, rights, search,
    settings, settings::review::SettingsReview, sign_in, state::AppState, worklist,
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
            get(sign_in::password::show_sign_in).post(sign_in::password::sign_in_by_password),
        )
        .route("/staff/sso", get(sign_in::sso::start_sso))
        .route("/staff/sso/callback", get(sign_in::sso::finish_sso))
        .route("/staff/sign-out", post(sign_in::password::sign_out_staff))
        .route("/staff/privacy", get(sign_in::password::show_staff_notice))
        .route(
            "/staff/join/{token}",
            get(accounts::accept_invitation::show_invitation)
                .post(accounts::accept_invitation::accept_invitation),
        )
        .route(
            "/staff/account",
            get(sign_in::my_account::show_account).post(sign_in::my_account::update_account),
        )
        .route(
            "/staff/account/authenticator",
            get(sign_in::my_account::show_authenticator)
                .post(sign_in::my_account::confirm_authenticator),
        )
        .route(
            "/staff/account/recovery-codes",
            get(sign_in::my_account::show_recovery_codes)
                .post(sign_in::my_account::confirm_recovery_codes),
        )
        .route(
            "/staff/account/passkey",
            get(sign_in::passkey::new_passkey).post(sign_in::passkey::add_passkey),
        )
        .route(
            "/staff/passkey",
            get(sign_in::passkey::show_passkey_sign_in).post(sign_in::passkey::sign_in_by_passkey),
        )
}

/// What staff work through.
fn worklist_routes() -> Router<AppState> {
    Router::new()
        .route("/staff", get(worklist::home::show_home))
        .route("/staff/queues", get(worklist::home::list_queues))
        .route("/staff/flagged", get(worklist::home::list_flagged))
        .route(
            "/staff/tasks",
            get(worklist::tasks::list_tasks).post(worklist::tasks::finish_listed_task),
        )
        .route("/staff/workload", get(worklist::workload::list_workload))
        .route(
            "/staff/workload/{id}",
            get(worklist::workload::show_workload).post(worklist::workload::reassign_cases),
        )
        .route(
            "/staff/new",
            get(assisted_entry::new_entry).post(assisted_entry::create_entry),
        )
        .route("/staff/new/{reference}", get(assisted_entry::show_entry))
        .route(
            "/staff/search",
            get(search::handlers::show_search).post(search::handlers::search_cases),
        )
        .route(
            "/staff/emergency-access",
            get(emergency_access::actions::list_emergency_access)
                .post(emergency_access::actions::open_emergency_access),
        )
        .route(
            "/staff/emergency-access/end",
            get(emergency_access::actions::redirect_to_emergency_access)
                .post(emergency_access::actions::end_emergency_access),
        )
        .route(
            "/staff/queue/{code}",
            get(worklist::queue::list_queue).post(worklist::queue::update_queue_claim),
        )
        .route(
            "/staff/queue/{code}/saved-lists",
            get(worklist::queue::redirect_to_queue).post(worklist::saved_lists::update_saved_lists),
        )
        .route(
            "/staff/queue/{code}/bulk",
            get(worklist::queue::redirect_to_queue).post(worklist::assign::update_selected),
        )
        .route("/staff/handovers", get(handover::inbox::list_handovers))
        .route(
            "/staff/handovers/{id}",
            get(handover::inbox::show_handover).post(handover::inbox::answer_handover),
        )
        .route("/staff/rights", get(rights::inbox::list_requests))
        .route("/staff/complaints", get(rights::inbox::list_complaints))
        .route(
            "/staff/rights/new",
            get(rights::intake::new_request).post(rights::intake::record_request),
        )
        .route(
            "/staff/rights/{reference}",
            get(rights::inbox::show_request).post(rights::inbox::update_request),
        )
        .route(
            "/staff/queue/{code}/next",
            get(worklist::queue::show_next_case),
        )
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
            "/staff/case/{reference}/agree",
            get(case_page::actions::redirect_to_case).post(case_page::agree::agree_to_close),
        )
        .route(
            "/staff/case/{reference}/reopen",
            get(case_page::actions::redirect_to_case).post(case_page::reopen::reopen_case),
        )
        .route(
            "/staff/case/{reference}/assign",
            get(case_page::actions::redirect_to_case).post(case_page::assign::assign_case),
        )
        .route(
            "/staff/case/{reference}",
            get(case_page::actions::show_case).post(case_page::actions::update_claim),
        )
        .route(
            "/staff/case/{reference}/reveal",
            get(case_page::actions::redirect_to_case).post(case_page::actions::reveal_details),
        )
        .route(
            "/staff/case/{reference}/queue",
            get(case_page::actions::redirect_to_case).post(case_page::actions::update_queue),
        )
        .route(
            "/staff/case/{reference}/contact",
            get(case_page::actions::redirect_to_case).post(case_page::actions::log_contact),
        )
        .route(
            "/staff/case/{reference}/call",
            get(case_page::actions::show_call),
        )
        .route(
            "/staff/case/{reference}/status",
            get(case_page::actions::redirect_to_case).post(case_page::actions::update_status),
        )
        .route(
            "/staff/case/{reference}/note",
            get(case_page::actions::redirect_to_case).post(case_page::actions::add_note),
        )
        .route(
            "/staff/case/{reference}/task",
            get(case_page::actions::redirect_to_case).post(case_page::tasks::update_tasks),
        )
        .route(
            "/staff/case/{reference}/close",
            get(case_page::actions::redirect_to_case).post(case_page::actions::close_case),
        )
        .route(
            "/staff/case/{reference}/review",
            get(case_page::actions::redirect_to_case)
                .post(case_page::routing_review::record_routing_review),
        )
        .route(
            "/staff/case/{reference}/request",
            get(rights::intake::new_case_request).post(rights::intake::record_case_request),
        )
        .route(
            "/staff/case/{reference}/handover",
            get(case_page::share_offer::new_handover).post(case_page::share_offer::offer_handover),
        )
        .route(
            "/staff/case/{reference}/disclose",
            get(case_page::share_offer::new_disclosure)
                .post(case_page::share_offer::make_disclosure),
        )
        .route(
            "/staff/case/{reference}/concern",
            get(concern::actions::show_concern).post(concern::actions::raise_concern),
        )
        .route(
            "/staff/case/{reference}/concern/call",
            get(concern::actions::redirect_to_concern).post(concern::actions::record_call),
        )
        .route(
            "/staff/case/{reference}/concern/acknowledge",
            get(concern::actions::redirect_to_concern).post(concern::actions::acknowledge_concern),
        )
        .route(
            "/staff/case/{reference}/concern/close",
            get(concern::actions::redirect_to_concern).post(concern::actions::close_concern),
        )
        .route(
            "/staff/case/{reference}/concern/grant-access",
            get(concern::actions::redirect_to_concern).post(concern::actions::grant_access),
        )
        .route(
            "/staff/case/{reference}/share",
            get(case_page::actions::redirect_to_case).post(case_page::shares::update_share),
        )
        .route(
            "/staff/case/{reference}/duplicates",
            get(case_page::actions::redirect_to_case).post(case_page::duplicates::decide_duplicate),
        )
        .route(
            "/staff/case/{reference}/consents",
            get(consents_by_staff::show_consents).post(consents_by_staff::update_consents),
        )
}

/// Accounts, notices, settings: what needs a second person.
fn administration_routes() -> Router<AppState> {
    Router::new()
        .route("/staff/admin/people", get(accounts::users::list_users))
        .route(
            "/staff/admin/people/new",
            get(accounts::users::new_invitation).post(accounts::users::propose_invitation),
        )
        .route(
            "/staff/admin/people/decision/{id}",
            get(accounts::users::redirect_to_users).post(accounts::users::decide_proposal),
        )
        .route(
            "/staff/admin/people/invitation/{id}",
            get(accounts::users::redirect_to_users).post(accounts::users::update_invitation),
        )
        .route(
            "/staff/admin/people/{id}",
            get(accounts::user::show_user).post(accounts::user::update_user),
        )
        .route(
            "/staff/access-reviews",
            get(accounts::user::list_access_reviews),
        )
        .route(
            "/staff/access-reviews/{id}",
            get(accounts::user::show_access_review).post(accounts::user::review_access),
        )
        .route("/staff/feedback", get(feedback::staff::list_feedback))
        .route(
            "/staff/notices",
            get(notice::review::show_notices).post(review::handlers::start_draft::<NoticeReview>),
        )
        .route(
            "/staff/notices/draft/{id}",
            get(review::handlers::show_draft::<NoticeReview>)
                .post(review::handlers::update_draft::<NoticeReview>),
        )
        .route(
            "/staff/notices/draft/{id}/preview",
            get(notice::review::preview_draft),
        )
        .route(
            "/staff/notices/draft/{id}/compare",
            get(notice::review::compare_draft),
        )
        .route(
            "/staff/notices/draft/{id}/decision",
            get(review::handlers::redirect_to_draft::<NoticeReview>)
                .post(review::handlers::decide_draft::<NoticeReview>),
        )
        .route(
            "/staff/routing",
            get(settings::simulator::show_simulator).post(settings::simulator::run_simulator),
        )
        .route(
            "/staff/templates",
            get(reply_templates::handlers::list_templates)
                .post(reply_templates::handlers::update_template),
        )
        .route("/staff/settings", get(settings::tables::list_tables))
        .route(
            "/staff/settings/{table}",
            get(settings::tables::show_table).post(review::handlers::start_draft::<SettingsReview>),
        )
        .route(
            "/staff/settings/{table}/draft",
            get(review::handlers::show_draft::<SettingsReview>)
                .post(review::handlers::update_draft::<SettingsReview>),
        )
        .route(
            "/staff/settings/{table}/decision",
            get(review::handlers::redirect_to_draft::<SettingsReview>)
                .post(review::handlers::decide_draft::<SettingsReview>),
        )
}
