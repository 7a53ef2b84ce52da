//! A person who answers whatever page comes, from a list of answers.

use harness::{Answer, Client};

/// Field and value; a field may come more than once.
pub type Given<'a> = Vec<(&'a str, &'a str)>;

/// No journey of ours has more pages.
const MOST_PAGES: usize = 24;

/// Somebody who asks about money, with a child at home, and wants to be rung.
pub fn ordinary<'a>() -> Given<'a> {
    vec![
        ("topic", "MONEY"),
        ("about_whom", "me"),
        ("household_children_under_19", "yes"),
        ("household_send_under_25", "no"),
        ("age_band", "35_44"),
        ("postcode", "SK8 3AB"),
        ("name", "Robin Example"),
        ("contact_route", "phone"),
        ("phone", "01632 960 001"),
    ]
}

/// The same with some fields answered otherwise; an empty value takes the field away.
pub fn with<'a>(mut given: Given<'a>, other: &[(&'a str, &'a str)]) -> Given<'a> {
    given.retain(|(field, _)| !other.iter().any(|(changed, _)| changed == field));
    given.extend(other.iter().filter(|(_, value)| !value.is_empty()));
    given
}

/// Answers page after page from the first on, until one is not a question any more, or says that
/// something is wrong.
pub async fn walk(client: &mut Client, given: &Given<'_>) -> Answer {
    let page = client.get("/enquiry/topic").await;
    go_on(client, page, given).await
}

/// As [`walk`], from this page on.
pub async fn go_on(client: &mut Client, mut page: Answer, given: &Given<'_>) -> Answer {
    for _ in 0..MOST_PAGES {
        let path = page.path().split('?').next().unwrap_or_default().to_owned();
        if page.status() != 200
            || path == "/enquiry/check"
            || !path.starts_with("/enquiry/")
            || path == "/enquiry/outside"
        {
            return page;
        }
        page = answer(client, &page, given).await;
    }
    panic!("the pages do not end: {}", page.path());
}

/// Answers one page with those fields that it asks for.
pub async fn answer(client: &mut Client, page: &Answer, given: &Given<'_>) -> Answer {
    let form = page
        .form()
        .unwrap_or_else(|| panic!("no form on {}: {}", page.path(), page.text()));
    let asked = |field: &str| {
        form.inputs.iter().any(|name| name == field)
            || form.choices.iter().any(|(name, _)| name == field)
    };
    let fields: Vec<(&str, &str)> = given
        .iter()
        .copied()
        .filter(|(field, _)| asked(field))
        .collect();
    client.submit_form(page, &form, &fields).await
}

/// Walks up to the check page, sends, and gives the page after it.
pub async fn send(client: &mut Client, given: &Given<'_>) -> Answer {
    let check = walk(client, given).await;
    assert_eq!(check.path(), "/enquiry/check", "{}", check.text());
    client.submit(&check, &[("action", "send")]).await
}

/// The reference that the sent page shows.
pub fn reference(page: &Answer) -> String {
    let html = page.html();
    let from = html
        .find("sp-ref")
        .map(|at| &html[at..])
        .unwrap_or_else(|| panic!("no reference: {}", page.text()));
    let start = from
        .find("ltr\">")
        .expect("the reference keeps its direction")
        + 5;
    from[start..start + 11].to_owned()
}

/// The three words that the sent page shows.
pub fn words(page: &Answer) -> Vec<String> {
    let html = page.html();
    let list = html
        .split("sp-words")
        .nth(1)
        .and_then(|rest| rest.split("</ul>").next())
        .unwrap_or_default()
        .to_owned();
    list.split("<li")
        .skip(1)
        .filter_map(|item| Some(item.split_once('>')?.1.split("</li>").next()?.to_owned()))
        .collect()
}
