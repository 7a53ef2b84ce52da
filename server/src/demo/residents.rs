//! Made-up people ask for help, through the forms that real ones fill in.

use super::{
    chance::Chance,
    story::{FIRST_NAMES, MESSAGES, POSTCODES, SURNAMES},
};
use crate::notice::Publications;
use crate::{
    enquiry::{
        consent_offer::published,
        draft,
        draft::{Content, Found, Lock},
        step::prepared,
        submit::{Sender, send},
    },
    state::AppState,
};
use anyhow::{Context, bail};
use app::{
    domain::{
        area::NoDirectory, codes::ChildAgeBand, consent::ConsentPurpose,
        reference_data::ReferenceData,
    },
    forms::{
        FormData,
        enquiry::{
            AboutForm, AccessNeedsForm, AgeForm, Answers, AreaForm, AreaQuestion, ConsentChoices,
            ContactForm, HouseholdForm, MessageForm, NameForm, PostcodeForm, SafetyForm, TopicForm,
        },
    },
    i18n::Lang,
    ui::Problems,
};
use chrono::{DateTime, Utc};
use platform::{cookie::Token, limits::Client};
use std::net::{IpAddr, Ipv4Addr};

const AGES: [&str; 14] = [
    "under_13",
    "13_15",
    "16_17",
    "18_24",
    "25_34",
    "25_34",
    "35_44",
    "35_44",
    "35_44",
    "45_54",
    "55_64",
    "65_74",
    "75_plus",
    "prefer_not",
];
const NO_POSTCODE: [&str; 5] = ["do_not_know", "nfa", "not_safe", "moving", "prefer_not"];
const AREAS: [&str; 8] = ["CEN", "HRE", "WER", "MAR", "STH", "CHE", "BRA", "not_sure"];
const TIES: [&str; 4] = ["moving", "school", "staying", "fled"];
const WISHES: [&str; 7] = [
    "no_call",
    "no_voicemail",
    "no_text",
    "no_email",
    "withhold_number",
    "dont_say",
    "share_device",
];
const TIMES: [&str; 5] = ["mon_am", "tue_am", "wed_pm", "thu_am", "fri_pm"];
const WORDS: [&str; 4] = ["bluebell", "teapot", "harbour", "lantern"];
const LANGUAGES: [&str; 8] = ["ur", "pl", "fa", "ar", "ro", "uk", "pa", "bfi"];
const NEEDS: [&str; 4] = [
    "Large print",
    "I lip-read, so not by phone",
    "A quiet room for the first visit",
    "I use a screen reader",
];

