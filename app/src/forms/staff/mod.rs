//! What staff type: signing in, and the acts on a case.

mod account;
mod close;
mod concern;
mod consent;
mod contact;
mod entry;
mod glass;
mod note;
pub mod notice;
mod queue;
mod rights;
mod search;
pub mod settings;
mod share;
mod sign_in;
mod task;
mod template;
mod try_out;

pub use account::{
    Access, AccessForm, EVIDENCE_LINE, Invite, InviteForm, JoinForm, NewPassword, PasswordForm,
    Trained, TrainingForm,
};
pub use close::CloseForm;
pub use concern::{Call, CallForm, Concern, ConcernForm, EndForm};
pub use consent::{Circumstances, ConsentForm, EVIDENCE_MAX, Logged, Said};
pub use contact::{ContactForm, LoggedContact};
pub use entry::{Entered, EntryForm, Ground, Referral, ReferralForm, Source, TOLD_MAX, say_field};
pub use glass::GlassForm;
pub use note::NoteForm;
pub use notice::{NoticeForm, SectionForm};
pub use queue::QueueForm;
pub use rights::{Act, ActForm, EraseScope, RecordForm, Recorded};
pub use search::SearchForm;
pub use settings::{SettingsForm, SettingsTyped};
pub use share::{DeclineForm, Named, ORGANISATION_MAX, Options, Share, ShareForm, Withheld, names};
pub use sign_in::{CODE_DIGITS, Proof, RECOVERY_LETTERS, SignIn, SignInForm};
pub use task::{NewTask, TaskForm};
pub use template::TemplateForm;
pub use try_out::TryForm;

use crate::{
    domain::personal::{Note, TextProblem},
    ui::Problem,
};

/// A text that an officer writes about a person, or the problem with it.
fn note(field: &str, typed: &str, empty: &'static str) -> Result<Note, Problem> {
    Note::parse(typed).map_err(|problem| match problem {
        TextProblem::Empty | TextProblem::TooShort(_) => Problem::new(field, empty),
        TextProblem::TooLong(most) => {
            Problem::new(field, "case-error-too-long").with("most", most.to_string())
        }
    })
}
