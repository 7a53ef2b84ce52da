//! What every open stream of this process hears.

use crate::live::presence::Presence;
use app::domain::codes::QueueCode;
use platform::ids::StaffId;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::broadcast;
use uuid::Uuid;

/// Streams that one account may hold open at once: more windows than anybody works in.
pub const STREAMS_EACH: usize = 6;

/// Notes that a slow stream may be behind; one that is further behind is told that anything may have changed.
const BEHIND: usize = 1024;

/// What streams are told among themselves. Ids and codes only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Note {
    /// Work of this queue: this enquiry.
    Work { queue: QueueCode, enquiry: Uuid },
    /// Who has this enquiry open, or is writing in it.
    Presence(Uuid),
    /// A session of this account has ended.
    Account(StaffId),
    /// Nobody knows what: the database was away.
    Anything,
}

/// The middle of it all. One a process.
pub struct Hub {
    notes: broadcast::Sender<Note>,
    seats: Arc<Mutex<HashMap<StaffId, usize>>>,
    pub(crate) presence: Presence,
    /// What the last look at the database has seen.
    pub(crate) seen: tokio::sync::Mutex<Option<crate::live::poll::Seen>>,
}

impl Default for Hub {
    fn default() -> Self {
        let (notes, _) = broadcast::channel(BEHIND);
        Self {
            presence: Presence::new(notes.clone()),
            notes,
            seats: Arc::default(),
            seen: tokio::sync::Mutex::default(),
        }
    }
}

impl Hub {
    pub(crate) fn tell(&self, note: Note) {
        // Nobody listens: nothing to do.
        let _ = self.notes.send(note);
    }

    pub(crate) fn listen(&self) -> broadcast::Receiver<Note> {
        self.notes.subscribe()
    }

    /// A place for one more stream of this account; `None` where it has [`STREAMS_EACH`] open.
    pub(crate) fn seat(&self, staff: StaffId) -> Option<Seat> {
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = seats.entry(staff).or_default();
        if *taken >= STREAMS_EACH {
            return None;
        }
        *taken += 1;
        Some(Seat {
            staff,
            seats: self.seats.clone(),
        })
    }

    /// How many streams are open.
    pub fn open(&self) -> usize {
        let seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        seats.values().sum()
    }
}

/// A stream's place; free again when it is dropped.
pub(crate) struct Seat {
    staff: StaffId,
    seats: Arc<Mutex<HashMap<StaffId, usize>>>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(taken) = seats.get_mut(&self.staff) {
            *taken -= 1;
            if *taken == 0 {
                seats.remove(&self.staff);
            }
        }
    }
}
