//! `/manage/enquiry/details`: changing how to be reached. Every version is kept; an officer looks at each
//! change, and the former address is told where that is safe (feature B4, rule 8.2).

use super::{case::Loaded, session::Entered};
use crate::enquiry::content::{Contents, Postcode, seal_wishes};
use crate::{notice::Publications, postcode::in_directory};
use app::domain::activity::Activity;
use app::{
    domain::{
        area::Located,
        codes::{Priority, SafeContact},
        identity::ManageAction,
        safe_contact::{Channel, may_ever, next_safe_time},
        status::Status,
    },
    forms::manage::{Details, DetailsForm, route_changed},
    i18n::{Lang, text},
    resident::manage::DetailsPage,
    ui::Problems,
};
use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use chrono::{DateTime, Utc};
use entity::{enquiry_content, safe_contact};
use http::StatusCode;
use leptos::prelude::*;
use platform::Platform;
use platform::{
    audit,
    audit::{Actor, AuditEvent},
    db::Sql,
    error::Result,
    fields::Fields,
    ids::uuid_at,
    limits::Client,
    outbox,
    outbox::Terms,
    page::Page,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

const DETAILS_CHANGED: Sql =
    Sql::web("SELECT app.change_details($1, $2, $3, $4, $5, $6, $7, $8, $9)");

/// GET `/manage/enquiry/details`
pub async fn show_details(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let Some(entered) = Entered::or_words(&state, &page, ManageAction::ChangeContact).await? else {
        return Ok(page.see_other(super::WORDS_FIRST));
    };
    let loaded = Loaded::read(&state, &texts, &entered).await?;
    if frozen(loaded.case.status) {
        return Ok(page.see_other("/manage/enquiry"));
    }
    let form = DetailsForm::from_details(&loaded.details(&entered.enquiry)?);
    let versions = versions(&entered).await?;
    entered.tx.commit().await?;
    let case = loaded.case;
    let saved = query.as_deref() == Some("done");
    Ok(page.ok(|| view! { <DetailsPage case form versions saved problems=Problems::default()/> }))
}

/// POST `/manage/enquiry/details`
pub async fn change_details(
    State(state): State<Platform>,
    page: Page,
    texts: Publications,
    client: Client,
    fields: Fields,
) -> Result<Response> {
    let Some(entered) = Entered::or_words(&state, &page, ManageAction::ChangeContact).await? else {
        return Ok(page.see_other(super::WORDS_FIRST));
    };
    let loaded = Loaded::read(&state, &texts, &entered).await?;
    if frozen(loaded.case.status) {
        return Ok(page.see_other("/manage/enquiry"));
    }
    let form = DetailsForm::read(&fields, entered.data());
    let before = loaded.details(&entered.enquiry)?;
    let (after, place) = match read(&entered, &form, &before).await? {
        Ok(read) => read,
        Err(problems) => {
            let versions = versions(&entered).await?;
            entered.tx.commit().await?;
            let case = loaded.case;
            return Ok(page.with_status(
                StatusCode::UNPROCESSABLE_ENTITY,
                || view! { <DetailsPage case form versions saved=false problems/> },
            ));
        }
    };
    if after == before {
        entered.tx.commit().await?;
        return Ok(page.see_other("/manage/enquiry"));
    }
    let change = DetailsChange {
        before: &before,
        after: &after,
        place,
    };
    write(&state, &entered, &loaded, &change, client).await?;
    entered.tx.commit().await?;
    Ok(page.see_other("/manage/enquiry/details?done"))
}

/// What is to hold, and where its postcode is; the inner error is the person's, the outer one ours.
async fn read(
    entered: &Entered,
    form: &DetailsForm,
    before: &Details,
) -> Result<Result<(Details, Option<Located>), Problems>> {
    let tables = entered.data();
    let after = match form.parse(tables) {
        Ok(after) => after,
        Err(problems) => return Ok(Err(problems)),
    };
    let entry = in_directory(&entered.tx, &form.result(tables)).await?;
    Ok(match form.place(before, &after, tables, &entry) {
        Ok(place) => Ok((after, place)),
        Err(problem) => Err(problem.into()),
    })
}

/// The details before and after, and the place of a postcode that changed.
struct DetailsChange<'a> {
    before: &'a Details,
    after: &'a Details,
    place: Option<Located>,
}

/// Nothing of a restricted enquiry changes (seed T44), nor of one that is finished.
fn frozen(status: Status) -> bool {
    matches!(status, Status::Restricted | Status::Closed(_))
}

