//! The privacy notices as values: their texts, what a text must have, and how people type it.
//!
//! A text is immutable and hashed.

mod blocks;
mod text;

pub use blocks::{blocks, written};
pub use text::{
    FIELDS, NoticeBlock, NoticeError, NoticeFault, NoticeSection, NoticeText, REQUIRED,
    SUMMARY_LINES, SummaryLine, canonical, check_code, shipped, tidy_code,
};

use super::{controller::Controller, ids::NoticeVersionId};
use chrono::NaiveDate;
use std::{str::FromStr, sync::Arc};

/// One of the two notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Notice {
    FamilyHubs,
    PreventionAlliance,
}

impl Notice {
    pub const ALL: [Self; 2] = [Self::FamilyHubs, Self::PreventionAlliance];

    /// As it stands in addresses and in the database.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::FamilyHubs => "family-hubs",
            Self::PreventionAlliance => "prevention-alliance",
        }
    }

    /// Whose notice it is.
    pub const fn controller(self) -> Controller {
        match self {
            Self::FamilyHubs => Controller::Smbc,
            Self::PreventionAlliance => Controller::Tpa,
        }
    }

    /// The notice of an organisation.
    pub const fn of(controller: Controller) -> Self {
        match controller {
            Controller::Smbc => Self::FamilyHubs,
            Controller::Tpa => Self::PreventionAlliance,
        }
    }

    /// Text key of the team's name.
    pub const fn team(self) -> &'static str {
        match self {
            Self::FamilyHubs => "shell-team-fh",
            Self::PreventionAlliance => "shell-team-tpa",
        }
    }

    /// Class of the team's name: its colour, never without its words.
    pub const fn class(self) -> &'static str {
        match self {
            Self::FamilyHubs => "sp-org",
            Self::PreventionAlliance => "sp-org sp-org--sh",
        }
    }

    /// Text key of the title of its page: titles name the team.
    pub const fn title(self) -> &'static str {
        match self {
            Self::FamilyHubs => "notices-title-fh",
            Self::PreventionAlliance => "notices-title-tpa",
        }
    }

    /// Address of the version in force.
    pub fn href(self) -> String {
        format!("/privacy/{}", self.slug())
    }
}

/// Not the name of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchNotice;

impl FromStr for Notice {
    type Err = NoSuchNotice;

    fn from_str(slug: &str) -> Result<Self, NoSuchNotice> {
        Self::ALL
            .into_iter()
            .find(|notice| notice.slug() == slug)
            .ok_or(NoSuchNotice)
    }
}

/// A version as it stands in the database.
#[derive(Clone, Debug, PartialEq)]
pub struct NoticeVersion {
    pub id: NoticeVersionId,
    pub notice: Notice,
    pub version: u32,
    /// First London day on which it is in force.
    pub from: NaiveDate,
    /// Six signs that stand on a printed copy.
    pub check_code: String,
    /// It changed in substance: whoever said yes before is asked again (feature C5).
    pub substance: bool,
    pub text: Arc<NoticeText>,
}

impl NoticeVersion {
    /// Address of the comparison with an older version.
    pub fn compared_with(&self, older: u32) -> String {
        format!(
            "/privacy/{}/compare/{older}/{}",
            self.notice.slug(),
            self.version
        )
    }

    /// Its address for ever.
    pub fn href(&self) -> String {
        format!("/privacy/{}/{}", self.notice.slug(), self.version)
    }
}
