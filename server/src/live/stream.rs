//! GET `/staff/live/…`: server-sent events. A stream holds a task and a place, no connection to the
//! database and no transaction, and never keeps its session awake.

use crate::live::Hub;
use crate::live::broadcaster::{Note, Seat};
use crate::settings::SettingsCache;
use crate::{
    case::{
        permission::check,
        store::{by_id, by_reference},
    },
    staff::StaffRequest,
    worklist::queue::allowed,
};
use app::domain::{codes::QueueCode, permission::Action};
use axum::{
    body::Body,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode, header};
use hyper::body::Frame;
use platform::Platform;
use platform::reference::CurrentSite;
use platform::{
    error::{AppError, Result},
    limits::Client,
    page::Page,
};
use std::{
    convert::Infallible,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    sync::{broadcast::error::RecvError, mpsc},
    time::{Instant, MissedTickBehavior, interval_at, sleep_until},
};
use uuid::Uuid;

/// Two events of a stream are at least so far apart: many changes at once are one.
const APART: Duration = Duration::from_millis(500);

/// How often a stream asks whether its session and its scope still hold. An ended session is told at once.
const CHECKED_EVERY: Duration = Duration::from_secs(60);

/// A sign of life, so that what stands between does not take the stream for dead.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// Lines that a reader may be behind; one who takes nothing for longer is let go.
const AHEAD: usize = 8;

/// What a stream is about.
#[derive(Clone, Copy)]
enum About {
    Queue(QueueCode),
    Case(Uuid),
}

/// What an event says. The page then asks for what it shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Changed,
    SignedOut,
}

impl Says {
    /// As it goes over the wire: a name and no content. `retry` in milliseconds.
    fn line(self) -> Bytes {
        Bytes::from_static(match self {
            Says::Changed => b"event: changed\nretry: 2000\ndata:\n\n",
            Says::SignedOut => b"event: signed-out\ndata:\n\n",
        })
    }
}

/// What a stream is made with.
#[derive(Clone)]
pub struct Streams {
    pub platform: Platform,
    pub live: Arc<Hub>,
    pub settings: Arc<SettingsCache>,
}

/// GET `/staff/live/queue/<code>`
pub async fn stream_queue(
    Path(code): Path<String>,
    State(streams): State<Streams>,
    page: Page,
    client: Client,
) -> Result<Response> {
    let staff = match staff_request(&streams.platform, &page, client).await? {
        Ok(staff) => staff,
        Err(refused) => return Ok(refused),
    };
    let queue = match allowed(&staff, &code) {
        Ok(queue) => queue,
        Err(error) => return Err(error),
    };
    begin(streams, staff, About::Queue(queue)).await
}

/// GET `/staff/live/case/<reference>`
pub async fn stream_case(
    Path(reference): Path<String>,
    State(streams): State<Streams>,
    page: Page,
    client: Client,
) -> Result<Response> {
    let staff = match staff_request(&streams.platform, &page, client).await? {
        Ok(staff) => staff,
        Err(refused) => return Ok(refused),
    };
    let found = by_reference(&staff.tx, &reference).await?;
    let may = match &found {
        Some(enquiry) => check(&staff, enquiry, Action::OpenEnquiry),
        None => Err(AppError::NotFound),
    };
    match (may, found) {
        (Ok(()), Some(enquiry)) => begin(streams, staff, About::Case(enquiry.id)).await,
        (Err(error), _) => Err(error),
        (Ok(()), None) => Err(AppError::NotFound),
    }
}

/// The desk of somebody who watches; 401 without a session, where a page would lead to the door.
async fn staff_request(
    state: &Platform,
    page: &Page,
    client: Client,
) -> Result<Result<StaffRequest, Response>> {
    match StaffRequest::without_keepalive(state, page.clone(), client).await {
        Ok(staff) => Ok(Ok(staff)),
        Err(AppError::SessionOver(_)) => Ok(Err(StatusCode::UNAUTHORIZED.into_response())),
        Err(error) => Err(error),
    }
}

