//! `rembuk backup` and `rembuk restore`: nothing acknowledged is lost, nothing is sent twice, nothing is half-written.

use crate::command::rembuk;
use crate::posting::posted;
use crate::site::{Site, empty_database};
use crate::taking_part::{SLUG, commented, vote};
use domain::ids::PublicId;
use forum::clock::Clock;
use forum::recounts::recount;
use rembuk::config::Config;
use rembuk::open;
use std::cell::{Cell, RefCell};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

#[tokio::test]
async fn a_backup_made_while_people_write_holds_what_was_acknowledged_before() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "anonymous").await;
    vote(&mut budi, &id, "agree").await.is(303);
    assert!(site.mails_kept().await > 0);
    std::fs::write(
        site.data.join("rembuk.toml"),
        "site_name = \"Kelapa Dua\"\n",
    )
    .unwrap();
    let file = site.data.join("site.backup");

    let written = RefCell::new(vec![commented(&mut budi, &id, "Satu", &[]).await]);
    let before = written.borrow().clone();
    let done = Cell::new(false);
    let writing = async {
        while !done.get() {
            let comment = commented(&mut budi, &id, "Lagi", &[]).await;
            written.borrow_mut().push(comment);
        }
    };
    let backing_up = async {
        let said = rembuk(&site.config, &["backup", file.to_str().unwrap()]).await;
        done.set(true);
        assert!(said.ok, "{said:?}");
    };
    tokio::join!(writing, backing_up);
    assert!(written.borrow().len() > before.len());
    let key = site.data.join("site.backup.key");
    for written in [&file, &key] {
        let mode = std::fs::metadata(written).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    let config = elsewhere(&site).await;
    let said = rembuk(&config, &["restore", file.to_str().unwrap()]).await;
    assert!(said.ok, "{said:?}");
    assert_eq!(
        std::fs::read(site.data.join("secret.key")).unwrap(),
        std::fs::read(config.data.join("secret.key")).unwrap()
    );
    assert!(config.data.join("rembuk.toml").exists());
    assert!(!config.data.join(".restore").exists());
    let forum = open::open(&config, Clock::Machine).await.unwrap();
    for comment in &before {
        let comment = PublicId::parse(comment).unwrap();
        let there = store::comments::aspiration_of(forum.store.read(), &comment).await;
        assert!(there.unwrap().is_some(), "{comment}");
    }
    assert!(recount(&forum, false).await.unwrap().is_empty());
    assert_eq!(
        store::outbox::overview::waiting(forum.store.read())
            .await
            .unwrap(),
        0
    );
    let said = rembuk(&config, &["doctor"]).await;
    assert!(said.ok, "{said:?}");
    // the secret came along: sessions go on, and the seal still opens
    let token = siti.cookies.get("rembuk").unwrap();
    assert!(forum::identity::actor_of(&forum, token).await.is_ok());
}

#[tokio::test]
async fn a_backup_overwrites_nothing_and_a_restore_neither() {
    let site = Site::start().await;
    let file = site.data.join("site.backup");
    let path = file.to_str().unwrap();
    assert!(rembuk(&site.config, &["backup", path]).await.ok);
    let again = rembuk(&site.config, &["backup", path]).await;
    assert!(
        !again.ok && again.error.contains("overwrites nothing"),
        "{again:?}"
    );
    let over = rembuk(&site.config, &["restore", path]).await;
    assert!(!over.ok && over.error.contains("is not empty"), "{over:?}");
    if !site.config.database_url.starts_with("sqlite") {
        // an empty folder, but the database of a living site
        let mut config = elsewhere(&site).await;
        config.database_url.clone_from(&site.config.database_url);
        let over = rembuk(&config, &["restore", path]).await;
        assert!(!over.ok && over.error.contains("is not empty"), "{over:?}");
    }
}

#[tokio::test]
async fn a_broken_backup_is_refused_and_nothing_is_half_written() {
    let site = Site::start().await;
    let file = site.data.join("site.backup");
    assert!(
        rembuk(&site.config, &["backup", file.to_str().unwrap()])
            .await
            .ok
    );
    let whole = std::fs::read(&file).unwrap();
    let mut changed = whole.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 0x20;
    let config = elsewhere(&site).await;
    let cut = &whole[..whole.len() / 2];
    let nearly = &whole[..whole.len() - 40];
    for broken in [cut, nearly, &changed, b"no backup at all", b""] {
        std::fs::write(&file, broken).unwrap();
        let said = rembuk(&config, &["restore", file.to_str().unwrap()]).await;
        assert!(!said.ok, "{said:?}");
        assert_eq!(said.error.lines().count(), 1, "{said:?}");
        assert!(!config.data.exists());
    }
    // an empty folder that was there stays, empty
    std::fs::create_dir(&config.data).unwrap();
    assert!(
        !rembuk(&config, &["restore", file.to_str().unwrap()])
            .await
            .ok
    );
    assert!(is_empty(&config.data));
    std::fs::write(&file, &whole).unwrap();
    let said = rembuk(&config, &["restore", file.to_str().unwrap()]).await;
    assert!(said.ok, "{said:?}");
}

#[tokio::test]
async fn the_key_of_the_seals_is_in_a_file_of_its_own_and_nothing_else_opens_them() {
    let site = Site::start().await;
    let file = site.data.join("site.backup");
    let path = file.to_str().unwrap();
    let said = rembuk(&site.config, &["backup", path]).await;
    assert!(said.ok && said.out.contains("site.backup.key"), "{said:?}");
    let secret = std::fs::read_to_string(site.data.join("secret.key")).unwrap();
    let mut unpacked = Vec::new();
    let mut packed = flate2::read::GzDecoder::new(std::fs::File::open(&file).unwrap());
    std::io::Read::read_to_end(&mut packed, &mut unpacked).unwrap();
    let hex = secret.trim().as_bytes();
    assert!(!unpacked.windows(hex.len()).any(|part| part == hex));

    // without the key, and with that of another site, nothing is restored
    let key = site.data.join("site.backup.key");
    let away = site.data.join("away.key");
    std::fs::rename(&key, &away).unwrap();
    let config = elsewhere(&site).await;
    let said = rembuk(&config, &["restore", path]).await;
    assert!(!said.ok && said.error.contains("--key FILE"), "{said:?}");
    std::fs::write(&key, "00".repeat(32)).unwrap();
    let said = rembuk(&config, &["restore", path]).await;
    assert!(
        !said.ok && said.error.contains("of another site"),
        "{said:?}"
    );
    assert!(!config.data.exists());
    let given = ["restore", path, "--key", away.to_str().unwrap()];
    let said = rembuk(&config, &given).await;
    assert!(said.ok, "{said:?}");
    let restored = std::fs::read_to_string(config.data.join("secret.key")).unwrap();
    assert_eq!(restored, secret);

    // a lost key need not mean a lost site: the posts are there, but nobody's
    let mut config = config;
    config.data = site.data.join("without");
    config.database_url = empty_database(&config.data).await;
    let said = rembuk(&config, &["restore", path, "--without-key"]).await;
    assert!(said.ok, "{said:?}");
    let made = std::fs::read_to_string(config.data.join("secret.key")).unwrap();
    assert_ne!(made, secret);
    let said = rembuk(&config, &["doctor"]).await;
    assert!(said.ok, "{said:?}");
}

fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).unwrap().next().is_none()
}

/// The configuration of a site that is not there yet, beside this one.
async fn elsewhere(site: &Site) -> Config {
    let mut config = site.config.clone();
    config.data = site.data.join("elsewhere");
    config.database_url = empty_database(&config.data).await;
    config
}
