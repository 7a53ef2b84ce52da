//! What production refuses to start with, in sentences that name the variable.

use crate::config::{Config, Directory, Hidden, MailTls, Mode};
use app::domain::{controller::Controller, permission::Role};
use std::collections::HashSet;

/// One value that is not safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub variable: &'static str,
    pub should: String,
}

/// Everything that is not safe, so that it can be put right in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusals(pub Vec<Refusal>);

impl std::fmt::Display for Refusals {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(
            f,
            "not started, because production is not safe with these values:"
        )?;
        for Refusal { variable, should } in &self.0 {
            writeln!(f, "  {variable} {should}")?;
        }
        write!(f, "`portal demo` starts a trial site without them")
    }
}

impl std::error::Error for Refusals {}

impl Config {
    /// Checks the values against what this mode needs.
    ///
    /// # Errors
    /// All unsafe values at once. Outside production only what cannot work at all is refused.
    pub fn refuse_unsafe(&self, directory: &Directory) -> Result<(), Refusals> {
        let mut found = Vec::new();
        let mut refuse = |variable, should: &str| {
            found.push(Refusal {
                variable,
                should: should.to_owned(),
            })
        };
        self.refuse_address(&mut refuse);
        self.refuse_sso(&mut refuse);
        self.refuse_clock(&mut refuse);
        if self.site.mode == Mode::Production {
            self.refuse_site(directory, &mut refuse);
            self.refuse_database(&mut refuse);
            self.refuse_mail(&mut refuse);
            if !self.keys.key_file.is_file() {
                refuse(
                    "PORTAL_KEY_FILE",
                    "should name an existing key file; `portal keys init` makes one",
                );
            }
            if self.http.trusted_proxies.is_empty() {
                refuse(
                    "PORTAL_TRUSTED_PROXIES",
                    "should name the address of the proxy that ends TLS: else all people count as one client and share its limits",
                );
            }
            if self.keys.argon_memory < 19_456 || self.keys.argon_passes < 1 {
                refuse(
                    "PORTAL_ARGON_MEMORY",
                    "should be 19456 or more, with PORTAL_ARGON_PASSES 1 or more",
                );
            }
        }
        if found.is_empty() {
            Ok(())
        } else {
            Err(Refusals(found))
        }
    }

