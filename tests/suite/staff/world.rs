//! Accounts and enquiries to work on.

use app::domain::{
    area::{Area, AreaSource, Located},
    codes::{Flag, QueueCode, SafeContact},
    controller::Controller,
    ids::{EnquiryId, StaffId},
    permission::Role,
    personal::{Email, PersonName, Phone},
    reference::Reference,
    routing::ReasonFacts,
    safe_contact::SafeContactWishes,
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use entity::{
    Coded, Codes, blind_index, data_key, enquiry, enquiry_content, routing_suggestion,
    safe_contact, status_change, task,
};
use harness::{Answer, App, Client, canary};
use platform::{
    config::Config,
    crypto::{Place, random},
    ids::uuid_at,
};
use sea_orm::{ActiveValue, ActiveValue::Set, EntityTrait};
use server::{
    enquiry::content::{Contents, Postcode},
    staff::{account, account::NewAccount},
};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// Everybody's password.
pub const PASSWORD: &str = "correct horse battery staple";

/// A column of the code that stands here as text.
fn coded<T: FromStr<Err: fmt::Debug> + fmt::Display>(code: &str) -> ActiveValue<Coded<T>> {
    Set(Coded(code.parse().unwrap()))
}

/// A portal with people who work there.
pub struct World {
    pub app: App,
}

impl World {
    pub async fn start() -> Self {
        Self::start_with(|_| ()).await
    }

    pub async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        let app = App::builder()
            .config(|config| config.limits.limit_sign_in = 1_000)
            .config(change)
            .start()
            .await;
        Self { app }
    }

    /// An account of these roles; its display name is its name in capitals.
    pub async fn account(&self, name: &str, roles: &[Role], queues: &[&str]) -> StaffId {
        let controller = roles
            .iter()
            .find_map(|role| role.controller())
            .unwrap_or(Controller::Smbc);
        self.account_of(controller, name, roles, queues).await
    }

    pub async fn account_of(
        &self,
        controller: Controller,
        name: &str,
        roles: &[Role],
        queues: &[&str],
    ) -> StaffId {
        let new = NewAccount {
            name: name.to_owned(),
            display_name: name.to_uppercase(),
            controller,
            roles: roles.to_vec(),
            queues: queues.iter().map(|code| code.parse().unwrap()).collect(),
            password: PASSWORD.to_owned().into(),
            training: Some(NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()),
        };
        let state = &self.app.state;
        account::create(
            &self.app.owner,
            &state.keys,
            &state.hashers.passwords,
            new,
            self.app.clock.now(),
        )
        .await
        .unwrap()
        .id
    }

    /// The one-time code of an account now.
    pub async fn code(&self, name: &str) -> String {
        account::code(
            &self.app.owner,
            &self.app.state.keys,
            name,
            self.app.clock.now(),
        )
        .await
        .unwrap()
    }

    /// Signs somebody in, with a fresh code.
    pub async fn sign_in(&self, name: &str) -> Client {
        let mut client = self.app.client();
        let answer = self.try_sign_in(&mut client, name, PASSWORD).await;
        assert_eq!(answer.status(), 200, "{}", answer.text());
        client
    }

    pub async fn try_sign_in(&self, client: &mut Client, name: &str, password: &str) -> Answer {
        // Each code counts once.
        self.app.advance(TimeDelta::seconds(30));
        let code = self.code(name).await;
        let fields = [
            ("name", name),
            ("password", password),
            ("code", code.as_str()),
        ];
        client.fill("/staff/sign-in", &fields).await
    }

    /// A triage officer of one Family Hub queue, signed in.
    pub async fn officer(&self, name: &str, queue: &str) -> Client {
        let role = if queue.starts_with("TPA") {
            Role::TriageTpa
        } else {
            Role::TriageFh
        };
        self.account(name, &[role], &[queue]).await;
        self.sign_in(name).await
    }

    /// Somebody of this role and of no queue, signed in.
    pub async fn sign_in_as(&self, name: &str, role: Role) -> Client {
        self.account(name, &[role], &[]).await;
        self.sign_in(name).await
    }

    /// Puts an enquiry in.
    pub async fn enquiry(&self, new: New) -> Sent {
        new.insert(&self.app).await
    }

    pub async fn count(&self, sql: &str) -> i64 {
        self.app.value(sql).await.unwrap().parse().unwrap()
    }

    /// How many audit rows there are of an action on a case.
    pub async fn audited(&self, sent: &Sent, action: &str) -> i64 {
        let sql = format!(
            "SELECT count(*) FROM audit_event WHERE enquiry_id = '{}' AND action = '{action}'",
            sent.id
        );
        self.count(&sql).await
    }
}

