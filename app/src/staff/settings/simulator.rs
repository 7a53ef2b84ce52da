//! `/staff/routing`: the simulator, a draft tried on past enquiries, and how often people changed what a rule
//! suggested (feature D3, D4).

use super::{SETTINGS, rows_table};
use crate::page::page_context;
use crate::{
    domain::{
        codes::{
            AgeBand, Connection, Flag, NoPostcodeReason, Priority, QueueCode, SendAnswer, YesNo,
            YesNoPreferNot,
        },
        settings::{Rows, SettingsTable},
    },
    forms::staff::RoutingTrialForm,
    i18n::{tr, tr_args},
    staff::{
        components::{flag_tags, queue_name},
        shell::StaffPage,
    },
    ui::{Back, Checkboxes, Choice, ErrorSummary, Form, Problems, SelectField, Tag, TextField},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// What a table makes of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimulatedRouting {
    pub version: u32,
    pub rule: String,
    pub queue: Option<QueueCode>,
    pub priority: Priority,
    pub flags: Vec<Flag>,
    pub resident: String,
    pub officer: String,
    /// The rules that were looked at, the last of them the one that decided.
    pub looked_at: Vec<String>,
}

/// One case under the table in force, and under the draft if there is one.
#[derive(Clone, Debug)]
pub struct Simulation {
    pub in_force: SimulatedRouting,
    pub draft: Option<SimulatedRouting>,
}

/// So many enquiries that the draft would send elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplayLine {
    pub from: (String, Option<QueueCode>),
    pub to: (String, Option<QueueCode>),
    pub count: u64,
}

/// A draft on past enquiries.
#[derive(Clone, Debug)]
pub struct Replay {
    pub since: NaiveDate,
    pub seen: u64,
    /// There were more than are looked at in one go.
    pub cut: bool,
    pub lines: Vec<ReplayLine>,
}

/// How often a person changed what a rule suggested.
#[derive(Clone, Debug, Default)]
pub struct RoutingOverrides {
    /// Newest first.
    pub months: Vec<NaiveDate>,
    /// Rule, then suggested and changed for each month.
    pub rules: Vec<(String, Vec<(i64, i64)>)>,
}

/// The page.
#[component]
pub fn RoutingSimulatorPage(
    form: RoutingTrialForm,
    /// Number and rows of the table in force.
    in_force: (u32, Rows),
    /// There is a draft that can be tried.
    draft: bool,
    /// There is a draft that cannot be tried, because something in it is wrong.
    draft_wrong: bool,
    simulation: Option<Simulation>,
    replay: Option<Replay>,
    changes: RoutingOverrides,
    problems: Problems,
) -> impl IntoView {
    let failed = !problems.is_empty();
    let (version, rows) = in_force;
    let again = if draft {
        again(replay)
    } else if draft_wrong {
        view! { <p class="govuk-body">{tr("routing-simulator-draft-wrong")}</p> }.into_any()
    } else {
        view! { <p class="govuk-body">{tr("routing-simulator-no-draft")}</p> }.into_any()
    };
    view! {
        <StaffPage title=tr("routing-simulator-title") error=failed current="settings-nav">
            <Back href=SETTINGS/>
            <ErrorSummary problems=problems.clone()/>
            <div class="sp-bar">
                <div>
                    <h1 class="govuk-heading-l">{tr("routing-simulator-title")}</h1>
                    <p class="sp-small">{tr("routing-simulator-lead")}</p>
                </div>
                <p class="sp-bar__do">
                    <a class="govuk-link" href=format!("{SETTINGS}/{}", SettingsTable::Routing)>{tr("routing-simulator-change")}</a>
                </p>
            </div>
            <div class="sp-try">
                <section class="sp-card" aria-labelledby="case">
                    <h2 class="govuk-heading-m" id="case">{tr("routing-simulator-case")}</h2>
                    <p class="govuk-body">{tr("routing-simulator-case-what")}</p>
                    {case(&form, &problems)}
                </section>
                <section class="sp-card" aria-labelledby="answer" id="answer-part">
                    <h2 class="govuk-heading-m" id="answer">{tr("routing-simulator-answer")}</h2>
                    <div aria-live="polite">{answer(simulation)}</div>
                </section>
            </div>
            <section class="sp-card" aria-labelledby="again">
                <h2 class="govuk-heading-m" id="again">{tr("routing-simulator-again")}</h2>
                {again}
            </section>
            <section class="sp-card" aria-labelledby="changed">
                <h2 class="govuk-heading-m" id="changed">{tr("routing-simulator-changed")}</h2>
                {changed(changes)}
            </section>
            <section class="sp-card" aria-labelledby="in-force">
                <h2 class="govuk-heading-m" id="in-force">
                    {tr_args("settings-in-force", &[("version", version.to_string())])}
                </h2>
                {rows_table(SettingsTable::Routing, &rows)}
            </section>
        </StaffPage>
    }
}

