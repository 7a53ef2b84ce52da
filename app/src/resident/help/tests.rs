//! The standing pages: every number is the configuration's, and no two pages share a title.

use super::*;
use crate::{
    i18n::Lang,
    page::{PageContext, render},
    resident::{
        errors::{ErrorKind, ErrorPage},
        start::StartPage,
    },
    site::{Site, SiteContact},
};
use leptos::prelude::*;
use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

/// Every key a standing page may ask for, each with a value that shows where it came from.
const KEYS: [&str; 38] = [
    "emergency",
    "police_non_emergency",
    "massh_children",
    "edt_out_of_hours",
    "adult_social_care",
    "fh_email",
    "fh_dpo",
    "tpa_assurance",
    "eass",
    "tpa_post",
    "tpa_complaint_post",
    "tpa_text_deaf",
    "shg_domestic_abuse",
    "nat_domestic_abuse",
    "mens_advice",
    "lgbt_da",
    "karma_nirvana",
    "samaritans",
    "childline",
    "nhs_mental_health",
    "gm_victims",
    "ico",
    "shg_sar_form",
    "fh_rights_guide",
    "tpa_phone",
    "fh_phone",
    "housing_tonight",
    "relay_emergency",
    "emergency_sms",
    "bsl_emergency",
    "relay_prefix",
    "hub_cen_post",
    "hub_hre_post",
    "hub_wer_post",
    "hub_mar_post",
    "hub_sth_post",
    "hub_che_post",
    "hub_bra_post",
];

fn value(position: usize, key: &str) -> String {
    match key {
        "ico" | "shg_sar_form" | "fh_rights_guide" | "bsl_emergency" | "eass" => {
            format!("https://example.org/{key}")
        }
        "fh_email" | "fh_dpo" | "tpa_assurance" => format!("{key}@example.org"),
        post if post.ends_with("_post") => format!("Team {key}, 2 Example Street"),
        _ => format!("01632 960 {position:03}"),
    }
}

fn site(without: &str) -> Site {
    let contacts: BTreeMap<String, SiteContact> = KEYS
        .into_iter()
        .enumerate()
        .filter(|(_, key)| *key != without)
        .map(|(position, key)| {
            let contact = SiteContact {
                key: key.into(),
                value: value(position, key),
                hours: format!("Hours of {key}"),
            };
            (key.to_owned(), contact)
        })
        .collect();
    Site {
        contacts,
        reading_hours: "Monday to Friday, 9am to 5pm".into(),
        ..Site::default()
    }
}

type Draw = fn() -> AnyView;

/// Every standing page and error page, by name.
fn pages() -> Vec<(String, Box<dyn FnOnce() -> AnyView>)> {
    let standing: [(&str, Draw); 7] = [
        ("start", || view! { <StartPage/> }.into_any()),
        ("emergency", || view! { <EmergencyPage/> }.into_any()),
        ("before", || view! { <BeforePage/> }.into_any()),
        ("safe online", || view! { <SafeOnlinePage/> }.into_any()),
        ("contact", || view! { <ContactPage/> }.into_any()),
        ("accessibility", || {
            view! { <AccessibilityPage/> }.into_any()
        }),
        ("cookies", || view! { <CookiesPage/> }.into_any()),
    ];
    let mut all: Vec<(String, Box<dyn FnOnce() -> AnyView>)> = Vec::new();
    for (name, draw) in standing {
        all.push((name.to_owned(), Box::new(draw)));
    }
    for trouble in ErrorKind::ALL {
        all.push((
            format!("{trouble:?}"),
            Box::new(move || view! { <ErrorPage trouble/> }.into_any()),
        ));
    }
    all
}

fn drawn(site: Site) -> Vec<(String, String)> {
    let site = Arc::new(site);
    pages()
        .into_iter()
        .map(|(name, draw)| {
            let context = PageContext {
                lang: Lang::En,
                site: site.clone(),
                path: "/".into(),
                form_token: String::new(),
                nonce: String::new(),
                staff: None,
            };
            (name, render(context, draw))
        })
        .collect()
}

fn title(html: &str) -> &str {
    html.split("<title>")
        .nth(1)
        .and_then(|rest| rest.split("</title>").next())
        .unwrap_or_default()
}

#[test]
fn every_page_has_a_title_of_its_own_and_one_heading() {
    let mut titles = HashSet::new();
    for (name, html) in drawn(site("")) {
        assert!(
            titles.insert(title(&html).to_owned()),
            "{name}: {}",
            title(&html)
        );
        assert!(title(&html).ends_with(" – Help in Stockport"), "{name}");
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        assert!(html.contains("lang=\"en\" dir=\"ltr\""), "{name}");
    }
}

/// A number that is taken out of the configuration is on no page, and its link neither.
#[test]
fn every_number_and_address_comes_from_the_configuration() {
    let whole: String = drawn(site("")).into_iter().map(|(_, html)| html).collect();
    for (position, key) in KEYS.into_iter().enumerate() {
        let shown = value(position, key);
        let first = shown.split(", ").next().unwrap_or_default().to_owned();
        assert!(whole.contains(&first), "{key} is on no page");
        for (name, html) in drawn(site(key)) {
            assert!(!html.contains(&first), "{key} is still on {name}");
            assert!(
                !html.contains(&format!("Hours of {key}<")),
                "{key} on {name}"
            );
        }
    }
}

