//! The page of one version, and the page that leads to both notices.

use crate::{
    domain::notice::{Notice, NoticeBlock, NoticeSection, NoticeVersion},
    notice_markers::{PARTNER_NOTICES, RetentionWords},
};
use crate::{
    domain::{
        markup::{MarkupPiece, pieces},
        time::plain_date,
    },
    i18n::{tr, tr_args},
    page::page_context,
    resident::{
        contact_details::PostalAddress,
        easy::{EasyLink, EasyPage},
        markup::{MarkupContext, fill_markup},
        shell::{ResidentPage, Width},
    },
    ui::Ltr,
};
use leptos::prelude::*;

/// Shows texts of a notice, filled from the configuration and the live rules.
#[derive(Clone)]
struct SectionView {
    site: std::sync::Arc<crate::site::Site>,
    retention: RetentionWords,
}

impl SectionView {
    fn new(retention: RetentionWords) -> Self {
        Self {
            site: page_context().site,
            retention,
        }
    }

    fn line(&self, text: &str) -> Option<AnyView> {
        fill_markup(
            text,
            &MarkupContext {
                site: &self.site,
                retention: &|rule| self.retention.sentences(rule),
                date: &|rule| self.retention.date(rule),
            },
        )
    }

    fn block(&self, block: &NoticeBlock) -> Option<AnyView> {
        match block {
            NoticeBlock::Paragraph(text) if text == PARTNER_NOTICES => self.partners(),
            NoticeBlock::Paragraph(text) => match pieces(text).as_slice() {
                [MarkupPiece::Contact(key)] if key.ends_with("_post") => {
                    Some(view! { <PostalAddress key=key.clone()/> }.into_any())
                }
                _ => self
                    .line(text)
                    .map(|line| view! { <p class="govuk-body">{line}</p> }.into_any()),
            },
            NoticeBlock::List(lines) => {
                let lines: Vec<AnyView> = lines
                    .iter()
                    .filter_map(|line| self.line(line))
                    .map(|line| view! { <li>{line}</li> }.into_any())
                    .collect();
                (!lines.is_empty()).then(|| {
                    view! { <ul class="govuk-list govuk-list--bullet">{lines}</ul> }.into_any()
                })
            }
        }
    }

    /// The partners of the Alliance, each with its own notice (seed T2).
    fn partners(&self) -> Option<AnyView> {
        let partners: Vec<AnyView> = self
            .site
            .partners
            .iter()
            .map(|partner| {
                let name = partner.name.clone();
                match partner.notice_url.clone() {
                    Some(href) => {
                        view! { <li><a class="govuk-link" href=href>{name}</a></li> }.into_any()
                    }
                    None => view! { <li>{name}</li> }.into_any(),
                }
            })
            .collect();
        (!partners.is_empty())
            .then(|| view! { <ul class="govuk-list govuk-list--bullet">{partners}</ul> }.into_any())
    }

    fn section(&self, number: usize, section: &NoticeSection) -> AnyView {
        let blocks: Vec<AnyView> = section
            .blocks
            .iter()
            .filter_map(|block| self.block(block))
            .collect();
        let id = section.field.replace('_', "-");
        view! {
            <details class="sp-layer" id=id>
                <summary>{format!("{number}. {}", section.heading)}</summary>
                <div>{blocks}</div>
            </details>
        }
        .into_any()
    }
}

/// The six lines of a version. Other pages show them too, under a heading of their own.
#[component]
pub fn NoticeSummary(version: NoticeVersion, retention: RetentionWords) -> impl IntoView {
    let shown = SectionView::new(retention);
    let lines: Vec<AnyView> = version
        .text
        .summary
        .iter()
        .filter_map(|line| {
            let label = line.label.clone();
            let text = shown.line(&line.text)?;
            Some(view! { <div><dt>{label}</dt><dd>{text}</dd></div> }.into_any())
        })
        .collect();
    view! { <dl class="sp-facts">{lines}</dl> }
}

