//! Requests about information and complaints, as each organisation's data protection team works them.

mod actions;
mod intake;
mod list;
mod request;

pub use intake::IntakePage;
pub use list::{RequestListPage, RequestRow};
pub use request::{ReceivedMessage, RequestEventLine, RightsRequestPage, RightsRequestView};

use crate::{
    domain::rights::{DeadlineUrgency, RightsStage},
    i18n::tr,
    ui::Tone,
};

/// The tag of a stage.
fn stage_tag(stage: RightsStage) -> (Tone, String) {
    match stage {
        RightsStage::WaitsForIdentity => (Tone::Amber, tr("requests-stage-identity")),
        RightsStage::WaitsForAnswer => (Tone::Amber, tr("requests-stage-answer")),
        RightsStage::Open => (Tone::River, tr("requests-stage-open")),
        RightsStage::Decided(decision) => {
            (Tone::Grey, tr(&format!("requests-decision-{decision}")))
        }
    }
}

/// The class of a due day.
fn press_class(press: DeadlineUrgency) -> &'static str {
    match press {
        DeadlineUrgency::Overdue => "sp-late",
        DeadlineUrgency::Soon | DeadlineUrgency::Later => "",
    }
}
