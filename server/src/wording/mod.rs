//! The wordings of consents: rendered for each named organisation, hashed, stored once (rule 2.1: the
//! record says exactly what the person was told).

use app::{
    domain::{
        consent::{ConsentPurpose, Purpose},
        controller::Controller,
        ids::WordingId,
        notice::canonical,
        wording::{Wording, WordingBody, WordingTemplate},
    },
    site::Partner,
};
use entity::wording;
use platform::{
    crypto::sha256,
    error::{AppError, Result},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

/// One consent as it is asked today, before it is looked up.
#[derive(Clone, Debug)]
pub struct OfferedWording {
    pub purpose: ConsentPurpose,
    pub controller: Controller,
    /// Name of the organisation that gets it.
    pub recipient: String,
    pub version: u32,
    pub language: String,
    pub body: WordingBody,
}

impl OfferedWording {
    /// The partner's code as the row holds it; empty where none is named.
    pub fn partner(&self) -> String {
        self.purpose
            .recipient()
            .map(|partner| partner.code().to_owned())
            .unwrap_or_default()
    }

    /// What is stored: the words, and the name they were shown with.
    pub fn json(&self) -> serde_json::Result<serde_json::Value> {
        let mut json = serde_json::to_value(&self.body)?;
        json["recipient"] = serde_json::Value::String(self.recipient.clone());
        Ok(json)
    }

    /// SHA-256 of the stored words in their fixed form.
    pub fn hash(&self) -> serde_json::Result<[u8; 32]> {
        Ok(sha256(canonical(&self.json()?).as_bytes()))
    }
}

/// A template filled for everyone it names: once for each partner, or once.
pub fn offered(template: &WordingTemplate, partners: &[Partner]) -> Vec<OfferedWording> {
    let one = |purpose, recipient: &str, body| OfferedWording {
        purpose,
        controller: template.controller,
        recipient: recipient.to_owned(),
        version: template.version,
        language: template.language.clone(),
        body,
    };
    if !template.purpose.names_partner() {
        return template
            .purpose_for(None)
            .map(|purpose| one(purpose, template.own_recipient(), template.fill(None)))
            .into_iter()
            .collect();
    }
    partners
        .iter()
        .filter_map(|partner| {
            let purpose = template.purpose_for(Some(partner.code.parse().ok()?))?;
            Some(one(
                purpose,
                &partner.name,
                template.fill(Some(&partner.name)),
            ))
        })
        .collect()
}

/// The wordings in force for the configured partners, each with its row.
///
/// # Errors
/// The database does not answer; a wording has no row yet, because the partners changed since the last
/// `portal migrate`.
pub async fn current(db: &impl ConnectionTrait, partners: &[Partner]) -> Result<Vec<Wording>> {
    let ids: HashMap<Vec<u8>, wording::Model> = wording::Entity::find()
        .all(db)
        .await?
        .into_iter()
        .map(|row| {
            (
                key(
                    &row.purpose_code,
                    &row.controller,
                    &row.recipient,
                    &row.sha256,
                ),
                row,
            )
        })
        .collect();
    WordingTemplate::shipped()
        .iter()
        .flat_map(|template| offered(template, partners))
        .map(|offered| {
            let hash = offered.hash().map_err(AppError::internal)?;
            let key = key(
                offered.purpose.purpose().code(),
                offered.controller.code(),
                &offered.partner(),
                &hash,
            );
            let row = ids.get(&key).ok_or_else(|| {
                AppError::internal(anyhow::anyhow!(
                    "the wording of {} for {} is not in the database: run `portal migrate`",
                    offered.purpose,
                    offered.controller
                ))
            })?;
            Ok(Wording {
                id: WordingId(row.id),
                purpose: offered.purpose,
                controller: offered.controller,
                recipient: offered.recipient,
                version: offered.version,
                language: offered.language,
                body: offered.body,
            })
        })
        .collect()
}

fn key(purpose: &str, controller: &str, recipient: &str, hash: &[u8]) -> Vec<u8> {
    let mut key = format!("{purpose}\n{controller}\n{recipient}\n").into_bytes();
    key.extend_from_slice(hash);
    key
}

/// The words that were shown, by id: for the history of a consent and for its receipts.
///
/// # Errors
/// The database does not answer, or a row is not what it was when it was stored.
pub async fn shown(
    db: &impl ConnectionTrait,
    ids: &[WordingId],
) -> Result<HashMap<WordingId, Wording>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    wording::Entity::find()
        .filter(wording::Column::Id.is_in(ids.iter().map(|id| id.0)))
        .all(db)
        .await?
        .into_iter()
        .map(|row| {
            let wording = stored(row).map_err(AppError::internal)?;
            Ok((wording.id, wording))
        })
        .collect()
}

fn stored(row: wording::Model) -> anyhow::Result<Wording> {
    let wording::Model {
        id,
        purpose_code,
        controller,
        recipient,
        language,
        version,
        mut body,
        sha256: hash,
        created_at: _,
    } = row;
    anyhow::ensure!(
        sha256(canonical(&body).as_bytes()).as_slice() == hash,
        "the wording {id} is not the text that was stored"
    );
    let name = body
        .as_object_mut()
        .and_then(|members| members.remove("recipient"))
        .and_then(|name| name.as_str().map(str::to_owned))
        .unwrap_or_default();
    let purpose: Purpose = purpose_code.parse()?;
    let partner = if recipient.is_empty() {
        None
    } else {
        Some(recipient.parse()?)
    };
    Ok(Wording {
        id: WordingId(id),
        purpose: ConsentPurpose::new(purpose, partner)
            .ok_or_else(|| anyhow::anyhow!("the wording {id} names a partner wrongly"))?,
        controller: controller.parse()?,
        recipient: name,
        version: u32::try_from(version)?,
        language,
        body: serde_json::from_value(body)?,
    })
}

/// The wordings in force, looked up once for each list of partners: they follow from the shipped texts and from
/// who the partners are.
#[derive(Default)]
pub struct WordingCache(RwLock<HashMap<Named, Arc<Vec<Wording>>>>);

/// Code and name of each partner: what the words follow from.
type Named = Vec<(String, String)>;

impl WordingCache {
    /// All of them.
    ///
    /// # Errors
    /// As [`current`]; the next call tries again.
    pub async fn read(
        &self,
        db: &impl ConnectionTrait,
        partners: &[Partner],
    ) -> Result<Arc<Vec<Wording>>> {
        let key: Named = partners
            .iter()
            .map(|partner| (partner.code.clone(), partner.name.clone()))
            .collect();
        let known = {
            let cache = self.0.read().unwrap_or_else(PoisonError::into_inner);
            cache.get(&key).cloned()
        };
        if let Some(known) = known {
            return Ok(known);
        }
        let wordings = Arc::new(current(db, partners).await?);
        let mut cache = self.0.write().unwrap_or_else(PoisonError::into_inner);
        cache.insert(key, Arc::clone(&wordings));
        Ok(wordings)
    }
}

/// The wording of one consent that an organisation asks.
pub fn find(
    wordings: &[Wording],
    controller: Controller,
    purpose: ConsentPurpose,
) -> Option<&Wording> {
    wordings
        .iter()
        .find(|wording| wording.controller == controller && wording.purpose == purpose)
}
