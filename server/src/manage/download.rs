//! `/manage/enquiry/download`: what the person gave, as a page, JSON and CSV (feature B6, seed T46). A file is made
//! when it is asked for and kept nowhere.

use super::{case::Loaded, session::Entered};
use crate::notice::Publications;
use app::domain::activity::Activity;
use app::{
    domain::{consent, identity::ManageAction, time::london_date},
    resident::manage::{DecisionLine, DownloadPage},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use leptos::prelude::*;
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    error::{AppError, Result},
    fields::Fields,
    limits::Client,
    page::Page,
    text_file::BYTE_ORDER_MARK,
};
use serde_json::json;

/// GET `/manage/enquiry/download`
pub async fn show_download(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    client: Client,
) -> Result<Response> {
    let Some(entered) = Entered::or_words(&state, &page, ManageAction::Download).await? else {
        return Ok(page.see_other(super::WORDS_FIRST));
    };
    let loaded = Loaded::read(&state, &texts, &entered).await?;
    let held = loaded.held(&entered.enquiry)?;
    record(&state, &entered, &loaded, client, "page").await?;
    entered.tx.commit().await?;
    let said = decision_lines(&loaded);
    let Loaded { case, about, .. } = loaded;
    Ok(page.ok(|| view! { <DownloadPage case about held said/> }))
}

/// POST `/manage/enquiry/download`: the file itself.
pub async fn download_file(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    client: Client,
    fields: Fields,
) -> Result<Response> {
    let Some(entered) = Entered::or_words(&state, &page, ManageAction::Download).await? else {
        return Ok(page.see_other(super::WORDS_FIRST));
    };
    let kind = fields.one("action");
    let loaded = Loaded::read(&state, &texts, &entered).await?;
    let (body, mime, name) = match kind.as_str() {
        "json" => (
            as_json(&loaded, &entered)?,
            "application/json",
            "attachment; filename=\"my-answers.json\"",
        ),
        "csv" => (
            as_csv(&loaded, &entered)?,
            "text/csv; charset=utf-8",
            "attachment; filename=\"my-answers.csv\"",
        ),
        _ => return Err(AppError::BadRequest),
    };
    let how = if kind == "json" { "json" } else { "csv" };
    record(&state, &entered, &loaded, client, how).await?;
    entered.tx.commit().await?;
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static(name));
    Ok(page.finish(response))
}

async fn record(
    state: &Platform,
    entered: &Entered,
    loaded: &Loaded,
    client: Client,
    how: &'static str,
) -> Result<()> {
    let event = AuditEvent::new(
        Actor::Resident,
        Activity::enquiry_of(loaded.case.controller),
        "manage.download",
    )
    .about(entered.id(), loaded.case.controller)
    .client(client)
    .reason(how);
    audit::record(&entered.tx, state.clock.now(), event).await
}

/// All that was said to each choice, in the order in which it was said.
fn decision_lines(loaded: &Loaded) -> Vec<DecisionLine> {
    loaded
        .ledger
        .events()
        .iter()
        .filter_map(|event| {
            Some(DecisionLine {
                title: loaded.titles.get(&event.wording)?.clone(),
                yes: event.action.turns_on(),
                date: london_date(event.occurred_at),
            })
        })
        .collect()
}

