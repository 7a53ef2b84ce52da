//! What a person wrote, sealed field by field, and opened again for whoever may read it.

use app::domain::{
    personal::{Adjustments, Email, Message, PersonName, Phone},
    phone,
    postcode::normalise,
    safe_contact::SafeContactWishes,
    search::{folded_words, indexed_forms, written},
};
use chrono::{DateTime, Utc};
use entity::{blind_index, enquiry_content, safe_contact};
use platform::{
    crypto::{CryptoError, DataKey, IndexKind, Keys, Place},
    error::Result,
    ids::{EnquiryId, uuid_at},
};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

/// One version of what was written. Its parts print nothing of themselves.
#[derive(Clone, Debug)]
pub struct Contents {
    pub name: PersonName,
    pub phone: Option<Phone>,
    pub email: Option<Email>,
    /// As given: a full postcode or part of one.
    pub postcode: Option<Postcode>,
    pub adjustments: Option<Adjustments>,
    pub message: Option<Message>,
}

/// A postcode as it was given. Personal: never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Postcode(pub String);

impl std::fmt::Debug for Postcode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Postcode(…)")
    }
}

impl Contents {
    /// Seals every field for its own place in a new row.
    ///
    /// # Errors
    /// Sealing.
    pub fn seal(
        &self,
        key: &DataKey,
        enquiry: EnquiryId,
        version: i32,
        at: DateTime<Utc>,
    ) -> Result<enquiry_content::ActiveModel, CryptoError> {
        let Self {
            name,
            phone,
            email,
            postcode,
            adjustments,
            message,
        } = self;
        let id = uuid_at(at);
        let seal = |column, text: Option<&str>| {
            text.map(|text| key.seal_text(place(id, column), text))
                .transpose()
        };
        Ok(enquiry_content::ActiveModel {
            id: Set(id),
            enquiry_id: Set(enquiry.0),
            version: Set(version),
            recorded_at: Set(at),
            name: Set(key.seal_text(place(id, "name"), name.expose())?),
            phone: Set(seal("phone", phone.as_ref().map(Phone::expose))?),
            email: Set(seal("email", email.as_ref().map(Email::expose))?),
            postcode: Set(seal(
                "postcode",
                postcode.as_ref().map(|postcode| postcode.0.as_str()),
            )?),
            adjustments: Set(seal(
                "adjustments",
                adjustments.as_ref().map(Adjustments::expose),
            )?),
            message: Set(seal("message", message.as_ref().map(Message::expose))?),
            message_words: Set(message.as_ref().map_or(0, words)),
        })
    }

    /// Opens every field of a row.
    ///
    /// # Errors
    /// Another key, or a row that was altered or moved.
    pub fn open(key: &DataKey, row: &enquiry_content::Model) -> Result<Self, CryptoError> {
        let text = |column, sealed: &Option<Vec<u8>>| {
            sealed
                .as_ref()
                .map(|sealed| key.open_text(place(row.id, column), sealed))
                .transpose()
        };
        let known = |_| CryptoError::UnknownForm;
        let name = key.open_text(place(row.id, "name"), &row.name)?;
        Ok(Self {
            name: PersonName::parse(&name).map_err(known)?,
            phone: text("phone", &row.phone)?
                .map(|text| Phone::parse(&text))
                .transpose()
                .map_err(known)?,
            email: text("email", &row.email)?
                .map(|text| Email::parse(&text))
                .transpose()
                .map_err(known)?,
            postcode: text("postcode", &row.postcode)?.map(|text| Postcode((*text).clone())),
            adjustments: text("adjustments", &row.adjustments)?
                .map(|text| Adjustments::parse(&text))
                .transpose()
                .map_err(known)?,
            message: text("message", &row.message)?
                .map(|text| Message::parse(&text))
                .transpose()
                .map_err(known)?,
        })
    }

    /// Keyed hashes by which staff find the case again: the name as written and without accents, each word of it
    /// and its beginnings, phone, email, full postcode (feature E8). Each once.
    ///
    /// # Errors
    /// Hashing.
    pub fn index(
        &self,
        keys: &Keys,
        enquiry: EnquiryId,
    ) -> Result<Vec<blind_index::ActiveModel>, CryptoError> {
        let hashes = self.index_hashes(keys)?;
        Ok(hashes
            .into_iter()
            .map(|(kind, hash)| blind_index::ActiveModel {
                enquiry_id: Set(enquiry.0),
                kind: Set(kind.to_owned()),
                hash: Set(hash),
            })
            .collect())
    }

    /// As [`Contents::index`], bare: the kind and the keyed hash of each.
    ///
    /// # Errors
    /// Hashing.
    pub fn index_hashes(&self, keys: &Keys) -> Result<Vec<(&'static str, Vec<u8>)>, CryptoError> {
        let Self {
            name,
            phone,
            email,
            postcode,
            adjustments: _,
            message: _,
        } = self;
        let mut found = name_forms(name);
        found.extend(
            phone
                .as_ref()
                .and_then(phone::key)
                .map(|key| ("phone", IndexKind::Phone, key)),
        );
        found.extend(
            email
                .as_ref()
                .map(|email| ("email", IndexKind::Email, phone::email_key(email))),
        );
        found.extend(
            postcode
                .as_ref()
                .map(|postcode| ("postcode", IndexKind::Postcode, normalise(&postcode.0))),
        );
        hashes(keys, found)
    }

    /// The part of [`Contents::index_hashes`] that versions before did not make: `name_folded` and `name_prefix`.
    ///
    /// # Errors
    /// Hashing.
    pub fn newer_hashes(&self, keys: &Keys) -> Result<Vec<(&'static str, Vec<u8>)>, CryptoError> {
        let mut found = name_forms(&self.name);
        found.retain(|(kind, ..)| *kind != "name");
        hashes(keys, found)
    }
}

