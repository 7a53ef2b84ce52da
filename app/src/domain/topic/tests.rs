use super::*;
use crate::domain::reference_data::ReferenceData;

fn asks(codes: &[&str], no_postcode: Option<NoPostcodeReason>) -> Asks {
    Asks::of(
        codes
            .iter()
            .map(|code| ReferenceData::shipped().parse_topic(code).unwrap()),
        no_postcode,
    )
}

#[test]
fn questions_follow_from_any_topic_chosen() {
    assert_eq!(asks(&["PREG"], None), Asks::default());
    let home = Asks {
        safe_tonight: true,
        safe_contact_open: true,
        ..Asks::default()
    };
    assert_eq!(asks(&["PREG", "HOME"], None), home);
    let peri = Asks {
        exit: true,
        danger_now: true,
        safe_contact_open: true,
        ..Asks::default()
    };
    assert_eq!(asks(&["PERI"], None), peri);
    assert_eq!(asks(&["MONEY", "PERI"], None), peri);
    assert_eq!(
        asks(&["SUBST"], None),
        Asks {
            subject_26_or_under: true,
            ..peri
        }
    );
    assert_eq!(
        asks(&["DA"], None),
        Asks {
            safe_tonight: true,
            ..peri
        }
    );
}

#[test]
fn a_postcode_that_is_not_safe_to_say_opens_the_safe_contact_questions() {
    let open = Asks {
        safe_contact_open: true,
        ..Asks::default()
    };
    assert_eq!(asks(&["PREG"], Some(NoPostcodeReason::NotSafe)), open);
    assert_eq!(
        asks(&["PREG"], Some(NoPostcodeReason::DoNotKnow)),
        Asks::default()
    );
}
