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
use crate::staff::StaffRequest;
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
use platform::error::{AppError, Result};
use serde_json::json;

/// POST `/staff/notices/draft/<id>`: `save`, `submit` or `discard`.
pub async fn write(at: AtDraft) -> Result<Response> {
    let AtDraft { staff, draft } = at;
    let act = match staff.fields.one("action").as_str() {
        "save" => DraftAct::Save,
        "submit" => DraftAct::Submit,
        "discard" => DraftAct::Discard,
        _ => return Err(AppError::BadRequest),
    };
    let revision = revision(&staff)?;
    if act == DraftAct::Discard {
        let open = after(draft.state, act, part(&staff.officer, &draft)).is_some();
        if !open || store::discard(&staff, &draft, revision).await? == Changed::Meanwhile {
            return moved(staff, &draft, Wanted::Discarded).await;
        }
        did_to(&staff, &draft, "notice.discard").await?;
        return to_desk(staff, DISCARDED).await;
    }
    let form = typed(&staff, &draft);
    if after(draft.state, act, part(&staff.officer, &draft)).is_none() {
        return overtaken(staff, draft, act, form).await;
    }
    let (mut text, substance) = match form.parse(&draft.text) {
        Ok(parsed) => parsed,
        Err(problems) => return unprocessable(staff, &draft, form, problems).await,
    };
    if act == DraftAct::Submit {
        let notices = view::notices(&staff).await?;
        text.version = next_number(&notices.all(draft.notice));
    }
    let written = Draft {
        text,
        substance,
        ..draft.clone()
    };
    if act == DraftAct::Submit {
        let lacks = draft_lacks(&staff, &written).await?;
        if !lacks.is_empty() {
            return unprocessable(staff, &draft, form, lacks).await;
        }
    }
    if store::save(&staff, &draft, revision, &written.text, substance).await? == Changed::Meanwhile
    {
        return overtaken(staff, draft, act, form).await;
    }
    did_to(&staff, &written, "notice.save").await?;
    if act == DraftAct::Save {
        return to_saved(staff, &draft).await;
    }
    if store::submit(&staff, &draft, revision + 1, &written.text).await? == Changed::Meanwhile {
        return overtaken(staff, draft, act, form).await;
    }
    // As it stands now: with the hash that the second person will read it under.
    let sent = store::by_id(&staff.tx, draft.id).await?.unwrap_or(written);
    did_to(&staff, &sent, "notice.submit").await?;
    to_desk(staff, SUBMITTED).await
}

/// POST `/staff/notices/draft/<id>/decision`: `approve`, `return` or `take_back`.
pub async fn decide(at: AtDraft) -> Result<Response> {
    let AtDraft { staff, draft } = at;
    let act = match staff.fields.one("action").as_str() {
        "approve" => DraftAct::Approve,
        "return" => DraftAct::Return,
        "take_back" => DraftAct::TakeBack,
        _ => return Err(AppError::BadRequest),
    };
    let revision = revision(&staff)?;
    let reason = why(&staff.fields.one("why"));
    let wanted = match (act, &reason) {
        (DraftAct::Approve, _) => Wanted::Published,
        (DraftAct::Return, Ok(why)) => Wanted::Returned(why.clone()),
        (DraftAct::TakeBack, _) => Wanted::TakenBack,
        _ => Wanted::Nothing,
    };
    if draft.state != DraftState::Submitted {
        return moved(staff, &draft, wanted).await;
    }
    // One of the writers is not the second person, and the second person takes nothing back.
    let by = part(&staff.officer, &draft);
    let second = matches!(act, DraftAct::Approve | DraftAct::Return);
    if after(draft.state, act, by).is_none() || (second && !may_approve(&staff, &draft)) {
        return Err(AppError::Forbidden);
    }
    match act {
        DraftAct::Approve => approve(staff, &draft, revision).await,
        DraftAct::Return => match reason {
            Ok(why) => back(staff, &draft, revision, Some(&why), wanted).await,
            Err(problem) => {
                let shown = Shown {
                    status: StatusCode::UNPROCESSABLE_ENTITY,
                    why: why_typed(&staff),
                    problems: problem.into(),
                    ..Shown::default()
                };
                show(staff, &draft, shown).await
            }
        },
        _ => back(staff, &draft, revision, None, wanted).await,
    }
}

/// The reason as it was typed, cut where nobody reads on.
fn why_typed(staff: &StaffRequest) -> String {
    let typed = staff.fields.one("why");
    typed.chars().take(2 * LINE_MAX).collect()
}

