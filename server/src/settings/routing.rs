//! `/staff/routing`: one case under the rules in force and under a draft, a draft on past enquiries, and how
//! often people changed what a rule suggested (D3, D4). Nothing of it is kept but that it was done.

use super::{
    change::lacks,
    desk::{SettingsDesk, did, in_force},
    store,
};
use crate::{postcode::in_directory, staff::StaffRequest};
use app::{
    domain::{
        area::{Located, locate},
        codes::{QueueCode, TopicCode},
        notice_draft::DraftState,
        reference_data::ReferenceData,
        routing::{RoutingFacts, looked_at, suggest},
        settings::SettingsTable,
        time::{london_date, london_midnight},
    },
    forms::staff::{RoutingTrialForm, SettingsInput},
    i18n::Lang,
    routing_reason,
    staff::settings::{QueueChanges, Replay, ReplayLine, RoutingPage, RoutingTrial, TrialOutcome},
    ui::Problems,
};
use axum::response::Response;
use chrono::{DateTime, Months, NaiveDate, Utc};
use http::StatusCode;
use leptos::prelude::*;
use platform::error::{AppError, Result};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Past enquiries that are looked at in one go: a page must not take longer than people wait.
const REPLAY_MAX: u64 = 20_000;
/// How many are read at a time.
const REPLAY_STEP: i32 = 2_000;
/// Months of the table of changes.
const MONTHS: u32 = 6;

/// What the page shows besides the rules.
#[derive(Default)]
struct Asked {
    status: StatusCode,
    form: RoutingTrialForm,
    trying: Option<RoutingTrial>,
    replay: Option<Replay>,
    problems: Problems,
}

/// A draft that can be tried, or that there is one that cannot.
enum Draft {
    None,
    Wrong,
    Of(Box<ReferenceData>),
}

/// GET `/staff/routing`
pub async fn show(SettingsDesk(staff): SettingsDesk) -> Result<Response> {
    did(&staff, "routing.look", json!({})).await?;
    page(staff, Asked::default()).await
}

/// POST `/staff/routing`: tries one case, or a draft on past enquiries.
pub async fn try_out(SettingsDesk(staff): SettingsDesk) -> Result<Response> {
    match staff.fields.one("action").as_str() {
        "try" => one(staff).await,
        "replay" => many(staff).await,
        _ => Err(AppError::BadRequest),
    }
}

async fn one(staff: StaffRequest) -> Result<Response> {
    let form = RoutingTrialForm::read(&staff.fields);
    let located = match form.postcode(staff.data()) {
        Some(result) => {
            let directory = in_directory(&staff.tx, &result).await?;
            Some(locate(staff.data(), &directory, &result))
        }
        None => None,
    };
    let facts = match form.facts(staff.data(), located) {
        Ok(facts) => facts,
        Err(problems) => {
            let asked = Asked {
                status: StatusCode::UNPROCESSABLE_ENTITY,
                form,
                problems,
                ..Asked::default()
            };
            return page(staff, asked).await;
        }
    };
    did(
        &staff,
        "routing.try",
        json!({ "topic": facts.topic.code() }),
    )
    .await?;
    let trying = RoutingTrial {
        in_force: tried(staff.data(), &facts)?,
        draft: match draft(&staff).await? {
            Draft::Of(draft) => Some(tried(&draft, &facts)?),
            Draft::None | Draft::Wrong => None,
        },
    };
    let asked = Asked {
        form,
        trying: Some(trying),
        ..Asked::default()
    };
    page(staff, asked).await
}

fn tried(data: &ReferenceData, facts: &RoutingFacts) -> Result<TrialOutcome> {
    let suggestion = suggest(data, facts).map_err(AppError::internal)?;
    let rules = looked_at(data, facts).map_err(AppError::internal)?;
    Ok(TrialOutcome {
        version: suggestion.table_version,
        queue: suggestion.queue,
        priority: suggestion.priority,
        resident: routing_reason::resident(Lang::En, &suggestion.reason),
        officer: routing_reason::officer(&suggestion.reason),
        rule: suggestion.rule,
        flags: suggestion.flags,
        looked_at: rules.into_iter().map(|rule| rule.code.clone()).collect(),
    })
}

/// The tables as they would be with the open draft.
async fn draft(staff: &StaffRequest) -> Result<Draft> {
    let Some(draft) = store::open_of(&staff.tx, SettingsTable::Routing).await? else {
        return Ok(Draft::None);
    };
    if !matches!(draft.state, DraftState::Draft | DraftState::Submitted) {
        return Ok(Draft::None);
    }
    let with = staff
        .data()
        .clone()
        .with(SettingsTable::Routing, draft.based_on + 1, &draft.rows);
    let (_, before) = in_force(staff, SettingsTable::Routing).await?;
    // Rows as they are sent for approval: also with a reason for every new rule. Only the table matters here.
    let typed = SettingsInput {
        from: (0..draft.rows.0.len()).collect(),
        rows: draft.rows,
        begins: None,
        why: "-".to_owned(),
    };
    let wrong = lacks(staff.data(), SettingsTable::Routing, &typed, &before)
        .0
        .iter()
        .any(|problem| problem.key != "settings-error-same");
    Ok(match with {
        Ok(data) if !wrong => Draft::Of(Box::new(data)),
        _ => Draft::Wrong,
    })
}

/// What routing looked at in an enquiry of the past.
#[derive(FromQueryResult)]
struct Past {
    id: Uuid,
    topic: String,
    other_topics: Vec<String>,
    age_band: String,
    children: String,
    send25: String,
    subject_26: Option<String>,
    connection: Option<String>,
    danger_now: Option<String>,
    safe_tonight: Option<String>,
    no_postcode_reason: Option<String>,
    about_whom: String,
    safe_contact: bool,
    place: serde_json::Value,
}

