use super::*;

#[test]
fn the_preferred_language_is_one_we_have() {
    assert_eq!(preferred("en-GB,en;q=0.9"), Some(Lang::En));
    assert_eq!(preferred("xx,en;q=0.1"), Some(Lang::En));
    assert_eq!(preferred("xx"), None);
    assert_eq!(preferred("en;q=0"), None);
    assert_eq!(preferred("ur-PK,en;q=0.8"), Some(Lang::Ur));
    assert_eq!(preferred("de,pl;q=0.7,en;q=0.5"), Some(Lang::Pl));
}
