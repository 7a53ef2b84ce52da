use super::*;
use ContactRoute::{Email, Phone, Text};

#[test]
fn proofs_reach_the_levels_of_the_table() {
    use IdentityLevel::{L0, L1a, L1b};
    for (proofs, expected) in [
        (&[][..], L0),
        (&[Proof::Link(Email)], L1a),
        (&[Proof::Code(Phone)], L1a),
        (&[Proof::Passphrase], L1b),
        (&[Proof::Link(Email), Proof::Code(Text)], L1b),
        // The same route twice proves that route alone.
        (&[Proof::Link(Email), Proof::Code(Email)], L1a),
        (&[Proof::Link(Email), Proof::Link(Text)], L1a),
        (&[Proof::Code(Email), Proof::Code(Text)], L1a),
        (&[Proof::Link(Email), Proof::Passphrase], L1b),
    ] {
        assert_eq!(level(proofs), expected, "{proofs:?}");
    }
}

#[test]
fn withdrawing_is_as_easy_as_giving_and_answers_need_more() {
    let link = [Proof::Link(Email)];
    let both = [Proof::Link(Email), Proof::Code(Text)];
    for action in ManageAction::ALL {
        use ManageAction::*;
        let (open_without, open_to_link, open_to_both, open_to_passphrase) = match action {
            Complain | AskForErasure | ReadNotices => (true, true, true, true),
            SeeStatus | ChangeConsents => (false, true, true, true),
            SeeAnswers | Download | ChangeContact => (false, false, true, true),
            EqualityAnswers => (false, false, false, true),
            FullAccess | CorrectIdentity | ActForSomeoneElse => (false, false, false, false),
        };
        assert_eq!(action.open_to(&[]), open_without, "{action}");
        assert_eq!(action.open_to(&link), open_to_link, "{action}");
        assert_eq!(action.open_to(&both), open_to_both, "{action}");
        assert_eq!(
            action.open_to(&[Proof::Passphrase]),
            open_to_passphrase,
            "{action}"
        );
    }
}