/// Fields of one made-up form, page by page.
struct Form(Vec<(&'static str, String)>);

impl Form {
    fn put(&mut self, name: &'static str, value: impl Into<String>) {
        self.0.push((name, value.into()));
    }

    fn has(&self, name: &str, value: &str) -> bool {
        self.0
            .iter()
            .any(|(field, typed)| *field == name && typed == value)
    }

    fn typed(&self) -> FormData {
        self.0.iter().cloned().collect()
    }
}

/// One person asks for help at an instant; the clock is left there. `number` picks the topic, so that all come up.
///
/// # Errors
/// The database; answers that do not go together, which is a fault of the made-up person.
pub async fn submit_enquiry(
    state: &AppState,
    texts: &Publications,
    number: usize,
    received: DateTime<Utc>,
    chance: &mut Chance,
) -> anyhow::Result<()> {
    let data = texts.data();
    let mut answers = Answers::default();
    fill(&mut answers, number, data, chance).map_err(|problems| anyhow::anyhow!("{problems:?}"))?;
    let receiver = answers.receiver(data).context("nobody gets it")?;
    // The words of today: a trial site has no older notices.
    let shown = published(
        state,
        texts,
        &state.pools.web,
        &answers,
        receiver.controller,
    )
    .await?;
    state.clock.set(received);
    let offered = shown.offered();
    let ticked: Vec<ConsentPurpose> = offered
        .iter()
        .map(|offer| offer.purpose)
        .filter(|_| chance.percent(35))
        .collect();
    if answers.may_be_offered_choices() {
        answers.choices = Some(ConsentChoices {
            controller: receiver.controller,
            shown: offered,
            ticked,
        });
    }
    let mut content = Content::new()?;
    content.answers = answers;
    content.prepared = Some(prepared(state, &state.hashers.sending, &content).await?);
    let (token, now) = (Token::random(), state.clock.now());
    draft::start(&state.pools.web, &state.keys, &token, &content, now).await?;
    let tx = state.pools.web_tx().await?;
    let Found::Live(draft) = draft::find(state, &tx, token.hash(), Lock::Yes).await? else {
        bail!("a draft just made is gone");
    };
    // One address each: the limit on sending is for one person in a hurry, not for a year of people.
    let low = u8::try_from(number % 250).unwrap_or(0);
    let high = u8::try_from(number / 250).unwrap_or(0);
    let client = Client(IpAddr::V4(Ipv4Addr::new(192, 0, 2 + high, low)));
    let sender = Sender {
        client,
        lang: Lang::En,
    };
    send(state, texts, tx, sender, *draft, receiver, shown).await?;
    draft::wipe(&state.pools.web, token.hash()).await?;
    Ok(())
}

/// Answers every page that applies, as the pages take them.
fn fill(
    answers: &mut Answers,
    number: usize,
    data: &ReferenceData,
    chance: &mut Chance,
) -> Result<(), Problems> {
    let mut form = Form(Vec::new());
    let (topic, messages) = MESSAGES
        .get(number % MESSAGES.len())
        .copied()
        .unwrap_or(("OTHER", [""; 3]));
    form.put("topic", topic);
    if chance.percent(15) {
        let other = MESSAGES
            .get(chance.below(MESSAGES.len()))
            .map_or("OTHER", |(code, _)| code);
        if other != topic {
            form.put("other_topics", other);
        }
    }
    TopicForm::read(&form.typed()).apply(answers, data)?;
    form.put("danger_now", if chance.percent(6) { "yes" } else { "no" });
    form.put(
        "safe_tonight",
        if chance.percent(12) { "no" } else { "yes" },
    );
    SafetyForm::read(&form.typed()).apply(answers, data)?;
    let about = if chance.percent(8) {
        "someone_else"
    } else {
        *chance
            .pick(&["me", "me", "my_child", "my_family"])
            .unwrap_or(&"me")
    };
    form.put("about_whom", about);
    form.put(
        "they_know",
        *chance.pick(&["yes", "no", "not_sure"]).unwrap_or(&"yes"),
    );
    AboutForm::read(&form.typed()).apply(answers)?;
    form.put(
        "household_children_under_19",
        *chance
            .pick(&["yes", "yes", "no", "no", "prefer_not"])
            .unwrap_or(&"no"),
    );
    // By number, so that the draw of everything else stays as it was.
    if let Some(age) = ChildAgeBand::ALL.get(number % 8) {
        form.put("child_age_band", age.code());
    }
    if chance.percent(60) {
        form.put(
            "household_send_under_25",
            *chance
                .pick(&["yes", "no", "no", "no", "prefer_not"])
                .unwrap_or(&"no"),
        );
    }
    form.put(
        "subject_26_or_under",
        if chance.percent(30) { "yes" } else { "no" },
    );
    HouseholdForm::read(&form.typed()).apply(answers, data)?;
    form.put("age_band", *chance.pick(&AGES).unwrap_or(&"prefer_not"));
    AgeForm::read(&form.typed()).apply(answers)?;
    place(answers, &mut form, data, chance)?;
    let name = format!(
        "{} {}",
        chance.pick(&FIRST_NAMES).unwrap_or(&"Robin"),
        chance.pick(&SURNAMES).unwrap_or(&"Example")
    );
    form.put("name", name);
    NameForm::read(&form.typed()).apply(answers)?;
    contact(answers, number, chance)?;
    if chance.percent(12) {
        form.put("language", *chance.pick(&LANGUAGES).unwrap_or(&"pl"));
    }
    if chance.percent(10) {
        form.put(
            "adjustments",
            *chance.pick(&NEEDS).unwrap_or(&"Large print"),
        );
    }
    AccessNeedsForm::read(&form.typed()).apply(answers)?;
    if chance.percent(85) {
        form.put("message", *chance.pick(&messages).unwrap_or(&""));
    }
    MessageForm::read(&form.typed()).apply(answers)?;
    answers.settle(data);
    Ok(())
}

fn place(
    answers: &mut Answers,
    form: &mut Form,
    data: &ReferenceData,
    chance: &mut Chance,
) -> Result<(), Problems> {
    match chance.below(100) {
        0..=84 => form.put("postcode", *chance.pick(&POSTCODES).unwrap_or(&"SK1 3ZZ")),
        // Outside, with a tie to Stockport.
        85..=89 => form.put("postcode", "SK10 1ZZ"),
        _ => form.put(
            "no_postcode_reason",
            *chance.pick(&NO_POSTCODE).unwrap_or(&"prefer_not"),
        ),
    }
    PostcodeForm::read(&form.typed()).apply(answers, data, &NoDirectory)?;
    match AreaQuestion::of(answers) {
        None => Ok(()),
        Some(_) => {
            form.put("area_choice", *chance.pick(&AREAS).unwrap_or(&"not_sure"));
            form.put("connection", *chance.pick(&TIES).unwrap_or(&"moving"));
            AreaForm::read(&form.typed()).apply(answers, data)
        }
    }
}

/// A way to be reached that the wishes allow.
fn contact(answers: &mut Answers, number: usize, chance: &mut Chance) -> Result<(), Problems> {
    let mut form = Form(Vec::new());
    let route = *chance
        .pick(&[
            "phone",
            "phone",
            "phone",
            "text",
            "email",
            "email",
            "none_i_will_contact_you",
        ])
        .unwrap_or(&"phone");
    form.put("contact_route", route);
    let tail = number % 1000;
    form.put("phone", format!("01632 960 {tail:03}"));
    form.put("phone", format!("07700 900 {tail:03}"));
    form.put("email", format!("person{number}@example.org"));
    if chance.percent(30) {
        for wish in WISHES {
            let conflicts = matches!(
                (route, wish),
                ("phone", "no_call")
                    | ("text", "no_text" | "share_device")
                    | ("email", "no_email" | "share_device")
            );
            if !conflicts && chance.percent(25) {
                form.put("safe_contact", wish);
            }
        }
        let no_call = form.has("safe_contact", "no_call");
        for time in TIMES {
            if !no_call && chance.percent(40) {
                form.put("safe_times", time);
            }
        }
        if chance.percent(50) {
            form.put("safe_word", *chance.pick(&WORDS).unwrap_or(&"bluebell"));
        }
        if route == "phone" && !no_call {
            form.put(
                "someone_answers",
                *chance
                    .pick(&["hang_up", "ask_for_me", "wrong_number"])
                    .unwrap_or(&"ask_for_me"),
            );
        }
    }
    ContactForm::read(&form.typed()).apply(answers)
}
