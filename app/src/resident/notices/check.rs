//! A printed copy: its short code says whether it is the newest (feature C4).

use crate::domain::notice::NoticeVersion;
use crate::{
    domain::time::plain_date,
    i18n::{tr, tr_args},
    resident::shell::ResidentPage,
    ui::{ErrorSummary, Ltr, Problems, TextField, provide_problems},
};
use leptos::prelude::*;

/// What a code says.
#[derive(Clone, Debug)]
pub enum CodeCheck {
    Current(NoticeVersion),
    /// An older version, the one that came after it, and the one in force, which may be a later one.
    Replaced {
        old: NoticeVersion,
        by: NoticeVersion,
        newest: NoticeVersion,
    },
}

/// `/privacy/check/<code>`.
#[component]
pub fn CheckPage(check: CodeCheck) -> impl IntoView {
    let (version, replaced) = match check {
        CodeCheck::Current(version) => (version, None),
        CodeCheck::Replaced { old, by, newest } => (old, Some((by, newest))),
    };
    let notice = version.notice;
    let (heading, line) = match &replaced {
        None => (
            tr("notices-check-current"),
            tr("notices-check-current-more"),
        ),
        Some((by, newest)) => {
            let of = |version: &NoticeVersion| {
                [
                    ("version", version.version.to_string()),
                    ("date", plain_date(version.from)),
                ]
            };
            let mut line = tr_args("notices-check-replaced-more", &of(by));
            if newest.version != by.version {
                line.push(' ');
                line.push_str(&tr_args("notices-check-newest", &of(newest)));
            }
            (tr("notices-check-replaced"), line)
        }
    };
    let compare = replaced.map(|(_, newest)| {
        let href = newest.compared_with(version.version);
        view! { <p class="govuk-body"><a class="govuk-link" href=href>{tr("notices-changed")}</a></p> }
    });
    view! {
        <ResidentPage title=tr("notices-check-title") back="/privacy">
            <p class="sp-part"><span class=notice.class()>{tr(notice.team())}</span></p>
            <h1 class="govuk-heading-l">{heading}</h1>
            <p class="govuk-body">{line}</p>
            <dl class="sp-facts">
                <div><dt>{tr("notices-check-code")}</dt><dd><Ltr text=version.check_code.clone()/></dd></div>
                <div>
                    <dt>{tr("notices-check-yours")}</dt>
                    <dd>
                        <a class="govuk-link" href=version.href()>
                            {tr_args(
                                "notices-version",
                                &[
                                    ("version", version.version.to_string()),
                                    ("date", plain_date(version.from)),
                                ],
                            )}
                        </a>
                    </dd>
                </div>
            </dl>
            {compare}
            <p class="govuk-body sp-after"><a class="govuk-link" href=notice.href()>{tr(notice.title())}</a></p>
        </ResidentPage>
    }
}

/// `/privacy/check`: asks for a code. The form uses GET, because a code is nobody's secret.
#[component]
pub fn CodePage(typed: String, problems: Problems) -> impl IntoView {
    provide_problems(&problems);
    view! {
        <ResidentPage title=tr("notices-code-title") error=!problems.is_empty() back="/privacy">
            <ErrorSummary problems=problems.clone()/>
            <form method="get" action="/privacy/check" novalidate=true>
                <TextField
                    name="code"
                    label=tr("notices-code-label")
                    hint=tr("notices-code-hint")
                    value=typed
                    width="govuk-input--width-10"
                    ltr=true
                    heading=true
                />
                <div class="sp-actions"><button type="submit" class="govuk-button">{tr("shell-continue")}</button></div>
            </form>
        </ResidentPage>
    }
}
