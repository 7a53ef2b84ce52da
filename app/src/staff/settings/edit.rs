//! `/staff/settings/<table>/draft` while it is written.

use super::{ROUTING, SETTINGS, TableDraftView, cell_text, heading, title};
use crate::{
    domain::{
        review::DraftState,
        settings::{Cell, Column, SettingsTable},
    },
    forms::staff::{
        SettingsForm,
        settings::{SPARE, cell, ordered, place},
    },
    i18n::{tr, tr_args},
    staff::{
        review::{DiscardPanel, DraftFields, done_banner, missing_note, returned_note, written_by},
        shell::StaffPage,
    },
    ui::{Back, ErrorSummary, FieldError, Form, Problems, SelectField, TextArea, TextField},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// The table as a form.
#[component]
pub fn EditTablePage(
    draft: TableDraftView,
    form: SettingsForm,
    problems: Problems,
    /// What still keeps it from being sent for approval.
    missing: Problems,
    /// What was just done, as a text key.
    done: Option<&'static str>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let failed = !problems.is_empty();
    let table = draft.table;
    let mut form = form;
    if table.grows() {
        while form
            .rows
            .last()
            .is_some_and(|row| row.iter().all(String::is_empty))
        {
            form.rows.pop();
        }
        let next = form.rows.len();
        form.places.truncate(next);
        for spare in 0..SPARE {
            form.rows.push(vec![String::new(); table.columns().len()]);
            form.places.push((next + spare + 1).to_string());
        }
    }
    let cards = table
        .columns()
        .iter()
        .any(|column| column.cell == Cell::Text);
    let marks = if failed {
        problems.clone()
    } else {
        missing.clone()
    };
    let rows = if cards {
        as_cards(table, &form, &marks)
    } else {
        as_table(table, &form, &marks)
    };
    let review = draft.review.clone();
    let writing = review.stage.state() == DraftState::Draft;
    let gaps = (!failed && !missing.is_empty()).then(|| missing_note(&missing));
    let try_out = (table == SettingsTable::Routing).then(|| {
        view! { <p class="govuk-body"><a class="govuk-link" href=ROUTING>{tr("routing-simulator-try-draft")}</a></p> }
    });
    let written = written_by(&review, now);
    let based = tr_args(
        "settings-based-on",
        &[("version", draft.before.0.to_string())],
    );
    let name = tr_args("settings-edit-title", &[("table", title(table))]);
    let error = problems.of("rows").map(|message| {
        view! { <FieldError field="rows" message=Some(message)/> }
    });
    let discard = writing.then(|| view! { <DiscardPanel review=review.clone()/> });
    view! {
        <StaffPage title=name.clone() error=failed current="settings-nav">
            <Back href=format!("{SETTINGS}/{table}")/>
            <ErrorSummary problems=problems.clone()/>
            {done_banner(done)}
            <h1 class="govuk-heading-l">{name}</h1>
            <p class="sp-small">{based} " " {written}</p>
            {returned_note(&review, now)}
            {gaps}
            {try_out}
            <Form action=review.href.clone() class="sp-set-form">
                <DraftFields review=review.clone()/>
                <section class="sp-card" aria-labelledby="rows">
                    <h2 class="govuk-heading-m" id="rows" tabindex="-1">{title(table)}</h2>
                    <p class="govuk-body">{tr(&format!("settings-{table}-how"))}</p>
                    {table.grows().then(|| view! { <p class="govuk-body">{tr("settings-grow")}</p> })}
                    {error}
                    {rows}
                </section>
                <section class="sp-card" aria-labelledby="about">
                    <h2 class="govuk-heading-m" id="about">{tr("settings-about")}</h2>
                    <TextArea
                        name="why"
                        label=tr("settings-why-label")
                        hint=tr("settings-why-hint")
                        value=form.reason
                        problems=marks.clone()
                        rows=2
                    />
                    <TextField
                        name="begins"
                        kind="datetime-local"
                        width="govuk-input--width-20"
                        label=tr("settings-in-force-from-label")
                        hint=tr("settings-in-force-from-hint")
                        value=form.in_force_from
                        problems=marks
                        ltr=true
                    />
                </section>
                <div class="sp-actions">
                    <button type="submit" class="govuk-button" name="action" value="save">{tr("review-save")}</button>
                    <button type="submit" class="govuk-button govuk-button--secondary" name="action" value="submit">{tr("review-submit")}</button>
                </div>
            </Form>
            {discard}
        </StaffPage>
    }
}

/// What a row is called.
fn row_name(table: SettingsTable, at: usize, row: &[String]) -> String {
    let columns = table.columns();
    match (columns.first(), row.first()) {
        (Some(column), Some(cell)) if !cell.is_empty() => cell_text(table, column.name, cell),
        _ => tr_args("settings-row", &[("row", (at + 1).to_string())]),
    }
}

/// Long cells: a card for each row.
fn as_cards(table: SettingsTable, form: &SettingsForm, problems: &Problems) -> AnyView {
    form.rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let order = ordered(table).then(|| {
                view! {
                    <TextField
                        name=place(at)
                        label=tr("settings-place")
                        width="govuk-input--width-4"
                        inputmode="decimal"
                        value=form.places.get(at).cloned().unwrap_or_default()
                        problems=problems.clone()
                        ltr=true
                    />
                }
            });
            let fields = table
                .columns()
                .iter()
                .zip(row)
                .enumerate()
                .map(|(column, (about, value))| card_field(table, at, column, *about, value, problems))
                .collect_view();
            view! {
                <fieldset class="govuk-fieldset sp-set__card">
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{row_name(table, at, row)}</legend>
                    <div class="sp-set__fields">{order} {fields}</div>
                </fieldset>
            }
        })
        .collect_view()
        .into_any()
}

