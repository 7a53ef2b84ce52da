//! The one gate where text enters (input F3, input F16): what a form sent comes out with nothing in it
//! that cannot be seen and changes how the rest is read.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A text as its reader sees it: composed (NFC), every line end one `\n`, without control characters,
/// marks of direction and characters that show nothing. What shows nothing itself but shapes its
/// neighbours stays: joiners in words of the scripts that need them, and the parts of an emoji.
#[must_use]
pub fn clean_text(typed: &str) -> String {
    // What most people type has nothing to drop.
    if typed
        .bytes()
        .all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t'))
    {
        return typed.to_owned();
    }
    let signs: Vec<char> = typed
        .replace("\r\n", "\n")
        .chars()
        .filter_map(|sign| match kind(sign) {
            Kind::LineEnd => Some('\n'),
            Kind::Blank => Some(' '),
            Kind::Dropped => None,
            Kind::Shaping | Kind::Plain => Some(sign),
        })
        .collect();
    let mut kept = String::with_capacity(typed.len());
    let mut before = None;
    for (place, &sign) in signs.iter().enumerate() {
        let mut following = signs[place + 1..].iter().copied();
        let stays = kind(sign) != Kind::Shaping
            || before.is_some_and(|before| {
                let after = following.find(|&next| kind(next) != Kind::Shaping);
                shapes(before, sign, after)
            });
        if stays {
            kept.push(sign);
            before = Some(sign);
        }
    }
    // Last, because what was dropped may have kept a letter and its accent apart.
    kept.nfc().collect()
}

/// Whether [`clean_text`] would drop nothing: no control, no mark of direction, nothing that shows nothing.
#[must_use]
pub fn is_clean(text: &str) -> bool {
    !text.contains(|sign| kind(sign) == Kind::Dropped)
}

/// The text without any character that shows nothing, those that shape their neighbours among them:
/// for comparing, and for what is never more than letters and digits.
#[must_use]
pub fn drop_unseen(text: &str) -> String {
    text.chars()
        .filter(|&sign| !matches!(kind(sign), Kind::Dropped | Kind::Shaping))
        .collect()
}

/// The digit 0 to 9 that a character stands for in its script (input F7).
#[must_use]
pub fn decimal_digit(sign: char) -> Option<char> {
    /// The zeros of the scripts whose ten digits follow each other (general category Nd).
    const ZEROS: &[u32] = &[
        0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
        0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
        0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
        0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0,
        0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0,
        0x16B50, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
    ];
    // Five styles of mathematical digits follow each other.
    let place = match u32::from(sign) {
        styled @ 0x1D7CE..=0x1D7FF => (styled - 0x1D7CE) % 10,
        code => ZEROS
            .iter()
            .find_map(|zero| code.checked_sub(*zero).filter(|place| *place < 10))?,
    };
    char::from_digit(place, 10)
}

/// A code of letters and digits however it was typed (input F7, input F8): capitals, digits of every
/// script as 0 to 9, and nothing of what parts them.
#[must_use]
pub fn read_code(typed: &str) -> String {
    typed
        .nfkc()
        .filter(|sign| sign.is_alphanumeric())
        .map(|sign| decimal_digit(sign).unwrap_or_else(|| sign.to_ascii_uppercase()))
        .collect()
}

/// A code of digits however it was pasted (input F8): digits of every script are read, and whatever parts
/// them or shows nothing is dropped. `None` where a letter stands among them.
#[must_use]
pub fn read_digits(typed: &str) -> Option<String> {
    drop_unseen(typed)
        .chars()
        .filter(|sign| sign.is_alphanumeric())
        .map(decimal_digit)
        .collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    LineEnd,
    Blank,
    /// Shows nothing, and does nothing that a reader could want.
    Dropped,
    /// Shows nothing by itself, and may shape what stands before it.
    Shaping,
    Plain,
}

