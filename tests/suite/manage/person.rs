//! Somebody who has sent an enquiry, and comes back.

use crate::enquiry::walk;
use app::domain::safe_contact::SafeContactWishes;
use entity::{data_key, safe_contact};
use harness::{Answer, App, Client, canary};
use platform::{crypto::WrappedKey, ids::EnquiryId};
use sea_orm::{DbErr, EntityTrait};
use server::enquiry::content::seal_wishes;
use uuid::Uuid;

/// What a person answers; the rest is as in [`Person::sends`].
pub type Answers<'a> = &'a [(&'a str, &'a str)];

/// A person with a sent enquiry.
pub struct Person {
    /// The browser that sent it.
    pub client: Client,
    pub reference: String,
    pub words: String,
}

impl Person {
    /// Fills the form in, with these answers in place of a parent's in the middle of town who is to be
    /// written to, and sends it. A field may come more than once; an empty value leaves it out.
    pub async fn sends(app: &App, answers: Answers<'_>) -> Self {
        let mut client = app.client();
        let (name, message) = (canary("name"), canary("message"));
        let given = vec![
            ("topic", "MONEY"),
            ("about_whom", "me"),
            ("household_children_under_19", "yes"),
            ("age_band", "25_34"),
            ("postcode", "SK3 9AB"),
            ("name", name.as_str()),
            ("contact_route", "email"),
            ("email", "resident@example.org"),
            ("message", message.as_str()),
        ];
        let sent = walk::send(&mut client, &walk::with(given, answers)).await;
        assert_eq!(sent.path(), "/enquiry/sent", "{}", sent.text());
        Self {
            client,
            reference: walk::reference(&sent),
            words: walk::words(&sent).join(" "),
        }
    }

    /// A new browser, at `/manage`, with the three words.
    pub async fn comes_back(&self, app: &App) -> Client {
        let mut client = app.client();
        let home = self.tries(&mut client, &self.words).await;
        assert_eq!(home.path(), "/manage/enquiry", "{}", home.text());
        client
    }

    /// Tries words for this reference.
    pub async fn tries(&self, client: &mut Client, words: &str) -> Answer {
        open(client, &self.reference, words, "").await
    }
}

/// Sends the form of `/manage`.
pub async fn open(client: &mut Client, reference: &str, words: &str, code: &str) -> Answer {
    let page = client.get("/manage").await;
    let fields = [
        ("reference", reference),
        ("passphrase", words),
        ("code", code),
    ];
    client.submit(&page, &fields).await
}

/// Asks for a link and a code.
pub async fn asks_for_link(client: &mut Client, reference: &str) -> Answer {
    let page = client.get("/manage").await;
    client
        .submit(&page, &[("reference", reference), ("action", "send_link")])
        .await
}

/// Puts a newer version of the wishes in, as a later page or an officer would.
pub async fn wishes(app: &App, reference: &str, wishes: &SafeContactWishes) -> Result<(), DbErr> {
    let enquiry = id(app, reference).await;
    let row = data_key::Entity::find_by_id(enquiry)
        .one(&app.owner)
        .await?
        .unwrap();
    let wrapped = WrappedKey {
        epoch: row.epoch,
        bytes: row.wrapped,
    };
    let key = app.state.keys.unwrap(&wrapped, enquiry).unwrap();
    let row = seal_wishes(&key, EnquiryId(enquiry), 2, wishes, app.clock.now()).unwrap();
    safe_contact::Entity::insert(row)
        .exec_without_returning(&app.owner)
        .await?;
    Ok(())
}

/// The id behind a reference.
pub async fn id(app: &App, reference: &str) -> Uuid {
    let sql = format!("SELECT id FROM enquiry WHERE reference = '{reference}'");
    app.value(&sql).await.unwrap().parse().unwrap()
}
