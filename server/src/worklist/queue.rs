//! `/staff/queue/<code>`: the list, taking and giving back.

use crate::staff::StaffRequest;
use crate::{
    case::{audit::audit_queue, store, store::Claim},
    worklist::{assign, lists, lists::Place, saved_lists},
};
use app::domain::reference_data::ReferenceData;
use app::{
    domain::{
        codes::QueueCode,
        permission::{Action, Scope},
    },
    islands::QueueUpdate,
    staff::queue::{
        LiveListFragment, PAGE_ROWS, QueueFilter, QueueFlash, QueuePage, QueueTab, QueueView,
        list_address, numbers,
    },
    ui::{Problem, Problems},
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use http::StatusCode;
use leptos::prelude::*;
use platform::{
    error::{AppError, Result},
    fields::Fields,
    page::Page,
    paging::Cursor,
};

/// What a list is asked for with, in its address or in a form on it.
#[derive(Default)]
pub(crate) struct Asked {
    pub show: QueueTab,
    pub narrow: QueueFilter,
    after: Option<Cursor<Place>>,
    done: Option<QueueFlash>,
    /// The name typed for a list that could not be kept.
    pub typed: String,
    /// References that were ticked.
    pub ticked: Vec<String>,
}

impl Asked {
    /// Reads the fields; what is not a code of its list asks for nothing.
    pub fn read(fields: &Fields, data: &ReferenceData) -> Self {
        Self {
            show: QueueTab::from_code(&fields.one("show")),
            narrow: QueueFilter::read(data, |name| fields.one(name)),
            after: fields.get("after").and_then(Cursor::parse),
            done: QueueFlash::from_code(&fields.one("done")),
            typed: String::new(),
            ticked: Vec::new(),
        }
    }

    /// The address of the list, with what is to be told at its top.
    pub fn address(&self, queue: QueueCode, done: Option<QueueFlash>) -> String {
        let done = done.map(|done| ("done", done.code()));
        list_address(queue, self.show, &self.narrow, done)
    }
}

/// The queue of the address, if this person may list it.
///
/// # Errors
/// 404 where they may not, or it is none.
pub fn allowed(staff: &StaffRequest, code: &str) -> Result<QueueCode> {
    let data = staff.data();
    let queue = data.parse_queue(code).ok_or(AppError::NotFound)?;
    let lists = staff.officer.lists(data);
    let scope = Scope {
        own_queue: lists.contains(&queue.code),
        same_controller: queue.controller == staff.officer.controller,
        ..Scope::default()
    };
    let may = data
        .permissions
        .any_allows(&staff.officer.roles, Action::ListQueue, scope);
    if may && lists.contains(&queue.code) {
        Ok(queue.code)
    } else {
        Err(AppError::NotFound)
    }
}

/// GET `/staff/queue/<code>`
pub async fn list_queue(
    Path(code): Path<String>,
    Query(asked): Query<Vec<(String, String)>>,
    staff: StaffRequest,
) -> Result<Response> {
    let queue = match allowed(&staff, &code) {
        Ok(queue) => queue,
        Err(error) => return Err(error),
    };
    let asked = Asked::read(&Fields::from(asked), staff.data());
    render_queue(staff, queue, asked, StatusCode::OK, Problems::default()).await
}

/// GET on the address of an act, after a reload or from a bookmark: to the list itself.
pub async fn redirect_to_queue(Path(code): Path<String>, page: Page) -> Result<Response> {
    let queue = page.data().parse_queue(&code).ok_or(AppError::NotFound)?;
    Ok(page.see_other(&format!("/staff/queue/{}", queue.code)))
}

/// POST `/staff/queue/<code>`: `take` or `release` with a reference.
pub async fn update_queue_claim(Path(code): Path<String>, staff: StaffRequest) -> Result<Response> {
    let queue = match allowed(&staff, &code) {
        Ok(queue) => queue,
        Err(error) => return Err(error),
    };
    let asked = Asked::read(&staff.fields, staff.data());
    let (reference, take) = match (staff.fields.get("take"), staff.fields.get("release")) {
        (Some(reference), _) => (reference.to_owned(), true),
        (None, Some(reference)) => (reference.to_owned(), false),
        (None, None) => return Err(AppError::BadRequest),
    };
    let Some(enquiry) = store::by_reference(&staff.tx, &reference).await? else {
        return Err(AppError::NotFound);
    };
    crate::case::permission::checked(&staff, &enquiry, Action::Claim).await?;
    let claim = if take {
        store::claim(&staff, &enquiry).await?
    } else {
        store::release(&staff, &enquiry).await?
    };
    let problem = match claim {
        Claim::Done => {
            return staff.redirect(&asked.address(queue, None)).await;
        }
        Claim::TakenBy(name) => Problem::new("take", "queue-error-taken")
            .with("name", name)
            .with("reference", enquiry.reference),
        Claim::NotOpen => {
            Problem::new("take", "queue-error-taken-gone").with("reference", enquiry.reference)
        }
    };
    render_queue(staff, queue, asked, StatusCode::CONFLICT, problem.into()).await
}

/// The page: 409 when somebody else was faster, 422 for a form that asks for something.
pub(crate) async fn render_queue(
    staff: StaffRequest,
    queue: QueueCode,
    asked: Asked,
    status: StatusCode,
    problems: Problems,
) -> Result<Response> {
    let Asked {
        show,
        narrow,
        after,
        done,
        typed,
        ticked,
    } = asked;
    let data = staff.data();
    let counts = lists::counts(&staff, queue, &narrow).await?;
    let part = lists::queue(&staff, queue, show, &narrow, after).await?;
    let colleagues = assign::workers(&staff, queue).await?;
    let kept = saved_lists::of_queue(&staff, queue).await?;
    audit_queue(&staff, queue, false).await?;
    let scope = Scope {
        own_queue: true,
        same_controller: true,
        ..Scope::default()
    };
    let view = QueueView {
        queue,
        controller: staff.officer.controller,
        tab: show,
        filter: narrow,
        counts,
        rows: part.rows,
        now: staff.now,
        next: part.next.map(|after| after.to_string()),
        later: after.is_some(),
        after: after.map(|after| after.to_string()),
        can_claim: data
            .permissions
            .any_allows(&staff.officer.roles, Action::Claim, scope),
        others: staff.officer.lists(data).len() > 1,
        done,
        colleagues,
        can_assign: data
            .permissions
            .any_allows(&staff.officer.roles, Action::BulkAssign, scope),
        saved_lists: kept,
        typed,
        ticked,
        problems,
    };
    let StaffRequest { page, tx, .. } = staff;
    tx.commit().await?;
    Ok(page
        .with_islands(
            status,
            || {},
            move || view! { <QueuePage view=view.clone()/> },
        )
        .await)
}

/// Rows on one page, and as many that came before it was brought up to date.
const ROWS_KNOWN: usize = 2 * PAGE_ROWS;

/// The list of a page that is kept up to date, as it is now. `query` is that of the page's address, `shown` the
/// references that stand on it.
///
/// # Errors
/// The database.
pub async fn list_now(
    staff: StaffRequest,
    queue: QueueCode,
    query: &str,
    mut shown: Vec<String>,
) -> Result<QueueUpdate> {
    let fields = Fields::parse(query.as_bytes()).ok_or(AppError::BadRequest)?;
    let Asked {
        show,
        narrow,
        after,
        ..
    } = Asked::read(&fields, staff.data());
    let data = staff.data();
    let now = staff.now;
    let counts = lists::counts(&staff, queue, &narrow).await?;
    let part = lists::queue(&staff, queue, show, &narrow, after).await?;
    shown.truncate(ROWS_KNOWN);
    shown.retain(|reference| !part.rows.iter().any(|row| row.reference == *reference));
    // Pushed to another page is not gone.
    let still = lists::still(&staff, queue, show, &narrow, &shown).await?;
    shown.retain(|reference| !still.contains(reference));
    audit_queue(&staff, queue, true).await?;
    let scope = Scope {
        own_queue: true,
        same_controller: true,
        ..Scope::default()
    };
    let may = |action| {
        data.permissions
            .any_allows(&staff.officer.roles, action, scope)
    };
    let (can_claim, tick) = (may(Action::Claim), may(Action::BulkAssign));
    let rows = part.rows;
    let StaffRequest { page, tx, .. } = staff;
    tx.commit().await?;
    let html = page
        .fragment(move || view! { <LiveListFragment queue tab=show filter=narrow counts rows now can_claim tick/> });
    Ok(QueueUpdate {
        counts: numbers(&counts),
        html,
        gone: shown,
    })
}

/// GET `/staff/queue/<code>/next?after=<reference>`: to the case that comes after this one in the list and that
/// nobody else has; past the last one it begins at the top.
pub async fn show_next_case(
    Path(code): Path<String>,
    Query(asked): Query<Vec<(String, String)>>,
    staff: StaffRequest,
) -> Result<Response> {
    let queue = match allowed(&staff, &code) {
        Ok(queue) => queue,
        Err(error) => return Err(error),
    };
    let after = Fields::from(asked).one("after");
    let here = store::by_reference(&staff.tx, &after).await?;
    let found = lists::next(&staff, queue, here.as_ref()).await?;
    staff
        .redirect(&match found {
            Some(reference) => format!("/staff/case/{reference}"),
            None => format!("/staff/queue/{queue}?done={}", QueueFlash::Last.code()),
        })
        .await
}