/// A new version beside the old ones, a new search index, a task for an officer, and word to the former address.
async fn write(
    state: &Platform,
    entered: &Entered,
    loaded: &Loaded,
    change: &DetailsChange<'_>,
    client: Client,
) -> Result<()> {
    let DetailsChange {
        before,
        after,
        place,
    } = change;
    let (tx, now, id) = (&entered.tx, state.clock.now(), entered.id());
    let Details {
        name,
        contact,
        postcode,
        language,
        adjustments,
    } = Details::clone(after);
    let old = loaded.contents()?;
    let contents = Contents {
        name,
        phone: contact.way.phone().cloned(),
        email: contact.way.email().cloned(),
        postcode: postcode.map(Postcode),
        adjustments,
        message: old.message,
    };
    let (content_version, wishes_version) = newest(tx, entered).await?;
    contents
        .seal(loaded.key(), id, content_version + 1, now)?
        .insert(tx)
        .await?;
    let wishes = contact.safe_contact();
    seal_wishes(loaded.key(), id, wishes_version + 1, &wishes, now)?
        .insert(tx)
        .await?;
    let (kinds, hashes): (Vec<String>, Vec<Vec<u8>>) = contents
        .index_hashes(&state.keys)?
        .into_iter()
        .map(|(kind, hash)| (kind.to_owned(), hash))
        .unzip();
    let due = entered.data().first_look(Priority::Soon, now);
    let values = [
        contact.way.route().code().into(),
        language.code().into(),
        wishes.has_rules().into(),
        kinds.into(),
        hashes.into(),
        uuid_at(now).into(),
        due.into(),
        place
            .as_ref()
            .map(|place| place.area.code().to_owned())
            .into(),
        place.as_ref().is_some_and(|place| place.check).into(),
    ];
    DETAILS_CHANGED.execute(tx, values).await?;
    if route_changed(before, after) {
        tell_former(state, entered, before, after, now).await?;
    }
    let event = AuditEvent::new(
        Actor::Resident,
        Activity::enquiry_of(loaded.case.controller),
        "details.change",
    )
    .about(id, loaded.case.controller)
    .client(client)
    .detail(serde_json::json!({ "route": route_changed(before, after), "area": place.is_some() }));
    audit::record(tx, now, event).await
}

/// Word to the email address that is not used any more: not where somebody else can see it, neither before
/// nor now, and never against a wish.
async fn tell_former(
    state: &Platform,
    entered: &Entered,
    before: &Details,
    after: &Details,
    now: DateTime<Utc>,
) -> Result<()> {
    let Some(former) = before.contact.way.email().cloned() else {
        return Ok(());
    };
    let old_wishes = before.contact.safe_contact();
    let shared = after.contact.wishes(SafeContact::ShareDevice);
    if shared || may_ever(Channel::Email, &old_wishes).is_err() {
        return Ok(());
    }
    let reference = entered.reference()?.to_string();
    let message = outbox::Message {
        text: text(
            Lang::to_write_in(entered.enquiry.language.code()),
            "message-details-changed",
            &[
                ("reference", reference.clone()),
                ("address", format!("{}/contact", state.configured.base_url)),
            ],
        ),
        reference,
        former: Some(former),
    };
    let terms = Terms {
        enquiry: entered.id(),
        kind: "details_changed",
        purpose: None,
        not_before: next_safe_time(&old_wishes, now),
        expires: None,
    };
    outbox::enqueue(&entered.tx, &state.keys, now, terms, &message).await?;
    Ok(())
}

async fn newest(tx: &DatabaseTransaction, entered: &Entered) -> Result<(i32, i32)> {
    let content: Option<i32> = enquiry_content::Entity::find()
        .select_only()
        .column(enquiry_content::Column::Version)
        .filter(enquiry_content::Column::EnquiryId.eq(entered.id().0))
        .order_by_desc(enquiry_content::Column::Version)
        .into_tuple()
        .one(tx)
        .await?;
    let wishes: Option<i32> = safe_contact::Entity::find()
        .select_only()
        .column(safe_contact::Column::Version)
        .filter(safe_contact::Column::EnquiryId.eq(entered.id().0))
        .order_by_desc(safe_contact::Column::Version)
        .into_tuple()
        .one(tx)
        .await?;
    Ok((content.unwrap_or(0), wishes.unwrap_or(0)))
}

/// When each version was written.
async fn versions(entered: &Entered) -> Result<Vec<DateTime<Utc>>> {
    Ok(enquiry_content::Entity::find()
        .select_only()
        .column(enquiry_content::Column::RecordedAt)
        .filter(enquiry_content::Column::EnquiryId.eq(entered.id().0))
        .order_by_asc(enquiry_content::Column::Version)
        .into_tuple()
        .all(&entered.tx)
        .await?)
}
