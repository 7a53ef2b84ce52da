//! Two versions side by side, word by word (feature C3).

use crate::{
    domain::notice::{NoticeText, NoticeVersion},
    notice_markers::PARTNER_NOTICES,
};
use crate::{
    domain::{
        markup::{MarkupPiece, pieces},
        time::plain_date,
    },
    i18n::{tr, tr_args},
    page::page_context,
    resident::shell::{ResidentPage, Width},
};
use leptos::prelude::*;

/// A stretch of words that both texts have, or only one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    Same(String),
    Removed(String),
    Added(String),
}

/// How two texts differ, word by word: the fewest words taken out and put in.
pub fn differences(old: &str, new: &str) -> Vec<Difference> {
    let old: Vec<&str> = old.split_whitespace().collect();
    let new: Vec<&str> = new.split_whitespace().collect();
    // What both begin and end with need not be searched: most changes are small.
    let begin = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (start, old, new) = (&old[..begin], &old[begin..], &new[begin..]);
    let both = old.iter().rev().zip(new.iter().rev());
    let end = both.take_while(|(a, b)| a == b).count();
    let (old, tail) = old.split_at(old.len() - end);
    let new = &new[..new.len() - end];
    // longest[i][j]: most words that old from i and new from j have in common, in order.
    let width = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * width + j] = if old[i] == new[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let mut found: Vec<Difference> = Vec::new();
    for word in start {
        push(&mut found, Difference::Same((*word).to_owned()));
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            push(&mut found, Difference::Same(old[i].to_owned()));
            i += 1;
            j += 1;
        } else if i < old.len()
            && (j == new.len() || longest[(i + 1) * width + j] >= longest[i * width + j + 1])
        {
            push(&mut found, Difference::Removed(old[i].to_owned()));
            i += 1;
        } else {
            push(&mut found, Difference::Added(new[j].to_owned()));
            j += 1;
        }
    }
    for word in tail {
        push(&mut found, Difference::Same((*word).to_owned()));
    }
    found
}

/// Between two paragraphs, as a word of its own: one that was put in shows as one.
const PARAGRAPH: &str = "¶";

/// Joins a word to the stretch before it, if that is of the same kind.
fn push(found: &mut Vec<Difference>, next: Difference) {
    use Difference::{Added, Removed, Same};
    match (found.last_mut(), next) {
        (Some(Same(before)), Same(word))
        | (Some(Removed(before)), Removed(word))
        | (Some(Added(before)), Added(word)) => {
            before.push(' ');
            before.push_str(&word);
        }
        (_, next) => found.push(next),
    }
}

/// A field of the notice in both versions; empty where a version does not have it.
struct Pair {
    heading: String,
    old: String,
    new: String,
}

/// The words of a text as they are compared: numbers as configured, where a link leads, and what is filled
/// in when shown as what it stands for, because it is not part of the version. Which rule it is stands with
/// it: another rule is another promise.
fn plain_text(text: &str) -> String {
    let site = page_context().site;
    let contact = |key: &str| {
        site.contact(key)
            .map(|contact| contact.value.clone())
            .unwrap_or_default()
    };
    pieces(text)
        .into_iter()
        .map(|piece| match piece {
            MarkupPiece::Text(words) | MarkupPiece::Bold(words) => words,
            MarkupPiece::Link { words, href } => format!("{words} ({href})"),
            MarkupPiece::ContactLink { words, key } => format!("{words} ({})", contact(&key)),
            MarkupPiece::Contact(key) => contact(&key),
            MarkupPiece::Retention(rule) => tr_args("notices-compare-rule", &[("rule", rule)]),
            MarkupPiece::Date(rule) => tr_args("notices-compare-date", &[("rule", rule)]),
            MarkupPiece::Partners => tr("notices-compare-partners"),
        })
        .collect()
}

fn field(text: &NoticeText, name: &str) -> Option<(String, String)> {
    let section = text.sections.iter().find(|section| section.field == name)?;
    let words: Vec<String> = section
        .blocks
        .iter()
        .flat_map(|block| block.texts())
        .map(|text| match text {
            PARTNER_NOTICES => tr("notices-compare-partners"),
            text => plain_text(text),
        })
        .collect();
    Some((
        section.heading.clone(),
        words.join(&format!(" {PARAGRAPH} ")),
    ))
}

fn short(text: &NoticeText) -> String {
    let lines: Vec<String> = text
        .summary
        .iter()
        .map(|line| format!("{}: {}", line.label, plain_text(&line.text)))
        .collect();
    lines.join(&format!(" {PARAGRAPH} "))
}

/// The short version, then the fields in the order of the newer version, then those it dropped.
fn pairs(old: &NoticeText, new: &NoticeText) -> Vec<Pair> {
    let mut names: Vec<&str> = new
        .sections
        .iter()
        .map(|section| section.field.as_str())
        .collect();
    for section in &old.sections {
        if !names.contains(&section.field.as_str()) {
            names.push(&section.field);
        }
    }
    let mut pairs = vec![Pair {
        heading: tr("notices-short"),
        old: short(old),
        new: short(new),
    }];
    if old.title != new.title {
        pairs.push(Pair {
            heading: tr("notices-compare-title"),
            old: old.title.clone(),
            new: new.title.clone(),
        });
    }
    for name in names {
        let before = field(old, name);
        let after = field(new, name);
        let heading = after
            .as_ref()
            .or(before.as_ref())
            .map(|(heading, _)| heading.clone())
            .unwrap_or_default();
        // A heading is part of what is said: one that changed stands before its words.
        let renamed = matches!((&before, &after), (Some((old, _)), Some((new, _))) if old != new);
        let words = |field: Option<(String, String)>| match field {
            Some((heading, words)) if renamed => format!("{heading}: {words}"),
            Some((_, words)) => words,
            None => String::new(),
        };
        pairs.push(Pair {
            heading,
            old: words(before),
            new: words(after),
        });
    }
    // Said on no page in so many words, but on record: nobody changes it without its being seen.
    for (heading, before, after) in [
        ("notice-draft-outside", old.outside_eu, new.outside_eu),
        (
            "notice-draft-automated",
            old.automated_decision,
            new.automated_decision,
        ),
    ] {
        if before != after {
            let answer = |yes| tr(if yes { "answer-yes" } else { "answer-no" });
            pairs.push(Pair {
                heading: tr(heading),
                old: answer(before),
                new: answer(after),
            });
        }
    }
    pairs
}

