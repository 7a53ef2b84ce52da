//! Drafts of the privacy notices, under review: whoever has the row `publish privacy notice version` writes for the own
//! organisation; publishing takes a second person who has it too.

mod form;
mod view;

use super::{NoticeCache, Notices};
use crate::review::done_key;
use crate::{
    review,
    review::{
        AuditActions, Draft, DraftAddress, DraftDesk, EditPage, ReviewPage, Reviewed, SubjectDesk,
        audit_actions,
    },
    staff::{Officer, StaffRequest},
};
use app::{
    domain::{
        activity::Activity,
        controller::Controller,
        notice::{Notice, NoticeText, NoticeVersion, check_code},
        permission::Action,
        review::{Approved, DraftState},
        time::{add_days, london_date},
    },
    forms::staff::{NoticeForm, notice::missing},
    notice_markers::Markers,
    staff::{
        notices::{
            CompareNoticePage, EditNoticePage, NOTICES, NoticeDraftView, NoticesPage,
            PreviewNoticePage, ReviewNoticePage, defects,
        },
        review::ReviewView,
    },
    ui::Problems,
};
use axum::{extract::RawQuery, response::Response};
use chrono::{DateTime, Utc};
use http::StatusCode;
use leptos::prelude::*;
use platform::{
    csrf::BodyLimit,
    db::Sql,
    error::{AppError, Result},
    fields::Fields,
    ids::uuid_at,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

const APPROVE_NOTICE: Sql = Sql::staff("SELECT app.approve_notice($1, $2, $3, $4, $5)");

/// The longest body of a form with a whole notice in it. Each of its parts has a limit of its own, which a person is
/// told of; all of them full of English are well below this.
pub const BODY_LIMIT: BodyLimit = BodyLimit {
    below: "/staff/notices/draft/",
    bytes: 1024 * 1024,
};

/// The review of privacy notices.
#[derive(Clone, Copy, Debug)]
pub struct NoticeReview;

/// A draft of a notice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoticeBody {
    pub text: NoticeText,
    /// Whether it changes in substance; `None`: not said yet.
    pub substance: Option<bool>,
}

pub type NoticeDraft = Draft<NoticeReview>;

/// GET `/staff/notices`
pub async fn show_notices(
    RawQuery(query): RawQuery,
    at: SubjectDesk<NoticeReview>,
) -> Result<Response> {
    let SubjectDesk { staff, subject } = at;
    let done = done_key(query.as_deref());
    NoticeReview::subject_page(staff, subject, StatusCode::OK, done, Problems::default()).await
}

/// GET `/staff/notices/draft/<id>/preview`: as a resident will see it.
pub async fn preview_draft(at: DraftDesk<NoticeReview>) -> Result<Response> {
    let DraftDesk { staff, draft } = at;
    review::audit_draft(&staff, &draft, "notice.preview").await?;
    let review = review::review_view(&staff, &draft).await?;
    let view = view::draft_view(&staff, &draft, review).await?;
    let retention = view::retention(&staff);
    staff
        .render(
            StatusCode::OK,
            move || view! { <PreviewNoticePage draft=view retention/> },
        )
        .await
}

/// GET `/staff/notices/draft/<id>/compare`: word by word against the version before it.
pub async fn compare_draft(at: DraftDesk<NoticeReview>) -> Result<Response> {
    let DraftDesk { staff, draft } = at;
    review::audit_draft(&staff, &draft, "notice.compare").await?;
    let review = review::review_view(&staff, &draft).await?;
    let view = view::draft_view(&staff, &draft, review).await?;
    staff
        .render(
            StatusCode::OK,
            move || view! { <CompareNoticePage draft=view/> },
        )
        .await
}

/// All versions, read anew in the transaction of the request: what somebody has just published counts.
///
/// # Errors
/// The database; a text that lost its hash.
async fn notices(staff: &StaffRequest) -> Result<Notices> {
    NoticeCache::default().read(&staff.tx).await
}

/// The version that a draft comes after: the newest there is, in force or still to come. What was sent for
/// approval has its number, and comes after the one before that.
///
/// # Errors
/// As [`notices`].
async fn before(staff: &StaffRequest, draft: &NoticeDraft) -> Result<Option<NoticeVersion>> {
    let notices = notices(staff).await?;
    let writing = draft.state() == DraftState::Draft;
    Ok(notices
        .all(draft.subject)
        .into_iter()
        .rfind(|version| writing || version.version < draft.body.text.version)
        .cloned())
}

/// The number of the version after these.
pub(super) fn next_number(versions: &[&NoticeVersion]) -> u32 {
    1 + versions
        .iter()
        .map(|version| version.version)
        .max()
        .unwrap_or(0)
}

impl Reviewed for NoticeReview {
    type Subject = Notice;
    type Body = NoticeBody;
    type Form = NoticeForm;
    type View = NoticeDraftView;

    const KIND: &'static str = "notice";
    const ACTION: Action = Action::PublishNotice;
    // Keeping the record straight of what was said and agreed to.
    const ACTIVITY: Activity = Activity::ConsentLedger;
    const AUDIT: AuditActions = audit_actions!("notice");
    const CONFLICT_FIELD: &'static str = "title";

