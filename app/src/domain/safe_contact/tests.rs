use chrono::Duration;
use proptest::prelude::*;

use super::*;

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn wishing(wishes: &[SafeContact]) -> SafeContactWishes {
    SafeContactWishes {
        wishes: wishes.iter().copied().collect(),
        ..SafeContactWishes::default()
    }
}

fn at_times(times: &[SafeTime]) -> SafeContactWishes {
    SafeContactWishes {
        times: times.iter().copied().collect(),
        ..SafeContactWishes::default()
    }
}

#[test]
fn each_wish_stops_its_channels_and_no_other() {
    use SafeContact::*;
    let refused = |wishes: &SafeContactWishes| {
        Channel::ALL
            .iter()
            .filter(|channel| **channel != Channel::Post)
            .filter_map(|channel| {
                may_ever(*channel, wishes)
                    .err()
                    .map(|by| (channel.code(), by.code()))
            })
            .collect::<Vec<_>>()
    };
    for wish in SafeContact::ALL {
        let expected: &[(&str, &str)] = match wish {
            NoCall => &[("call", "no_call"), ("voicemail", "no_call")],
            NoVoicemail => &[("voicemail", "no_voicemail")],
            NoText => &[("text", "no_text")],
            NoEmail => &[("email", "no_email")],
            ShareDevice => &[("text", "share_device"), ("email", "share_device")],
            NoPost | WithholdNumber | DontSay => &[],
        };
        assert_eq!(refused(&wishing(&[*wish])), expected, "{wish}");
    }
    assert_eq!(
        may_ever(Channel::Post, &wishing(&[])),
        Err(RefusedBy::NoPost)
    );
    let contact_me_instead = SafeContactWishes {
        contact_me_instead: true,
        ..SafeContactWishes::default()
    };
    for channel in Channel::ALL {
        assert_eq!(
            may_ever(*channel, &contact_me_instead),
            Err(RefusedBy::ContactMeInstead)
        );
    }
}

#[test]
fn a_message_waits_for_a_safe_time() {
    let mornings = at_times(&[SafeTime::MonAm, SafeTime::TueAm]);
    // Monday 9 November 2026.
    assert_eq!(
        may_send(Channel::Email, &mornings, utc("2026-11-09T09:00:00Z")),
        Ok(())
    );
    for (now, next) in [
        ("2026-11-09T08:59:59Z", "2026-11-09T09:00:00Z"),
        ("2026-11-09T12:00:00Z", "2026-11-10T09:00:00Z"),
        ("2026-11-10T12:00:00Z", "2026-11-16T09:00:00Z"),
        ("2026-11-14T23:30:00Z", "2026-11-16T09:00:00Z"),
    ] {
        let refusal = may_send(Channel::Email, &mornings, utc(now)).unwrap_err();
        assert_eq!(
            (refusal.by, refusal.not_before),
            (RefusedBy::NotNow, Some(utc(next))),
            "{now}"
        );
    }
    // No wish about time, and a wish that waiting does not mend.
    assert_eq!(
        may_send(Channel::Email, &wishing(&[]), utc("2026-11-14T23:30:00Z")),
        Ok(())
    );
    let never = SafeContactWishes {
        wishes: [SafeContact::NoEmail].into(),
        ..mornings
    };
    assert_eq!(
        may_send(Channel::Email, &never, utc("2026-11-09T09:00:00Z")),
        Err(Refusal {
            by: RefusedBy::NoEmail,
            not_before: None
        })
    );
}

#[test]
fn times_are_londons_also_in_summer() {
    let evening = at_times(&[SafeTime::WedEve]);
    assert!(is_safe_time(&evening, utc("2026-07-01T16:00:00Z")));
    assert!(!is_safe_time(&evening, utc("2026-07-01T15:59:59Z")));
    assert!(!is_safe_time(&evening, utc("2026-07-01T19:00:00Z")));
    assert_eq!(
        next_safe_time(&evening, utc("2026-07-01T19:00:00Z")),
        utc("2026-07-08T16:00:00Z")
    );
}

