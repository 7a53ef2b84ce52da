//! Accepting: a case of the receiver, made of what was picked and nothing else, under its notice and its clocks.

use super::store;
use crate::notice::Publications;
use crate::{
    enquiry::content::{Contents, Postcode, seal_wishes},
    staff::StaffRequest,
};
use app::{
    domain::{
        codes::{AgeBand, Flag, Language, Priority, SendAnswer, YesNoPreferNot},
        controller::Controller,
        reference::Reference,
        retention::RetentionRule,
        sharing::{ExtractContact, ExtractHousehold, ExtractPlace, ExtractTopic, HandoverExtract},
    },
    i18n::{Lang, text},
};
use entity::share;
use platform::{
    crypto::random,
    error::{AppError, Result},
    ids::{EnquiryId, uuid_at},
    outbox,
};
use sea_orm::TryIntoModel;
use serde_json::json;
use uuid::Uuid;

/// References are drawn at random; one in use is drawn again, so often at most.
const DRAWS: usize = 8;

/// What the person is not asked about here: not known.
const AREA_UNKNOWN: &str = "UNK";

/// What became of accepting.
pub enum Accepted {
    Done {
        enquiry: Uuid,
        reference: String,
    },
    /// It was answered, taken back or ended meanwhile.
    Meanwhile,
}

/// Makes the case. The caller holds the lock of the person's ledger.
///
/// # Errors
/// The database; a part that does not open.
pub async fn accept(
    texts: &Publications,
    staff: &StaffRequest,
    row: &share::Model,
) -> Result<Accepted> {
    // Emptied before this page was answered. What happens from here on the database sees under its locks.
    let Some(picked) = store::picked(staff, row)? else {
        return Ok(Accepted::Meanwhile);
    };
    let id = EnquiryId(uuid_at(staff.now));
    let state = &staff.state;
    let (key, wrapped) = state.keys.new_data_key(id)?;
    let Parts {
        contents,
        wishes,
        head,
    } = parts(texts, staff, picked.clone()).await?;
    let sealed = contents
        .seal(&key, id, 1, staff.now)?
        .try_into_model()
        .map_err(AppError::internal)?;
    let wishes = seal_wishes(&key, id, 1, &wishes, staff.now)?
        .try_into_model()
        .map_err(AppError::internal)?;
    let (kinds, hashes): (Vec<String>, Vec<Vec<u8>>) = contents
        .index_hashes(&state.keys)?
        .into_iter()
        .map(|(kind, hash)| (kind.to_owned(), hash))
        .unzip();
    let message = outbox::Message {
        reference: picked.reference,
        text: text(
            Lang::En,
            "message-answer",
            &[("address", format!("{}/manage", state.configured.base_url))],
        ),
        former: None,
    };
    let letter = outbox::seal(&state.keys, staff.now, &message)?;
    for _ in 0..DRAWS {
        let Some(reference) = Reference::from_random(&random::<{ Reference::RANDOM_BYTES }>())
        else {
            continue;
        };
        let mut head = head.clone();
        head["reference"] = json!(reference.to_string());
        let answer = store::ask(
            staff,
            "SELECT app.accept_handover($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) AS answer",
            [
                row.id.into(),
                id.0.into(),
                head.into(),
                wrapped.epoch.into(),
                wrapped.bytes.clone().into(),
                sealed.id.into(),
                sealed.name.clone().into(),
                sealed.phone.clone().into(),
                sealed.email.clone().into(),
                sealed.postcode.clone().into(),
                sealed.adjustments.clone().into(),
                sealed.message.clone().into(),
                sealed.message_words.into(),
                wishes.id.into(),
                wishes.wishes.clone().into(),
                kinds.clone().into(),
                hashes.clone().into(),
                letter.id.0.into(),
                letter.key_epoch.into(),
                letter.wrapped_key.clone().into(),
                letter.payload.clone().into(),
            ],
        )
        .await?;
        match answer.as_str() {
            "done" => {
                return Ok(Accepted::Done {
                    enquiry: id.0,
                    reference: reference.to_string(),
                });
            }
            "reference" => {}
            _ => return Ok(Accepted::Meanwhile),
        }
    }
    Err(AppError::internal(anyhow::anyhow!(
        "no free reference was found"
    )))
}

/// What the new case is made of.
struct Parts {
    contents: Contents,
    wishes: app::domain::safe_contact::SafeContactWishes,
    /// Codes and dates of the head.
    head: serde_json::Value,
}

async fn parts(
    texts: &Publications,
    staff: &StaffRequest,
    picked: HandoverExtract,
) -> Result<Parts> {
    let HandoverExtract {
        reference: _,
        name,
        reach,
        wishes,
        topic,
        place,
        age,
        household,
        language,
        adjustments,
        message,
        flags,
    } = picked;
    let lacking = || AppError::internal(anyhow::anyhow!("a hand-over lacks what a case needs"));
    let (Some(name), Some(reach), Some(wishes), Some(about)) = (name, reach, wishes, topic) else {
        return Err(lacking());
    };
    let ExtractContact {
        route,
        phone,
        email,
    } = reach;
    let ExtractTopic {
        topic,
        about,
        they_know,
        priority,
    } = about;
    let (area, postcode, no_postcode) = match place {
        Some(ExtractPlace {
            area,
            postcode,
            no_postcode,
        }) => (area.code().to_owned(), postcode, no_postcode),
        None => (AREA_UNKNOWN.to_owned(), None, None),
    };
    let ExtractHousehold { children, send25 } = household.unwrap_or(ExtractHousehold {
        children: YesNoPreferNot::PreferNot,
        send25: SendAnswer::NotAsked,
    });
    let controller: Controller = staff.officer.controller;
    let data = staff.data();
    let rule = match controller {
        Controller::Smbc => RetentionRule::FhForm,
        Controller::Tpa => RetentionRule::TpaForm,
    };
    let last_day = data
        .retention
        .due(rule, staff.now)
        .last_day_kept
        .ok_or_else(lacking)?;
    let look = data.first_look(priority, staff.now);
    let urgent = priority == Priority::Urgent || flags.contains(&Flag::Urgent);
    let head = json!({
        "topic": topic.code(),
        "area": area,
        "about_whom": about,
        "they_know": they_know,
        "children_under_19": children,
        "send_under_25": send25,
        "age_band": age.unwrap_or(AgeBand::PreferNot),
        "no_postcode_reason": no_postcode,
        "language": language.unwrap_or(Language::English),
        "contact_route": route,
        "priority": priority,
        "flags": flags,
        "urgent": urgent,
        "notice": texts.notice(&staff.tx, controller, staff.now).await?.id.0,
        "first_look_due": look,
        "form_last_day": last_day,
    });
    Ok(Parts {
        contents: Contents {
            name,
            phone,
            email,
            postcode: postcode.map(Postcode),
            adjustments,
            message,
        },
        wishes,
        head,
    })
}
