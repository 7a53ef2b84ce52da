//! Ways to reach somebody. Every number and address comes from the site's configuration; what is not
//! configured is not shown.

use crate::{
    i18n::{Lang, english_text, opening_hours, text, tr},
    page::page_context,
    site::SiteContact,
};
use leptos::prelude::*;

/// The number or address itself, as a link where it can be one. Keeps its direction.
pub fn contact_value(contact: &SiteContact) -> AnyView {
    let value = contact.value.clone();
    match contact.href() {
        Some(href) if href.starts_with("tel:") || href.starts_with("sms:") => {
            view! { <a class="govuk-link sp-call" href=href><bdi dir="ltr">{value}</bdi></a> }
                .into_any()
        }
        Some(href) => {
            view! { <a class="govuk-link" href=href><bdi dir="ltr">{value}</bdi></a> }.into_any()
        }
        None => view! { <bdi>{value}</bdi> }.into_any(),
    }
}

/// A number to call, as a link; nothing if it is not configured.
#[component]
pub fn CallLink(key: &'static str) -> impl IntoView {
    page_context().site.contact(key).map(contact_value)
}

/// A postal address, one line for each of its parts; nothing if it is not configured.
#[component]
pub fn PostalAddress(#[prop(into)] key: String) -> impl IntoView {
    page_context().site.contact(&key).map(|contact| {
        let lines = contact
            .value
            .split(", ")
            .map(|line| view! { {line.to_owned()}<br/> })
            .collect_view();
        view! { <address class="sp-address govuk-body" dir="ltr">{lines}</address> }
    })
}

/// Who to call for what: text key of the words, and the key of the contact.
pub type ContactLine = (&'static str, &'static str);

/// Those lines whose number is configured, each with its hours; nothing if there are none.
pub fn lines(lines: &[ContactLine]) -> Option<AnyView> {
    let site = page_context().site;
    let shown: Vec<AnyView> = lines
        .iter()
        .filter_map(|(words, key)| {
            let contact = site.contact(key)?;
            let hours = opening_hours(&sentence_case(&contact.hours));
            Some(
                view! {
                    <div>
                        <dt>{helpline_name(key)} {tr(words)}</dt>
                        <dd>
                            {contact_value(contact)}
                            {(!hours.is_empty()).then(|| view! { <br/>{hours} })}
                        </dd>
                    </div>
                }
                .into_any(),
            )
        })
        .collect();
    (!shown.is_empty()).then(|| view! { <dl class="sp-facts">{shown}</dl> }.into_any())
}

/// Helplines with a name of their own: a stranger's number without one is not trusted. Text key after the key of the
/// contact.
const HELPLINES: [(&str, &str); 7] = [
    ("nat_domestic_abuse", "helpline-nat_domestic_abuse"),
    ("mens_advice", "helpline-mens_advice"),
    ("lgbt_da", "helpline-lgbt_da"),
    ("karma_nirvana", "helpline-karma_nirvana"),
    ("samaritans", "helpline-samaritans"),
    ("childline", "helpline-childline"),
    ("nhs_mental_health", "helpline-nhs_mental_health"),
];

fn helpline_name(key: &str) -> Option<impl IntoView + use<>> {
    let (_, name) = HELPLINES.iter().find(|(known, _)| *known == key)?;
    let name = english_text(text(Lang::En, name, &[]));
    Some(view! { <strong>{name}</strong> <br/> })
}

/// With a capital at the start, because here the hours stand by themselves.
fn sentence_case(text: &str) -> String {
    let mut signs = text.chars();
    signs
        .next()
        .map(|first| first.to_uppercase().chain(signs).collect())
        .unwrap_or_default()
}

/// Whether any of these contacts is configured.
pub fn any(keys: &[&str]) -> bool {
    let site = page_context().site;
    keys.iter().any(|key| site.contact(key).is_some())
}
