//! Standing pages that help: in an emergency, before the form, staying safe online, how to reach us,
//! what the site stores and how far everybody can use it.

mod accessibility;
mod before;
mod contact;
mod cookies;
mod emergency;
mod safe_online;

pub use accessibility::AccessibilityPage;
pub use before::BeforePage;
pub use contact::ContactPage;
pub use cookies::{Cookie, CookiesPage, cookies};
pub use emergency::{CallNow, EmergencyPage, HelpFor, Helplines, HideScreen};
pub use safe_online::SafeOnlinePage;

#[cfg(test)]
mod tests;
