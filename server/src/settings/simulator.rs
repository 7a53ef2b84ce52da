//! `/staff/routing`: one case under the rules in force and under a draft, a draft on past enquiries, and how
//! often people changed what a rule suggested (feature D3, D4). Nothing of it is kept but that it was done.

use super::{
    review::{SettingsReview, missing_in_rows},
    store::in_force,
};
use crate::{postcode::in_directory, review, review::ReviewDesk, staff::StaffRequest};
use app::{
    domain::{
        area::{Located, locate},
        codes::{QueueCode, TopicCode},
        reference_data::ReferenceData,
        routing::{RoutingFacts, looked_at, suggest},
        settings::SettingsTable,
        time::{london_date, london_midnight},
    },
    forms::staff::RoutingTrialForm,
    i18n::Lang,
    routing_reason,
    staff::settings::{
        Replay, ReplayLine, RoutingOverrides, RoutingSimulatorPage, SimulatedRouting, Simulation,
    },
    ui::Problems,
};
use axum::response::Response;
use chrono::{DateTime, Months, NaiveDate, Utc};
use http::StatusCode;
use leptos::prelude::*;
use platform::{
    db::Sql,
    error::{AppError, Result},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

const PAST_ROUTING_FACTS: Sql = Sql::staff("SELECT * FROM app.past_routing_facts($1, $2, $3)");
const ROUTING_OVERRIDES: Sql =
    Sql::staff("SELECT month, rule, suggested, changed FROM app.routing_overrides($1)");

/// Past enquiries that are looked at in one go: a page must not take longer than people wait.
const REPLAY_MAX: u64 = 20_000;
/// How many are read at a time.
const REPLAY_STEP: i32 = 2_000;
/// Months of the table of changes.
const MONTHS: u32 = 6;

/// What the page shows besides the rules.
#[derive(Default)]
struct Shown {
    status: StatusCode,
    form: RoutingTrialForm,
    simulation: Option<Simulation>,
    replay: Option<Replay>,
    problems: Problems,
}

/// A draft that can be tried, or that there is one that cannot.
enum DraftTables {
    None,
    Invalid,
    Valid(Box<ReferenceData>),
}

/// GET `/staff/routing`
pub async fn show_simulator(
    ReviewDesk { staff, .. }: ReviewDesk<SettingsReview>,
) -> Result<Response> {
    review::audit::<SettingsReview>(&staff, "routing.look", json!({})).await?;
    render_page(staff, Shown::default()).await
}

/// POST `/staff/routing`: tries one case, or a draft on past enquiries.
pub async fn run_simulator(
    ReviewDesk { staff, .. }: ReviewDesk<SettingsReview>,
) -> Result<Response> {
    match staff.fields.one("action").as_str() {
        "try" => simulate_case(staff).await,
        "replay" => replay_past(staff).await,
        _ => Err(AppError::BadRequest),
    }
}

async fn simulate_case(staff: StaffRequest) -> Result<Response> {
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
            let shown = Shown {
                status: StatusCode::UNPROCESSABLE_ENTITY,
                form,
                problems,
                ..Shown::default()
            };
            return render_page(staff, shown).await;
        }
    };
    review::audit::<SettingsReview>(
        &staff,
        "routing.try",
        json!({ "topic": facts.topic.code() }),
    )
    .await?;
    let simulation = Simulation {
        in_force: simulate(staff.data(), &facts)?,
        draft: match draft_tables(&staff).await? {
            DraftTables::Valid(draft) => Some(simulate(&draft, &facts)?),
            DraftTables::None | DraftTables::Invalid => None,
        },
    };
    let shown = Shown {
        form,
        simulation: Some(simulation),
        ..Shown::default()
    };
    render_page(staff, shown).await
}

fn simulate(data: &ReferenceData, facts: &RoutingFacts) -> Result<SimulatedRouting> {
    let suggestion = suggest(data, facts).map_err(AppError::internal)?;
    let rules = looked_at(data, facts).map_err(AppError::internal)?;
    Ok(SimulatedRouting {
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
async fn draft_tables(staff: &StaffRequest) -> Result<DraftTables> {
    let table = SettingsTable::Routing;
    let Some(draft) = review::find_open::<SettingsReview>(&staff.tx, table).await? else {
        return Ok(DraftTables::None);
    };
    let rows = draft.body.rows;
    let with = staff
        .data()
        .clone()
        .with(table, draft.body.base_version + 1, &rows);
    let (_, before) = in_force(staff, table).await?;
    let positions: Vec<usize> = (0..rows.0.len()).collect();
    let valid = missing_in_rows(staff.data(), table, &rows, &positions, &before).is_empty();
    Ok(match with {
        Ok(data) if valid => DraftTables::Valid(Box::new(data)),
        _ => DraftTables::Invalid,
    })
}

/// What routing looked at in an enquiry of the past.
#[derive(FromQueryResult)]
struct PastFacts {
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

impl PastFacts {
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

async fn replay_past(staff: StaffRequest) -> Result<Response> {
    let months: u32 = match staff.fields.one("months").as_str() {
        "1" => 1,
        "3" => 3,
        "12" => 12,
        _ => return Err(AppError::BadRequest),
    };
    let DraftTables::Valid(draft) = draft_tables(&staff).await? else {
        return render_page(staff, Shown::default()).await;
    };
    let since = months_before(london_date(staff.now), months);
    let replay = replay(&staff.tx, since, staff.data(), &draft).await?;
    let detail = json!({ "since": since, "seen": replay.seen });
    review::audit::<SettingsReview>(&staff, "routing.replay", detail).await?;
    let shown = Shown {
        replay: Some(replay),
        ..Shown::default()
    };
    render_page(staff, shown).await
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
        for facts in rows.iter().filter_map(PastFacts::facts) {
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
) -> Result<Vec<PastFacts>> {
    let values = [since.into(), after.into(), REPLAY_STEP.into()];
    Ok(PAST_ROUTING_FACTS.all(db, values).await?)
}

#[derive(FromQueryResult)]
struct Count {
    month: NaiveDate,
    rule: String,
    suggested: i64,
    changed: i64,
}

/// By rule and month.
async fn overrides(staff: &StaffRequest) -> Result<RoutingOverrides> {
    let first = months_before(london_date(staff.now), MONTHS - 1);
    let since = chrono::Datelike::with_day(&first, 1).unwrap_or(first);
    let values = [london_midnight(since).into()];
    let counts: Vec<Count> = ROUTING_OVERRIDES.all(&staff.tx, values).await?;
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
    Ok(RoutingOverrides {
        months,
        rules: rules.into_iter().collect(),
    })
}

async fn render_page(staff: StaffRequest, shown: Shown) -> Result<Response> {
    let in_force = in_force(&staff, SettingsTable::Routing).await?;
    let changes = overrides(&staff).await?;
    let (draft, draft_wrong) = match draft_tables(&staff).await? {
        DraftTables::None => (false, false),
        DraftTables::Invalid => (false, true),
        DraftTables::Valid(_) => (true, false),
    };
    let Shown {
        status,
        form,
        simulation,
        replay,
        problems,
    } = shown;
    staff.render(status, move || {
        view! { <RoutingSimulatorPage form in_force draft draft_wrong simulation replay changes problems/> }
    }).await
}
