//! What `portal explain` can be asked.

use std::str::FromStr;

use app::domain::codes::{
    AgeBand, AreaChoice, Connection, NoPostcodeReason, SendAnswer, TopicCode, YesNo, YesNoPreferNot,
};
use app::domain::deadline::DeadlineKind;
use app::domain::reference_data::ReferenceData;
use app::domain::retention::RetentionRule;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use clap::{Args, Subcommand};

/// Says what the rules make of a postcode, an enquiry, a record or a request
#[derive(Args, Debug)]
pub struct ExplainArgs {
    #[command(subcommand)]
    pub(super) what: What,
    /// Print one JSON object instead of text
    #[arg(long, global = true)]
    pub(super) json: bool,
}

#[derive(Subcommand, Debug)]
pub(super) enum What {
    /// Reads a postcode as the form does, and finds its area by the shipped tables
    Postcode {
        /// As typed, in quotes when it holds blanks
        #[arg(allow_hyphen_values = true)]
        input: String,
    },
    /// Says which queue the table suggests, and why
    Route(RouteArgs),
    /// Says how long a record is kept
    Retention {
        /// Rule of the schedule, for example FH-FORM
        #[arg(long, value_parser = code::<RetentionRule>)]
        rule: RetentionRule,
        /// Instant that starts the clock, for example 2026-03-31T23:00:00Z
        #[arg(long, value_parser = instant)]
        at: DateTime<Utc>,
    },
    /// Says when a rights request or a complaint is due
    Deadline {
        /// rights or complaint_ack
        #[arg(long, value_parser = code::<DeadlineKind>)]
        kind: DeadlineKind,
        /// London date of receipt, for example 2026-09-03
        #[arg(long)]
        received: NaiveDate,
        /// Two further months (rights only)
        #[arg(long)]
        extended: bool,
        /// First day that does not count (rights only)
        #[arg(long, requires = "paused_to")]
        paused_from: Option<NaiveDate>,
        /// Last day that does not count (rights only)
        #[arg(long, requires = "paused_from")]
        paused_to: Option<NaiveDate>,
    },
}

#[derive(Args, Debug)]
pub(super) struct RouteArgs {
    /// Main topic, for example MONEY
    #[arg(long, value_parser = topic)]
    pub(super) topic: TopicCode,
    /// Further topic; may be repeated
    #[arg(long = "other-topic", value_parser = topic)]
    pub(super) other_topics: Vec<TopicCode>,
    /// Age band, for example 35_44
    #[arg(long, value_parser = code::<AgeBand>)]
    pub(super) age: AgeBand,
    /// Children under 19 at home: yes, no or prefer_not
    #[arg(long, value_parser = code::<YesNoPreferNot>)]
    pub(super) children: YesNoPreferNot,
    /// Special needs under 25 at home: yes, no, prefer_not or not_asked
    #[arg(long, value_parser = code::<SendAnswer>, default_value = "not_asked")]
    pub(super) send25: SendAnswer,
    /// Whether the person is 26 or under: yes or no (alcohol and drugs only)
    #[arg(long, value_parser = code::<YesNo>)]
    pub(super) sub26: Option<YesNo>,
    /// Postcode, whole or in part
    #[arg(
        long,
        conflicts_with = "no_postcode",
        required_unless_present = "no_postcode"
    )]
    pub(super) postcode: Option<String>,
    /// Why there is none: do_not_know, nfa, not_safe, moving or prefer_not
    #[arg(long, value_parser = code::<NoPostcodeReason>)]
    pub(super) no_postcode: Option<NoPostcodeReason>,
    /// Area chosen by the person, where the postcode does not tell: an area code, not_sure or out
    #[arg(long, value_parser = area)]
    pub(super) area: Option<AreaChoice>,
    /// Tie to Stockport from outside: none, moving, school, staying or fled
    #[arg(long, value_parser = code::<Connection>)]
    pub(super) connection: Option<Connection>,
}

/// A code of a list, with the whole list in the error.
fn code<T>(typed: &str) -> Result<T, String>
where
    T: FromStr + Listed,
{
    typed
        .parse()
        .map_err(|_| format!("one of: {}", T::codes().join(", ")))
}

/// Lists whose codes can be shown in an error.
trait Listed {
    fn codes() -> Vec<&'static str>;
}

macro_rules! listed {
    ($($list:ty),+ $(,)?) => {
        $(impl Listed for $list {
            fn codes() -> Vec<&'static str> {
                Self::ALL.iter().map(|value| value.code()).collect()
            }
        })+
    };
}
listed!(
    RetentionRule,
    DeadlineKind,
    AgeBand,
    YesNoPreferNot,
    SendAnswer,
    YesNo,
    NoPostcodeReason,
    Connection
);

fn topic(typed: &str) -> Result<TopicCode, String> {
    let data = ReferenceData::shipped();
    data.parse_topic(typed)
        .map(|topic| topic.code)
        .ok_or_else(|| {
            format!(
                "one of: {}",
                data.topics
                    .iter()
                    .map(|topic| topic.code.code())
                    .collect::<Vec<_>>()
                    .join(", ")
            )
        })
}

fn area(typed: &str) -> Result<AreaChoice, String> {
    let data = ReferenceData::shipped();
    match typed {
        "OUT" => Ok(AreaChoice::Out),
        "BOR" | "UNK" => Ok(AreaChoice::NotSure),
        code => match code.parse() {
            Ok(AreaChoice::Area(area)) if data.area(area).is_none() => {
                let areas: Vec<&str> = data.areas.iter().map(|row| row.code.code()).collect();
                Err(format!("one of: {}, not_sure, out", areas.join(", ")))
            }
            Ok(choice) => Ok(choice),
            Err(error) => Err(error.to_string()),
        },
    }
}

/// An instant of the years that the rules know: before 1970 nothing was received, and after 2090 London's
/// summer time is not laid down.
fn instant(text: &str) -> Result<DateTime<Utc>, String> {
    let at: DateTime<Utc> = text
        .parse()
        .map_err(|_| "an instant looks like 2026-03-31T23:00:00Z".to_owned())?;
    if (1970..=2090).contains(&at.year()) {
        Ok(at)
    } else {
        Err("the year must be from 1970 to 2090".to_owned())
    }
}
