//! How an enquiry reached us when the person did not fill in the form (seed F8, F9).

code_enum! {
    /// The way an enquiry came.
    pub enum SourceChannel {
        Online = "online",
        Phone = "phone",
        FaceToFace = "face_to_face",
        /// From an agency: the person is not there (seed F9).
        Referral = "referral",
    }
}

impl SourceChannel {
    /// What an officer writes down; the form on the website sends the other one.
    pub const ENTERED: [Self; 3] = [Self::Phone, Self::FaceToFace, Self::Referral];
}

code_enum! {
    /// Who gave us somebody's information, where it was not that person (seed F9).
    pub enum DataSource {
        Agency = "agency",
        FhPartner = "fh_partner",
        CouncilChildrens = "council_childrens",
        PublicHealth = "public_health",
        Mosaic = "mosaic",
        Education = "education",
    }
}

code_enum! {
    /// How a referral reached us.
    pub enum ReferralWay {
        Phone = "phone",
        Email = "email",
        Post = "post",
        FaceToFace = "face_to_face",
    }
}

code_enum! {
    /// How the person got the words about their information.
    pub enum NoticeGiven {
        ReadOut = "read_out",
        Shown = "shown",
        /// Not yet: somebody has to, and a task says so.
        Later = "later",
    }
}

/// Version of the words that are read out. Other words are another version: a test in `server` holds their hash.
pub const SCRIPT_VERSION: i32 = 1;
