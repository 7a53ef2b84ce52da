//! Name, how to reach the person, what would keep them safe, language and needs.

use super::part;
use crate::{
    domain::{
        codes::{ContactRoute, Language},
        personal::Adjustments,
    },
    forms::staff::AssistedEntryForm,
    i18n::{tr, tr_args},
    resident::enquiry::{SafeContactFields, language_label},
    ui::{Choice, Problems, Radios, SelectField, TextArea, TextField},
};
use leptos::prelude::*;

const SAFE: [&str; 4] = ["safe_contact", "safe_times", "safe_word", "someone_answers"];

pub(super) fn reach(form: &AssistedEntryForm, problems: &Problems) -> AnyView {
    let contact = form.contact.clone();
    let routes = ContactRoute::ALL
        .iter()
        .map(|route| {
            let choice = Choice::new(route.code(), tr(&format!("route-{route}")))
                .checked(contact.contact_route == route.code());
            match route {
                ContactRoute::NoneIWillContactYou => {
                    choice.hint(tr("assisted-entry-route-none-hint"))
                }
                ContactRoute::Phone | ContactRoute::Text | ContactRoute::Email => choice,
            }
        })
        .collect();
    let open = contact.has_wishes() || SAFE.iter().any(|field| problems.of(field).is_some());
    let languages = std::iter::once((String::new(), tr("enquiry-language-blank")))
        .chain(
            Language::ALL
                .iter()
                .map(|language| (language.code().to_owned(), language_label(*language))),
        )
        .collect();
    part(
        "part-reach",
        "assisted-entry-part-reach",
        view! {
            <TextField
                name="name"
                label=tr("enquiry-name-title")
                hint=tr("enquiry-name-hint")
                autocomplete="off"
                value=form.name.name.clone()
            />
            <Radios
                name="contact_route"
                legend=tr("enquiry-contact-title")
                hint=tr("enquiry-contact-hint")
                small=true
                choices=routes
            />
            <div class="sp-entry__pair">
                <TextField
                    name="phone"
                    label=tr("assisted-entry-phone")
                    hint=tr("enquiry-phone-hint")
                    kind="tel"
                    ltr=true
                    autocomplete="off"
                    value=contact.phone.clone()
                />
                <TextField
                    name="email"
                    label=tr("assisted-entry-email")
                    hint=tr("assisted-entry-email-hint")
                    kind="email"
                    ltr=true
                    autocomplete="off"
                    value=contact.email.clone()
                />
            </div>
            <details class="sp-change" open=open>
                <summary>{tr("enquiry-safe-summary")}</summary>
                <div><SafeContactFields form=contact problems=problems.clone() share_hint=tr("assisted-entry-share-hint")/></div>
            </details>
            <div class="sp-entry__pair">
                <SelectField
                    name="language"
                    label=tr("enquiry-language")
                    hint=tr("enquiry-language-hint")
                    options=languages
                    value=form.access.language.clone()
                />
                <TextArea
                    name="adjustments"
                    label=tr("enquiry-adjustments")
                    hint=tr_args("enquiry-adjustments-hint", &[("most", Adjustments::MAX.to_string())])
                    value=form.access.adjustments.clone()
                    rows=2
                />
            </div>
        }
        .into_any(),
    )
}
