//! `portal explain …`: answers from the same rules as the site, without a database.

mod args;

use std::fmt::Display;
use std::process::ExitCode;

use app::domain::area::{Area, Located, NoDirectory, locate};
use app::domain::codes::{AboutWhom, Flag, QueueCode};
use app::domain::controller::Controller;
use app::domain::reference_data::ReferenceData;
use app::domain::retention::RetentionRule;
use app::domain::routing::{self, RoutingFacts};
use app::domain::{
    deadline,
    deadline::{Deadline, DeadlineKind, Pause},
};
use app::domain::{postcode, postcode::PostcodeResult};
use app::i18n::{Lang, text};
use app::routing_reason;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

pub use args::ExplainArgs;
use args::{RouteArgs, What};

/// Runs the command: 0 done, 1 refused, 2 wrong use.
#[must_use]
pub fn run(args: &ExplainArgs) -> ExitCode {
    match explain(args) {
        Ok(answer) => {
            println!(
                "{}",
                if args.json {
                    answer.json()
                } else {
                    answer.text()
                }
            );
            ExitCode::SUCCESS
        }
        Err(Refused { wrong_use, why }) => {
            eprintln!("{why}");
            ExitCode::from(if wrong_use { 2 } else { 1 })
        }
    }
}

fn explain(args: &ExplainArgs) -> Result<Answer, Refused> {
    let data = ReferenceData::shipped();
    match &args.what {
        What::Postcode { input } => Ok(Answer::Postcode(explain_postcode(data, input))),
        What::Route(route) => explain_route(data, route).map(Answer::Route),
        What::Retention { rule, at } => Ok(Answer::Retention(explain_retention(data, *rule, *at))),
        What::Deadline {
            kind,
            received,
            extended,
            paused_from,
            paused_to,
        } => {
            let pause = paused_from
                .zip(*paused_to)
                .map(|(from, to)| Pause { from, to });
            explain_deadline(data, *kind, *received, *extended, pause).map(Answer::Deadline)
        }
    }
}

#[derive(Debug)]
struct Refused {
    wrong_use: bool,
    why: String,
}

impl Refused {
    fn because(why: impl Display) -> Self {
        Self {
            wrong_use: false,
            why: why.to_string(),
        }
    }
}

/// Each answer as JSON has exactly these keys, in this order: other programs read them.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Answer {
    Postcode(PostcodeAnswer),
    Route(RouteAnswer),
    Retention(RetentionAnswer),
    Deadline(DeadlineAnswer),
}