/// A form of something, its kind in the index, and the key it is hashed by.
type Form = (&'static str, IndexKind, String);

fn name_forms(name: &PersonName) -> Vec<Form> {
    let words = folded_words(name.expose());
    let mut found = vec![("name", IndexKind::Name, written(name.expose()))];
    // A name of signs alone has no other form.
    if !words.is_empty() {
        found.push(("name_folded", IndexKind::NameFolded, words.join(" ")));
    }
    found.extend(
        indexed_forms(name.expose())
            .into_iter()
            .map(|form| ("name_prefix", IndexKind::NamePrefix, form)),
    );
    found
}

/// Each once.
fn hashes(keys: &Keys, mut found: Vec<Form>) -> Result<Vec<(&'static str, Vec<u8>)>, CryptoError> {
    found.sort_by(|a, b| (a.0, &a.2).cmp(&(b.0, &b.2)));
    found.dedup_by(|a, b| (a.0, &a.2) == (b.0, &b.2));
    found
        .into_iter()
        .map(|(kind, index, text)| Ok((kind, keys.blind_index(index, &text)?)))
        .collect()
}

/// Seals the wishes about contact for a new row.
///
/// # Errors
/// Sealing.
pub fn seal_wishes(
    key: &DataKey,
    enquiry: EnquiryId,
    version: i32,
    wishes: &SafeContactWishes,
    at: DateTime<Utc>,
) -> Result<safe_contact::ActiveModel, CryptoError> {
    let id = uuid_at(at);
    Ok(safe_contact::ActiveModel {
        id: Set(id),
        enquiry_id: Set(enquiry.0),
        version: Set(version),
        recorded_at: Set(at),
        wishes: Set(key.seal_json(wishes_place(id), wishes)?),
    })
}

/// Opens the wishes of a row.
///
/// # Errors
/// Another key, or a row that was altered or moved.
pub fn open_wishes(
    key: &DataKey,
    row: &safe_contact::Model,
) -> Result<SafeContactWishes, CryptoError> {
    key.open_json(wishes_place(row.id), &row.wishes)
}

fn place(row: Uuid, column: &'static str) -> Place<'static> {
    Place::new("enquiry_content", row, column)
}

fn wishes_place(row: Uuid) -> Place<'static> {
    Place::new("safe_contact", row, "wishes")
}

fn words(message: &Message) -> i32 {
    i32::try_from(message.expose().split_whitespace().count()).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::TryIntoModel;

    fn contents() -> Contents {
        Contents {
            name: PersonName::parse("Zoë  O’Brien").unwrap(),
            phone: Some(Phone::parse("01632 960 001").unwrap()),
            email: None,
            postcode: Some(Postcode("SK5 8XX".into())),
            adjustments: None,
            message: Some(Message::parse("one two\nthree").unwrap()),
        }
    }

    #[test]
    fn what_is_sealed_opens_again_and_nothing_of_it_is_readable() {
        let (key, at) = (
            DataKey::random(),
            DateTime::from_timestamp(1_800_000_000, 0).unwrap(),
        );
        let enquiry = EnquiryId(uuid_at(at));
        let row = contents()
            .seal(&key, enquiry, 1, at)
            .unwrap()
            .try_into_model()
            .unwrap();
        assert_eq!(row.message_words, 3);
        for sealed in [
            &row.name,
            row.phone.as_ref().unwrap(),
            row.message.as_ref().unwrap(),
        ] {
            assert!(
                !sealed
                    .windows(5)
                    .any(|five| five == b"Brien" || five == b"01632" || five == b"three")
            );
        }
        let opened = Contents::open(&key, &row).unwrap();
        assert_eq!(opened.name, contents().name);
        assert_eq!(opened.message, contents().message);
        assert_eq!(opened.postcode, contents().postcode);
        assert!(Contents::open(&DataKey::random(), &row).is_err());
    }

    #[test]
    fn two_fields_swapped_do_not_open() {
        let (key, at) = (
            DataKey::random(),
            DateTime::from_timestamp(1_800_000_000, 0).unwrap(),
        );
        let mut row = contents()
            .seal(&key, EnquiryId(uuid_at(at)), 1, at)
            .unwrap()
            .try_into_model()
            .unwrap();
        std::mem::swap(row.phone.as_mut().unwrap(), &mut row.name);
        assert!(Contents::open(&key, &row).is_err());
    }

    #[test]
    fn a_person_is_found_by_every_spelling() {
        let keys = Keys::generate(DateTime::from_timestamp(1_800_000_000, 0).unwrap());
        let enquiry = EnquiryId(Uuid::nil());
        let index = |contents: &Contents| -> Vec<(String, Vec<u8>)> {
            let rows = contents.index(&keys, enquiry).unwrap();
            rows.into_iter()
                .map(|row| (row.kind.unwrap(), row.hash.unwrap()))
                .collect()
        };
        let one = index(&contents());
        let mut other = contents();
        other.name = PersonName::parse("ZOË o’brien").unwrap();
        other.phone = Some(Phone::parse("+44 1632 960001").unwrap());
        other.postcode = Some(Postcode("sk58xx".into()));
        assert_eq!(one, index(&other));
        let kinds = |kind: &str| one.iter().filter(|(found, _)| found == kind).count();
        let forms = "zoe; obr, obri, obrie, obrien; zoeobrien";
        assert_eq!(kinds("name_prefix"), forms.split([',', ';']).count());
        assert_eq!(one.len(), 6 + 4, "and name, folded name, phone, postcode");
    }
}
