//! The live count of a queue.
//!
//! Reason: an officer keeps the queue open between two calls. Without this an urgent enquiry that
//! came in meanwhile stays unseen until the page is loaded again.

use std::time::Duration;

use leptos::{prelude::*, server_fn::codec::Json, task::spawn_local};
use serde::{Deserialize, Serialize};

use super::questions::{CannotTell, QueueCounts};

/// How often a page that is being looked at asks.
const EVERY: Duration = Duration::from_secs(15);

/// Unanswered questions in a row before the count is said to be old.
const MISSES_BEFORE_SAID: u8 = 2;

/// The sentences, in the page's language. `{n}` stands for the number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueCountWords {
    /// Nobody waits.
    pub none: String,
    pub waiting_one: String,
    pub waiting_many: String,
    pub urgent_one: String,
    pub urgent_many: String,
    pub arrived_one: String,
    pub arrived_many: String,
    /// The link that loads the page again.
    pub show: String,
    /// The count could not be brought up to date.
    pub old: String,
    /// The session has ended, and the link that leads to signing in.
    pub signed_out: String,
    pub sign_in: String,
}

/// Asked by the island; answered through [`super::StaffQuestions`]. A POST with a JSON body, which no
/// other site can send without being asked first.
///
/// # Errors
/// See [`CannotTell`].
#[server(prefix = "/staff/api", endpoint = "queue-counts", input = Json)]
pub async fn ask_queue_counts(queue: String, since: i64) -> Result<QueueCounts, CannotTell> {
    let questions = use_context::<super::questions::Asked>().ok_or(CannotTell::SignedOut)?;
    questions.queue_counts(&queue, since).await
}

/// How many enquiries wait in a queue, kept up to date, and how many came since the page was made.
/// Before its script arrives, or without it, it says what was true when the page was made.
#[island]
pub fn QueueCount(
    /// Code of the queue.
    queue: String,
    /// What was true when the page was made.
    counts: QueueCounts,
    /// When that was, in milliseconds since 1970 UTC.
    since: i64,
    /// Address of the page with the newest first.
    here: String,
    /// Address of the sign-in page.
    sign_in: String,
    words: QueueCountWords,
) -> impl IntoView {
    let counts = RwSignal::new(counts);
    let misses = RwSignal::new(0_u8);
    let signed_out = RwSignal::new(false);

    let ask = move || {
        let queue = queue.clone();
        spawn_local(async move {
            match ask_queue_counts(queue, since).await {
                Ok(answer) => {
                    misses.set(0);
                    if answer != counts.get_untracked() {
                        counts.set(answer);
                    }
                }
                Err(CannotTell::SignedOut | CannotTell::Refused) => signed_out.set(true),
                Err(CannotTell::NotNow) => {
                    misses.update(|missed| *missed = missed.saturating_add(1))
                }
            }
        });
    };
    // Effects run in the browser only.
    Effect::new(move |_| {
        let ask = ask.clone();
        set_interval(
            move || {
                // A page that nobody looks at asks nothing; nor one that has no session any more.
                if !document().hidden() && !signed_out.get_untracked() {
                    ask();
                }
            },
            EVERY,
        );
    });

    let QueueCountWords {
        show,
        sign_in: sign_in_link,
        old,
        signed_out: ended,
        arrived_one,
        arrived_many,
        ..
    } = words.clone();
    let now = move || words.now(counts.get());
    let news = move || match (signed_out.get(), counts.get().arrived) {
        (true, _) => ended.clone(),
        (false, 0) => String::new(),
        (false, arrived) => counted(arrived, &arrived_one, &arrived_many),
    };
    let stale = move || {
        if misses.get() < MISSES_BEFORE_SAID {
            String::new()
        } else {
            old.clone()
        }
    };
    let nothing_new = move || signed_out.get() || counts.get().arrived == 0;

    // The count itself is not read out when it changes: four times a minute would be too much.
    view! {
        <p class="sp-live">
            <span>{now}</span>
            <span class="sp-live__old">{stale}</span>
            <span class="sp-live__news" role="status">{news}</span>
            <a class="govuk-link" href=here hidden=nothing_new>{show}</a>
            <a class="govuk-link" href=sign_in hidden=move || !signed_out.get()>{sign_in_link}</a>
        </p>
    }
}

impl QueueCountWords {
    /// "24 waiting, 2 urgent", or that nobody waits.
    fn now(&self, counts: QueueCounts) -> String {
        let QueueCounts {
            waiting,
            urgent,
            arrived: _,
        } = counts;
        let all = counted(waiting, &self.waiting_one, &self.waiting_many);
        match (waiting, urgent) {
            (0, _) => self.none.clone(),
            (_, 0) => all,
            (_, _) => format!(
                "{all}, {}",
                counted(urgent, &self.urgent_one, &self.urgent_many)
            ),
        }
    }
}

/// The sentence for a number, with the number in it.
fn counted(number: u32, one: &str, many: &str) -> String {
    let sentence = if number == 1 { one } else { many };
    sentence.replace("{n}", &number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> QueueCountWords {
        let word = |text: &str| text.to_owned();
        QueueCountWords {
            none: word("nobody"),
            waiting_one: word("{n} waits"),
            waiting_many: word("{n} wait"),
            urgent_one: word("{n} is urgent"),
            urgent_many: word("{n} are urgent"),
            arrived_one: word("{n} new"),
            arrived_many: word("{n} new ones"),
            show: word("show"),
            old: word("old"),
            signed_out: word("signed out"),
            sign_in: word("sign in"),
        }
    }

    fn page(counts: QueueCounts) -> String {
        Owner::new().with(|| {
            let props = QueueCountProps {
                queue: "FH-CEN".to_owned(),
                counts,
                since: 0,
                here: "/here".to_owned(),
                sign_in: "/staff/sign-in".to_owned(),
                words: words(),
            };
            QueueCount(props).to_html()
        })
    }

    #[test]
    fn without_scripts_the_count_is_a_sentence() {
        let html = page(QueueCounts {
            waiting: 24,
            urgent: 1,
            arrived: 0,
        });
        assert!(html.contains("24 wait, 1 is urgent"), "{html}");
        assert!(page(QueueCounts::default()).contains("nobody"));
        assert!(
            page(QueueCounts {
                waiting: 1,
                urgent: 0,
                arrived: 0
            })
            .contains("1 waits<")
        );
    }

    #[test]
    fn the_links_stand_in_the_page_but_hidden_until_there_is_a_reason() {
        let html = page(QueueCounts {
            waiting: 3,
            urgent: 0,
            arrived: 0,
        });
        assert_eq!(html.matches("hidden").count(), 2, "{html}");
        let html = page(QueueCounts {
            waiting: 3,
            urgent: 0,
            arrived: 2,
        });
        assert!(html.contains("2 new ones"), "{html}");
        assert_eq!(html.matches("hidden").count(), 1, "{html}");
    }
}
