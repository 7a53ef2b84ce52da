//! Yes or no again, after the notice changed in substance (feature C5). What is left unanswered stays as it was.

use super::CurrentChoice;
use crate::{
    domain::{
        consent::{ConsentAction, ConsentPurpose},
        ids::WordingId,
    },
    forms::{FormData, manage::ChoiceChange},
    ui::{Problem, Problems},
};

/// The questions as sent.
#[derive(Clone, Default)]
pub struct ReconsentForm {
    /// Code of the purpose, and `yes` or `no`.
    pub answers: Vec<(String, String)>,
    /// `purpose=id of the wording`, once for each question that was shown.
    pub shown: Vec<String>,
    /// Codes of the purposes that the page asked about: they had no box.
    pub asked: Vec<String>,
    /// Number of the notice that was shown as the new one.
    pub notice: String,
}

/// What a field's name begins with; the code of the purpose follows.
pub const ANSWER_FIELD: &str = "again-";

impl ReconsentForm {
    /// As it came.
    #[must_use]
    pub fn read(data: &FormData) -> Self {
        Self {
            answers: data
                .iter()
                .filter_map(|(name, answer)| {
                    let code = name.strip_prefix(ANSWER_FIELD)?;
                    Some((code.to_owned(), answer.to_owned()))
                })
                .collect(),
            shown: data.all("shown"),
            asked: data.all("asked"),
            notice: data.one("notice"),
        }
    }

    /// Whether the page asked about this purpose.
    #[must_use]
    pub fn asked(&self, purpose: ConsentPurpose) -> bool {
        self.asked.iter().any(|code| code.parse() == Ok(purpose))
    }

    /// What is to be written. `asked` are the purposes that are asked again, `notice` the number in force.
    ///
    /// # Errors
    /// A yes to words or to a notice that have changed since the page was shown. A no never fails.
    pub fn parse(
        &self,
        standing: &[CurrentChoice],
        asked: &[ConsentPurpose],
        notice: u32,
    ) -> Result<Vec<ChoiceChange>, Problems> {
        let same_notice = self.notice.trim() == notice.to_string();
        let mut wanted = Vec::new();
        for CurrentChoice {
            purpose,
            wording: words,
            on,
        } in standing.iter().copied()
        {
            if !on || !asked.contains(&purpose) {
                continue;
            }
            let answer = self
                .answers
                .iter()
                .find(|(code, _)| code.parse() == Ok(purpose))
                .map(|(_, answer)| answer.trim());
            let action = match (answer, words) {
                (Some("no"), _) => ConsentAction::Withdrawn,
                (Some("yes"), Some(now)) => {
                    if !same_notice {
                        return Err(Problem::new("again", "manage-reconsent-newer").into());
                    }
                    if !self.saw(purpose, now) {
                        return Err(Problem::new("again", "manage-wording-changed-again").into());
                    }
                    ConsentAction::Refreshed
                }
                _ => continue,
            };
            wanted.push(ChoiceChange { purpose, action });
        }
        Ok(wanted)
    }

    fn saw(&self, purpose: ConsentPurpose, wording: WordingId) -> bool {
        self.shown.contains(&format!("{purpose}={wording}"))
    }
}

#[cfg(test)]
mod tests {
    use crate::forms::manage::reconsent::*;
    use uuid::Uuid;

    const SHARE: &str = "C1_share_tpa:shg";
    const FEEDBACK: &str = "C3_feedback";

    fn wording(id: u128) -> WordingId {
        WordingId(Uuid::from_u128(id))
    }

    fn standing(on: bool) -> [CurrentChoice; 2] {
        [(SHARE, 1), (FEEDBACK, 2)].map(|(purpose, id)| CurrentChoice {
            purpose: purpose.parse().unwrap(),
            wording: Some(wording(id)),
            on,
        })
    }

    fn form(answers: &[(&str, &str)]) -> ReconsentForm {
        ReconsentForm {
            answers: answers
                .iter()
                .map(|(code, answer)| ((*code).to_owned(), (*answer).to_owned()))
                .collect(),
            shown: vec![
                format!("{SHARE}={}", wording(1)),
                format!("{FEEDBACK}={}", wording(2)),
            ],
            asked: vec![SHARE.to_owned(), FEEDBACK.to_owned()],
            notice: "2".to_owned(),
        }
    }

    fn both() -> Vec<ConsentPurpose> {
        vec![SHARE.parse().unwrap(), FEEDBACK.parse().unwrap()]
    }

    fn actions(
        form: &ReconsentForm,
        standing: &[CurrentChoice],
        asked: &[ConsentPurpose],
    ) -> Vec<ConsentAction> {
        form.parse(standing, asked, 2)
            .unwrap()
            .into_iter()
            .map(|wanted| wanted.action)
            .collect()
    }

    #[test]
    fn a_yes_refreshes_a_no_takes_back_and_silence_changes_nothing() {
        use ConsentAction::{Refreshed, Withdrawn};
        let on = standing(true);
        assert_eq!(
            actions(&form(&[(SHARE, "yes"), (FEEDBACK, "no")]), &on, &both()),
            [Refreshed, Withdrawn]
        );
        assert_eq!(
            actions(&form(&[(FEEDBACK, "no")]), &on, &both()),
            [Withdrawn]
        );
        assert_eq!(actions(&form(&[]), &on, &both()), []);
        assert_eq!(actions(&form(&[(SHARE, "maybe")]), &on, &both()), []);
    }

    #[test]
    fn only_what_is_on_and_asked_again_can_be_answered() {
        let answers = form(&[(SHARE, "yes"), (FEEDBACK, "yes")]);
        assert_eq!(actions(&answers, &standing(false), &both()), []);
        assert_eq!(actions(&answers, &standing(true), &both()[..1]).len(), 1);
    }

    #[test]
    fn nobody_says_yes_to_a_notice_or_words_they_have_not_seen() {
        let on = standing(true);
        let yes = form(&[(SHARE, "yes")]);
        let key = |form: &ReconsentForm, notice| {
            form.parse(&on, &both(), notice).unwrap_err().0[0]
                .key
                .clone()
        };
        assert_eq!(key(&yes, 3), "manage-reconsent-newer");
        let unseen = ReconsentForm {
            shown: Vec::new(),
            ..yes
        };
        assert_eq!(key(&unseen, 2), "manage-wording-changed-again");
        // A no needs neither.
        let no = ReconsentForm {
            shown: Vec::new(),
            notice: String::new(),
            ..form(&[(SHARE, "no")])
        };
        assert_eq!(no.parse(&on, &both(), 3).unwrap().len(), 1);
    }
}
