//! Who has a case open at this moment, and who is writing in it. In memory: of this process only, so that
//! with several servers a colleague on another one is named by the page as it was loaded, from the audit, and
//! not live. A courtesy: what keeps two people from overwriting each other is the version of the case.

use crate::live::broadcaster::Note;
use platform::ids::StaffId;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use tokio::sync::broadcast;
use uuid::Uuid;

/// A page asks every 20 seconds, a sleeping one each minute; after this it is taken for gone.
const GONE_AFTER: Duration = Duration::from_secs(75);

/// Somebody who has typed nothing for so long is not writing.
const WRITING_FOR: Duration = Duration::from_secs(15);

/// One open page.
struct Here {
    page: u64,
    staff: StaffId,
    name: String,
    seen: Instant,
    wrote: Option<Instant>,
}

type Cases = Mutex<(u64, HashMap<Uuid, Vec<Here>>)>;

/// Who else is there. Names of colleagues: for somebody who may open the case.
#[derive(Default)]
pub(crate) struct Others {
    pub here: Vec<String>,
    pub writing: Vec<String>,
}

pub(crate) struct Presence {
    cases: Arc<Cases>,
    notes: broadcast::Sender<Note>,
}

impl Presence {
    pub fn new(notes: broadcast::Sender<Note>) -> Self {
        Self {
            cases: Arc::default(),
            notes,
        }
    }

    /// Somebody opened a case. They are there until what this answers is dropped.
    pub fn enter(&self, enquiry: Uuid, staff: StaffId, name: &str, now: Instant) -> Entered {
        let mut cases = lock(&self.cases);
        cases.0 += 1;
        let page = cases.0;
        cases.1.entry(enquiry).or_default().push(Here {
            page,
            staff,
            name: name.to_owned(),
            seen: now,
            wrote: None,
        });
        drop(cases);
        let _ = self.notes.send(Note::Presence(enquiry));
        Entered {
            enquiry,
            page,
            cases: self.cases.clone(),
            notes: self.notes.clone(),
        }
    }

    /// Somebody is still there, and writing or not. Answers who else is.
    pub fn still(&self, enquiry: Uuid, staff: StaffId, writing: bool, now: Instant) -> Others {
        let mut begins = false;
        let mut others = Others::default();
        if let Some(pages) = lock(&self.cases).1.get_mut(&enquiry) {
            let mine = |here: &&mut Here| here.staff == staff;
            begins = writing
                && pages
                    .iter()
                    .all(|here| here.staff != staff || here.wrote.is_none());
            for here in pages.iter_mut().filter(mine) {
                here.seen = now;
                if writing {
                    here.wrote = Some(now);
                }
            }
            for here in pages.iter().filter(|here| here.staff != staff) {
                add(&mut others.here, &here.name);
                if here.wrote.is_some() {
                    add(&mut others.writing, &here.name);
                }
            }
        }
        if begins {
            let _ = self.notes.send(Note::Presence(enquiry));
        }
        others
    }

    /// Forgets who is gone without a word, and who has stopped writing.
    pub fn sweep(&self, now: Instant) {
        let mut changed = Vec::new();
        lock(&self.cases).1.retain(|enquiry, pages| {
            let before = pages.len();
            pages.retain(|here| now - here.seen < GONE_AFTER);
            let mut other = pages.len() != before;
            for here in pages.iter_mut() {
                if here.wrote.is_some_and(|at| now - at >= WRITING_FOR) {
                    here.wrote = None;
                    other = true;
                }
            }
            if other {
                changed.push(*enquiry);
            }
            !pages.is_empty()
        });
        for enquiry in changed {
            let _ = self.notes.send(Note::Presence(enquiry));
        }
    }
}

/// Each colleague once, however many windows they have.
fn add(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}

fn lock(cases: &Cases) -> std::sync::MutexGuard<'_, (u64, HashMap<Uuid, Vec<Here>>)> {
    cases.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An open page of a case.
pub(crate) struct Entered {
    enquiry: Uuid,
    page: u64,
    cases: Arc<Cases>,
    notes: broadcast::Sender<Note>,
}

impl Drop for Entered {
    fn drop(&mut self) {
        let mut cases = lock(&self.cases);
        if let Some(pages) = cases.1.get_mut(&self.enquiry) {
            pages.retain(|here| here.page != self.page);
            if pages.is_empty() {
                cases.1.remove(&self.enquiry);
            }
        }
        drop(cases);
        let _ = self.notes.send(Note::Presence(self.enquiry));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn presence() -> (Presence, broadcast::Receiver<Note>) {
        let (notes, heard) = broadcast::channel(16);
        (Presence::new(notes), heard)
    }

    const CASE: Uuid = Uuid::from_u128(1);
    const ME: StaffId = StaffId(Uuid::from_u128(2));
    const YOU: StaffId = StaffId(Uuid::from_u128(3));

    #[test]
    fn colleagues_are_there_until_their_page_is_gone() {
        let ((presence, mut heard), now) = (presence(), Instant::now());
        let _me = presence.enter(CASE, ME, "J. Specimen", now);
        let you = (
            presence.enter(CASE, YOU, "A. Sample", now),
            presence.enter(CASE, YOU, "A. Sample", now),
        );
        let here = || presence.still(CASE, ME, false, now).here;
        assert_eq!(here(), ["A. Sample"]);
        drop(you.0);
        assert_eq!(here(), ["A. Sample"]);
        drop(you.1);
        assert!(here().is_empty());
        let other = Uuid::from_u128(9);
        assert!(presence.still(other, ME, false, now).here.is_empty());
        let mut notes = 0;
        while heard.try_recv().is_ok() {
            notes += 1;
        }
        assert_eq!(notes, 5, "each coming and going is told, and nothing else");
    }

    #[test]
    fn writing_is_told_once_and_ends_by_itself() {
        let ((presence, mut heard), now) = (presence(), Instant::now());
        let _me = presence.enter(CASE, ME, "J. Specimen", now);
        let _you = presence.enter(CASE, YOU, "A. Sample", now);
        while heard.try_recv().is_ok() {}
        presence.still(CASE, YOU, true, now);
        presence.still(CASE, YOU, true, now);
        assert_eq!(heard.try_recv(), Ok(Note::Presence(CASE)));
        assert!(heard.try_recv().is_err());
        assert_eq!(presence.still(CASE, ME, false, now).writing, ["A. Sample"]);
        let now = now + WRITING_FOR;
        presence.sweep(now);
        assert_eq!(heard.try_recv(), Ok(Note::Presence(CASE)));
        let others = presence.still(CASE, ME, false, now);
        assert!(others.writing.is_empty());
        assert_eq!(others.here, ["A. Sample"]);
    }

    #[test]
    fn a_page_that_is_silent_is_taken_for_gone() {
        let ((presence, _heard), now) = (presence(), Instant::now());
        let _me = presence.enter(CASE, ME, "J. Specimen", now);
        let _you = presence.enter(CASE, YOU, "A. Sample", now);
        let later = now + GONE_AFTER - Duration::from_secs(1);
        presence.still(CASE, ME, false, later);
        presence.sweep(now + GONE_AFTER);
        assert!(presence.still(CASE, ME, false, later).here.is_empty());
    }
}
