//! Text files as people save them (input F15).

/// What some programs write in front of a text, to say that it is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The file without that mark.
pub fn without_byte_order_mark(file: &[u8]) -> &[u8] {
    file.strip_prefix(BYTE_ORDER_MARK.as_bytes())
        .unwrap_or(file)
}

/// Whether a file is text in UTF-8. JSON never holds a NUL; a text in UTF-16 is full of them.
pub fn is_utf8_text(file: &[u8]) -> bool {
    std::str::from_utf8(file).is_ok() && !file.contains(&0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_told_from_what_is_saved_otherwise() {
        assert_eq!(without_byte_order_mark("\u{feff}{}".as_bytes()), b"{}");
        assert_eq!(without_byte_order_mark(b"{}"), b"{}");
        assert!(is_utf8_text("\u{feff}{\"é\"}".as_bytes()));
        let wide = |marked: bool| -> Vec<u8> {
            let text = if marked { "\u{feff}{}" } else { "{}" };
            text.encode_utf16().flat_map(u16::to_le_bytes).collect()
        };
        assert!(!is_utf8_text(&wide(true)) && !is_utf8_text(&wide(false)));
        assert!(!is_utf8_text(b"Jos\xe9"));
    }
}