#[test]
fn parts_of_a_day_that_touch_are_one_safe_time() {
    let wishes = at_times(&[SafeTime::MonAm, SafeTime::MonPm]);
    assert_eq!(
        safe_until(&wishes, utc("2026-11-09T10:00:00Z")),
        Some(utc("2026-11-09T17:00:00Z"))
    );
    let apart = at_times(&[SafeTime::MonAm, SafeTime::MonEve]);
    assert_eq!(
        safe_until(&apart, utc("2026-11-09T10:00:00Z")),
        Some(utc("2026-11-09T12:00:00Z"))
    );
    assert_eq!(safe_until(&apart, utc("2026-11-09T13:00:00Z")), None);
    assert_eq!(safe_until(&wishing(&[]), utc("2026-11-09T13:00:00Z")), None);
}

#[test]
fn a_route_that_a_wish_forbids_is_a_conflict() {
    use {ContactRoute as R, SafeContact as W};
    let expected = [
        (R::Phone, W::NoCall),
        (R::Text, W::NoText),
        (R::Text, W::ShareDevice),
        (R::Email, W::NoEmail),
        (R::Email, W::ShareDevice),
    ];
    for route in R::ALL {
        for wish in W::ALL {
            let found = conflicts(*route, &wishing(&[*wish]));
            assert_eq!(
                !found.is_empty(),
                expected.contains(&(*route, *wish)),
                "{route} {wish}"
            );
        }
    }
    assert_eq!(
        conflicts(R::Email, &wishing(&[W::NoEmail, W::ShareDevice])).len(),
        2
    );
}

#[test]
fn no_letters_alone_is_no_rule_for_an_officer_to_read() {
    assert!(!wishing(&[]).has_rules());
    assert!(!wishing(&[SafeContact::NoPost]).has_rules());
    assert!(wishing(&[SafeContact::DontSay]).has_rules());
    assert!(at_times(&[SafeTime::MonAm]).has_rules());
    assert!(
        SafeContactWishes {
            contact_me_instead: true,
            ..wishing(&[])
        }
        .has_rules()
    );
    assert!(
        SafeContactWishes {
            someone_answers: Some(SomeoneAnswers::HangUp),
            ..wishing(&[])
        }
        .has_rules()
    );
    assert!(
        SafeContactWishes {
            safe_word: SafeWord::parse("bluebell").ok(),
            ..wishing(&[])
        }
        .has_rules()
    );
}

proptest! {
    #[test]
    fn the_next_safe_time_is_safe_and_none_lies_before_it(picked in proptest::collection::btree_set(0usize..15, 1..15), minutes in 0i64..2_000_000) {
        let times: Vec<SafeTime> = picked.iter().map(|place| SafeTime::ALL[*place]).collect();
        let wishes = at_times(&times);
        let now = utc("2024-01-01T00:00:00Z") + Duration::minutes(minutes);
        let next = next_safe_time(&wishes, now);
        prop_assert!(next >= now && next <= now + Duration::days(8));
        prop_assert!(is_safe_time(&wishes, next));
        prop_assert_eq!(may_send(Channel::Call, &wishes, next), Ok(()));
        let mut before = now;
        while before < next {
            prop_assert!(!is_safe_time(&wishes, before));
            before += Duration::minutes(30);
        }
    }
}

#[test]
fn whoever_is_reached_is_reached_by_a_way_that_no_wish_forbids() {
    for route in ContactRoute::ALL {
        for wish in SafeContact::ALL {
            let wishes = SafeContactWishes {
                wishes: [*wish].into(),
                ..SafeContactWishes::default()
            };
            let reach = way_to_reach(*route, &wishes);
            assert!(
                reach.is_none_or(|channel| may_ever(channel, &wishes).is_ok()),
                "{route} {wish}"
            );
        }
        let silent = SafeContactWishes {
            contact_me_instead: true,
            ..SafeContactWishes::default()
        };
        assert_eq!(way_to_reach(*route, &silent), None, "{route}");
    }
    let free = SafeContactWishes::default();
    let ways = ContactRoute::ALL
        .iter()
        .filter_map(|route| way_to_reach(*route, &free));
    assert_eq!(ways.count(), ContactRoute::ALL.len() - 1);
}
