//! Postcode, area, and what ties somebody outside the borough to Stockport.

use super::frame::{Frame, QuestionPage};
use crate::{
    domain::{
        codes::{Connection, NoPostcodeReason},
        reference_data::ReferenceData,
    },
    forms::enquiry::{AreaForm, AreaQuestion, PostcodeForm},
    i18n::{tr, tr_args, try_tr},
    page::page_context,
    resident::{
        help::{CallNow, HelpFor, Helplines},
        shell::ResidentPage,
    },
    ui::{Choice, FieldError, Form, Radios, provide_problems},
};
use leptos::prelude::*;

/// The form that the repair button belongs to. It stands apart, so that Enter in the field sends
/// what was typed and not the suggestion.
const REPAIR_FORM: &str = "postcode-repair";

/// "What is your postcode?", with the reasons for having none in plain sight.
#[component]
pub fn PostcodePage(
    frame: Frame,
    form: PostcodeForm,
    /// The person to be helped is somebody else.
    of_someone_else: bool,
) -> impl IntoView {
    provide_problems(&frame.problems);
    let problems = frame.problems.clone();
    let error = problems.of("postcode");
    let suggestion = error
        .is_some()
        .then(|| form.suggestion(page_context().site.data))
        .flatten();
    let from_check = frame.from_check;
    let reasons = NoPostcodeReason::ALL
        .iter()
        .map(|reason| {
            Choice::new(
                reason.code(),
                said_of("no-postcode", reason.code(), of_someone_else),
            )
            .checked(form.no_postcode_reason == reason.code())
        })
        .collect();
    let described = if error.is_some() {
        "postcode-hint postcode-error"
    } else {
        "postcode-hint"
    };
    let group = if error.is_some() {
        "govuk-form-group govuk-form-group--error"
    } else {
        "govuk-form-group"
    };
    let input = if error.is_some() {
        "govuk-input govuk-input--width-10 govuk-input--error"
    } else {
        "govuk-input govuk-input--width-10"
    };
    let (title, hint) = if of_someone_else {
        ("enquiry-postcode-title-them", "enquiry-postcode-hint-them")
    } else {
        ("enquiry-postcode-title", "enquiry-postcode-hint")
    };
    let part = frame.part();
    let repair = suggestion.clone().map(|suggestion| {
        let label = tr_args(
            "enquiry-postcode-use",
            &[("suggestion", suggestion.clone())],
        );
        view! {
            <div class="sp-actions sp-actions--tight">
                <button
                    type="submit"
                    class="govuk-button sp-quiet"
                    form=REPAIR_FORM
                    name="postcode_use"
                    value=suggestion
                >
                    {label}
                </button>
            </div>
        }
    });
    let action = frame.step.path();
    let after = suggestion.is_some().then(|| {
        view! {
            <Form action=action id=REPAIR_FORM>
                {from_check.then(|| view! { <input type="hidden" name="from" value="check"/> })}
            </Form>
        }
    });
    view! {
        <QuestionPage frame title=tr(title) after=after.into_any()>
            <p class="sp-part">{part}</p>
            <h1 class="govuk-heading-l"><label for="postcode">{tr(title)}</label></h1>
            <div class=group>
                <div class="govuk-hint" id="postcode-hint">{tr(hint)}</div>
                <FieldError field="postcode" message=error/>
                <input
                    class=input
                    id="postcode"
                    name="postcode"
                    type="text"
                    dir="ltr"
                    autocomplete="postal-code"
                    autocapitalize="characters"
                    spellcheck="false"
                    aria-describedby=described
                    value=form.postcode
                />
                {repair}
            </div>
            <p class="sp-or" aria-hidden="true">{tr("shell-or")}</p>
            <Radios
                name="no_postcode_reason"
                legend=tr("enquiry-no-postcode")
                small=true
                choices=reasons
            />
        </QuestionPage>
    }
    .into_any()
}

/// The label of an answer about where somebody lives: in the third person where it is about somebody else and the words
/// differ.
pub(super) fn said_of(list: &str, code: &str, someone_else: bool) -> String {
    someone_else
        .then(|| try_tr(&format!("{list}-{code}-them")))
        .flatten()
        .unwrap_or_else(|| tr(&format!("{list}-{code}")))
}

/// What the area page has to show beside its question.
#[derive(Clone, Debug, Default)]
pub struct AreaFacts {
    /// The postcode as given, where there is part of one.
    pub postcode: Option<String>,
    /// Text key of the council the postcode belongs to.
    pub council: Option<String>,
    /// Housing, or not being safe at home: numbers first, and "I had to leave" on top.
    pub refuge: bool,
    /// The area was asked before, so the connection page offers the way back to it.
    pub asked_area: bool,
    /// The person to be helped is somebody else.
    pub of_someone_else: bool,
}

/// Which part of Stockport, or what ties the person to it.
#[component]
pub fn AreaPage(
    frame: Frame,
    form: AreaForm,
    question: AreaQuestion,
    facts: AreaFacts,
    data: &'static ReferenceData,
) -> impl IntoView {
    provide_problems(&frame.problems);
    match question {
        AreaQuestion::Which => view! { <WhichArea frame form facts data/> }.into_any(),
        AreaQuestion::Connection => view! { <Tie frame form facts/> }.into_any(),
    }
}

