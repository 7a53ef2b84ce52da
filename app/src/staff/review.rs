//! What every page of a draft under review shows, whatever is reviewed: where it stands, who had a hand in it, and
//! the panel with which a second person approves it or sends it back.

use super::date_format;
use crate::{
    domain::review::{DraftState, Participant, Stage},
    i18n::{tr, tr_args},
    resident::markup::join_names,
    ui::{Form, Problems, Tag, TextArea, Tone},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use uuid::Uuid;

/// A draft as its pages show it, apart from what is drafted.
#[derive(Clone, Debug)]
pub struct ReviewView {
    pub id: Uuid,
    /// Where it is read and written.
    pub href: String,
    /// Where a decision is posted.
    pub decision_href: String,
    pub revision: i32,
    /// Names of everybody who had a hand in it.
    pub authors: Vec<String>,
    /// What the reader is to it.
    pub reader: Participant,
    pub changed_at: DateTime<Utc>,
    pub stage: Stage<String>,
}

/// Who wrote and who approved a version.
#[derive(Clone, Debug)]
pub struct ApprovedBy {
    pub authors: Vec<String>,
    pub name: String,
    pub at: DateTime<Utc>,
}

impl ApprovedBy {
    pub(super) fn line(&self, now: DateTime<Utc>) -> String {
        tr_args(
            "review-approved-by",
            &[
                ("names", names(&self.authors)),
                ("second", self.name.clone()),
                ("when", date_format::moment(self.at, now)),
            ],
        )
    }
}

/// Where a version stands among the others of its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionStatus {
    Upcoming,
    Current,
    Replaced,
}

impl VersionStatus {
    /// `upcoming`: the time from which it is in force is not here yet.
    pub const fn of(version: u32, in_force: u32, upcoming: bool) -> Self {
        if version == in_force {
            Self::Current
        } else if upcoming {
            Self::Upcoming
        } else {
            Self::Replaced
        }
    }

    pub(super) fn tag(self) -> AnyView {
        let (tone, key) = match self {
            Self::Upcoming => (Tone::River, "review-version-upcoming"),
            Self::Current => (Tone::On, "review-version-current"),
            Self::Replaced => (Tone::Grey, "review-version-replaced"),
        };
        view! { <Tag tone text=tr(key)/> }.into_any()
    }
}

/// The state of a draft as a tag.
pub(super) fn state_tag(state: DraftState) -> AnyView {
    let (tone, key) = match state {
        DraftState::Draft => (Tone::River, "review-state-draft"),
        DraftState::Submitted => (Tone::Amber, "review-state-submitted"),
        DraftState::Published => (Tone::On, "review-state-published"),
        DraftState::Discarded => (Tone::Grey, "review-state-discarded"),
    };
    view! { <Tag tone text=tr(key)/> }.into_any()
}

pub(super) fn names(names: &[String]) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    if names.is_empty() {
        tr("review-nobody")
    } else {
        join_names(&names)
    }
}

/// What was just done.
pub(super) fn done_banner(key: Option<&'static str>) -> Option<AnyView> {
    key.map(|key| {
        view! { <div class="sp-done" role="status"><p class="sp-done__head">{tr(key)}</p></div> }
            .into_any()
    })
}

/// A fact of a list.
pub(super) fn fact(label: &str, value: impl IntoView + 'static) -> AnyView {
    view! { <div><dt>{tr(label)}</dt><dd>{value}</dd></div> }.into_any()
}

