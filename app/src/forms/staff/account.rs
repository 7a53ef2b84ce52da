//! Accounts: inviting somebody, what they may do, joining, and one's own password.

use super::{CODE_DIGITS, note};
use crate::{
    domain::{
        codes::QueueCode,
        controller::Controller,
        entered_text::read_digits,
        password::{self, PasswordProblem},
        permission::{Role, check_roles},
        personal::{Email, Note, PersonName},
        phone::parse_email,
        reference_data::ReferenceData,
    },
    forms::form_data::{FormData, FormReader},
    ui::{Problem, Problems},
};
use chrono::NaiveDate;
use zeroize::Zeroizing;

/// Most characters of a line that says what proves a training.
pub const EVIDENCE_LINE: usize = 200;

/// What an account may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    pub roles: Vec<Role>,
    pub queues: Vec<QueueCode>,
}

impl Access {
    /// The codes, as rows keep them: in the order of their lists.
    pub fn codes(&self) -> (Vec<String>, Vec<String>) {
        let roles = self.roles.iter().map(ToString::to_string).collect();
        let queues = self.queues.iter().map(ToString::to_string).collect();
        (roles, queues)
    }
}

/// Roles and queues as they were ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccessForm {
    pub roles: Vec<String>,
    pub queues: Vec<String>,
}

impl AccessForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            roles: data.all("roles"),
            queues: data.all("queues"),
        }
    }

    /// The roles that an account of an organisation can have.
    pub fn roles_of(controller: Controller) -> Vec<Role> {
        Role::ALL
            .iter()
            .copied()
            .filter(|role| {
                *role != Role::Resident && role.controller().is_none_or(|own| own == controller)
            })
            .collect()
    }

    /// What was ticked.
    ///
    /// # Errors
    /// No role; roles that do not go together; a triage officer without a queue; a queue without one.
    pub fn parse(&self, data: &ReferenceData, controller: Controller) -> Result<Access, Problems> {
        let mut reading = FormReader::default();
        let access = self.check(data, controller, &mut reading);
        reading.finish(access)
    }

    fn check(
        &self,
        data: &ReferenceData,
        controller: Controller,
        reading: &mut FormReader,
    ) -> Option<Access> {
        let roles: Vec<Role> = Self::roles_of(controller)
            .into_iter()
            .filter(|role| self.roles.iter().any(|typed| typed == role.code()))
            .collect();
        let queues: Vec<QueueCode> = data
            .queues_of(controller)
            .map(|queue| queue.code)
            .filter(|code| self.queues.iter().any(|typed| typed == code.code()))
            .collect();
        let triage = roles
            .iter()
            .any(|role| matches!(role, Role::TriageFh | Role::TriageTpa));
        // An administrator holds no other role at all: the database is stricter than rule 9.
        let alone = !roles.contains(&Role::Admin) || roles.len() == 1;
        if roles.is_empty() {
            reading.problem(Problem::new("roles", "accounts-error-roles"));
        } else if !alone || check_roles(controller, &roles).is_err() {
            reading.problem(Problem::new("roles", "accounts-error-admin-alone"));
        }
        if triage && queues.is_empty() {
            reading.problem(Problem::new("queues", "accounts-error-queues"));
        } else if !triage && !queues.is_empty() {
            reading.problem(Problem::new("queues", "accounts-error-no-queues"));
        }
        reading.fine().then_some(Access { roles, queues })
    }
}

/// Who is to join.
#[derive(Clone, Default)]
pub struct InviteForm {
    pub name: String,
    pub display_name: String,
    pub email: String,
    pub access: AccessForm,
}

/// Somebody who can be invited.
pub struct Invitation {
    /// Signs in: small letters, digits, dots, hyphens.
    pub name: String,
    pub display_name: PersonName,
    pub email: Email,
    pub access: Access,
}

impl InviteForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            name: data.one("name"),
            display_name: data.one("display_name"),
            email: data.one("email"),
            access: AccessForm::read(data),
        }
    }

    /// Characters of a sign-in name, least and most.
    pub const NAME: std::ops::RangeInclusive<usize> = 3..=64;

    /// The person.
    ///
    /// # Errors
    /// Every field that is empty or cannot be.
    pub fn parse(
        &self,
        data: &ReferenceData,
        controller: Controller,
    ) -> Result<Invitation, Problems> {
        let mut reading = FormReader::default();
        let display_name = PersonName::parse(&self.display_name).ok();
        if display_name.is_none() {
            reading.problem(Problem::new("display_name", "accounts-error-display-name"));
        }
        let name = self.name.trim().to_lowercase();
        let shaped = Self::NAME.contains(&name.len())
            && name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-');
        if !shaped {
            reading.problem(Problem::new("name", "accounts-error-name"));
        }
        let email = parse_email(&self.email).ok();
        if email.is_none() {
            reading.problem(Problem::new("email", "accounts-error-email"));
        }
        let access = self.access.check(data, controller, &mut reading);
        let whole = match (display_name, email, access) {
            (Some(display_name), Some(email), Some(access)) => Some(Invitation {
                name,
                display_name,
                email,
                access,
            }),
            _ => None,
        };
        reading.finish(whole)
    }
}

