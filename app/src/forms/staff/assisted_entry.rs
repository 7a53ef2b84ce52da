//! One page for all that a person says on the phone or face to face, or that an agency sends (feature E11). It applies
//! the forms of the website one after the other, so that one set of rules serves both journeys.

mod referral;
#[cfg(test)]
mod tests;

pub use referral::{Referral, ReferralForm, TOLD_MAX};

use crate::{
    domain::{
        area::PostcodeDirectory,
        assisted_entry::{NoticeGiven, SourceChannel},
        codes::{PartnerCode, YesNo, YesNoNotSure},
        consent::ConsentPurpose,
        controller::Controller,
        detect,
        personal::Note,
        reference_data::ReferenceData,
    },
    forms::{
        FormData,
        enquiry::{
            AboutForm, AccessNeedsForm, AgeForm, Answers, AreaForm, AreaQuestion, ConsentChoices,
            ConsentOffer, ContactForm, EnquiryStep, HouseholdForm, MessageForm, NameForm,
            PostcodeForm, Receiver, SafetyForm, TopicForm,
        },
        form_data::FormReader,
    },
    i18n::{Lang, text},
    ui::{Problem, Problems},
};
use chrono::NaiveDate;

/// The page as typed. Personal: it has no `Debug`.
#[derive(Clone, Default)]
pub struct AssistedEntryForm {
    pub source_channel: String,
    pub referral: ReferralForm,
    pub topic: TopicForm,
    pub safety: SafetyForm,
    pub about: AboutForm,
    pub household: HouseholdForm,
    pub age: AgeForm,
    pub postcode: PostcodeForm,
    pub area: AreaForm,
    pub name: NameForm,
    pub contact: ContactForm,
    pub access: AccessNeedsForm,
    pub message: MessageForm,
    pub notice_given: String,
    /// The rules suggest the other organisation, and the person wants this one.
    pub stay: bool,
    /// Saved again after the warning about a number in the text (feature A14).
    pub anyway: bool,
    /// Field of a choice, and `yes` or `no`.
    pub choice_answers: Vec<(String, String)>,
    /// Ids of the wordings that stood on the page.
    pub wordings: Vec<String>,
}

/// What the page is read against.
pub struct EntryContext<'a> {
    pub data: &'a ReferenceData,
    /// The organisation of the officer: what is written down is its own.
    pub own: Controller,
    /// What a loaded directory says about the postcode.
    pub directory: &'a dyn PostcodeDirectory,
    /// Every choice that stood on the page.
    pub offers: &'a [ConsentOffer],
    /// London.
    pub today: NaiveDate,
}

/// What is to be kept.
#[derive(Clone, Debug)]
pub struct AssistedEntry {
    pub answers: Answers,
    pub receiver: Receiver,
    pub source: EntrySource,
}

/// How it came, and what the person was told about their information.
#[derive(Clone, Debug)]
pub struct EntrySource {
    pub channel: SourceChannel,
    pub notice: NoticeGiven,
    /// Only of a referral.
    pub referral: Option<Referral>,
}

/// The field of a choice. Also an id, so without the sign that parts a purpose from its partner.
pub fn choice_field(purpose: ConsentPurpose) -> String {
    format!("say_{}", purpose.to_string().replace(':', "-"))
}

impl AssistedEntryForm {
    pub fn read(data: &FormData, offers: &[ConsentOffer]) -> Self {
        let said = offers
            .iter()
            .map(|offer| choice_field(offer.purpose))
            .map(|field| {
                let value = data.code(&field);
                (field, value)
            })
            .collect();
        Self {
            source_channel: data.code("source_channel"),
            referral: ReferralForm::read(data),
            topic: TopicForm::read(data),
            safety: SafetyForm::read(data),
            about: AboutForm::read(data),
            household: HouseholdForm::read(data),
            age: AgeForm::read(data),
            postcode: PostcodeForm::read(data),
            area: AreaForm::read(data),
            name: NameForm::read(data),
            contact: ContactForm::read(data),
            access: AccessNeedsForm::read(data),
            message: MessageForm::read(data),
            notice_given: data.code("notice_given"),
            stay: data.code("stay") == "yes",
            anyway: data.code("action") == "save_anyway",
            choice_answers: said,
            wordings: data.all("wording"),
        }
    }

    /// What was said of a choice: `yes`, `no`, or nothing.
    pub fn said(&self, field: &str) -> &str {
        self.choice_answers
            .iter()
            .find(|(name, _)| name == field)
            .map_or("", |(_, value)| value)
    }

