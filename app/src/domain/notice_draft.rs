//! How a text becomes a published notice, and when people are asked again because of one (C2, C5).

code_enum! {
    /// Where a draft stands.
    pub enum DraftState {
        /// Being written.
        Draft = "draft",
        /// Whole, numbered and hashed; waits for a second person.
        Submitted = "submitted",
        Published = "published",
        Discarded = "discarded",
    }
}

code_enum! {
    /// What can be done with a draft.
    pub enum DraftAct {
        Save = "save",
        Submit = "submit",
        Discard = "discard",
        /// Back to writing, by the writers themselves.
        TakeBack = "take_back",
        /// Back to writing, by the second person, with a reason.
        Return = "return",
        Approve = "approve",
    }
}

/// What a person is to a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Had a hand in its text.
    Writer,
    /// Had none: can be the second person.
    Other,
}

/// What becomes of a draft; `None`: not in this state, or not by this person. Nobody who had a hand in a
/// text lets it out.
#[must_use]
pub const fn after(state: DraftState, act: DraftAct, by: Part) -> Option<DraftState> {
    match (state, act, by) {
        (DraftState::Draft, DraftAct::Save, _) => Some(DraftState::Draft),
        (DraftState::Draft, DraftAct::Submit, _) => Some(DraftState::Submitted),
        (DraftState::Draft, DraftAct::Discard, _) => Some(DraftState::Discarded),
        (DraftState::Submitted, DraftAct::TakeBack, Part::Writer)
        | (DraftState::Submitted, DraftAct::Return, Part::Other) => Some(DraftState::Draft),
        (DraftState::Submitted, DraftAct::Approve, Part::Other) => Some(DraftState::Published),
        (
            DraftState::Draft,
            DraftAct::TakeBack | DraftAct::Return | DraftAct::Approve,
            Part::Writer | Part::Other,
        )
        | (
            DraftState::Submitted,
            DraftAct::Save | DraftAct::Submit | DraftAct::Discard,
            Part::Writer | Part::Other,
        )
        | (DraftState::Submitted, DraftAct::TakeBack, Part::Other)
        | (DraftState::Submitted, DraftAct::Return | DraftAct::Approve, Part::Writer)
        | (DraftState::Published | DraftState::Discarded, _, _) => None,
    }
}

/// Whether a yes that was given under one version is asked again: a later one, up to the one in force,
/// changed in substance. `versions` are numbers with "of substance" in any order.
#[must_use]
pub fn asked_again(given_under: u32, in_force: u32, versions: &[(u32, bool)]) -> bool {
    versions
        .iter()
        .any(|(number, substance)| *substance && *number > given_under && *number <= in_force)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_somebody_else_lets_a_text_out() {
        for state in DraftState::ALL.iter().copied() {
            for by in [Part::Writer, Part::Other] {
                let out = after(state, DraftAct::Approve, by) == Some(DraftState::Published);
                assert_eq!(out, state == DraftState::Submitted && by == Part::Other);
                for act in DraftAct::ALL
                    .iter()
                    .copied()
                    .filter(|act| *act != DraftAct::Approve)
                {
                    assert_ne!(after(state, act, by), Some(DraftState::Published), "{act}");
                }
            }
        }
    }

    #[test]
    fn what_is_out_or_given_up_stays_so_and_what_waits_is_not_written_on() {
        for act in DraftAct::ALL.iter().copied() {
            for by in [Part::Writer, Part::Other] {
                assert_eq!(after(DraftState::Published, act, by), None);
                assert_eq!(after(DraftState::Discarded, act, by), None);
            }
        }
        for by in [Part::Writer, Part::Other] {
            assert_eq!(after(DraftState::Submitted, DraftAct::Save, by), None);
            assert_eq!(after(DraftState::Submitted, DraftAct::Discard, by), None);
        }
    }

    #[test]
    fn a_yes_is_asked_again_for_a_later_change_of_substance_in_force() {
        let versions = [(1, false), (2, true), (3, false), (4, true)];
        assert!(asked_again(1, 3, &versions));
        assert!(asked_again(1, 2, &versions));
        assert!(!asked_again(2, 3, &versions), "only words changed since");
        assert!(
            !asked_again(3, 3, &versions),
            "the next one is not in force yet"
        );
        assert!(asked_again(3, 4, &versions));
        assert!(!asked_again(4, 4, &versions));
        assert!(!asked_again(1, 1, &versions));
    }
}
