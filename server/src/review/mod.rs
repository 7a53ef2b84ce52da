//! One review for everything that takes two people (the "2" in `permissions.csv`): a draft is written, sent for
//! approval, and approved, sent back or recalled; what was approved is a version, in force from its time.
//!
//! A feature says what is reviewed by implementing [`Reviewed`], and routes its addresses to the handlers of this
//! folder. In the database it adds its rows to `review_subject` and a function that publishes.

mod answers;
mod audit;
mod conflict;
mod extract;
pub mod handlers;
mod store;
mod view;

pub use answers::{EditPage, ReviewPage, done_key};
pub(crate) use audit::audit_actions;
pub use audit::{AuditActions, audit, audit_draft};
pub use extract::{DraftDesk, ReviewDesk, SubjectDesk, may_review};
pub use store::{
    Draft, Update, approve, content_hash, find_open, find_published, is_published, new_row,
    open_drafts,
};
pub use view::{approved_by, review_view};

use crate::staff::{Officer, StaffRequest};
use app::{
    domain::{activity::Activity, controller::Controller, permission::Action, review::Approved},
    staff::review::ReviewView,
    ui::Problems,
};
use axum::response::Response;
use chrono::{DateTime, Utc};
use http::StatusCode;
use leptos::prelude::IntoView;
use platform::{error::Result, fields::Fields};
use serde::{Serialize, de::DeserializeOwned};
use std::str::FromStr;
use uuid::Uuid;

/// What an address of a draft names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftAddress<S> {
    Draft(Uuid),
    /// The draft that is open for a subject.
    Subject(S),
}

/// Something that takes two people.
pub trait Reviewed: Clone + Send + Sync + 'static {
    /// What there are versions of: a notice, a table. At most one draft of it is open.
    type Subject: Copy + Eq + FromStr + Send + Sync;
    /// What is drafted. May be unfinished until it is sent for approval.
    type Body: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync;
    /// The body as a form sends it.
    type Form: Send + Sync;
    /// A draft with everything that its pages show.
    type View: Send;

    /// As the column `kind` has it.
    const KIND: &'static str;
    /// The row of the matrix.
    const ACTION: Action;
    /// The activity that the record of every look and act names (`processing_activities.csv`).
    const ACTIVITY: Activity;
    /// What looks and acts are recorded as.
    const AUDIT: AuditActions;
    /// The field of the form at which a conflict with another author is shown.
    const CONFLICT_FIELD: &'static str;

    /// As the column `subject` has it.
    fn code(subject: Self::Subject) -> &'static str;
    /// Whose it is; `None`: both organisations work on it together.
    fn controller(subject: Self::Subject) -> Option<Controller>;

    /// The subject that an address names, or the one of this person.
    fn subject_at(path: Option<&str>, officer: &Officer) -> Option<Self::Subject>;
    /// The draft that an address names.
    fn draft_at(path: &str) -> Option<DraftAddress<Self::Subject>>;
    /// The page that lists the versions of a subject.
    fn subject_href(subject: Self::Subject) -> String;
    /// How addresses name a draft.
    fn address(draft: &Draft<Self>) -> DraftAddress<Self::Subject>;
    /// The page of a draft.
    fn draft_href(address: DraftAddress<Self::Subject>) -> String;
    /// Where a decision on a draft is posted.
    fn decision_href(address: DraftAddress<Self::Subject>) -> String;

    /// The part of a body that is published, under its hash.
    ///
    /// # Errors
    /// A body that is no JSON.
    fn content(body: &Self::Body) -> serde_json::Result<serde_json::Value>;
    /// What the record of a look or act says of a body: numbers and codes, never content.
    fn audit_detail(subject: Self::Subject, body: &Self::Body) -> serde_json::Value;

    /// The form with a body in it.
    fn form_of(body: &Self::Body) -> Self::Form;
    /// What was typed.
    fn read_form(draft: &Draft<Self>, fields: &Fields) -> Self::Form;
    /// The body that was typed; what cannot be typed is that of `base`.
    ///
    /// # Errors
    /// What cannot even be kept as unfinished.
    fn parse(
        form: &Self::Form,
        subject: Self::Subject,
        base: &Self::Body,
        now: DateTime<Utc>,
    ) -> Result<Self::Body, Problems>;

    /// What a new draft begins with.
    fn first_body(
        staff: &StaffRequest,
        subject: Self::Subject,
    ) -> impl Future<Output = Result<Self::Body>> + Send;
    /// The body as it is sent for approval: with its number, where it carries one.
    fn numbered(
        _desk: &StaffRequest,
        _subject: Self::Subject,
        body: Self::Body,
    ) -> impl Future<Output = Result<Self::Body>> + Send {
        async { Ok(body) }
    }
    /// What still keeps a body from being sent for approval, at the fields of the form it was typed into.
    fn missing(
        staff: &StaffRequest,
        draft: &Draft<Self>,
        body: &Self::Body,
        form: Option<&Self::Form>,
    ) -> impl Future<Output = Result<Problems>> + Send;
    /// Publishes exactly what has this hash, in the transaction of the desk. The database refuses its authors.
    fn publish(
        staff: &StaffRequest,
        draft: &Draft<Self>,
        revision: i32,
        sha256: &[u8],
    ) -> impl Future<Output = Result<Approved>> + Send;

    /// The page of a subject.
    fn subject_page(
        staff: StaffRequest,
        subject: Self::Subject,
        status: StatusCode,
        done: Option<&'static str>,
        problems: Problems,
    ) -> impl Future<Output = Result<Response>> + Send;
    /// A draft with everything that its pages show.
    fn draft_view(
        staff: &StaffRequest,
        draft: &Draft<Self>,
        review: ReviewView,
    ) -> impl Future<Output = Result<Self::View>> + Send;
    /// The page on which a draft is written.
    fn edit_page(view: Self::View, page: EditPage<Self::Form>, now: DateTime<Utc>)
    -> impl IntoView;
    /// The page on which a second person decides, and which shows a draft that is closed.
    fn review_page(view: Self::View, page: ReviewPage, now: DateTime<Utc>) -> impl IntoView;
}
