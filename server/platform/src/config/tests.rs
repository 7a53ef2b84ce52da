use crate::config::*;
use clap::Parser;

#[derive(Parser)]
struct Bare {
    #[command(flatten)]
    config: Config,
}

fn config(flags: &[&str]) -> Config {
    Bare::parse_from(std::iter::once(&"portal").chain(flags)).config
}

fn refused(flags: &[&str]) -> Vec<&'static str> {
    let config = config(flags);
    let directory = Directory::load(
        config.site.contacts.as_deref(),
        config.site.partners.as_deref(),
    )
    .unwrap();
    config
        .refuse_unsafe(&directory)
        .err()
        .map(|all| all.0.into_iter().map(|r| r.variable).collect())
        .unwrap_or_default()
}

#[test]
fn bare_production_is_refused_for_everything_at_once() {
    let found = refused(&[]);
    for variable in [
        "PORTAL_BASE_URL",
        "PORTAL_EXIT_URL",
        "PORTAL_CONTACTS",
        "PORTAL_PARTNERS",
        "DATABASE_URL_WEB",
        "DATABASE_URL_AUDITOR",
        "PORTAL_SMTP_HOST",
        "PORTAL_MAIL_FROM",
        "PORTAL_KEY_FILE",
    ] {
        assert!(found.contains(&variable), "{variable} in {found:?}");
    }
}

