//! Writing a draft, and deciding on one. A success answers 303; what goes wrong answers the same page with
//! what was typed.

use super::{
    AtDraft,
    handlers::{
        DISCARDED, PUBLISHED, RETURNED, SUBMITTED, Shown, TAKEN_BACK, draft_lacks, next_number,
        show,
    },
    may_approve, part,
    record::{did_to, did_with},
    store::{self, Approved, Changed, Draft},
    view,
};
use crate::{
    platform::error::{AppError, Result},
    staff::Desk,
};
use app::{
    domain::{
        notice::{FIELDS, SUMMARY_LINES},
        notice_draft::{DraftAct, DraftState, Part, after},
    },
    forms::staff::{
        NoticeForm, SectionForm,
        notice::{LINE_MAX, why},
    },
    staff::notices::DESK,
    ui::{Problem, Problems},
};
use axum::response::Response;
use http::StatusCode;
use serde_json::json;

/// POST `/staff/notices/draft/<id>`: `save`, `submit` or `discard`.
pub async fn write(at: AtDraft) -> Result<Response> {
    let AtDraft { desk, draft } = at;
    let act = match desk.fields.one("action").as_str() {
        "save" => DraftAct::Save,
        "submit" => DraftAct::Submit,
        "discard" => DraftAct::Discard,
        _ => return Err(AppError::BadRequest),
    };
    let revision = revision(&desk)?;
    if act == DraftAct::Discard {
        let open = after(draft.state, act, part(&desk.officer, &draft)).is_some();
        if !open || store::discard(&desk, &draft, revision).await? == Changed::Meanwhile {
            return moved(desk, &draft, Wanted::Discarded).await;
        }
        did_to(&desk, &draft, "notice.discard").await?;
        return to_desk(desk, DISCARDED).await;
    }
    let form = typed(&desk, &draft);
    if after(draft.state, act, part(&desk.officer, &draft)).is_none() {
        return overtaken(desk, draft, act, form).await;
    }
    let (mut text, substance) = match form.parse(&draft.text) {
        Ok(parsed) => parsed,
        Err(problems) => return unprocessable(desk, &draft, form, problems).await,
    };
    if act == DraftAct::Submit {
        let notices = view::notices(&desk).await?;
        text.version = next_number(&notices.all(draft.notice));
    }
    let written = Draft {
        text,
        substance,
        ..draft.clone()
    };
    if act == DraftAct::Submit {
        let lacks = draft_lacks(&desk, &written).await?;
        if !lacks.is_empty() {
            return unprocessable(desk, &draft, form, lacks).await;
        }
    }
    if store::save(&desk, &draft, revision, &written.text, substance).await? == Changed::Meanwhile {
        return overtaken(desk, draft, act, form).await;
    }
    did_to(&desk, &written, "notice.save").await?;
    if act == DraftAct::Save {
        return to_saved(desk, &draft).await;
    }
    if store::submit(&desk, &draft, revision + 1, &written.text).await? == Changed::Meanwhile {
        return overtaken(desk, draft, act, form).await;
    }
    // As it stands now: with the hash that the second person will read it under.
    let sent = store::by_id(&desk.tx, draft.id).await?.unwrap_or(written);
    did_to(&desk, &sent, "notice.submit").await?;
    to_desk(desk, SUBMITTED).await
}

