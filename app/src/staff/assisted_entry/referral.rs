//! Who referred the person, and what that person was told (seed F9).

use crate::{
    domain::{
        assisted_entry::{DataSource, ReferralWay},
        codes::YesNoNotSure,
    },
    forms::staff::{ReferralForm, TOLD_MAX},
    i18n::{tr, tr_args},
    ui::{Choice, Radios, SelectField, TextArea, TextField},
};
use leptos::prelude::*;

pub(super) fn fields(form: &ReferralForm) -> AnyView {
    let choose = || std::iter::once((String::new(), tr("log-choose")));
    let sources = choose()
        .chain(DataSource::ALL.iter().map(|source| {
            (
                source.code().to_owned(),
                tr(&format!("assisted-entry-source-{source}")),
            )
        }))
        .collect();
    let ways = choose()
        .chain(ReferralWay::ALL.iter().map(|way| {
            (
                way.code().to_owned(),
                tr(&format!("assisted-entry-way-{way}")),
            )
        }))
        .collect();
    let told = YesNoNotSure::ALL
        .iter()
        .map(|answer| {
            Choice::new(answer.code(), tr(&format!("answer-{answer}")))
                .checked(form.told == answer.code())
        })
        .collect();
    view! {
        <div class="sp-entry__pair">
            <SelectField
                name="data_source"
                label=tr("assisted-entry-source")
                options=sources
                value=form.data_source.clone()
            />
            <TextField
                name="organisation"
                label=tr("assisted-entry-organisation")
                autocomplete="off"
                value=form.organisation.clone()
            />
            <TextField
                name="referrer"
                label=tr("assisted-entry-referrer")
                autocomplete="off"
                value=form.referrer.clone()
            />
            <TextField
                name="referrer_role"
                label=tr("assisted-entry-role")
                autocomplete="off"
                value=form.role.clone()
            />
            <SelectField
                name="referral_way"
                label=tr("assisted-entry-way")
                options=ways
                value=form.way.clone()
            />
            <TextField
                name="received_on"
                label=tr("assisted-entry-received")
                hint=tr("assisted-entry-received-hint")
                width="govuk-input--width-10"
                autocomplete="off"
                ltr=true
                value=form.received_on.clone()
            />
        </div>
        <Radios name="told" legend=tr("assisted-entry-told") small=true choices=told/>
        <TextArea
            name="told_words"
            label=tr("assisted-entry-told-words")
            hint=tr_args("assisted-entry-told-words-hint", &[("most", TOLD_MAX.to_string())])
            value=form.told_words.clone()
            rows=2
        />
    }
    .into_any()
}
