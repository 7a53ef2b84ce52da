use super::*;
use crate::domain::area::Located;
use crate::domain::codes::*;
use crate::domain::controller::Controller;
use crate::domain::equality::PREFER_NOT;
use crate::domain::permission::Role;
use crate::domain::reference_data::ReferenceData;
use crate::domain::retention::RetentionRule;
use crate::domain::safe_contact::RefusedBy;
use crate::domain::status::{EnquiryFacts, Outcome, status};
use crate::domain::topic::TopicGroup;
use crate::i18n::try_tr;

fn data() -> &'static ReferenceData {
    ReferenceData::shipped()
}

/// Most words of a sentence on a resident's page.
const SENTENCE: usize = 20;

#[test]
fn both_reasons_are_whole_for_every_rule_topic_and_place() {
    let places = data().areas.iter().map(|row| Area::Known(row.code)).chain([
        Area::Bor,
        Area::Out,
        Area::Unk,
    ]);
    for area in places {
        for rule in &data().routing.rules {
            for topic in &data().topics {
                for source in AreaSource::ALL {
                    let facts = ReasonFacts {
                        rule: rule.code.clone(),
                        topic: topic.code,
                        queue: Some(data().queues[0].code),
                        place: Located {
                            area,
                            source: *source,
                            share: Some(92),
                            sector: Some("SK5 8".to_owned()),
                            ..Located::unknown()
                        },
                        no_postcode: (area == Area::Unk).then_some(NoPostcodeReason::NotSafe),
                        words: None,
                    };
                    for reason in [resident(Lang::En, &facts), officer(&facts)] {
                        assert!(reason.ends_with('.'), "{reason}");
                        for leak in [
                            "routing-", "topic-", "area-", "queue-", "council-", "$", "{",
                        ] {
                            assert!(!reason.contains(leak), "{reason}");
                        }
                    }
                    for sentence in resident(Lang::En, &facts).split_terminator(['.', ':']) {
                        assert!(
                            sentence.split_whitespace().count() <= SENTENCE,
                            "{sentence}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn the_reason_outside_names_the_council_where_it_is_known() {
    let outside = |council: Option<&str>| {
        let council = council.map(|code| code.parse().unwrap());
        let place = Located {
            area: Area::Out,
            council,
            ..Located::unknown()
        };
        let rule = "R01_OUT".to_owned();
        resident(
            Lang::En,
            &ReasonFacts {
                rule,
                topic: data().topics[0].code,
                queue: None,
                place,
                no_postcode: None,
                words: None,
            },
        )
    };
    assert_eq!(
        outside(Some("tameside")),
        "Your home is outside Stockport. Tameside Council can help you."
    );
    assert_eq!(
        outside(None),
        "Your home is outside Stockport. Your own council can help you."
    );
}

#[test]
fn the_officer_reads_how_the_area_is_known() {
    let cen = Area::Known("CEN".parse().unwrap());
    let said = |area, source, no_postcode| {
        let place_found = Located {
            area,
            source,
            share: Some(90),
            sector: Some("SK3 8".to_owned()),
            ..Located::unknown()
        };
        let topic = data().topics[0].code;
        place(&ReasonFacts {
            rule: String::new(),
            topic,
            queue: None,
            place: place_found,
            no_postcode,
            words: None,
        })
    };
    assert_eq!(
        said(cen, AreaSource::Sector, None),
        "Area Stockport Central: 90% of SK3 8 lies there."
    );
    assert_eq!(
        said(cen, AreaSource::Directory, None),
        "Area Stockport Central, from the full postcode."
    );
    assert_eq!(
        said(cen, AreaSource::Choice, Some(NoPostcodeReason::NotSafe)),
        "Area Stockport Central, as the person chose."
    );
    assert_eq!(
        said(Area::Unk, AreaSource::None, Some(NoPostcodeReason::NotSafe)),
        "No postcode: not safe to say."
    );
    assert_eq!(
        said(Area::Bor, AreaSource::District, None),
        "In Stockport, area not known."
    );
}

#[test]
fn every_code_has_its_words() {
    let mut keys: Vec<String> = Vec::new();
    let mut all = |prefix: &str, codes: Vec<String>, suffixes: &[&str]| {
        for code in codes {
            keys.extend(
                suffixes
                    .iter()
                    .map(|suffix| format!("{prefix}-{code}{suffix}")),
            );
        }
    };
    macro_rules! list {
        ($list:ty) => {
            <$list>::ALL
                .iter()
                .map(|value| value.code().to_owned())
                .collect()
        };
    }
    let codes = |rows: &mut dyn Iterator<Item = String>| rows.collect::<Vec<_>>();
    all(
        "topic",
        codes(&mut data().topics.iter().map(|row| row.code.to_string())),
        &["", "-hint", "-about"],
    );
    all(
        "area",
        codes(&mut data().areas.iter().map(|row| row.code.to_string())),
        &["", "-places"],
    );
    all(
        "area",
        ["BOR", "OUT", "UNK", "not_sure", "out"]
            .map(str::to_owned)
            .to_vec(),
        &[""],
    );
    all(
        "queue",
        codes(&mut data().queues.iter().map(|row| row.code.to_string())),
        &["", "-team"],
    );
    all(
        "council",
        codes(&mut data().councils.iter().map(|row| row.code.to_string())),
        &[""],
    );
    all("routing-why", list!(NoPostcodeReason), &[""]);
    all("topic-priority", list!(Priority), &[""]);
    all("controller", list!(Controller), &[""]);
    all("age", list!(AgeBand), &[""]);
    all("answer", list!(YesNoPreferNot), &[""]);
    all("answer", list!(YesNoNotSure), &[""]);
    all("answer", list!(SendAnswer), &[""]);
    all("about", list!(AboutWhom), &[""]);
    all("no-postcode", list!(NoPostcodeReason), &[""]);
    all("connection", list!(Connection), &[""]);
    all("route", list!(ContactRoute), &[""]);
    all("safe-contact", list!(SafeContact), &[""]);
    all("someone-answers", list!(SomeoneAnswers), &[""]);
    all("refusal", list!(RefusedBy), &[""]);
    all("language", list!(Language), &["", "-english"]);
    all("flag", list!(Flag), &["", "-hint"]);
    all("outcome", list!(Outcome), &[""]);
    all("retention", list!(RetentionRule), &[""]);
    all(
        "role",
        Role::ALL
            .iter()
            .filter(|role| **role != Role::Resident)
            .map(ToString::to_string)
            .collect(),
        &[""],
    );
    all(
        "topic-group",
        TopicGroup::ALL
            .iter()
            .filter(|group| **group != TopicGroup::Alone)
            .map(ToString::to_string)
            .collect(),
        &["", "-hint"],
    );
    for question in &data().equality {
        keys.push(format!("equality-{}", question.code));
        assert!(
            question
                .options
                .iter()
                .any(|option| option.code == PREFER_NOT)
        );
        keys.extend(
            question
                .options
                .iter()
                .map(|option| format!("equality-{}-{}", question.code, option.code)),
        );
    }
    for time in SafeTime::ALL {
        let (day, part) = time.code().split_once('_').unwrap();
        keys.extend([
            format!("safe-day-{day}"),
            format!("safe-part-{part}"),
            format!("safe-part-{part}-hours"),
        ]);
    }
    keys.push(format!(
        "status-{}",
        status(&EnquiryFacts::default()).code()
    ));
    let missing: Vec<&String> = keys.iter().filter(|key| try_tr(key).is_none()).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(keys.len() > 300);
}
