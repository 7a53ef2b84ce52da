//! The person's own words.

use super::frame::{Frame, QuestionPage};
use crate::{
    domain::personal::Message,
    forms::enquiry::MessageForm,
    i18n::{grouped, tr, tr_args},
    ui::{TextArea, provide_problems},
};
use leptos::prelude::*;

/// "Is there anything else you want to tell us?"
#[component]
pub fn MessagePage(
    frame: Frame,
    form: MessageForm,
    /// Who asks for somebody else may say for whom.
    of_someone_else: bool,
) -> impl IntoView {
    provide_problems(&frame.problems);
    let part = frame.part();
    let leave_out = if of_someone_else {
        "enquiry-message-not-them"
    } else {
        "enquiry-message-not"
    };
    view! {
        <QuestionPage frame title=tr("enquiry-message-tab")>
            <TextArea
                name="message"
                label=tr("enquiry-message-title")
                hint=format!(
                    "{} {}",
                    tr_args("enquiry-message-hint", &[("most", grouped(Message::MAX))]),
                    tr(leave_out),
                )
                most=Message::MAX
                value=form.message
                rows=8
                heading=true
                part
            />
        </QuestionPage>
    }
}
