//! A call about a concern, as it was written down.

use super::{model::CallLine, page::fact};
use crate::{
    forms::staff::field_names,
    i18n::{tr, tr_args},
    staff::date_format,
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

pub(super) fn call_line(line: &CallLine, now: DateTime<Utc>) -> AnyView {
    let told = match &line.untold {
        None => view! { <p class="sp-small">{tr("concern-call-told")}</p> }.into_any(),
        Some(why) => view! {
            <p class="sp-small">{tr("concern-call-untold")}</p>
            <p class="sp-quote" dir="auto">{why.expose().to_owned()}</p>
        }
        .into_any(),
    };
    let word = match &line.word {
        Some((look, agreed)) => {
            let key = if *agreed {
                "share-agreed"
            } else {
                "share-not-agreed"
            };
            tr_args(
                key,
                &[
                    ("who", look.who.clone()),
                    ("when", date_format::moment(look.at, now)),
                ],
            )
        }
        None => tr("share-second-after"),
    };
    let consulted = line
        .consulted
        .as_ref()
        .map(|note| fact("concern-consulted", note));
    view! {
        <li>
            <p>
                <strong>{tr(&format!("share-recipient-{}", line.receiver))}</strong>
                " "
                <span class="sp-small">
                    {tr_args("share-by", &[("who", line.made.who.clone()), ("when", date_format::moment(line.made.at, now))])}
                </span>
            </p>
            <p>{tr_args("share-what", &[("fields", field_names(&line.fields))])}</p>
            <dl class="sp-facts">
                {fact("concern-why", &line.why)}
                {consulted}
                {fact("concern-outcome", &line.outcome)}
            </dl>
            {told}
            <p class="sp-small">{word}</p>
        </li>
    }
    .into_any()
}
