//! The clock of a trial site, set while it runs: for whoever wants to see what a fortnight does.

use app::{dev::ClockPage, domain::time::london_instant};
use axum::{extract::State, response::Response};
use chrono::{DateTime, NaiveDateTime, Utc};
use leptos::prelude::*;
use platform::{Platform, clock::MAX_RATE, error::Result, fields::Fields, page::Page};

pub const PATH: &str = "/dev/clock";

pub async fn show_clock(State(state): State<Platform>, page: Page) -> Response {
    page.ok(|| clock_page(&state, false))
}

/// Sets the time (`at`), the rate (`rate`) or both.
pub async fn set_clock(
    State(state): State<Platform>,
    page: Page,
    fields: Fields,
) -> Result<Response> {
    let clock = &state.clock;
    let Some(Setting { at, rate }) = Setting::read(&fields, clock.now()) else {
        return Ok(page.unprocessable(|| clock_page(&state, true)));
    };
    if let Some(rate) = rate {
        clock.set_rate(rate);
    }
    if let Some(at) = at {
        clock.set(at);
    }
    Ok(page.see_other(PATH))
}

fn clock_page(state: &Platform, wrong: bool) -> impl IntoView + use<> {
    let (now, rate) = (state.clock.now(), state.clock.rate());
    view! { <ClockPage now rate wrong/> }
}

/// What to set.
#[derive(Debug, PartialEq)]
struct Setting {
    at: Option<DateTime<Utc>>,
    rate: Option<f64>,
}

impl Setting {
    /// `None` when nothing was sent, something is not what it should be, or the time is over: what was written
    /// since would lie in the future.
    fn read(fields: &Fields, now: DateTime<Utc>) -> Option<Self> {
        let given = |name: &str| {
            let text = fields.one(name).trim().to_owned();
            (!text.is_empty()).then_some(text)
        };
        let at = match given("at") {
            None => None,
            Some(text) => Some(instant(&text).filter(|at| *at >= now)?),
        };
        let rate = match given("rate") {
            None => None,
            Some(text) => Some(
                text.parse()
                    .ok()
                    .filter(|rate| (0.0..=MAX_RATE).contains(rate))?,
            ),
        };
        (at.is_some() || rate.is_some()).then_some(Self { at, rate })
    }
}

/// An instant with its zone, or a time in London.
fn instant(text: &str) -> Option<DateTime<Utc>> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at.with_timezone(&Utc));
    }
    ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
        .map(|local| london_instant(local.date(), local.time()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Option<Setting> {
        let now = "2027-03-31T12:00:00Z".parse().unwrap();
        Setting::read(&Fields::parse(body.as_bytes()).unwrap(), now)
    }

    #[test]
    fn a_time_is_londons_or_has_its_zone() {
        let night = "2027-04-01T02:00:00Z".parse().ok();
        for body in [
            "at=2027-04-01T03:00",
            "at=2027-04-01T03:00:00",
            "at=2027-04-01T02:00:00Z&rate=",
        ] {
            assert_eq!(
                read(body),
                Some(Setting {
                    at: night,
                    rate: None
                }),
                "{body}"
            );
        }
        assert_eq!(
            read("rate=1440"),
            Some(Setting {
                at: None,
                rate: Some(1440.0)
            })
        );
    }

    #[test]
    fn nothing_sense_less_and_nothing_that_is_over() {
        for body in [
            "",
            "at=&rate=",
            "at=tomorrow",
            "rate=fast",
            "rate=-1",
            "rate=NaN",
            "rate=1e9",
            "at=2027-03-31T11:59:59Z",
            "at=2027-04-01T03:00&rate=-1",
        ] {
            assert_eq!(read(body), None, "{body}");
        }
    }
}
