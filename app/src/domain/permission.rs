//! Who may do what (`permissions.csv`, `roles.csv`, rule 9), as data.

use std::collections::HashMap;

use super::controller::Controller;
use super::table::DataError;

const TABLE: &str = "permissions.csv";

code_enum! {
    /// What an account is for. A person in both organisations has two accounts.
    pub enum Role {
        Resident = "resident",
        TriageFh = "triage_fh",
        TriageTpa = "triage_tpa",
        ManagerFh = "manager_fh",
        ManagerTpa = "manager_tpa",
        SafeguardingLead = "safeguarding_lead",
        DpoSmbc = "dpo_smbc",
        DpoShg = "dpo_shg",
        Records = "records",
        Admin = "admin",
        Analyst = "analyst",
        Auditor = "auditor",
    }
}

impl Role {
    /// The organisation of a role that belongs to one; `None`: the account says which.
    #[must_use]
    pub const fn controller(self) -> Option<Controller> {
        match self {
            Self::TriageFh | Self::ManagerFh | Self::DpoSmbc => Some(Controller::Smbc),
            Self::TriageTpa | Self::ManagerTpa | Self::DpoShg => Some(Controller::Tpa),
            Self::Resident
            | Self::SafeguardingLead
            | Self::Records
            | Self::Admin
            | Self::Analyst
            | Self::Auditor => None,
        }
    }

    /// Whether it works on enquiries. Nobody holds such a role together with `admin` (rule 9).
    #[must_use]
    pub const fn is_casework(self) -> bool {
        match self {
            Self::TriageFh
            | Self::TriageTpa
            | Self::ManagerFh
            | Self::ManagerTpa
            | Self::SafeguardingLead => true,
            Self::Resident
            | Self::DpoSmbc
            | Self::DpoShg
            | Self::Records
            | Self::Admin
            | Self::Analyst
            | Self::Auditor => false,
        }
    }
}

/// Why a set of roles cannot be one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RoleConflict {
    #[error("an administrator does no casework")]
    AdminWithCasework,
    #[error("a role of the other organisation")]
    OtherController,
    #[error("a resident is not a member of staff")]
    Resident,
}

/// Whether one account of an organisation may hold these roles.
///
/// # Errors
/// The first rule that it would break.
pub fn check_roles(controller: Controller, roles: &[Role]) -> Result<(), RoleConflict> {
    if roles.contains(&Role::Resident) {
        return Err(RoleConflict::Resident);
    }
    if roles
        .iter()
        .any(|role| role.controller().is_some_and(|own| own != controller))
    {
        return Err(RoleConflict::OtherController);
    }
    if roles.contains(&Role::Admin) && roles.iter().any(|role| role.is_casework()) {
        return Err(RoleConflict::AdminWithCasework);
    }
    Ok(())
}

code_enum! {
    /// What can be done: one for each row of the matrix.
    pub enum Action {
        SubmitEnquiry = "submit_enquiry",
        ListQueue = "list_queue",
        OpenEnquiry = "open_enquiry",
        RevealFreeText = "reveal_free_text",
        SeeContactDetails = "see_contact_details",
        SeeOffenceFlagged = "see_offence_flagged",
        ChangeQueue = "change_queue",
        TransferWithConsent = "transfer_with_consent",
        TransferWithoutConsent = "transfer_without_consent",
        Assign = "assign",
        RecordContact = "record_contact",
        Close = "close",
        Disclose = "disclose",
        WithholdFromSubject = "withhold_from_subject",
        ChangeConsent = "change_consent",
        ReadConsents = "read_consents",
        MakeRequest = "make_request",
        DecideRequest = "decide_request",
        ExportSubjectFile = "export_subject_file",
        Restrict = "restrict",
        LegalHold = "legal_hold",
        EditRetention = "edit_retention",
        ApproveDeletion = "approve_deletion",
        PublishNotice = "publish_notice",
        EditConfiguration = "edit_configuration",
        ManageUsers = "manage_users",
        ReadEqualityRows = "read_equality_rows",
        RunEqualityTables = "run_equality_tables",
        RunStatistics = "run_statistics",
        ReadAccessAudit = "read_access_audit",
        ShareForSafeguarding = "share_for_safeguarding",
        Claim = "claim",
        WriteNote = "write_note",
        Search = "search",
        LinkDuplicate = "link_duplicate",
        AcceptHandover = "accept_handover",
        Reopen = "reopen",
        RaiseConcern = "raise_concern",
        CloseConcern = "close_concern",
        BreakGlass = "break_glass",
        EditTemplates = "edit_templates",
        BulkAssign = "bulk_assign",
        ExportCases = "export_cases",
        AssistedEntry = "assisted_entry",
        RecordIncident = "record_incident",
        DecideIncident = "decide_incident",
        ReadFeedback = "read_feedback",
        ReviewAccess = "review_access",
        AgreeToClose = "agree_to_close",
    }
}

