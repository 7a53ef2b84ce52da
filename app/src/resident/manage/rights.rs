//! Asking for something about one's information, reading what came of it, and complaining (feature B7, B8).

use super::ManagedCase;
use crate::{
    domain::{
        controller::Controller,
        personal::{Message, Note},
        reference::Reference,
        rights::{Decision, LeftOut, RefusalReason, RightsEventKind, RightsKind, RightsStage},
        time::{plain_date, plain_day},
    },
    forms::manage::RightsRequestForm,
    i18n::{tr, tr_args},
    resident::{
        contact_details,
        markup::markup_line,
        shell::{ResidentPage, Width},
    },
    ui::{
        Choice, ErrorSummary, Form, Ltr, Problems, Radios, Tag, TextArea, Tone, provide_problems,
    },
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
    /// The last day for the answer; `None`: no clock runs.
    pub due: Option<NaiveDate>,
}

/// Something we told the person.
#[derive(Clone, Debug)]
pub struct RequestMessage {
    pub kind: RightsEventKind,
    pub day: NaiveDate,
    pub words: Option<Note>,
    pub decision: Option<Decision>,
    pub refusal: Option<RefusalReason>,
}

/// One line of a released bundle: what it is, when, and what it says.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BundleItem {
    pub heading: String,
    pub day: Option<NaiveDate>,
    pub text: String,
    /// Left out, and why; in what is released `text` is empty then.
    #[serde(default)]
    pub left_out: Option<LeftOut>,
}

fn stage_tag(line: &RequestLine) -> (Tone, String) {
    match line.stage {
        _ if line.looked_again => (Tone::On, tr("rights-stage-answered")),
        RightsStage::Decided(_) => (Tone::On, tr("rights-stage-answered")),
        RightsStage::WaitsForIdentity | RightsStage::WaitsForAnswer => {
            (Tone::Amber, tr("rights-stage-waiting"))
        }
        RightsStage::Open => (Tone::River, tr("rights-stage-open")),
    }
}

