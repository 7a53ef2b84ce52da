//! What is in force now: the notice of an organisation, and the words of what it may ask for.

use crate::notice::{Publications, wordings};
use app::{
    domain::{
        codes::{AboutWhom, AgeBand},
        consent::{self, ConsentPurpose},
        controller::Controller,
        notice::NoticeVersion,
        safe_contact::SafeContactWishes,
        wording::Wording,
    },
    forms::enquiry::{Answers, ConsentOffer},
    resident::enquiry::ConsentOfferView,
};
use platform::Platform;
use platform::error::{AppError, Result};
use sea_orm::ConnectionTrait;

/// The notice, and what may be offered, to one person by one organisation.
#[derive(Clone, Debug)]
pub struct Published {
    pub controller: Controller,
    pub notice: NoticeVersion,
    pub offers: Vec<ConsentOfferView>,
}

/// What this person is shown by the organisation that will be responsible.
///
/// # Errors
/// The database; no notice, or no words for a purpose: the seed was not run.
pub async fn published(
    state: &Platform,
    texts: &Publications,
    db: &impl ConnectionTrait,
    answers: &Answers,
    controller: Controller,
) -> Result<Published> {
    let asked = answers.may_be_asked(texts.data(), controller, &texts.partners());
    with(state, texts, db, controller, asked).await
}

/// As [`published`], with all that the organisation may ask of anybody: for a page on which nobody has answered yet.
///
/// # Errors
/// As [`published`].
pub async fn published_in_full(
    state: &Platform,
    texts: &Publications,
    db: &impl ConnectionTrait,
    controller: Controller,
) -> Result<Published> {
    let asked = consent::offered(
        &texts.data().purposes,
        &texts.partners(),
        controller,
        AboutWhom::Me,
        AgeBand::PreferNot,
        &SafeContactWishes::default(),
    );
    with(state, texts, db, controller, asked).await
}

async fn with(
    state: &Platform,
    texts: &Publications,
    db: &impl ConnectionTrait,
    controller: Controller,
    asked: Vec<ConsentPurpose>,
) -> Result<Published> {
    let notice = texts.notice(db, controller, state.clock.now()).await?;
    let wordings = texts.wordings(db).await?;
    let found: Vec<&Wording> = asked
        .into_iter()
        .map(|purpose| {
            wordings::find(&wordings, controller, purpose).ok_or_else(|| no_words(purpose))
        })
        .collect::<Result<_>>()?;
    Ok(Published {
        controller,
        notice,
        offers: found.into_iter().map(words).collect(),
    })
}

impl Published {
    /// What is offered, without its words.
    pub fn offered(&self) -> Vec<ConsentOffer> {
        self.offers.iter().map(|words| words.offer).collect()
    }

    /// Titles of those of these purposes that are offered, in the order of the page.
    pub fn titles(&self, of: &[ConsentPurpose]) -> Vec<String> {
        self.offers
            .iter()
            .filter(|words| of.contains(&words.offer.purpose))
            .map(|words| words.title.clone())
            .collect()
    }
}

/// A wording as the choices page shows it. Where no reviewed translation exists it is English, and says so.
fn words(wording: &Wording) -> ConsentOfferView {
    let Wording {
        id,
        purpose,
        controller: _,
        recipient: _,
        version: _,
        language,
        body,
    } = wording;
    ConsentOfferView {
        offer: ConsentOffer {
            purpose: *purpose,
            wording: *id,
        },
        title: body.title.clone(),
        who: body.who.clone(),
        what: body.what.clone(),
        not_shared: body.not_shared.clone(),
        on_withdrawal: body.on_withdrawal.stops.join(" "),
        language: language.clone(),
    }
}

fn no_words(purpose: ConsentPurpose) -> AppError {
    AppError::internal(anyhow::anyhow!(
        "there are no words for the consent {purpose}"
    ))
}
