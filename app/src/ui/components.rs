//! What stands around and between the fields.

use crate::i18n::{tr, tr_args, tr_shell};
use leptos::prelude::*;

/// One thing that is wrong with what was typed: where, and the sentence that says what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Name of the field, as in the form.
    pub field: String,
    /// Text key of the sentence.
    pub key: String,
    pub args: Vec<(&'static str, String)>,
    /// Id to jump to, where it is not the field's name (the first radio of a group).
    pub anchor: Option<String>,
}

impl Problem {
    pub fn new(field: impl Into<String>, key: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            key: key.into(),
            args: Vec::new(),
            anchor: None,
        }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    pub fn at(mut self, anchor: impl Into<String>) -> Self {
        self.anchor = Some(anchor.into());
        self
    }

    pub fn message(&self) -> String {
        tr_args(&self.key, &self.args)
    }

    fn anchor(&self) -> &str {
        self.anchor.as_deref().unwrap_or(&self.field)
    }
}

/// All that is wrong with one form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Of one form among several of a page: the ids of these fields begin with its name.
    #[must_use]
    pub fn within(mut self, form: &str, fields: &[&str]) -> Self {
        for problem in &mut self.0 {
            if problem.anchor.is_none() && fields.contains(&problem.field.as_str()) {
                problem.anchor = Some(format!("{form}-{}", problem.field));
            }
        }
        self
    }

    /// The sentence for a field, if something is wrong with it.
    pub fn of(&self, field: &str) -> Option<String> {
        self.0
            .iter()
            .find(|problem| problem.field == field)
            .map(Problem::message)
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

/// The summary above the heading of a page whose form failed; nothing when all is well.
#[component]
pub fn ErrorSummary(problems: Problems) -> impl IntoView {
    (!problems.is_empty()).then(|| {
        let items = problems
            .0
            .iter()
            .map(|problem| view! { <li><a href=format!("#{}", problem.anchor())>{problem.message()}</a></li> })
            .collect_view();
        view! {
            <div class="govuk-error-summary" tabindex="-1" data-focus="">
                <div role="alert">
                    <h2 class="govuk-error-summary__title">{tr("shell-problem")}</h2>
                    <div class="govuk-error-summary__body">
                        <ul class="govuk-list govuk-error-summary__list">{items}</ul>
                    </div>
                </div>
            </div>
        }
    })
}

/// The link back to the page before.
#[component]
pub fn Back(#[prop(into)] href: String) -> impl IntoView {
    view! {
        <nav aria-label=tr_shell("shell-back-label")>
            <a href=href class="govuk-back-link">{tr_shell("shell-back")}</a>
        </nav>
    }
}

/// A reference, code, telephone number, postcode or email: keeps its direction in every language, and no
/// browser translates it (input F5).
#[component]
pub fn Ltr(#[prop(into)] text: String) -> impl IntoView {
    view! { <bdi dir="ltr" class="sp-nowrap" translate="no">{text}</bdi> }
}

/// One line of a list of answers.
#[derive(Clone, Debug)]
pub struct SummaryRow {
    pub key: String,
    /// Paragraphs of the answer.
    pub value: Vec<String>,
    /// Keeps its direction (postcode, phone, email, reference).
    pub ltr: bool,
    /// Where to change it, and what "it" is for people who do not see the row.
    pub change: Option<(String, String)>,
}

/// Answers with their change links.
#[component]
pub fn SummaryList(rows: Vec<SummaryRow>) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let value = row
                .value
                .into_iter()
                .map(|line| {
                    if row.ltr {
                        view! { <p class="govuk-body"><bdi dir="ltr" translate="no">{line}</bdi></p> }.into_any()
                    } else {
                        view! { <p class="govuk-body">{line}</p> }.into_any()
                    }
                })
                .collect_view();
            let change = row.change.map(|(href, what)| {
                view! {
                    <dd class="govuk-summary-list__actions">
                        <a class="govuk-link" href=href>
                            {tr("shell-change")}
                            <span class="govuk-visually-hidden">{format!(" {what}")}</span>
                        </a>
                    </dd>
                }
            });
            view! {
                <div class="govuk-summary-list__row">
                    <dt class="govuk-summary-list__key">{row.key}</dt>
                    <dd class="govuk-summary-list__value">{value}</dd>
                    {change}
                </div>
            }
        })
        .collect_view();
    view! { <dl class="govuk-summary-list">{rows}</dl> }
}

/// What a tag says without its words: never colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Grey,
    Amber,
    Red,
    On,
    River,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Tone::Grey => "sp-tag",
            Tone::Amber => "sp-tag sp-tag--amber",
            Tone::Red => "sp-tag sp-tag--red",
            Tone::On => "sp-tag sp-tag--on",
            Tone::River => "sp-tag sp-tag--river",
        }
    }
}

/// A state or flag in one to three words.
#[component]
pub fn Tag(tone: Tone, #[prop(into)] text: String) -> impl IntoView {
    view! { <span class=tone.class()>{text}</span> }
}

/// Several tags; nothing when there are none.
#[component]
pub fn Tags(tags: Vec<(Tone, String)>) -> impl IntoView {
    (!tags.is_empty()).then(|| {
        let items = tags
            .into_iter()
            .map(|(tone, text)| view! { <li><Tag tone text/></li> })
            .collect_view();
        view! { <ul class="sp-tags">{items}</ul> }
    })
}

/// The mark: two doors in one viaduct. `wall` is the colour of the wall.
#[component]
pub fn Mark(wall: &'static str) -> impl IntoView {
    view! {
        <svg viewBox="0 0 40 32" aria-hidden="true" focusable="false">
            <path fill=wall d="M2 0h36a2 2 0 0 1 2 2v30H0V2a2 2 0 0 1 2-2z"></path>
            <path fill="#ffc845" d="M4 32V14a7 7 0 0 1 14 0v18z"></path>
            <path fill="#faf6f0" d="M22 32V14a7 7 0 0 1 14 0v18z"></path>
        </svg>
    }
}
