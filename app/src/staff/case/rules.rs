//! The rules about getting in touch, above the number (rule 8.1, 8.2). Nobody reaches a number
//! without passing them.

use super::model::{CaseView, ContactBox};
use crate::{
    domain::{
        codes::{ContactRoute, SafeContact, SafeTime, SomeoneAnswers},
        phone,
        safe_contact::{
            Channel, RefusedBy, SafeContactWishes, may_ever, may_send, safe_until, way_to_reach,
        },
    },
    i18n::{tr, tr_args},
    staff::date_format,
    ui::{Form, Tag, Tone},
};
use leptos::prelude::*;

/// One rule: something not to do, or something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub never: bool,
    pub text: String,
    /// A word that stands out: the safe word.
    pub strong: Option<String>,
}

/// The wishes as an officer reads them: first what not to do, then what to do.
pub fn rules(wishes: &SafeContactWishes, name: &str) -> Vec<Rule> {
    let who = || vec![("name", name.to_owned())];
    let rule = |never: bool, text: String| Rule {
        never,
        text,
        strong: None,
    };
    let mut rules = Vec::new();
    if wishes.contact_me_instead {
        rules.push(rule(true, tr_args("case-rule-contact-me", &who())));
    }
    let never = [
        (SafeContact::NoCall, "case-rule-no-call"),
        (SafeContact::NoVoicemail, "case-rule-no-voicemail"),
        (SafeContact::NoText, "case-rule-no-text"),
        (SafeContact::NoEmail, "case-rule-no-email"),
        (SafeContact::NoPost, "case-rule-no-post"),
        (SafeContact::DontSay, "case-rule-dont-say"),
        (SafeContact::ShareDevice, "case-rule-share-device"),
    ];
    for (wish, key) in never {
        if wishes.wants(wish) {
            rules.push(rule(true, tr_args(key, &who())));
        }
    }
    if wishes.wants(SafeContact::WithholdNumber) {
        rules.push(rule(false, tr("case-rule-withhold")));
    }
    if !wishes.times.is_empty() {
        rules.push(rule(
            false,
            tr_args("case-rule-times", &[("times", times(wishes))]),
        ));
    }
    if let Some(word) = &wishes.safe_word {
        rules.push(Rule {
            never: false,
            text: tr("case-rule-word"),
            strong: Some(word.expose().to_owned()),
        });
    }
    if let Some(answer) = wishes.someone_answers {
        let key = match answer {
            SomeoneAnswers::HangUp => "case-rule-answers-hang-up",
            SomeoneAnswers::AskForMe => "case-rule-answers-ask",
            SomeoneAnswers::WrongNumber => "case-rule-answers-wrong",
        };
        rules.push(rule(false, tr_args(key, &who())));
    }
    rules
}

/// The safe times by day: "Monday morning; Tuesday morning and evening".
fn times(wishes: &SafeContactWishes) -> String {
    let mut days: Vec<(&str, Vec<String>)> = Vec::new();
    for time in &wishes.times {
        let Some((day, part)) = day_and_part(*time) else {
            continue;
        };
        let part = tr(&format!("case-part-{part}"));
        match days.last_mut().filter(|(last, _)| *last == day) {
            Some((_, parts)) => parts.push(part),
            None => days.push((day, vec![part])),
        }
    }
    days.into_iter()
        .map(|(day, parts)| format!("{} {}", tr(&format!("safe-day-{day}")), parts.join(", ")))
        .collect::<Vec<_>>()
        .join("; ")
}

fn day_and_part(time: SafeTime) -> Option<(&'static str, &'static str)> {
    time.code().split_once('_')
}

/// The box. Without rules it is a plain card with the number.
#[component]
pub fn Rules(
    case: CaseView,
    /// On the page of a call: the number is shown there again.
    #[prop(optional)]
    on_call: bool,
) -> impl IntoView {
    let name = case.name();
    let list: Vec<Rule> = rules(&case.contact.wishes, &name);
    let has_rules = case.contact.wishes.has_rules();
    let heading = if has_rules {
        tr_args("case-rules-heading", &[("name", name)])
    } else {
        tr_args("case-reach-heading", &[("name", name)])
    };
    let items = list
        .into_iter()
        .map(|rule| {
            view! {
                <li class=rule.never.then_some("sp-no")>
                    <span class="govuk-visually-hidden">{tr(if rule.never { "case-rule-never" } else { "case-rule-do" })}</span>
                    {rule.text}
                    {rule.strong.map(|word| view! { " " <strong><bdi>{word}</bdi></strong> })}
                </li>
            }
        })
        .collect_view();
    let class = if has_rules { "sp-rules" } else { "sp-card" };
    let script = (!on_call && case.may_ring() && case.can.contact && case.is_open()).then(|| {
        let href = format!("/staff/case/{}/call", case.reference);
        view! { <p class="sp-small"><a class="govuk-link" href=href>{tr("call-open")}</a></p> }
    });
    let prefers = tr(match case.person.route {
        ContactRoute::Phone => "case-prefers-phone",
        ContactRoute::Text => "case-prefers-text",
        ContactRoute::Email => "case-prefers-email",
        ContactRoute::NoneIWillContactYou => "case-prefers-none",
    });
    view! {
        <section class=class aria-labelledby="rules">
            <h2 class="govuk-heading-m" id="rules">{heading}</h2>
            {has_rules.then(|| view! { <ul>{items}</ul> })}
            <p class="sp-small sp-rules__route">{prefers}</p>
            {(case.can.see_contact && case.withdrawn_at.is_none()).then(|| view! { <Dial case=case.clone() on_call/> })}
            {script}
        </section>
    }
}

