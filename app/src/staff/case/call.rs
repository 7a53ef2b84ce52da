//! `/staff/case/<reference>/call`: one page for a call. The contact rules stand above the number, what to say
//! stands beside it, and what came of it is asked below (feature E4, E5, rule 8.2).

use super::{
    actions::ContactFields,
    facts::Facts,
    model::{CaseForms, CaseView},
    rules::Rules,
};
use crate::{
    domain::{
        codes::{SafeContact, SomeoneAnswers},
        reply_template::{Covered, Field, Template, TemplateChannel, fill},
        safe_contact::{Channel, SafeContactWishes, may_ever},
    },
    i18n::{Lang, time::day_in, tr, tr_args},
    staff::{components::queue_name, shell::StaffPage},
    ui::{Back, Checkboxes, Choice, ErrorSummary, Form, provide_problems},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// What the call page has besides the case.
#[derive(Clone, Debug)]
pub struct CallView {
    pub templates: Vec<Template>,
    pub hub_name: String,
    pub hub_phone: String,
    pub officer_name: String,
    pub next_step: NaiveDate,
}

/// What to do and say, in its order.
pub fn steps(wishes: &SafeContactWishes, name: &str) -> Vec<String> {
    let who = || vec![("name", name.to_owned())];
    let mut steps = Vec::new();
    if wishes.wants(SafeContact::WithholdNumber) {
        steps.push(tr("call-step-withhold"));
    }
    steps.push(tr_args("call-step-ask-for", &who()));
    if wishes.safe_word.is_some() {
        steps.push(tr_args("call-step-word", &who()));
    }
    steps.push(match wishes.someone_answers {
        Some(SomeoneAnswers::HangUp) => tr("call-step-else-hang-up"),
        Some(SomeoneAnswers::AskForMe) => tr_args("call-step-else-ask", &who()),
        Some(SomeoneAnswers::WrongNumber) => tr("call-step-else-wrong"),
        None => tr_args("call-step-else", &who()),
    });
    steps.push(if wishes.wants(SafeContact::NoVoicemail) {
        tr("call-step-no-message")
    } else {
        tr("call-step-message")
    });
    steps.push(tr("call-step-safe"));
    steps.push(tr("call-step-drop"));
    steps
}

/// The page. The title holds the reference and nothing else.
#[component]
pub fn CallPage(case: CaseView, call: CallView, forms: CaseForms) -> impl IntoView {
    provide_problems(&forms.problems);
    let error = !forms.problems.is_empty();
    let name = case.name();
    let steps = steps(&case.contact.wishes, &name)
        .into_iter()
        .map(|step| view! { <li>{step}</li> })
        .collect_view();
    let back = format!("/staff/case/{}", case.reference);
    let script = view! {
        <section class="sp-card" aria-labelledby="script">
            <h2 class="govuk-heading-m" id="script">{tr("call-script")}</h2>
            <ol class="govuk-list govuk-list--number">{steps}</ol>
        </section>
    }
    .into_any();
    let main = [
        view! { <Rules case=case.clone() on_call=true/> }.into_any(),
        script,
        case.is_open()
            .then(|| view! { <Outcome case=case.clone() forms=forms.clone()/> })
            .into_any(),
    ];
    let side = [
        view! { <Replies case=case.clone() call/> }.into_any(),
        view! { <Facts case=case.clone()/> }.into_any(),
    ];
    view! {
        <StaffPage
            title=tr_args("call-title", &[("reference", case.reference.clone())])
            current="home-nav-queues"
            error
        >
            <Back href=back/>
            <ErrorSummary problems=forms.problems/>
            <p class="sp-part">{case.reference.clone()} " · " {queue_name(case.queue)}</p>
            <h1 class="govuk-heading-l">{tr_args("call-heading", &[("name", name)])}</h1>
            <div class="sp-case">
                <div>{main.collect_view()}</div>
                <div class="sp-case__side">{side.collect_view()}</div>
            </div>
        </StaffPage>
    }
}

/// What came of it, and what was covered.
#[component]
fn Outcome(case: CaseView, forms: CaseForms) -> impl IntoView {
    let covered = Covered::ALL
        .iter()
        .map(|item| {
            let checked = forms.contact.covered.iter().any(|code| code == item.code());
            Choice::new(item.code(), tr(&format!("call-covered-{item}"))).checked(checked)
        })
        .collect::<Vec<_>>();
    let action = format!("/staff/case/{}/contact", case.reference);
    view! {
        <section class="sp-card" aria-labelledby="log">
            <h2 class="govuk-heading-m" id="log">{tr("call-outcome")}</h2>
            <Form action=action>
                <input type="hidden" name="from" value="call"/>
                <Checkboxes
                    name="covered"
                    legend=tr("call-covered")
                    hint=tr("call-covered-hint")
                    small=true
                    choices=covered
                />
                <ContactFields case forms/>
                <button type="submit" class="govuk-button" name="action" value="log">{tr("log-save")}</button>
            </Form>
        </section>
    }
}

/// The words for a reply, filled in. Only for ways that the person's wishes leave open.
#[component]
fn Replies(case: CaseView, call: CallView) -> impl IntoView {
    let open = |channel: TemplateChannel| {
        let channel = match channel {
            TemplateChannel::Phone => Channel::Call,
            TemplateChannel::Text => Channel::Text,
            TemplateChannel::Email => Channel::Email,
        };
        may_ever(channel, &case.contact.wishes).is_ok()
    };
    let items = call
        .templates
        .into_iter()
        .filter(|template| open(template.channel))
        .map(|template| {
            let lang = Lang::ALL
                .into_iter()
                .find(|lang| lang.code() == template.language)
                .unwrap_or(Lang::En);
            let words = fill(&template.body, |field| match field {
                Field::Reference => case.reference.clone(),
                Field::HubName => call.hub_name.clone(),
                Field::HubPhone => call.hub_phone.clone(),
                Field::OfficerName => call.officer_name.clone(),
                Field::NextStepDay => day_in(lang, call.next_step),
            });
            let lines = words
                .split('\n')
                .map(|line| view! { {line.to_owned()} <br/> })
                .collect_view();
            let title = if lang == Lang::En {
                template.title
            } else {
                let language = tr(&format!("settings-language-{}", template.language));
                format!("{} ({language})", template.title)
            };
            let language = tr(&format!("settings-language-{}", template.language));
            let channel = tr(&format!("call-template-{}", template.channel));
            view! {
                <details class="sp-change">
                    <summary>{title}</summary>
                    <div>
                        <p class="sp-small">{channel} " · " {language}</p>
                        <p class="sp-quote" lang=template.language dir="auto">{lines}</p>
                    </div>
                </details>
            }
        })
        .collect_view();
    view! {
        <section class="sp-card" aria-labelledby="replies">
            <h2 class="govuk-heading-m" id="replies">{tr("call-replies")}</h2>
            <p class="sp-small">{tr("call-replies-what")}</p>
            {items}
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::personal::SafeWord;

    #[test]
    fn the_script_follows_the_wishes() {
        let plain = steps(&SafeContactWishes::default(), "Jude");
        assert!(plain.iter().all(|step| !step.contains("safe word")));
        assert!(plain.iter().any(|step| step.contains("Jude")));
        let wishes = SafeContactWishes {
            wishes: [SafeContact::WithholdNumber, SafeContact::NoVoicemail].into(),
            someone_answers: Some(SomeoneAnswers::HangUp),
            safe_word: Some(SafeWord::parse("kettle").unwrap()),
            ..Default::default()
        };
        let careful = steps(&wishes, "Jude");
        assert!(careful[0].contains("Hide your number"), "{careful:?}");
        // We say it first: the form promises that, and the box on the case says so.
        assert!(
            careful
                .iter()
                .any(|step| step.contains("say the safe word before anything else"))
        );
        let hint = tr_args(
            "enquiry-safe-word-hint",
            &[("least", "3".to_owned()), ("most", "30".to_owned())],
        );
        assert!(hint.contains("We say it first"), "{hint}");
        assert!(tr("case-rule-word").contains("Say this word first"));
        assert!(careful.iter().any(|step| step.contains("Leave no message")));
        assert!(
            careful
                .iter()
                .any(|step| step.contains("ring off without a word"))
        );
        // The word itself stands once, in the box above.
        assert!(careful.iter().all(|step| !step.contains("kettle")));
    }
}
