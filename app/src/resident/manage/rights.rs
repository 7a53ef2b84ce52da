//! Asking for something about one's information, reading what came of it, and complaining (feature B7, B8).

use super::ManagedCase;
use crate::{
    domain::{
        controller::Controller,
        deadline::ACKNOWLEDGEMENT_DAYS,
        personal::Message,
        reference::Reference,
        rights::{HUMAN_ACKNOWLEDGEMENT_DAYS, QuestionStage, RightsKind, RightsStage},
    },
    forms::manage::RightsRequestForm,
    i18n::{grouped, time, tr, tr_args},
    resident::{
        contact_details,
        markup::markup_line,
        shell::{ResidentPage, Width},
    },
    ui::{Choice, ErrorSummary, Form, Problems, Radios, Tag, TextArea, Tone, provide_problems},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// A request as its person sees it.
#[derive(Clone, Debug)]
pub struct RequestLine {
    pub reference: Reference,
    pub kind: RightsKind,
    pub asked_on: NaiveDate,
    pub stage: RightsStage,
    /// Another officer looked again, and that is the answer.
    pub looked_again: bool,
    /// Whether we wait for the person.
    pub question: QuestionStage,
    /// The last day for the answer; `None`: no clock runs.
    pub due: Option<NaiveDate>,
    /// That day is past.
    pub late: bool,
}

impl RequestLine {
    /// By when it is answered, where that is known.
    pub(super) fn due_sentence(&self) -> Option<String> {
        let key = match (self.late, self.kind) {
            (true, _) => "rights-answer-late",
            (false, RightsKind::Complaint) => "rights-complaint-by",
            (false, _) => "rights-answer-by",
        };
        self.due
            .map(|due| tr_args(key, &[("day", time::long_day(due))]))
    }
}

pub(super) fn stage_tag(line: &RequestLine) -> (Tone, String) {
    match (line.stage, line.question) {
        _ if line.looked_again => (Tone::On, tr("rights-stage-answered")),
        (RightsStage::Decided(_), _) => (Tone::On, tr("rights-stage-answered")),
        (_, QuestionStage::Asked) => (Tone::Amber, tr("rights-stage-waiting")),
        (_, QuestionStage::Answered) => (Tone::River, tr("rights-stage-received")),
        (_, QuestionStage::NotAsked) => (Tone::River, tr("rights-stage-open")),
    }
}

/// Requests with where each stands and by when it is answered; nothing when there are none.
pub(super) fn lines(heading: &str, requests: &[RequestLine]) -> Option<AnyView> {
    if requests.is_empty() {
        return None;
    }
    let rows = requests
        .iter()
        .map(|line| {
            let (tone, tag) = stage_tag(line);
            let href = format!("/manage/enquiry/rights/{}", line.reference);
            let asked = tr_args("rights-asked-on", &[("date", time::date(line.asked_on))]);
            let due = line.due_sentence().map(|due| view! { <br/>{due} });
            view! {
                <div>
                    <dt><Tag tone text=tag/></dt>
                    <dd>
                        <a class="govuk-link" href=href>{tr(&format!("rights-kind-{}", line.kind))}</a><br/>
                        <span class="sp-small">{asked} {due}</span>
                    </dd>
                </div>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="sp-card" aria-labelledby="yours">
                <h2 class="govuk-heading-m" id="yours">{tr(heading)}</h2>
                <dl class="sp-facts sp-facts--tags">{rows}</dl>
            </section>
        }
        .into_any(),
    )
}

/// The eight things that can be asked for, as radios.
pub(crate) fn kind_choices(kinds: &[RightsKind], chosen: &str) -> Vec<Choice> {
    kinds
        .iter()
        .map(|kind| {
            Choice::new(kind.code(), tr(&format!("rights-kind-{kind}")))
                .hint(tr(&format!("rights-hint-{kind}")))
                .checked(chosen == kind.code())
        })
        .collect()
}

/// `/manage/enquiry/rights`.
#[component]
pub fn RightsPage(
    case: ManagedCase,
    requests: Vec<RequestLine>,
    form: RightsRequestForm,
    problems: Problems,
) -> impl IntoView {
    provide_problems(&problems);
    let failed = !problems.is_empty();
    let words_hint = tr_args("rights-words-hint", &[("most", grouped(Message::MAX))]);
    view! {
        <ResidentPage title=tr("rights-title") error=failed back="/manage/enquiry" exit=case.exit width=Width::Wide>
            <ErrorSummary problems=problems.clone()/>
            <div class="sp-measure">
                <h1 class="govuk-heading-l">{tr("rights-title")}</h1>
                {lines("rights-yours", &requests)}
                <p class="govuk-body">{tr("rights-lead")}</p>
                <Form action="/manage/enquiry/rights">
                    <Radios
                        name="kind"
                        legend=tr("rights-what")
                        choices=kind_choices(&RightsKind::RIGHTS, &form.kind)
                    />
                    <TextArea
                        name="words"
                        label=tr("rights-words")
                        hint=words_hint
                        value=form.words
                        most=Message::MAX
                        rows=4
                    />
                    <div class="sp-actions">
                        <button type="submit" class="govuk-button">{tr("rights-send")}</button>
                    </div>
                </Form>
                <p class="govuk-body sp-after">{markup_line(&tr("rights-complain"))}</p>
            </div>
        </ResidentPage>
    }
}

/// `/manage/enquiry/complaint`.
#[component]
pub fn ComplaintPage(
    case: ManagedCase,
    requests: Vec<RequestLine>,
    form: RightsRequestForm,
    problems: Problems,
) -> impl IntoView {
    provide_problems(&problems);
    let failed = !problems.is_empty();
    let words_hint = tr_args("complaint-words-hint", &[("most", grouped(Message::MAX))]);
    let other = other_ways(case.controller);
    view! {
        <ResidentPage title=tr("complaint-title") error=failed back="/manage/enquiry" exit=case.exit width=Width::Wide>
            <ErrorSummary problems=problems.clone()/>
            <div class="sp-measure">
                <h1 class="govuk-heading-l">{tr("complaint-title")}</h1>
                {lines("rights-yours", &requests)}
                <p class="govuk-body">{tr("complaint-lead")}</p>
                <p class="govuk-body">{complaint_days()}</p>
                <Form action="/manage/enquiry/complaint">
                    <TextArea
                        name="words"
                        label=tr("complaint-words")
                        hint=words_hint
                        value=form.words
                        most=Message::MAX
                        rows=6
                    />
                    <div class="sp-actions">
                        <button type="submit" class="govuk-button">{tr("complaint-send")}</button>
                    </div>
                </Form>
                {other}
            </div>
        </ResidentPage>
    }
}

/// By when somebody who complains hears from us, wherever they complain (rule 2.5).
pub(crate) fn complaint_days() -> String {
    tr_args(
        "help-contact-complain-days",
        &[
            ("days", HUMAN_ACKNOWLEDGEMENT_DAYS.to_string()),
            ("most", ACKNOWLEDGEMENT_DAYS.to_string()),
        ],
    )
}

/// Other ways to complain, and where other complaints belong.
pub(crate) fn other_ways(controller: Controller) -> AnyView {
    let ways: &[contact_details::ContactLine] = match controller {
        Controller::Smbc => &[
            ("complaint-by-email", "fh_dpo"),
            ("complaint-by-phone", "fh_phone"),
            ("complaint-regulator", "ico"),
        ],
        Controller::Tpa => &[
            ("complaint-by-email", "tpa_assurance"),
            ("complaint-by-text", "tpa_text_deaf"),
            ("complaint-by-phone", "tpa_phone"),
            ("complaint-regulator", "ico"),
        ],
    };
    view! {
        <section class="sp-section">
            <h2 class="govuk-heading-m">{tr("complaint-other")}</h2>
            {contact_details::lines(ways)}
            <p class="govuk-body">{tr("complaint-service")}</p>
        </section>
    }
    .into_any()
}