    fn code(notice: Notice) -> &'static str {
        notice.slug()
    }

    fn controller(notice: Notice) -> Option<Controller> {
        Some(notice.controller())
    }

    fn subject_at(_path: Option<&str>, officer: &Officer) -> Option<Notice> {
        Some(Notice::of(officer.controller))
    }

    fn draft_at(path: &str) -> Option<DraftAddress<Notice>> {
        Uuid::parse_str(path).ok().map(DraftAddress::Draft)
    }

    fn subject_href(_notice: Notice) -> String {
        NOTICES.to_owned()
    }

    fn address(draft: &NoticeDraft) -> DraftAddress<Notice> {
        DraftAddress::Draft(draft.id)
    }

    fn draft_href(address: DraftAddress<Notice>) -> String {
        match address {
            DraftAddress::Draft(id) => format!("{NOTICES}/draft/{id}"),
            DraftAddress::Subject(notice) => Self::subject_href(notice),
        }
    }

    fn decision_href(address: DraftAddress<Notice>) -> String {
        format!("{}/decision", Self::draft_href(address))
    }

    fn content(body: &NoticeBody) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(&body.text)
    }

    fn audit_detail(notice: Notice, body: &NoticeBody) -> serde_json::Value {
        json!({
            "notice": notice.slug(),
            "version": body.text.version,
            "from": body.text.from,
            "substance": body.substance,
        })
    }

    fn form_of(body: &NoticeBody) -> NoticeForm {
        NoticeForm::of(&body.text, body.substance)
    }

    fn read_form(draft: &NoticeDraft, fields: &Fields) -> NoticeForm {
        form::read(fields, &draft.body.text)
    }

    fn parse(
        form: &NoticeForm,
        _notice: Notice,
        base: &NoticeBody,
        _now: DateTime<Utc>,
    ) -> Result<NoticeBody, Problems> {
        let (text, substance) = form.parse(&base.text)?;
        Ok(NoticeBody { text, substance })
    }

    /// The words of the newest version. One that is still to come counts: the next one would else take its changes
    /// back unseen.
    async fn first_body(staff: &StaffRequest, notice: Notice) -> Result<NoticeBody> {
        let notices = notices(staff).await?;
        let versions = notices.all(notice);
        let newest = versions.last().ok_or_else(|| {
            AppError::internal(anyhow::anyhow!("{} has no version", notice.slug()))
        })?;
        let mut text = newest.text.as_ref().clone();
        text.version = next_number(&versions);
        text.from = add_days(london_date(staff.now), 1).max(text.from);
        text.changes.clear();
        Ok(NoticeBody {
            text,
            substance: None,
        })
    }

    async fn numbered(
        staff: &StaffRequest,
        notice: Notice,
        mut body: NoticeBody,
    ) -> Result<NoticeBody> {
        let notices = notices(staff).await?;
        body.text.version = next_number(&notices.all(notice));
        Ok(body)
    }

    async fn missing(
        staff: &StaffRequest,
        draft: &NoticeDraft,
        body: &NoticeBody,
        _form: Option<&NoticeForm>,
    ) -> Result<Problems> {
        let before = before(staff, draft).await?;
        let markers = Markers {
            site: staff.page.site(),
            retention: &view::retention(staff),
        };
        Ok(missing(
            &body.text,
            body.substance,
            before.as_ref().map(|version| version.text.as_ref()),
            &markers,
            london_date(staff.now),
        ))
    }

    async fn publish(
        staff: &StaffRequest,
        draft: &NoticeDraft,
        revision: i32,
        sha256: &[u8],
    ) -> Result<Approved> {
        let code = check_code(&review::content_hash::<Self>(&draft.body)?);
        let values = [
            draft.id.into(),
            revision.into(),
            sha256.to_vec().into(),
            uuid_at(staff.now).into(),
            code.into(),
        ];
        review::approve(staff, draft, &APPROVE_NOTICE, values).await
    }

    async fn subject_page(
        staff: StaffRequest,
        notice: Notice,
        status: StatusCode,
        done: Option<&'static str>,
        problems: Problems,
    ) -> Result<Response> {
        review::audit::<Self>(&staff, "notice.list", json!({})).await?;
        let versions = view::version_rows(&staff, notice).await?;
        let draft = match review::find_open::<Self>(&staff.tx, notice).await? {
            Some(draft) => Some(review::review_view(&staff, &draft).await?),
            None => None,
        };
        let partners_missing = view::partners_missing(&staff, notice);
        let StaffRequest { page, tx, now, .. } = staff;
        tx.commit().await?;
        let defects = defects(notice);
        Ok(page.with_status(status, move || {
            view! { <NoticesPage notice versions draft done defects partners_missing problems now/> }
        }))
    }

    async fn draft_view(
        staff: &StaffRequest,
        draft: &NoticeDraft,
        review: ReviewView,
    ) -> Result<NoticeDraftView> {
        view::draft_view(staff, draft, review).await
    }

    fn edit_page(
        draft: NoticeDraftView,
        shown: EditPage<NoticeForm>,
        now: DateTime<Utc>,
    ) -> impl IntoView {
        let EditPage {
            form,
            problems,
            missing,
            done,
        } = shown;
        view! { <EditNoticePage draft form problems missing done now/> }
    }

    fn review_page(draft: NoticeDraftView, shown: ReviewPage, now: DateTime<Utc>) -> impl IntoView {
        let ReviewPage { reason, problems } = shown;
        view! { <ReviewNoticePage draft reason problems now/> }
    }
}
