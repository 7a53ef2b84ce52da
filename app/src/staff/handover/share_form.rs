//! The form: to whom, on which ground, which fields, why.

use crate::{
    domain::{
        sharing::{Basis, Recipient, ShareKind, SharedField},
        time::plain_date,
    },
    forms::staff::{ShareForm, ShareOptions},
    i18n::{tr, tr_args},
    staff::{components::queue_name, shell::StaffPage},
    ui::{
        Back, Checkboxes, Choice, ErrorSummary, Form, Ltr, Problems, Radios, SelectField, TextArea,
        TextField, provide_problems,
    },
};
use leptos::prelude::*;

/// The case as the form names it.
#[derive(Clone, Debug)]
pub struct ShareHead {
    pub reference: String,
    pub version: i32,
    /// The person, for the heading.
    pub name: String,
    /// The other organisation, in words.
    pub other: String,
}

/// `/staff/case/<reference>/handover` and `/staff/case/<reference>/disclose`.
#[component]
pub fn SharePage(
    head: ShareHead,
    options: ShareOptions,
    form: ShareForm,
    problems: Problems,
) -> impl IntoView {
    provide_problems(&problems);
    let error = !problems.is_empty();
    let handover = options.kind == ShareKind::Handover;
    let (path, title, heading, lead, press) = if handover {
        (
            "handover",
            "share-title-handover",
            "share-heading-handover",
            "share-lead-handover",
            "share-press-handover",
        )
    } else {
        (
            "disclose",
            "share-title-outside",
            "share-heading-outside",
            "share-lead-outside",
            "share-press-outside",
        )
    };
    let receiver = if handover {
        queues(&options, &form)
    } else {
        recipients(&options, &form)
    };
    let basis = bases(&head, &options, &form);
    let fields = fields(&options, &form);
    let withhold = (!handover && options.withhold).then(|| withhold(&form));
    let why = view! {
        <TextArea
            name="why"
            label=tr("share-why")
            hint=tr("share-why-hint")
            value=form.why.clone()
            rows=3
        />
    }
    .into_any();
    let back = format!("/staff/case/{}", head.reference);
    let action = format!("/staff/case/{}/{path}", head.reference);
    let words = [("name", head.name), ("other", head.other)];
    view! {
        <StaffPage title=tr_args(title, &[("reference", head.reference.clone())]) current="home-nav-queues" error>
            <Back href=back/>
            <ErrorSummary problems=problems/>
            <div class="sp-measure">
                <p class="sp-part"><Ltr text=head.reference.clone()/></p>
                <h1 class="govuk-heading-l">{tr_args(heading, &words)}</h1>
                <p class="govuk-body">{tr_args(lead, &words)}</p>
                <Form action=action>
                    <input type="hidden" name="version" value=head.version/>
                    <section class="sp-card">{receiver}{basis}</section>
                    <section class="sp-card">{fields}{why}</section>
                    {withhold}
                    <div class="sp-actions"><button type="submit" class="govuk-button">{tr(press)}</button></div>
                </Form>
            </div>
        </StaffPage>
    }
}

fn queues(options: &ShareOptions, form: &ShareForm) -> AnyView {
    let all = std::iter::once((String::new(), tr("case-queue-choose")))
        .chain(
            options
                .queues
                .iter()
                .map(|code| (code.to_string(), queue_name(*code))),
        )
        .collect();
    view! {
        <SelectField name="to_queue" label=tr("share-queue") options=all value=form.to_queue.clone()/>
    }
    .into_any()
}

fn recipients(options: &ShareOptions, form: &ShareForm) -> AnyView {
    let named = options.named.iter().map(|named| {
        let code = named.purpose.to_string();
        let checked = form.recipient == code;
        Choice::new(code, named.organisation.clone())
            .hint(tr("share-recipient-yes"))
            .checked(checked)
    });
    let known = Recipient::ALL.iter().map(|recipient| {
        let choice = Choice::new(
            recipient.code(),
            tr(&format!("share-recipient-{recipient}")),
        )
        .checked(form.recipient == recipient.code());
        match recipient {
            Recipient::Other => choice.then(view! {
                <TextField
                    name="organisation"
                    label=tr("share-organisation")
                    value=form.organisation.clone()
                />
            }),
            _ => choice,
        }
    });
    let choices = named.chain(known).collect::<Vec<_>>();
    view! {
        <Radios name="recipient" legend=tr("share-recipient") choices small=true/>
    }
    .into_any()
}

fn bases(head: &ShareHead, options: &ShareOptions, form: &ShareForm) -> AnyView {
    let choices = options
        .bases
        .iter()
        .map(|basis| {
            let hint = match (*basis, options.kind) {
                (Basis::Consent, _) if options.named.is_empty() => tr_args(
                    "share-basis-consent-none",
                    &[("name", head.name.clone()), ("other", head.other.clone())],
                ),
                (Basis::Consent, ShareKind::Handover) => tr("share-basis-consent-hint"),
                (Basis::Consent, ShareKind::Outside) => tr("share-basis-consent-outside"),
                (Basis::VitalInterests, _) => tr("share-basis-vital_interests-hint"),
                (Basis::PublicTask | Basis::LegalRequirement, ShareKind::Handover) => {
                    tr("share-basis-second-hint")
                }
                (Basis::LegalRequirement, ShareKind::Outside) => tr("share-basis-legal-hint"),
                (Basis::PublicTask, ShareKind::Outside) => tr("share-basis-public-hint"),
            };
            Choice::new(basis.code(), tr(&format!("share-basis-{basis}")))
                .hint(hint)
                .checked(form.basis == basis.code())
        })
        .collect::<Vec<_>>();
    view! {
        <Radios name="basis" legend=tr("share-basis") choices small=true/>
    }
    .into_any()
}

/// Nothing is ticked until somebody ticks it.
fn fields(options: &ShareOptions, form: &ShareForm) -> AnyView {
    let choices = options
        .fields
        .iter()
        .map(|field| {
            let choice = Choice::new(field.code(), tr(&format!("share-field-{field}")))
                .checked(form.fields.iter().any(|ticked| ticked == field.code()));
            match field {
                SharedField::ContactRoute => choice.hint(tr("share-field-route-hint")),
                SharedField::Topic => choice.hint(tr("share-field-topic-hint")),
                _ => choice,
            }
        })
        .collect::<Vec<_>>();
    let hint = match options.kind {
        ShareKind::Handover => tr("share-fields-hint-handover"),
        ShareKind::Outside => tr("share-fields-hint"),
    };
    view! {
        <Checkboxes name="fields" legend=tr("share-fields") hint choices small=true/>
    }
    .into_any()
}

fn withhold(form: &ShareForm) -> AnyView {
    let tick = Choice::new("yes", tr("share-withhold"))
        .checked(form.withhold == "yes")
        .then(view! {
            <TextArea
                name="withhold_why"
                label=tr("share-withhold-why")
                value=form.withhold_why.clone()
                rows=3
            />
            <TextField
                name="review_on"
                label=tr("share-review")
                hint=tr("share-review-hint")
                value=form.review_on.clone()
                width="govuk-input--width-10"
                ltr=true
            />
        });
    view! {
        <section class="sp-card">
            <Checkboxes
                name="withhold"
                legend=tr("share-withhold-legend")
                hint=tr("share-withhold-hint")
                choices=vec![tick]
                small=true
            />
        </section>
    }
    .into_any()
}

/// A date as staff read it.
pub(super) fn long_date(date: chrono::NaiveDate) -> String {
    plain_date(date)
}
