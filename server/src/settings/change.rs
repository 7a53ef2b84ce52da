//! A change of a table from the first word to its approval. A success answers 303; what goes wrong answers the same
//! page with what was typed.

use super::{
    data,
    desk::{AtDraft, allowed, before, did_to, part, said, shown, to_draft_with, to_table},
    store::{self, Approved, Changed, Draft, Written},
};
use crate::{
    notice::wordings::asked,
    platform::error::{AppError, Result},
    staff::Desk,
};
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

/// GET `/staff/settings/<table>/draft`: writing, or reading once it is sent for approval.
pub async fn open(RawQuery(query): RawQuery, at: AtDraft) -> Result<Response> {
    let AtDraft { desk, draft } = at;
    let kept = said(query.as_deref());
    let page = Shown {
        kept,
        ..Shown::default()
    };
    show(desk, &draft, page).await
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
async fn show(desk: Desk, draft: &Draft, shown_with: Shown) -> Result<Response> {
    did_to(&desk, draft, "settings.open").await?;
    let view = shown(&desk, draft).await?;
    let Shown {
        status,
        form,
        why,
        problems,
        kept,
    } = shown_with;
    // What was typed is shown where it was typed, also when the draft is not written on any more.
    if draft.state != DraftState::Draft && form.is_none() {
        let Desk { page, tx, now, .. } = desk;
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
    let lacks = lacks(draft.table, &typed, &view.before.1);
    let form = form.unwrap_or_else(|| SettingsForm::of(&draft.rows, draft.begins, &draft.why));
    let Desk { page, tx, now, .. } = desk;
    tx.commit().await?;
    Ok(page.with_status(status, move || {
        view! { <EditTablePage draft=view form problems lacks kept now/> }
    }))
}

/// What still keeps a change from being sent for approval.
pub(super) fn lacks(table: SettingsTable, typed: &SettingsInput, before: &Rows) -> Problems {
    let mut problems = at_rows(&typed.rows.problems(table, before, data()), &typed.from);
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
    let AtDraft { desk, draft } = at;
    let act = match desk.fields.one("action").as_str() {
        "save" => DraftAct::Save,
        "submit" => DraftAct::Submit,
        "discard" => DraftAct::Discard,
        _ => return Err(AppError::BadRequest),
    };
    let revision = revision(&desk)?;
    let form = SettingsForm::typed(draft.table, |name| desk.fields.get(name).map(str::to_owned));
    if after(draft.state, act, part(&desk.officer, &draft)).is_none() {
        return overtaken(desk, draft, act, form).await;
    }
    if act == DraftAct::Discard {
        if store::discard(&desk, &draft, revision).await? == Changed::Meanwhile {
            return overtaken(desk, draft, act, form).await;
        }
        did_to(&desk, &draft, "settings.discard").await?;
        return to_table(desk, draft.table, "discarded").await;
    }
    let typed = match form.parse(draft.table, desk.now) {
        Ok(typed) => typed,
        Err(problems) => return unprocessable(desk, &draft, form, problems).await,
    };
    if act == DraftAct::Submit {
        let (_, before) = before(&desk, &draft).await?;
        let lacks = lacks(draft.table, &typed, &before);
        if !lacks.is_empty() {
            return unprocessable(desk, &draft, form, lacks).await;
        }
    }
    let written = Written {
        rows: typed.rows,
        begins: typed.begins,
        why: typed.why,
    };
    if store::save(&desk, &draft, revision, &written).await? == Changed::Meanwhile {
        return overtaken(desk, draft, act, form).await;
    }
    did_to(&desk, &draft, "settings.save").await?;
    if act == DraftAct::Save {
        return to_draft_with(desk, draft.table, "?saved").await;
    }
    if store::submit(&desk, &draft, revision + 1, &written.rows).await? == Changed::Meanwhile {
        return overtaken(desk, draft, act, form).await;
    }
    let sent = store::open_of(&desk.tx, draft.table)
        .await?
        .unwrap_or(draft);
    did_to(&desk, &sent, "settings.submit").await?;
    to_table(desk, sent.table, "submitted").await
}

/// POST `/staff/settings/<table>/decision`: `approve`, `return` or `take_back`.
pub async fn decide(at: AtDraft) -> Result<Response> {
    let AtDraft { desk, draft } = at;
    let act = match desk.fields.one("action").as_str() {
        "approve" => DraftAct::Approve,
        "return" => DraftAct::Return,
        "take_back" => DraftAct::TakeBack,
        _ => return Err(AppError::BadRequest),
    };
    let revision = revision(&desk)?;
    if draft.state != DraftState::Submitted {
        return moved(desk, &draft).await;
    }
    // One of the writers is not the second person, and the second person takes nothing back.
    let by = part(&desk.officer, &draft);
    let second = matches!(act, DraftAct::Approve | DraftAct::Return);
    if after(draft.state, act, by).is_none()
        || (second && !allowed(&desk.officer, by == Part::Other))
    {
        return Err(desk.refused(AppError::Forbidden).await);
    }
    match act {
        DraftAct::Approve => approve(desk, &draft, revision).await,
        DraftAct::Return => match why(&desk.fields.one("why")) {
            Ok(why) => back(desk, &draft, revision, Some(&why)).await,
            Err(problem) => {
                let page = Shown {
                    status: StatusCode::UNPROCESSABLE_ENTITY,
                    why: why_typed(&desk),
                    problems: problem.into(),
                    ..Shown::default()
                };
                show(desk, &draft, page).await
            }
        },
        _ => back(desk, &draft, revision, None).await,
    }
}

/// The reason as it was typed, cut where nobody reads on.
fn why_typed(desk: &Desk) -> String {
    let typed = desk.fields.one("why");
    typed.chars().take(2 * LINE_MAX).collect()
}

/// Lets out what was read, and nothing else: the form names the hash of the rows it stood under.
async fn approve(desk: Desk, draft: &Draft, revision: i32) -> Result<Response> {
    let Ok(shown) = hex::decode(desk.fields.one("sha256")) else {
        return Err(AppError::BadRequest);
    };
    let problem = match store::approve(&desk, draft, revision, &shown).await? {
        Approved::Done => {
            if draft.table == SettingsTable::Partners {
                wordings(&desk, draft).await?;
            }
            did_to(&desk, draft, "settings.approve").await?;
            let state = desk.state.clone();
            let answer = to_table(desk, draft.table, "published").await;
            state.settings.forget();
            return answer;
        }
        Approved::Meanwhile => return moved(desk, draft).await,
        Approved::Past => Problem::new("approve", "settings-error-past"),
        Approved::Overtaken => Problem::new("approve", "settings-error-overtaken"),
    };
    let desk = desk.anew().await?;
    let page = Shown {
        status: StatusCode::CONFLICT,
        problems: problem.into(),
        ..Shown::default()
    };
    show(desk, draft, page).await
}

/// Keeps the words in which each partner is asked for: an enquiry points at them.
async fn wordings(desk: &Desk, draft: &Draft) -> Result<()> {
    let mut site = desk.state.configured.as_ref().clone();
    site.keep(draft.table, &draft.rows);
    for asked in WordingTemplate::shipped()
        .iter()
        .flat_map(|template| asked(template, &site.partners))
    {
        store::add_wording(desk, &asked).await?;
    }
    Ok(())
}

/// Back to writing: taken back, or sent back with a reason.
async fn back(desk: Desk, draft: &Draft, revision: i32, why: Option<&str>) -> Result<Response> {
    if store::unsubmit(&desk, draft, revision, why).await? == Changed::Meanwhile {
        return moved(desk, draft).await;
    }
    let (action, done) = match why {
        Some(_) => ("settings.return", "returned"),
        None => ("settings.take_back", "taken-back"),
    };
    did_to(&desk, draft, action).await?;
    to_table(desk, draft.table, done).await
}

/// The revision that the form was made upon.
fn revision(desk: &Desk) -> Result<i32> {
    desk.fields
        .one("revision")
        .parse()
        .map_err(|_| AppError::BadRequest)
}

/// 422: the page with what was typed and what is wrong with it.
async fn unprocessable(
    desk: Desk,
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
    show(desk, draft, page).await
}

/// 409 after somebody else saved, sent or closed it: what was typed stays on the page, upon the newest
/// revision. Nothing went wrong when what was typed is what is kept: a second press of the same button.
async fn overtaken(
    desk: Desk,
    draft: Draft,
    act: DraftAct,
    form: SettingsForm,
) -> Result<Response> {
    let desk = desk.anew().await?;
    let found = store::open_of(&desk.tx, draft.table)
        .await?
        .filter(|found| found.id == draft.id);
    let Some(now) = found else {
        if act == DraftAct::Discard {
            return to_table(desk, draft.table, "discarded").await;
        }
        // Closed meanwhile: shown as it was, with what was typed.
        let page = Shown {
            status: StatusCode::CONFLICT,
            form: Some(form),
            problems: Problem::new("rows", "settings-error-over").into(),
            ..Shown::default()
        };
        return show(desk, &draft, page).await;
    };
    let kept = matches!(form.parse(now.table, desk.now), Ok(typed)
        if typed.rows == now.rows && typed.begins == now.begins && typed.why == now.why);
    let problem = match (now.state, act) {
        (DraftState::Draft, DraftAct::Save) if kept => {
            return to_draft_with(desk, now.table, "?saved").await;
        }
        (DraftState::Submitted, DraftAct::Submit)
            if kept && now.submitted_by == Some(desk.officer.id.0) =>
        {
            return to_table(desk, now.table, "submitted").await;
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
    show(desk, &now, page).await
}

/// 409: it is not in a state for this any more. The page shows how it stands, with the reason that was typed.
async fn moved(desk: Desk, draft: &Draft) -> Result<Response> {
    let desk = desk.anew().await?;
    match store::open_of(&desk.tx, draft.table).await? {
        Some(now) => {
            let page = Shown {
                status: StatusCode::CONFLICT,
                why: why_typed(&desk),
                problems: Problem::new("main", "desk-error-moved").into(),
                ..Shown::default()
            };
            show(desk, &now, page).await
        }
        None if store::let_out_by(&desk, draft.table).await? => {
            to_table(desk, draft.table, "published").await
        }
        None => to_table(desk, draft.table, "").await,
    }
}