/// Publishes what was read, and nothing else: the form names the hash of the text it stood under.
async fn approve(staff: StaffRequest, draft: &Draft, revision: i32) -> Result<Response> {
    let Ok(shown) = hex::decode(staff.fields.one("sha256")) else {
        return Err(AppError::BadRequest);
    };
    let problem = match store::approve(&staff, draft, revision, &shown).await? {
        Approved::Done => {
            let detail = json!({ "from": draft.text.from, "substance": draft.substance });
            did_with(&staff, draft, "notice.approve", detail).await?;
            return to_desk(staff, PUBLISHED).await;
        }
        Approved::Meanwhile => return moved(staff, draft, Wanted::Published).await,
        Approved::Past => Problem::new("approve", "desk-error-approve-past"),
        Approved::Overtaken => Problem::new("approve", "desk-error-approve-overtaken"),
    };
    let staff = staff.restart().await?;
    let shown = Shown {
        status: StatusCode::CONFLICT,
        problems: problem.into(),
        ..Shown::default()
    };
    show(staff, draft, shown).await
}

/// Back to writing: taken back, or sent back with a reason.
async fn back(
    staff: StaffRequest,
    draft: &Draft,
    revision: i32,
    why: Option<&str>,
    wanted: Wanted,
) -> Result<Response> {
    if store::unsubmit(&staff, draft, revision, why).await? == Changed::Meanwhile {
        return moved(staff, draft, wanted).await;
    }
    let (action, done) = match why {
        Some(_) => ("notice.return", RETURNED),
        None => ("notice.take_back", TAKEN_BACK),
    };
    did_to(&staff, draft, action).await?;
    to_desk(staff, done).await
}

/// The revision that the form was made upon.
fn revision(staff: &StaffRequest) -> Result<i32> {
    staff
        .fields
        .one("revision")
        .parse()
        .map_err(|_| AppError::BadRequest)
}

/// What was typed. Sections come in the order of the page; fields that nobody knows are left out.
fn typed(staff: &StaffRequest, draft: &Draft) -> NoticeForm {
    let fields = &staff.fields;
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
async fn to_desk(staff: StaffRequest, done: &'static str) -> Result<Response> {
    staff.redirect(&format!("{DESK}?{done}")).await
}

/// 422: the page with what was typed and what is wrong with it.
async fn unprocessable(
    staff: StaffRequest,
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
    show(staff, draft, shown).await
}

/// 303 to the draft, which says that it was saved.
async fn to_saved(staff: StaffRequest, draft: &Draft) -> Result<Response> {
    staff
        .redirect(&format!("{DESK}/draft/{}?saved", draft.id))
        .await
}

/// 409 after somebody else saved, sent or closed it: what was typed stays on the page, upon the newest
/// revision. Nothing went wrong when what was typed is what is kept: a second press of the same button.
async fn overtaken(
    staff: StaffRequest,
    draft: Draft,
    act: DraftAct,
    form: NoticeForm,
) -> Result<Response> {
    let (staff, draft) = again(staff, draft).await?;
    let kept = matches!(form.parse(&draft.text), Ok((text, substance))
        if text == draft.text && substance == draft.substance);
    let problem = match (draft.state, act) {
        (DraftState::Draft, DraftAct::Save) if kept => return to_saved(staff, &draft).await,
        (DraftState::Submitted, DraftAct::Submit) if kept && sent_by(&staff, &draft) => {
            return to_desk(staff, SUBMITTED).await;
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
    show(staff, &draft, shown).await
}

fn sent_by(staff: &StaffRequest, draft: &Draft) -> bool {
    draft
        .submitted
        .as_ref()
        .is_some_and(|sent| sent.by == staff.officer.id.0)
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
    async fn already(&self, staff: &StaffRequest, draft: &Draft) -> Result<Option<&'static str>> {
        let me = staff.officer.id.0;
        Ok(match (self, draft.state, &draft.returned) {
            (Self::Published, DraftState::Published, _) => {
                store::let_out_by(staff, draft).await?.then_some(PUBLISHED)
            }
            (Self::Returned(why), DraftState::Draft, Some((by, _, said))) => {
                (*by == me && said == why).then_some(RETURNED)
            }
            (Self::TakenBack, DraftState::Draft, None) => {
                (part(&staff.officer, draft) == Part::Writer).then_some(TAKEN_BACK)
            }
            (Self::Discarded, DraftState::Discarded, _) => Some(DISCARDED),
            _ => None,
        })
    }
}

/// 409: it is not in a state for this any more. The page shows how it stands, with the reason that was
/// typed.
async fn moved(staff: StaffRequest, draft: &Draft, wanted: Wanted) -> Result<Response> {
    let (staff, draft) = again(staff, draft.clone()).await?;
    if let Some(done) = wanted.already(&staff, &draft).await? {
        return to_desk(staff, done).await;
    }
    let shown = Shown {
        status: StatusCode::CONFLICT,
        why: why_typed(&staff),
        problems: Problem::new("main", "desk-error-moved").into(),
        ..Shown::default()
    };
    show(staff, &draft, shown).await
}

/// The draft as it is now, in a new transaction.
async fn again(staff: StaffRequest, draft: Draft) -> Result<(StaffRequest, Draft)> {
    let staff = staff.restart().await?;
    let draft = store::by_id(&staff.tx, draft.id).await?.unwrap_or(draft);
    Ok((staff, draft))
}
