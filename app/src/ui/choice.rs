//! One answer of a group, as a page builds it.

use leptos::prelude::*;

/// One answer of a group of radios or checkboxes.
#[derive(Default)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: String,
    pub checked: bool,
    /// The page opens with the focus here.
    pub autofocus: bool,
    /// The word "or" stands before it: the answer that rules the others out.
    pub after_or: bool,
    /// A field that belongs to this answer.
    pub then: Option<AnyView>,
    /// More about this answer than a hint can hold.
    pub more: Option<AnyView>,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            ..Self::default()
        }
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = checked;
        self
    }

    pub fn autofocus(mut self, autofocus: bool) -> Self {
        self.autofocus = autofocus;
        self
    }

    pub fn after_or(mut self) -> Self {
        self.after_or = true;
        self
    }

    pub fn then(mut self, view: impl IntoView + 'static) -> Self {
        self.then = Some(view.into_any());
        self
    }

    pub fn more(mut self, view: impl IntoView + 'static) -> Self {
        self.more = Some(view.into_any());
        self
    }
}