    /// Reads the whole page by the rules of the website and those of this one.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the page. What the rules of routing say comes once the rest is right.
    pub fn parse(&self, ground: &EntryContext<'_>) -> Result<AssistedEntry, Problems> {
        let mut found = Problems::default();
        let source = keep(&mut found, self.source(ground.today));
        let referral = self.source_channel == SourceChannel::Referral.code();
        let mut answers = self.answers(ground, referral, &mut found);
        self.not_dropped(&answers, ground.data, referral, &mut found);
        if source.is_some() && !referral && self.notice_given.parse::<NoticeGiven>().is_err() {
            found.push(Problem::new("notice_given", "assisted-entry-error-notice"));
        }
        let Some(source) = source.filter(|_| found.is_empty()) else {
            return Err(found);
        };
        self.route(&mut answers, ground)?;
        let choices = self.choices(&answers, ground, referral)?;
        answers.choices = answers.may_be_offered_choices().then_some(choices);
        let told = source
            .referral
            .as_ref()
            .and_then(|referral| referral.told_words.as_ref());
        if !self.anyway
            && (answers.number_found()
                || told.is_some_and(|words: &Note| !detect::find(words.expose()).is_empty()))
        {
            return Err(Problem::new("message", "assisted-entry-error-number").into());
        }
        let receiver = answers
            .receiver(ground.data)
            .ok_or_else(|| Problem::new("topic", "errors-enquiry-topic-empty"))?;
        Ok(AssistedEntry {
            answers,
            receiver,
            source,
        })
    }

    fn source(&self, today: NaiveDate) -> Result<EntrySource, Problems> {
        let mut reading = FormReader::default();
        let channel: Option<SourceChannel> = reading.required(
            "source_channel",
            &self.source_channel,
            "assisted-entry-error-channel",
        );
        let channel = reading.finish(channel)?;
        Ok(match channel {
            SourceChannel::Online => {
                return Err(Problem::new("source_channel", "assisted-entry-error-channel").into());
            }
            // The person is not there to hear it: somebody has to tell them (seed F9).
            SourceChannel::Referral => EntrySource {
                channel,
                notice: NoticeGiven::Later,
                referral: Some(self.referral.parse(today)?),
            },
            SourceChannel::Phone | SourceChannel::FaceToFace => EntrySource {
                channel,
                notice: self.notice_given.parse().unwrap_or(NoticeGiven::Later),
                referral: None,
            },
        })
    }

    /// The questions of the website in their order, each with its own form.
    fn answers(&self, ground: &EntryContext<'_>, referral: bool, found: &mut Problems) -> Answers {
        let data = ground.data;
        let mut answers = Answers::default();
        for step in EnquiryStep::ALL {
            if !step.applies(&answers, data) {
                continue;
            }
            let outcome = match step {
                EnquiryStep::Topic => self.topic.apply(&mut answers, data),
                EnquiryStep::Safety => self.safety.apply(&mut answers, data),
                EnquiryStep::About => self.about.apply(&mut answers),
                EnquiryStep::Household => self.household.apply(&mut answers, data),
                EnquiryStep::Age => self.age.apply(&mut answers),
                EnquiryStep::Postcode => self.postcode.apply(&mut answers, data, ground.directory),
                EnquiryStep::Area => self.apply_area(&mut answers, data),
                EnquiryStep::Name => self.name.apply(&mut answers),
                EnquiryStep::Contact => self.contact.apply(&mut answers).map_err(one_phone),
                EnquiryStep::Access => self.access.apply(&mut answers),
                EnquiryStep::Message => self.message.apply(&mut answers),
                EnquiryStep::Choices | EnquiryStep::Check => Ok(()),
            };
            keep(found, outcome);
            answers.settle(data);
        }
        if referral && answers.for_someone_else() {
            found.push(Problem::new(
                "about_whom",
                "assisted-entry-error-referral-about",
            ));
        }
        answers
    }

    /// Part of a postcode comes with its area picked, as on the website; then what ties somebody from outside to us.
    fn apply_area(&self, answers: &mut Answers, data: &ReferenceData) -> Result<(), Problems> {
        let mut form = self.area.clone();
        if form.area_choice.is_empty() {
            form.area_choice = AreaForm::from_answers(answers).area_choice;
        }
        form.apply(answers, data)?;
        if AreaQuestion::settled(answers) {
            return Ok(());
        }
        AreaForm {
            area_choice: String::new(),
            ..form
        }
        .apply(answers, data)
    }

