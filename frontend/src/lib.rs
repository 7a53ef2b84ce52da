//! The browser's half. Only the islands of `app` are compiled for it; `app/public/staff.js` starts it.

// Names the crate, or the linker would leave its islands out.
use app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Called once by the staff page after the module is loaded, before its islands are woken.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
