//! What a page says was done, after it sent the browser back to itself.

/// The words that may stand in an address after `?`, each with the text key of what the page says then. Any other
/// word says nothing.
pub struct Flash(&'static [(&'static str, &'static str)]);

impl Flash {
    pub const fn new(words: &'static [(&'static str, &'static str)]) -> Self {
        Self(words)
    }

    /// What the query of this address says was done.
    pub fn text_key(&self, query: Option<&str>) -> Option<&'static str> {
        self.0
            .iter()
            .find(|(word, _)| query == Some(*word))
            .map(|(_, key)| *key)
    }
}
