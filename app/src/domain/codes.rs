//! The coded answers of the form and the codes of the editable tables (rule 2.6).

use std::str::FromStr;

use super::UnknownCode;

table_code! {
    /// A topic of `topics.csv`, for example `FEED`.
    pub struct TopicCode
}
table_code! {
    /// A queue of `queues.csv`, for example `FH-CEN`.
    pub struct QueueCode
}
table_code! {
    /// One of the areas of `areas.csv`, for example `CEN`.
    pub struct AreaCode
}
table_code! {
    /// A council of `councils.csv`, for example `tameside`.
    pub struct CouncilCode
}
table_code! {
    /// A named organisation that a consent can name, for example `shg`.
    pub struct PartnerCode
}

code_enum! {
    /// What a person must notice about an enquiry (`risk_flags.csv`, in the order of that file).
    pub enum Flag {
        DangerNow = "danger_now",
        NoSafePlaceTonight = "no_safe_place_tonight",
        Sensitive = "sensitive",
        SafeContactRules = "safe_contact_rules",
        ChildEnquirer = "child_enquirer",
        NoFixedAbode = "no_fixed_abode",
        ThirdParty = "third_party",
        OffenceData = "offence_data",
        OfficerConcern = "officer_concern",
        WithholdFromSubject = "withhold_from_subject",
        PossibleDuplicate = "possible_duplicate",
        Urgent = "urgent",
        OutOfArea = "out_of_area",
        AreaCheck = "area_check",
        AlsoFhOffer = "also_fh_offer",
        MosaicCandidate = "mosaic_candidate",
        HouseholdUnknown = "household_unknown",
    }
}

code_enum! {
    /// How loud a flag is. Red is for danger only; colour never works alone.
    pub enum Colour { Red = "red", Amber = "amber", Grey = "grey" }
}

impl Flag {
    /// The colour of `risk_flags.csv`.
    #[must_use]
    pub const fn colour(self) -> Colour {
        match self {
            Self::DangerNow | Self::NoSafePlaceTonight | Self::OfficerConcern | Self::Urgent => {
                Colour::Red
            }
            Self::Sensitive
            | Self::SafeContactRules
            | Self::ChildEnquirer
            | Self::NoFixedAbode
            | Self::ThirdParty
            | Self::OffenceData
            | Self::OutOfArea
            | Self::AreaCheck => Colour::Amber,
            Self::WithholdFromSubject
            | Self::PossibleDuplicate
            | Self::AlsoFhOffer
            | Self::MosaicCandidate
            | Self::HouseholdUnknown => Colour::Grey,
        }
    }

    /// Whether the safeguarding lead is to see the enquiry: every red flag, and a child asking
    /// (`risk_flags.csv`: "safeguarding lead notified", "safeguarding lead task").
    #[must_use]
    pub const fn for_safeguarding_lead(self) -> bool {
        matches!(self.colour(), Colour::Red) || matches!(self, Self::ChildEnquirer)
    }
}

code_enum! {
    /// Age of the person who asks (rule 6.3); no date of birth is ever asked (seed T10).
    pub enum AgeBand {
        Under13 = "under_13",
        From13To15 = "13_15",
        From16To17 = "16_17",
        From18To24 = "18_24",
        From25To34 = "25_34",
        From35To44 = "35_44",
        From45To54 = "45_54",
        From55To64 = "55_64",
        From65To74 = "65_74",
        From75 = "75_plus",
        /// Treated as an adult.
        PreferNot = "prefer_not",
    }
}

impl AgeBand {
    /// A child who asks for help gets the flag `child_enquirer` (rule 4.7).
    #[must_use]
    pub const fn under_18(self) -> bool {
        matches!(self, Self::Under13 | Self::From13To15 | Self::From16To17)
    }

    /// Equality questions are hidden below 16 (rule 6.3).
    #[must_use]
    pub const fn under_16(self) -> bool {
        matches!(self, Self::Under13 | Self::From13To15)
    }

    /// No optional consents below 13 (rule 2.4).
    #[must_use]
    pub const fn under_13(self) -> bool {
        matches!(self, Self::Under13)
    }
}

code_enum! {
    /// Age of the child that an enquiry is about: of one child, and never of the person who asks.
    pub enum ChildAgeBand {
        Under5 = "under_5",
        From5To10 = "5_10",
        From11To15 = "11_15",
        From16To17 = "16_17",
        From18To25 = "18_25",
        PreferNot = "prefer_not",
    }
}