impl Answer {
    fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// One line for each key.
    fn text(&self) -> String {
        let Ok(serde_json::Value::Object(keys)) = serde_json::to_value(self) else {
            return String::new();
        };
        let order: &[&str] = match self {
            Self::Postcode(_) => &[
                "input",
                "normalised",
                "result",
                "suggestion",
                "sector",
                "area",
                "in_stockport",
            ],
            Self::Route(_) => &[
                "rule",
                "queue",
                "controller",
                "flags",
                "reason_resident",
                "reason_officer",
                "table_version",
            ],
            Self::Retention(_) => &[
                "rule",
                "london_date",
                "last_day_kept",
                "eligible_from_london",
                "eligible_from_utc",
                "reason",
            ],
            Self::Deadline(_) => &["base", "due", "internal_target", "reason"],
        };
        let width = order.iter().map(|key| key.len()).max().unwrap_or_default();
        let lines = order.iter().map(|key| {
            let value = match keys.get(*key) {
                None | Some(serde_json::Value::Null) => "–".to_owned(),
                Some(serde_json::Value::String(value)) => value.clone(),
                Some(serde_json::Value::Bool(value)) => {
                    if *value { "yes" } else { "no" }.to_owned()
                }
                Some(serde_json::Value::Array(values)) => values
                    .iter()
                    .filter_map(serde_json::Value::as_str)
                    .collect::<Vec<_>>()
                    .join(", "),
                Some(other) => other.to_string(),
            };
            format!("{:width$}  {value}", key.replace('_', " "))
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

#[derive(Debug, Serialize)]
struct PostcodeAnswer {
    input: String,
    normalised: String,
    result: &'static str,
    suggestion: Option<String>,
    sector: Option<String>,
    area: Area,
    in_stockport: Option<bool>,
}

fn explain_postcode(data: &ReferenceData, input: &str) -> PostcodeAnswer {
    let result = data.classify_postcode(input);
    let Located { area, sector, .. } = locate(data, &NoDirectory, &result);
    PostcodeAnswer {
        input: input.to_owned(),
        normalised: postcode::normalise(input),
        result: result.code(),
        suggestion: match &result {
            PostcodeResult::Repairable { suggestion } => Some(suggestion.display().to_owned()),
            _ => None,
        },
        sector,
        area,
        in_stockport: area.in_stockport(),
    }
}

#[derive(Debug, Serialize)]
struct RouteAnswer {
    rule: String,
    queue: String,
    controller: Option<Controller>,
    flags: Vec<Flag>,
    reason_resident: String,
    reason_officer: String,
    table_version: u32,
}

/// What stands for the queue where nothing is stored.
const NO_QUEUE: &str = "NONE";

fn explain_route(data: &ReferenceData, args: &RouteArgs) -> Result<RouteAnswer, Refused> {
    let mut full = false;
    let located = match &args.postcode {
        None => Located::unknown(),
        Some(typed) => match data.classify_postcode(typed) {
            PostcodeResult::Invalid => return Err(Refused::because("That is not a postcode.")),
            PostcodeResult::NotResidential => {
                return Err(Refused::because("Nobody lives at that postcode."));
            }
            result => {
                full = matches!(
                    result,
                    PostcodeResult::Valid(_) | PostcodeResult::Repairable { .. }
                );
                locate(data, &NoDirectory, &result)
            }
        },
    };
    let facts = RoutingFacts {
        topic: args.topic,
        other_topics: args.other_topics.clone(),
        age: args.age,
        children: args.children,
        send25: args.send25,
        subject_26_or_under: args.sub26,
        place: located.or_choice(args.area, full),
        connection: args.connection,
        danger_now: None,
        safe_tonight: None,
        no_postcode: args.no_postcode,
        about: AboutWhom::Me,
        safe_contact: false,
    };
    let suggestion = routing::suggest(data, &facts).map_err(Refused::because)?;
    Ok(RouteAnswer {
        queue: suggestion
            .queue
            .as_ref()
            .map_or(NO_QUEUE, QueueCode::code)
            .to_owned(),
        controller: suggestion.controller,
        reason_resident: routing_reason::resident(Lang::En, &suggestion.reason),
        reason_officer: routing_reason::officer(&suggestion.reason),
        rule: suggestion.rule,
        flags: suggestion.flags,
        table_version: suggestion.table_version,
    })
}

#[derive(Debug, Serialize)]
struct RetentionAnswer {
    rule: RetentionRule,
    london_date: NaiveDate,
    last_day_kept: Option<NaiveDate>,
    eligible_from_london: Option<String>,
    eligible_from_utc: Option<String>,
    reason: String,
}

fn explain_retention(
    data: &ReferenceData,
    rule: RetentionRule,
    at: DateTime<Utc>,
) -> RetentionAnswer {
    let kept = data.retention.due(rule, at);
    let london = |instant: DateTime<Utc>| instant.with_timezone(&chrono_tz::Europe::London);
    RetentionAnswer {
        rule,
        london_date: kept.london_date,
        last_day_kept: kept.last_day_kept,
        eligible_from_london: kept
            .eligible_from
            .map(|instant| london(instant).format("%Y-%m-%d %H:%M").to_string()),
        eligible_from_utc: kept
            .eligible_from
            .map(|instant| instant.format("%Y-%m-%dT%H:%M:%SZ").to_string()),
        reason: text(Lang::En, &format!("retention-{rule}"), &[]),
    }
}

#[derive(Debug, Serialize)]
struct DeadlineAnswer {
    base: NaiveDate,
    due: NaiveDate,
    internal_target: Option<NaiveDate>,
    reason: String,
}

fn explain_deadline(
    data: &ReferenceData,
    kind: DeadlineKind,
    received: NaiveDate,
    extended: bool,
    pause: Option<Pause>,
) -> Result<DeadlineAnswer, Refused> {
    let (deadline, keys) = match kind {
        DeadlineKind::Rights => {
            let pauses: Vec<Pause> = pause.into_iter().collect();
            let deadline = deadline::rights(received, extended, &pauses, &data.holidays)
                .map_err(Refused::because)?;
            let first = if extended {
                "deadline-rights-extended"
            } else {
                "deadline-rights"
            };
            let paused = pause.map(|_| "deadline-paused");
            let rolled = (deadline.due != deadline.base).then_some("deadline-rolled");
            (deadline, [Some(first), paused, rolled])
        }
        DeadlineKind::ComplaintAck if extended || pause.is_some() => {
            let why = "An acknowledgement is neither extended nor paused.".to_owned();
            return Err(Refused {
                wrong_use: true,
                why,
            });
        }
        DeadlineKind::ComplaintAck => {
            let deadline =
                deadline::complaint_ack(received, &data.holidays).map_err(Refused::because)?;
            (deadline, [Some("deadline-complaint_ack"), None, None])
        }
    };
    let reason: Vec<String> = keys
        .into_iter()
        .flatten()
        .map(|key| text(Lang::En, key, &[]))
        .collect();
    let Deadline {
        base,
        due,
        internal_target,
        kind: _,
    } = deadline;
    Ok(DeadlineAnswer {
        base,
        due,
        internal_target,
        reason: reason.join(" "),
    })
}

#[cfg(test)]
mod tests;
