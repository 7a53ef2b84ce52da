//! What staff type: signing in, and the acts on a case.

mod account;
mod assisted_entry;
mod close;
mod concern;
mod consent;
mod contact;
mod emergency_access;
mod note;
pub mod notice;
mod queue_change;
mod reply_template;
pub mod review;
mod rights;
mod routing_trial;
mod search;
pub mod settings;
mod share;
mod sign_in;
mod task;

pub use account::{
    AcceptInvitationForm, Access, AccessForm, EVIDENCE_LINE, Invitation, InviteForm, NewPassword,
    PasswordForm, TrainingForm, TrainingRecord,
};
pub use assisted_entry::{
    AssistedEntry, AssistedEntryForm, EntryContext, EntrySource, Referral, ReferralForm, TOLD_MAX,
    choice_field,
};
pub use close::CloseForm;
pub use concern::{Concern, ConcernCall, ConcernCallForm, ConcernEndForm, ConcernForm};
pub use consent::{ConsentContext, ConsentForm, ConsentRecord, EVIDENCE_MAX, RecordedContact};
pub use contact::{ContactLogForm, LoggedContact};
pub use emergency_access::EmergencyAccessForm;
pub use note::NoteForm;
pub use notice::{NoticeForm, SectionForm};
pub use queue_change::QueueChangeForm;
pub use reply_template::TemplateForm;
pub use rights::{EraseScope, IntakeForm, IntakeRequest, RequestAction, RequestActionForm};
pub use routing_trial::RoutingTrialForm;
pub use search::SearchForm;
pub use settings::{SettingsForm, SettingsInput};
pub use share::{
    DeclineForm, NamedRecipient, ORGANISATION_MAX, Share, ShareForm, ShareOptions, Withheld,
    field_names,
};
pub use sign_in::{CODE_DIGITS, RECOVERY_LETTERS, SecondFactor, SignIn, SignInForm};
pub use task::{NewTask, TaskForm};

use crate::{
    domain::personal::{Note, TextProblem},
    ui::Problem,
};

/// A text that an officer writes about a person, or the problem with it.
fn note(field: &str, typed: &str, empty: &'static str) -> Result<Note, Problem> {
    Note::parse(typed).map_err(|problem| text_problem(field, problem, empty))
}

/// What to say of a text that is missing (`empty`) or too long.
fn text_problem(field: &str, problem: TextProblem, empty: &'static str) -> Problem {
    match problem {
        TextProblem::Empty | TextProblem::TooShort(_) => Problem::new(field, empty),
        TextProblem::TooLong(most) => {
            Problem::new(field, "case-error-too-long").with("most", most.to_string())
        }
    }
}
