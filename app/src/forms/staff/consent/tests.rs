use super::*;

const WORDS: u128 = 9;

fn now() -> DateTime<Utc> {
    "2026-11-18T10:00:30Z".parse().unwrap()
}

fn call() -> RecordedContact {
    RecordedContact {
        id: Uuid::from_u128(5),
        channel: LogChannel::Phone,
        at: now(),
    }
}

fn form() -> ConsentForm {
    ConsentForm {
        purpose: "C2_share_named_org:shg".into(),
        action: "given".into(),
        wording: Uuid::from_u128(WORDS).to_string(),
        channel: "phone".into(),
        given_by: "self".into(),
        read_back: "yes".into(),
        contact: String::new(),
        evidence: "2026-11-18/4".into(),
        date: "2026-11-18".into(),
        time: "09:45".into(),
    }
}

fn parse(form: &ConsentForm) -> Result<ConsentRecord, Vec<String>> {
    let (_, action) = form.about().unwrap();
    let here = ConsentContext {
        wording: WordingId(Uuid::from_u128(WORDS)),
        contacts: &[call()],
        name: "Jo Specimen-Sample",
        sent: "2026-11-17T09:00:00Z".parse().unwrap(),
        now: now(),
    };
    form.parse(action, here)
        .map_err(|problems| problems.0.into_iter().map(|p| p.key).collect())
}

fn with(change: impl FnOnce(&mut ConsentForm)) -> Result<ConsentRecord, Vec<String>> {
    let mut form = form();
    change(&mut form);
    parse(&form)
}

#[test]
fn evidence_is_a_code_and_a_reference() {
    assert_eq!(parse(&form()).unwrap().evidence, "call:2026-11-18/4");
    for (channel, expected) in [
        ("face_to_face", "visit:17"),
        ("email", "email:17"),
        ("post", "letter:17"),
        ("text", "text:17"),
    ] {
        let said = with(|form| {
            form.channel = channel.into();
            form.evidence = " 17 ".into();
        });
        assert_eq!(said.unwrap().evidence, expected);
    }
    let said = with(|form| form.evidence = "call:17".into());
    assert_eq!(said.unwrap().evidence, "call:17", "the code stands once");
    let said = with(|form| form.contact = call().id.to_string());
    assert_eq!(said.unwrap().evidence, format!("call:{}", call().id));
}

#[test]
fn a_name_or_a_sentence_is_no_evidence() {
    for typed in [
        "Jo rang 17",
        "jo.specimen17",
        "SAMPLE-17",
        "seventeen",
        "jo@example.org1",
        "№17",
    ] {
        assert_eq!(
            with(|form| form.evidence = typed.into()).unwrap_err(),
            ["consents-error-evidence-shape"],
            "{typed}"
        );
    }
    assert_eq!(
        with(|form| form.evidence = "  ".into()).unwrap_err(),
        ["consents-error-evidence"]
    );
    let fits = "1".repeat(EVIDENCE_MAX - "call:".len());
    assert!(with(|form| form.evidence = fits.clone()).is_ok());
    assert_eq!(
        with(|form| form.evidence = format!("{fits}1")).unwrap_err(),
        ["case-error-too-long"]
    );
}

#[test]
fn what_is_said_aloud_is_read_back_and_what_is_written_is_not() {
    for channel in ConsentChannel::RECORDED {
        for action in ["given", "withdrawn"] {
            let said = with(|form| {
                form.action = action.into();
                form.channel = channel.code().into();
                form.read_back.clear();
            });
            assert_eq!(said.is_err(), channel.spoken(), "{channel} {action}");
        }
    }
}

#[test]
fn a_yes_is_to_the_words_on_the_screen_and_a_no_needs_none() {
    let stale = Uuid::from_u128(8).to_string();
    assert_eq!(
        with(|form| form.wording.clone_from(&stale)).unwrap_err(),
        ["consents-error-words"]
    );
    let no = with(|form| {
        form.action = "withdrawn".into();
        form.wording = stale;
    });
    assert!(no.is_ok());
}

#[test]
fn everything_that_is_missing_is_told_at_once() {
    let empty = ConsentForm {
        action: "given".into(),
        purpose: "C3_feedback".into(),
        ..ConsentForm::default()
    };
    assert_eq!(
        parse(&empty).unwrap_err(),
        [
            "consents-error-words",
            "consents-error-channel",
            "consents-error-by",
            "consents-error-date",
            "consents-error-time"
        ]
    );
    for (change, key) in [
        (("channel", "online"), "consents-error-channel"),
        (("given_by", "staff_on_behalf"), "consents-error-by"),
        (("date", "2026-11-19"), "consents-error-future"),
        (("date", "2026-11-16"), "consents-error-before"),
        (("contact", "6"), "consents-error-contact"),
    ] {
        let failed = with(|form| match change.0 {
            "channel" => form.channel = change.1.into(),
            "given_by" => form.given_by = change.1.into(),
            "contact" => form.contact = change.1.into(),
            _ => form.date = change.1.into(),
        });
        assert_eq!(failed.unwrap_err(), [key], "{change:?}");
    }
    let other_way = with(|form| {
        form.channel = "post".into();
        form.contact = call().id.to_string();
    });
    assert_eq!(other_way.unwrap_err(), ["consents-error-contact"]);
}
