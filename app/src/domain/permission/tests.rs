use super::*;
use crate::domain::reference_data::ReferenceData;

fn matrix() -> &'static PermissionMatrix {
    &ReferenceData::shipped().permissions
}

/// Everything that could be in favour.
const ALL_IN_FAVOUR: Scope = Scope {
    own_record: true,
    own_queue: true,
    same_controller: true,
    flagged: true,
    reason_given: true,
    second_person: true,
    depth: Depth::Aggregates,
};

#[test]
fn every_cell_of_the_table_allows_exactly_when_its_condition_holds() {
    let mut cells = 0;
    for role in Role::ALL {
        for action in Action::ALL {
            let grant = matrix().grant(*role, *action);
            let allows = |scope: Scope| matrix().allows(*role, *action, scope);
            assert_eq!(allows(ALL_IN_FAVOUR), grant != Grant::No, "{role} {action}");
            assert!(!allows(Scope::default()), "{role} {action}");
            let elsewhere = Scope {
                same_controller: false,
                ..ALL_IN_FAVOUR
            };
            let own = matches!(grant, Grant::Own | Grant::OwnSummary | Grant::OwnActions);
            assert_eq!(
                allows(elsewhere),
                own,
                "{role} {action} reaches the other organisation"
            );
            for (needs, without) in [
                (
                    Grant::Queues,
                    Scope {
                        own_queue: false,
                        ..ALL_IN_FAVOUR
                    },
                ),
                (
                    Grant::Flagged,
                    Scope {
                        flagged: false,
                        ..ALL_IN_FAVOUR
                    },
                ),
                (
                    Grant::WithReason,
                    Scope {
                        reason_given: false,
                        ..ALL_IN_FAVOUR
                    },
                ),
                (
                    Grant::SecondPerson,
                    Scope {
                        second_person: false,
                        ..ALL_IN_FAVOUR
                    },
                ),
                (
                    Grant::Own,
                    Scope {
                        own_record: false,
                        ..ALL_IN_FAVOUR
                    },
                ),
                (
                    Grant::Metadata,
                    Scope {
                        depth: Depth::Content,
                        ..ALL_IN_FAVOUR
                    },
                ),
                (
                    Grant::Aggregates,
                    Scope {
                        depth: Depth::Metadata,
                        ..ALL_IN_FAVOUR
                    },
                ),
            ] {
                if grant == needs {
                    assert!(!allows(without), "{role} {action}");
                }
            }
            cells += 1;
        }
    }
    assert_eq!(cells, 12 * 49);
}

#[test]
fn some_cells_that_must_never_move() {
    let grant = |role, action| matrix().grant(role, action);
    for role in Role::ALL {
        let reads_equality = grant(*role, Action::ReadEqualityRows) != Grant::No;
        assert_eq!(reads_equality, *role == Role::Resident, "{role}");
    }
    assert_eq!(
        grant(Role::TriageFh, Action::TransferWithoutConsent),
        Grant::No
    );
    assert_eq!(grant(Role::Admin, Action::OpenEnquiry), Grant::No);
    assert_eq!(
        grant(Role::Auditor, Action::ReadAccessAudit),
        Grant::Controller
    );
    assert_eq!(
        grant(Role::SafeguardingLead, Action::OpenEnquiry),
        Grant::Flagged
    );
    assert_eq!(grant(Role::DpoSmbc, Action::OpenEnquiry), Grant::WithReason);
    assert_eq!(
        grant(Role::TriageTpa, Action::ReadAccessAudit),
        Grant::OwnActions
    );
    assert_eq!(
        grant(Role::Resident, Action::ReadAccessAudit),
        Grant::OwnSummary
    );
}

#[test]
fn the_roles_are_those_of_the_table() {
    let mut rows = csv::Reader::from_reader(include_str!("../../../data/roles.csv").as_bytes());
    let listed: Vec<(Role, Option<Controller>)> = rows.deserialize().map(Result::unwrap).collect();
    assert_eq!(
        listed,
        Role::ALL
            .iter()
            .map(|role| (*role, role.controller()))
            .collect::<Vec<_>>()
    );
}

#[test]
fn an_account_belongs_to_one_organisation_and_an_administrator_does_no_casework() {
    use Controller::{Smbc, Tpa};
    assert_eq!(
        check_roles(Smbc, &[Role::TriageFh, Role::SafeguardingLead]),
        Ok(())
    );
    assert_eq!(check_roles(Tpa, &[Role::Admin, Role::Analyst]), Ok(()));
    assert_eq!(
        check_roles(Smbc, &[Role::TriageTpa]),
        Err(RoleConflict::OtherController)
    );
    assert_eq!(
        check_roles(Tpa, &[Role::Admin, Role::ManagerTpa]),
        Err(RoleConflict::AdminWithCasework)
    );
    assert_eq!(
        check_roles(Tpa, &[Role::Resident]),
        Err(RoleConflict::Resident)
    );
}

#[test]
fn any_role_of_an_account_suffices() {
    let scope = Scope {
        same_controller: true,
        flagged: true,
        ..Scope::default()
    };
    assert!(matrix().any_allows(
        &[Role::TriageFh, Role::SafeguardingLead],
        Action::OpenEnquiry,
        scope
    ));
    assert!(!matrix().any_allows(&[Role::TriageFh], Action::OpenEnquiry, scope));
    assert!(!matrix().any_allows(&[], Action::OpenEnquiry, ALL_IN_FAVOUR));
}

#[test]
fn a_matrix_with_a_hole_is_refused() {
    let row = |action: &str, cell: (&str, &str)| {
        let cells = Role::ALL
            .iter()
            .map(|role| (role.code().to_owned(), "-".to_owned()));
        let mut row: HashMap<String, String> = cells.collect();
        row.insert("action".to_owned(), action.to_owned());
        row.insert(cell.0.to_owned(), cell.1.to_owned());
        row
    };
    let whole = || {
        Action::ALL
            .iter()
            .map(|action| row(action.code(), ("admin", "c")))
            .collect::<Vec<_>>()
    };
    assert!(PermissionMatrix::from_rows(whole()).is_ok());
    let mut missing = whole();
    missing.pop();
    assert!(PermissionMatrix::from_rows(missing).is_err());
    let with = |extra| PermissionMatrix::from_rows(whole().into_iter().chain([extra]).collect());
    assert!(with(row("search", ("admin", "c"))).is_err());
    assert!(with(row("fly", ("admin", "c"))).is_err());
    assert!(with(row("search", ("pilot", "c"))).is_err());
    assert!(with(row("search", ("admin", "everything"))).is_err());
}
