use super::*;
use crate::{
    domain::{notice::shipped, reference_data::ReferenceData},
    i18n::Lang,
    notice_markers::RetentionWords,
    site::Site,
};
use chrono::{DateTime, Utc};

fn text() -> NoticeText {
    NoticeText::parse(shipped()[0]).unwrap()
}

fn keys(text: &NoticeText, substance: Option<bool>, current: Option<&NoticeText>) -> Vec<String> {
    let now: DateTime<Utc> = "2026-11-18T10:00:00Z".parse().unwrap();
    let retention = RetentionWords::new(Lang::En, &ReferenceData::shipped().retention, now);
    let site = Site {
        contacts: [
            "fh_dpo",
            "fh_email",
            "ico",
            "fh_rights_guide",
            "fh_primary_notice",
        ]
        .into_iter()
        .map(|key| {
            let contact = crate::site::SiteContact {
                key: key.into(),
                value: "x@example.org".into(),
                hours: String::new(),
            };
            (key.to_owned(), contact)
        })
        .collect(),
        partners: vec![crate::site::Partner {
            code: "shg".into(),
            name: "Stockport Homes Group".into(),
            notice_url: None,
        }],
        ..Site::default()
    };
    let markers = Markers {
        site: &site,
        retention: &retention,
    };
    let today = NaiveDate::from_ymd_opt(2026, 11, 18).unwrap();
    missing(text, substance, current, &markers, today)
        .0
        .into_iter()
        .map(|problem| format!("{} {}", problem.field, problem.key))
        .collect()
}

#[test]
fn a_shipped_text_comes_back_from_the_form_as_it_was() {
    for json in shipped() {
        let text = NoticeText::parse(json).unwrap();
        let form = NoticeForm::of(&text, Some(true));
        assert_eq!(form.sections.len(), FIELDS.len());
        assert_eq!(form.parse(&text).unwrap(), (text, Some(true)));
    }
}

#[test]
fn an_optional_field_that_was_missing_stands_where_it_belongs() {
    let form = NoticeForm::of(&text(), None);
    let at = |field: &str| {
        form.sections
            .iter()
            .position(|section| section.field == field)
            .unwrap()
    };
    assert_eq!(at("special_category"), at("type_of_data") + 1);
    assert!(form.sections[at("special_category")].body.is_empty());
}

#[test]
fn what_is_whole_lacks_nothing_and_each_lack_is_said_at_its_field() {
    let mut good = text();
    good.from = NaiveDate::from_ymd_opt(2026, 11, 18).unwrap();
    assert_eq!(keys(&good, Some(false), None), Vec::<String>::new());
    assert_eq!(
        keys(&good, None, None),
        ["substance notice-draft-error-substance"]
    );
    assert_eq!(
        keys(&good, Some(false), Some(&text())),
        ["title notice-draft-error-same"]
    );
    // Not before the version that it comes after, which may be still to come.
    let mut next = good.clone();
    next.from = NaiveDate::from_ymd_opt(2026, 11, 19).unwrap();
    next.title.push('!');
    assert_eq!(
        keys(&good, Some(false), Some(&next)),
        ["from notice-draft-error-before"]
    );
    assert_eq!(keys(&next, Some(false), Some(&good)), Vec::<String>::new());
    let mut past = good.clone();
    past.from = NaiveDate::from_ymd_opt(2026, 11, 17).unwrap();
    assert_eq!(
        keys(&past, Some(true), None),
        ["from notice-draft-error-past"]
    );
    let form = NoticeForm::of(&good, Some(true));
    let with = |change: &dyn Fn(&mut NoticeForm)| {
        let mut form = form.clone();
        change(&mut form);
        let (text, substance) = form.parse(&good).unwrap();
        keys(&text, substance, None)
    };
    assert_eq!(
        with(&|form| form.title = " ".into()),
        ["title notice-draft-error-title"]
    );
    assert_eq!(
        with(&|form| form.changes = "\n".into()),
        ["changes notice-draft-error-changes"]
    );
    assert_eq!(
        with(&|form| form.summary[2].1 = String::new()),
        ["line-3 notice-draft-error-line"]
    );
    let purpose = form
        .sections
        .iter()
        .position(|section| section.field == "purpose")
        .unwrap();
    assert_eq!(
        with(&|form| form.sections[purpose].body = "-\n".into()),
        ["section-purpose notice-draft-error-missing"]
    );
    for marker in [
        "[contact:nobody]",
        "[the form](contact:nobody)",
        "[retention:NOTES]",
        "[date:TPA-CASE]",
        "[date:NO-SUCH]",
        "[here](https://elsewhere.example)",
        "See [partner-notices].",
    ] {
        assert_eq!(
            with(&|form| form.sections[purpose].body = marker.into()),
            ["section-purpose notice-draft-error-marker"],
            "{marker}"
        );
    }
    for fine in [
        "[partner-notices]",
        "[contact:fh_dpo] and [date:FH-FORM]",
        "[read it](/privacy)",
        "- [retention:FH-FORM]\n- [partners]",
    ] {
        assert_eq!(
            with(&|form| form.sections[purpose].body = fine.into()),
            Vec::<String>::new(),
            "{fine}"
        );
    }
}

#[test]
fn periods_and_partners_that_are_typed_are_pointed_out_and_stop_nobody() {
    for json in shipped() {
        let text = NoticeText::parse(json).unwrap();
        assert_eq!(cautions(&text), Vec::<&str>::new(), "{}", text.notice);
        let mut typed = text;
        for section in &mut typed.sections {
            for block in &mut section.blocks {
                *block =
                    crate::domain::notice::NoticeBlock::Paragraph("We keep it for 2 years.".into());
            }
        }
        let expected: &[&str] = match typed.notice() {
            Notice::FamilyHubs => &["notice-draft-caution-retention"],
            Notice::PreventionAlliance => &[
                "notice-draft-caution-retention",
                "notice-draft-caution-partners",
            ],
        };
        assert_eq!(cautions(&typed), expected);
    }
}

#[test]
fn what_there_is_no_room_for_is_said_and_a_date_must_be_one() {
    let form = NoticeForm {
        title: "x".repeat(TITLE_MAX + 1),
        from: "soon".into(),
        changes: "x\n".repeat(CHANGES_MAX + 1),
        ..NoticeForm::of(&text(), None)
    };
    let found: Vec<String> = form
        .parse(&text())
        .unwrap_err()
        .0
        .into_iter()
        .map(|problem| problem.field)
        .collect();
    assert_eq!(found, ["title", "changes", "from"]);
}
