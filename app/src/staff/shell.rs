//! What stands around every staff page.

use super::{date_format, shortcut_list::ShortcutList};
use crate::{
    i18n::{tr, tr_args},
    page::page_context,
    ui::{Form, Mark},
};
use leptos::prelude::*;

/// A whole staff page. `title` may hold a reference, never a name.
#[component]
pub fn StaffPage(
    #[prop(into)] title: String,
    #[prop(optional)] error: bool,
    /// Text key of the link in the bar that this page belongs to.
    #[prop(optional)]
    current: &'static str,
    /// The page holds an island: the browser's half is loaded.
    #[prop(optional)]
    islands: bool,
    children: Children,
) -> impl IntoView {
    let page = page_context();
    let site = page.site.clone();
    let title = if error {
        tr_args("shell-staff-title-error", &[("title", title)])
    } else {
        tr_args("shell-staff-title", &[("title", title)])
    };
    let nav = page.staff.as_ref().map(|staff| {
        staff
            .nav
            .iter()
            .map(|(key, href)| {
                let here = (*key == current).then_some("page");
                view! { <li><a class="govuk-link" href=href.clone() aria-current=here>{tr(key)}</a></li> }
            })
            .collect_view()
    });
    let who = page.staff.as_ref().map(|staff| {
        let name = staff.display_name.clone();
        view! {
            <Form action="/staff/sign-out" class="sp-out">
                <a class="govuk-link sp-out__who" href="/staff/account">{name}</a>
                <button type="submit" class="sp-linkbutton">{tr("shell-sign-out")}</button>
            </Form>
        }
    });
    let training = page
        .staff
        .as_ref()
        .and_then(|staff| staff.training_ends)
        .map(|last| {
            let text = tr_args("shell-training-ends", &[("date", date_format::date(last))]);
            view! { <p class="sp-note sp-noprint">{text}</p> }
        });
    let scripts =
        islands.then(|| view! { <script type="module" src=site.asset("staff.js")></script> });
    view! {
        <html class="govuk-template" lang="en" dir="ltr">
            <head>
                <meta charset="utf-8"/>
                <title>{title}</title>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="theme-color" content="#083d48"/>
                <meta name="robots" content="noindex"/>
                <link rel="icon" href=site.asset("icon.svg") type="image/svg+xml"/>
                <link rel="stylesheet" href=site.asset("portal.css")/>
                <link rel="stylesheet" href=site.asset("staff.css")/>
                <script src=site.asset("resident.js") defer=true></script>
                {scripts}
            </head>
            <body class="govuk-template__body sp-staff">
                <a href="#main" class="govuk-skip-link">{tr("shell-skip")}</a>
                <header class="sp-header">
                    <div class="sp-header__in">
                        <a class="sp-brand" href="/staff">
                            <Mark wall="#3b8896"/>
                            <span class="sp-brand__name">{tr("shell-staff-name")}</span>
                        </a>
                        {nav.map(|nav| view! { <nav aria-label=tr("shell-staff-nav")><ul class="sp-nav">{nav}</ul></nav> })}
                        {who}
                    </div>
                </header>
                <div class="sp-page">
                    <div class="sp-wrap">
                        <main class="sp-main" id="main">{training}{children()}</main>
                        {islands.then(|| view! { <ShortcutList/> })}
                    </div>
                </div>
            </body>
        </html>
    }
}
