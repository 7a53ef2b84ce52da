//! Equality questions: asked after sending, all of them optional, kept apart (rule 6).

use crate::{
    domain::equality::{EqualityAnswers, EqualityQuestion, OTHER_MAX, PREFER_NOT, first_questions},
    i18n::{tr, tr_args},
    resident::shell::ResidentPage,
    ui::{Choice, ErrorSummary, Form, Problems, Radios, TextField, provide_problems},
};
use leptos::prelude::*;

/// The field of the few words that an "other" answer may add.
pub fn words_field(question: &str, option: &str) -> String {
    format!("{question}_{option}_words")
}

/// `/enquiry/equality`.
#[component]
pub fn EqualityPage(
    /// What this organisation asks, follow-ups included.
    questions: Vec<EqualityQuestion>,
    /// What was answered before.
    answers: EqualityAnswers,
) -> impl IntoView {
    let one = first_questions(&questions) == 1;
    let (title, save, skip) = if one {
        (
            "equality-page-title-one",
            "equality-page-save-one",
            "equality-page-skip-one",
        )
    } else {
        (
            "equality-page-title",
            "equality-page-save",
            "equality-page-skip",
        )
    };
    view! {
        <ResidentPage title=tr(title) back="/enquiry/sent" idle_warning=true>
            <h1 class="govuk-heading-l">{tr(title)}</h1>
            <Why one/>
            <Form class="sp-after" action="/enquiry/equality">
                {fields(&questions, &answers)}
                <div class="sp-actions">
                    <button type="submit" class="govuk-button">{tr(save)}</button>
                    <a class="govuk-link sp-linkbox" href="/enquiry/sent">{tr(skip)}</a>
                </div>
            </Form>
        </ResidentPage>
    }
}

/// After the answers were saved.
#[component]
pub fn EqualityThanksPage() -> impl IntoView {
    view! {
        <ResidentPage title=tr("equality-page-thanks")>
            <h1 class="govuk-heading-l">{tr("equality-page-thanks")}</h1>
            <p class="govuk-body">{tr("equality-page-thanks-apart")}</p>
            <p class="govuk-body">{tr("equality-page-thanks-change")}</p>
            <div class="sp-actions">
                <a class="govuk-button" href="/enquiry/sent" draggable="false">{tr("equality-page-back")}</a>
            </div>
        </ResidentPage>
    }
}

/// Why we ask, and what is never done with it.
#[component]
fn Why(one: bool) -> impl IntoView {
    let optional = if one {
        "equality-page-optional-one"
    } else {
        "equality-page-optional"
    };
    let lines = [
        "equality-page-why",
        "equality-page-apart",
        "equality-page-never",
        optional,
    ]
    .map(|key| view! { <li>{tr(key)}</li> })
    .collect_view();
    view! { <ul class="govuk-list govuk-list--bullet">{lines}</ul> }
}

/// The questions in order; a follow-up stands under the answer that brings it up.
fn fields(questions: &[EqualityQuestion], answers: &EqualityAnswers) -> Vec<AnyView> {
    questions
        .iter()
        .filter(|question| question.follows.is_none())
        .map(|question| field(question, questions, answers, false))
        .collect()
}

fn field(
    question: &EqualityQuestion,
    all: &[EqualityQuestion],
    answers: &EqualityAnswers,
    small: bool,
) -> AnyView {
    let given = answers.answers.get(&question.code);
    let choices = question
        .options
        .iter()
        .map(|option| {
            let label = tr(&format!("equality-{}-{}", question.code, option.code));
            let chosen = given.is_some_and(|answer| answer.option == option.code);
            let mut choice = Choice::new(option.code.clone(), label).checked(chosen);
            if option.code == PREFER_NOT {
                choice = choice.after_or();
            }
            if option.free_text {
                let words = given
                    .filter(|_| chosen)
                    .and_then(|answer| answer.words.clone())
                    .unwrap_or_default();
                choice = choice.then(view! {
                    <TextField
                        name=words_field(&question.code, &option.code)
                        label=tr("equality-other-words")
                        hint=tr_args("equality-page-words-hint", &[("most", OTHER_MAX.to_string())])
                        value=words
                        problems=Problems::default()
                    />
                });
            }
            let followed = all.iter().find(|next| {
                next.follows
                    .as_ref()
                    .is_some_and(|(of, answer)| *of == question.code && *answer == option.code)
            });
            match followed {
                Some(next) => choice.then(field(next, all, answers, true)),
                None => choice,
            }
        })
        .collect();
    view! {
        <Radios
            name=question.code.clone()
            legend=tr(&format!("equality-{}", question.code))
            choices
            problems=Problems::default()
            small
        />
    }
    .into_any()
}

