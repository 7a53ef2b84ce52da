//! A change of a table from the first word to its approval. A success answers 303; what goes wrong answers the same
//! page with what was typed.

use super::{
    desk::{AtDraft, allowed, before, did_to, part, said, shown, to_draft_with, to_table},
    store::{self, Approved, Changed, Draft, Written},
};
use crate::settings::SettingsShelf;
use crate::{notice::wordings::asked, staff::StaffRequest};
use app::{
    domain::{
        notice_draft::{DraftAct, DraftState, Part, after},
        reference_data::ReferenceData,
        settings::{Rows, SettingsTable},
        wording::WordingTemplate,
    },
    forms::staff::{
        SettingsForm, SettingsInput,
        notice::{LINE_MAX, why},
        settings::{at_rows, cell},
    },
    staff::settings::{EditTablePage, ReviewTablePage},
    ui::{Problem, Problems},
};
use axum::{extract::RawQuery, response::Response};
use http::StatusCode;
use leptos::prelude::*;
use platform::error::{AppError, Result};

/// GET `/staff/settings/<table>/draft`: writing, or reading once it is sent for approval.
pub async fn open(RawQuery(query): RawQuery, at: AtDraft) -> Result<Response> {
    let AtDraft {
        staff,
        draft,
        tables: _,
    } = at;
    let kept = said(query.as_deref());
    let page = Shown {
        kept,
        ..Shown::default()
    };
    show(staff, &draft, page).await
}

/// What a page of a draft shows besides the draft.
#[derive(Default)]
struct Shown {
    status: StatusCode,
    /// What was typed, where it is not what is kept.
    form: Option<SettingsForm>,
    why: String,
    problems: Problems,
    kept: Option<&'static str>,
}

/// The one way to the page of a draft.
async fn show(staff: StaffRequest, draft: &Draft, shown_with: Shown) -> Result<Response> {
    did_to(&staff, draft, "settings.open").await?;
    let view = shown(&staff, draft).await?;
    let Shown {
        status,
        form,
        why,
        problems,
        kept,
    } = shown_with;
    // What was typed is shown where it was typed, also when the draft is not written on any more.
    if draft.state != DraftState::Draft && form.is_none() {
        let StaffRequest { page, tx, now, .. } = staff;
        tx.commit().await?;
        return Ok(page.with_status(
            status,
            move || view! { <ReviewTablePage draft=view why problems now/> },
        ));
    }
    let typed = SettingsInput {
        from: (0..draft.rows.0.len()).collect(),
        rows: draft.rows.clone(),
        begins: draft.begins,
        why: draft.why.clone(),
    };
    let lacks = lacks(staff.data(), draft.table, &typed, &view.before.1);
    let form = form.unwrap_or_else(|| SettingsForm::of(&draft.rows, draft.begins, &draft.why));
    let now = staff.now;
    staff
        .render(status, move || {
            view! { <EditTablePage draft=view form problems lacks kept now/> }
        })
        .await
}

/// What still keeps a change from being sent for approval.
pub(super) fn lacks(
    data: &ReferenceData,
    table: SettingsTable,
    typed: &SettingsInput,
    before: &Rows,
) -> Problems {
    let mut problems = at_rows(&typed.rows.problems(table, before, data), &typed.from);
    if table == SettingsTable::Routing {
        for (row, at) in typed.rows.0.iter().zip(&typed.from) {
            if let [code, .., resident, officer] = row.as_slice()
                && resident.is_empty()
                && officer.is_empty()
                && ReferenceData::shipped().routing.rule(code).is_none()
            {
                let problem = Problem::new(cell(*at, 0), "settings-error-reason");
                problems.push(problem.with("code", code.clone()));
            }
        }
    }
    if typed.rows == *before {
        problems.push(Problem::new("rows", "settings-error-same"));
    }
    if typed.why.is_empty() {
        problems.push(Problem::new("why", "settings-error-why"));
    }
    problems
}