#[test]
fn a_complete_production_is_accepted_and_each_missing_part_is_refused() {
    let folder = std::env::temp_dir().join(format!("portal-config-{}", uuid::Uuid::new_v4()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let mut rows = String::from("key,value,hours,confirmed\n");
    for key in Directory::required() {
        rows.push_str(&format!("{key},0161 496 0000,,yes\n"));
    }
    std::fs::write(path("contacts.csv"), &rows).unwrap();
    std::fs::write(path("unconfirmed.csv"), rows.replacen("yes", "no", 1)).unwrap();
    std::fs::write(
        path("short.csv"),
        rows.lines().take(3).collect::<Vec<_>>().join("\n"),
    )
    .unwrap();
    std::fs::write(
        path("fiction.csv"),
        rows.replacen("0161 496 0000", "01632 960 001", 1),
    )
    .unwrap();
    std::fs::write(
        path("partners.csv"),
        "code,name,notice_url,confirmed\nshg,Stockport Homes Group,,yes\n",
    )
    .unwrap();
    std::fs::write(path("keys.json"), "{}").unwrap();
    let whole: Vec<(&str, String)> = vec![
        ("--base-url", "https://help.example.org".into()),
        ("--trusted-proxies", "10.0.0.1".into()),
        ("--exit-url", "https://www.bbc.co.uk/weather".into()),
        ("--contacts", path("contacts.csv")),
        ("--partners", path("partners.csv")),
        ("--key-file", path("keys.json")),
        ("--smtp-host", "mail.example.org".into()),
        ("--mail-from", "help@example.org".into()),
        ("--database-url", "postgres://owner:pw@db/portal".into()),
        ("--database-url-web", "postgres://web:pw@db/portal".into()),
        (
            "--database-url-staff",
            "postgres://staff:pw@db/portal".into(),
        ),
        (
            "--database-url-worker",
            "postgres://worker:pw@db/portal".into(),
        ),
        (
            "--database-url-retention",
            "postgres://retention:pw@db/portal".into(),
        ),
        (
            "--database-url-equality",
            "postgres://equality:pw@db/portal".into(),
        ),
        (
            "--database-url-auditor",
            "postgres://auditor:pw@db/portal".into(),
        ),
    ];
    let with = |change: &str, to: Option<&str>| {
        let flags: Vec<String> = whole
            .iter()
            .filter_map(|(flag, value)| match (*flag == change, to) {
                (false, _) => Some(format!("{flag}={value}")),
                (true, Some(to)) => Some(format!("{flag}={to}")),
                (true, None) => None,
            })
            .collect();
        refused(&flags.iter().map(String::as_str).collect::<Vec<_>>())
    };
    assert_eq!(with("", None), Vec::<&str>::new());
    assert_eq!(
        with("--base-url", Some("http://help.example.org")),
        ["PORTAL_BASE_URL"]
    );
    assert_eq!(
        with("--base-url", Some("http://127.0.0.1:3000")),
        ["PORTAL_BASE_URL"]
    );
    assert_eq!(
        with("--base-url", Some("https://help.example.org/portal")),
        ["PORTAL_BASE_URL"]
    );
    assert_eq!(with("--trusted-proxies", None), ["PORTAL_TRUSTED_PROXIES"]);
    assert_eq!(with("--exit-url", None), ["PORTAL_EXIT_URL"]);
    assert_eq!(
        with("--exit-url", Some("http://weather.example.org")),
        ["PORTAL_EXIT_URL"]
    );
    assert_eq!(
        with("--contacts", Some(&path("unconfirmed.csv"))),
        ["PORTAL_CONTACTS"]
    );
    assert_eq!(
        with("--contacts", Some(&path("short.csv"))),
        ["PORTAL_CONTACTS"]
    );
    assert_eq!(
        with("--contacts", Some(&path("fiction.csv"))),
        ["PORTAL_CONTACTS"]
    );
    assert_eq!(with("--partners", None), ["PORTAL_PARTNERS"]);
    assert_eq!(
        with("--key-file", Some(&path("none.json"))),
        ["PORTAL_KEY_FILE"]
    );
    assert_eq!(with("--smtp-host", None), ["PORTAL_SMTP_HOST"]);
    assert_eq!(with("--mail-from", None), ["PORTAL_MAIL_FROM"]);
    assert_eq!(with("--database-url-staff", None), ["DATABASE_URL_STAFF"]);
    assert_eq!(
        with(
            "--database-url-staff",
            Some("postgres://web:other@db/portal")
        ),
        ["DATABASE_URL_STAFF"]
    );
    assert_eq!(
        with("--database-url-web", Some("postgres://owner:pw@db/portal")),
        ["DATABASE_URL_WEB"]
    );
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_trial_site_may_use_http_on_this_machine_only() {
    assert!(refused(&["--mode=demo"]).is_empty());
    assert!(refused(&["--mode=demo", "--base-url=http://localhost:3000"]).is_empty());
    assert!(refused(&["--mode=demo", "--base-url=http://[::1]:3000"]).is_empty());
    assert_eq!(
        refused(&["--mode=demo", "--base-url=http://192.168.1.5:3000"]),
        ["PORTAL_BASE_URL"]
    );
    assert_eq!(
        refused(&["--mode=demo", "--listen=0.0.0.0:3000"]),
        ["PORTAL_BASE_URL"]
    );
}

#[test]
fn the_port_replaces_that_of_the_address() {
    assert_eq!(config(&["--port=3456"]).base_url(), "http://127.0.0.1:3456");
}

#[test]
fn unconfirmed_shipped_numbers_are_those_kept_for_fiction() {
    let directory = Directory::load(None, None).unwrap();
    for key in &directory.unconfirmed {
        if let Some(contact) = directory.contacts.get(key) {
            // A web address is not a number: an unconfirmed one rings nobody. Nor is a street that is none.
            let rings = !contact.value.starts_with("https://");
            let fiction = contact.value.starts_with("01632 960 ")
                || contact.value.contains(", 1 Example Street, ");
            assert!(!rings || fiction, "{key}");
        }
    }
    assert_eq!(directory.partners.len(), 3);
}

#[test]
fn a_wrong_line_is_named() {
    let path = std::env::temp_dir().join(format!("portal-contacts-{}.csv", uuid::Uuid::new_v4()));
    std::fs::write(&path, "key,value,hours,confirmed\na,1,,yes\nb,2,,perhaps\n").unwrap();
    let error = Directory::load(Some(&path), None).unwrap_err().to_string();
    assert!(error.ends_with("line 3: confirmed is yes or no"), "{error}");
    std::fs::remove_file(path).unwrap();
}

#[test]
fn networks_hold_their_addresses() {
    let holds = |network: &str, ip: &str| {
        network
            .parse::<Network>()
            .unwrap()
            .contains(ip.parse().unwrap())
    };
    assert!(holds("10.0.0.0/8", "10.255.1.1"));
    assert!(!holds("10.0.0.0/8", "11.0.0.1"));
    assert!(holds("192.0.2.7", "192.0.2.7"));
    assert!(!holds("192.0.2.7", "192.0.2.8"));
    assert!(holds("0.0.0.0/0", "8.8.8.8"));
    assert!(holds("2001:db8::/32", "2001:db8:1::1"));
    assert!(!holds("2001:db8::/32", "2001:db9::1"));
    assert!(holds("127.0.0.1", "::ffff:127.0.0.1"));
    assert!("10.0.0.0/33".parse::<Network>().is_err());
    assert!("proxy".parse::<Network>().is_err());
}

#[test]
fn secrets_are_not_printed() {
    let config = config(&[
        "--database-url=postgres://owner:CANARY@db/portal",
        "--smtp-password=CANARY",
    ]);
    assert!(!format!("{config:?}").contains("CANARY"));
}
