//! `/staff/templates`: the reply templates, each with its form, and room for new ones.

use super::{review::done_banner, settings::SETTINGS, shell::StaffPage};
use crate::{
    domain::reply_template::{Field, Template, TemplateChannel},
    forms::staff::TemplateForm,
    i18n::{Lang, tr, tr_args},
    ui::{Back, ErrorSummary, Form, Problems, SelectField, TextArea, TextField},
};
use leptos::prelude::*;

/// Where they are.
pub const TEMPLATES: &str = "/staff/templates";

/// A template in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateVersion {
    pub template: Template,
    /// 1: as it came with the service.
    pub version: i32,
}

/// The page.
#[component]
pub fn ReplyTemplatesPage(
    templates: Vec<TemplateVersion>,
    /// What was typed and is not in order.
    typed: Option<TemplateForm>,
    /// What was just done, as a text key.
    done: Option<&'static str>,
    problems: Problems,
) -> impl IntoView {
    let failed = !problems.is_empty();
    let places = Field::ALL
        .iter()
        .map(|field| {
            let words = tr(&format!("templates-place-{field}"));
            view! { <li><code class="sp-code">{format!("{{{field}}}")}</code> ": " {words}</li> }
        })
        .collect_view();
    let items = templates
        .into_iter()
        .map(|template| template_card(template, typed.as_ref(), &problems))
        .collect_view();
    let fresh = typed.as_ref().filter(|form| form.code.is_empty()).cloned();
    let open = fresh.is_some();
    // Two forms of a page never share an id: the plain names belong to the one that went wrong.
    let plain = open || typed.is_none();
    let shown = if open {
        problems.clone()
    } else {
        Problems::default()
    };
    view! {
        <StaffPage title=tr("templates-title") error=failed current="settings-nav">
            <Back href=SETTINGS/>
            <ErrorSummary problems/>
            {done_banner(done)}
            <h1 class="govuk-heading-l">{tr("templates-title")}</h1>
            <p class="govuk-body sp-measure">{tr("templates-lead")}</p>
            <section class="sp-card" aria-labelledby="places">
                <h2 class="govuk-heading-s" id="places">{tr("templates-places")}</h2>
                <ul class="govuk-list">{places}</ul>
            </section>
            <section class="sp-card" aria-labelledby="new">
                <h2 class="govuk-heading-m" id="new">{tr("templates-new")}</h2>
                <details class="sp-change" open=open>
                    <summary>{tr("templates-new")}</summary>
                    <div>{form(fresh.unwrap_or_default(), true, plain, shown)}</div>
                </details>
            </section>
            {items}
        </StaffPage>
    }
}

/// Ids of a form's fields, where several forms stand on a page.
fn id(form: &TemplateForm, field: &str) -> String {
    format!("{}-{}-{field}", form.code, form.language)
}

fn template_card(
    version: TemplateVersion,
    typed: Option<&TemplateForm>,
    problems: &Problems,
) -> AnyView {
    let TemplateVersion { template, version } = version;
    let own = typed
        .filter(|form| form.code == template.code && form.language == template.language)
        .cloned();
    let open = own.is_some();
    let shown = if open {
        problems.clone()
    } else {
        Problems::default()
    };
    let line = tr_args(
        "templates-line",
        &[
            (
                "channel",
                tr(&format!("call-template-{}", template.channel)),
            ),
            (
                "language",
                tr(&format!("settings-language-{}", template.language)),
            ),
            ("version", version.to_string()),
        ],
    );
    let fields = own.unwrap_or_else(|| TemplateForm {
        code: template.code.clone(),
        version: version.to_string(),
        language: template.language.clone(),
        channel: template.channel.code().to_owned(),
        title: template.title.clone(),
        body: template.body.clone(),
    });

    let lines = template
        .body
        .split('\n')
        .map(|line| view! { {line.to_owned()} <br/> })
        .collect_view();
    view! {
        <div class="sp-card">
            <h2 class="govuk-heading-s">{template.title}</h2>
            <p class="sp-small">{line}</p>
            <p class="sp-quote" lang=template.language dir="auto">{lines}</p>
            <details class="sp-change" open=open>
                <summary>{tr("templates-change")}</summary>
                <div>{form(fields, false, open, shown)}</div>
            </details>
        </div>
    }
    .into_any()
}

fn form(form: TemplateForm, fresh: bool, plain: bool, problems: Problems) -> AnyView {
    let channels = std::iter::once((String::new(), tr("log-choose")))
        .chain(TemplateChannel::ALL.iter().map(|channel| {
            (
                channel.code().to_owned(),
                tr(&format!("call-template-{channel}")),
            )
        }))
        .collect::<Vec<_>>();
    let languages = std::iter::once((String::new(), tr("log-choose")))
        .chain(Lang::ALL.into_iter().map(|lang| {
            (
                lang.code().to_owned(),
                tr(&format!("settings-language-{}", lang.code())),
            )
        }))
        .collect::<Vec<_>>();
    let ids = |field: &str| {
        if plain {
            field.to_owned()
        } else {
            id(&form, field)
        }
    };
    let (title_id, body_id) = (ids("title"), ids("body"));
    let picks = if fresh {
        view! {
            <SelectField name="channel" label=tr("templates-field-channel") options=channels value=form.channel.clone() problems=problems.clone()/>
            <SelectField name="language" label=tr("templates-field-language") options=languages value=form.language.clone() problems=problems.clone()/>
        }
        .into_any()
    } else {
        view! {
            <input type="hidden" name="channel" value=form.channel.clone()/>
            <input type="hidden" name="language" value=form.language.clone()/>
        }
        .into_any()
    };
    let end = (!fresh).then(|| {
        view! { <button type="submit" class="govuk-button sp-quiet" name="action" value="end">{tr("templates-end")}</button> }
    });
    let save = if fresh {
        tr("templates-new-do")
    } else {
        tr("templates-save")
    };
    view! {
        <Form action=TEMPLATES>
            <input type="hidden" name="code" value=form.code.clone()/>
            <input type="hidden" name="version" value=form.version.clone()/>
            <TextField name="title" id=title_id label=tr("templates-field-title") value=form.title.clone() problems=problems.clone()/>
            {picks}
            <TextArea name="body" id=body_id label=tr("templates-field-body") value=form.body.clone() problems rows=5/>
            <div class="sp-actions sp-actions--tight">
                <button type="submit" class="govuk-button" name="action" value="save">{save}</button>
                {end}
            </div>
        </Form>
    }
    .into_any()
}
