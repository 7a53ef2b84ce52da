//! Name, language and access, and the person's own words.

use super::frame::{Frame, QuestionPage};
use crate::{
    domain::{
        codes::Language,
        personal::{Adjustments, Message},
    },
    forms::enquiry::{AccessNeedsForm, MessageForm, NameForm},
    i18n::{tr, tr_args},
    ui::{SelectField, TextArea, TextField, provide_problems},
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

/// Language, and what to know to reach or support the person.
#[component]
pub fn AccessPage(
    frame: Frame,
    form: AccessNeedsForm,
    /// Somebody else is to be helped: their needs are not asked of a third person.
    of_someone_else: bool,
) -> impl IntoView {
    provide_problems(&frame.problems);
    let part = frame.part();
    let options = std::iter::once((String::new(), tr("enquiry-language-blank")))
        .chain(
            Language::ALL
                .iter()
                .map(|language| (language.code().to_owned(), language_label(*language))),
        )
        .collect();
    let adjustments = (!of_someone_else).then(|| {
        view! {
            <TextArea
                name="adjustments"
                label=tr("enquiry-adjustments")
                hint=tr_args("enquiry-adjustments-hint", &[("most", Adjustments::MAX.to_string())])
                value=form.adjustments
                rows=3
            />
        }
    });
    view! {
        <QuestionPage frame title=tr("enquiry-access-title")>
            <p class="sp-part">{part}</p>
            <h1 class="govuk-heading-l">{tr("enquiry-access-title")}</h1>
            <SelectField
                name="language"
                label=tr("enquiry-language")
                hint=tr("enquiry-language-hint")
                options
                value=form.language
            />
            {adjustments}
        </QuestionPage>
    }
}

/// The language's own name, and its English one where they differ.
pub fn language_label(language: Language) -> String {
    let code = language.code();
    let own = tr(&format!("language-{code}"));
    let english = tr(&format!("language-{code}-english"));
    if own == english {
        own
    } else {
        format!("{own} – {english}")
    }
}

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
fn thousands(number: usize) -> String {
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
