//! Cases that may be of the same person (E9). The machine suggests; a person says.

code_enum! {
    /// What two cases have in common, as kinds of the index.
    pub enum Alike {
        Phone = "phone",
        Email = "email",
        /// The same name, but for accents and marks, at the same postcode.
        NameAndPostcode = "name_folded",
    }
}

code_enum! {
    /// What a person said of a pair.
    pub enum Word {
        /// The same person.
        Linked = "linked",
        /// Not: it is not suggested again.
        Dismissed = "dismissed",
    }
}

/// How a pair stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has said anything, and the two look alike.
    Suggested,
    Linked,
    Dismissed,
}

impl Standing {
    /// The newest word counts; without one, what is alike.
    #[must_use]
    pub const fn of(word: Option<Word>) -> Self {
        match word {
            None => Self::Suggested,
            Some(Word::Linked) => Self::Linked,
            Some(Word::Dismissed) => Self::Dismissed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_person_counts_over_what_is_alike() {
        for (word, standing) in [
            (None, Standing::Suggested),
            (Some(Word::Linked), Standing::Linked),
            (Some(Word::Dismissed), Standing::Dismissed),
        ] {
            assert_eq!(Standing::of(word), standing);
        }
    }
}