/// POST `/staff/notices/draft/<id>/decision`: `approve`, `return` or `take_back`.
pub async fn decide(at: AtDraft) -> Result<Response> {
    let AtDraft { desk, draft } = at;
    let act = match desk.fields.one("action").as_str() {
        "approve" => DraftAct::Approve,
        "return" => DraftAct::Return,
        "take_back" => DraftAct::TakeBack,
        _ => return Err(AppError::BadRequest),
    };
    let revision = revision(&desk)?;
    let reason = why(&desk.fields.one("why"));
    let wanted = match (act, &reason) {
        (DraftAct::Approve, _) => Wanted::Published,
        (DraftAct::Return, Ok(why)) => Wanted::Returned(why.clone()),
        (DraftAct::TakeBack, _) => Wanted::TakenBack,
        _ => Wanted::Nothing,
    };
    if draft.state != DraftState::Submitted {
        return moved(desk, &draft, wanted).await;
    }
    // One of the writers is not the second person, and the second person takes nothing back.
    let by = part(&desk.officer, &draft);
    let second = matches!(act, DraftAct::Approve | DraftAct::Return);
    if after(draft.state, act, by).is_none() || (second && !may_approve(&desk.officer, &draft)) {
        return Err(desk.refused(AppError::Forbidden).await);
    }
    match act {
        DraftAct::Approve => approve(desk, &draft, revision).await,
        DraftAct::Return => match reason {
            Ok(why) => back(desk, &draft, revision, Some(&why), wanted).await,
            Err(problem) => {
                let shown = Shown {
                    status: StatusCode::UNPROCESSABLE_ENTITY,
                    why: why_typed(&desk),
                    problems: problem.into(),
                    ..Shown::default()
                };
                show(desk, &draft, shown).await
            }
        },
        _ => back(desk, &draft, revision, None, wanted).await,
    }
}

/// The reason as it was typed, cut where nobody reads on.
fn why_typed(desk: &Desk) -> String {
    let typed = desk.fields.one("why");
    typed.chars().take(2 * LINE_MAX).collect()
}

/// Publishes what was read, and nothing else: the form names the hash of the text it stood under.
async fn approve(desk: Desk, draft: &Draft, revision: i32) -> Result<Response> {
    let Ok(shown) = hex::decode(desk.fields.one("sha256")) else {
        return Err(AppError::BadRequest);
    };
    let problem = match store::approve(&desk, draft, revision, &shown).await? {
        Approved::Done => {
            let detail = json!({ "from": draft.text.from, "substance": draft.substance });
            did_with(&desk, draft, "notice.approve", detail).await?;
            return to_desk(desk, PUBLISHED).await;
        }
        Approved::Meanwhile => return moved(desk, draft, Wanted::Published).await,
        Approved::Past => Problem::new("approve", "desk-error-approve-past"),
        Approved::Overtaken => Problem::new("approve", "desk-error-approve-overtaken"),
    };
    let desk = desk.anew().await?;
    let shown = Shown {
        status: StatusCode::CONFLICT,
        problems: problem.into(),
        ..Shown::default()
    };
    show(desk, draft, shown).await
}

/// Back to writing: taken back, or sent back with a reason.
async fn back(
    desk: Desk,
    draft: &Draft,
    revision: i32,
    why: Option<&str>,
    wanted: Wanted,
) -> Result<Response> {
    if store::unsubmit(&desk, draft, revision, why).await? == Changed::Meanwhile {
        return moved(desk, draft, wanted).await;
    }
    let (action, done) = match why {
        Some(_) => ("notice.return", RETURNED),
        None => ("notice.take_back", TAKEN_BACK),
    };
    did_to(&desk, draft, action).await?;
    to_desk(desk, done).await
}

/// The revision that the form was made upon.
fn revision(desk: &Desk) -> Result<i32> {
    desk.fields
        .one("revision")
        .parse()
        .map_err(|_| AppError::BadRequest)
}

/// What was typed. Sections come in the order of the page; fields that nobody knows are left out.
fn typed(desk: &Desk, draft: &Draft) -> NoticeForm {
    let fields = &desk.fields;
    let known = |field: &str| {
        FIELDS.contains(&field)
            || draft
                .text
                .sections
                .iter()
                .any(|section| section.field == field)
    };
    let sections = fields
        .iter()
        .filter_map(|(name, body)| {
            let field = name.strip_prefix("section-").filter(|field| known(field))?;
            Some(SectionForm {
                field: field.to_owned(),
                heading: fields.one(&format!("heading-{field}")),
                body: body.to_owned(),
            })
        })
        .collect();
    NoticeForm {
        title: fields.one("title"),
        from: fields.one("from"),
        changes: fields.one("changes"),
        substance: fields.one("substance"),
        outside_eu: fields.one("outside_eu"),
        automated_decision: fields.one("automated_decision"),
        summary: (1..=SUMMARY_LINES)
            .map(|line| {
                (
                    fields.one(&format!("label-{line}")),
                    fields.one(&format!("line-{line}")),
                )
            })
            .collect(),
        sections,
    }
}