/// POST `/staff/settings/<table>/draft`: `save`, `submit` or `discard`.
pub async fn write(at: AtDraft) -> Result<Response> {
    let AtDraft {
        staff,
        draft,
        tables: _,
    } = at;
    let act = match staff.fields.one("action").as_str() {
        "save" => DraftAct::Save,
        "submit" => DraftAct::Submit,
        "discard" => DraftAct::Discard,
        _ => return Err(AppError::BadRequest),
    };
    let revision = revision(&staff)?;
    let form = SettingsForm::typed(draft.table, |name| {
        staff.fields.get(name).map(str::to_owned)
    });
    if after(draft.state, act, part(&staff.officer, &draft)).is_none() {
        return overtaken(staff, draft, act, form).await;
    }
    if act == DraftAct::Discard {
        if store::discard(&staff, &draft, revision).await? == Changed::Meanwhile {
            return overtaken(staff, draft, act, form).await;
        }
        did_to(&staff, &draft, "settings.discard").await?;
        return to_table(staff, draft.table, "discarded").await;
    }
    let typed = match form.parse(draft.table, staff.now) {
        Ok(typed) => typed,
        Err(problems) => return unprocessable(staff, &draft, form, problems).await,
    };
    if act == DraftAct::Submit {
        let (_, before) = before(&staff, &draft).await?;
        let lacks = lacks(staff.data(), draft.table, &typed, &before);
        if !lacks.is_empty() {
            return unprocessable(staff, &draft, form, lacks).await;
        }
    }
    let written = Written {
        rows: typed.rows,
        begins: typed.begins,
        why: typed.why,
    };
    if store::save(&staff, &draft, revision, &written).await? == Changed::Meanwhile {
        return overtaken(staff, draft, act, form).await;
    }
    did_to(&staff, &draft, "settings.save").await?;
    if act == DraftAct::Save {
        return to_draft_with(staff, draft.table, "?saved").await;
    }
    if store::submit(&staff, &draft, revision + 1, &written.rows).await? == Changed::Meanwhile {
        return overtaken(staff, draft, act, form).await;
    }
    let sent = store::open_of(&staff.tx, draft.table)
        .await?
        .unwrap_or(draft);
    did_to(&staff, &sent, "settings.submit").await?;
    to_table(staff, sent.table, "submitted").await
}

/// POST `/staff/settings/<table>/decision`: `approve`, `return` or `take_back`.
pub async fn decide(at: AtDraft) -> Result<Response> {
    let AtDraft {
        staff,
        draft,
        tables,
    } = at;
    let act = match staff.fields.one("action").as_str() {
        "approve" => DraftAct::Approve,
        "return" => DraftAct::Return,
        "take_back" => DraftAct::TakeBack,
        _ => return Err(AppError::BadRequest),
    };
    let revision = revision(&staff)?;
    if draft.state != DraftState::Submitted {
        return moved(staff, &draft).await;
    }
    // One of the writers is not the second person, and the second person takes nothing back.
    let by = part(&staff.officer, &draft);
    let second = matches!(act, DraftAct::Approve | DraftAct::Return);
    if after(draft.state, act, by).is_none() || (second && !allowed(&staff, by == Part::Other)) {
        return Err(AppError::Forbidden);
    }
    match act {
        DraftAct::Approve => approve(staff, &draft, revision, &tables).await,
        DraftAct::Return => match why(&staff.fields.one("why")) {
            Ok(why) => back(staff, &draft, revision, Some(&why)).await,
            Err(problem) => {
                let page = Shown {
                    status: StatusCode::UNPROCESSABLE_ENTITY,
                    why: why_typed(&staff),
                    problems: problem.into(),
                    ..Shown::default()
                };
                show(staff, &draft, page).await
            }
        },
        _ => back(staff, &draft, revision, None).await,
    }
}

/// The reason as it was typed, cut where nobody reads on.
fn why_typed(staff: &StaffRequest) -> String {
    let typed = staff.fields.one("why");
    typed.chars().take(2 * LINE_MAX).collect()
}

/// Lets out what was read, and nothing else: the form names the hash of the rows it stood under.
async fn approve(
    staff: StaffRequest,
    draft: &Draft,
    revision: i32,
    tables: &SettingsShelf,
) -> Result<Response> {
    let Ok(shown) = hex::decode(staff.fields.one("sha256")) else {
        return Err(AppError::BadRequest);
    };
    let problem = match store::approve(&staff, draft, revision, &shown).await? {
        Approved::Done => {
            if draft.table == SettingsTable::Partners {
                wordings(&staff, draft).await?;
            }
            did_to(&staff, draft, "settings.approve").await?;
            let answer = to_table(staff, draft.table, "published").await;
            tables.forget();
            return answer;
        }
        Approved::Meanwhile => return moved(staff, draft).await,
        Approved::Past => Problem::new("approve", "settings-error-past"),
        Approved::Overtaken => Problem::new("approve", "settings-error-overtaken"),
    };
    let staff = staff.restart().await?;
    let page = Shown {
        status: StatusCode::CONFLICT,
        problems: problem.into(),
        ..Shown::default()
    };
    show(staff, draft, page).await
}

