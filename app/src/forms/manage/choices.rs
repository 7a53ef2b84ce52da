//! The ticks that stay on, against what is on now.

use crate::{
    domain::{
        consent::{ConsentAction, ConsentPurpose},
        ids::WordingId,
    },
    forms::FormData,
    ui::{Problem, Problems},
};
use uuid::Uuid;

/// The page of choices as sent.
#[derive(Clone, Default)]
pub struct ChangeChoicesForm {
    /// Codes of the ticks.
    pub choices: Vec<String>,
    /// `purpose=id of the wording`, once for each box that was shown. Who leaves it out can take things
    /// back, and agrees to nothing.
    pub shown: Vec<String>,
    /// Number of the notice that was shown as the one in force.
    pub notice: String,
}

/// One box as it stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CurrentChoice {
    pub purpose: ConsentPurpose,
    /// The words in force; `None` when it is asked no more and can only be taken back.
    pub wording: Option<WordingId>,
    pub on: bool,
}

/// What is to be written for one box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChoiceChange {
    pub purpose: ConsentPurpose,
    pub action: ConsentAction,
}

impl ChangeChoicesForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            choices: data.all("choices"),
            shown: data.all("shown"),
            notice: data.one("notice"),
        }
    }

    /// What changes: nothing for a box that stays as it is. Ticks of boxes that do not exist are ignored.
    /// `notice` is the number of the one in force.
    ///
    /// # Errors
    /// A yes to words or to a notice that have changed since the page was shown: they must be read again.
    /// Taking something back never fails.
    pub fn parse(
        &self,
        standing: &[CurrentChoice],
        notice: u32,
    ) -> Result<Vec<ChoiceChange>, Problems> {
        let shown: Vec<(ConsentPurpose, WordingId)> = self
            .shown
            .iter()
            .filter_map(|line| {
                let (purpose, id) = line.split_once('=')?;
                Some((purpose.parse().ok()?, WordingId(Uuid::parse_str(id).ok()?)))
            })
            .collect();
        let mut wanted = Vec::new();
        let mut changed = false;
        for CurrentChoice {
            purpose,
            wording: asked,
            on,
        } in standing.iter().copied()
        {
            let seen = shown
                .iter()
                .find(|(of, _)| *of == purpose)
                .map(|(_, wording)| *wording);
            if seen.is_none() && !self.shown.is_empty() {
                // The page did not have this box: it says nothing about it.
                continue;
            }
            let ticked = self
                .choices
                .iter()
                .any(|code| code.trim().parse() == Ok(purpose));
            match (on, ticked, asked) {
                (true, false, _) => wanted.push(ChoiceChange {
                    purpose,
                    action: ConsentAction::Withdrawn,
                }),
                (false, true, Some(now)) => {
                    // Also when the page did not say what it showed: a yes is bound to the words beside it.
                    changed |= seen != Some(now);
                    wanted.push(ChoiceChange {
                        purpose,
                        action: ConsentAction::Given,
                    });
                }
                (true, true, _) | (false, false, _) | (false, true, None) => {}
            }
        }
        let yes = wanted.iter().any(|wanted| wanted.action.turns_on());
        if changed {
            Err(Problem::new("choices", "manage-wording-changed").into())
        } else if yes && self.notice.trim() != notice.to_string() {
            Err(Problem::new("choices", "manage-notice-changed").into())
        } else {
            Ok(wanted)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARE: &str = "C1_share_tpa:shg";
    const FEEDBACK: &str = "C3_feedback";

    fn box_of(purpose: &str, on: bool, asked: Option<u128>) -> CurrentChoice {
        CurrentChoice {
            purpose: purpose.parse().unwrap(),
            wording: asked.map(|id| WordingId(Uuid::from_u128(id))),
            on,
        }
    }

    fn form(choices: &[&str], shown: &[(&str, u128)]) -> ChangeChoicesForm {
        ChangeChoicesForm {
            choices: choices.iter().map(|code| (*code).to_owned()).collect(),
            shown: shown
                .iter()
                .map(|(code, id)| format!("{code}={}", Uuid::from_u128(*id)))
                .collect(),
            notice: "1".to_owned(),
        }
    }

    fn wants(form: &ChangeChoicesForm, standing: &[CurrentChoice]) -> Vec<(String, ConsentAction)> {
        form.parse(standing, 1)
            .unwrap()
            .into_iter()
            .map(|wanted| (wanted.purpose.to_string(), wanted.action))
            .collect()
    }

    #[test]
    fn one_answer_gives_and_takes_back() {
        let standing = [
            box_of(SHARE, true, Some(1)),
            box_of(FEEDBACK, false, Some(2)),
        ];
        let shown = [(SHARE, 1), (FEEDBACK, 2)];
        assert_eq!(
            wants(&form(&[FEEDBACK], &shown), &standing),
            [
                (SHARE.to_owned(), ConsentAction::Withdrawn),
                (FEEDBACK.to_owned(), ConsentAction::Given)
            ]
        );
        assert_eq!(wants(&form(&[SHARE], &shown), &standing), []);
        // A plain client sends the ticks alone.
        assert_eq!(
            wants(&form(&[], &[]), &standing),
            [(SHARE.to_owned(), ConsentAction::Withdrawn)]
        );
    }

    #[test]
    fn a_box_that_was_not_on_the_page_stays_as_it_is() {
        let standing = [
            box_of(SHARE, true, Some(1)),
            box_of(FEEDBACK, true, Some(2)),
        ];
        assert_eq!(
            wants(&form(&[], &[(SHARE, 1)]), &standing),
            [(SHARE.to_owned(), ConsentAction::Withdrawn)]
        );
    }

    #[test]
    fn nobody_says_yes_to_words_they_have_not_seen() {
        let off = [box_of(SHARE, false, Some(2))];
        let problems = form(&[SHARE], &[(SHARE, 1)]).parse(&off, 1).unwrap_err();
        assert_eq!(problems.0[0].key, "manage-wording-changed");
        // Nor to a notice that came into force since, or to one that the page did not name.
        let seen = form(&[SHARE], &[(SHARE, 2)]);
        assert_eq!(seen.parse(&off, 1).unwrap().len(), 1);
        assert_eq!(
            seen.parse(&off, 2).unwrap_err().0[0].key,
            "manage-notice-changed"
        );
        let silent = ChangeChoicesForm {
            notice: String::new(),
            ..seen
        };
        assert!(silent.parse(&off, 1).is_err());
        // Taking back needs no words.
        let on = [box_of(SHARE, true, Some(2))];
        assert_eq!(wants(&form(&[], &[(SHARE, 1)]), &on).len(), 1);
        assert_eq!(form(&[], &[(SHARE, 1)]).parse(&on, 2).unwrap().len(), 1);
    }

    #[test]
    fn what_is_asked_no_more_can_only_be_taken_back() {
        assert_eq!(
            wants(&form(&[SHARE], &[]), &[box_of(SHARE, false, None)]),
            []
        );
        assert_eq!(
            wants(&form(&[], &[]), &[box_of(SHARE, true, None)]).len(),
            1
        );
        assert_eq!(
            wants(
                &form(&["C9", "C3_feedback:shg"], &[]),
                &[box_of(FEEDBACK, false, Some(1))]
            ),
            []
        );
    }
}
