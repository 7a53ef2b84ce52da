//! The clock that a trial site goes by.

use super::{Config, Mode};
use crate::clock::{Clock, MAX_RATE};
use chrono::{DateTime, Utc};
use clap::Args;

/// The time of a trial site. Production goes by the machine's clock.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Clock of a trial site")]
pub struct ClockConfig {
    /// `PORTAL_CLOCK_START`: the time at the start, such as `2027-04-01T02:00:00Z`. Default: the machine's. Refused in production.
    #[arg(long, env = "PORTAL_CLOCK_START")]
    pub clock_start: Option<DateTime<Utc>>,
    /// `PORTAL_CLOCK_RATE`: seconds that pass in one of the machine's; 0 stands still. Default 1. Refused in production.
    #[arg(long, env = "PORTAL_CLOCK_RATE")]
    pub clock_rate: Option<f64>,
}

impl Config {
    /// The clock that this configuration asks for, beginning now.
    pub fn clock(&self) -> Clock {
        if self.site.mode == Mode::Production {
            return Clock::system();
        }
        let clock = Clock::settable();
        if let Some(rate) = self.clock.clock_rate {
            clock.set_rate(rate);
        }
        if let Some(start) = self.clock.clock_start {
            clock.set(start);
        }
        clock
    }

    pub(super) fn refuse_clock(&self, refuse: &mut impl FnMut(&'static str, &str)) {
        let ClockConfig {
            clock_start,
            clock_rate,
        } = &self.clock;
        if self.site.mode == Mode::Production {
            let unset = "should not be set: production goes by the clock of its machine";
            if clock_start.is_some() {
                refuse("PORTAL_CLOCK_START", unset);
            }
            if clock_rate.is_some() {
                refuse("PORTAL_CLOCK_RATE", unset);
            }
        } else if clock_rate.is_some_and(|rate| !(0.0..=MAX_RATE).contains(&rate)) {
            refuse(
                "PORTAL_CLOCK_RATE",
                "should be seconds a second, from 0 (stands still) to 100000",
            );
        }
    }
}
