//! Telling colleagues at once: a message to their work address that names nobody. The row of the outbox is written
//! by the function of the schema that does the act.

use crate::staff::StaffRequest;
use app::domain::{permission::Role, personal::Email};
use platform::{
    crypto::{Place, WrappedKey},
    error::{AppError, Result},
    outbox,
    outbox::Message,
};
use sea_orm::{DbBackend, FromQueryResult, Statement, Value};
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Address {
    id: Uuid,
    key_epoch: i32,
    wrapped_key: Vec<u8>,
    email: Vec<u8>,
}

/// Sealed messages, column by column as the schema takes them.
#[derive(Default)]
pub struct Letters {
    pub ids: Vec<Uuid>,
    epochs: Vec<i32>,
    keys: Vec<Vec<u8>>,
    payloads: Vec<Vec<u8>>,
}

impl Letters {
    /// Ids, epochs, keys and payloads as parameters.
    pub fn into_values(self) -> [Value; 4] {
        [
            self.ids.into(),
            self.epochs.into(),
            self.keys.into(),
            self.payloads.into(),
        ]
    }
}

/// One message for everybody of the own organisation who holds one of these roles and has a work address here.
/// `reference` is the subject, and nothing else is.
///
/// # Errors
/// The database; an address that does not open.
pub async fn letters(
    staff: &StaffRequest,
    roles: &[Role],
    reference: &str,
    text: &str,
) -> Result<Letters> {
    let roles: Vec<String> = roles.iter().map(|role| role.code().to_owned()).collect();
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT id, key_epoch, wrapped_key, email FROM app.addresses_of_roles($1)",
        [roles.into()],
    );
    let mut letters = Letters::default();
    for address in Address::find_by_statement(statement).all(&staff.tx).await? {
        let wrapped = WrappedKey {
            epoch: address.key_epoch,
            bytes: address.wrapped_key,
        };
        let key = staff.state.keys.unwrap(&wrapped, address.id)?;
        let place = Place::new("staff", address.id, "email");
        let email = key.open_text(place, &address.email)?;
        let message = Message {
            reference: reference.to_owned(),
            text: text.to_owned(),
            former: Some(Email::parse(&email).map_err(AppError::internal)?),
        };
        let sealed = outbox::seal(&staff.state.keys, staff.now, &message)?;
        letters.ids.push(sealed.id.0);
        letters.epochs.push(sealed.key_epoch);
        letters.keys.push(sealed.wrapped_key);
        letters.payloads.push(sealed.payload);
    }
    Ok(letters)
}