/// Names of the register, and what was given for each; nothing that was not given.
fn pairs(loaded: &Loaded, entered: &Entered) -> Result<Vec<(&'static str, String)>> {
    let row = &entered.enquiry;
    let held = loaded.held(row)?;
    let wishes = &held.wishes;
    let mut pairs: Vec<(&'static str, String)> = vec![("topic", row.topic.to_string())];
    let mut add = |name: &'static str, value: Option<String>| {
        pairs.extend(value.into_iter().map(|value| (name, value)));
    };
    for topic in row.other_topics.iter() {
        add("other_topics", Some(topic.to_string()));
    }
    add("danger_now", row.danger_now.map(|code| code.to_string()));
    add(
        "safe_tonight",
        row.safe_tonight.map(|code| code.to_string()),
    );
    add("about_whom", Some(row.about_whom.to_string()));
    add("they_know", row.they_know.map(|code| code.to_string()));
    add(
        "household_children_under_19",
        Some(row.children_under_19.to_string()),
    );
    add(
        "child_age_band",
        row.child_age_band.map(|code| code.to_string()),
    );
    add(
        "household_send_under_25",
        Some(row.send_under_25.to_string()),
    );
    add(
        "subject_26_or_under",
        row.subject_26_or_under.map(|code| code.to_string()),
    );
    add("age_band", Some(row.age_band.to_string()));
    add("postcode", held.postcode.clone());
    add(
        "no_postcode_reason",
        row.no_postcode_reason.map(|code| code.to_string()),
    );
    add("connection", row.connection.map(|code| code.to_string()));
    add("name", Some(held.name.expose().to_owned()));
    add("contact_route", Some(row.contact_route.to_string()));
    add(
        "phone",
        held.phone.as_ref().map(|phone| phone.expose().to_owned()),
    );
    add(
        "email",
        held.email.as_ref().map(|email| email.expose().to_owned()),
    );
    for wish in &wishes.wishes {
        add("safe_contact", Some(wish.code().to_owned()));
    }
    for time in &wishes.times {
        add("safe_times", Some(time.code().to_owned()));
    }
    add(
        "safe_word",
        wishes
            .safe_word
            .as_ref()
            .map(|word| word.expose().to_owned()),
    );
    add(
        "someone_answers",
        wishes.someone_answers.map(|what| what.code().to_owned()),
    );
    add("language", Some(row.language.to_string()));
    add(
        "adjustments",
        held.adjustments
            .as_ref()
            .map(|text| text.expose().to_owned()),
    );
    add(
        "message",
        held.message.as_ref().map(|text| text.expose().to_owned()),
    );
    Ok(pairs)
}

fn as_json(loaded: &Loaded, entered: &Entered) -> Result<Vec<u8>> {
    let answers: Vec<serde_json::Value> = pairs(loaded, entered)?
        .into_iter()
        .map(|(name, value)| json!({ "field": name, "value": value }))
        .collect();
    let choices: Vec<serde_json::Value> = loaded
        .ledger
        .events()
        .iter()
        .map(|event: &consent::ConsentEvent| {
            json!({ "purpose": event.purpose, "action": event.action, "at": event.occurred_at,
                "recipients": event.named_recipients })
        })
        .collect();
    let body = json!({
        "reference": loaded.case.reference.to_string(),
        "controller": loaded.case.controller,
        "sent_at": loaded.case.moments.sent,
        "kept_until": loaded.case.last_day,
        "answers": answers,
        "choices": choices,
    });
    serde_json::to_vec_pretty(&body).map_err(AppError::internal)
}

fn as_csv(loaded: &Loaded, entered: &Entered) -> Result<Vec<u8>> {
    // Without this mark spreadsheets read another alphabet (input F14).
    let mut table = csv::Writer::from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    table
        .write_record(["field", "value"])
        .map_err(AppError::internal)?;
    for (name, value) in pairs(loaded, entered)? {
        table
            .write_record([name, &safe_cell(&value)])
            .map_err(AppError::internal)?;
    }
    table
        .into_inner()
        .map_err(|cause| AppError::internal(anyhow::anyhow!(cause.to_string())))
}

/// A cell that no spreadsheet takes for a formula (ASVS 1.2.10); some read the wide and the small signs, too.
pub(crate) fn safe_cell(text: &str) -> String {
    let starts_formula = [
        '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−',
    ];
    if text.starts_with(starts_formula) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::safe_cell;

    #[test]
    fn no_cell_begins_like_a_formula() {
        for danger in [
            "=1+1", "+44", "-1", "@x", "\tx", "\rx", "＝1+1", "＋1", "－1", "＠x", "﹦1", "−1",
        ] {
            assert!(safe_cell(danger).starts_with('\''), "{danger:?}");
        }
        assert_eq!(safe_cell("SK5 8XX"), "SK5 8XX");
    }
}
