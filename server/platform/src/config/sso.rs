//! The settings of single sign-on.

use super::Hidden;
use app::domain::permission::Role;
use clap::Args;

/// Signing in through an organisation's own directory (OpenID Connect). Without an issuer there is none.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Single sign-on")]
pub struct Sso {
    /// `PORTAL_SSO_ISSUER`: address of the provider, as its tokens name it. Default: no single sign-on.
    #[arg(long, env = "PORTAL_SSO_ISSUER")]
    pub sso_issuer: Option<String>,
    /// `PORTAL_SSO_CLIENT_ID`: what the provider calls this site.
    #[arg(long, env = "PORTAL_SSO_CLIENT_ID")]
    pub sso_client_id: Option<String>,
    /// `PORTAL_SSO_CLIENT_SECRET`: its secret there.
    #[arg(long, env = "PORTAL_SSO_CLIENT_SECRET", hide_env_values = true)]
    pub sso_client_secret: Option<Hidden>,
    /// `PORTAL_SSO_CONTROLLER`: whose directory it is: `SMBC` (default) or `TPA`.
    #[arg(long, env = "PORTAL_SSO_CONTROLLER", default_value = "SMBC")]
    pub sso_controller: String,
    /// `PORTAL_SSO_NAME_CLAIM`: the claim that holds the name of the account here. Default `preferred_username`.
    #[arg(
        long,
        env = "PORTAL_SSO_NAME_CLAIM",
        default_value = "preferred_username"
    )]
    pub sso_name_claim: String,
    /// `PORTAL_SSO_ROLES_CLAIM`: the claim that lists a person's groups. Default `groups`.
    #[arg(long, env = "PORTAL_SSO_ROLES_CLAIM", default_value = "groups")]
    pub sso_roles_claim: String,
    /// `PORTAL_SSO_ROLES`: which group gives which role: `Hub officers=triage_fh;Hub managers=manager_fh`.
    #[arg(long, env = "PORTAL_SSO_ROLES")]
    pub sso_roles: Option<String>,
}

impl Sso {
    /// Which group gives which role.
    ///
    /// # Errors
    /// The first part that is no pair, or names a role that does not exist.
    pub fn roles(&self) -> Result<Vec<(String, Role)>, String> {
        self.sso_roles
            .as_deref()
            .unwrap_or_default()
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| {
                let (group, role) = part.split_once('=').ok_or_else(|| part.to_owned())?;
                let role = role.trim().parse().map_err(|_| part.to_owned())?;
                Ok((group.trim().to_owned(), role))
            })
            .collect()
    }
}