/// An enquiry that was put in.
#[derive(Clone, Debug)]
pub struct Sent {
    pub id: EnquiryId,
    pub reference: String,
}

impl Sent {
    pub fn path(&self) -> String {
        format!("/staff/case/{}", self.reference)
    }

    pub fn below(&self, act: &str) -> String {
        format!("{}/{act}", self.path())
    }
}

/// What an enquiry is to be like.
#[derive(Clone)]
pub struct New {
    pub queue: &'static str,
    pub topic: &'static str,
    pub flags: Vec<Flag>,
    pub age: &'static str,
    pub message: String,
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub wishes: SafeContactWishes,
    pub postcode: &'static str,
    /// Minutes before now at which it came.
    pub ago: i64,
    /// Minutes from now until a person is to have looked.
    pub due_in: i64,
}

impl Default for New {
    fn default() -> Self {
        Self {
            queue: "FH-CEN",
            topic: "MONEY",
            flags: Vec::new(),
            age: "35_44",
            message: canary("message"),
            name: canary("name"),
            phone: Some("01632 960 007".to_owned()),
            email: None,
            wishes: SafeContactWishes::default(),
            postcode: "SK1 4ZZ",
            ago: 30,
            due_in: 300,
        }
    }
}

impl New {
    pub fn in_queue(queue: &'static str) -> Self {
        Self {
            queue,
            ..Self::default()
        }
    }

    pub fn flagged(mut self, flags: &[Flag]) -> Self {
        self.flags.extend(flags);
        self
    }

    /// With contact rules: these boxes ticked.
    pub fn rules(mut self, wishes: &[SafeContact]) -> Self {
        self.wishes.wishes.extend(wishes);
        self.flags.push(Flag::SafeContactRules);
        self
    }

    pub fn due_in(mut self, minutes: i64) -> Self {
        self.due_in = minutes;
        self
    }

    async fn insert(self, app: &App) -> Sent {
        let now = app.clock.now();
        let received = now - TimeDelta::minutes(self.ago);
        let id = EnquiryId(uuid_at(received));
        let reference = Reference::from_random(&random::<{ Reference::RANDOM_BYTES }>()).unwrap();
        let controller = if self.queue.starts_with("TPA") {
            Controller::Tpa
        } else {
            Controller::Smbc
        };
        let owner = &app.owner;
        enquiry::Entity::insert(self.head(app, id, &reference, controller, received).await)
            .exec_without_returning(owner)
            .await
            .unwrap();
        let (key, wrapped) = app.state.keys.new_data_key(id).unwrap();
        let row = data_key::ActiveModel {
            enquiry_id: Set(id.0),
            epoch: Set(wrapped.epoch),
            wrapped: Set(wrapped.bytes),
        };
        data_key::Entity::insert(row)
            .exec_without_returning(owner)
            .await
            .unwrap();
        let content = uuid_at(received);
        let seal = |column, text: &str| {
            key.seal_text(Place::new("enquiry_content", content, column), text)
                .unwrap()
        };
        let row = enquiry_content::ActiveModel {
            id: Set(content),
            enquiry_id: Set(id.0),
            version: Set(1),
            recorded_at: Set(received),
            name: Set(seal("name", &self.name)),
            phone: Set(self.phone.as_ref().map(|phone| seal("phone", phone))),
            email: Set(self.email.as_ref().map(|email| seal("email", email))),
            postcode: Set(Some(seal("postcode", self.postcode))),
            adjustments: Set(None),
            message: Set(Some(seal("message", &self.message))),
            message_words: Set(2),
        };
        enquiry_content::Entity::insert(row)
            .exec_without_returning(owner)
            .await
            .unwrap();
        blind_index::Entity::insert_many(self.contents().index(&app.state.keys, id).unwrap())
            .exec_without_returning(owner)
            .await
            .unwrap();
        let wishes = uuid_at(received);
        let row = safe_contact::ActiveModel {
            id: Set(wishes),
            enquiry_id: Set(id.0),
            version: Set(1),
            recorded_at: Set(received),
            wishes: Set(key
                .seal_json(Place::new("safe_contact", wishes, "wishes"), &self.wishes)
                .unwrap()),
        };
        safe_contact::Entity::insert(row)
            .exec_without_returning(owner)
            .await
            .unwrap();
        self.suggested(app, id, controller, received).await;
        Sent {
            id,
            reference: reference.to_string(),
        }
    }