async fn begin(streams: Streams, staff: StaffRequest, about: About) -> Result<Response> {
    let StaffRequest {
        page,
        officer,
        client,
        tx,
        ..
    } = staff;
    tx.rollback().await?;
    let Some(seat) = streams.live.seat(officer.id) else {
        return Err(AppError::TooMany(CHECKED_EVERY));
    };
    let (out, lines) = mpsc::channel(AHEAD);
    let here = match about {
        About::Queue(_) => None,
        About::Case(enquiry) => Some(streams.live.presence.enter(
            enquiry,
            officer.id,
            &officer.display_name,
            std::time::Instant::now(),
        )),
    };
    let watch = Watch {
        streams,
        page,
        client,
        about,
        staff: officer.id,
        out,
        _seat: seat,
        _here: here,
    };
    tokio::spawn(watch.run());
    let mut response = Body::new(Lines(lines)).into_response();
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store"),
        // A proxy that waits for more would make it all late.
        (HeaderName::from_static("x-accel-buffering"), "no"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

/// One open stream.
struct Watch {
    streams: Streams,
    page: Page,
    client: Client,
    about: About,
    staff: platform::ids::StaffId,
    out: mpsc::Sender<Bytes>,
    _seat: Seat,
    _here: Option<super::presence::Entered>,
}

impl Watch {
    /// Until the reader is gone, may not watch any more, or the process stops.
    async fn run(self) {
        let mut notes = self.streams.live.listen();
        let stopped = self.streams.platform.stopping.clone().cancelled_owned();
        tokio::pin!(stopped);
        let now = Instant::now();
        let mut check = interval_at(now + CHECKED_EVERY, CHECKED_EVERY);
        let mut life = interval_at(now + SIGN_OF_LIFE, SIGN_OF_LIFE);
        for timer in [&mut check, &mut life] {
            timer.set_missed_tick_behavior(MissedTickBehavior::Delay);
        }
        // What changed between the page and its stream is told at once.
        let mut due = Some(now);
        let mut last: Option<Instant> = None;
        loop {
            let wait = sleep_until(due.unwrap_or(now));
            let line = tokio::select! {
                () = self.out.closed() => return,
                () = &mut stopped => return,
                () = wait, if due.is_some() => {
                    due = None;
                    last = Some(Instant::now());
                    Some(Says::Changed.line())
                }
                note = notes.recv() => match note {
                    Ok(Note::Account(staff)) if staff == self.staff => {
                        check.reset_immediately();
                        None
                    }
                    Ok(note) if !self.concerns(note) => None,
                    Ok(_) | Err(RecvError::Lagged(_)) => {
                        let soonest = last.map_or(now, |last| last + APART);
                        due.get_or_insert_with(|| soonest.max(Instant::now()));
                        None
                    }
                    Err(RecvError::Closed) => return,
                },
                _ = life.tick() => Some(Bytes::from_static(b":\n\n")),
                _ = check.tick() => match self.may_still().await {
                    true => None,
                    false => {
                        let _ = self.out.try_send(Says::SignedOut.line());
                        return;
                    }
                },
            };
            if let Some(line) = line
                && self.out.try_send(line).is_err()
            {
                // Gone, or takes nothing.
                return;
            }
        }
    }

    fn concerns(&self, note: Note) -> bool {
        match (note, self.about) {
            (Note::Anything, _) => true,
            (Note::Work { queue, .. }, About::Queue(mine)) => queue == mine,
            (Note::Work { enquiry, .. } | Note::Presence(enquiry), About::Case(mine)) => {
                enquiry == mine
            }
            (Note::Presence(_), About::Queue(_)) | (Note::Account(_), _) => false,
        }
    }

    /// Whether session, training and scope still hold. A database that is away ends nothing: while it is
    /// away there is nothing to tell.
    async fn may_still(&self) -> bool {
        // By the tables of this moment: a stream may be older than what managers published.
        let Streams {
            platform, settings, ..
        } = &self.streams;
        let site = CurrentSite::new(settings.site(platform).await);
        let page = self.page.clone().with_site(site);
        let staff = match StaffRequest::without_keepalive(platform, page, self.client).await {
            Ok(staff) => staff,
            Err(AppError::Unavailable(_)) => return true,
            Err(_) => return false,
        };
        let may = match self.about {
            About::Queue(queue) => allowed(&staff, queue.code()).is_ok(),
            About::Case(id) => match by_id(&staff.tx, id).await {
                Ok(Some(enquiry)) => check(&staff, &enquiry, Action::OpenEnquiry).is_ok(),
                Ok(None) => false,
                Err(_) => true,
            },
        };
        // It read only.
        let _ = staff.tx.rollback().await;
        may
    }
}

/// The body of a stream.
struct Lines(mpsc::Receiver<Bytes>);

impl hyper::body::Body for Lines {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0
            .poll_recv(cx)
            .map(|line| line.map(|line| Ok(Frame::data(line))))
    }
}