code_enum! {
    pub enum YesNo { Yes = "yes", No = "no" }
}
code_enum! {
    pub enum YesNoPreferNot { Yes = "yes", No = "no", PreferNot = "prefer_not" }
}
code_enum! {
    /// `safe_tonight` and `they_know`.
    pub enum YesNoNotSure { Yes = "yes", No = "no", NotSure = "not_sure" }
}
code_enum! {
    /// Someone under 25 with special needs at home. The question is optional: blank is `not_asked`.
    pub enum SendAnswer { Yes = "yes", No = "no", PreferNot = "prefer_not", NotAsked = "not_asked" }
}
code_enum! {
    pub enum AboutWhom {
        Me = "me",
        MyChild = "my_child",
        MyFamily = "my_family",
        /// Fewer details, no choices page; the age is then the sender's.
        SomeoneElse = "someone_else",
    }
}
code_enum! {
    /// Why there is no postcode (rule 5.4).
    pub enum NoPostcodeReason {
        DoNotKnow = "do_not_know",
        /// No fixed abode.
        Nfa = "nfa",
        NotSafe = "not_safe",
        Moving = "moving",
        PreferNot = "prefer_not",
    }
}
code_enum! {
    /// What ties a person outside the borough to Stockport; asked only when the area is OUT.
    pub enum Connection {
        /// Nothing is stored then.
        None = "none",
        Moving = "moving",
        School = "school",
        Staying = "staying",
        Fled = "fled",
    }
}
code_enum! {
    pub enum ContactRoute {
        Phone = "phone",
        Text = "text",
        Email = "email",
        /// No message goes out at all.
        NoneIWillContactYou = "none_i_will_contact_you",
    }
}
code_enum! {
    /// The tick boxes of the wishes about contact (rule 8.2).
    pub enum SafeContact {
        NoCall = "no_call",
        NoVoicemail = "no_voicemail",
        NoText = "no_text",
        NoEmail = "no_email",
        NoPost = "no_post",
        WithholdNumber = "withhold_number",
        DontSay = "dont_say",
        ShareDevice = "share_device",
    }
}
code_enum! {
    /// When it is safe: am 9 to 12, pm 12 to 5, eve 5 to 8, London time. None ticked means any time.
    pub enum SafeTime {
        MonAm = "mon_am", MonPm = "mon_pm", MonEve = "mon_eve",
        TueAm = "tue_am", TuePm = "tue_pm", TueEve = "tue_eve",
        WedAm = "wed_am", WedPm = "wed_pm", WedEve = "wed_eve",
        ThuAm = "thu_am", ThuPm = "thu_pm", ThuEve = "thu_eve",
        FriAm = "fri_am", FriPm = "fri_pm", FriEve = "fri_eve",
    }
}
code_enum! {
    /// What the officer does when somebody else answers.
    pub enum SomeoneAnswers { HangUp = "hang_up", AskForMe = "ask_for_me", WrongNumber = "wrong_number" }
}
code_enum! {
    /// How soon a person looks first: the same working day, 1 or 3 working days (rule 4.5).
    /// The order of the list is the order of the queue: `Urgent < Soon < Normal`.
    pub enum Priority { Urgent = "urgent", Soon = "soon", Normal = "normal" }
}
code_enum! {
    /// Languages offered for contact (`languages.csv`).
    pub enum Language {
        English = "en",
        Urdu = "ur",
        PunjabiGurmukhi = "pa",
        PunjabiShahmukhi = "pnb",
        Polish = "pl",
        Persian = "fa",
        Arabic = "ar",
        ChineseTraditional = "zh-Hant",
        ChineseSimplified = "zh-Hans",
        Romanian = "ro",
        Portuguese = "pt",
        Spanish = "es",
        Ukrainian = "uk",
        Bengali = "bn",
        /// Offered through an interpreter; not a language of the pages.
        BritishSignLanguage = "bfi",
    }
}

impl Language {
    /// Whether its script runs from right to left.
    #[must_use]
    pub const fn rtl(self) -> bool {
        matches!(
            self,
            Self::Urdu | Self::PunjabiShahmukhi | Self::Persian | Self::Arabic
        )
    }
}

/// The part of Stockport that a person without a full postcode chose (`area_choice`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AreaChoice {
    Area(AreaCode),
    NotSure,
    Out,
}

impl AreaChoice {
    /// The form's value.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Area(area) => area.code(),
            Self::NotSure => "not_sure",
            Self::Out => "out",
        }
    }
}

impl FromStr for AreaChoice {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        match code {
            "not_sure" => Ok(Self::NotSure),
            "out" => Ok(Self::Out),
            area => area.parse().map(Self::Area),
        }
    }
}

impl serde::Serialize for AreaChoice {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for AreaChoice {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
        code.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
