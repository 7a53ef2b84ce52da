//! The person's own words.

use super::frame::{Frame, QuestionPage};
use crate::{
    domain::personal::Message,
    forms::enquiry::MessageForm,
    i18n::{tr, tr_args},
    ui::{TextArea, provide_problems},
};
use leptos::prelude::*;

/// "Is there anything else you want to tell us?"
#[component]
pub fn MessagePage(frame: Frame, form: MessageForm) -> impl IntoView {
    provide_problems(&frame.problems);
    let part = frame.part();
    view! {
        <QuestionPage frame title=tr("enquiry-message-tab")>
            <TextArea
                name="message"
                label=tr("enquiry-message-title")
                hint=format!(
                    "{} {}",
                    tr_args("enquiry-message-hint", &[("most", thousands(Message::MAX))]),
                    tr("enquiry-message-not"),
                )
                value=form.message
                rows=8
                heading=true
                part
            />
        </QuestionPage>
    }
}

/// A number as people write it: 1,000.
pub(crate) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn thousands_are_parted() {
        assert_eq!(
            [thousands(30), thousands(1000), thousands(12345)],
            ["30", "1,000", "12,345"]
        );
    }
}
