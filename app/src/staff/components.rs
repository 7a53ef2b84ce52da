//! Small things that several staff pages show.

use crate::{
    domain::{
        codes::{Colour, Flag, QueueCode},
        controller::Controller,
        status::Status,
    },
    i18n::tr,
    ui::Tone,
};
use leptos::prelude::*;

/// The name of a queue.
pub fn queue_name(code: QueueCode) -> String {
    tr(&format!("queue-{code}"))
}

/// The tag of a flag; its colour is that of `risk_flags.csv`.
pub fn flag_tag(flag: Flag) -> (Tone, String) {
    let tone = match flag.colour() {
        Colour::Red => Tone::Red,
        Colour::Amber => Tone::Amber,
        Colour::Grey => Tone::Grey,
    };
    (tone, tr(&format!("flag-{flag}")))
}

/// The tags of an enquiry. "Urgent" stands only where no other red flag says why.
pub fn flag_tags(flags: &[Flag]) -> Vec<(Tone, String)> {
    let reason = flags
        .iter()
        .any(|flag| *flag != Flag::Urgent && flag.colour() == Colour::Red);
    let mut shown: Vec<Flag> = flags
        .iter()
        .copied()
        .filter(|flag| !(reason && *flag == Flag::Urgent))
        .collect();
    // Red first, then amber; within a colour the order of the file.
    shown.sort_by_key(|flag| (flag.colour(), *flag));
    shown.into_iter().map(flag_tag).collect()
}

/// The tag that keeps suggested and confirmed apart.
pub fn status_tag(status: Status) -> (Tone, String) {
    let tone = match status {
        Status::Submitted | Status::Suggested => Tone::River,
        Status::Confirmed | Status::InProgress => Tone::On,
        Status::WaitingForResident | Status::OnHold => Tone::Amber,
        Status::Closed(_)
        | Status::Restricted
        | Status::Transferred
        | Status::WithdrawnByResident => Tone::Grey,
    };
    (tone, tr(&format!("status-{}", status.code())))
}

/// The organisation behind a queue, in its colour and in words.
#[component]
pub fn Organisation(controller: Controller, #[prop(into)] text: String) -> impl IntoView {
    let class = match controller {
        Controller::Smbc => "sp-org",
        Controller::Tpa => "sp-org sp-org--sh",
    };
    view! { <strong class=class>{text}</strong> }
}

#[cfg(test)]
mod tests {
    use crate::staff::components::*;

    #[test]
    fn urgent_stands_alone_or_not_at_all() {
        let tones = |flags: &[Flag]| {
            flag_tags(flags)
                .into_iter()
                .map(|(tone, _)| tone)
                .collect::<Vec<_>>()
        };
        assert_eq!(tones(&[Flag::Urgent]), [Tone::Red]);
        assert_eq!(
            tones(&[Flag::Sensitive, Flag::DangerNow, Flag::Urgent]),
            [Tone::Red, Tone::Amber]
        );
    }
}
