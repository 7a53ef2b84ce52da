//! Why a team was suggested, in words: one sentence for the resident before sending, one for the
//! officer after. Made from the facts kept with the suggestion, so both say the same later.

use crate::domain::area::{Area, AreaSource};
use crate::domain::routing::ReasonFacts;
use crate::i18n::{Lang, text};

/// The reason as the resident reads it.
#[must_use]
pub fn resident(lang: Lang, facts: &ReasonFacts) -> String {
    let ReasonFacts {
        rule,
        topic,
        queue,
        place,
        no_postcode: _,
        words,
    } = facts;
    if let Some(words) = words {
        return words.resident.clone();
    }
    let council = place.council.map_or_else(
        || "none".to_owned(),
        |code| text(lang, &format!("council-{code}"), &[]),
    );
    let team = queue.map_or_else(String::new, |code| {
        text(lang, &format!("queue-{code}-team"), &[])
    });
    text(
        lang,
        &format!("routing-{rule}-resident"),
        &[
            ("topic", text(lang, &format!("topic-{topic}-about"), &[])),
            ("area", text(lang, &format!("area-{}", place.area), &[])),
            ("council", council),
            ("team", team),
        ],
    )
}

/// The reason as the officer reads it, with how the area is known. Staff pages are English only.
#[must_use]
pub fn officer(facts: &ReasonFacts) -> String {
    if let Some(words) = &facts.words {
        return format!("{} {}", words.officer, place(facts));
    }
    text(
        Lang::En,
        &format!("routing-{}-officer", facts.rule),
        &[("place", place(facts))],
    )
}

/// How the area is known.
#[must_use]
pub fn place(facts: &ReasonFacts) -> String {
    let say = |key: &str| text(Lang::En, key, &[]);
    let place = &facts.place;
    match (place.area, facts.no_postcode) {
        (Area::Known(area), _) => {
            let key = match place.source {
                AreaSource::Directory => "routing-place-directory",
                AreaSource::Edge => "routing-place-edge",
                AreaSource::Sector => "routing-place-sector",
                AreaSource::District => "routing-place-district",
                AreaSource::Choice | AreaSource::None => "routing-place-choice",
            };
            text(
                Lang::En,
                key,
                &[
                    ("area", say(&format!("area-{area}"))),
                    ("sector", place.sector.clone().unwrap_or_default()),
                    (
                        "share",
                        place
                            .share
                            .map_or_else(String::new, |share| share.to_string()),
                    ),
                ],
            )
        }
        (Area::Bor, _) => say("routing-place-in-borough"),
        (Area::Out, _) => say("routing-place-outside"),
        (Area::Unk, Some(why)) => text(
            Lang::En,
            "routing-place-no-postcode",
            &[("why", say(&format!("routing-why-{why}")))],
        ),
        (Area::Unk, None) => say("routing-place-unknown"),
    }
}

#[cfg(test)]
mod tests;
