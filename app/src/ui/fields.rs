//! Fields of a form. Each shows its problem beside it and keeps what was typed.

use super::{choice::Choice, components::Problems, form::problems_of};
use crate::i18n::{tr, tr_args};
use leptos::prelude::*;

fn group_class(error: bool) -> &'static str {
    if error {
        "govuk-form-group govuk-form-group--error"
    } else {
        "govuk-form-group"
    }
}

fn error_message(field: &str, message: Option<String>) -> impl IntoView + use<> {
    view! { <FieldError field message/> }
}

/// What is wrong with a field, beside it; nothing when all is well. Its id is the field's with `-error`.
#[component]
pub fn FieldError(#[prop(into)] field: String, message: Option<String>) -> impl IntoView {
    message.map(|message| {
        view! {
            <p class="govuk-error-message" id=format!("{field}-error")>
                <span class="govuk-visually-hidden">{tr("shell-error-hidden")}</span>
                {format!(" {message}")}
            </p>
        }
    })
}

/// Ids of hint and error, as `aria-describedby` wants them; none when there are none.
fn described_by(field: &str, hint: bool, error: bool) -> Option<String> {
    let ids: Vec<String> = [(hint, "hint"), (error, "error")]
        .into_iter()
        .filter(|(there, _)| *there)
        .map(|(_, what)| format!("{field}-{what}"))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// A field of one line.
#[component]
pub fn TextField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    /// Instead of what the form or the page says is wrong.
    #[prop(optional, into)]
    problems: Option<Problems>,
    #[prop(optional, into)] hint: String,
    /// Its id where another form of the page has a field of the same name; else the name.
    #[prop(optional, into)]
    id: String,
    /// `text`, `tel`, `email`, `password`.
    #[prop(default = "text")]
    kind: &'static str,
    /// A class for its width, such as `govuk-input--width-10`.
    #[prop(optional)]
    width: &'static str,
    #[prop(optional)] autocomplete: Option<&'static str>,
    #[prop(optional)] inputmode: Option<&'static str>,
    /// Most characters.
    #[prop(optional)]
    maxlength: Option<usize>,
    /// A number, postcode or address that keeps its direction.
    #[prop(optional)]
    ltr: bool,
    #[prop(optional)] spellcheck: bool,
    /// The label is the question of the page.
    #[prop(optional)]
    heading: bool,
    /// Small line over the question: which part of the journey this is.
    #[prop(optional, into)]
    part: String,
) -> impl IntoView {
    let message = problems_of(problems).of(&name);
    let id = if id.is_empty() { name.clone() } else { id };
    let error = message.is_some();
    let label = if heading {
        view! {
            {(!part.is_empty()).then(|| view! { <p class="sp-part">{part}</p> })}
            <h1 class="govuk-heading-l"><label for=id.clone()>{label}</label></h1>
        }
        .into_any()
    } else {
        view! { <label class="govuk-label" for=id.clone()>{label}</label> }.into_any()
    };
    let class = format!(
        "govuk-input {width}{}",
        if error { " govuk-input--error" } else { "" }
    );
    let has_hint = !hint.is_empty();
    view! {
        <div class=group_class(error)>
            {label}
            {has_hint.then(|| view! { <div class="govuk-hint" id=format!("{id}-hint")>{hint}</div> })}
            {error_message(&id, message)}
            <input
                class=class
                id=id.clone()
                name=name
                type=kind
                dir=ltr.then_some("ltr")
                autocomplete=autocomplete
                inputmode=inputmode
                maxlength=maxlength
                spellcheck=if spellcheck { "true" } else { "false" }
                aria-describedby=described_by(&id, has_hint, error)
                value=value
            />
        </div>
    }
    .into_any()
}

/// Text inside `<textarea>`, where Leptos 0.8 escapes nothing (tachys 0.2.19, `elements.rs`): without this,
/// whatever somebody typed could end the field and go on as part of the page.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A field of several lines. The only place where `<textarea>` may stand: see [`escaped`].
#[component]
pub fn TextArea(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    /// Instead of what the form or the page says is wrong.
    #[prop(optional, into)]
    problems: Option<Problems>,
    #[prop(optional, into)] hint: String,
    /// Its id where another form of the page has a field of the same name; else the name.
    #[prop(optional, into)]
    id: String,
    #[prop(default = 6)] rows: u8,
    /// Most characters. The script counts down to it as the server counts; 0 for a field without a counter.
    #[prop(optional)]
    most: usize,
    #[prop(optional)] heading: bool,
    #[prop(optional, into)] part: String,
) -> impl IntoView {
    let message = problems_of(problems).of(&name);
    let id = if id.is_empty() { name.clone() } else { id };
    let error = message.is_some();
    let label = if heading {
        view! {
            {(!part.is_empty()).then(|| view! { <p class="sp-part">{part}</p> })}
            <h1 class="govuk-heading-l"><label for=id.clone()>{label}</label></h1>
        }
        .into_any()
    } else {
        view! { <label class="govuk-label" for=id.clone()>{label}</label> }.into_any()
    };
    let has_hint = !hint.is_empty();
    view! {
        <div class=group_class(error)>
            {label}
            {has_hint.then(|| view! { <div class="govuk-hint" id=format!("{id}-hint")>{hint}</div> })}
            {error_message(&id, message)}
            <textarea
                class=if error { "govuk-textarea govuk-textarea--error" } else { "govuk-textarea" }
                id=id.clone()
                name=name
                rows=rows.to_string()
                data-most=(most > 0).then_some(most)
                data-left=(most > 0).then(|| tr_args("shell-count-left", &[("number", "%".to_owned())]))
                data-over=(most > 0).then(|| tr_args("shell-count-over", &[("number", "%".to_owned())]))
                aria-describedby=described_by(&id, has_hint, error)
            >
                {escaped(&value)}
            </textarea>
        </div>
    }
    .into_any()
}