fn lines(requests: &[RequestLine]) -> Option<AnyView> {
    if requests.is_empty() {
        return None;
    }
    let rows = requests
        .iter()
        .map(|line| {
            let (tone, tag) = stage_tag(line);
            let href = format!("/manage/enquiry/rights/{}", line.reference);
            let asked = tr_args("rights-asked-on", &[("date", plain_date(line.asked_on))]);
            let due = line
                .due
                .map(|due| view! { <br/>{tr_args("rights-answer-by", &[("day", plain_day(due)), ("date", plain_date(due))])} });
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
                <h2 class="govuk-heading-m" id="yours">{tr("rights-yours")}</h2>
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
    let words_hint = tr_args("rights-words-hint", &[("most", Message::MAX.to_string())]);
    view! {
        <ResidentPage title=tr("rights-title") error=failed back="/manage/enquiry" exit=case.exit width=Width::Wide>
            <ErrorSummary problems=problems.clone()/>
            <div class="sp-measure">
                <h1 class="govuk-heading-l">{tr("rights-title")}</h1>
                {lines(&requests)}
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
                        rows=4
                    />
                    <div class="sp-actions">
                        <button type="submit" class="govuk-button">{tr("rights-send")}</button>
                    </div>
                </Form>
                <p class="govuk-body">{markup_line(&tr("rights-complain"))}</p>
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
    let words_hint = tr_args("rights-words-hint", &[("most", Message::MAX.to_string())]);
    let other = other_ways(case.controller);
    view! {
        <ResidentPage title=tr("complaint-title") error=failed back="/manage/enquiry" exit=case.exit width=Width::Wide>
            <ErrorSummary problems=problems.clone()/>
            <div class="sp-measure">
                <h1 class="govuk-heading-l">{tr("complaint-title")}</h1>
                {lines(&requests)}
                <p class="govuk-body">{tr("complaint-lead")}</p>
                <p class="govuk-body">{tr("complaint-when")}</p>
                <Form action="/manage/enquiry/complaint">
                    <TextArea
                        name="words"
                        label=tr("complaint-words")
                        hint=words_hint
                        value=form.words
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

/// `/manage/enquiry/rights/<reference>`: what was asked, and all that we told the person.
#[component]
pub fn RequestPage(
    case: ManagedCase,
    line: RequestLine,
    /// `None`: the three words were not said; what was written may be personal.
    told: Option<Vec<RequestMessage>>,
    asked: Option<Message>,
    bundle: Vec<BundleItem>,
    /// It was just sent.
    sent: bool,
) -> impl IntoView {
    let complaint = line.kind == RightsKind::Complaint;
    let back = if complaint {
        "/manage/enquiry/complaint"
    } else {
        "/manage/enquiry/rights"
    };
    let done = sent.then(|| {
        let next = match (complaint, line.due) {
            (true, _) => tr("rights-sent-complaint"),
            (false, Some(due)) => tr_args("rights-sent-by", &[("date", plain_date(due))]),
            (false, None) => tr("rights-sent"),
        };
        let meanwhile = line
            .kind
            .restricts_meanwhile()
            .then(|| view! { <p class="govuk-body">{tr("rights-sent-meanwhile")}</p> });
        view! {
            <div class="sp-done" role="status">
                <p class="sp-done__head">{tr("rights-sent-head")}</p>
                <p class="govuk-body">{next}</p>
                {meanwhile}
            </div>
        }
    });
    let (tone, tag) = stage_tag(&line);
    let asked = asked.map(|words| {
        view! {
            <section class="sp-card" aria-labelledby="asked">
                <h2 class="govuk-heading-m" id="asked">{tr("rights-you-wrote")}</h2>
                <p class="govuk-body sp-said"><bdi>{words.expose().to_owned()}</bdi></p>
            </section>
        }
    });
    let answers = match told {
        None => view! { <p class="govuk-body">{markup_line(&tr("rights-locked"))}</p> }.into_any(),
        Some(told) if told.is_empty() => {
            view! { <p class="govuk-body">{tr("rights-nothing-yet")}</p> }.into_any()
        }
        Some(told) => told
            .iter()
            .map(|told| told_card(told, complaint))
            .collect_view()
            .into_any(),
    };
    let refused = matches!(
        line.stage,
        RightsStage::Decided(Decision::Refused | Decision::Partly)
    );
    // A refusal offers the next best thing (seed T44), and the way to the regulator.
    let offer = (refused && line.kind == RightsKind::Erase).then(|| {
        view! {
            <Form action="/manage/enquiry/rights">
                <input type="hidden" name="kind" value="restrict"/>
                <p class="govuk-body">{tr("rights-offer-restrict")}</p>
                <div class="sp-actions"><button type="submit" class="govuk-button sp-quiet">{tr("rights-offer-restrict-button")}</button></div>
            </Form>
        }
    });
    let regulator =
        (refused || complaint).then(|| contact_details::lines(&[("complaint-regulator", "ico")]));
    view! {
        <ResidentPage title=tr("rights-request-title") back=back exit=case.exit width=Width::Wide>
            <div class="sp-measure">
                {done}
                <p class="sp-part">{tr("rights-number")} " " <Ltr text=line.reference.to_string()/></p>
                <h1 class="govuk-heading-l">{tr(&format!("rights-kind-{}", line.kind))}</h1>
                <p class="govuk-body"><Tag tone text=tag/> " " {tr_args("rights-asked-on", &[("date", plain_date(line.asked_on))])}</p>
                {asked}
                <h2 class="govuk-heading-m sp-after">{tr("rights-answers")}</h2>
                {answers}
                {bundle_list(bundle)}
                {offer}
                {regulator}
            </div>
        </ResidentPage>
    }
}

fn told_card(told: &RequestMessage, complaint: bool) -> AnyView {
    let head = match (told.decision, complaint) {
        (Some(decision), false) => tr(&format!("rights-decision-{decision}")),
        (Some(decision), true) => tr(&format!("complaint-decision-{decision}")),
        (None, _) => tr(&format!("rights-told-{}", told.kind)),
    };
    let why = told.refusal.map(
        |reason| view! { <p class="govuk-body">{tr(&format!("rights-refusal-{reason}"))}</p> },
    );
    let words = told
        .words
        .iter()
        .flat_map(|words| {
            words
                .expose()
                .lines()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <p class="govuk-body"><bdi>{line}</bdi></p> })
        .collect_view();
    view! {
        <section class="sp-card">
            <h3 class="govuk-heading-s">{head}</h3>
            <p class="sp-small">{plain_date(told.day)}</p>
            {why}
            {words}
        </section>
    }
    .into_any()
}

/// The copy that was released, item by item.
fn bundle_list(items: Vec<BundleItem>) -> Option<AnyView> {
    if items.is_empty() {
        return None;
    }
    let rows = items
        .into_iter()
        .map(|item| {
            let day = item
                .day
                .map(|day| view! { <span class="sp-small">{plain_date(day)}</span><br/> });
            let text = match item.left_out {
                Some(reason) => tr(&format!("rights-left-out-{reason}")),
                None => item.text,
            };
            view! { <div><dt>{item.heading}</dt><dd>{day}<bdi>{text}</bdi></dd></div> }
        })
        .collect_view();
    Some(
        view! {
            <section class="sp-section" aria-labelledby="copy">
                <h2 class="govuk-heading-m" id="copy">{tr("rights-copy")}</h2>
                <dl class="sp-facts">{rows}</dl>
            </section>
        }
        .into_any(),
    )
}
