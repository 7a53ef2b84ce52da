//! The page of a request: what was asked, what was written to and fro, and the box to write in (feature B7, B8).

use super::{
    ManagedCase, WrittenMessage,
    answer::{answer_box, unsent_message, written_messages},
    rights::{RequestLine, stage_tag},
};
use crate::{
    domain::{
        personal::{Message, Note},
        rights::{
            Decision, HUMAN_ACKNOWLEDGEMENT_DAYS, LeftOut, QuestionStage, RefusalReason,
            RightsEventKind, RightsKind, RightsStage,
        },
    },
    forms::manage::AnswerForm,
    i18n::{time, tr, tr_args},
    resident::{
        contact_details,
        markup::markup_line,
        shell::{ResidentPage, Width},
    },
    ui::{ErrorSummary, Form, Ltr, Problems, Tag, provide_problems},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// Something we told the person.
#[derive(Clone, Debug)]
pub struct RequestMessage {
    pub kind: RightsEventKind,
    pub day: NaiveDate,
    pub words: Option<Note>,
    pub decision: Option<Decision>,
    pub refusal: Option<RefusalReason>,
    /// A question that waits for the person.
    pub open: bool,
}

/// What was written to and fro about a request.
#[derive(Clone, Debug)]
pub struct RequestThread {
    /// Oldest first.
    pub told: Vec<RequestMessage>,
    /// What the person wrote with the request.
    pub asked: Option<Message>,
    /// What the person wrote since, oldest first.
    pub written: Vec<WrittenMessage>,
    /// The copy that was released.
    pub bundle: Vec<BundleItem>,
}

/// What just happened to a request, said at the top of its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestNotice {
    Sent,
    Answered,
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

/// `/manage/enquiry/rights/<reference>`: what was asked, what was written to and fro, and the box to write in.
#[component]
pub fn RequestPage(
    case: ManagedCase,
    line: RequestLine,
    /// `None`: the three words were not said; what was written may be personal.
    thread: Option<RequestThread>,
    /// What is being written; `None`: nothing can be written any more, or not before the three words.
    form: Option<AnswerForm>,
    problems: Problems,
    notice: Option<RequestNotice>,
    /// What came when the request was finished already.
    unsent: Option<String>,
) -> impl IntoView {
    provide_problems(&problems);
    let failed = !problems.is_empty();
    let complaint = line.kind == RightsKind::Complaint;
    let back = if complaint {
        "/manage/enquiry/complaint"
    } else {
        "/manage/enquiry/rights"
    };
    let done = notice.map(|notice| done(&line, notice));
    let (tone, tag) = stage_tag(&line);
    let write = form.map(|form| answer_box(&line, case.controller, form));
    // Whoever is asked something finds the question and the box before anything else.
    let (first, last) = match line.question {
        QuestionStage::Asked => (write, None),
        QuestionStage::Answered | QuestionStage::NotAsked => (None, write),
    };
    let (questions, words, written, bundle) = match thread {
        None => (
            None,
            view! { <p class="govuk-body">{markup_line(&tr("rights-locked"))}</p> }.into_any(),
            None,
            None,
        ),
        Some(thread) => {
            let (open, told): (Vec<_>, Vec<_>) = thread
                .told
                .iter()
                .partition(|told| told.open && first.is_some());
            let open = (!open.is_empty()).then(|| {
                view! {
                    <h2 class="govuk-heading-m">{tr("manage-question")}</h2>
                    {cards(&open, complaint)}
                }
                .into_any()
            });
            (
                open,
                words(thread.asked, &told, complaint),
                written_messages(&thread.written),
                bundle_list(thread.bundle),
            )
        }
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
        <ResidentPage title=tr("rights-request-title") error=failed back=back exit=case.exit width=Width::Wide>
            <ErrorSummary problems/>
            <div class="sp-measure">
                {done}
                {unsent.map(unsent_message)}
                <p class="sp-part">{tr("rights-number")} " " <Ltr text=line.reference.to_string()/></p>
                <h1 class="govuk-heading-l">{tr(&format!("rights-kind-{}", line.kind))}</h1>
                <p class="govuk-body"><Tag tone text=tag/> " " {tr_args("rights-asked-on", &[("date", time::date(line.asked_on))])}</p>
                {questions}
                {first}
                {words}
                {written}
                {bundle}
                {last}
                {offer}
                {regulator}
            </div>
        </ResidentPage>
    }
}

/// What just happened, and what comes next.
fn done(line: &RequestLine, notice: RequestNotice) -> AnyView {
    let complaint = line.kind == RightsKind::Complaint;
    let (head, next) = match (notice, complaint, line.due) {
        (RequestNotice::Answered, _, _) => ("rights-answer-head", tr("rights-answer-done")),
        (RequestNotice::Sent, true, _) => (
            "rights-sent-head",
            tr_args(
                "rights-sent-complaint",
                &[("days", HUMAN_ACKNOWLEDGEMENT_DAYS.to_string())],
            ),
        ),
        (RequestNotice::Sent, false, Some(due)) => {
            let key = if line.kind == RightsKind::Review {
                "rights-sent-review"
            } else {
                "rights-sent-by"
            };
            (
                "rights-sent-head",
                tr_args(key, &[("date", time::date(due))]),
            )
        }
        (RequestNotice::Sent, false, None) => ("rights-sent-head", tr("rights-sent")),
    };
    let meanwhile = (notice == RequestNotice::Sent && line.kind.restricts_meanwhile())
        .then(|| view! { <p class="govuk-body">{tr("rights-sent-meanwhile")}</p> });
    view! {
        <div class="sp-done" role="status">
            <p class="sp-done__head">{tr(head)}</p>
            <p class="govuk-body">{next}</p>
            {meanwhile}
        </div>
    }
    .into_any()
}

/// What the person wrote with the request, and what we told them since.
fn words(asked: Option<Message>, told: &[&RequestMessage], complaint: bool) -> AnyView {
    let asked = asked.map(|words| {
        view! {
            <section class="sp-card" aria-labelledby="asked">
                <h2 class="govuk-heading-m" id="asked">{tr("rights-you-wrote")}</h2>
                <div class="sp-said">{paragraphs(words.expose())}</div>
            </section>
        }
    });
    let told = if told.is_empty() {
        view! { <p class="govuk-body">{tr("rights-nothing-yet")}</p> }.into_any()
    } else {
        cards(told, complaint)
    };
    view! {
        {asked}
        <h2 class="govuk-heading-m sp-after">{tr("rights-answers")}</h2>
        {told}
    }
    .into_any()
}

fn cards(told: &[&RequestMessage], complaint: bool) -> AnyView {
    told.iter()
        .map(|told| told_card(told, complaint))
        .collect_view()
        .into_any()
}

/// A text with its lines apart; each keeps its own direction.
pub(super) fn paragraphs(text: &str) -> AnyView {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <p class="govuk-body"><bdi>{line.to_owned()}</bdi></p> })
        .collect_view()
        .into_any()
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
    let words = told.words.as_ref().map(|words| paragraphs(words.expose()));
    view! {
        <section class="sp-card">
            <h3 class="govuk-heading-s">{head}</h3>
            <p class="sp-small">{time::date(told.day)}</p>
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
                .map(|day| view! { <span class="sp-small">{time::date(day)}</span><br/> });
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