fn show(difference: Difference) -> AnyView {
    // Few screen readers say that words are struck out or underlined, so the page says it.
    let hidden = |key: &'static str| view! { <span class="govuk-visually-hidden">{tr(key)}</span> };
    match difference {
        Difference::Same(words) => format!("{words} ").into_any(),
        Difference::Removed(words) => {
            view! { <del>{hidden("notices-compare-out")} {words}</del>" " }.into_any()
        }
        Difference::Added(words) => {
            view! { <ins>{hidden("notices-compare-in")} {words}</ins>" " }.into_any()
        }
    }
}

/// The stretches in their paragraphs.
fn paragraphs(differences: Vec<Difference>) -> Vec<AnyView> {
    let mut all: Vec<Vec<AnyView>> = vec![Vec::new()];
    for difference in differences {
        let (words, kind): (String, fn(String) -> Difference) = match difference {
            Difference::Same(words) => (words, Difference::Same),
            Difference::Removed(words) => (words, Difference::Removed),
            Difference::Added(words) => (words, Difference::Added),
        };
        for (position, part) in words.split(PARAGRAPH).enumerate() {
            if position > 0 {
                all.push(Vec::new());
            }
            let part = part.trim();
            if let (false, Some(last)) = (part.is_empty(), all.last_mut()) {
                last.push(show(kind(part.to_owned())));
            }
        }
    }
    all.into_iter()
        .filter(|words| !words.is_empty())
        .map(|words| view! { <p class="govuk-body">{words}</p> }.into_any())
        .collect()
}

/// Two texts as far as they differ.
pub struct Comparison {
    /// One for each part that changed: its heading and its words, taken out and put in.
    pub changed: Vec<AnyView>,
    /// How many parts are the same in both.
    pub unchanged: usize,
}

/// Compares two texts, part by part and word by word.
pub fn compared(old: &NoticeText, new: &NoticeText) -> Comparison {
    let mut unchanged = 0_usize;
    let changed = pairs(old, new)
        .into_iter()
        .filter_map(|pair| {
            if pair.old == pair.new {
                unchanged += 1;
                return None;
            }
            let words = paragraphs(differences(&pair.old, &pair.new));
            Some(
                view! {
                    <section class="sp-section">
                        <h2 class="govuk-heading-m">{pair.heading}</h2>
                        {words}
                    </section>
                }
                .into_any(),
            )
        })
        .collect();
    Comparison { changed, unchanged }
}

/// `/privacy/<notice>/compare/<a>/<b>`.
#[component]
pub fn ComparePage(old: NoticeVersion, new: NoticeVersion) -> impl IntoView {
    let notice = new.notice;
    let Comparison { changed, unchanged } = compared(&old.text, &new.text);
    let lines: Vec<AnyView> = if changed.is_empty() {
        Vec::new()
    } else {
        new.text
            .changes
            .iter()
            .map(|line| view! { <li>{line.clone()}</li> }.into_any())
            .collect()
    };
    let none = changed.is_empty();
    let named = |version: &NoticeVersion| {
        tr_args(
            "notices-version",
            &[
                ("version", version.version.to_string()),
                ("date", plain_date(version.from)),
            ],
        )
    };
    view! {
        <ResidentPage title=tr(match notice {
            crate::domain::notice::Notice::FamilyHubs => "notices-compare-title-fh",
            crate::domain::notice::Notice::PreventionAlliance => "notices-compare-title-tpa",
        }) back=notice.href() width=Width::Wide>
            <div class="sp-measure">
                <p class="sp-part"><span class=notice.class()>{tr(notice.team())}</span></p>
                <h1 class="govuk-heading-xl">{tr("notices-changed")}</h1>
                <dl class="sp-facts">
                    <div><dt>{tr("notices-compare-from")}</dt><dd><a class="govuk-link" href=old.href()>{named(&old)}</a></dd></div>
                    <div><dt>{tr("notices-compare-to")}</dt><dd><a class="govuk-link" href=new.href()>{named(&new)}</a></dd></div>
                </dl>
                {none.then(|| view! { <p class="govuk-body sp-after">{tr("notices-compare-none")}</p> })}
                {(!lines.is_empty()).then(|| view! { <ul class="govuk-list govuk-list--bullet sp-after">{lines}</ul> })}
                {(!none).then(|| view! { <p class="govuk-body">{tr("notices-compare-how")}</p> })}
                {changed}
                {(unchanged > 0 && !none)
                    .then(|| view! { <p class="govuk-body sp-after">{tr_args("notices-compare-rest", &[("count", unchanged.to_string())])}</p> })}
            </div>
        </ResidentPage>
    }
}
