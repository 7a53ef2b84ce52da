//! One account, for an administrator at `/staff/admin/people/<id>` and for a manager at `/staff/access-reviews/<id>`;
//! and the list of the access review.

use crate::accounts::{audit_account, store, store::ProposeAnswer};
use crate::staff::{Flash, StaffRequest};
use crate::staff::{
    StaffFor,
    action::{ManageUsers, ReviewAccess},
};
use app::{
    domain::time::london_date,
    forms::staff::{Access, AccessForm, TrainingForm},
    staff::accounts::{
        ACCESS_REVIEWS, AccessReviewPage, AccountStatus, ProposalKind, USERS, UserAccount,
        UserForms, UserPage,
    },
    ui::{Problem, Problems},
};
use axum::{
    extract::{Path, RawQuery},
    response::Response,
};
use http::StatusCode;
use leptos::prelude::*;
use platform::{
    db::Sql,
    error::{AppError, Result},
    ids::uuid_at,
};
use serde_json::json;
use uuid::Uuid;

/// What these pages may say was done, as words in their addresses, each with its text key.
const DONE: Flash = Flash::new(&[
    ("proposed", "accounts-done-proposed"),
    ("paused", "accounts-done-paused"),
    ("trained", "accounts-done-trained"),
    ("signed_out", "accounts-done-signed-out"),
    ("right", "accounts-done-right"),
    ("taken_back", "accounts-done-withdrawn"),
]);

const END_SESSIONS: Sql = Sql::staff("SELECT app.end_sessions_of($1)");

/// GET `/staff/access-reviews`
pub async fn list_access_reviews(
    RawQuery(query): RawQuery,
    StaffFor { staff, .. }: StaffFor<ReviewAccess>,
) -> Result<Response> {
    audit_account(&staff, "accounts.review_list", None, json!({})).await?;
    let people = store::people(&staff).await?;
    let done = DONE.text_key(query.as_deref());
    let controller = staff.officer.controller;
    let now = staff.now;
    staff
        .render(
            StatusCode::OK,
            move || view! { <AccessReviewPage controller people done now/> },
        )
        .await
}

/// GET `/staff/admin/people/<id>`
pub async fn show_user(
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    StaffFor { staff, .. }: StaffFor<ManageUsers>,
) -> Result<Response> {
    let page = AccountPage::load(staff, &id, true).await?;
    page.render_page(Shown::done(DONE.text_key(query.as_deref())))
        .await
}

/// GET `/staff/access-reviews/<id>`
pub async fn show_access_review(
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    StaffFor { staff, .. }: StaffFor<ReviewAccess>,
) -> Result<Response> {
    let page = AccountPage::load(staff, &id, false).await?;
    page.render_page(Shown::done(DONE.text_key(query.as_deref())))
        .await
}

/// POST `/staff/admin/people/<id>`: `change`, `end`, `training` or `sign_out`.
pub async fn update_user(
    Path(id): Path<String>,
    StaffFor { staff, .. }: StaffFor<ManageUsers>,
) -> Result<Response> {
    let page = AccountPage::load(staff, &id, true).await?;
    match page.staff.fields.one("action").as_str() {
        "change" => page.change().await,
        "end" => page.end().await,
        "training" => page.training().await,
        "sign_out" => page.sign_out().await,
        _ => Err(AppError::BadRequest),
    }
}

/// POST `/staff/access-reviews/<id>`: `right`, `change` (which only takes away) or `training`.
pub async fn review_access(
    Path(id): Path<String>,
    StaffFor { staff, .. }: StaffFor<ReviewAccess>,
) -> Result<Response> {
    let page = AccountPage::load(staff, &id, false).await?;
    match page.staff.fields.one("action").as_str() {
        "right" => page.right().await,
        "change" => page.take_away().await,
        "training" => page.training().await,
        _ => Err(AppError::BadRequest),
    }
}

/// An account of the own organisation, and somebody who may look at it.
struct AccountPage {
    staff: StaffRequest,
    person: UserAccount,
    admin: bool,
}

