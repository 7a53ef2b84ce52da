//! What stands around every resident page.

use crate::{
    i18n::{Lang, reader_lang, tr, tr_shell, tr_shell_args},
    page::page_context,
    ui::{Back, Mark},
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
    // The frame is in the language that the reader chose, also around a page in English only.
    let shell = reader_lang();
    let foreign = (page.lang != shell).then_some(page.lang);
    let title = if error {
        tr_shell_args("shell-title-error", &[("title", title)])
    } else {
        tr_shell_args("shell-title", &[("title", title)])
    };
    let wrap = match width {
        Width::Column => "sp-wrap sp-wrap--column",
        Width::Wide => "sp-wrap",
    };
    view! {
        <html class="govuk-template" lang=shell.code() dir=shell.dir()>
            <head>
                <meta charset="utf-8"/>
                <title>{title}</title>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="theme-color" content="#faf6f0"/>
                <meta name="robots" content="noindex"/>
                <link rel="icon" href=site.asset("icon.svg") type="image/svg+xml"/>
                <link rel="stylesheet" href=site.asset(if shell.dir() == "rtl" { "portal-rtl.css" } else { "portal.css" })/>
                <script src=site.asset("resident.js") defer=true></script>
            </head>
            <body
                class="govuk-template__body"
                data-idle-warning=idle_warning.then(|| tr("shell-idle-warning"))
                data-idle-keep=idle_warning.then(|| tr("shell-idle-keep"))
            >
                <a href="#main" class="govuk-skip-link">{tr_shell("shell-skip")}</a>
                {exit.then(|| view! { <ExitBar/> })}
                <Header/>
                {message()}
                <div class="sp-page">
                    <div class=wrap>
                        {back.map(|href| view! { <Back href/> })}
                        <main class="sp-main" id="main" lang=foreign.map(Lang::code) dir=foreign.map(Lang::dir)>
                            {children()}
                        </main>
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
                        <span class="sp-brand__name">{tr_shell("shell-name")}</span>
                        <span class="sp-brand__sub">{tr_shell("shell-strapline")}</span>
                    </span>
                </a>
                {demo.then(|| view! { <span class="sp-tag sp-tag--amber">{tr_shell("shell-demo")}</span> })}
                <Languages/>
            </div>
            {translation_note()}
        </header>
    }
    .into_any()
}

/// What every resident is told at the moment, by a manager.
fn message() -> Option<AnyView> {
    let page = page_context();
    let lang = reader_lang();
    let (said_in, text) = page.site.message(lang)?;
    let foreign = (said_in != lang).then_some(said_in);
    Some(
        view! {
            <section class="sp-message" aria-label=tr_shell("shell-message")>
                <p class="sp-message__in" lang=foreign.map(Lang::code) dir=foreign.map(Lang::dir)>{text.to_owned()}</p>
            </section>
        }
        .into_any(),
    )
}

/// The languages on offer, as links that work without scripts.
#[component]
fn Languages() -> impl IntoView {
    let page = page_context();
    let shell = reader_lang();
    let back = way_back(&page.path);
    let items = Lang::ALL
        .into_iter()
        .map(|lang| {
            let name = lang.own_name();
            if lang == shell {
                view! { <li><span lang=lang.code() dir=lang.dir() aria-current="true">{name}</span></li> }.into_any()
            } else {
                let href = format!("/language?lang={}&back={back}", lang.code());
                view! {
                    <li><a class="govuk-link" href=href lang=lang.code() hreflang=lang.code() dir=lang.dir() rel="nofollow">{name}</a></li>
                }
                .into_any()
            }
        })
        .collect_view();
    view! {
        <nav class="sp-langs" aria-label=tr_shell("lang-choice")>
            <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                <g fill="none" stroke="currentColor" stroke-width="1.500">
                    <circle cx="10" cy="10" r="8"></circle>
                    <path d="M2 10h16M10 2c5 5 5 11 0 16M10 2c-5 5-5 11 0 16"></path>
                </g>
            </svg>
            <ul class="sp-langs__list">{items}</ul>
        </nav>
    }
    .into_any()
}

/// Where the page is not in English: how far its words can be relied on.
fn translation_note() -> Option<AnyView> {
    let key = match (reader_lang(), page_context().lang) {
        (Lang::En, _) => return None,
        (_, Lang::En) => "lang-english-only",
        _ => "lang-awaiting",
    };
    Some(view! { <p class="sp-langs__note">{tr_shell(key)}</p> }.into_any())
}

/// Paths whose last part is a secret or a proof: what leads back is the page before it.
const NOT_REPEATED: [(&str, &str); 3] = [
    ("/manage/link/", "/manage"),
    ("/feedback/", "/feedback"),
    ("/receipt/", "/"),
];

/// Where the choice of a language leads back to: the same page, and never a secret inside another address.
fn way_back(path: &str) -> &str {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "/-_.".contains(sign);
    if let Some((_, before)) = NOT_REPEATED
        .into_iter()
        .find(|(secret, _)| path.starts_with(secret))
    {
        before
    } else if path.starts_with('/') && path.chars().all(plain) {
        path
    } else {
        "/"
    }
}

/// Leaves at once: the server ends the sessions, then sends the browser to the neutral site.
#[component]
fn ExitBar() -> impl IntoView {
    view! {
        <aside class="sp-exit" aria-label=tr_shell("shell-exit-label")>
            <div class="sp-exit__in">
                <span>{tr_shell("shell-exit-hint")}</span>
                <a class="govuk-button" href="/exit" rel="nofollow noreferrer" data-exit="" data-exit-two=tr_shell("shell-exit-two") data-exit-one=tr_shell("shell-exit-one")>
                    {tr_shell("shell-exit")}
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
        ("/feedback", "shell-link-feedback"),
    ]
    .into_iter()
    .map(|(href, key)| view! { <li><a class="govuk-link" href=href>{tr_shell(key)}</a></li> })
    .collect_view();
    view! {
        <footer>
            <div class="sp-viaduct"></div>
            <div class="sp-footer">
                <div class="sp-wrap">
                    <div class="sp-footer__teams">
                        <p>
                            <span class="sp-org">{tr_shell("shell-team-fh")}</span>
                            <br/>
                            {tr_shell("shell-team-fh-by")}
                        </p>
                        <p>
                            <span class="sp-org sp-org--sh">{tr_shell("shell-team-tpa")}</span>
                            <br/>
                            {tr_shell("shell-team-tpa-by")}
                        </p>
                    </div>
                    <ul class="sp-footer__links">{links}</ul>
                </div>
            </div>
        </footer>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::way_back;

    #[test]
    fn the_way_back_repeats_no_secret() {
        for (path, back) in [
            ("/", "/"),
            ("/enquiry/topic", "/enquiry/topic"),
            ("/privacy/family-hubs/1", "/privacy/family-hubs/1"),
            ("/manage/link/abc", "/manage"),
            ("/feedback/abc", "/feedback"),
            ("/receipt/BCD-FGH-JKL-MNP", "/"),
            ("/x&back=//evil.example", "/"),
            ("", "/"),
        ] {
            assert_eq!(way_back(path), back, "{path}");
        }
    }
}
