//! Text with a little markup ([`crate::domain::markup`]) as a page shows it.
//!
//! A line that names a number nobody configured is left out whole: better no line than half a line.

use super::contact_details::contact_value;
use crate::{
    domain::markup::{MarkupPiece, pieces},
    site::Site,
};
use leptos::prelude::*;

/// What a text is filled with when it is shown.
pub struct MarkupContext<'a> {
    pub site: &'a Site,
    /// The sentences of a retention rule, by the rule's code.
    pub retention: &'a dyn Fn(&str) -> Option<String>,
    /// The last day by a retention rule, by the rule's code.
    pub date: &'a dyn Fn(&str) -> Option<String>,
}

/// A text as it is shown; nothing if it names something that is not configured.
pub fn fill_markup(text: &str, filling: &MarkupContext) -> Option<AnyView> {
    let shown: Option<Vec<AnyView>> = pieces(text)
        .into_iter()
        .map(|piece| show(piece, filling))
        .collect();
    shown.map(|views| views.into_any())
}

fn show(piece: MarkupPiece, filling: &MarkupContext) -> Option<AnyView> {
    Some(match piece {
        MarkupPiece::Text(words) => words.into_any(),
        MarkupPiece::Bold(words) => view! { <strong>{words}</strong> }.into_any(),
        MarkupPiece::Link { words, href } => {
            view! { <a class="govuk-link" href=href>{words}</a> }.into_any()
        }
        MarkupPiece::ContactLink { words, key } => match filling.site.contact(&key) {
            Some(contact) => match contact.href() {
                Some(href) => view! { <a class="govuk-link" href=href>{words}</a> }.into_any(),
                None => words.into_any(),
            },
            None => words.into_any(),
        },
        MarkupPiece::Contact(key) => contact_value(filling.site.contact(&key)?),
        MarkupPiece::Retention(rule) => (filling.retention)(&rule)?.into_any(),
        MarkupPiece::Date(rule) => (filling.date)(&rule)?.into_any(),
        MarkupPiece::Partners => {
            if filling.site.partners.is_empty() {
                return None;
            }
            let names: Vec<&str> = filling
                .site
                .partners
                .iter()
                .map(|partner| partner.name.as_str())
                .collect();
            join_names(&names).into_any()
        }
    })
}

/// Names in one sentence: "A, B and C".
pub fn join_names(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => crate::i18n::tr_args(
            "help-and",
            &[
                ("first", crate::i18n::comma_list(first)),
                ("last", (*last).to_owned()),
            ],
        ),
    }
}

/// A text of a standing page, filled from the site of the page; nothing if it names something that
/// is not configured.
pub fn markup_line(text: &str) -> Option<AnyView> {
    let page = crate::page::page_context();
    fill_markup(
        text,
        &MarkupContext {
            site: &page.site,
            retention: &|_| None,
            date: &|_| None,
        },
    )
}

/// A paragraph with markup, from its text key.
pub fn markup_paragraph(key: &str) -> Option<AnyView> {
    markup_line(&crate::i18n::tr(key))
        .map(|line| view! { <p class="govuk-body">{line}</p> }.into_any())
}

/// A list with markup, one line for each text key; nothing if no line is left.
pub fn markup_list(keys: &[&str]) -> Option<AnyView> {
    let lines: Vec<AnyView> = keys
        .iter()
        .filter_map(|key| markup_line(&crate::i18n::tr(key)))
        .map(|line| view! { <li>{line}</li> }.into_any())
        .collect();
    (!lines.is_empty())
        .then(|| view! { <ul class="govuk-list govuk-list--bullet">{lines}</ul> }.into_any())
}
