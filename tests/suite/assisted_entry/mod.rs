//! Assisted entry: what an officer writes down for a person, and what an agency sends (feature E11, seed F8, F9).

mod both;
mod referral;
mod saved;
mod walls;

use crate::enquiry::walk::{Given, ordinary};
use harness::{Answer, Client};

pub const PAGE: &str = "/staff/new";

/// A call about what the ordinary person on the website asks.
pub fn call<'a>() -> Given<'a> {
    let mut given = ordinary();
    given.extend([("source_channel", "phone"), ("notice_given", "read_out")]);
    given
}

/// A referral of the ordinary person.
pub fn referral<'a>() -> Given<'a> {
    let mut given = ordinary();
    given.extend([
        ("source_channel", "referral"),
        ("data_source", "agency"),
        ("organisation", "Sample Housing"),
        ("referrer", "Sam Specimen"),
        ("referrer_role", "Housing officer"),
        ("referral_way", "email"),
        ("told", "not_sure"),
    ]);
    given
}

/// Opens the page, fills it in and saves.
pub async fn enter(client: &mut Client, given: &Given<'_>) -> Answer {
    let mut fields = given.clone();
    fields.push(("action", "save"));
    client.fill(PAGE, &fields).await
}

/// The reference of the page after saving.
pub fn reference(page: &Answer) -> String {
    page.path()
        .strip_prefix("/staff/new/")
        .unwrap_or_else(|| panic!("not saved: {} {}", page.status(), page.text()))
        .to_owned()
}
