//! The live list of a queue.
//!
//! Reason: an officer keeps the queue open between two calls. Without this an urgent enquiry that came in
//! meanwhile stays unseen, and one that a colleague has taken looks free, until the page is loaded again.

use std::{cell::Cell, rc::Rc};

use leptos::{prelude::*, server_fn::codec::Json, task::spawn_local};
use serde::{Deserialize, Serialize};

use super::{
    preferences::Preference,
    queries::{QueryError, QueueCounts, QueueQuery, QueueUpdate},
    rows, sound,
    stream::{StreamEvent, listen},
};

/// The sentences, in the page's language. `{n}` stands for the number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueLiveText {
    /// Nobody waits.
    pub none: String,
    pub waiting_one: String,
    pub waiting_many: String,
    pub urgent_one: String,
    pub urgent_many: String,
    pub new_one: String,
    pub new_many: String,
    /// The button that puts the new ones into the list.
    pub show: String,
    /// What a row says that stands in the list no more.
    pub gone: String,
    /// The list could not be brought up to date.
    pub old: String,
    /// The session has ended, and the link that leads to signing in.
    pub signed_out: String,
    pub sign_in: String,
    /// The switch of the sound.
    pub sound: String,
}

/// Asked by the island; answered through [`super::StaffQueries`]. A POST with a JSON body, which no
/// other site can send without being asked first.
///
/// # Errors
/// See [`QueryError`].
#[server(prefix = "/staff/api", endpoint = "queue-now", input = Json)]
pub async fn fetch_queue_update(asked: QueueQuery) -> Result<QueueUpdate, QueryError> {
    let questions =
        use_context::<super::queries::SharedStaffQueries>().ok_or(QueryError::SignedOut)?;
    questions.queue_update(asked).await
}

/// How the page stands to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Connection {
    Up,
    Down,
    SignedOut,
}

/// How many enquiries wait in a queue, and its table, kept up to date. Before its script arrives, or without
/// it, it says what was true when the page was made.
#[island]
pub fn QueueLive(
    /// Code of the queue.
    queue: String,
    /// The query of the page's address: codes and ids.
    query: String,
    /// What was true when the page was made.
    counts: QueueCounts,
    /// Address of the sign-in page.
    sign_in: String,
    words: QueueLiveText,
) -> impl IntoView {
    let counts = RwSignal::new(counts);
    let new = RwSignal::new(0_usize);
    let line = RwSignal::new(Connection::Up);
    let awake = RwSignal::new(false);
    let sounds = RwSignal::new(false);
    let latest = StoredValue::new(String::new());
    let gone = words.gone.clone();

    // Effects run in the browser only.
    Effect::new(move |_| {
        awake.set(true);
        sounds.set(Preference::Sound.is_on());
        let (queue, query, gone) = (queue.clone(), query.clone(), gone.clone());
        let address = format!("/staff/live/queue/{queue}");
        // One question at a time; what happens meanwhile is one more.
        let asking = Rc::new(Cell::new(false));
        let again = Rc::new(Cell::new(false));
        let ask = move || {
            again.set(true);
            if asking.replace(true) {
                return;
            }
            let (asking, again) = (asking.clone(), again.clone());
            let (queue, query, gone) = (queue.clone(), query.clone(), gone.clone());
            spawn_local(async move {
                while again.replace(false) {
                    let asked = QueueQuery {
                        queue: queue.clone(),
                        query: query.clone(),
                        shown: rows::references(),
                    };
                    match fetch_queue_update(asked).await {
                        Ok(now) => {
                            let news = rows::update(&now.html, &now.gone, &gone);
                            if news.new > new.get_untracked()
                                && news.urgent
                                && sounds.get_untracked()
                            {
                                sound::play();
                            }
                            latest.set_value(now.html);
                            // What is read out is not said twice.
                            if news.new != new.get_untracked() {
                                new.set(news.new);
                            }
                            if now.counts != counts.get_untracked() {
                                counts.set(now.counts);
                            }
                            line.set(Connection::Up);
                        }
                        Err(QueryError::SignedOut | QueryError::Refused) => {
                            line.set(Connection::SignedOut)
                        }
                        Err(QueryError::NotNow) => line.set(Connection::Down),
                    }
                }
                asking.set(false);
            });
        };
        listen(
            address,
            move || sounds.get_untracked(),
            move |heard| match heard {
                StreamEvent::Changed => ask(),
                StreamEvent::SignedOut => line.set(Connection::SignedOut),
                StreamEvent::Silent if line.get_untracked() == Connection::Up => {
                    line.set(Connection::Down)
                }
                StreamEvent::Silent => {}
            },
        );
    });

    let QueueLiveText {
        show,
        sign_in: sign_in_link,
        old,
        signed_out,
        new_one,
        new_many,
        sound: sound_label,
        ..
    } = words.clone();
    let now = move || words.now(counts.get());
    let news = move || match (line.get(), new.get()) {
        (Connection::SignedOut, _) => signed_out.clone(),
        (_, 0) => String::new(),
        (_, new) => counted(new, &new_one, &new_many),
    };
    let stale = move || match line.get() {
        Connection::Down => old.clone(),
        Connection::Up | Connection::SignedOut => String::new(),
    };
    let nothing_new = move || line.get() == Connection::SignedOut || new.get() == 0;
    let press = move |_| {
        rows::replace(&latest.get_value());
        new.set(0);
    };
    let switch = move |_| {
        let on = !sounds.get_untracked();
        sounds.set(on);
        Preference::Sound.set(on);
        if on {
            // What it will sound like; and a browser lets only a press begin it.
            sound::play();
        }
    };

    // The count itself is not read out when it changes: that would be too much.
    view! {
        <div class="sp-live">
            <span>{now}</span>
            <span class="sp-live__old">{stale}</span>
            <span class="sp-live__news" role="status">{news}</span>
            <button class="govuk-button sp-quiet" type="button" hidden=nothing_new on:click=press>{show}</button>
            <a class="govuk-link" href=sign_in hidden=move || line.get() != Connection::SignedOut>{sign_in_link}</a>
            <label class="sp-live__sound" hidden=move || !awake.get()>
                <input type="checkbox" prop:checked=move || sounds.get() on:change=switch/>
                {sound_label}
            </label>
        </div>
    }
}