/// Who wrote it, and what was sent for approval by whom.
pub(super) fn review_facts(review: &ReviewView, now: DateTime<Utc>) -> Vec<AnyView> {
    let mut facts = vec![fact("review-authors", names(&review.authors))];
    if let Some(sent) = review.stage.submission() {
        let when = date_format::moment(sent.at, now);
        let by = tr_args("review-by-at", &[("name", sent.by.clone()), ("when", when)]);
        let hash = view! { <span class="sp-code">{hex(&sent.sha256)}</span> };
        facts.extend([fact("review-sent", by), fact("review-hash", hash)]);
    }
    facts
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// By whom it was last changed, and when.
pub(super) fn written_by(review: &ReviewView, now: DateTime<Utc>) -> String {
    tr_args(
        "review-written-by",
        &[
            ("names", names(&review.authors)),
            ("when", date_format::moment(review.changed_at, now)),
        ],
    )
}

/// Why it was sent back.
pub(super) fn returned_note(review: &ReviewView, now: DateTime<Utc>) -> Option<AnyView> {
    review.stage.returned().map(|returned| {
        let when = date_format::moment(returned.at, now);
        let head = tr_args(
            "review-returned",
            &[("name", returned.by.clone()), ("when", when)],
        );
        view! {
            <div class="sp-note sp-note--warn">
                <p class="sp-note__head">{head}</p>
                <p class="govuk-body sp-said">{returned.reason.clone()}</p>
            </div>
        }
        .into_any()
    })
}

/// The open draft of a subject, or the button that starts one.
#[component]
pub(super) fn OpenDraftCard(
    draft: Option<ReviewView>,
    #[prop(into)] title: String,
    /// What stands there while there is no draft.
    #[prop(into)]
    none: String,
    /// The words of the button, and where it is posted.
    #[prop(into)]
    start: String,
    #[prop(into)] action: String,
    now: DateTime<Utc>,
) -> impl IntoView {
    let body = match draft {
        Some(review) => {
            let next = match (review.stage.state(), review.reader) {
                (DraftState::Submitted, Participant::Author) => "review-next-author",
                (DraftState::Submitted, Participant::Reviewer) => "review-next-reviewer",
                (DraftState::Draft | DraftState::Published | DraftState::Discarded, _) => {
                    "review-next-draft"
                }
            };
            view! {
                <p class="govuk-body">
                    {state_tag(review.stage.state())}
                    " "
                    <a class="govuk-link" href=review.href.clone()>{tr("review-open")}</a>
                </p>
                <p class="govuk-body">{tr(next)}</p>
                <p class="sp-small">{written_by(&review, now)}</p>
            }
            .into_any()
        }
        None => view! {
            <p class="govuk-body">{none}</p>
            <Form action=action>
                <button type="submit" class="govuk-button" name="action" value="start" id="start">{start}</button>
            </Form>
        }
        .into_any(),
    };
    view! {
        <section class="sp-card" aria-labelledby="draft">
            <h2 class="govuk-heading-m" id="draft">{title}</h2>
            {body}
        </section>
    }
}

/// What still keeps a draft from being sent for approval.
pub(super) fn missing_note(missing: &Problems) -> AnyView {
    let lines = missing
        .0
        .iter()
        .map(|problem| view! { <li>{problem.message()}</li> })
        .collect_view();
    let (class, key) = if missing.is_empty() {
        ("sp-note", "review-complete")
    } else {
        ("sp-note sp-note--warn", "review-missing")
    };
    view! {
        <div class=class>
            <p class="sp-note__head">{tr(key)}</p>
            <ul class="govuk-list govuk-list--bullet">{lines}</ul>
        </div>
    }
    .into_any()
}

/// The hidden fields of every form of a draft: which one, and upon which revision the form was made.
#[component]
pub(super) fn DraftFields(review: ReviewView) -> impl IntoView {
    view! {
        <input type="hidden" name="draft" value=review.id.to_string()/>
        <input type="hidden" name="revision" value=review.revision/>
    }
}

#[component]
pub(super) fn DiscardPanel(review: ReviewView) -> impl IntoView {
    view! {
        <details class="sp-change">
            <summary>{tr("review-discard")}</summary>
            <div>
                <p class="govuk-body">{tr("review-discard-what")}</p>
                <Form action=review.href.clone()>
                    <DraftFields review=review.clone()/>
                    <button type="submit" class="govuk-button sp-quiet" name="action" value="discard">{tr("review-discard")}</button>
                </Form>
            </div>
        </details>
    }
}

/// What the reader can do with a draft that waits for approval: the second person approves it or sends it back, an
/// author recalls it. Empty for any other draft.
#[component]
pub(super) fn ReviewPanel(
    review: ReviewView,
    /// What else an approval does, in a sentence.
    also: Option<String>,
    /// What was typed as the reason to send it back.
    reason: String,
    problems: Problems,
) -> impl IntoView {
    let body = match (review.stage.state(), review.reader) {
        (DraftState::Submitted, Participant::Reviewer) => {
            second_person(&review, also, reason, &problems)
        }
        (DraftState::Submitted, Participant::Author) => author(&review),
        (DraftState::Draft | DraftState::Published | DraftState::Discarded, _) => return None,
    };
    Some(view! { <section class="sp-card" aria-labelledby="decide">{body}</section> })
}

fn second_person(
    review: &ReviewView,
    also: Option<String>,
    reason: String,
    problems: &Problems,
) -> AnyView {
    let open = problems.of("why").is_some();
    let hash = review.stage.submission().map(|sent| hex(&sent.sha256));
    let returned = review.clone();
    let (review, problems) = (review.clone(), problems.clone());
    view! {
        <h2 class="govuk-heading-m" id="decide">{tr("review-approve-title")}</h2>
        <p class="govuk-body">{tr("review-approve-what")}</p>
        {also.map(|also| view! { <p class="govuk-body">{also}</p> })}
        <Form action=review.decision_href.clone()>
            <DraftFields review=review.clone()/>
            <input type="hidden" name="sha256" value=hash/>
            <button type="submit" class="govuk-button" name="action" value="approve" id="approve">{tr("review-approve")}</button>
        </Form>
        <details class="sp-change" open=open>
            <summary>{tr("review-return")}</summary>
            <div>
                <Form action=returned.decision_href.clone()>
                    <DraftFields review=returned/>
                    <TextArea name="why" label=tr("review-return-why") value=reason problems rows=3/>
                    <div class="sp-actions sp-actions--tight">
                        <button type="submit" class="govuk-button sp-quiet" name="action" value="return">{tr("review-return")}</button>
                    </div>
                </Form>
            </div>
        </details>
    }
    .into_any()
}

fn author(review: &ReviewView) -> AnyView {
    let review = review.clone();
    view! {
        <h2 class="govuk-heading-m" id="decide">{tr("review-waits-title")}</h2>
        <p class="govuk-body">{tr("review-waits")}</p>
        <Form action=review.decision_href.clone()>
            <DraftFields review=review.clone()/>
            <button type="submit" class="govuk-button sp-quiet" name="action" value="recall">{tr("review-recall")}</button>
        </Form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_upcoming_in_force_or_replaced() {
        assert_eq!(VersionStatus::of(2, 2, false), VersionStatus::Current);
        assert_eq!(VersionStatus::of(3, 2, true), VersionStatus::Upcoming);
        assert_eq!(VersionStatus::of(1, 2, false), VersionStatus::Replaced);
    }
}
