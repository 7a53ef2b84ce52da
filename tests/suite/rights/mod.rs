//! What a person can ask for after sending, and how the data protection teams answer.

mod answers;
mod copy;
mod desk;
mod details;
mod held;
mod questions;
mod walls;
mod without;

use crate::{
    manage::person::{Answers, Person},
    staff::world::World,
};
use app::domain::permission::Role;
use harness::{Answer, Client};

/// A person with an enquiry at the council, and the council's data protection officer, signed in.
pub struct Matter {
    pub world: World,
    pub person: Person,
    /// The person, come back with the three words.
    pub resident: Client,
    pub dpo: Client,
}

impl Matter {
    pub async fn start() -> Self {
        Self::with(&[]).await
    }

    pub async fn with(answers: Answers<'_>) -> Self {
        let world = World::start().await;
        let person = Person::sends(&world.app, answers).await;
        let resident = person.comes_back(&world.app).await;
        world.account("d.officer", &[Role::DpoSmbc], &[]).await;
        let dpo = world.sign_in("d.officer").await;
        let matter = Self {
            world,
            person,
            resident,
            dpo,
        };
        // The receipt of the enquiry is not what these tests are about.
        matter.world.app.send_mail().await;
        matter
    }

    /// The person asks for this; gives the number of the request.
    pub async fn asks(&mut self, kind: &str, words: &str) -> String {
        let (path, fields) = if kind == "complaint" {
            ("/manage/enquiry/complaint", vec![("words", words)])
        } else {
            (
                "/manage/enquiry/rights",
                vec![("kind", kind), ("words", words)],
            )
        };
        let sent = self.resident.fill(path, &fields).await;
        assert!(
            sent.says("We have your request"),
            "{}\n{}",
            sent.text(),
            self.world.app.log()
        );
        sent.path()
            .trim_end_matches("?sent")
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned()
    }

    /// The officer presses a button of the request's page.
    pub async fn acts(&mut self, number: &str, fields: &[(&str, &str)]) -> Answer {
        act(&mut self.dpo, number, fields).await
    }

    /// What the person reads about it.
    pub async fn reads(&mut self, number: &str) -> Answer {
        self.resident
            .get(&format!("/manage/enquiry/rights/{number}"))
            .await
    }

    pub fn case(&self) -> String {
        format!("/staff/case/{}", self.person.reference)
    }
}

/// Presses a button of a request's page: the fields of one form, and no other form's.
pub async fn act(client: &mut Client, number: &str, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/staff/rights/{number}");
    let page = client.get(&path).await;
    assert_eq!(page.status(), 200, "{}", page.text());
    let token = page
        .forms()
        .iter()
        .flat_map(|form| form.fields.clone())
        .find(|(name, _)| name == "form_token")
        .unwrap()
        .1;
    let file = mark(&page);
    let mut all = vec![("form_token", token.as_str()), ("file", file.as_str())];
    all.extend(fields);
    client.post(&path, &all).await
}

/// The mark of the file that a request's page shows; empty when it shows none for a copy.
pub fn mark(page: &Answer) -> String {
    page.forms()
        .iter()
        .flat_map(|form| form.fields.clone())
        .find(|(name, _)| name == "file")
        .map(|(_, value)| value)
        .unwrap_or_default()
}
