//! `rembuk doctor`: what is wrong is named, and what can be counted is put right.

mod mail;
mod name_server;

use crate::command::rembuk;
use crate::posting::posted;
use crate::site::Site;
use crate::taking_part::{SLUG, commented, vote};
use sea_orm::ConnectionTrait;

#[tokio::test]
async fn wrong_counters_are_named_and_put_right() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    commented(&mut budi, &id, "Benar", &[]).await;
    vote(&mut budi, &id, "agree").await.is(303);
    let said = rembuk(&site.config, &["doctor"]).await;
    assert!(said.ok && said.out.contains("equal a recount"), "{said:?}");

    change(
        &site,
        "UPDATE aspiration SET agree_count = 7, comment_count = 0",
    )
    .await;
    change(&site, "UPDATE consultation SET people_count = 40").await;
    let said = rembuk(&site.config, &["doctor"]).await;
    assert!(!said.ok, "{said:?}");
    assert!(said.out.contains("agree 1 not 7"), "{said:?}");
    assert!(said.out.contains("comments 1 not 0"), "{said:?}");
    assert!(said.out.contains("people 2 not 40"), "{said:?}");
    let said = rembuk(&site.config, &["doctor", "--repair"]).await;
    assert!(said.ok && said.out.contains("put right"), "{said:?}");
    let said = rembuk(&site.config, &["doctor"]).await;
    assert!(said.ok && said.out.contains("equal a recount"), "{said:?}");
    site.visitor()
        .get(&format!("/aspirasi/{id}"))
        .await
        .has("1 dukungan");

    // the repair itself stands in the record, which nobody changes unseen
    change(&site, "UPDATE audit SET target = 'aspiration:99'").await;
    let said = rembuk(&site.config, &["doctor"]).await;
    assert!(!said.ok && said.out.contains("CHANGED at row"), "{said:?}");
    assert!(
        said.error.starts_with("rembuk: one thing is wrong"),
        "{said:?}"
    );
}

#[tokio::test]
async fn a_site_that_is_not_there_is_not_made() {
    let site = Site::start().await;
    let mut config = site.config.clone();
    config.data = site.data.join("elsewhere");
    config.database_url = format!("sqlite://{}", config.data.join("rembuk.sqlite").display());
    for command in [&["doctor"][..], &["backup", "/nonexistent/file"]] {
        let said = rembuk(&config, command).await;
        assert!(!said.ok, "{said:?}");
        assert!(!config.data.exists());
    }
}

#[tokio::test]
async fn a_site_for_others_is_not_served_until_it_says_who_answers_for_it() {
    let site = Site::start().await;
    let mut config = site.config.clone();
    config.base_url = "https://rembuk.example.go.id".to_owned();
    for (unsaid, key) in [
        (vec!["REMBUK_OPERATOR", "REMBUK_CONTACT"], "REMBUK_OPERATOR"),
        (vec!["REMBUK_CONTACT"], "REMBUK_CONTACT"),
    ] {
        config.unsaid = unsaid;
        let said = rembuk(&config, &["serve"]).await;
        let named = said.error.starts_with(&format!("rembuk: {key}: "));
        assert!(
            !said.ok && named && said.error.lines().count() == 1,
            "{said:?}"
        );
        let said = rembuk(&config, &["doctor"]).await;
        assert!(!said.ok && said.out.contains("UNSAID"), "{said:?}");
    }
    config.unsaid.clear();
    let said = rembuk(&config, &["doctor"]).await;
    assert!(said.ok && said.out.contains("says who answers"), "{said:?}");
}

async fn change(site: &Site, sql: &str) {
    let db = site.forum.store.writer();
    db.execute_unprepared(sql).await.unwrap();
}