code_enum! {
    /// Why somebody opens a record that they may open with a reason only (`r`). Codes, because the audit
    /// holds no content.
    pub enum OpenReason {
        PersonAsked = "person_asked",
        RightsRequest = "rights_request",
        Complaint = "complaint",
        PutRight = "put_right",
    }
}

code_enum! {
    /// How far a permission reaches.
    pub enum Grant {
        /// The own record.
        Own = "own",
        /// Enquiries in the queues that the account is assigned to.
        Queues = "q",
        /// The whole organisation.
        Controller = "c",
        /// Flagged enquiries of the organisation only.
        Flagged = "f",
        /// With a reason, audited.
        WithReason = "r",
        /// Counts only.
        Aggregates = "agg",
        /// Without content.
        Metadata = "meta",
        /// With a second person.
        SecondPerson = "2",
        /// Which teams opened it and when.
        OwnSummary = "own_summary",
        /// What the account itself did.
        OwnActions = "own_actions",
        No = "-",
    }
}

/// What is being asked for. Everything starts as "no", so that a forgotten fact refuses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scope {
    /// The resident's own record.
    pub own_record: bool,
    /// The enquiry lies in a queue that the account is assigned to.
    pub own_queue: bool,
    /// The record belongs to the account's organisation.
    pub same_controller: bool,
    /// A flag for the safeguarding lead is set (`Flag::for_safeguarding_lead`).
    pub flagged: bool,
    /// A reason was given and recorded.
    pub reason_given: bool,
    /// A second person agreed.
    pub second_person: bool,
    /// How much is asked for.
    pub depth: Depth,
}

/// How much of a record is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Counts.
    Aggregates,
    /// That it exists, when, where; or a summary of the own record or actions.
    Metadata,
    #[default]
    Content,
}

/// The matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PermissionMatrix {
    grants: HashMap<(Role, Action), Grant>,
}

impl PermissionMatrix {
    /// Takes rows of column name and value; the column `action` names the row.
    ///
    /// # Errors
    /// An unknown action, role or grant; a row or column that is missing or stands twice.
    pub fn from_rows(rows: Vec<HashMap<String, String>>) -> Result<Self, DataError> {
        let mut grants = HashMap::new();
        for (line, mut row) in (2..).zip(rows) {
            let wrong = |problem: String| DataError {
                table: TABLE,
                line: Some(line),
                problem,
            };
            let action: Action = row
                .remove("action")
                .unwrap_or_default()
                .parse()
                .map_err(|_| wrong("no such action".to_owned()))?;
            for (role, grant) in row {
                let role: Role = role.parse().map_err(|_| wrong(format!("no role {role}")))?;
                let grant: Grant = grant
                    .parse()
                    .map_err(|_| wrong(format!("no grant {grant}")))?;
                if grants.insert((role, action), grant).is_some() {
                    return Err(wrong(format!("{action} stands twice")));
                }
            }
        }
        let missing = Action::ALL
            .iter()
            .flat_map(|action| Role::ALL.iter().map(move |role| (*role, *action)))
            .find(|cell| !grants.contains_key(cell));
        match missing {
            Some((role, action)) => Err(DataError::of(
                TABLE,
                format!("{action} of {role} is missing"),
            )),
            None => Ok(Self { grants }),
        }
    }

    /// The cell of the matrix.
    #[must_use]
    pub fn grant(&self, role: Role, action: Action) -> Grant {
        self.grants
            .get(&(role, action))
            .copied()
            .unwrap_or(Grant::No)
    }

    /// Whether a role may do something. The other organisation's records are never in reach.
    #[must_use]
    pub fn allows(&self, role: Role, action: Action, scope: Scope) -> bool {
        let Scope {
            own_record,
            own_queue,
            same_controller,
            flagged,
            reason_given,
            second_person,
            depth,
        } = scope;
        match self.grant(role, action) {
            Grant::No => false,
            Grant::Own => own_record,
            Grant::OwnSummary | Grant::OwnActions => own_record && depth <= Depth::Metadata,
            Grant::Queues => same_controller && own_queue,
            Grant::Controller => same_controller,
            Grant::Flagged => same_controller && flagged,
            Grant::WithReason => same_controller && reason_given,
            Grant::SecondPerson => same_controller && second_person,
            Grant::Metadata => same_controller && depth <= Depth::Metadata,
            Grant::Aggregates => same_controller && depth == Depth::Aggregates,
        }
    }

    /// Whether any of an account's roles may do something.
    #[must_use]
    pub fn any_allows(&self, roles: &[Role], action: Action, scope: Scope) -> bool {
        roles.iter().any(|role| self.allows(*role, action, scope))
    }
}

#[cfg(test)]
mod tests;