    fn refuse_address(&self, refuse: &mut impl FnMut(&'static str, &str)) {
        let base = self.base_url();
        let host = base
            .split_once("://")
            .map(|(scheme, host)| (scheme, host.to_owned()));
        match host {
            Some((_, host)) if host.is_empty() || host.contains('/') => {
                refuse(
                    "PORTAL_BASE_URL",
                    "should be scheme and host only, such as https://help.example.org",
                );
            }
            Some(("https", _)) => {}
            Some(("http", _)) if self.site.mode == Mode::Production => {
                refuse(
                    "PORTAL_BASE_URL",
                    "should begin with https://, because cookies and answers must not travel readable",
                );
            }
            Some(("http", host)) if is_loopback(&host) => {}
            Some(("http", _)) => refuse(
                "PORTAL_BASE_URL",
                "may be http:// only for this machine itself (127.0.0.1, localhost)",
            ),
            _ => refuse("PORTAL_BASE_URL", "should begin with https://"),
        }
        if !self.exit_url().starts_with("https://") {
            refuse(
                "PORTAL_EXIT_URL",
                "should be the https:// address of a neutral site",
            );
        }
    }

    fn refuse_sso(&self, refuse: &mut impl FnMut(&'static str, &str)) {
        let Some(issuer) = &self.sso.sso_issuer else {
            return;
        };
        let safe = match issuer.split_once("://") {
            Some(("https", _)) => true,
            Some(("http", host)) => {
                let host = host.split('/').next().unwrap_or_default();
                self.site.mode != Mode::Production && is_loopback(host)
            }
            _ => false,
        };
        if !safe {
            refuse(
                "PORTAL_SSO_ISSUER",
                "should be the https:// address of the provider",
            );
        }
        if self.sso.sso_client_id.as_deref().is_none_or(str::is_empty) {
            refuse(
                "PORTAL_SSO_CLIENT_ID",
                "should be what the provider of PORTAL_SSO_ISSUER calls this site",
            );
        }
        if self
            .sso
            .sso_client_secret
            .as_ref()
            .is_none_or(|secret| secret.expose().is_empty())
        {
            refuse(
                "PORTAL_SSO_CLIENT_SECRET",
                "should be the secret that the provider gave for PORTAL_SSO_CLIENT_ID",
            );
        }
        let controller = self.sso.sso_controller.parse::<Controller>();
        if controller.is_err() {
            refuse("PORTAL_SSO_CONTROLLER", "should be SMBC or TPA");
        }
        match self.sso.roles() {
            Ok(roles) if roles.is_empty() => refuse(
                "PORTAL_SSO_ROLES",
                "should say which group gives which role: Hub officers=triage_fh;Hub managers=manager_fh",
            ),
            Ok(roles) => {
                let other = roles.iter().find(|(_, role)| {
                    role.controller().is_some_and(|own| Ok(own) != controller)
                        || *role == Role::Resident
                });
                if let Some((_, role)) = other {
                    refuse(
                        "PORTAL_SSO_ROLES",
                        &format!("should give no role of another organisation, such as {role}"),
                    );
                }
            }
            Err(part) => refuse(
                "PORTAL_SSO_ROLES",
                &format!("should hold pairs such as Hub officers=triage_fh, and “{part}” is none"),
            ),
        }
    }

    fn refuse_site(&self, directory: &Directory, refuse: &mut impl FnMut(&'static str, &str)) {
        if self.site.exit_url.is_none() {
            refuse(
                "PORTAL_EXIT_URL",
                "should be set to the neutral site that \"Exit this page\" leads to",
            );
        }
        let required = Directory::required();
        let missing: Vec<_> = required
            .iter()
            .filter(|key| {
                directory
                    .contacts
                    .get(*key)
                    .is_none_or(|contact| contact.value.is_empty())
            })
            .map(String::as_str)
            .collect();
        if !missing.is_empty() {
            refuse(
                "PORTAL_CONTACTS",
                &format!("should name a file that also gives: {}", missing.join(", ")),
            );
        }
        let open: Vec<_> = directory
            .unconfirmed
            .iter()
            .map(String::as_str)
            .filter(|key| directory.contacts.contains_key(*key))
            .collect();
        if !open.is_empty() {
            refuse(
                "PORTAL_CONTACTS",
                &format!(
                    "should name a file where the owners have confirmed: {}",
                    open.join(", ")
                ),
            );
        }
        let fictional = |value: &str| {
            let digits: String = value.chars().filter(char::is_ascii_digit).collect();
            digits.starts_with("01632960") || digits.starts_with("07700900")
        };
        let made_up: Vec<_> = directory
            .contacts
            .values()
            .filter(|c| fictional(&c.value))
            .map(|c| c.key.as_str())
            .collect();
        if !made_up.is_empty() {
            refuse(
                "PORTAL_CONTACTS",
                &format!(
                    "should give real numbers, not those kept for fiction, for: {}",
                    made_up.join(", ")
                ),
            );
        }
        let partners: Vec<_> = directory
            .partners
            .iter()
            .filter(|partner| directory.unconfirmed.contains(&partner.code))
            .map(|partner| partner.code.as_str())
            .collect();
        if !partners.is_empty() {
            refuse(
                "PORTAL_PARTNERS",
                &format!(
                    "should name a file of confirmed partners; not confirmed: {}",
                    partners.join(", ")
                ),
            );
        }
    }

    fn refuse_database(&self, refuse: &mut impl FnMut(&'static str, &str)) {
        let logins = self.database.role_urls();
        let mut seen: HashSet<String> = self.database.database_url.iter().map(user_of).collect();
        for (variable, url) in logins {
            match url {
                None => refuse(
                    variable,
                    "should be set: each database role has its own login in production",
                ),
                Some(url) if !seen.insert(user_of(url)) => {
                    refuse(
                        variable,
                        "should be a login of its own; it is the same as another role's",
                    );
                }
                Some(_) => {}
            }
        }
    }

    fn refuse_mail(&self, refuse: &mut impl FnMut(&'static str, &str)) {
        let mail = &self.mail;
        match mail.smtp_host.as_deref() {
            None | Some("") => refuse("PORTAL_SMTP_HOST", "should name the mail server"),
            Some(host) if mail.smtp_tls == MailTls::None && !is_loopback(host) => {
                refuse(
                    "PORTAL_SMTP_TLS",
                    "may be none only for a mail server on this machine",
                );
            }
            Some(_) => {}
        }
        if mail.mail_from.contains(".invalid") || !mail.mail_from.contains('@') {
            refuse(
                "PORTAL_MAIL_FROM",
                "should be the sender's address, such as Help <help@example.org>",
            );
        }
        if mail.smtp_user.is_some() != mail.smtp_password.is_some() {
            refuse(
                "PORTAL_SMTP_PASSWORD",
                "and PORTAL_SMTP_USER belong together",
            );
        }
    }
}

/// Whether host and port name this machine.
fn is_loopback(host: &str) -> bool {
    if let Ok(address) = host.parse::<std::net::SocketAddr>() {
        return address.ip().is_loopback();
    }
    if let Ok(ip) = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>() {
        return ip.is_loopback();
    }
    host.rsplit_once(':').map_or(host, |(name, _)| name) == "localhost"
}

/// The login name of a database address.
fn user_of(url: &Hidden) -> String {
    let rest = url
        .expose()
        .split_once("://")
        .map_or(url.expose(), |(_, rest)| rest);
    let login = rest.split_once('@').map_or("", |(login, _)| login);
    login.split(':').next().unwrap_or_default().to_owned()
}