/// What the page shows besides the account.
#[derive(Default)]
struct Shown {
    status: StatusCode,
    forms: Option<UserForms>,
    done: Option<&'static str>,
    problems: Problems,
}

impl Shown {
    fn done(done: Option<&'static str>) -> Self {
        Self {
            done,
            ..Self::default()
        }
    }
}

impl AccountPage {
    async fn load(staff: StaffRequest, id: &str, admin: bool) -> Result<Self> {
        let id = Uuid::parse_str(id).map_err(|_| AppError::NotFound)?;
        // The other organisation's looks like one that does not exist.
        match store::person(&staff, id).await? {
            Some(person) => Ok(Self {
                staff,
                person,
                admin,
            }),
            None => Err(AppError::NotFound),
        }
    }

    fn held(&self) -> Access {
        Access {
            roles: self.person.roles.clone(),
            queues: self.person.queues.clone(),
        }
    }

    async fn render_page(self, shown: Shown) -> Result<Response> {
        let Shown {
            status,
            forms,
            done,
            problems,
        } = shown;
        let id = Some(self.person.id);
        audit_account(&self.staff, "accounts.open", id, json!({})).await?;
        let waiting = store::waiting(&self.staff, std::slice::from_ref(&self.person))
            .await?
            .into_iter()
            .find(|waiting| waiting.account == id);
        let trainings = store::trainings(&self.staff, self.person.id).await?;
        let (roles, queues) = self.held().codes();
        let forms = forms.unwrap_or(UserForms {
            access: AccessForm { roles, queues },
            ..UserForms::default()
        });
        let (person, admin) = (self.person, self.admin);
        let StaffRequest { page, tx, now, .. } = self.staff;
        tx.commit().await?;
        Ok(page.with_status(status, move || {
            view! { <UserPage person admin waiting trainings forms done problems now/> }
        }))
    }

    /// 422 or 409 with what was typed.
    async fn again(self, status: StatusCode, problems: Problems) -> Result<Response> {
        let fields = &self.staff.fields;
        let action = fields.one("action");
        let access = if action == "change" {
            AccessForm::read(fields)
        } else {
            let (roles, queues) = self.held().codes();
            AccessForm { roles, queues }
        };
        let forms = UserForms {
            access,
            training: TrainingForm::read(fields),
            action,
        };
        self.render_page(Shown {
            status,
            forms: Some(forms),
            done: None,
            problems,
        })
        .await
    }

    async fn unprocessable(self, problems: Problems) -> Result<Response> {
        self.again(StatusCode::UNPROCESSABLE_ENTITY, problems).await
    }

    async fn redirect_to_account(self, done: &str) -> Result<Response> {
        let base = if self.admin { USERS } else { ACCESS_REVIEWS };
        let StaffRequest { page, tx, .. } = self.staff;
        tx.commit().await?;
        Ok(page.see_other(&format!("{base}/{}?{done}", self.person.id)))
    }

    /// Whether anything can be done to this account by this person.
    fn open(&self) -> bool {
        !self.person.me && !matches!(self.person.status, AccountStatus::Ended(_))
    }

    /// An administrator proposes other roles or queues.
    async fn change(self) -> Result<Response> {
        match self
            .ticked()
            .parse(self.staff.data(), self.person.controller)
        {
            Ok(access) => self.propose(ProposalKind::Change, access, false).await,
            Err(problems) => self.unprocessable(problems).await,
        }
    }

    async fn end(self) -> Result<Response> {
        let none = Access {
            roles: Vec::new(),
            queues: Vec::new(),
        };
        self.propose(ProposalKind::End, none, false).await
    }

    fn ticked(&self) -> AccessForm {
        AccessForm::read(&self.staff.fields)
    }

