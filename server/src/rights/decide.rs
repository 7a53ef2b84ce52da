//! What the data protection team does to a request, with everything that follows from it, in one transaction.

use crate::rights::{
    messages,
    notify::tell,
    order_erasure::order_erasure,
    store::{NewEvent, Request, append},
    subject_access_file,
};
use crate::staff::StaffRequest;
use app::domain::activity::Activity;
use app::{
    domain::{
        identity::IdentityLevel,
        personal::Note,
        rights::{
            Decision, LeftOut, RefusalReason, RightsEventKind, RightsEventRefusal, RightsKind,
        },
        time::london_date,
    },
    forms::staff::{EraseScope, RequestAction},
    resident::manage::BundleItem,
    ui::Problem,
};
use chrono::NaiveDate;
use entity::{hold, rights_request};
use platform::{db::Sql, error::Result};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};
use uuid::Uuid;

const MATCH_REQUEST: Sql = Sql::staff("SELECT app.match_request($1, $2)");
const HANDLED: Sql = Sql::staff("SELECT app.has_handled($1)");
const RESTRICT_ENQUIRY: Sql = Sql::staff("SELECT app.restrict_enquiry($1)");
const RELEASE_HOLD: Sql = Sql::staff("SELECT app.release_hold()");

/// Does it. The inner error is the reader's: what stands against it. True: an erasure was ordered.
///
/// # Errors
/// The database; sealing.
pub async fn carry_out(
    staff: &StaffRequest,
    request: &Request,
    act: RequestAction,
) -> Result<Result<bool, Problem>> {
    let today = london_date(staff.now);
    match act {
        RequestAction::Match(reference) => {
            let values = [request.row.id.into(), reference.to_string().into()];
            if !MATCH_REQUEST.value::<bool>(&staff.tx, values).await? {
                return Ok(Err(Problem::new("reference", "requests-error-no-match")));
            }
            event(staff, request, RightsEventKind::Matched, today, None, None).await?;
            Ok(Ok(false))
        }
        RequestAction::Event {
            kind,
            day,
            words,
            level,
        } => {
            if let Err(refused) = request.state.may(request.facts, kind, day, today) {
                return Ok(Err(problem(refused)));
            }
            event(staff, request, kind, day, words.as_ref(), level).await?;
            if kind.is_told() {
                tell(staff, request).await?;
            }
            Ok(Ok(false))
        }
        RequestAction::Decide {
            decision,
            refusal,
            letter,
            scope,
            left_out,
            file,
        } => {
            let copy = Copy {
                left_out: &left_out,
                mark: &file,
            };
            decide(staff, request, decision, refusal, &letter, scope, copy).await
        }
    }
}

fn problem(refused: RightsEventRefusal) -> Problem {
    let key = match refused {
        RightsEventRefusal::AlreadyDecided => "requests-error-decided",
        RightsEventRefusal::AlreadyAsked => "requests-error-asked-before",
        RightsEventRefusal::NothingAsked => "requests-error-nothing-asked",
        RightsEventRefusal::TooLateToExtend => "requests-error-extend-late",
        RightsEventRefusal::AlreadyExtended => "requests-error-extended",
        RightsEventRefusal::NotExtended => "requests-error-not-extended",
        RightsEventRefusal::IdentityTooLow => "requests-error-identity",
        RightsEventRefusal::NotThatDay => "requests-error-day",
    };
    Problem::new("action", key).at("acts")
}

async fn event(
    staff: &StaffRequest,
    request: &Request,
    kind: RightsEventKind,
    day: NaiveDate,
    words: Option<&Note>,
    level: Option<IdentityLevel>,
) -> Result<()> {
    let key = request.key(&staff.state)?;
    let new = NewEvent {
        words,
        level,
        ..NewEvent::plain(kind, day, Some(staff.officer.id))
    };
    append(&staff.tx, &key, request.id(), staff.now, new).await?;
    audit_rights_request(
        staff,
        request,
        "rights.act",
        serde_json::json!({ "kind": kind }),
    )
    .await
}

async fn audit_rights_request(
    staff: &StaffRequest,
    request: &Request,
    action: &'static str,
    mut detail: serde_json::Value,
) -> Result<()> {
    detail["request"] = serde_json::json!(request.row.reference);
    let event = staff.event(Activity::RightsRequests, action).detail(detail);
    let event = event.enquiry(request.row.enquiry_id);
    staff.audit(event).await
}

/// What of the file is released: what was looked through, without what is left out.
struct Copy<'a> {
    left_out: &'a [(usize, LeftOut)],
    /// Of the file that was looked through.
    mark: &'a str,
}