/// 303 to the desk, which says what was done.
async fn to_desk(desk: Desk, done: &'static str) -> Result<Response> {
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.see_other(&format!("{DESK}?{done}")))
}

/// 422: the page with what was typed and what is wrong with it.
async fn unprocessable(
    desk: Desk,
    draft: &Draft,
    form: NoticeForm,
    problems: Problems,
) -> Result<Response> {
    let shown = Shown {
        status: StatusCode::UNPROCESSABLE_ENTITY,
        form: Some(form),
        problems,
        ..Shown::default()
    };
    show(desk, draft, shown).await
}

/// 303 to the draft, which says that it was saved.
async fn to_saved(desk: Desk, draft: &Draft) -> Result<Response> {
    let Desk { page, tx, .. } = desk;
    tx.commit().await?;
    Ok(page.see_other(&format!("{DESK}/draft/{}?saved", draft.id)))
}

/// 409 after somebody else saved, sent or closed it: what was typed stays on the page, upon the newest
/// revision. Nothing went wrong when what was typed is what is kept: a second press of the same button.
async fn overtaken(desk: Desk, draft: Draft, act: DraftAct, form: NoticeForm) -> Result<Response> {
    let (desk, draft) = again(desk, draft).await?;
    let kept = matches!(form.parse(&draft.text), Ok((text, substance))
        if text == draft.text && substance == draft.substance);
    let problem = match (draft.state, act) {
        (DraftState::Draft, DraftAct::Save) if kept => return to_saved(desk, &draft).await,
        (DraftState::Submitted, DraftAct::Submit) if kept && sent_by(&desk, &draft) => {
            return to_desk(desk, SUBMITTED).await;
        }
        (DraftState::Draft, _) => "desk-error-changed",
        (DraftState::Submitted, _) => "desk-error-sent",
        (DraftState::Published | DraftState::Discarded, _) => "desk-error-over",
    };
    let shown = Shown {
        status: StatusCode::CONFLICT,
        form: Some(form),
        problems: Problem::new("title", problem).into(),
        ..Shown::default()
    };
    show(desk, &draft, shown).await
}

fn sent_by(desk: &Desk, draft: &Draft) -> bool {
    draft
        .submitted
        .as_ref()
        .is_some_and(|sent| sent.by == desk.officer.id.0)
}

/// What a decision was to lead to.
enum Wanted {
    Published,
    Returned(String),
    TakenBack,
    Discarded,
    /// Nothing that could have happened already.
    Nothing,
}

impl Wanted {
    /// What to say was done, if this person has done just that already: a second press of the same button.
    async fn already(&self, desk: &Desk, draft: &Draft) -> Result<Option<&'static str>> {
        let me = desk.officer.id.0;
        Ok(match (self, draft.state, &draft.returned) {
            (Self::Published, DraftState::Published, _) => {
                store::let_out_by(desk, draft).await?.then_some(PUBLISHED)
            }
            (Self::Returned(why), DraftState::Draft, Some((by, _, said))) => {
                (*by == me && said == why).then_some(RETURNED)
            }
            (Self::TakenBack, DraftState::Draft, None) => {
                (part(&desk.officer, draft) == Part::Writer).then_some(TAKEN_BACK)
            }
            (Self::Discarded, DraftState::Discarded, _) => Some(DISCARDED),
            _ => None,
        })
    }
}

/// 409: it is not in a state for this any more. The page shows how it stands, with the reason that was
/// typed.
async fn moved(desk: Desk, draft: &Draft, wanted: Wanted) -> Result<Response> {
    let (desk, draft) = again(desk, draft.clone()).await?;
    if let Some(done) = wanted.already(&desk, &draft).await? {
        return to_desk(desk, done).await;
    }
    let shown = Shown {
        status: StatusCode::CONFLICT,
        why: why_typed(&desk),
        problems: Problem::new("main", "desk-error-moved").into(),
        ..Shown::default()
    };
    show(desk, &draft, shown).await
}

/// The draft as it is now, in a new transaction.
async fn again(desk: Desk, draft: Draft) -> Result<(Desk, Draft)> {
    let desk = desk.anew().await?;
    let draft = store::by_id(&desk.tx, draft.id).await?.unwrap_or(draft);
    Ok((desk, draft))
}