    /// A manager says what somebody should not have any more. Without any role the account ends.
    async fn take_away(self) -> Result<Response> {
        let ticked = self.ticked();
        if ticked.roles.is_empty() {
            let none = Access {
                roles: Vec::new(),
                queues: Vec::new(),
            };
            return self.propose(ProposalKind::End, none, true).await;
        }
        match ticked.parse(self.staff.data(), self.person.controller) {
            Ok(access) => {
                let more = access
                    .roles
                    .iter()
                    .any(|role| !self.person.roles.contains(role))
                    || access
                        .queues
                        .iter()
                        .any(|queue| !self.person.queues.contains(queue));
                if more {
                    let problem = Problem::new("roles", "accounts-error-only-less");
                    return self.unprocessable(problem.into()).await;
                }
                self.propose(ProposalKind::Change, access, true).await
            }
            Err(problems) => self.unprocessable(problems).await,
        }
    }

    async fn propose(self, kind: ProposalKind, access: Access, review: bool) -> Result<Response> {
        if !self.open() {
            return Err(AppError::Forbidden);
        }
        let id = uuid_at(self.staff.now);
        let proposed = store::propose(&self.staff, id, self.person.id, kind, &access).await?;
        let field = if kind == ProposalKind::End {
            "act-end"
        } else {
            "roles"
        };
        let problem = match proposed {
            ProposeAnswer::Proposed => {
                if review {
                    store::review(&self.staff, &self.person, Some(id)).await?;
                }
                let (roles, queues) = access.codes();
                let detail = json!({ "proposal": id, "kind": kind.code(), "roles": roles, "queues": queues, "review": review });
                audit_account(
                    &self.staff,
                    "accounts.propose",
                    Some(self.person.id),
                    detail,
                )
                .await?;
                let paused = kind == ProposalKind::End
                    && !self
                        .person
                        .roles
                        .contains(&app::domain::permission::Role::Admin);
                return self
                    .redirect_to_account(if paused { "paused" } else { "proposed" })
                    .await;
            }
            ProposeAnswer::Open => (StatusCode::CONFLICT, "accounts-error-open"),
            ProposeAnswer::Same => (StatusCode::UNPROCESSABLE_ENTITY, "accounts-error-same"),
            ProposeAnswer::HasCases => (StatusCode::CONFLICT, "accounts-error-cases"),
            ProposeAnswer::LastAdmin => (StatusCode::CONFLICT, "accounts-error-last-admin"),
            ProposeAnswer::Own => return Err(AppError::Forbidden),
        };
        let (status, key) = problem;
        let problem = Problem::new(field, key).with("n", self.person.open_cases.to_string());
        let problem = if kind == ProposalKind::End {
            problem
        } else {
            problem.at("roles")
        };
        self.again(status, problem.into()).await
    }

    async fn training(self) -> Result<Response> {
        let form = TrainingForm::read(&self.staff.fields);
        if !self.open() {
            return Err(AppError::Forbidden);
        }
        let trained = match form.parse(london_date(self.staff.now)) {
            Ok(trained) => trained,
            Err(problems) => return self.unprocessable(problems).await,
        };
        store::record_training(&self.staff, self.person.id, &trained).await?;
        let detail = json!({ "completed_on": trained.day });
        audit_account(
            &self.staff,
            "accounts.training",
            Some(self.person.id),
            detail,
        )
        .await?;
        self.redirect_to_account("trained").await
    }

    /// Out of every browser, now. It takes nothing away for good, so one administrator is enough.
    async fn sign_out(self) -> Result<Response> {
        let ended: i64 = END_SESSIONS
            .value(&self.staff.tx, [self.person.id.into()])
            .await?;
        let detail = json!({ "sessions": ended });
        audit_account(
            &self.staff,
            "accounts.end_sessions",
            Some(self.person.id),
            detail,
        )
        .await?;
        self.redirect_to_account("signed_out").await
    }

    /// A manager has looked, and everything is still right.
    async fn right(self) -> Result<Response> {
        if !self.open() {
            return Err(AppError::Forbidden);
        }
        store::review(&self.staff, &self.person, None).await?;
        audit_account(
            &self.staff,
            "accounts.review",
            Some(self.person.id),
            json!({ "verdict": "right" }),
        )
        .await?;
        let StaffRequest { page, tx, .. } = self.staff;
        tx.commit().await?;
        Ok(page.see_other(&format!("{ACCESS_REVIEWS}?right")))
    }
}
