//! The cheap wall: how often one address, and all together, may do what costs us or somebody else something.
//!
//! Per process and in memory. What must hold across processes (five wrong tries per enquiry, network and hour, sign-in
//! tries per account) is counted in Postgres. Page views are never counted.

use crate::{
    config::{Http, LimitConfig, Network},
    error::AppError,
};
use axum::extract::ConnectInfo;
use governor::{
    DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _,
};
use http::{HeaderMap, request::Parts};
use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    num::NonZeroU32,
    time::Duration,
};

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Enquiries sent.
    Send,
    /// Three words hashed while sending, which is done beforehand as a rule.
    Prepare,
    /// Links and codes asked for.
    Message,
    /// Links and codes tried.
    CodeTry,
    /// Passphrases tried.
    PassphraseTry,
    /// Staff sign-ins tried.
    SignIn,
    /// Feedback sent.
    Feedback,
}

impl Limit {
    pub const ALL: [Limit; 7] = [
        Limit::Send,
        Limit::Prepare,
        Limit::Message,
        Limit::CodeTry,
        Limit::PassphraseTry,
        Limit::SignIn,
        Limit::Feedback,
    ];
}

/// Somebody's bucket: an address, or an account or enquiry by a hash of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Who {
    Address(IpAddr),
    Account([u8; 16]),
}

/// The most buckets a limit keeps; beyond it new ones are turned away until the old ones have run out.
const MOST: usize = 400_000;

struct One {
    each: DefaultKeyedRateLimiter<Who>,
    overall: DefaultDirectRateLimiter,
}

/// All limits of this process.
pub struct Limits {
    limits: [One; 7],
}

impl Limits {
    pub fn new(config: &LimitConfig) -> Self {
        let numbers = Limit::ALL.map(|limit| match limit {
            Limit::Send | Limit::Prepare => config.limit_send,
            Limit::Message => config.limit_message,
            Limit::CodeTry => config.limit_code,
            Limit::PassphraseTry => config.limit_passphrase,
            Limit::SignIn => config.limit_sign_in,
            Limit::Feedback => config.limit_feedback,
        });
        Self {
            limits: numbers.map(|an_hour| One {
                each: RateLimiter::keyed(per_hour(an_hour)),
                overall: RateLimiter::direct(per_hour(
                    an_hour.saturating_mul(config.limit_overall),
                )),
            }),
        }
    }

    /// Counts one act of an address. The error carries the time to wait.
    pub fn check(&self, limit: Limit, client: Client) -> Result<(), AppError> {
        self.count(limit, Who::Address(bucket(client.0)))
    }

    /// Counts one act of an address upon an account or enquiry, named by whatever tells it apart.
    pub fn check_account(
        &self,
        limit: Limit,
        client: Client,
        account: &str,
    ) -> Result<(), AppError> {
        self.check(limit, client)?;
        let hash = crate::crypto::sha256(account.as_bytes());
        let mut short = [0; 16];
        short.copy_from_slice(&hash[..16]);
        self.count(limit, Who::Account(short))
    }

    /// Forgets buckets that are full again. Called on a timer.
    pub fn sweep(&self) {
        for one in &self.limits {
            one.each.retain_recent();
            one.each.shrink_to_fit();
        }
    }

    /// How many buckets are kept.
    pub fn kept(&self) -> usize {
        self.limits.iter().map(|one| one.each.len()).sum()
    }

    fn count(&self, limit: Limit, who: Who) -> Result<(), AppError> {
        let one = &self.limits[limit as usize];
        if one.each.len() >= MOST {
            return Err(AppError::TooMany(Duration::from_secs(60)));
        }
        let now = governor::clock::DefaultClock::default().now();
        // The single one first: whoever is over it must not eat up everybody's.
        one.each
            .check_key(&who)
            .map_err(|until| AppError::TooMany(until.wait_time_from(now)))?;
        one.overall
            .check()
            .map_err(|until| AppError::TooMany(until.wait_time_from(now)))
    }
}

/// So many an hour, all of them at once if need be.
fn per_hour(count: u32) -> Quota {
    Quota::per_hour(NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN))
}

/// IPv6 users have a whole /64 to themselves; mapped IPv4 addresses count as IPv4.
fn bucket(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
        v4 => v4,
    }
}

/// The address that a request comes from. Not for the log.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Client(pub IpAddr);

impl Client {
    /// Whose request this is.
    pub fn of(parts: &Parts, config: &Http) -> Self {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::from([127, 0, 0, 1]), |info| info.0.ip());
        Self(client_ip(peer, &parts.headers, config))
    }

    /// The network it comes from, as the limits count it. Not for the log.
    pub fn network(self) -> IpAddr {
        bucket(self.0)
    }

    /// What the audit may keep of an address: the kind, not the number.
    pub fn class(self) -> &'static str {
        match self.0.to_canonical() {
            IpAddr::V4(ip) if ip.is_loopback() => "loopback",
            IpAddr::V6(ip) if ip.is_loopback() => "loopback",
            IpAddr::V4(ip) if ip.is_private() => "private",
            IpAddr::V6(ip) if ip.is_unique_local() => "private",
            IpAddr::V4(_) => "ipv4",
            IpAddr::V6(_) => "ipv6",
        }
    }
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Client({})", self.class())
    }
}

/// The right-most address that is not one of our proxies. What stands left of it anybody may have written.
fn client_ip(peer: IpAddr, headers: &HeaderMap, config: &Http) -> IpAddr {
    let trusted = |ip: IpAddr| {
        config
            .trusted_proxies
            .iter()
            .any(|network: &Network| network.contains(ip))
    };
    if !trusted(peer) {
        return peer;
    }
    let forwarded: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .collect();
    let mut nearest = peer;
    for hop in forwarded.into_iter().rev() {
        let Some(ip) = parse_hop(hop) else { break };
        nearest = ip;
        if !trusted(ip) {
            break;
        }
    }
    nearest
}

fn parse_hop(hop: &str) -> Option<IpAddr> {
    hop.parse()
        .ok()
        .or_else(|| hop.parse::<SocketAddr>().ok().map(|at| at.ip()))
}

#[cfg(test)]
mod tests;
