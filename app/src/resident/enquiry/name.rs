//! What to call the person.

use super::frame::{Frame, QuestionPage};
use crate::{
    forms::enquiry::NameForm,
    i18n::tr,
    ui::{TextField, provide_problems},
};
use leptos::prelude::*;

/// "What should we call you?" Any name is accepted.
#[component]
pub fn NamePage(frame: Frame, form: NameForm) -> impl IntoView {
    provide_problems(&frame.problems);
    let part = frame.part();
    view! {
        <QuestionPage frame title=tr("enquiry-name-title")>
            <TextField
                name="name"
                label=tr("enquiry-name-title")
                hint=tr("enquiry-name-hint")
                value=form.name
                autocomplete="name"
                heading=true
                part
            />
        </QuestionPage>
    }
}