    fn contents(&self) -> Contents {
        Contents {
            name: PersonName::parse(&self.name).unwrap(),
            phone: self
                .phone
                .as_ref()
                .map(|phone| Phone::parse(phone).unwrap()),
            email: self
                .email
                .as_ref()
                .map(|email| Email::parse(email).unwrap()),
            postcode: Some(Postcode(self.postcode.to_owned())),
            adjustments: None,
            message: None,
        }
    }

    async fn head(
        &self,
        app: &App,
        id: EnquiryId,
        reference: &Reference,
        controller: Controller,
        received: DateTime<Utc>,
    ) -> enquiry::ActiveModel {
        let notice = app
            .value(&format!(
                "SELECT id FROM notice_version WHERE controller = '{controller}' LIMIT 1"
            ))
            .await
            .unwrap();
        enquiry::ActiveModel {
            id: Set(id.0),
            draft_id: Set(Uuid::new_v4()),
            reference: Set(reference.to_string()),
            controller: Set(controller.into()),
            queue: coded(self.queue),
            topic: coded(self.topic),
            other_topics: Set(Codes(vec![])),
            area: coded("CEN"),
            about_whom: coded("me"),
            children_under_19: coded("yes"),
            send_under_25: coded("not_asked"),
            age_band: coded(self.age),
            language: coded("en"),
            contact_route: coded("phone"),
            source_channel: coded("online"),
            priority: coded("normal"),
            flags: Set(self.flags.iter().copied().collect()),
            urgent: Set(self.flags.contains(&Flag::Urgent)),
            team_switched: Set(false),
            notice_version_id: Set(notice.parse().unwrap()),
            received_at: Set(received),
            first_look_due: Set(app.clock.now() + TimeDelta::minutes(self.due_in)),
            form_last_day: Set(NaiveDate::from_ymd_opt(2029, 3, 31).unwrap()),
            suggested_at: Set(received),
            version: Set(1),
            ..Default::default()
        }
    }

    async fn suggested(
        &self,
        app: &App,
        id: EnquiryId,
        controller: Controller,
        received: DateTime<Utc>,
    ) {
        let queue: QueueCode = self.queue.parse().unwrap();
        let reason = ReasonFacts {
            words: None,
            rule: "R09_HH_KIDS".to_owned(),
            topic: self.topic.parse().unwrap(),
            queue: Some(queue),
            place: Located {
                area: Area::Known("CEN".parse().unwrap()),
                sector: None,
                source: AreaSource::Directory,
                check: false,
                share: None,
                council: None,
            },
            no_postcode: None,
        };
        let row = routing_suggestion::ActiveModel {
            id: Set(uuid_at(received)),
            enquiry_id: Set(id.0),
            table_version: Set(1),
            rule: Set("R09_HH_KIDS".to_owned()),
            queue: Set(queue.into()),
            controller: Set(controller.into()),
            flags: Set(self.flags.iter().copied().collect()),
            reason_args: Set(serde_json::to_value(reason).unwrap()),
            at: Set(received),
        };
        routing_suggestion::Entity::insert(row)
            .exec_without_returning(&app.owner)
            .await
            .unwrap();
        for (status, actor) in [("submitted", "resident"), ("suggested", "rule")] {
            let row = status_change::ActiveModel {
                id: Set(uuid_at(received)),
                enquiry_id: Set(id.0),
                status: Set(status.to_owned()),
                actor_kind: Set(actor.to_owned()),
                actor_id: Set(None),
                at: Set(received),
                ..Default::default()
            };
            status_change::Entity::insert(row)
                .exec_without_returning(&app.owner)
                .await
                .unwrap();
        }
    }
}

/// Gives a case something to do.
pub async fn add_task(app: &App, sent: &Sent, kind: &str) -> Uuid {
    let now = app.clock.now();
    let id = uuid_at(now);
    let row = task::ActiveModel {
        id: Set(id),
        enquiry_id: Set(sent.id.0),
        kind: Set(kind.to_owned()),
        for_role: Set(None),
        due_at: Set(now + TimeDelta::days(1)),
        created_at: Set(now),
        done_at: Set(None),
        done_by: Set(None),
        ..Default::default()
    };
    task::Entity::insert(row)
        .exec_without_returning(&app.owner)
        .await
        .unwrap();
    id
}