/// Keeps the words in which each partner is asked for: an enquiry points at them.
async fn wordings(staff: &StaffRequest, draft: &Draft) -> Result<()> {
    let mut site = staff.state.configured.as_ref().clone();
    site.keep(draft.table, &draft.rows);
    for asked in WordingTemplate::shipped()
        .iter()
        .flat_map(|template| asked(template, &site.partners))
    {
        store::add_wording(staff, &asked).await?;
    }
    Ok(())
}

/// Back to writing: taken back, or sent back with a reason.
async fn back(
    staff: StaffRequest,
    draft: &Draft,
    revision: i32,
    why: Option<&str>,
) -> Result<Response> {
    if store::unsubmit(&staff, draft, revision, why).await? == Changed::Meanwhile {
        return moved(staff, draft).await;
    }
    let (action, done) = match why {
        Some(_) => ("settings.return", "returned"),
        None => ("settings.take_back", "taken-back"),
    };
    did_to(&staff, draft, action).await?;
    to_table(staff, draft.table, done).await
}

/// The revision that the form was made upon.
fn revision(staff: &StaffRequest) -> Result<i32> {
    staff
        .fields
        .one("revision")
        .parse()
        .map_err(|_| AppError::BadRequest)
}

/// 422: the page with what was typed and what is wrong with it.
async fn unprocessable(
    staff: StaffRequest,
    draft: &Draft,
    form: SettingsForm,
    problems: Problems,
) -> Result<Response> {
    let page = Shown {
        status: StatusCode::UNPROCESSABLE_ENTITY,
        form: Some(form),
        problems,
        ..Shown::default()
    };
    show(staff, draft, page).await
}

/// 409 after somebody else saved, sent or closed it: what was typed stays on the page, upon the newest
/// revision. Nothing went wrong when what was typed is what is kept: a second press of the same button.
async fn overtaken(
    staff: StaffRequest,
    draft: Draft,
    act: DraftAct,
    form: SettingsForm,
) -> Result<Response> {
    let staff = staff.restart().await?;
    let found = store::open_of(&staff.tx, draft.table)
        .await?
        .filter(|found| found.id == draft.id);
    let Some(now) = found else {
        if act == DraftAct::Discard {
            return to_table(staff, draft.table, "discarded").await;
        }
        // Closed meanwhile: shown as it was, with what was typed.
        let page = Shown {
            status: StatusCode::CONFLICT,
            form: Some(form),
            problems: Problem::new("rows", "settings-error-over").into(),
            ..Shown::default()
        };
        return show(staff, &draft, page).await;
    };
    let kept = matches!(form.parse(now.table, staff.now), Ok(typed)
        if typed.rows == now.rows && typed.begins == now.begins && typed.why == now.why);
    let problem = match (now.state, act) {
        (DraftState::Draft, DraftAct::Save) if kept => {
            return to_draft_with(staff, now.table, "?saved").await;
        }
        (DraftState::Submitted, DraftAct::Submit)
            if kept && now.submitted_by == Some(staff.officer.id.0) =>
        {
            return to_table(staff, now.table, "submitted").await;
        }
        (DraftState::Submitted, _) => "settings-error-sent",
        _ => "settings-error-changed",
    };
    let page = Shown {
        status: StatusCode::CONFLICT,
        form: Some(form),
        problems: Problem::new("rows", problem).into(),
        ..Shown::default()
    };
    show(staff, &now, page).await
}

/// 409: it is not in a state for this any more. The page shows how it stands, with the reason that was typed.
async fn moved(staff: StaffRequest, draft: &Draft) -> Result<Response> {
    let staff = staff.restart().await?;
    match store::open_of(&staff.tx, draft.table).await? {
        Some(now) => {
            let page = Shown {
                status: StatusCode::CONFLICT,
                why: why_typed(&staff),
                problems: Problem::new("main", "desk-error-moved").into(),
                ..Shown::default()
            };
            show(staff, &now, page).await
        }
        None if store::let_out_by(&staff, draft.table).await? => {
            to_table(staff, draft.table, "published").await
        }
        None => to_table(staff, draft.table, "").await,
    }
}
