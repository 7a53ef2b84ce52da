//! The language, and what to know to reach or support the person.

use super::frame::{Frame, QuestionPage};
use crate::{
    domain::{codes::Language, personal::Adjustments},
    forms::enquiry::AccessNeedsForm,
    i18n::{tr, tr_args},
    ui::{SelectField, TextArea, provide_problems},
};
use leptos::prelude::*;

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
                most=Adjustments::MAX
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
