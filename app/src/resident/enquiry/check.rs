//! "Check your answers, then send": all answers, who will get them and why, and one button that
//! names the receiver (feature A6).

use super::{
    frame::{Frame, part_line},
    summary::SummarySection,
};
use crate::{
    domain::{codes::QueueCode, controller::Controller},
    forms::enquiry::{EnquiryStep, JourneyPart},
    i18n::{english_text, tr, tr_args},
    resident::shell::ResidentPage,
    ui::{ErrorSummary, Form, SummaryList, SummaryRow, provide_problems},
};
use leptos::prelude::*;

/// Who will get it, as the page says it.
#[derive(Clone, Debug)]
pub struct Team {
    pub controller: Controller,
    pub queue: QueueCode,
    /// Why, in one sentence.
    pub reason: String,
    /// The person chose this team.
    pub switched: bool,
    /// The other one, where it may be chosen.
    pub other: Option<(Controller, QueueCode)>,
    pub notice_href: String,
    /// What was shown goes back with the answer and is compared, so that what is kept is what was seen.
    pub notice_version: String,
    pub shown: String,
}

/// The page as it is filled.
#[derive(Clone, Debug)]
pub struct CheckView {
    pub sections: Vec<SummarySection>,
    /// The titles of what was said yes to; `None` where no choices are offered.
    pub said_yes: Option<Vec<String>>,
    pub team: Team,
    /// The text holds what looks like a National Insurance or card number (feature A14).
    pub number_found: bool,
}

fn organisation_class(controller: Controller) -> (&'static str, &'static str) {
    match controller {
        Controller::Smbc => ("sp-who", "sp-org"),
        Controller::Tpa => ("sp-who sp-who--sh", "sp-org sp-org--sh"),
    }
}

/// The name of a team as a resident hears it.
pub fn team_name(queue: QueueCode) -> String {
    tr(&format!("queue-{queue}-team"))
}

/// The check page.
#[component]
pub fn CheckPage(frame: Frame, view: CheckView) -> impl IntoView {
    provide_problems(&frame.problems);
    let CheckView {
        sections,
        said_yes,
        team,
        number_found,
    } = view;
    let failed = !frame.problems.is_empty();
    let sections = sections
        .into_iter()
        .map(|section| {
            view! {
                <h2 class="govuk-heading-m">{section.title}</h2>
                <SummaryList rows=section.rows/>
            }
        })
        .collect_view();
    let choices = said_yes.map(|titles| {
        let label = tr("check-said-yes");
        // The words of a consent are English until somebody has checked a translation.
        let value = if titles.is_empty() {
            vec![tr("check-said-nothing")]
        } else {
            titles.into_iter().map(english_text).collect()
        };
        let change = (
            format!("{}?from=check", EnquiryStep::Choices.path()),
            tr("check-said-yes-what"),
        );
        let row = SummaryRow {
            key: label,
            value,
            ltr: false,
            change: Some(change),
        };
        view! {
            <h2 class="govuk-heading-m">{tr("check-choices")}</h2>
            <SummaryList rows=vec![row]/>
        }
    });
    let action = if number_found { "send_anyway" } else { "send" };
    let send = match (number_found, team.controller) {
        (true, Controller::Smbc) => tr("check-send-anyway-smbc"),
        (true, Controller::Tpa) => tr("check-send-anyway-tpa"),
        (false, Controller::Smbc) => tr("check-send-smbc"),
        (false, Controller::Tpa) => tr("check-send-tpa"),
    };
    let warning = number_found.then(|| {
        view! {
            <div class="sp-note sp-note--warn" id="message">
                <p class="sp-note__head">{tr("check-number-head")}</p>
                <p class="govuk-body">{tr("check-number")}</p>
                <p class="govuk-body">
                    <a class="govuk-link" href="/enquiry/message?from=check">{tr("check-number-out")}</a>
                </p>
            </div>
        }
    });
    view! {
        <ResidentPage title=tr("check-title") error=failed back=frame.back exit=frame.exit idle_warning=true>
            <ErrorSummary problems=frame.problems/>
            <p class="sp-part">{part_line(JourneyPart::Send)}</p>
            <h1 class="govuk-heading-l">{tr("check-title")}</h1>
            {sections}
            {choices}
            <Form action=EnquiryStep::Check.path()>
                <input type="hidden" name="notice_version" value=team.notice_version.clone()/>
                <input type="hidden" name="shown" value=team.shown.clone()/>
                <Who team/>
                {warning}
                <div class="sp-actions">
                    <button type="submit" class="govuk-button sp-start" name="action" value=action>{send}</button>
                </div>
            </Form>
        </ResidentPage>
    }
    .into_any()
}

/// Which organisation, why, its notice, and the other team.
#[component]
fn Who(team: Team) -> impl IntoView {
    let (class, _) = organisation_class(team.controller);
    let organisation = tr(&format!("controller-{}", team.controller));
    let run_by = match team.controller {
        Controller::Smbc => tr_args("check-part-of", &[("organisation", organisation.clone())]),
        Controller::Tpa => tr_args("check-run-by", &[("organisation", organisation.clone())]),
    };
    let other = team.other.map(|(controller, queue)| {
        let (_, name_class) = organisation_class(controller);
        let helps = match controller {
            Controller::Smbc => tr("check-other-smbc"),
            Controller::Tpa => tr("check-other-tpa"),
        };
        view! {
            <div class="sp-who__swap">
                <p class="govuk-body">
                    {tr("check-other")} " " <span class=name_class>{team_name(queue)}</span> {tr("join-stop")} " " {helps}
                </p>
                <button type="submit" class="govuk-button sp-quiet" name="action" value="switch_team">
                    {tr("check-switch")}
                </button>
            </div>
        }
    });
    let reason = if team.switched {
        view! {
            <p class="govuk-body">
                <strong>{tr("check-why")}</strong>
                " "
                {tr("check-switched")}
            </p>
        }
        .into_any()
    } else {
        view! {
            <p class="govuk-body">
                <strong>{tr("check-why")}</strong>
                " "
                {team.reason}
                " "
                {tr("check-person")}
            </p>
        }
        .into_any()
    };
    view! {
        <section class=class aria-labelledby="who">
            <h2 class="sp-part" id="who">{tr("check-who")}</h2>
            <p class="sp-who__name">{team_name(team.queue)}</p>
            <p class="govuk-body">{run_by}</p>
            {reason}
            <p class="govuk-body">
                <a class="govuk-link" href=team.notice_href>
                    {tr_args("check-notice", &[("organisation", organisation)])}
                </a>
            </p>
            {other}
        </section>
    }
    .into_any()
}
