//! What a retention rule says, in sentences made from the rule that is in force (feature C6). A changed
//! rule changes the sentence; nobody has to remember to edit it.

use crate::{
    domain::{
        retention::{Formula, RetentionRule, RetentionSchedule},
        time::plain_date,
    },
    i18n::{Lang, text},
};
use chrono::{DateTime, Utc};

/// Triggers for which an example with today's date helps.
const WITH_EXAMPLE: [&str; 2] = ["received", "closed"];

/// The rules as sentences, with dates counted from an instant.
#[derive(Clone, Debug)]
pub struct RetentionWords {
    lang: Lang,
    schedule: RetentionSchedule,
    today: DateTime<Utc>,
}

impl RetentionWords {
    pub fn new(lang: Lang, schedule: &RetentionSchedule, today: DateTime<Utc>) -> Self {
        Self {
            lang,
            schedule: schedule.clone(),
            today,
        }
    }

    /// The last day by a rule for what starts today; none where no clock sets a day.
    pub fn date(&self, rule: &str) -> Option<String> {
        let rule: RetentionRule = rule.parse().ok()?;
        self.schedule
            .due(rule, self.today)
            .last_day_kept
            .map(plain_date)
    }

    /// How long, in sentences; none for a rule that follows another record or has no end.
    pub fn sentences(&self, rule: &str) -> Option<String> {
        let code: RetentionRule = rule.parse().ok()?;
        let entry = self.schedule.entry(code)?;
        let start = self.say(&format!("notices-start-{}", entry.trigger), &[]);
        let how_long = match entry.formula {
            Formula::FinancialYearEnd { years } => self.say(
                "notices-keep-year-end",
                &[("start", start.clone()), ("years", self.years(years))],
            ),
            Formula::Anniversary { years } => self.say(
                "notices-keep-anniversary",
                &[("start", start.clone()), ("years", self.years(years))],
            ),
            Formula::Review { years } => self.say(
                "notices-keep-review",
                &[("start", start.clone()), ("years", self.years(years))],
            ),
            Formula::Days { days } => self.say(
                "notices-keep-days",
                &[("start", start.clone()), ("days", days.to_string())],
            ),
            Formula::Minutes { minutes } => self.say(
                "notices-keep-minutes",
                &[("start", start.clone()), ("minutes", minutes.to_string())],
            ),
            Formula::BeyondRecord { years } => {
                self.say("notices-keep-beyond", &[("years", self.years(years))])
            }
            Formula::WithForm | Formula::WithDecision | Formula::Never | Formula::Suspends => {
                return None;
            }
        };
        let example = WITH_EXAMPLE
            .contains(&entry.trigger.as_str())
            .then(|| self.date(rule))
            .flatten()
            .map(|date| {
                let example = self.say("notices-keep-example", &[("start", start), ("date", date)]);
                format!(" {example}")
            });
        Some(format!("{how_long}{}", example.unwrap_or_default()))
    }

    /// The years of a rule in words, such as "6 years"; none for a rule that does not count in years.
    pub fn length(&self, rule: &str) -> Option<String> {
        let rule: RetentionRule = rule.parse().ok()?;
        match self.schedule.entry(rule)?.formula {
            Formula::FinancialYearEnd { years }
            | Formula::Anniversary { years }
            | Formula::Review { years }
            | Formula::BeyondRecord { years } => Some(self.years(years)),
            Formula::Days { .. }
            | Formula::Minutes { .. }
            | Formula::WithForm
            | Formula::WithDecision
            | Formula::Never
            | Formula::Suspends => None,
        }
    }

    fn years(&self, years: u32) -> String {
        if years == 1 {
            self.say("notices-year", &[])
        } else {
            self.say("notices-years", &[("years", years.to_string())])
        }
    }

    fn say(&self, key: &str, args: &[(&'static str, String)]) -> String {
        text(self.lang, key, args)
    }
}
