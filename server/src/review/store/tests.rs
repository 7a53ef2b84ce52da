use super::*;

fn row(state: DraftState) -> Model {
    let at = DateTime::UNIX_EPOCH;
    Model {
        id: Uuid::nil(),
        kind: "notice".to_owned(),
        subject: "family-hubs".to_owned(),
        state: state.code().to_owned(),
        source: "staff".to_owned(),
        body: serde_json::Value::Null,
        revision: 1,
        authors: vec![Uuid::nil()],
        created_at: at,
        changed_at: at,
        submitted_by: None,
        submitted_at: None,
        sha256: None,
        returned_by: None,
        returned_at: None,
        return_reason: None,
        approved_by: None,
        approved_at: None,
        version: None,
    }
}

fn submitted(row: Model) -> Model {
    Model {
        submitted_by: Some(Uuid::nil()),
        submitted_at: Some(row.changed_at),
        sha256: Some(vec![1; 32]),
        ..row
    }
}

fn returned(row: Model) -> Model {
    Model {
        returned_by: Some(Uuid::nil()),
        returned_at: Some(row.changed_at),
        return_reason: Some("Shorter.".to_owned()),
        ..row
    }
}

fn approved(row: Model) -> Model {
    Model {
        approved_by: Some(Uuid::nil()),
        approved_at: Some(row.changed_at),
        version: Some(2),
        ..row
    }
}

#[test]
fn a_row_is_one_stage() {
    let state = |row: &Model| stage(row).map(|stage| stage.state()).ok();
    for (row, expected) in [
        (row(DraftState::Draft), DraftState::Draft),
        (returned(row(DraftState::Draft)), DraftState::Draft),
        (submitted(row(DraftState::Submitted)), DraftState::Submitted),
        (
            approved(submitted(row(DraftState::Published))),
            DraftState::Published,
        ),
        (row(DraftState::Discarded), DraftState::Discarded),
    ] {
        assert_eq!(state(&row), Some(expected), "{row:?}");
    }
}

#[test]
fn half_of_a_stage_is_an_error_and_never_read_as_none() {
    let whole = returned(submitted(row(DraftState::Draft)));
    for half in [
        Model {
            submitted_by: whole.submitted_by,
            ..row(DraftState::Draft)
        },
        Model {
            sha256: None,
            ..submitted(row(DraftState::Submitted))
        },
        Model {
            return_reason: None,
            ..returned(row(DraftState::Draft))
        },
        Model {
            returned_at: whole.returned_at,
            ..row(DraftState::Draft)
        },
        Model {
            version: None,
            ..approved(submitted(row(DraftState::Published)))
        },
        // Whole pairs that do not belong to the state.
        row(DraftState::Submitted),
        submitted(row(DraftState::Draft)),
        returned(submitted(row(DraftState::Submitted))),
        submitted(row(DraftState::Published)),
        approved(submitted(row(DraftState::Submitted))),
        returned(row(DraftState::Discarded)),
    ] {
        assert!(stage(&half).is_err(), "{half:?}");
    }
    let unknown = Model {
        state: "lost".to_owned(),
        ..row(DraftState::Draft)
    };
    assert!(stage(&unknown).is_err());
}