/// With nothing configured no number is left anywhere, and no markup shows.
#[test]
fn without_configuration_no_number_is_left() {
    for (name, html) in drawn(Site::default()) {
        assert!(!html.contains("tel:") && !html.contains("sms:"), "{name}");
        assert!(!html.contains("mailto:"), "{name}");
        assert!(!html.contains("999"), "{name}");
        for mark in ["[contact", "](", "**"] {
            assert!(!html.contains(mark), "{mark} on {name}");
        }
    }
}

#[test]
fn no_text_key_shows_itself_and_no_link_leaves_the_site_unless_configured() {
    for (name, html) in drawn(site("")) {
        for prefix in ["start-", "help-", "errors-", "shell-"] {
            assert!(!html.contains(&format!(">{prefix}")), "{prefix} on {name}");
        }
        for part in html.split("href=\"").skip(1) {
            let href = part.split('"').next().unwrap_or_default();
            assert!(
                href.starts_with('/')
                    || href.starts_with('#')
                    || href.starts_with("https://example.org/")
                    || ["tel:", "sms:", "mailto:"]
                        .iter()
                        .any(|scheme| href.starts_with(scheme)),
                "{href} on {name}"
            );
        }
    }
}

#[test]
fn pages_where_somebody_may_be_watched_carry_the_exit() {
    for (name, html) in drawn(site("")) {
        let exit = html.contains("href=\"/exit\"");
        assert_eq!(
            exit,
            ["emergency", "before", "safe online"].contains(&name.as_str()),
            "{name}"
        );
    }
}

#[test]
fn every_cookie_says_what_it_does_and_when_it_goes() {
    let html: String = drawn(Site::default())
        .into_iter()
        .filter(|(name, _)| name == "cookies")
        .map(|(_, html)| html)
        .collect();
    assert_eq!(cookies().len(), 5);
    for cookie in cookies() {
        assert!(html.contains(&cookie.name), "{}", cookie.name);
        assert!(!html.contains(&format!("help-cookie-{}", cookie.code)));
    }
}

/// A loopback address without encryption has the same cookies without the prefix (contract, "Forms").
#[test]
fn cookies_are_named_as_the_browser_shows_them() {
    let named = |base: &str| {
        let site = Site {
            base_url: base.into(),
            ..Site::default()
        };
        let html: String = drawn(site)
            .into_iter()
            .filter(|(name, _)| name == "cookies")
            .map(|(_, html)| html)
            .collect();
        html.contains("__Host-enq")
    };
    assert!(named("https://help.example"));
    assert!(!named("http://127.0.0.1:3000"));
}

/// What the pages promise is the rule for drafts (`retention_rules.csv`).
#[test]
fn the_minutes_on_the_pages_are_those_of_the_rule() {
    use crate::domain::{
        reference_data::ReferenceData,
        retention::{Formula, RetentionRule},
    };
    let rule = ReferenceData::shipped()
        .retention
        .entry(RetentionRule::Draft)
        .map(|entry| entry.formula);
    let minutes = i64::from(crate::resident::DRAFT_IDLE_MINUTES);
    assert_eq!(rule, Some(Formula::Minutes { minutes }));
}

#[test]
fn helplines_have_names_and_hours() {
    let (_, emergency) = drawn(site(""))
        .into_iter()
        .find(|(name, _)| name == "emergency")
        .unwrap();
    for name in [
        "Refuge",
        "Men’s Advice Line",
        "Galop",
        "Karma Nirvana",
        "Samaritans",
        "Childline",
        "NHS 111",
    ] {
        assert!(emergency.contains(name), "{name}");
    }
    // As shipped, each of them says when somebody answers.
    let shipped = include_str!("../../../../server/data/contacts.csv");
    for key in [
        "nat_domestic_abuse",
        "mens_advice",
        "lgbt_da",
        "karma_nirvana",
        "samaritans",
        "childline",
        "nhs_mental_health",
        "gm_victims",
    ] {
        let row = shipped
            .lines()
            .find(|line| line.starts_with(&format!("{key},")))
            .unwrap();
        assert!(!row.contains(",,"), "{row}");
    }
}

#[test]
fn the_lines_stand_by_topic_whatever_is_answered() {
    for (topic, groups) in [
        ("DA", &[HelpFor::Abuse, HelpFor::Child, HelpFor::Mind][..]),
        ("CYPMH", &[HelpFor::Child, HelpFor::Mind]),
        ("YOUTH", &[HelpFor::Child, HelpFor::Mind]),
        ("WELLB", &[HelpFor::Mind]),
        ("HOME", &[HelpFor::Tonight]),
        ("PLAY", &[]),
    ] {
        let topic = topic.parse().unwrap();
        assert_eq!(HelpFor::of_topics(&[topic]), groups, "{topic}");
    }
    let both = ["PLAY", "DA"].map(|code| code.parse().unwrap());
    assert!(HelpFor::of_topics(&both).contains(&HelpFor::Abuse));
}
