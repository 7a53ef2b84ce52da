//! Pieces of the design system: fields, errors, lists, buttons. No word of the service below this folder.

mod fields;
mod pieces;

pub use fields::{
    Checkboxes, Choice, FieldError, FormToken, Radios, SelectField, TextArea, TextField,
};
pub use pieces::{
    Back, ErrorSummary, Ltr, Mark, Problem, Problems, SummaryList, SummaryRow, Tag, Tags, Tone,
};

#[cfg(test)]
mod tests;
