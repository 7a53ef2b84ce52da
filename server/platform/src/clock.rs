//! The clock as a value: the machine's, or one that tests and a trial site set.

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use std::sync::Arc;
use tokio::sync::watch;

/// Fastest rate of a clock, in seconds a second: a year in five minutes.
pub const MAX_RATE: f64 = 100_000.0;

/// Tells the time in UTC, to the microsecond, which is what Postgres keeps. Copies are one clock.
#[derive(Clone, Debug, Default)]
pub struct Clock(Option<Arc<watch::Sender<Dial>>>);

/// How the time shown follows from the machine's.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Dial {
    /// At this instant of the machine ...
    machine: DateTime<Utc>,
    /// ... this one is shown, and from there on it goes at this rate.
    shown: DateTime<Utc>,
    /// Seconds a second.
    rate: f64,
}

impl Dial {
    fn at(&self, machine: DateTime<Utc>) -> DateTime<Utc> {
        if self.rate == 1.0 {
            return self.shown + (machine - self.machine);
        }
        let passed = (machine - self.machine).num_microseconds().unwrap_or(0);
        // Exact enough for the decades that a trial lasts.
        let shown = (passed as f64 * self.rate) as i64;
        self.shown + TimeDelta::microseconds(shown)
    }
}

impl Clock {
    /// The machine's clock, which nobody sets.
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that goes with the machine's until it is set.
    pub fn settable() -> Self {
        let now = machine_now();
        Self::of(Dial {
            machine: now,
            shown: now,
            rate: 1.0,
        })
    }

    /// A clock that stands still until [`Clock::set`] or [`Clock::advance`].
    pub fn fixed(at: DateTime<Utc>) -> Self {
        Self::of(Dial {
            machine: machine_now(),
            shown: at,
            rate: 0.0,
        })
    }

    fn of(dial: Dial) -> Self {
        Self(Some(Arc::new(watch::Sender::new(dial))))
    }

    /// Whether it shows another time than the machine's, so that the database has to be told.
    pub fn is_apart(&self) -> bool {
        self.0.as_ref().is_some_and(|dial| {
            let dial = dial.borrow();
            dial.shown != dial.machine || dial.rate != 1.0
        })
    }

    /// The instant now.
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            None => machine_now(),
            Some(dial) => dial.borrow().at(machine_now()),
        }
    }

    /// Seconds that pass here in one of the machine's.
    pub fn rate(&self) -> f64 {
        self.0.as_ref().map_or(1.0, |dial| dial.borrow().rate)
    }

    /// Sets the time; the machine's clock is left alone.
    pub fn set(&self, to: DateTime<Utc>) {
        self.turn(|dial| dial.shown = to);
    }

    /// Moves the time forward; the machine's clock is left alone.
    pub fn advance(&self, by: TimeDelta) {
        self.turn(|dial| dial.shown += by);
    }

    /// Sets how fast it goes, in seconds a second: 0 stands still. The machine's clock is left alone.
    pub fn set_rate(&self, rate: f64) {
        self.turn(|dial| dial.rate = rate);
    }

    fn turn(&self, change: impl FnOnce(&mut Dial)) {
        let Some(dial) = &self.0 else { return };
        dial.send_modify(|dial| {
            let machine = machine_now();
            dial.shown = dial.at(machine);
            dial.machine = machine;
            change(dial);
        });
    }

    /// Waits until somebody sets it, for whatever must not sleep through that. Changes since the last call count.
    pub fn changes(&self) -> Changes {
        Changes(self.0.as_ref().map(|dial| dial.subscribe()))
    }
}

/// Hears when a clock is set.
#[derive(Debug)]
pub struct Changes(Option<watch::Receiver<Dial>>);

impl Changes {
    /// Returns when the clock was set since this was last asked; never for the machine's.
    pub async fn next(&mut self) {
        if let Some(dial) = &mut self.0
            && dial.changed().await.is_ok()
        {
            return;
        }
        std::future::pending().await
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that asks the machine"
)]
fn machine_now() -> DateTime<Utc> {
    let now = Utc::now();
    now.duration_trunc(TimeDelta::microseconds(1))
        .unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{thread, time::Duration};

    fn start() -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap()
    }

    #[test]
    fn copies_of_a_fixed_clock_move_together() {
        let clock = Clock::fixed(start());
        let copy = clock.clone();
        copy.advance(TimeDelta::minutes(31));
        assert_eq!(clock.now(), start() + TimeDelta::minutes(31));
    }

    #[test]
    fn the_system_clock_has_no_more_than_microseconds_and_is_not_set() {
        let clock = Clock::system();
        clock.set(start());
        clock.set_rate(0.0);
        assert_eq!(clock.now().timestamp_subsec_nanos() % 1000, 0);
        assert!((clock.now() - machine_now()).abs() < TimeDelta::minutes(1));
        assert!(!clock.is_apart());
    }

    #[test]
    fn a_settable_clock_goes_with_the_machine_until_it_is_set() {
        let clock = Clock::settable();
        assert!(!clock.is_apart());
        assert!((clock.now() - machine_now()).abs() < TimeDelta::minutes(1));
        clock.set(start());
        assert!(clock.is_apart());
        assert!(clock.now() >= start() && clock.now() < start() + TimeDelta::minutes(1));
    }

    #[test]
    fn a_clock_goes_at_its_rate_from_where_it_stands() {
        let clock = Clock::fixed(start());
        clock.set_rate(MAX_RATE);
        thread::sleep(Duration::from_millis(20));
        clock.set_rate(0.0);
        let shown = clock.now();
        assert!(shown >= start() + TimeDelta::seconds(2_000), "{shown}");
        thread::sleep(Duration::from_millis(20));
        assert_eq!(clock.now(), shown, "it stands");
    }

    #[tokio::test]
    async fn whoever_waits_hears_of_a_change_also_of_one_that_came_meanwhile() {
        let clock = Clock::fixed(start());
        let mut changes = clock.changes();
        clock.advance(TimeDelta::days(14));
        changes.next().await;
        let again = tokio::time::timeout(Duration::from_millis(20), changes.next()).await;
        assert!(again.is_err(), "once");
    }
}
