//! When people are asked again because the notice under which they said yes has changed (feature C5).

/// Whether a yes that was given under one version is asked again: a later one, up to the one in force,
/// changed in substance. `versions` are numbers with "of substance" in any order.
#[must_use]
pub fn needs_reconsent(given_under: u32, in_force: u32, versions: &[(u32, bool)]) -> bool {
    versions
        .iter()
        .any(|(number, substance)| *substance && *number > given_under && *number <= in_force)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_is_asked_again_for_a_later_change_of_substance_in_force() {
        let versions = [(1, false), (2, true), (3, false), (4, true)];
        assert!(needs_reconsent(1, 3, &versions));
        assert!(needs_reconsent(1, 2, &versions));
        assert!(
            !needs_reconsent(2, 3, &versions),
            "only words changed since"
        );
        assert!(
            !needs_reconsent(3, 3, &versions),
            "the next one is not in force yet"
        );
        assert!(needs_reconsent(3, 4, &versions));
        assert!(!needs_reconsent(4, 4, &versions));
        assert!(!needs_reconsent(1, 1, &versions));
    }
}