fn card_field(
    table: SettingsTable,
    row: usize,
    at: usize,
    column: Column,
    value: &str,
    problems: &Problems,
) -> AnyView {
    let name = cell(row, at);
    let label = heading(table, column.name);
    let problems = problems.clone();
    let value = value.to_owned();
    match column.cell {
        // Its name stands over the card; what is wrong with the row is said there.
        Cell::Given => {
            let error = problems.of(&name).map(|message| {
                view! { <p class="govuk-error-message">{message}</p> }
            });
            view! {
                {error}
                <input type="hidden" name=name value=value/>
            }
            .into_any()
        }
        Cell::Line => view! { <TextField name label value problems ltr=true/> }.into_any(),
        Cell::Text => view! { <TextArea name label value problems rows=2/> }.into_any(),
        Cell::OneOf(codes) => {
            let options = options(table, column.name, codes);
            view! { <SelectField name label options value problems/> }.into_any()
        }
    }
}

fn options(table: SettingsTable, column: &str, codes: &[&str]) -> Vec<(String, String)> {
    codes
        .iter()
        .map(|code| ((*code).to_owned(), cell_text(table, column, code)))
        .collect()
}

/// Short cells: a line for each row.
fn as_table(table: SettingsTable, form: &SettingsForm, problems: &Problems) -> AnyView {
    let head = table
        .columns()
        .iter()
        .map(|column| view! { <th scope="col">{heading(table, column.name)}</th> })
        .collect_view();
    let rows = form
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let about = row_name(table, at, row);
            let message = problems.of(&cell(at, 0));
            let wrong = message.is_some();
            let note = format!("{}-error", cell(at, 0));
            let cells = table
                .columns()
                .iter()
                .zip(row)
                .enumerate()
                .map(|(column, (kind, value))| {
                    let name = cell(at, column);
                    let heading = heading(table, kind.name);
                    let label = tr_args(
                        "settings-cell",
                        &[("column", heading.clone()), ("row", about.clone())],
                    );
                    let described = (wrong && column == 0).then(|| note.clone());
                    let field = table_field(table, *kind, name, label, value, described);
                    view! { <td data-label=heading>{field}</td> }
                })
                .collect_view();
            let columns = table.columns().len();
            let message = message.map(|message| {
                view! {
                    <tr class="sp-set__wrong">
                        <td colspan=columns><p class="govuk-error-message" id=note>{message}</p></td>
                    </tr>
                }
            });
            view! { {message} <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <table class="sp-set">
            <thead><tr>{head}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn table_field(
    table: SettingsTable,
    column: Column,
    name: String,
    label: String,
    value: &str,
    described: Option<String>,
) -> AnyView {
    let id = name.clone();
    let value = value.to_owned();
    match column.cell {
        Cell::Given => {
            let words = cell_text(table, column.name, &value);
            view! {
                <span id=id tabindex="-1">{words}</span>
                <input type="hidden" name=name value=value/>
            }
            .into_any()
        }
        Cell::Line | Cell::Text => view! {
            <input class="govuk-input" id=id name=name value=value aria-label=label aria-describedby=described dir="ltr" spellcheck="false"/>
        }
        .into_any(),
        Cell::OneOf(codes) => {
            let options = options(table, column.name, codes)
                .into_iter()
                .map(|(code, label)| {
                    let selected = code == value;
                    view! { <option value=code selected=selected>{label}</option> }
                })
                .collect_view();
            view! {
                <select class="govuk-select" id=id name=name aria-label=label aria-describedby=described>{options}</select>
            }
            .into_any()
        }
    }
}