/// A list with "not said" before it.
fn options(
    codes: impl IntoIterator<Item = &'static str>,
    name: impl Fn(&str) -> String,
) -> Vec<(String, String)> {
    std::iter::once((String::new(), tr("routing-simulator-open-answer")))
        .chain(codes.into_iter().map(|code| (code.to_owned(), name(code))))
        .collect()
}

fn case(form: &RoutingTrialForm, problems: &Problems) -> AnyView {
    let (form, problems) = (form.clone(), problems.clone());
    let data = page_context().site.data;
    let topic = |code: &str| tr(&format!("topic-{code}"));
    let topics = std::iter::once((String::new(), tr("log-choose")))
        .chain(
            data.topics
                .iter()
                .map(|row| (row.code.code().to_owned(), topic(row.code.code()))),
        )
        .collect::<Vec<_>>();
    let others = data
        .topics
        .iter()
        .map(|row| {
            let code = row.code.code().to_owned();
            let checked = form.other_topics.contains(&code);
            let label = topic(&code);
            Choice::new(code, label).checked(checked)
        })
        .collect::<Vec<_>>();
    let areas: Vec<(String, String)> =
        std::iter::once((String::new(), tr("routing-simulator-open-answer")))
            .chain(data.areas.iter().map(|row| {
                let code = row.code.code().to_owned();
                let name = tr(&format!("area-{code}"));
                (code, name)
            }))
            .chain([
                ("not_sure".to_owned(), tr("routing-simulator-area-not-sure")),
                ("out".to_owned(), tr("routing-simulator-area-out")),
            ])
            .collect();
    let coded = |key: &'static str| move |code: &str| tr(&format!("{key}-{code}"));
    let of_field = problems.clone();
    let select = move |name: &'static str, options: Vec<(String, String)>, value: &str| {
        let label = tr(&format!("routing-simulator-{}", name.replace('_', "-")));
        let problems = of_field.clone();
        let value = value.to_owned();
        view! { <SelectField name label options value problems/> }.into_any()
    };
    let answers = coded("answer");
    view! {
        <Form action=super::ROUTING class="sp-set-form">
            <SelectField name="topic" label=tr("routing-simulator-topic") options=topics value=form.topic.clone() problems=problems.clone()/>
            <details class="sp-change" open=!form.other_topics.is_empty()>
                <summary>{tr("routing-simulator-other-topics")}</summary>
                <div>
                    <Checkboxes name="other_topics" legend=tr("routing-simulator-other-topics") small=true choices=others problems=problems.clone()/>
                </div>
            </details>
            <div class="sp-set__fields">
                <TextField name="postcode" label=tr("routing-simulator-postcode") hint=tr("routing-simulator-postcode-hint") width="govuk-input--width-10" value=form.postcode.clone() problems=problems.clone() ltr=true/>
                {select("no_postcode", options(NoPostcodeReason::ALL.iter().map(|v| v.code()), coded("routing-why")), &form.no_postcode)}
                {select("area", areas, &form.area)}
                {select("connection", options(Connection::ALL.iter().map(|v| v.code()), coded("connection")), &form.connection)}
                {select("children", options(YesNoPreferNot::ALL.iter().map(|v| v.code()), answers), &form.children)}
                {select("send25", options(SendAnswer::ALL.iter().map(|v| v.code()), answers), &form.send25)}
                {select("age", options(AgeBand::ALL.iter().map(|v| v.code()), coded("age")), &form.age)}
                {select("subject_26", options(YesNo::ALL.iter().map(|v| v.code()), answers), &form.subject_26)}
            </div>
            <button type="submit" class="govuk-button" name="action" value="try">{tr("routing-simulator-try")}</button>
        </Form>
    }
    .into_any()
}

fn answer(simulation: Option<Simulation>) -> AnyView {
    let Some(Simulation { in_force, draft }) = simulation else {
        return view! { <p class="govuk-body">{tr("routing-simulator-answer-none")}</p> }
            .into_any();
    };
    let same = draft.as_ref().is_some_and(|draft| {
        (&draft.rule, draft.queue, &draft.flags, draft.priority)
            == (
                &in_force.rule,
                in_force.queue,
                &in_force.flags,
                in_force.priority,
            )
    });
    let verdict = draft.as_ref().map(|_| {
        let key = if same {
            "routing-simulator-same"
        } else {
            "routing-simulator-differs"
        };
        view! { <p class="govuk-body"><b>{tr(key)}</b></p> }
    });
    view! {
        {verdict}
        {simulated("routing-simulator-now", in_force)}
        {draft.filter(|_| !same).map(|draft| simulated("routing-simulator-draft", draft))}
    }
    .into_any()
}