    /// Nothing that was typed is dropped in silence because its question does not belong to the other answers.
    fn not_dropped(
        &self,
        answers: &Answers,
        data: &ReferenceData,
        referral: bool,
        found: &mut Problems,
    ) {
        if answers.topic.is_none() {
            return;
        }
        let danger = self.safety.danger_now == YesNo::Yes.code() && !answers.asks_danger_now(data);
        if danger {
            found.push(Problem::new("danger_now", "assisted-entry-error-danger"));
        }
        let tonight =
            self.safety.safe_tonight == YesNoNotSure::No.code() && !answers.asks_safe_tonight(data);
        if tonight {
            found.push(Problem::new("safe_tonight", "assisted-entry-error-tonight"));
        }
        if (referral || answers.for_someone_else()) && !self.access.adjustments.is_empty() {
            found.push(Problem::new(
                "adjustments",
                "assisted-entry-error-adjustments",
            ));
        }
    }

    /// What is written down here is the officer's own organisation's. Where the rules say otherwise, the person may
    /// want it so, as on the website; a child is not kept by the Alliance (rule `R04_U18`), and from outside nothing is
    /// (rule `R01_OUT`).
    fn route(&self, answers: &mut Answers, ground: &EntryContext<'_>) -> Result<(), Problems> {
        let data = ground.data;
        let suggested = answers.suggestion(data).and_then(|found| found.controller);
        let problem = match suggested {
            Some(suggested) if suggested == ground.own => return Ok(()),
            Some(_) if self.stay && answers.may_switch_team() => {
                answers.switch_team(data);
                return Ok(());
            }
            Some(suggested) if answers.may_switch_team() => {
                Problem::new("stay", "assisted-entry-error-other-team")
                    .with("team", team(suggested))
            }
            Some(suggested) => {
                Problem::new("age_band", "assisted-entry-error-child").with("team", team(suggested))
            }
            None => match answers.whereabouts().council {
                Some(code) => Problem::new("connection", "assisted-entry-error-outside")
                    .with("council", text(Lang::En, &format!("council-{code}"), &[])),
                None => Problem::new("connection", "assisted-entry-error-outside-unknown"),
            },
        };
        Err(problem.into())
    }

    /// Each choice that was asked, with its answer, under the words that stood on the page. What nobody asked is
    /// not written down.
    fn choices(
        &self,
        answers: &Answers,
        ground: &EntryContext<'_>,
        referral: bool,
    ) -> Result<ConsentChoices, Problems> {
        let partners: Vec<PartnerCode> = ground
            .offers
            .iter()
            .filter_map(|offer| offer.purpose.recipient())
            .collect();
        let nobody = referral || !answers.may_be_offered_choices();
        let asked = if nobody {
            Vec::new()
        } else {
            answers.may_be_asked(ground.data, ground.own, &partners)
        };
        let mut found = Problems::default();
        let mut choices = ConsentChoices::cleared(ground.own);
        for offer in ground.offers {
            let field = choice_field(offer.purpose);
            let said: Option<YesNo> = self.said(&field).parse().ok();
            match said {
                Some(YesNo::Yes) if !asked.contains(&offer.purpose) => {
                    let key = if nobody {
                        "assisted-entry-error-say-nobody"
                    } else {
                        "assisted-entry-error-say-way"
                    };
                    found.push(Problem::new(field, key));
                }
                Some(said) if asked.contains(&offer.purpose) => {
                    if !self.wordings.contains(&offer.wording.to_string()) {
                        found.push(Problem::new(field, "assisted-entry-error-words"));
                        continue;
                    }
                    choices.shown.push(*offer);
                    if said == YesNo::Yes {
                        choices.ticked.push(offer.purpose);
                    }
                }
                Some(_) | None => {}
            }
        }
        if found.is_empty() {
            Ok(choices)
        } else {
            Err(found)
        }
    }
}

fn team(controller: Controller) -> String {
    text(Lang::En, &format!("controller-{controller}"), &[])
}

/// Keeps what was wrong, and goes on.
fn keep<T>(found: &mut Problems, outcome: Result<T, Problems>) -> Option<T> {
    match outcome {
        Ok(value) => Some(value),
        Err(problems) => {
            found.0.extend(problems.0);
            None
        }
    }
}

/// Here one field takes the number to ring and the number to text.
fn one_phone(mut problems: Problems) -> Problems {
    for problem in &mut problems.0 {
        if problem.field == "mobile" {
            "phone".clone_into(&mut problem.field);
        }
    }
    problems
}
