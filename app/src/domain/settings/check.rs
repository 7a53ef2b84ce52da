//! What makes the rows of a table usable, by themselves and together with the other tables.

use super::{Cell, LINE_MAX, RowProblem, Rows, SettingsTable, TEXT_MAX};
use crate::domain::{codes::PartnerCode, reference_data::ReferenceData};

impl Rows {
    /// What is wrong with the rows by themselves and together with the other tables in force; empty: they can
    /// be used. `before` is what is in force now.
    #[must_use]
    pub fn problems(
        &self,
        table: SettingsTable,
        before: &Self,
        data: &ReferenceData,
    ) -> Vec<RowProblem> {
        let mut problems = self.of_shape(table, before);
        if problems.is_empty() {
            problems.extend(self.of_meaning(table, before, data));
        }
        problems
    }

    /// The right cells, and the names that others point at.
    fn of_shape(&self, table: SettingsTable, before: &Self) -> Vec<RowProblem> {
        let columns = table.columns();
        let mut problems = Vec::new();
        for (at, row) in self.0.iter().enumerate() {
            if row.len() != columns.len() {
                problems.push(RowProblem::at(at, "has too many or too few cells"));
                continue;
            }
            for (column, cell) in columns.iter().zip(row) {
                match column.cell {
                    Cell::OneOf(codes) if !codes.contains(&cell.as_str()) => {
                        let codes = codes.join(", ");
                        let name = column.name;
                        problems.push(RowProblem::at(at, format!("{name} is one of {codes}")));
                    }
                    Cell::Line if cell.chars().count() > LINE_MAX => problems.push(RowProblem::at(
                        at,
                        format!("{} is longer than {LINE_MAX} characters", column.name),
                    )),
                    Cell::Text if cell.chars().count() > TEXT_MAX => problems.push(RowProblem::at(
                        at,
                        format!("{} is longer than {TEXT_MAX} characters", column.name),
                    )),
                    _ => {}
                }
            }
        }
        let names = |rows: &Self| -> Vec<String> {
            let first = columns.first().map_or("", |column| column.name);
            let names = rows.column(table, first);
            names.into_iter().map(str::to_owned).collect()
        };
        if !table.grows() && names(self) != names(before) {
            problems.push(RowProblem::whole("the names of the rows have changed"));
        }
        problems
    }

    fn of_meaning(
        &self,
        table: SettingsTable,
        before: &Self,
        data: &ReferenceData,
    ) -> Vec<RowProblem> {
        match table {
            SettingsTable::Contacts => self.contacts(before),
            SettingsTable::Partners => self.partners(),
            SettingsTable::Message => Vec::new(),
            SettingsTable::Routing
            | SettingsTable::Topics
            | SettingsTable::Areas
            | SettingsTable::Queues
            | SettingsTable::Targets
            | SettingsTable::OpeningHours
            | SettingsTable::Holidays => data
                .clone()
                .with(table, data.routing.version, self)
                .err()
                .into_iter()
                .collect(),
        }
    }

    /// Every way to reach somebody that is in use keeps a value: pages lead people there. One that never had a
    /// value is not in use.
    fn contacts(&self, before: &Self) -> Vec<RowProblem> {
        let empty = |row: &[String]| row.get(1).is_none_or(|value| value.trim().is_empty());
        self.0
            .iter()
            .enumerate()
            .filter(|(at, row)| empty(row) && before.0.get(*at).is_some_and(|row| !empty(row)))
            .map(|(at, _)| RowProblem::at(at, "has no value: people are sent here"))
            .collect()
    }
    /// Consents name a partner by its code, and the person reads its name and follows its address.
    fn partners(&self) -> Vec<RowProblem> {
        let mut problems = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for (at, row) in self.0.iter().enumerate() {
            let [code, name, notice] = row.as_slice() else {
                continue;
            };
            if code.parse::<PartnerCode>().is_err() {
                problems.push(RowProblem::at(
                    at,
                    "the code has up to 16 letters, digits and hyphens",
                ));
            }
            if seen.contains(&code.as_str()) {
                problems.push(RowProblem::at(at, format!("{code} stands twice")));
            }
            seen.push(code);
            if name.trim().is_empty() {
                problems.push(RowProblem::at(
                    at,
                    "has no name: people read it when they say yes",
                ));
            }
            if !notice.is_empty() && !notice.starts_with("https://") {
                problems.push(RowProblem::at(
                    at,
                    "the address of its notice begins with https://",
                ));
            }
        }
        if self.0.is_empty() {
            problems.push(RowProblem::whole("there is at least one partner"));
        }
        problems
    }
}
