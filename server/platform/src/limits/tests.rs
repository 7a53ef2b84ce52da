use crate::limits::*;
use clap::Parser;
use http::HeaderValue;

#[derive(Parser)]
struct Bare {
    #[command(flatten)]
    limits: LimitConfig,
    #[command(flatten)]
    http: Http,
}

fn limits(flags: &[&str]) -> Limits {
    Limits::new(&Bare::parse_from(std::iter::once(&"x").chain(flags)).limits)
}

fn client(ip: &str) -> Client {
    Client(ip.parse().unwrap())
}

#[test]
fn an_address_has_its_own_bucket_and_the_wait_is_told() {
    let limits = limits(&["--limit-send=2"]);
    assert!(limits.check(Limit::Send, client("192.0.2.1")).is_ok());
    assert!(limits.check(Limit::Send, client("192.0.2.1")).is_ok());
    let Err(AppError::TooMany(wait)) = limits.check(Limit::Send, client("192.0.2.1")) else {
        panic!("not limited")
    };
    assert!(
        wait > Duration::from_secs(1700) && wait <= Duration::from_secs(1800),
        "{wait:?}"
    );
    assert!(limits.check(Limit::Send, client("192.0.2.2")).is_ok());
    assert!(limits.check(Limit::Message, client("192.0.2.1")).is_ok());
}

#[test]
fn a_whole_ipv6_network_is_one_address() {
    let limits = limits(&["--limit-send=1"]);
    assert!(limits.check(Limit::Send, client("2001:db8:1:2::1")).is_ok());
    assert!(
        limits
            .check(Limit::Send, client("2001:db8:1:2:ffff::9"))
            .is_err()
    );
    assert!(limits.check(Limit::Send, client("2001:db8:1:3::1")).is_ok());
}

#[test]
fn many_addresses_together_meet_the_overall_limit() {
    let limits = limits(&["--limit-send=1", "--limit-overall=3"]);
    let passed = (0..10)
        .filter(|n| {
            limits
                .check(Limit::Send, client(&format!("192.0.2.{n}")))
                .is_ok()
        })
        .count();
    assert_eq!(passed, 3);
}

#[test]
fn an_account_is_limited_from_any_address() {
    let limits = limits(&["--limit-sign-in=2"]);
    assert!(
        limits
            .check_account(Limit::SignIn, client("192.0.2.1"), "a")
            .is_ok()
    );
    assert!(
        limits
            .check_account(Limit::SignIn, client("192.0.2.2"), "a")
            .is_ok()
    );
    assert!(
        limits
            .check_account(Limit::SignIn, client("192.0.2.3"), "a")
            .is_err()
    );
    assert!(
        limits
            .check_account(Limit::SignIn, client("192.0.2.3"), "b")
            .is_ok()
    );
}

#[test]
fn many_addresses_do_not_fill_the_memory() {
    let limits = limits(&["--limit-send=1", "--limit-overall=4000000000"]);
    for n in 0..u32::try_from(MOST).unwrap() + 20 {
        let _ = limits.check(Limit::Send, Client(IpAddr::from(n.to_be_bytes())));
    }
    assert!(limits.kept() <= MOST, "{}", limits.kept());
}

#[test]
fn only_our_proxies_are_believed() {
    let http = |flags: &[&str]| Bare::parse_from(std::iter::once(&"x").chain(flags)).http;
    let mut headers = HeaderMap::new();
    headers.append(
        "x-forwarded-for",
        HeaderValue::from_static("203.0.113.9, 198.51.100.7"),
    );
    headers.append("x-forwarded-for", HeaderValue::from_static("10.0.0.5"));
    let ip = |text: &str| text.parse::<IpAddr>().unwrap();
    let none = http(&[]);
    assert_eq!(client_ip(ip("192.0.2.1"), &headers, &none), ip("192.0.2.1"));
    let ours = http(&["--trusted-proxies=10.0.0.0/8,192.0.2.1"]);
    assert_eq!(
        client_ip(ip("192.0.2.1"), &headers, &ours),
        ip("198.51.100.7")
    );
    assert_eq!(client_ip(ip("192.0.2.2"), &headers, &ours), ip("192.0.2.2"));
    // What somebody writes to the left of the last honest hop changes nothing.
    let mut spoofed = HeaderMap::new();
    spoofed.append(
        "x-forwarded-for",
        HeaderValue::from_static("1.2.3.4, 10.9.9.9, 198.51.100.7"),
    );
    assert_eq!(
        client_ip(ip("192.0.2.1"), &spoofed, &ours),
        ip("198.51.100.7")
    );
    let mut broken = HeaderMap::new();
    broken.append(
        "x-forwarded-for",
        HeaderValue::from_static("1.2.3.4, unknown"),
    );
    assert_eq!(client_ip(ip("192.0.2.1"), &broken, &ours), ip("192.0.2.1"));
}
