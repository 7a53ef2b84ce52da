//! What every coded answer has in common: a stable code that forms, rows and tables share.

use std::fmt;

/// A code that is not on its list. It names the list, never what was typed: that may be personal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCode {
    /// The list that was looked in, for example `AgeBand`.
    pub list: &'static str,
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a code of the list {}", self.list)
    }
}

impl std::error::Error for UnknownCode {}

/// An enum whose variants each have one code: `code()`, `ALL`, `FromStr`, `Display` and serde by that code.
macro_rules! code_enum {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident { $( $(#[$vmeta:meta])* $variant:ident = $code:literal ),+ $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        $vis enum $name { $( $(#[$vmeta])* $variant ),+ }

        impl $name {
            /// Every value, in the order of its list.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),+ ];

            /// The code that forms, rows and tables use.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $( Self::$variant => $code ),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::UnknownCode;
            fn from_str(code: &str) -> Result<Self, Self::Err> {
                match code {
                    $( $code => Ok(Self::$variant), )+
                    _ => Err($crate::domain::UnknownCode { list: stringify!($name) }),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                code.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

/// A code whose list is a table that staff may edit: the shape is checked here, whether the row
/// exists is asked of `ReferenceData`. At most 16 characters, held inline so that it is `Copy`.
macro_rules! table_code {
    ($(#[$meta:meta])* $vis:vis struct $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        $vis struct $name($crate::domain::code::ShortCode);

        impl $name {
            /// The code as text.
            #[must_use]
            pub fn code(&self) -> &str { self.0.as_str() }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::UnknownCode;
            fn from_str(code: &str) -> Result<Self, Self::Err> {
                $crate::domain::code::ShortCode::new(code)
                    .map(Self)
                    .ok_or($crate::domain::UnknownCode { list: stringify!($name) })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($name), self.code())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                code.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

/// Up to 16 letters, digits, hyphens or underscores.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ShortCode {
    bytes: [u8; Self::MAX],
    length: u8,
}

impl ShortCode {
    const MAX: usize = 16;

    /// `None` when empty, too long, or with any other character.
    pub fn new(code: &str) -> Option<Self> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if code.is_empty() || code.len() > Self::MAX || !code.bytes().all(allowed) {
            return None;
        }
        let mut bytes = [0; Self::MAX];
        bytes[..code.len()].copy_from_slice(code.as_bytes());
        Some(Self {
            bytes,
            length: u8::try_from(code.len()).ok()?,
        })
    }

    pub fn as_str(&self) -> &str {
        // Only ASCII was let in, so this never falls back.
        std::str::from_utf8(&self.bytes[..usize::from(self.length)]).unwrap_or_default()
    }
}
