//! A note on a case.

use super::note;
use crate::{domain::personal::Note, forms::FormData, ui::Problems};

/// The form as it came.
#[derive(Clone, Default)]
pub struct NoteForm {
    pub note: String,
}

impl NoteForm {
    /// As it came, in the field of this name.
    #[must_use]
    pub fn read(data: &FormData, field: &str) -> Self {
        Self {
            note: data.one(field),
        }
    }

    /// The note, tidied.
    ///
    /// # Errors
    /// Nothing written, or too much.
    pub fn parse(&self) -> Result<Note, Problems> {
        note("note", &self.note, "case-error-note").map_err(Problems::from)
    }

    /// Why a case with danger may end without a contact.
    ///
    /// # Errors
    /// As [`NoteForm::parse`].
    pub fn parse_agreement(&self) -> Result<Note, Problems> {
        note("agreement", &self.note, "case-error-agreement").map_err(Problems::from)
    }

    /// The reason for opening a case again.
    ///
    /// # Errors
    /// As [`NoteForm::parse`].
    pub fn parse_reopening(&self) -> Result<Note, Problems> {
        note("reopen", &self.note, "case-error-reopen").map_err(Problems::from)
    }
}