#[component]
fn WhichArea(
    frame: Frame,
    form: AreaForm,
    facts: AreaFacts,
    data: &'static ReferenceData,
) -> impl IntoView {
    let chosen = form.area_choice;
    let areas = data.areas.iter().map(|row| {
        let code = row.code.code();
        Choice::new(code, tr(&format!("area-{code}")))
            .hint(tr(&format!("area-{code}-places")))
            .checked(chosen == code)
    });
    let others = ["not_sure", "out"]
        .into_iter()
        .enumerate()
        .map(|(position, code)| {
            let label = said_of("area", code, facts.of_someone_else);
            let choice = Choice::new(code, label).checked(chosen == code);
            if position == 0 {
                choice.after_or()
            } else {
                choice
            }
        });
    let choices = areas.chain(others).collect();
    let title = if facts.of_someone_else {
        "enquiry-area-title-them"
    } else {
        "enquiry-area-title"
    };
    let hint = match facts.postcode {
        Some(postcode) => tr_args("enquiry-area-hint-part", &[("postcode", postcode)]),
        None => tr("enquiry-area-hint"),
    };
    let part = frame.part();
    view! {
        <QuestionPage frame title=tr(title)>
            <Radios
                name="area_choice"
                legend=tr(title)
                hint
                heading=true
                part
                choices
            />
        </QuestionPage>
    }
    .into_any()
}

/// Why Stockport, for somebody who lives elsewhere. Nobody in danger is turned away by a border.
#[component]
fn Tie(frame: Frame, form: AreaForm, facts: AreaFacts) -> impl IntoView {
    let lead = match &facts.council {
        Some(council) => tr_args("enquiry-tie-lead", &[("council", tr(council))]),
        None => tr("enquiry-tie-lead-unknown"),
    };
    let order: &[Connection] = if facts.refuge {
        &[
            Connection::Fled,
            Connection::Moving,
            Connection::School,
            Connection::Staying,
            Connection::None,
        ]
    } else {
        &[
            Connection::Moving,
            Connection::School,
            Connection::Staying,
            Connection::Fled,
            Connection::None,
        ]
    };
    let choices = order
        .iter()
        .map(|tie| {
            let label = said_of("connection", tie.code(), facts.of_someone_else);
            let choice = Choice::new(tie.code(), label).checked(form.connection == tie.code());
            match tie {
                Connection::None => choice.after_or(),
                Connection::Fled if facts.refuge => choice.hint(tr("enquiry-tie-fled-hint")),
                Connection::Fled
                | Connection::Moving
                | Connection::School
                | Connection::Staying => choice,
            }
        })
        .collect();
    let help = facts.refuge.then(|| {
        view! {
            <CallNow/>
            <Helplines of=HelpFor::Abuse/>
            <Helplines of=HelpFor::Tonight/>
        }
    });
    let frame = if facts.asked_area {
        frame.back_to("/enquiry/area?ask=area")
    } else {
        frame
    };
    let part = frame.part();
    view! {
        <QuestionPage frame title=tr("enquiry-tie-title")>
            <p class="sp-part">{part}</p>
            <h1 class="govuk-heading-l">{tr("enquiry-tie-title")}</h1>
            <p class="govuk-body">{lead}</p>
            {help}
            <Radios
                name="connection"
                legend=tr("enquiry-tie-legend")
                choices
            />
        </QuestionPage>
    }
    .into_any()
}

/// Outside Stockport without a tie: which council to ask. Nothing was kept (feature A15, rule `R01_OUT`).
#[component]
pub fn OutsidePage(
    /// Text key of the council's name and its address, where it is known.
    council: Option<(String, String)>,
    /// Housing, or not being safe at home: help that does not stop at a border comes first.
    refuge: bool,
) -> impl IntoView {
    let body = match council {
        Some((name, url)) => {
            let name = tr(&name);
            view! {
                <p class="sp-lead">{tr_args("enquiry-outside-council", &[("council", name.clone())])}</p>
                <p class="govuk-body">
                    <a class="govuk-button" href=url draggable="false" rel="noreferrer">
                        {tr_args("enquiry-outside-go", &[("council", name)])}
                    </a>
                </p>
            }
            .into_any()
        }
        None => view! {
            <p class="sp-lead">{tr("enquiry-outside-unknown")}</p>
            <p class="govuk-body">
                <a class="govuk-button" href="https://www.gov.uk/find-local-council" draggable="false" rel="noreferrer">
                    {tr("enquiry-outside-find")}
                </a>
            </p>
        }
        .into_any(),
    };
    view! {
        <ResidentPage title=tr("enquiry-outside-title") back="/" exit=refuge>
            <h1 class="govuk-heading-l">{tr("enquiry-outside-title")}</h1>
            {refuge
                .then(|| {
                    view! {
                        <CallNow/>
                        <Helplines of=HelpFor::Abuse/>
                        <Helplines of=HelpFor::Tonight/>
                    }
                })}
            {body}
            <p class="govuk-body">{tr("enquiry-outside-nothing")}</p>
            <p class="govuk-body">
                <a class="govuk-link" href="/enquiry/before-you-start">{tr("enquiry-outside-again")}</a>
            </p>
        </ResidentPage>
    }
    .into_any()
}
