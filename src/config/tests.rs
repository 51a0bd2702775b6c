//! What is given, and what is refused.

use super::*;

fn with_base_url(url: &str) -> Result<Config, ConfigError> {
    Config::load(Given {
        base_url: Some(url.to_owned()),
        data: Some(PathBuf::from("/nonexistent")),
        ..Given::default()
    })
}

#[test]
fn http_is_for_this_machine_only() {
    assert!(
        with_base_url("https://rembuk.example.go.id/")
            .is_ok_and(|c| c.base_url == "https://rembuk.example.go.id")
    );
    assert!(with_base_url("http://localhost:3000").is_ok_and(|c| c.is_loopback()));
    assert!(with_base_url("http://[::1]:3000").is_ok());
    for wrong in [
        "http://rembuk.example.go.id",
        "http://10.0.0.1",
        "rembuk",
        "https://",
        "https://a/b",
        "http://127.0.0.1@evil.example",
    ] {
        assert!(with_base_url(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_site_for_others_says_who_answers_for_it() {
    let given = |base_url: &str, contact: &str| {
        let config = Config::load(Given {
            base_url: Some(base_url.to_owned()),
            data: Some("/nonexistent".into()),
            operator: Some("Kecamatan Kelapa Dua".to_owned()),
            contact: Some(contact.to_owned()),
            ..Given::default()
        });
        config.and_then(|config| config.check_responsible())
    };
    let site = "https://rembuk.example.go.id";
    assert!(given(site, "privasi@example.go.id").is_ok());
    assert!(given("http://127.0.0.1:3000", " ").is_ok());
    for wrong in [" ", NO_CONTACT] {
        let refused = given(site, wrong).map_err(|error| error.to_string());
        assert!(refused.is_err_and(|error| error.starts_with("REMBUK_CONTACT: ")));
    }
    let refused = with_base_url(site).and_then(|config| config.check_responsible());
    assert!(refused.is_err_and(|error| error.to_string().starts_with("REMBUK_OPERATOR: ")));
}

#[test]
fn errors_name_the_key() {
    let given = Given {
        addr: Some("here".into()),
        data: Some("/nonexistent".into()),
        ..Given::default()
    };
    assert!(Config::load(given).is_err_and(|error| error.to_string().starts_with("REMBUK_ADDR: ")));
    assert!(parse_proxies("127.0.0.1, x").is_err());
}