/// A new password, typed twice. Never shown again.
#[derive(Default)]
pub struct NewPassword {
    pub password: Zeroizing<String>,
    pub again: Zeroizing<String>,
}

impl NewPassword {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            password: Zeroizing::new(data.one("password")),
            again: Zeroizing::new(data.one("again")),
        }
    }

    /// The password, if one may have it.
    fn check(&self, names: &[&str], reading: &mut FormReader) -> Option<Zeroizing<String>> {
        if let Err(problem) = password::check(&self.password, names) {
            let key = match problem {
                PasswordProblem::Empty => "accounts-error-password",
                PasswordProblem::TooShort => "accounts-error-password-short",
                PasswordProblem::TooLong => "accounts-error-password-long",
                PasswordProblem::Common => "accounts-error-password-common",
                PasswordProblem::Name => "accounts-error-password-name",
            };
            reading.problem(
                Problem::new("password", key)
                    .with("least", password::MIN.to_string())
                    .with("most", password::MAX.to_string()),
            );
            return None;
        }
        if self.password != self.again {
            reading.problem(Problem::new("again", "accounts-error-again"));
            return None;
        }
        Some(self.password.clone())
    }
}

/// The last step of joining: a password, and proof that the app on the phone is set up.
#[derive(Default)]
pub struct AcceptInvitationForm {
    pub new: NewPassword,
    pub code: Zeroizing<String>,
}

impl AcceptInvitationForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            new: NewPassword::read(data),
            code: Zeroizing::new(data.one("code")),
        }
    }

    /// Six digits, whatever parts them.
    pub fn code(typed: &str) -> Option<Zeroizing<String>> {
        one_time_code(typed)
    }

    /// Password and code. Whether the code is right is not known yet.
    ///
    /// # Errors
    /// Every field that is empty or cannot be.
    pub fn parse(
        &self,
        names: &[&str],
    ) -> Result<(Zeroizing<String>, Zeroizing<String>), Problems> {
        let mut reading = FormReader::default();
        let password = self.new.check(names, &mut reading);
        let code = one_time_code(&self.code);
        if code.is_none() {
            reading.problem(Problem::new("code", "accounts-error-app-code"));
        }
        reading.finish(password.zip(code))
    }
}

/// Six digits, whatever parts them.
pub(super) fn one_time_code(typed: &str) -> Option<Zeroizing<String>> {
    read_digits(typed)
        .map(Zeroizing::new)
        .filter(|code| code.len() == CODE_DIGITS)
}

/// Changing one's own password.
#[derive(Default)]
pub struct PasswordForm {
    pub old: Zeroizing<String>,
    pub new: NewPassword,
}

impl PasswordForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            old: Zeroizing::new(data.one("old")),
            new: NewPassword::read(data),
        }
    }

    /// Old and new. Whether the old one is right is not known yet.
    ///
    /// # Errors
    /// Every field that is empty or cannot be.
    pub fn parse(
        &self,
        names: &[&str],
    ) -> Result<(Zeroizing<String>, Zeroizing<String>), Problems> {
        let mut reading = FormReader::default();
        if self.old.is_empty() || self.old.chars().count() > password::MAX {
            reading.problem(Problem::new("old", "accounts-error-old"));
        }
        let new = self.new.check(names, &mut reading);
        reading.finish(new.map(|new| (self.old.clone(), new)))
    }
}

/// A day of training with what proves it.
#[derive(Clone, Default)]
pub struct TrainingForm {
    /// `2026-09-17`.
    pub day: String,
    pub evidence: String,
}

/// A training that somebody saw the proof of.
pub struct TrainingRecord {
    pub day: NaiveDate,
    pub evidence: Note,
}

impl TrainingForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            day: data.date("day"),
            evidence: data.one("evidence"),
        }
    }

    /// Day and proof.
    ///
    /// # Errors
    /// A day that is none or still to come; no proof, or a long one.
    pub fn parse(&self, today: NaiveDate) -> Result<TrainingRecord, Problems> {
        let mut reading = FormReader::default();
        let day = self.day.trim().parse().ok().filter(|day| *day <= today);
        if day.is_none() {
            reading.problem(Problem::new("day", "accounts-error-day"));
        }
        let evidence = if self.evidence.chars().count() > EVIDENCE_LINE {
            Err(Problem::new("evidence", "accounts-error-evidence-long")
                .with("most", EVIDENCE_LINE.to_string()))
        } else {
            note("evidence", &self.evidence, "accounts-error-evidence")
        };
        match (day, evidence) {
            (Some(day), Ok(evidence)) => reading.finish(Some(TrainingRecord { day, evidence })),
            (_, Err(problem)) => {
                reading.problem(problem);
                reading.finish(None)
            }
            (None, Ok(_)) => reading.finish(None),
        }
    }
}

#[cfg(test)]
mod tests;
