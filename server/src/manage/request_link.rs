//! Sending a link and a code by email, where the wishes allow it.

use super::session::code_hash;
use app::{
    domain::reference::Reference,
    forms::manage::OneTimeCode,
    i18n::{Lang, text},
    resident::manage::LINK_MINUTES,
};
use platform::{
    Platform, cookie::Token, crypto::random, db::Sql, error::Result, ids::uuid_at, outbox,
};

const REQUEST_LINK: Sql = Sql::web("SELECT app.request_link($1, $2, $3, $4, $5, $6, $7, $8)");

/// Puts a message with a link and a code on its way, if there is such an enquiry with an email route. The
/// caller learns nothing either way, and nearly the same work is done.
///
/// # Errors
/// Sealing; the database.
pub async fn request_link(state: &Platform, lang: Lang, reference: Reference) -> Result<()> {
    let link = Token::random();
    let code = OneTimeCode::from_number(u64::from_be_bytes(random()));
    let message = outbox::Message {
        reference: reference.to_string(),
        text: text(
            lang,
            "message-manage-link",
            &[
                (
                    "link",
                    format!(
                        "{}/manage/link/{}",
                        state.configured.base_url,
                        link.expose()
                    ),
                ),
                ("code", code.expose().to_owned()),
                ("minutes", LINK_MINUTES.to_string()),
            ],
        ),
        former: None,
    };
    let now = state.clock.now();
    let outbox::Sealed {
        id,
        key_epoch,
        wrapped_key,
        payload,
    } = outbox::seal(&state.keys, now, &message)?;
    let values = [
        reference.to_string().into(),
        uuid_at(now).into(),
        link.hash().to_vec().into(),
        code_hash(&state.keys, reference, &code)?.into(),
        id.0.into(),
        key_epoch.into(),
        wrapped_key.into(),
        payload.into(),
    ];
    let tx = state.pools.web_tx().await?;
    REQUEST_LINK.execute(&tx, values).await?;
    tx.commit().await?;
    Ok(())
}
