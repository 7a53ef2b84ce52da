//! What is asked again on the pages of an enquiry, and the answers (feature C5).

use crate::manage::case::Loaded;
use crate::{
    consent::ledger::Ledger,
    notice::{Notices, reconsent::find_reconsents},
};
use app::{
    domain::{consent::ConsentPurpose, controller::Controller, notice::Notice},
    forms::manage::{ChangeChoicesForm, ChoiceChange, CurrentChoice, ReconsentForm},
    resident::manage::{ChoiceState, ReconsentView},
    ui::Problems,
};
use chrono::NaiveDate;
use platform::fields::Fields;

/// What is asked again of this person on a London day. Only what could be agreed to then: anything else
/// can be taken back by its box.
pub fn again(
    notices: &Notices,
    controller: Controller,
    ledger: &Ledger,
    choices: &[ChoiceState],
    today: NaiveDate,
) -> Option<ReconsentView> {
    let offered = |purpose: ConsentPurpose| {
        choices
            .iter()
            .any(|choice| choice.can_ask && choice.on && choice.wording.purpose == purpose)
    };
    let asked: Vec<_> = find_reconsents(notices, controller, &ledger.events(), today)
        .into_iter()
        .filter(|asked| offered(asked.purpose))
        .collect();
    let notice = Notice::of(controller);
    let oldest = asked.iter().map(|asked| asked.given_under).min();
    let (oldest, in_force) = (oldest?, notices.current(notice, today)?);
    let changes = notices
        .all(notice)
        .into_iter()
        .filter(|version| version.version > oldest && version.version <= in_force.version)
        .flat_map(|version| version.text.changes.iter().cloned())
        .collect();
    Some(ReconsentView {
        changes,
        compare: in_force.compared_with(oldest),
        version: in_force.version,
        from: in_force.from,
        purposes: asked.into_iter().map(|asked| asked.purpose).collect(),
    })
}

/// The answers as they came; `None` when the page asked nothing again.
pub fn answered(fields: &Fields) -> Option<ReconsentForm> {
    (fields.one("action") == "again").then(|| ReconsentForm::read(fields))
}

/// What is to be written: what was asked again by its answers, everything else by its boxes.
///
/// # Errors
/// A yes to words or a notice that changed since the page was shown.
pub fn wanted(
    form: &ReconsentForm,
    boxes: &ChangeChoicesForm,
    loaded: &Loaded,
) -> Result<Vec<ChoiceChange>, Problems> {
    let version = loaded.case.in_force.version;
    let still_asked = loaded
        .case
        .reconsent
        .as_ref()
        .map(|again| again.purposes.clone())
        .unwrap_or_default();
    let (asked, rest): (Vec<CurrentChoice>, Vec<CurrentChoice>) = loaded
        .standing()
        .into_iter()
        .partition(|choice| form.asked(choice.purpose));
    let purposes: Vec<ConsentPurpose> = asked.iter().map(|choice| choice.purpose).collect();
    let mut wanted = form.parse(&asked, &purposes, version)?;
    // A yes that was said again in another window needs saying no third time; a no always counts.
    wanted.retain(|change| !change.action.turns_on() || still_asked.contains(&change.purpose));
    wanted.extend(boxes.parse(&rest, version)?);
    Ok(wanted)
}