impl QueueLiveText {
    /// "24 waiting, 2 urgent", or that nobody waits.
    fn now(&self, counts: QueueCounts) -> String {
        let QueueCounts { waiting, urgent } = counts;
        let number = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        let all = counted(number(waiting), &self.waiting_one, &self.waiting_many);
        match (waiting, urgent) {
            (0, _) => self.none.clone(),
            (_, 0) => all,
            (_, _) => format!(
                "{all}, {}",
                counted(number(urgent), &self.urgent_one, &self.urgent_many)
            ),
        }
    }
}

/// The sentence for a number, with the number in it.
fn counted(number: usize, one: &str, many: &str) -> String {
    let sentence = if number == 1 { one } else { many };
    sentence.replace("{n}", &number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> QueueLiveText {
        let word = |text: &str| text.to_owned();
        QueueLiveText {
            none: word("nobody"),
            waiting_one: word("{n} waits"),
            waiting_many: word("{n} wait"),
            urgent_one: word("{n} is urgent"),
            urgent_many: word("{n} are urgent"),
            new_one: word("{n} new"),
            new_many: word("{n} new ones"),
            show: word("show"),
            gone: word("gone"),
            old: word("old"),
            signed_out: word("signed out"),
            sign_in: word("sign in"),
            sound: word("sound"),
        }
    }

    fn page(waiting: u32, urgent: u32) -> String {
        Owner::new().with(|| {
            let props = QueueLiveProps {
                queue: "FH-CEN".to_owned(),
                query: String::new(),
                counts: QueueCounts { waiting, urgent },
                sign_in: "/staff/sign-in".to_owned(),
                words: words(),
            };
            QueueLive(props).to_html()
        })
    }

    #[test]
    fn without_scripts_the_count_is_a_sentence() {
        let html = page(24, 1);
        assert!(html.contains("24 wait, 1 is urgent"), "{html}");
        assert!(page(0, 0).contains("nobody"));
        assert!(page(1, 0).contains("1 waits<"));
    }

    #[test]
    fn what_needs_a_script_is_hidden_without_one() {
        let html = page(3, 0);
        assert_eq!(html.matches(" hidden").count(), 3, "{html}");
    }
}
