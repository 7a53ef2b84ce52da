use super::*;
use ContactRoute::{Email, Phone, Text};

#[test]
fn proofs_reach_the_levels_of_the_table() {
    use IdentityLevel::{L0, L1a, L1b};
    for (proofs, expected) in [
        (&[][..], L0),
        (&[IdentityProof::Link(Email)], L1a),
        (&[IdentityProof::Code(Phone)], L1a),
        (&[IdentityProof::Passphrase], L1b),
        (&[IdentityProof::SentPage], L1b),
        (
            &[IdentityProof::Link(Email), IdentityProof::Code(Text)],
            L1b,
        ),
        // The same route twice proves that route alone.
        (
            &[IdentityProof::Link(Email), IdentityProof::Code(Email)],
            L1a,
        ),
        (
            &[IdentityProof::Link(Email), IdentityProof::Link(Text)],
            L1a,
        ),
        (
            &[IdentityProof::Code(Email), IdentityProof::Code(Text)],
            L1a,
        ),
        (
            &[IdentityProof::Link(Email), IdentityProof::Passphrase],
            L1b,
        ),
    ] {
        assert_eq!(level(proofs), expected, "{proofs:?}");
    }
}

#[test]
fn withdrawing_is_as_easy_as_giving_and_answers_need_more() {
    let link = [IdentityProof::Link(Email)];
    let both = [IdentityProof::Link(Email), IdentityProof::Code(Text)];
    for action in ManageAction::ALL {
        use ManageAction::*;
        let (open_without, open_to_link, open_to_both, open_to_passphrase) = match action {
            Complain | AskForErasure | ReadNotices => (true, true, true, true),
            SeeStatus | ChangeConsents => (false, true, true, true),
            SeeAnswers | Download | ChangeContact | ReplacePassphrase => (false, false, true, true),
            EqualityAnswers => (false, false, false, true),
            FullAccess | CorrectIdentity | ActForSomeoneElse => (false, false, false, false),
        };
        assert_eq!(action.open_to(&[]), open_without, "{action}");
        assert_eq!(action.open_to(&link), open_to_link, "{action}");
        assert_eq!(action.open_to(&both), open_to_both, "{action}");
        assert_eq!(
            action.open_to(&[IdentityProof::SentPage]),
            open_to_passphrase && *action != EqualityAnswers,
            "{action}"
        );
        assert_eq!(
            action.open_to(&[IdentityProof::Passphrase]),
            open_to_passphrase,
            "{action}"
        );
    }
}
