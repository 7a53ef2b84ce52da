//! Help right now: 999 first, then who to call for what, then how to hide the screen (rule 7.4).
//!
//! Its parts are also shown inside the form, where an answer says that somebody may be in danger.

use crate::{
    domain::codes::TopicCode,
    i18n::{opening_hours, tr, tr_args},
    page::page_context,
    resident::{
        contact_details::{self, ContactLine},
        markup::{markup_line, markup_list, markup_paragraph},
        shell::ResidentPage,
    },
};
use leptos::prelude::*;

/// Somebody who may need one of the groups of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpFor {
    /// Hurt or frightened by somebody close.
    Abuse,
    /// Worried about a child, or a child who is worried.
    Child,
    /// An adult who needs care and is at risk.
    Adult,
    /// Somebody who cannot go on.
    Mind,
    /// Nowhere to sleep tonight.
    Tonight,
    /// A crime that is over.
    Crime,
}

impl HelpFor {
    /// In the order of the page.
    pub const ALL: [Self; 6] = [
        Self::Abuse,
        Self::Child,
        Self::Mind,
        Self::Tonight,
        Self::Adult,
        Self::Crime,
    ];

    /// The groups that belong to what is asked for, whatever else is answered: somebody who asks for help with a violent
    /// home sees the lines for that, and a young person sees Childline, without having to say that there is danger.
    pub fn of_topics(topics: &[TopicCode]) -> Vec<Self> {
        let called = |topic: &TopicCode| -> &'static [Self] {
            match topic.code() {
                "DA" => &[Self::Abuse, Self::Child, Self::Mind],
                "CONFLICT" | "OTHER" => &[Self::Abuse, Self::Child, Self::Mind],
                "CYPMH" | "YOUTH" | "SCHOOL" | "PARENT" => &[Self::Child, Self::Mind],
                "PERI" | "WELLB" | "SUBST" | "LONELY" => &[Self::Mind],
                "HOME" => &[Self::Tonight],
                "JUSTICE" => &[Self::Crime, Self::Mind],
                "INDEP" | "CARER" => &[Self::Adult],
                _ => &[],
            }
        };
        Self::ALL
            .into_iter()
            .filter(|group| topics.iter().any(|topic| called(topic).contains(group)))
            .collect()
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Abuse => "help-abuse",
            Self::Child => "help-child",
            Self::Adult => "help-adult",
            Self::Mind => "help-mind",
            Self::Tonight => "help-tonight",
            Self::Crime => "help-crime",
        }
    }

    /// A sentence under the heading, where the numbers alone do not say enough.
    fn lead(self) -> Option<&'static str> {
        match self {
            Self::Tonight => Some("help-tonight-lead"),
            Self::Abuse => Some("help-abuse-lead"),
            Self::Mind => Some("help-mind-lead"),
            Self::Child | Self::Adult | Self::Crime => None,
        }
    }

    /// Whom each number is for (rule 7.4).
    fn lines(self) -> &'static [ContactLine] {
        match self {
            Self::Abuse => &[
                ("help-line-women", "nat_domestic_abuse"),
                ("help-line-men", "mens_advice"),
                ("help-line-lgbt", "lgbt_da"),
                ("help-line-forced", "karma_nirvana"),
                ("help-line-da-local", "shg_domestic_abuse"),
            ],
            Self::Child => &[
                ("help-line-child-day", "massh_children"),
                ("help-line-night", "edt_out_of_hours"),
                ("help-line-childline", "childline"),
            ],
            Self::Adult => &[
                ("help-line-adult-day", "adult_social_care"),
                ("help-line-night", "edt_out_of_hours"),
            ],
            Self::Mind => &[
                ("help-line-samaritans", "samaritans"),
                ("help-line-nhs", "nhs_mental_health"),
            ],
            Self::Tonight => &[
                ("help-line-housing", "housing_tonight"),
                ("help-line-housing-day", "tpa_phone"),
                ("help-line-night", "edt_out_of_hours"),
            ],
            Self::Crime => &[
                ("help-line-police", "police_non_emergency"),
                ("help-line-victims", "gm_victims"),
            ],
        }
    }
}

/// The red note: 999, also for people who cannot speak or hear.
#[component]
pub fn CallNow() -> impl IntoView {
    let button = page_context().site.contact("emergency").map(|contact| {
        view! {
            <a class="govuk-button sp-stop sp-start" href=contact.tel() draggable="false">
                {tr_args("help-call", &[("number", contact.value.clone())])}
            </a>
        }
    });
    view! {
        <div class="sp-note sp-note--danger">
            <p class="sp-note__head">{tr("help-danger")}</p>
            {button} {markup_paragraph("help-danger-silent")}
        </div>
    }
}

/// One group of numbers with its heading; nothing if none of them is configured.
#[component]
pub fn Helplines(of: HelpFor) -> impl IntoView {
    let lead = of.lead().and_then(markup_paragraph);
    contact_details::lines(of.lines()).map(|lines| {
        view! {
            <section class="sp-section">
                <h2 class="govuk-heading-m">{tr(of.heading())}</h2>
                {lead} {lines}
            </section>
        }
    })
}

/// For people who cannot use a telephone: text relay, text messages, sign language.
#[component]
fn CannotCall() -> impl IntoView {
    markup_list(&[
        "help-deaf-relay",
        "help-deaf-text",
        "help-deaf-sign",
        "help-deaf-other",
    ])
    .map(|lines| {
        view! {
            <section class="sp-section">
                <h2 class="govuk-heading-m">{tr("help-deaf")}</h2>
                {lines}
            </section>
        }
    })
}

/// What the exit does, for somebody whose screen may be seen.
#[component]
pub fn HideScreen() -> impl IntoView {
    let lines = ["help-hide-exit", "help-hide-shift", "help-hide-history"]
        .into_iter()
        .map(|key| view! { <li>{markup_line(&tr(key))}</li> })
        .collect_view();
    view! {
        <section class="sp-section">
            <h2 class="govuk-heading-m">{tr("help-hide")}</h2>
            <ul class="govuk-list govuk-list--bullet">{lines}</ul>
        </section>
    }
}

/// The whole page. `carry_on` stands in place of the link to the form; the form puts its button there.
#[component]
pub fn EmergencyPage(
    #[prop(optional, into)] back: Option<String>,
    #[prop(optional)] carry_on: Option<AnyView>,
    /// Text key of the title, where the page stands inside a journey.
    #[prop(default = "help-emergency-title")]
    tab: &'static str,
) -> impl IntoView {
    let hours = page_context().site.reading_hours.clone();
    let groups = HelpFor::ALL
        .into_iter()
        .map(|of| view! { <Helplines of/> })
        .collect_view();
    let carry_on = carry_on.unwrap_or_else(|| {
        view! {
            <div class="sp-actions">
                <a class="govuk-button sp-quiet" href="/enquiry/before-you-start" draggable="false">
                    {tr("help-carry-on")}
                </a>
            </div>
        }
        .into_any()
    });
    view! {
        <ResidentPage title=tr(tab) back=back.unwrap_or_else(|| "/".into()) exit=true>
            <h1 class="govuk-heading-l">{tr("help-emergency-heading")}</h1>
            <CallNow/>
            {groups}
            <CannotCall/>
            <HideScreen/>
            <section class="sp-section">
                <h2 class="govuk-heading-m">{tr("help-after")}</h2>
                {(!hours.is_empty())
                    .then(|| view! { <p class="govuk-body">{tr_args("help-hours", &[("hours", opening_hours(&hours))])}</p> })}
                {carry_on}
            </section>
        </ResidentPage>
    }
}
