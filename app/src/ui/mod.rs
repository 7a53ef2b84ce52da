//! Pieces of the design system: fields, errors, lists, buttons. No word of the service below this folder.

mod components;
mod fields;

pub use components::{
    Back, ErrorSummary, Ltr, Mark, Problem, Problems, SummaryList, SummaryRow, Tag, Tags, Tone,
};
pub use fields::{
    Checkboxes, Choice, FieldError, FormToken, Radios, SelectField, TextArea, TextField,
};

#[cfg(test)]
mod tests;