impl Past {
    /// `None`: with a code that the tables do not know any more.
    fn facts(&self) -> Option<RoutingFacts> {
        Some(RoutingFacts {
            topic: self.topic.parse().ok()?,
            other_topics: self
                .other_topics
                .iter()
                .map(|code| code.parse::<TopicCode>().ok())
                .collect::<Option<_>>()?,
            age: self.age_band.parse().ok()?,
            children: self.children.parse().ok()?,
            send25: self.send25.parse().ok()?,
            subject_26_or_under: parsed(self.subject_26.as_deref())?,
            place: serde_json::from_value::<Located>(self.place.clone()).ok()?,
            connection: parsed(self.connection.as_deref())?,
            danger_now: parsed(self.danger_now.as_deref())?,
            safe_tonight: parsed(self.safe_tonight.as_deref())?,
            no_postcode: parsed(self.no_postcode_reason.as_deref())?,
            about: self.about_whom.parse().ok()?,
            safe_contact: self.safe_contact,
        })
    }
}

/// A code that may be missing; `None`: one that is not on its list.
fn parsed<T: std::str::FromStr>(code: Option<&str>) -> Option<Option<T>> {
    match code {
        None => Some(None),
        Some(code) => code.parse().ok().map(Some),
    }
}

async fn many(staff: StaffRequest) -> Result<Response> {
    let months: u32 = match staff.fields.one("months").as_str() {
        "1" => 1,
        "3" => 3,
        "12" => 12,
        _ => return Err(AppError::BadRequest),
    };
    let Draft::Of(draft) = draft(&staff).await? else {
        return page(staff, Asked::default()).await;
    };
    let since = months_before(london_date(staff.now), months);
    let replay = replay(&staff.tx, since, staff.data(), &draft).await?;
    let detail = json!({ "since": since, "seen": replay.seen });
    did(&staff, "routing.replay", detail).await?;
    let asked = Asked {
        replay: Some(replay),
        ..Asked::default()
    };
    page(staff, asked).await
}

fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(day)
}

/// Sends the enquiries since a day through both tables, a step at a time, and counts where they differ.
async fn replay(
    db: &impl ConnectionTrait,
    since: NaiveDate,
    now: &ReferenceData,
    then: &ReferenceData,
) -> Result<Replay> {
    type Place = (String, Option<QueueCode>);
    let mut moved: BTreeMap<(Place, Place), u64> = BTreeMap::new();
    let mut seen = 0;
    let mut after: Option<Uuid> = None;
    let mut cut = false;
    loop {
        let rows = past(db, london_midnight(since), after).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id);
        let full = rows.len() == usize::try_from(REPLAY_STEP).unwrap_or(0);
        for facts in rows.iter().filter_map(Past::facts) {
            let (Ok(before), Ok(changed)) = (suggest(now, &facts), suggest(then, &facts)) else {
                continue;
            };
            seen += 1;
            if before.queue != changed.queue {
                let key = ((before.rule, before.queue), (changed.rule, changed.queue));
                *moved.entry(key).or_default() += 1;
            }
        }
        if !full {
            break;
        }
        if seen >= REPLAY_MAX {
            cut = true;
            break;
        }
    }
    let mut lines: Vec<ReplayLine> = moved
        .into_iter()
        .map(|((from, to), count)| ReplayLine { from, to, count })
        .collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.count));
    Ok(Replay {
        since,
        seen,
        cut,
        lines,
    })
}

async fn past(
    db: &impl ConnectionTrait,
    since: DateTime<Utc>,
    after: Option<Uuid>,
) -> Result<Vec<Past>> {
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT * FROM app.routing_past($1, $2, $3)",
        [since.into(), after.into(), REPLAY_STEP.into()],
    );
    Ok(Past::find_by_statement(statement).all(db).await?)
}

#[derive(FromQueryResult)]
struct Count {
    month: NaiveDate,
    rule: String,
    suggested: i64,
    changed: i64,
}

/// By rule and month.
async fn changes(staff: &StaffRequest) -> Result<QueueChanges> {
    let first = months_before(london_date(staff.now), MONTHS - 1);
    let since = chrono::Datelike::with_day(&first, 1).unwrap_or(first);
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT month, rule, suggested, changed FROM app.routing_changes($1)",
        [london_midnight(since).into()],
    );
    let counts = Count::find_by_statement(statement).all(&staff.tx).await?;
    let mut months: Vec<NaiveDate> = counts.iter().map(|count| count.month).collect();
    months.sort_unstable();
    months.dedup();
    months.reverse();
    let mut rules: BTreeMap<String, Vec<(i64, i64)>> = BTreeMap::new();
    for count in counts {
        let places = months.len();
        let row = rules
            .entry(count.rule)
            .or_insert_with(|| vec![(0, 0); places]);
        if let Some(at) = months.iter().position(|month| *month == count.month) {
            row[at] = (count.suggested, count.changed);
        }
    }
    Ok(QueueChanges {
        months,
        rules: rules.into_iter().collect(),
    })
}

async fn page(staff: StaffRequest, asked: Asked) -> Result<Response> {
    let in_force = in_force(&staff, SettingsTable::Routing).await?;
    let changes = changes(&staff).await?;
    let (draft, draft_wrong) = match draft(&staff).await? {
        Draft::None => (false, false),
        Draft::Wrong => (false, true),
        Draft::Of(_) => (true, false),
    };
    let Asked {
        status,
        form,
        trying,
        replay,
        problems,
    } = asked;
    staff
        .render(status, move || {
            view! { <RoutingPage form in_force draft draft_wrong trying replay changes problems/> }
        })
        .await
}