/// The first answer carries the id of the field, so that the error summary can jump to it.
fn choice_id(name: &str, value: &str, first: bool) -> String {
    if first {
        name.to_owned()
    } else {
        format!("{name}-{value}")
    }
}

fn choice_items(kind: &'static str, name: &str, choices: Vec<Choice>) -> impl IntoView + use<> {
    let block = if kind == "radio" {
        "govuk-radios"
    } else {
        "govuk-checkboxes"
    };
    let name = name.to_owned();
    choices
        .into_iter()
        .enumerate()
        .map(move |(position, choice)| {
            let id = choice_id(&name, &choice.value, position == 0);
            let has_hint = !choice.hint.is_empty();
            view! {
                {choice.after_or.then(|| view! { <p class="sp-or">{tr("shell-or")}</p> })}
                <div class=format!("{block}__item")>
                    <input
                        class=format!("{block}__input")
                        id=id.clone()
                        name=name.clone()
                        type=kind
                        value=choice.value
                        checked=choice.checked
                        autofocus=choice.autofocus
                        aria-describedby=has_hint.then(|| format!("{id}-item-hint"))
                    />
                    <label class=format!("govuk-label {block}__label") for=id.clone()>{choice.label}</label>
                    {has_hint
                        .then(|| {
                            view! { <div class=format!("govuk-hint {block}__hint") id=format!("{id}-item-hint")>{choice.hint}</div> }
                        })}
                    {choice.more}
                </div>
                {choice.then.map(|then| view! { <div class="sp-then">{then}</div> })}
            }
        })
        .collect_view()
}

/// The frame of a question with several answers.
#[component]
fn Question(
    name: String,
    legend: String,
    hint: String,
    problems: Option<Problems>,
    heading: bool,
    part: String,
    small: bool,
    children: Children,
) -> impl IntoView {
    let message = problems_of(problems).of(&name);
    let error = message.is_some();
    let has_hint = !hint.is_empty();
    let legend = if heading {
        view! {
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--l">
                {(!part.is_empty()).then(|| view! { <span class="sp-part">{part}</span> })}
                <h1 class="govuk-fieldset__heading">{legend}</h1>
            </legend>
        }
        .into_any()
    } else {
        let size = if small {
            "govuk-fieldset__legend govuk-fieldset__legend--s"
        } else {
            "govuk-fieldset__legend govuk-fieldset__legend--m"
        };
        view! { <legend class=size>{legend}</legend> }.into_any()
    };
    view! {
        <div class=group_class(error)>
            <fieldset class="govuk-fieldset" aria-describedby=described_by(&name, has_hint, error)>
                {legend}
                {has_hint.then(|| view! { <div class="govuk-hint" id=format!("{name}-hint")>{hint}</div> })}
                {error_message(&name, message)}
                {children()}
            </fieldset>
        </div>
    }
    .into_any()
}

/// One answer out of several.
#[component]
pub fn Radios(
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    choices: Vec<Choice>,
    /// Instead of what the form or the page says is wrong.
    #[prop(optional, into)]
    problems: Option<Problems>,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] heading: bool,
    #[prop(optional, into)] part: String,
    #[prop(optional)] small: bool,
) -> impl IntoView {
    let items = choice_items("radio", &name, choices);
    view! {
        <Question name legend hint problems heading part small>
            <div class="govuk-radios sp-rows">{items}</div>
        </Question>
    }
    .into_any()
}

/// Any number of answers.
#[component]
pub fn Checkboxes(
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    choices: Vec<Choice>,
    /// Instead of what the form or the page says is wrong.
    #[prop(optional, into)]
    problems: Option<Problems>,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] heading: bool,
    #[prop(optional, into)] part: String,
    #[prop(optional)] small: bool,
) -> impl IntoView {
    let items = choice_items("checkbox", &name, choices);
    view! {
        <Question name legend hint problems heading part small>
            <div class="govuk-checkboxes sp-rows">{items}</div>
        </Question>
    }
    .into_any()
}

/// One of a long list.
#[component]
pub fn SelectField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    /// Value and label of each option.
    options: Vec<(String, String)>,
    #[prop(into)] value: String,
    /// Instead of what the form or the page says is wrong.
    #[prop(optional, into)]
    problems: Option<Problems>,
    #[prop(optional, into)] hint: String,
) -> impl IntoView {
    let message = problems_of(problems).of(&name);
    let error = message.is_some();
    let has_hint = !hint.is_empty();
    let options = options
        .into_iter()
        .map(|(code, label)| {
            let selected = code == value;
            view! { <option value=code selected=selected>{label}</option> }
        })
        .collect_view();
    view! {
        <div class=group_class(error)>
            <label class="govuk-label" for=name.clone()>{label}</label>
            {has_hint.then(|| view! { <div class="govuk-hint" id=format!("{name}-hint")>{hint}</div> })}
            {error_message(&name, message)}
            <select
                class="govuk-select"
                id=name.clone()
                name=name.clone()
                aria-describedby=described_by(&name, has_hint, error)
            >
                {options}
            </select>
        </div>
    }
    .into_any()
}