/// What the page behind the three words shows.
#[derive(Clone)]
pub enum OwnEqualityView {
    /// Nobody can find the row without the words: they are asked for each time.
    Locked {
        /// What was done just now.
        done: Option<EqualityOutcome>,
        problems: Problems,
    },
    Open {
        questions: Vec<EqualityQuestion>,
        /// `None`: nothing is stored.
        answers: Option<EqualityAnswers>,
        /// The secret, sealed for this session's cookie; comes back with the answer.
        held: String,
    },
}

/// What was done with the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EqualityOutcome {
    Saved,
    Deleted,
}

/// `/manage/enquiry/equality`.
#[component]
pub fn OwnEqualityPage(own: OwnEqualityView, exit: bool) -> impl IntoView {
    let failed = matches!(&own, OwnEqualityView::Locked { problems, .. } if !problems.is_empty());
    let body = match own {
        OwnEqualityView::Locked { done, problems } => locked(done, problems),
        OwnEqualityView::Open {
            questions,
            answers,
            held,
        } => open(&questions, answers, held),
    };
    view! {
        <ResidentPage title=tr("equality-page-own") error=failed back="/manage/enquiry" exit>
            {body}
        </ResidentPage>
    }
}

fn locked(done: Option<EqualityOutcome>, problems: Problems) -> AnyView {
    provide_problems(&problems);
    let done = done.map(|done| {
        let key = match done {
            EqualityOutcome::Saved => "equality-page-saved",
            EqualityOutcome::Deleted => "equality-page-deleted",
        };
        view! {
            <div class="sp-done" role="status"><p class="sp-done__head">{tr(key)}</p></div>
        }
    });
    view! {
        <ErrorSummary problems=problems.clone()/>
        {done}
        <h1 class="govuk-heading-l">{tr("equality-page-own")}</h1>
        <p class="govuk-body">{tr("equality-page-locked")}</p>
        <p class="govuk-body">{tr("equality-page-lost")}</p>
        <Form action="/manage/enquiry/equality">
            <TextField
                name="passphrase"
                label=tr("manage-passphrase")
                hint=tr("manage-passphrase-hint")
                value=""
                autocomplete="off"
            />
            <div class="sp-actions">
                <button type="submit" class="govuk-button" name="action" value="show">{tr("equality-page-show")}</button>
                <button type="submit" class="govuk-button sp-quiet" name="action" value="delete">{tr("equality-page-delete")}</button>
            </div>
        </Form>
    }
    .into_any()
}

fn open(questions: &[EqualityQuestion], answers: Option<EqualityAnswers>, held: String) -> AnyView {
    let lead = if answers.is_some() {
        "equality-page-yours"
    } else {
        "equality-page-none"
    };
    let delete = answers.is_some().then(|| {
        view! {
            <button type="submit" class="govuk-button sp-quiet" name="action" value="delete">{tr("equality-page-delete")}</button>
        }
    });
    let fields = fields(questions, &answers.unwrap_or_default());
    view! {
        <h1 class="govuk-heading-l">{tr("equality-page-own")}</h1>
        <p class="govuk-body">{tr(lead)}</p>
        <Form action="/manage/enquiry/equality">
            <input type="hidden" name="held" value=held/>
            {fields}
            <div class="sp-actions">
                <button type="submit" class="govuk-button" name="action" value="save">{tr("equality-page-save")}</button>
                {delete}
            </div>
        </Form>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
