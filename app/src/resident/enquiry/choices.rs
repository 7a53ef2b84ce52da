//! "Is there anything you want to say yes to?": one tick for each purpose and organisation, all off.

use super::frame::{Frame, QuestionPage};
use crate::{
    domain::controller::Controller,
    forms::enquiry::{ChoicesForm, ConsentOffer},
    i18n::{Lang, tr},
    page::page_context,
};
use leptos::prelude::*;

/// An offer with its words, which are evidence: they come from the wording's row and not from a text file.
#[derive(Clone, Debug)]
pub struct ConsentOfferView {
    pub offer: ConsentOffer,
    /// The sentence beside the tick.
    pub title: String,
    pub who: String,
    pub what: String,
    /// What is not passed on; empty where nothing is passed on.
    pub not_shared: String,
    pub on_withdrawal: String,
    /// The language of the words: code.
    pub language: String,
}

/// The choices page.
#[component]
pub fn ChoicesPage(
    frame: Frame,
    form: ChoicesForm,
    offers: Vec<ConsentOfferView>,
    controller: Controller,
    notice_href: String,
    /// The team was switched, so the choices are asked again.
    switched: bool,
) -> impl IntoView {
    let error = frame.problems.of("choices");
    let part = frame.part();
    let class = if error.is_some() {
        "govuk-form-group govuk-form-group--error"
    } else {
        "govuk-form-group"
    };
    let described = if error.is_some() {
        "choices-hint choices-error"
    } else {
        "choices-hint"
    };
    // A consent is never shown in words that nobody has checked (rule 7.6).
    let reader = page_context().lang.code();
    let foreign = offers
        .iter()
        .any(|words| words.language != reader)
        .then(|| view! { <p class="sp-note govuk-body">{tr("lang-wording")}</p> });
    let items = offers
        .into_iter()
        .enumerate()
        .map(|(position, words)| offer(words, &form, position == 0))
        .collect_view();
    view! {
        <QuestionPage frame title=tr("enquiry-choices-tab")>
            {switched.then(|| view! { <p class="sp-note govuk-body">{tr("enquiry-choices-switched")}</p> })}
            <div class=class>
                <fieldset class="govuk-fieldset" aria-describedby=described>
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--l">
                        <span class="sp-part">{part}</span>
                        <h1 class="govuk-fieldset__heading">{tr("enquiry-choices-title")}</h1>
                    </legend>
                    <p class="govuk-body" id="choices-hint">
                        {tr("enquiry-choices-lead")}
                        " "
                        <strong>{tr("enquiry-choices-same")}</strong>
                        " "
                        {tr("enquiry-choices-mind")}
                    </p>
                    {foreign}
                    <crate::ui::FieldError field="choices" message=error/>
                    <div class="govuk-checkboxes sp-rows">{items}</div>
                </fieldset>
            </div>
            <p class="govuk-body">
                <a class="govuk-link" href=notice_href>
                    {tr("enquiry-choices-without")}
                    {format!(" ({})", tr(&format!("controller-{controller}")))}
                </a>
            </p>
        </QuestionPage>
    }
    .into_any()
}

fn offer(words: ConsentOfferView, form: &ChoicesForm, first: bool) -> impl IntoView + use<> {
    let code = words.offer.purpose.to_string();
    let checked = form.choices.contains(&code);
    let id = if first {
        "choices".to_owned()
    } else {
        format!("choices-{}", code.replace(':', "-"))
    };
    let more = format!("{id}-more");
    let page = page_context().lang;
    let own = Lang::from_code(&words.language).filter(|own| *own != page);
    let (lang, dir) = (own.map(Lang::code), own.map(Lang::dir));
    let line = |key: &str, value: String| {
        (!value.is_empty()).then(|| {
            view! {
                <div>
                    <dt>{tr(key)}</dt>
                    <dd><span lang=lang dir=dir>{value}</span></dd>
                </div>
            }
        })
    };
    view! {
        <div class="govuk-checkboxes__item sp-choice">
            <input
                class="govuk-checkboxes__input"
                id=id.clone()
                name="choices"
                type="checkbox"
                value=code
                checked=checked
                aria-describedby=more.clone()
            />
            <label class="govuk-label govuk-checkboxes__label" for=id><span lang=lang dir=dir>{words.title}</span></label>
            <dl class="sp-choice__dl" id=more>
                {line("enquiry-choices-who", words.who)}
                {line("enquiry-choices-what", words.what)}
                {line("enquiry-choices-not", words.not_shared)}
                {line("enquiry-choices-stop", words.on_withdrawal)}
            </dl>
            // Which words were on the page goes back with the answer.
            <input type="hidden" name="wording" value=words.offer.wording.to_string()/>
        </div>
    }
    .into_any()
}
