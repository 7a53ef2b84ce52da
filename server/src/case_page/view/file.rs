//! Everything that the page of a case is made of: all rows, and every sealed field that this reader may have open.
//! What is hidden is not opened: neither words nor number leave the seal before somebody has asked for them.

use super::{
    history::{Rows, Words},
    panels::{self, Choices, Suggested},
};
use crate::{
    assisted_entry,
    case::{access, facts::facts, person, store},
    concern, handover,
    search::duplicates,
    staff::{Access, Names, StaffRequest, authorize},
    worklist::assign,
};
use app::{
    domain::{
        codes::Flag,
        ids::StaffId,
        permission::{Action, Scope},
        sharing::ShareKind,
        status::EnquiryFacts,
    },
    staff::{
        assisted_entry::SourceView,
        case::{
            CasePermissions, CasePerson, ContactBox, DuplicateLine, MessageView, UnsentMessage,
        },
        concern::ConcernMark,
        emergency_access::EmergencyAccessMark,
        handover::{HandoverOrigin, ShareLine},
    },
};
use chrono::TimeDelta;
use entity::{enquiry, enquiry_content};
use platform::{
    crypto::DataKey,
    error::{AppError, Result},
};
use uuid::Uuid;

/// How long words and numbers stay in sight after somebody asked for them: the press is recorded, and a
/// reload within this time is not another.
const IN_SIGHT: TimeDelta = TimeDelta::minutes(2);

/// A case as one reader may see it, read and opened.
pub struct CaseFile {
    pub row: enquiry::Model,
    pub facts: EnquiryFacts,
    pub can: CasePermissions,
    /// The reader may see who else looked (`read access audit`; triage sees the own looks only).
    pub reads_audit: bool,
    pub history: Rows,
    /// What officers wrote in the rows of the history, opened.
    pub words: Words,
    pub names: Names,
    pub person: CasePerson,
    pub contact: ContactBox,
    pub message: MessageView,
    pub suggested: Option<Suggested>,
    pub choices: Choices,
    pub shares: Vec<ShareLine>,
    pub source: Option<SourceView>,
    pub came: Option<HandoverOrigin>,
    pub alike: Vec<DuplicateLine>,
    pub concern: Option<ConcernMark>,
    /// Concerns that have ended.
    pub concerns: usize,
    pub glass: Option<EmergencyAccessMark>,
    pub colleagues: Vec<(StaffId, String)>,
    pub unsent: Vec<UnsentMessage>,
}

impl CaseFile {
    /// Reads and opens it.
    ///
    /// # Errors
    /// 404 for a case out of sight; the database; a row that does not open or holds a code we do not know.
    pub async fn load(staff: &StaffRequest, id: Uuid) -> Result<Self> {
        let row = store::by_id(&staff.tx, id)
            .await?
            .ok_or(AppError::NotFound)?;
        let facts = facts(&row)?;
        let can = can(staff, &row);
        let key = store::key(staff, id).await?;
        let content = person::content(staff, id).await?;
        let wishes = person::wishes(staff, id, &key).await?;
        let history = Rows::load(staff, id).await?;
        let words = history.open(&key)?;
        let names = Names::load(staff, history.people(&row)).await?;
        let (concern, concerns) = concern::marks(staff, id).await?;
        let glass = if staff.officer.glass {
            access::mark(staff, id).await?
        } else {
            None
        };
        let colleagues = if can.assign {
            assign::workers(staff, *row.queue).await?
        } else {
            Vec::new()
        };
        Ok(Self {
            person: person::person(&row, &content, &key)?,
            contact: contact(staff, &row, &content, wishes, &key, &history, &can)?,
            message: message(staff, &row, &content, &key, &history, &can)?,
            suggested: Suggested::load(staff, id).await?,
            choices: panels::choices(staff, id).await?,
            shares: handover::lines(staff, &row, &key, &row.flags).await?,
            source: assisted_entry::source(&staff.tx, &row, &key, |id| names.of(id)).await?,
            came: handover::load_origin(staff, &row).await?,
            alike: duplicates::lines(staff, id).await?,
            unsent: panels::unsent(staff, id).await?,
            reads_audit: reads_audit(staff, &row),
            facts,
            can,
            history,
            words,
            names,
            concern,
            concerns,
            glass,
            colleagues,
            row,
        })
    }
}

/// How the person may be reached; number and address only as far as rules and permission let them be opened.
fn contact(
    staff: &StaffRequest,
    row: &enquiry::Model,
    content: &enquiry_content::Model,
    wishes: person::Wishes,
    key: &DataKey,
    history: &Rows,
    can: &CasePermissions,
) -> Result<ContactBox> {
    let me = staff.officer.id.0;
    let acknowledged = history.acknowledged(me, wishes.recorded_at);
    let asked = history.just_did(me, "case.contact_shown", staff.now - IN_SIGHT);
    // Whoever took the enquiry back is not to be contacted any more.
    let reachable = can.see_contact && row.withdrawn_at.is_none();
    let contact = person::contact(
        content,
        wishes.wishes,
        key,
        reachable,
        asked && acknowledged,
    )?;
    Ok(ContactBox {
        acknowledged,
        ..contact
    })
}

/// What the person wrote; sensitive words only for whoever may have them and has just asked.
fn message(
    staff: &StaffRequest,
    row: &enquiry::Model,
    content: &enquiry_content::Model,
    key: &DataKey,
    history: &Rows,
    can: &CasePermissions,
) -> Result<MessageView> {
    let asked = history.just_did(staff.officer.id.0, "case.reveal", staff.now - IN_SIGHT);
    let sensitive = row.flags.contains(&Flag::Sensitive);
    person::message(content, key, sensitive, asked && can.reveal)
}

/// What the reader may do here.
fn can(staff: &StaffRequest, row: &enquiry::Model) -> CasePermissions {
    let (controller, queue, flags) = (*row.controller, *row.queue, &row.flags);
    let yes = |action| authorize(staff, action, controller, queue, flags) == Access::Granted;
    let begins = |kind| handover::may_begin(staff, kind, controller, queue, flags);
    CasePermissions {
        claim: yes(Action::Claim),
        assign: yes(Action::Assign),
        change_queue: yes(Action::ChangeQueue),
        close: yes(Action::Close),
        agree_to_close: yes(Action::AgreeToClose) && row.closed_at.is_none(),
        reopen: yes(Action::Reopen) && crate::case_page::reopen::possible(row),
        contact: yes(Action::RecordContact),
        note: yes(Action::WriteNote),
        reveal: yes(Action::RevealFreeText),
        see_contact: yes(Action::SeeContactDetails),
        choices: yes(Action::ReadConsents),
        request: yes(Action::MakeRequest),
        link: yes(Action::LinkDuplicate),
        raise_concern: yes(Action::RaiseConcern),
        change_choices: yes(Action::ChangeConsent),
        hand_over: begins(ShareKind::Handover),
        disclose: begins(ShareKind::Outside),
    }
}

fn reads_audit(staff: &StaffRequest, row: &enquiry::Model) -> bool {
    let scope = Scope {
        own_record: false,
        ..staff.officer.scope(*row.controller, *row.queue, &row.flags)
    };
    staff
        .data()
        .permissions
        .any_allows(&staff.officer.roles, Action::ReadAccessAudit, scope)
}
