//! Cases that may be of the same person (feature E9). The machine suggests; a person says.

code_enum! {
    /// What two cases have in common, as kinds of the index.
    pub enum DuplicateSign {
        Phone = "phone",
        Email = "email",
        /// The same name, but for accents and marks, at the same postcode.
        NameAndPostcode = "name_folded",
    }
}

code_enum! {
    /// What a person said of a pair.
    pub enum DuplicateVerdict {
        /// The same person.
        Linked = "linked",
        /// Not: it is not suggested again.
        Dismissed = "dismissed",
    }
}

/// How a pair stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DuplicateState {
    /// Nobody has said anything, and the two look alike.
    Suggested,
    Linked,
    Dismissed,
}

impl DuplicateState {
    /// The newest word counts; without one, what is alike.
    #[must_use]
    pub const fn of(word: Option<DuplicateVerdict>) -> Self {
        match word {
            None => Self::Suggested,
            Some(DuplicateVerdict::Linked) => Self::Linked,
            Some(DuplicateVerdict::Dismissed) => Self::Dismissed,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::duplicates::*;

    #[test]
    fn a_word_of_a_person_counts_over_what_is_alike() {
        for (word, standing) in [
            (None, DuplicateState::Suggested),
            (Some(DuplicateVerdict::Linked), DuplicateState::Linked),
            (Some(DuplicateVerdict::Dismissed), DuplicateState::Dismissed),
        ] {
            assert_eq!(DuplicateState::of(word), standing);
        }
    }
}
