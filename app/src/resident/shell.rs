//! What stands around every resident page.

use crate::{
    page::page_context,
    ui::{Back, Mark},
    words::{t, ta},
};
use leptos::prelude::*;

/// How wide a page is: a question has one column, other pages use the whole width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    #[default]
    Column,
    Wide,
}

/// A whole resident page. `title` names nothing personal and no topic.
#[component]
pub fn ResidentPage(
    #[prop(into)] title: String,
    /// The form on it failed: the title says so first.
    #[prop(optional)]
    error: bool,
    #[prop(optional, into)] back: Option<String>,
    /// The bar "Exit this page" stays on top: sensitive journeys only.
    #[prop(optional)]
    exit: bool,
    #[prop(optional)] width: Width,
    /// Typed answers are kept for 30 idle minutes: the script warns at 25.
    #[prop(optional)]
    idle_warning: bool,
    children: Children,
) -> impl IntoView {
    let page = page_context();
    let site = page.site.clone();
    let title = if error {
        ta("shell-title-error", &[("title", title)])
    } else {
        ta("shell-title", &[("title", title)])
    };
    let wrap = match width {
        Width::Column => "sp-wrap sp-wrap--column",
        Width::Wide => "sp-wrap",
    };
    view! {
        <html class="govuk-template" lang=page.lang.code() dir=page.lang.dir()>
            <head>
                <meta charset="utf-8"/>
                <title>{title}</title>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="theme-color" content="#faf6f0"/>
                <meta name="robots" content="noindex"/>
                <link rel="icon" href=site.asset("icon.svg") type="image/svg+xml"/>
                <link rel="stylesheet" href=site.asset(if page.lang.dir() == "rtl" { "portal-rtl.css" } else { "portal.css" })/>
                <script src=site.asset("resident.js") defer=true></script>
            </head>
            <body
                class="govuk-template__body"
                data-idle-warning=idle_warning.then(|| t("shell-idle-warning"))
                data-idle-keep=idle_warning.then(|| t("shell-idle-keep"))
            >
                <a href="#main" class="govuk-skip-link">{t("shell-skip")}</a>
                {exit.then(|| view! { <ExitBar/> })}
                <Header/>
                <div class="sp-page">
                    <div class=wrap>
                        {back.map(|href| view! { <Back href/> })}
                        <main class="sp-main" id="main">{children()}</main>
                    </div>
                </div>
                <Footer/>
            </body>
        </html>
    }
}

/// The mark, which leads to the start. The parts of the shell are each boxed: as one nested type they
/// would be deeper than the compiler follows.
#[component]
fn Header() -> impl IntoView {
    let demo = page_context().site.demo;
    view! {
        <header class="sp-header">
            <div class="sp-header__in">
                <a class="sp-brand" href="/">
                    <Mark wall="#0b5563"/>
                    <span>
                        <span class="sp-brand__name">{t("shell-name")}</span>
                        <span class="sp-brand__sub">{t("shell-strapline")}</span>
                    </span>
                </a>
                {demo.then(|| view! { <span class="sp-tag sp-tag--amber">{t("shell-demo")}</span> })}
            </div>
        </header>
    }
    .into_any()
}

/// Leaves at once: the server ends the sessions, then sends the browser to the neutral site.
#[component]
fn ExitBar() -> impl IntoView {
    view! {
        <aside class="sp-exit" aria-label=t("shell-exit-label")>
            <div class="sp-exit__in">
                <span>{t("shell-exit-hint")}</span>
                <a class="govuk-button" href="/exit" rel="nofollow noreferrer" data-exit="" data-exit-two=t("shell-exit-two") data-exit-one=t("shell-exit-one")>
                    {t("shell-exit")}
                </a>
            </div>
        </aside>
    }
    .into_any()
}

#[component]
fn Footer() -> impl IntoView {
    let links = [
        ("/privacy", "shell-link-privacy"),
        ("/cookies", "shell-link-cookies"),
        ("/accessibility", "shell-link-accessibility"),
        ("/help/staying-safe-online", "shell-link-safe"),
        ("/contact", "shell-link-contact"),
    ]
    .into_iter()
    .map(|(href, key)| view! { <li><a class="govuk-link" href=href>{t(key)}</a></li> })
    .collect_view();
    view! {
        <footer>
            <div class="sp-viaduct"></div>
            <div class="sp-footer">
                <div class="sp-wrap">
                    <div class="sp-footer__teams">
                        <p>
                            <span class="sp-org">{t("shell-team-fh")}</span>
                            <br/>
                            {t("shell-team-fh-by")}
                        </p>
                        <p>
                            <span class="sp-org sp-org--sh">{t("shell-team-tpa")}</span>
                            <br/>
                            {t("shell-team-tpa-by")}
                        </p>
                    </div>
                    <ul class="sp-footer__links">{links}</ul>
                </div>
            </div>
        </footer>
    }
    .into_any()
}
