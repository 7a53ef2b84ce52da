//! Requests about information and complaints, as each organisation's data protection team works them.

mod acts;
mod list;
mod record;
mod request;

pub use list::{ListPage, Row};
pub use record::RecordPage;
pub use request::{EventLine, RequestPage, RequestView};

use crate::{
    domain::rights::{Press, Stage},
    ui::Tone,
    words::t,
};

/// The tag of a stage.
fn stage_tag(stage: Stage) -> (Tone, String) {
    match stage {
        Stage::WaitsForIdentity => (Tone::Amber, t("requests-stage-identity")),
        Stage::WaitsForAnswer => (Tone::Amber, t("requests-stage-answer")),
        Stage::Open => (Tone::River, t("requests-stage-open")),
        Stage::Decided(decision) => (Tone::Grey, t(&format!("requests-decision-{decision}"))),
    }
}

/// The class of a due day.
fn press_class(press: Press) -> &'static str {
    match press {
        Press::Overdue => "sp-late",
        Press::Soon | Press::Later => "",
    }
}
