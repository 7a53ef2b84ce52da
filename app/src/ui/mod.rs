//! Pieces of the design system: fields, errors, lists, buttons. No word of the service below this folder.

mod choice;
mod components;
mod fields;
mod form;

pub use choice::Choice;
pub use components::{
    Back, ErrorSummary, Ltr, Mark, Problem, Problems, SummaryList, SummaryRow, Tag, Tags, Tone,
};
pub use fields::{Checkboxes, FieldError, Radios, SelectField, TextArea, TextField};

pub use form::{Form, FormToken, provide_problems};

#[cfg(test)]
mod tests;
