//! The table of a queue on the page, brought up to date in place. Nothing moves: what is new waits for a press,
//! what is gone stays grey where it was, and the line under pointer or focus stays that line.

use leptos::{
    prelude::{document, window},
    wasm_bindgen::JsCast,
    web_sys::{Document, DomParser, Element, HtmlElement, HtmlInputElement, SupportedType},
};

const ROWS: &str = ".sp-queue tbody tr[data-ref]";

/// The cell with the topic and its tags, and the one with who has it.
const TELLING: [usize; 2] = [1, 4];

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowChanges {
    /// Rows that are not on the page yet.
    pub new: usize,
    /// One of them is urgent.
    pub urgent: bool,
}

/// References on the page, in its order.
pub fn references() -> Vec<String> {
    all(&document(), ROWS).iter().map(reference).collect()
}

/// Brings the rows on the page up to date. `html` is a list as the server shows it now, `gone` the references
/// that stand in it no more, `word` what such a row says.
pub fn update(html: &str, gone: &[String], word: &str) -> RowChanges {
    let Some(fresh) = parsed(html) else {
        return RowChanges::default();
    };
    let page = document();
    chips(&page, &fresh);
    let fresh_rows = all(&fresh, ROWS);
    let rows = all(&page, ROWS);
    for row in &rows {
        let reference = reference(row);
        if let Some(now) = fresh_rows
            .iter()
            .find(|each| self::reference(each) == reference)
        {
            renew(row, now);
        } else if gone.contains(&reference) {
            grey(row, word);
        }
    }
    let known = references();
    let mut news = RowChanges::default();
    for row in fresh_rows {
        if !known.contains(&reference(&row)) {
            news.new += 1;
            news.urgent |= row.class_list().contains("sp-queue__now");
        }
    }
    news
}

/// Puts the list as it is now in place of the one on the page, and the focus on the first row that is new.
/// Ticks stay. Where the page holds no table it is loaded again.
pub fn replace(html: &str) {
    let page = document();
    let known = references();
    let fresh = parsed(html).and_then(|fresh| first(&fresh, ".sp-queue tbody"));
    let old = first(&page, ".sp-queue tbody");
    let (Some(old), Some(fresh)) = (old, fresh) else {
        let _ = window().location().reload();
        return;
    };
    let ticked: Vec<String> = all(&page, ".sp-queue [name=tick]")
        .into_iter()
        .filter(is_ticked)
        .map(|tick| tick.id())
        .collect();
    let _ = old.replace_with_with_node_1(&fresh);
    for id in ticked {
        if let Some(tick) = page.get_element_by_id(&id) {
            tick.unchecked_ref::<HtmlInputElement>().set_checked(true);
        }
    }
    let new = all(&page, ROWS)
        .into_iter()
        .find(|row| !known.contains(&reference(row)));
    if let Some(link) = new.and_then(|row| inside(&row, "a")) {
        focus(&link);
    }
}

/// The numbers on the filters.
fn chips(page: &Document, fresh: &Document) {
    let now = all(fresh, ".sp-chips a");
    for chip in all(page, ".sp-chips a") {
        let same = now
            .iter()
            .find(|each| each.get_attribute("href") == chip.get_attribute("href"));
        if let (Some(old), Some(new)) =
            (inside(&chip, "b"), same.and_then(|each| inside(each, "b")))
        {
            old.set_text_content(new.text_content().as_deref());
        }
    }
}

/// Cell by cell, so that a link or a tick that has the focus keeps it.
fn renew(row: &Element, now: &Element) {
    let mut told = row.class_list().contains("sp-queue__changed");
    row.set_class_name(&now.class_name());
    let (cells, fresh) = (row.children(), now.children());
    // The first cell holds the reference, which does not change, and the tick, which says what version was
    // looked at: one that is set keeps it, and what is done with it is refused if the case has changed.
    if let (Some(tick), Some(new)) = (inside(row, "[name=tick]"), inside(now, "[name=tick]"))
        && !is_ticked(&tick)
        && let Some(value) = new.get_attribute("value")
    {
        let _ = tick.set_attribute("value", &value);
        let _ = tick.remove_attribute("disabled");
    }
    for place in 1..cells.length() {
        let (Some(cell), Some(new)) = (cells.item(place), fresh.item(1)) else {
            continue;
        };
        // Taken out of the parsed list one by one: the next is again the second.
        if cell.outer_html() == new.outer_html() {
            new.remove();
            continue;
        }
        told |= TELLING.contains(&(place as usize));
        let focused = document()
            .active_element()
            .is_some_and(|active| cell.contains(Some(&active)));
        let _ = cell.replace_with_with_node_1(&new);
        if focused && let Some(link) = inside(row, "a") {
            focus(&link);
        }
    }
    if told {
        let _ = row.class_list().add_1("sp-queue__changed");
    }
}

/// Says that it is gone. Its link stays: the case may still be looked at.
fn grey(row: &Element, word: &str) {
    if row.class_list().contains("sp-queue__gone") {
        return;
    }
    let _ = row.class_list().add_1("sp-queue__gone");
    if let Some(tick) = inside(row, "[name=tick]") {
        tick.unchecked_ref::<HtmlInputElement>().set_checked(false);
        let _ = tick.set_attribute("disabled", "");
    }
    let focused = document()
        .active_element()
        .is_some_and(|active| row.contains(Some(&active)));
    if let Some(with) = inside(row, ".sp-taker") {
        with.set_text_content(Some(word));
    }
    if focused && let Some(link) = inside(row, "a") {
        focus(&link);
    }
}

fn reference(row: &Element) -> String {
    row.get_attribute("data-ref").unwrap_or_default()
}

fn is_ticked(tick: &Element) -> bool {
    tick.unchecked_ref::<HtmlInputElement>().checked()
}

/// A list as the server wrote it, of which nothing runs or loads.
fn parsed(html: &str) -> Option<Document> {
    DomParser::new()
        .ok()?
        .parse_from_string(html, SupportedType::TextHtml)
        .ok()
}

/// Everything that a selector finds, in the order of the page.
pub fn all(page: &Document, selector: &str) -> Vec<Element> {
    let Ok(found) = page.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|place| found.item(place)?.dyn_into().ok())
        .collect()
}

fn first(page: &Document, selector: &str) -> Option<Element> {
    page.query_selector(selector).ok()?
}

/// The first that a selector finds inside.
pub fn inside(element: &Element, selector: &str) -> Option<Element> {
    element.query_selector(selector).ok()?
}

/// Puts the focus there.
pub fn focus(element: &Element) {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}
