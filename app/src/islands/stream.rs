//! An open line to the server, for the islands that are kept up to date.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::{
    ev,
    prelude::*,
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
    web_sys::EventSource,
};

/// How long to wait after the server has refused the line.
const AGAIN: Duration = Duration::from_secs(30);

/// What comes over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamEvent {
    /// Something is not as the page shows it.
    Changed,
    /// The session has ended.
    SignedOut,
    /// The line is down. It is tried again.
    Silent,
}

/// Listens to an address as long as the page is looked at; a hidden one only where `also_hidden` says so, because
/// browsers allow few lines at once over the older protocol. Whenever the line is (back) up, `heard` is told of
/// a change: nobody knows what was missed.
pub fn listen(
    address: String,
    also_hidden: impl Fn() -> bool + 'static,
    heard: impl Fn(StreamEvent) + 'static,
) {
    let line = Rc::new(OpenStream {
        address,
        heard: Box::new(heard),
        source: RefCell::default(),
        calls: RefCell::default(),
    });
    let mut calls = Vec::new();
    for (name, what) in [
        ("changed", StreamEvent::Changed),
        ("signed-out", StreamEvent::SignedOut),
        ("error", StreamEvent::Silent),
    ] {
        let line = line.clone();
        let call = Closure::<dyn Fn()>::new(move || line.hear(what));
        calls.push((name, call.into_js_value()));
    }
    *line.calls.borrow_mut() = calls;
    line.open();
    window_event_listener(ev::visibilitychange, move |_| {
        if !document().hidden() {
            line.open();
        } else if !also_hidden() {
            line.close();
        }
    });
}

struct OpenStream {
    address: String,
    heard: Box<dyn Fn(StreamEvent)>,
    source: RefCell<Option<EventSource>>,
    calls: RefCell<Vec<(&'static str, JsValue)>>,
}

impl OpenStream {
    fn open(&self) {
        if self.source.borrow().is_some() {
            return;
        }
        let Ok(source) = EventSource::new(&self.address) else {
            return;
        };
        for (name, call) in self.calls.borrow().iter() {
            let _ = source.add_event_listener_with_callback(name, call.unchecked_ref());
        }
        *self.source.borrow_mut() = Some(source);
    }

    fn close(&self) {
        if let Some(source) = self.source.borrow_mut().take() {
            source.close();
        }
    }

    fn hear(self: &Rc<Self>, what: StreamEvent) {
        match what {
            StreamEvent::Changed => {}
            StreamEvent::SignedOut => self.close(),
            StreamEvent::Silent => {
                let refused = self
                    .source
                    .borrow()
                    .as_ref()
                    .is_none_or(|source| source.ready_state() == EventSource::CLOSED);
                // Otherwise the browser tries again by itself.
                if refused {
                    self.close();
                    let line = self.clone();
                    set_timeout(
                        move || {
                            if !document().hidden() {
                                line.open();
                            }
                        },
                        AGAIN,
                    );
                }
            }
        }
        (self.heard)(what);
    }
}