fn simulated(head: &str, tried: SimulatedRouting) -> AnyView {
    let SimulatedRouting {
        version,
        rule,
        queue,
        priority,
        flags,
        resident,
        officer,
        looked_at,
    } = tried;
    let queue = queue.map_or_else(|| tr("routing-simulator-nobody"), queue_name);
    let flags = flag_tags(&flags);
    let tags = if flags.is_empty() {
        tr("routing-simulator-no-flags").into_any()
    } else {
        flags
            .into_iter()
            .map(|(tone, text)| view! { <Tag tone text/> " " })
            .collect_view()
            .into_any()
    };
    let way = looked_at.join(" → ");
    let head = tr_args(head, &[("version", version.to_string())]);
    view! {
        <h3 class="govuk-heading-s">{head}</h3>
        <dl class="sp-facts">
            <div><dt>{tr("routing-simulator-queue")}</dt><dd><b>{queue}</b></dd></div>
            <div><dt>{tr("routing-simulator-rule")}</dt><dd class="sp-code">{rule}</dd></div>
            <div><dt>{tr("routing-simulator-priority")}</dt><dd>{tr(&format!("settings-priority-{priority}"))}</dd></div>
            <div><dt>{tr("routing-simulator-flags")}</dt><dd>{tags}</dd></div>
            <div><dt>{tr("routing-simulator-for-resident")}</dt><dd>{resident}</dd></div>
            <div><dt>{tr("routing-simulator-for-officer")}</dt><dd>{officer}</dd></div>
            <div><dt>{tr("routing-simulator-way")}</dt><dd class="sp-code">{way}</dd></div>
        </dl>
    }
    .into_any()
}

/// The draft on past enquiries.
fn again(replay: Option<Replay>) -> AnyView {
    let button = |months: &'static str| {
        view! { <button type="submit" class="govuk-button govuk-button--secondary" name="months" value=months>{tr(&format!("routing-simulator-months-{months}"))}</button> }
    };
    let found = replay.map(|replay| {
        let moved: u64 = replay.lines.iter().map(|line| line.count).sum();
        let said = tr_args(
            "routing-simulator-again-said",
            &[
                ("seen", replay.seen.to_string()),
                ("moved", moved.to_string()),
                ("since", crate::domain::time::plain_date(replay.since)),
            ],
        );
        let cut = replay.cut.then(|| view! { <p class="govuk-body">{tr("routing-simulator-again-cut")}</p> });
        let queue = |queue: Option<QueueCode>| queue.map_or_else(|| tr("routing-simulator-nobody"), queue_name);
        let rows = replay
            .lines
            .into_iter()
            .map(|line| {
                view! {
                    <tr>
                        <td data-label=tr("routing-simulator-from")>{queue(line.from.1)} " " <span class="sp-code">{line.from.0}</span></td>
                        <td data-label=tr("routing-simulator-to")>{queue(line.to.1)} " " <span class="sp-code">{line.to.0}</span></td>
                        <td data-label=tr("routing-simulator-count")>{line.count}</td>
                    </tr>
                }
            })
            .collect_view();
        let table = (moved > 0).then(|| view! {
            <table class="sp-set">
                <thead>
                    <tr>
                        <th scope="col">{tr("routing-simulator-from")}</th>
                        <th scope="col">{tr("routing-simulator-to")}</th>
                        <th scope="col">{tr("routing-simulator-count")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        });
        view! { <div role="status"><p class="govuk-body"><b>{said}</b></p></div> {cut} {table} }
    });
    view! {
        <p class="govuk-body">{tr("routing-simulator-again-what")}</p>
        <Form action=super::ROUTING>
            <input type="hidden" name="action" value="replay"/>
            <div class="sp-actions">{button("1")} {button("3")} {button("12")}</div>
        </Form>
        {found}
    }
    .into_any()
}

fn changed(changes: RoutingOverrides) -> AnyView {
    if changes.rules.is_empty() {
        return view! { <p class="govuk-body">{tr("routing-simulator-changed-none")}</p> }
            .into_any();
    }
    let months: Vec<String> = changes
        .months
        .iter()
        .map(|month| month.format("%B %Y").to_string())
        .collect();
    let head = months
        .iter()
        .map(|month| view! { <th scope="col">{month.clone()}</th> })
        .collect_view();
    let rows = changes
        .rules
        .into_iter()
        .map(|(rule, counts)| {
            let cells = counts
                .into_iter()
                .zip(&months)
                .map(|((suggested, changed), month)| {
                    let none = (suggested == 0).then_some("sp-set__none");
                    let said = if suggested == 0 {
                        tr("routing-simulator-changed-nothing")
                    } else {
                        tr_args(
                            "routing-simulator-changed-of",
                            &[
                                ("changed", changed.to_string()),
                                ("suggested", suggested.to_string()),
                            ],
                        )
                    };
                    view! { <td class=none data-label=month.clone()>{said}</td> }
                })
                .collect_view();
            view! { <tr><th scope="row" class="sp-code">{rule}</th> {cells}</tr> }
        })
        .collect_view();
    view! {
        <p class="govuk-body">{tr("routing-simulator-changed-what")}</p>
        <table class="sp-set">
            <thead><tr><th scope="col">{tr("routing-simulator-rule")}</th> {head}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
