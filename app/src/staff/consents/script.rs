//! One choice: the exact words to read out, then how, by whom and when it was said.

use super::{ConsentLine, ConsentsView, address, reason_field};
use crate::{
    domain::{
        consent::{ConsentAction, ConsentChannel, GivenBy},
        time::london_date,
    },
    forms::staff::{ConsentForm, RecordedContact},
    i18n::{tr, tr_args},
    resident::wording::{WithdrawalFacts, WordingFacts},
    staff::{date_format, shell::StaffPage},
    ui::{
        Back, Checkboxes, Choice, ErrorSummary, Form, Ltr, Problems, Radios, SelectField,
        TextField, provide_problems,
    },
};
use leptos::prelude::*;

/// The second page.
#[component]
pub fn ScriptPage(
    view: ConsentsView,
    offer: ConsentLine,
    action: ConsentAction,
    form: ConsentForm,
    problems: Problems,
) -> impl IntoView {
    provide_problems(&problems);
    let error = !problems.is_empty();
    let key = if action.turns_on() {
        "consents-script-yes"
    } else {
        "consents-script-no"
    };
    let back = view
        .reason
        .is_none()
        .then(|| view! { <Back href=address(&view)/> });
    let [words, effects] = words(&offer, action);
    let fields = fields(&view, &offer, action, form);
    view! {
        <StaffPage title=tr_args("consents-title", &[("reference", view.reference.clone())]) current="home-nav-queues" error>
            {back}
            <ErrorSummary problems/>
            <p class="sp-part"><Ltr text=view.reference.clone()/></p>
            <h1 class="govuk-heading-l">{tr_args(key, &[("name", view.name.clone())])}</h1>
            <div class="sp-case">
                <div>{words} {effects}</div>
                <div>{fields}</div>
            </div>
        </StaffPage>
    }
}

/// The words as they stand beside the tick on the website, and what a no stops.
fn words(offer: &ConsentLine, action: ConsentAction) -> [AnyView; 2] {
    let body = offer.wording.body.clone();
    let lead = if action.turns_on() {
        "consents-read-out"
    } else {
        "consents-read-out-no"
    };
    let words = view! {
        <section class="sp-card" aria-labelledby="words">
            <h2 class="govuk-heading-m" id="words">{tr(lead)}</h2>
            <div class="sp-said" lang=offer.wording.language.clone()>
                <p class="govuk-body"><strong>{body.title.clone()}</strong></p>
                <WordingFacts body=body.clone() id="script"/>
            </div>
            <p class="govuk-body">{tr("consents-free")}</p>
        </section>
    };
    let heading = if action.turns_on() {
        "consents-if-taken-back"
    } else {
        "consents-now"
    };
    let effects = view! {
        <section class="sp-card" aria-labelledby="effects">
            <h2 class="govuk-heading-m" id="effects">{tr(heading)}</h2>
            <WithdrawalFacts body/>
        </section>
    };
    [words.into_any(), effects.into_any()]
}

fn fields(
    view: &ConsentsView,
    offer: &ConsentLine,
    action: ConsentAction,
    form: ConsentForm,
) -> AnyView {
    let mut channels = vec![(String::new(), tr("log-choose"))];
    channels.extend(ConsentChannel::RECORDED.iter().map(|channel| {
        (
            channel.code().to_owned(),
            tr(&format!("consents-channel-{channel}")),
        )
    }));
    let by = [GivenBy::Myself, GivenBy::Parent, GivenBy::Representative]
        .into_iter()
        .map(|by| {
            let label = tr_args(
                &format!("consents-given-{by}"),
                &[("name", view.name.clone())],
            );
            Choice::new(by.code(), label).checked(form.given_by == by.code())
        })
        .collect();
    let (value, tick, save) = if action.turns_on() {
        ("given", "consents-tick-yes", "consents-save-yes")
    } else {
        ("withdrawn", "consents-tick-no", "consents-save-no")
    };
    let tick = vec![Choice::new("yes", tr(tick)).checked(form.read_back == "yes")];
    let contact = (!view.contacts.is_empty()).then(|| {
        view! {
            <SelectField
                name="contact"
                label=tr("consents-contact")
                hint=tr("consents-contact-hint")
                options=contacts(view)
                value=form.contact
            />
        }
    });
    let today = london_date(view.now).to_string();
    let parts = [
        view! {
            <div class="sp-pair">
                <SelectField
                    name="channel"
                    label=tr("consents-channel")
                    options=channels
                    value=form.channel
                />
                <Radios
                    name="given_by"
                    legend=tr("consents-by")
                    choices=by
                    small=true
                />
            </div>
        }
        .into_any(),
        view! {
            <div class="sp-pair">
                <TextField
                    name="date"
                    label=tr("consents-date")
                    hint=tr_args("consents-date-hint", &[("date", today)])
                    value=form.date
                    kind="date"
                    ltr=true
                />
                <TextField
                    name="time"
                    label=tr("consents-time")
                    hint=tr("consents-time-hint")
                    value=form.time
                    kind="time"
                    ltr=true
                />
            </div>
        }
        .into_any(),
        contact.into_any(),
        view! {
            <TextField
                name="evidence"
                label=tr("consents-evidence")
                hint=tr("consents-evidence-hint")
                value=form.evidence
                width="govuk-input--width-20"
                ltr=true
            />
        }
        .into_any(),
        view! {
            <Checkboxes
                name="read_back"
                legend=tr("consents-read-back")
                hint=tr("consents-read-back-hint")
                choices=tick
                small=true
            />
        }
        .into_any(),
    ];
    let reason = reason_field(view);
    let (purpose, wording) = (
        offer.wording.purpose.to_string(),
        offer.wording.id.to_string(),
    );
    view! {
        <section class="sp-card" aria-labelledby="how">
            <h2 class="govuk-heading-m" id="how">{tr("consents-how")}</h2>
            <Form action=address(view)>
                {reason}
                <input type="hidden" name="purpose" value=purpose/>
                <input type="hidden" name="said" value=value/>
                <input type="hidden" name="wording" value=wording/>
                {parts.collect_view()}
                <button type="submit" class="govuk-button" name="action" value="record">{tr(save)}</button>
            </Form>
        </section>
    }
    .into_any()
}

/// Contacts on the record, to point at.
fn contacts(view: &ConsentsView) -> Vec<(String, String)> {
    let line = |contact: &RecordedContact| {
        let label = tr_args(
            "consents-contact-line",
            &[
                ("channel", tr(&format!("log-channel-{}", contact.channel))),
                ("when", date_format::moment(contact.at, view.now)),
            ],
        );
        (contact.id.to_string(), label)
    };
    std::iter::once((String::new(), tr("consents-contact-none")))
        .chain(view.contacts.iter().map(line))
        .collect()
}