/// Number and address, or the button that shows them, or why there is none.
#[component]
fn Dial(case: CaseView, on_call: bool) -> impl IntoView {
    let ContactBox {
        wishes,
        has_phone,
        has_email,
        phone,
        email,
        shown,
        acknowledged: _,
    } = &case.contact;
    let call = may_ever(Channel::Call, wishes);
    let use_phone = *has_phone && (call.is_ok() || may_ever(Channel::Text, wishes).is_ok());
    let use_email = *has_email && may_ever(Channel::Email, wishes).is_ok();
    let mut refused: Vec<RefusedBy> = Vec::new();
    if *has_phone && !use_phone {
        refused.extend(call.err());
    }
    if *has_email && !use_email {
        refused.extend(may_ever(Channel::Email, wishes).err());
    }
    refused.dedup();
    let why = refused
        .into_iter()
        .map(|by| view! { <p class="govuk-body">{tr(&format!("refusal-{by}"))}</p> })
        .collect_view();
    if !use_phone && !use_email {
        let nothing = (!has_phone && !has_email)
            .then(|| view! { <p class="govuk-body">{tr("case-reach-nothing")}</p> });
        return view! { <div class="sp-dial sp-dial--none">{why}{nothing}</div> }.into_any();
    }
    if !shown {
        return view! {
            <Form class="sp-dial" action=format!("/staff/case/{}/contact", case.reference)>
                {on_call.then(|| view! { <input type="hidden" name="from" value="call"/> })}
                <div>
                    <p class="govuk-body">{tr("case-dial-hidden")}</p>
                    {use_phone.then(|| view! { <p><SafeNow case=case.clone()/></p> })}
                </div>
                <button type="submit" class="govuk-button" name="action" value="show">{tr("case-dial-show")}</button>
            </Form>
        }
        .into_any();
    }
    let number = phone.as_ref().filter(|_| use_phone).map(|phone| {
        let typed = phone.expose().to_owned();
        let tel = phone::dialled(phone).unwrap_or_default();
        let reach = way_to_reach(case.person.route, wishes);
        let scheme = if call.is_ok() && reach != Some(Channel::Text) {
            "tel"
        } else {
            "sms"
        };
        view! {
            <p class="sp-dial__num">
                <a class="govuk-link" href=format!("{scheme}:{tel}")><bdi dir="ltr">{typed}</bdi></a>
            </p>
            <p><SafeNow case=case.clone()/></p>
        }
    });
    let address = email.as_ref().filter(|_| use_email).map(|email| {
        view! {
            <p class="sp-dial__mail">
                <a class="govuk-link" href=format!("mailto:{}", email.expose())>
                    <bdi dir="ltr">{email.expose().to_owned()}</bdi>
                </a>
            </p>
        }
    });
    view! {
        <div class="sp-dial" id="reach">
            <div>{number}{address}{why}</div>
        </div>
    }
    .into_any()
}

/// Whether it is safe to ring now, computed from the wishes.
#[component]
fn SafeNow(case: CaseView) -> impl IntoView {
    let wishes = &case.contact.wishes;
    match may_send(Channel::Call, wishes, case.now) {
        // Who named no times did not say that any time is safe.
        Ok(()) if wishes.times.is_empty() || !case.is_open() => ().into_any(),
        Ok(()) => {
            let until = safe_until(wishes, case.now).map(|until| {
                tr_args(
                    "case-safe-until",
                    &[("when", date_format::target(until, case.now))],
                )
            });
            view! {
                <Tag tone=Tone::On text=tr("case-safe-now")/>
                " "
                <span class="sp-small">{until}</span>
            }
            .into_any()
        }
        Err(refusal) if refusal.by == RefusedBy::NotNow => {
            let next = refusal.not_before.map(|from| {
                tr_args(
                    "case-safe-next",
                    &[("when", date_format::target(from, case.now))],
                )
            });
            view! {
                <Tag tone=Tone::Amber text=tr("case-safe-not-now")/>
                " "
                <span class="sp-small">{next}</span>
            }
            .into_any()
        }
        // There is a number, and only texts may go to it.
        Err(_) => view! { <Tag tone=Tone::Amber text=tr("case-safe-text-only")/> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_not_to_do_comes_first_and_times_are_grouped_by_day() {
        let wishes = SafeContactWishes {
            wishes: [SafeContact::WithholdNumber, SafeContact::NoVoicemail].into(),
            times: [SafeTime::MonAm, SafeTime::MonEve, SafeTime::ThuAm].into(),
            someone_answers: Some(SomeoneAnswers::WrongNumber),
            ..Default::default()
        };
        let list = rules(&wishes, "Jude");
        assert_eq!(
            list.iter().map(|rule| rule.never).collect::<Vec<_>>(),
            [true, false, false, false]
        );
        assert_eq!(times(&wishes), "Monday morning, evening; Thursday morning");
    }

    #[test]
    fn every_wish_has_its_rule() {
        let none = SafeContactWishes::default();
        assert!(rules(&none, "Jude").is_empty());
        for wish in SafeContact::ALL {
            let wishes = SafeContactWishes {
                wishes: [*wish].into(),
                ..Default::default()
            };
            assert_eq!(rules(&wishes, "Jude").len(), 1, "{wish}");
        }
    }
}