/// One version, short first, the whole below in layers.
#[component]
pub fn NoticePage(
    version: NoticeVersion,
    /// The version in force, when this one is not.
    replaced_by: Option<NoticeVersion>,
    retention: RetentionWords,
    /// Stands above the title of a text that is not out yet, and keeps it from being taken for one.
    #[prop(optional)]
    unpublished: Option<AnyView>,
) -> impl IntoView {
    let notice = version.notice;
    let out = unpublished.is_none();
    let text = version.text.clone();
    let shown = SectionView::new(retention.clone());
    let title = match &replaced_by {
        None => tr(notice.title()),
        Some(_) => tr_args(
            "notices-title-old",
            &[
                ("title", tr(notice.title())),
                ("version", version.version.to_string()),
            ],
        ),
    };
    let old = replaced_by.map(|newer| {
        view! {
            <div class="sp-note sp-note--warn">
                <p class="sp-note__head">{tr("notices-old")}</p>
                <p class="govuk-body">
                    <a class="govuk-link" href=notice.href()>
                        {tr_args("notices-old-newer", &[("date", plain_date(newer.from))])}
                    </a>
                </p>
            </div>
        }
    });
    let sections: Vec<AnyView> = text
        .sections
        .iter()
        .enumerate()
        .map(|(position, section)| shown.section(position + 1, section))
        .collect();
    view! {
        <ResidentPage title=title back="/privacy" width=Width::Wide>
            <div class="sp-cols">
                <div class="sp-measure">
                    <p class="sp-part"><span class=notice.class()>{tr(notice.team())}</span></p>
                    <h1 class="govuk-heading-xl">{text.title.clone()}</h1>
                    // Of a printed copy the first sheet says which version it is: the others may be lost.
                    <p class="govuk-body sp-printonly">{version_line(&version, out)}</p>
                    {old}
                    {unpublished}
                    <p class="sp-lead sp-noprint">{tr("notices-lead")}</p>
                    <EasyLink page=EasyPage::Notice(notice)/>
                    <h2 class="govuk-heading-m">{tr("notices-short")}</h2>
                    <NoticeSummary version=version.clone() retention/>
                    <section class="sp-section" aria-labelledby="whole">
                        <h2 class="govuk-heading-m" id="whole">{tr("notices-whole")}</h2>
                        {sections}
                    </section>
                </div>
                <Aside version out/>
            </div>
        </ResidentPage>
    }
}

/// Version, day and, once it is published, its code.
fn version_line(version: &NoticeVersion, out: bool) -> AnyView {
    let args = [
        ("version", version.version.to_string()),
        ("date", plain_date(version.from)),
    ];
    let code = out.then(|| {
        view! { <br/> {tr("notices-code")} " " <Ltr text=version.check_code.clone()/> }
    });
    view! { {tr_args("notices-version", &args)} {code} }.into_any()
}

/// Which version this is, how to check a printed copy, and the other notice.
#[component]
fn Aside(
    version: NoticeVersion,
    /// It has an address and a code of its own.
    out: bool,
) -> impl IntoView {
    let notice = version.notice;
    let before = version.version.checked_sub(1).filter(|before| *before > 0);
    let others = Notice::ALL
        .into_iter()
        .filter(|other| *other != notice)
        .map(|other| view! { <li><a class="govuk-link" href=other.href()>{tr(other.title())}</a></li> })
        .collect_view();
    let compare = before.filter(|_| out).map(|before| {
        let href = version.compared_with(before);
        view! { <li class="sp-noprint"><a class="govuk-link" href=href>{tr("notices-changed")}</a></li> }
    });
    let changes = version
        .text
        .changes
        .iter()
        .map(|line| view! { <li>{line.clone()}</li> })
        .collect_view();
    let check = format!("{}/privacy/check", page_context().site.base_url);
    view! {
        <aside class="sp-aside" aria-labelledby="this">
            <h2 class="govuk-heading-s" id="this">{tr("notices-this")}</h2>
            <p class="govuk-body sp-small">{version_line(&version, out)}</p>
            <h3 class="govuk-heading-s">{tr("notices-new")}</h3>
            <ul class="govuk-list sp-small">{changes}</ul>
            <p class="govuk-body sp-small">{tr("notices-paper")} " " <bdi dir="ltr">{check}</bdi></p>
            <p class="govuk-body sp-small sp-noprint">{tr("notices-print")}</p>
            <ul class="sp-toc sp-noprint">
                {compare}
                {out.then(|| view! { <li><a class="govuk-link" href=version.href()>{tr("notices-forever")}</a></li> })}
                {others}
                <li><a class="govuk-link" href="/privacy/check">{tr("notices-check")}</a></li>
            </ul>
        </aside>
    }
}

/// `/privacy`: both doors, each with its short version.
#[component]
pub fn PrivacyPage(versions: Vec<NoticeVersion>, retention: RetentionWords) -> impl IntoView {
    let doors = versions
        .into_iter()
        .map(|version| {
            let notice = version.notice;
            let class = match notice {
                Notice::FamilyHubs => "sp-who",
                Notice::PreventionAlliance => "sp-who sp-who--sh",
            };
            view! {
                <section class=class aria-labelledby=notice.slug()>
                    <h2 class="sp-who__name" id=notice.slug()>{tr(notice.team())}</h2>
                    <NoticeSummary version retention=retention.clone()/>
                    <p class="govuk-body sp-after">
                        <a class="govuk-link" href=notice.href()>{tr(notice.title())}</a>
                    </p>
                </section>
            }
        })
        .collect_view();
    view! {
        <ResidentPage title=tr("notices-title") back="/" width=Width::Wide>
            <div class="sp-measure">
                <h1 class="govuk-heading-xl">{tr("notices-heading")}</h1>
                <p class="sp-lead">{tr("notices-two")}</p>
                <p class="govuk-body">{tr("notices-two-more")}</p>
            </div>
            <div class="sp-doors">{doors}</div>
            <p class="govuk-body sp-after">
                <a class="govuk-link" href="/privacy/check">{tr("notices-check")}</a>
            </p>
        </ResidentPage>
    }
}
