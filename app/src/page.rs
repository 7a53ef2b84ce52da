//! A page as plain HTML: what surrounds it and how it becomes a string.

use crate::{
    i18n::{self, Lang, PageLang, ReaderLang},
    site::Site,
};
use leptos::prelude::*;
use std::sync::Arc;

/// What every page may ask of its surroundings. Holds nothing personal.
#[derive(Clone)]
pub struct PageContext {
    /// Of the page's own words; what stands around them keeps the reader's choice ([`ReaderLang`]).
    pub lang: Lang,
    pub site: Arc<Site>,
    /// Path of the address this page answers, without a query.
    pub path: String,
    /// Goes into every form as `form_token`.
    pub form_token: String,
    /// The nonce of this answer's content security policy; only staff pages use it.
    pub nonce: String,
    /// Who is signed in, on staff pages.
    pub staff: Option<StaffContext>,
}

/// The staff member a page is shown to.
#[derive(Clone, Debug)]
pub struct StaffContext {
    pub display_name: String,
    /// Links in the bar at the top: text key and address, as far as the roles allow.
    pub nav: Vec<(&'static str, String)>,
    /// The last day of their training, when it is close (seed T35).
    pub training_ends: Option<chrono::NaiveDate>,
}

/// The surroundings of the page being rendered.
///
/// A page rendered outside [`render`] has none: that is a fault of the program, shown as an empty site.
pub fn page_context() -> PageContext {
    use_context::<PageContext>().unwrap_or_else(|| PageContext {
        lang: Lang::En,
        site: Arc::new(Site::default()),
        path: String::new(),
        form_token: String::new(),
        nonce: String::new(),
        staff: None,
    })
}

/// Hands the surroundings of a page to its components, and the language to its texts.
pub fn provide(context: PageContext) {
    provide_context(PageLang(context.lang));
    provide_context(context);
}

/// What Leptos leaves where a page that hydrates would find its place. It is not valid HTML (input F25); in a
/// text it cannot stand, because there `<` is written `&lt;`.
const PLACEHOLDER: &str = "<!>";

/// A page as Leptos rendered it: marks become elements. Placeholders go, or where an island is to wake up in the browser
/// they become the comments as which browsers read them.
#[must_use]
pub fn finish(html: String) -> String {
    let html = i18n::resolve_marks(html);
    if html.contains("<leptos-island") {
        comment_placeholders(&html)
    } else {
        html.replace(PLACEHOLDER, "")
    }
}

/// In a title or a text area a comment would be text.
fn comment_placeholders(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 1024);
    for (position, part) in html.split(PLACEHOLDER).enumerate() {
        let in_text = || {
            out.rfind('<')
                .is_some_and(|at| i18n::opens_text_only(&out[at..]))
        };
        if position > 0 && !in_text() {
            out.push_str("<!---->");
        }
        out.push_str(part);
    }
    out
}

/// Renders a whole page without any hydration: what residents get.
pub fn render<V: IntoView>(context: PageContext, view: impl FnOnce() -> V) -> String {
    let shell = ReaderLang(context.lang);
    render_within(shell, context, view)
}

/// As [`render`], for a reader who chose another language than that of the page.
pub fn render_within<V: IntoView>(
    shell: ReaderLang,
    context: PageContext,
    view: impl FnOnce() -> V,
) -> String {
    let owner = Owner::new();
    owner.with(|| {
        provide(context);
        provide_context(shell);
        let mut html = String::from("<!doctype html>\n");
        html.push_str(&view().into_view().to_html());
        finish(html)
    })
}

#[cfg(test)]
mod tests {
    use super::finish;

    #[test]
    fn a_placeholder_becomes_a_comment_for_islands_alone_and_never_text() {
        let page = |inside: &str| {
            format!("<title>a<!></title><option value=\"x\">b<!></option>{inside}<p><!></p>")
        };
        assert_eq!(
            finish(page("")),
            "<title>a</title><option value=\"x\">b</option><p></p>"
        );
        assert_eq!(
            finish(page("<leptos-island><!></leptos-island>")),
            "<title>a</title><option value=\"x\">b</option>\
             <leptos-island><!----></leptos-island><p><!----></p>"
        );
    }
}