async fn decide(
    staff: &StaffRequest,
    request: &Request,
    decision: Decision,
    refusal: Option<RefusalReason>,
    letter: &Note,
    scope: EraseScope,
    copy: Copy<'_>,
) -> Result<Result<bool, Problem>> {
    if let Err(refused) = request.state.may_decide(request.facts, decision) {
        return Ok(Err(problem(refused)));
    }
    // Locked, so that nothing is written between the look and the decision.
    rights_request::Entity::find_by_id(request.row.id)
        .lock_exclusive()
        .one(&staff.tx)
        .await?;
    if messages::is_unread(&staff.tx, request).await? {
        return Ok(Err(
            Problem::new("action", "requests-error-unread").at("received")
        ));
    }
    let granted = matches!(decision, Decision::Granted | Decision::Partly);
    let Some(enquiry) = request.row.enquiry_id else {
        // Without an enquiry there is nothing to grant but an answer to a complaint.
        if granted && request.kind != RightsKind::Complaint {
            return Ok(Err(
                Problem::new("reference", "requests-error-unmatched").at("acts")
            ));
        }
        write(staff, request, decision, refusal, letter, None).await?;
        return Ok(Ok(false));
    };
    // Who handled the enquiry decides nothing about it; the database refuses it too.
    if HANDLED.value::<bool>(&staff.tx, [enquiry.into()]).await? {
        return Ok(Err(
            Problem::new("action", "requests-error-own-case").at("acts")
        ));
    }
    let bundle = if granted && request.kind == RightsKind::Access {
        let file = subject_access_file::subject_file(&staff.state, &staff.tx, enquiry).await?;
        if subject_access_file::mark(&file)? != copy.mark {
            return Ok(Err(file_changed()));
        }
        Some(redacted(file, copy.left_out))
    } else {
        None
    };
    let mut erase = false;
    if request.kind.restricts_when_granted() {
        RESTRICT_ENQUIRY
            .execute(&staff.tx, [granted.into()])
            .await?;
    }
    if granted && request.kind == RightsKind::Erase {
        if held_by_another(staff, request, enquiry).await? {
            return Ok(Err(Problem::new("action", "requests-error-held").at("acts")));
        }
        order_erasure(staff, request, enquiry, scope).await?;
        erase = true;
    }
    // Told while the case is still in sight and its hold still there.
    tell(staff, request).await?;
    RELEASE_HOLD.execute(&staff.tx, []).await?;
    write(staff, request, decision, refusal, letter, bundle.as_deref()).await?;
    Ok(Ok(erase))
}

/// Positions of the file that was looked through mean nothing in this one.
pub fn file_changed() -> Problem {
    Problem::new("left_out", "requests-error-file").at("acts")
}

/// Whether something else keeps the enquiry from deletion (rule HOLD): what another request asks for must not
/// go before it is answered (Data Protection Act 2018, section 173).
async fn held_by_another(staff: &StaffRequest, request: &Request, enquiry: Uuid) -> Result<bool> {
    let others = hold::Entity::find()
        .filter(hold::Column::EnquiryId.eq(enquiry))
        .filter(hold::Column::ReleasedAt.is_null())
        .filter(
            Condition::any()
                .add(hold::Column::RequestId.is_null())
                .add(hold::Column::RequestId.ne(request.row.id)),
        )
        .count(&staff.tx)
        .await?;
    Ok(others > 0)
}

/// The file with the parts that are left out emptied, each with its reason.
fn redacted(mut file: Vec<BundleItem>, left_out: &[(usize, LeftOut)]) -> Vec<BundleItem> {
    for (position, item) in file.iter_mut().enumerate() {
        let chosen = left_out.iter().find(|(at, _)| *at == position);
        // What the file itself marks (a withheld line) is never released, whatever was chosen.
        item.left_out = item.left_out.or(chosen.map(|(_, reason)| *reason));
        if item.left_out.is_some() {
            item.text = String::new();
        }
    }
    file
}

/// The decision with its letter; closes the request.
async fn write(
    staff: &StaffRequest,
    request: &Request,
    decision: Decision,
    refusal: Option<RefusalReason>,
    letter: &Note,
    bundle: Option<&[BundleItem]>,
) -> Result<()> {
    let key = request.key(&staff.state)?;
    let today = london_date(staff.now);
    let new = NewEvent {
        words: Some(letter),
        decision: Some((decision, refusal)),
        bundle,
        ..NewEvent::plain(RightsEventKind::Decided, today, Some(staff.officer.id))
    };
    append(&staff.tx, &key, request.id(), staff.now, new).await?;
    audit_rights_request(
        staff,
        request,
        "rights.decide",
        serde_json::json!({ "kind": request.kind, "decision": decision }),
    )
    .await?;
    let closed = rights_request::ActiveModel {
        closed_at: Set(Some(staff.now)),
        closed_by: Set(Some(staff.officer.id.0)),
        ..Default::default()
    };
    rights_request::Entity::update_many()
        .set(closed)
        .filter(rights_request::Column::Id.eq(request.row.id))
        .exec(&staff.tx)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(text: &str, left_out: Option<LeftOut>) -> BundleItem {
        BundleItem {
            heading: "Note".into(),
            day: None,
            text: text.into(),
            left_out,
        }
    }

    #[test]
    fn what_is_left_out_is_empty_and_a_withheld_line_is_never_released() {
        let file = vec![
            item("one", None),
            item("two", None),
            item("secret", Some(LeftOut::Safeguarding)),
        ];
        let released = redacted(file, &[(1, LeftOut::OtherPeople), (7, LeftOut::Legal)]);
        assert_eq!(released[0].text, "one");
        assert_eq!(
            (released[1].text.as_str(), released[1].left_out),
            ("", Some(LeftOut::OtherPeople))
        );
        assert_eq!(
            (released[2].text.as_str(), released[2].left_out),
            ("", Some(LeftOut::Safeguarding))
        );
    }
}