/// Controls, format characters, fillers and what Unicode calls default ignorable.
const fn kind(sign: char) -> Kind {
    match sign {
        // The separators FS to US and the vertical ones part lines or words; nobody means them to join.
        '\n'
        | '\r'
        | '\u{B}'
        | '\u{C}'
        | '\u{1C}'..='\u{1F}'
        | '\u{85}'
        | '\u{2028}'
        | '\u{2029}' => Kind::LineEnd,
        // Blank Braille is the space of Braille.
        '\t' | '\u{2800}' => Kind::Blank,
        ZWNJ
        | ZWJ
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{180B}'..='\u{180F}'
        | '\u{E0020}'..='\u{E007F}'
        | '\u{E0100}'..='\u{E01EF}' => Kind::Shaping,
        '\0'..='\u{1F}'
        | '\u{7F}'..='\u{9F}'
        | '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FDD0}'..='\u{FDEF}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{FFFE}'
        | '\u{FFFF}'
        | '\u{13430}'..='\u{1343F}'
        | '\u{13441}'
        | '\u{13442}'
        | '\u{16FE4}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D159}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' => Kind::Dropped,
        other if other as u32 & 0xFFFE == 0xFFFE => Kind::Dropped,
        _ => Kind::Plain,
    }
}

const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';
/// The black flag, which tags make the flag of a nation.
const FLAG: char = '\u{1F3F4}';

/// Whether a character that shows nothing shapes what stands around it.
fn shapes(before: char, sign: char, after: Option<char>) -> bool {
    match sign {
        // Between two letters it keeps them apart.
        ZWNJ => joins(before) && after.is_some_and(joins),
        // At the end of a word it makes half forms: Malayalam and Bengali end words so.
        ZWJ => joins(before) || (emoji_part(before) && after.is_some_and(pictograph)),
        '\u{FE0E}' | '\u{FE0F}' => {
            pictograph(before)
                || ideograph(before)
                || (matches!(before, '0'..='9' | '#' | '*') && after == Some('\u{20E3}'))
        }
        '\u{E0020}'..='\u{E007F}' => before == FLAG || matches!(before, '\u{E0020}'..='\u{E007E}'),
        '\u{180B}'..='\u{180F}' => matches!(before, '\u{1820}'..='\u{18AA}'),
        _ => ideograph(before),
    }
}

/// Letters and marks of the scripts in which joiners change the shape of words: Arabic and its
/// neighbours, the scripts of India and what grew out of them.
fn joins(sign: char) -> bool {
    let script = matches!(
        sign,
        '\u{600}'..='\u{DFF}'
            | '\u{F00}'..='\u{109F}'
            | '\u{1700}'..='\u{18AF}'
            | '\u{1900}'..='\u{1CFF}'
            | '\u{A800}'..='\u{ABFF}'
            | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}'
            | '\u{10A00}'..='\u{10FFF}'
            | '\u{11000}'..='\u{11FFF}'
            | '\u{1E900}'..='\u{1E95F}'
    );
    script && (sign.is_alphabetic() || is_combining_mark(sign))
}

/// Symbols of which emoji are made.
const fn pictograph(sign: char) -> bool {
    matches!(
        sign,
        '\u{A9}' | '\u{AE}'
            | '\u{203C}'
            | '\u{2049}'
            | '\u{2100}'..='\u{214F}'
            | '\u{2190}'..='\u{21FF}'
            | '\u{2300}'..='\u{23FF}'
            | '\u{24C2}'
            | '\u{25A0}'..='\u{27BF}'
            | '\u{2934}'
            | '\u{2935}'
            | '\u{2B00}'..='\u{2BFF}'
            | '\u{3030}'
            | '\u{303D}'
            | '\u{3297}'
            | '\u{3299}'
            | '\u{1F000}'..='\u{1FAFF}'
    )
}

/// What an emoji before a joiner may end with.
const fn emoji_part(sign: char) -> bool {
    pictograph(sign) || matches!(sign, '\u{FE0F}' | '\u{20E3}' | '\u{E007F}')
}

/// Characters of Chinese and Japanese, of which a selector chooses the form that a name is written with.
const fn ideograph(sign: char) -> bool {
    matches!(
        sign,
        '\u{3001}'..='\u{33FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}'
    )
}

#[cfg(test)]
mod tests;
