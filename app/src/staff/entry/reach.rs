//! Name, how to reach the person, what would keep them safe, language and needs.

use super::part;
use crate::{
    domain::{
        codes::{ContactRoute, Language},
        personal::Adjustments,
    },
    forms::staff::EntryForm,
    resident::enquiry::{Wishes, language_label},
    ui::{Choice, Problems, Radios, SelectField, TextArea, TextField},
    words::{t, ta},
};
use leptos::prelude::*;

const SAFE: [&str; 4] = ["safe_contact", "safe_times", "safe_word", "someone_answers"];

pub(super) fn reach(form: &EntryForm, problems: &Problems) -> AnyView {
    let contact = form.contact.clone();
    let routes = ContactRoute::ALL
        .iter()
        .map(|route| {
            let choice = Choice::new(route.code(), t(&format!("route-{route}")))
                .checked(contact.contact_route == route.code());
            match route {
                ContactRoute::NoneIWillContactYou => choice.hint(t("entry-route-none-hint")),
                ContactRoute::Phone | ContactRoute::Text | ContactRoute::Email => choice,
            }
        })
        .collect();
    let open = contact.has_wishes() || SAFE.iter().any(|field| problems.of(field).is_some());
    let languages = std::iter::once((String::new(), t("enquiry-language-blank")))
        .chain(
            Language::ALL
                .iter()
                .map(|language| (language.code().to_owned(), language_label(*language))),
        )
        .collect();
    part(
        "part-reach",
        "entry-part-reach",
        view! {
            <TextField
                name="name"
                label=t("enquiry-name-title")
                hint=t("enquiry-name-hint")
                autocomplete="off"
                value=form.name.name.clone()
                problems=problems.clone()
            />
            <Radios
                name="contact_route"
                legend=t("enquiry-contact-title")
                hint=t("enquiry-contact-hint")
                small=true
                choices=routes
                problems=problems.clone()
            />
            <div class="sp-entry__pair">
                <TextField
                    name="phone"
                    label=t("entry-phone")
                    hint=t("enquiry-phone-hint")
                    kind="tel"
                    ltr=true
                    autocomplete="off"
                    value=contact.phone.clone()
                    problems=problems.clone()
                />
                <TextField
                    name="email"
                    label=t("entry-email")
                    hint=t("entry-email-hint")
                    kind="email"
                    ltr=true
                    autocomplete="off"
                    value=contact.email.clone()
                    problems=problems.clone()
                />
            </div>
            <details class="sp-change" open=open>
                <summary>{t("enquiry-safe-summary")}</summary>
                <div><Wishes form=contact problems=problems.clone() share_hint=t("entry-share-hint")/></div>
            </details>
            <div class="sp-entry__pair">
                <SelectField
                    name="language"
                    label=t("enquiry-language")
                    hint=t("enquiry-language-hint")
                    options=languages
                    value=form.access.language.clone()
                    problems=problems.clone()
                />
                <TextArea
                    name="adjustments"
                    label=t("enquiry-adjustments")
                    hint=ta("enquiry-adjustments-hint", &[("most", Adjustments::MAX.to_string())])
                    value=form.access.adjustments.clone()
                    rows=2
                    problems=problems.clone()
                />
            </div>
        }
        .into_any(),
    )
}
