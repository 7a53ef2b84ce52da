//! A note on a case.

use super::note;
use crate::{domain::personal::Note, ui::Problems};

/// The form as it came.
#[derive(Clone, Default)]
pub struct NoteForm {
    pub note: String,
}

impl NoteForm {
    /// The note, tidied.
    ///
    /// # Errors
    /// Nothing written, or too much.
    pub fn parse(&self) -> Result<Note, Problems> {
        note("note", &self.note, "case-error-note").map_err(Problems::from)
    }
}
