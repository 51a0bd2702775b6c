//! People as an administrator finds them: roles, suspending.

use crate::site::{Browser, Site};
use domain::roles::Role;

fn path(browser: &Browser) -> String {
    format!("/kelola/orang/{}", browser.person.unwrap().0)
}

#[tokio::test]
async fn people_are_found_by_name_or_exact_address() {
    let site = Site::start().await;
    site.member("siti").await;
    site.member("sita").await;
    let mut ratna = site.administrator("ratna").await;
    let both = ratna.get("/kelola/orang?q=SIT").await;
    both.is(200).has("Siti").has("Sita").has("siti@example.com");
    ratna
        .get("/kelola/orang?q=siti%40example.com")
        .await
        .has("Siti")
        .lacks("Sita");
    ratna
        .get("/kelola/orang?q=iti%40example.com")
        .await
        .has("Tidak ada yang cocok");
    ratna
        .get("/kelola/orang?q=%25")
        .await
        .has("Tidak ada yang cocok");
    ratna.get("/kelola/orang").await.has("Ratna").lacks("Siti");
    ratna
        .get("/kelola/orang?siapa=semua")
        .await
        .has("Siti")
        .has("Ratna");
}

#[tokio::test]
async fn a_role_works_at_once_and_ends_at_once() {
    let site = Site::start().await;
    let mut budi = site.member("budi").await;
    let mut ratna = site.administrator("ratna").await;
    let at = path(&budi);
    let mut grant = vec![
        ("act", "grant"),
        ("role", "moderator"),
        ("agency", "kelapa-dua"),
    ];
    budi.get("/kelola/moderasi").await.is(403);
    ratna.post(&at, &grant).await.is(303);
    ratna.post(&at, &grant).await.is(303);
    ratna
        .get(&at)
        .await
        .has("Moderator di Kecamatan Kelapa Dua");
    budi.get("/kelola/moderasi").await.is(200);
    grant[0] = ("act", "revoke");
    ratna.post(&at, &grant).await.is(303);
    budi.get("/kelola/moderasi").await.is(403);
    let record = ratna.get("/kelola/catatan").await;
    record
        .has("memberi peran")
        .has("mencabut peran")
        .has("moderator at agency:");
    // granted twice, revoked once: two entries
    assert_eq!(record.text.matches(">moderator at agency:").count(), 2);
}

#[tokio::test]
async fn a_role_needs_its_place() {
    let site = Site::start().await;
    let budi = site.member("budi").await;
    let mut ratna = site.administrator("ratna").await;
    for (role, agency, field) in [
        ("", "kelapa-dua", "role"),
        ("king", "kelapa-dua", "role"),
        ("official", "", "agency"),
        ("official", "tidak-ada", "agency"),
    ] {
        let fields = [("act", "grant"), ("role", role), ("agency", agency)];
        let again = ratna.post(&path(&budi), &fields).await;
        again.is(422).has(&format!("href=\"#{field}\""));
    }
    ratna.post(&path(&budi), &[("act", "crown")]).await.is(400);
    ratna
        .post(
            "/kelola/orang/999999",
            &[("act", "suspend"), ("reason", "x")],
        )
        .await
        .is(404);
    ratna.get("/kelola/orang/x").await.is(404);
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let site = Site::start().await;
    let mut ratna = site.administrator("ratna").await;
    let own = path(&ratna);
    let revoke = [("act", "revoke"), ("role", "administrator")];
    let suspend = [("act", "suspend"), ("reason", "Cuti.")];
    ratna
        .post(&own, &revoke)
        .await
        .is(409)
        .has("administrator terakhir");
    ratna
        .post(&own, &suspend)
        .await
        .is(409)
        .has("administrator terakhir");
    let mut hadi = site.administrator("hadi").await;
    hadi.post(&own, &suspend).await.is(303);
    // a suspended administrator does not count
    let hadis = path(&hadi);
    hadi.post(&hadis, &revoke).await.is(409);
    let restore = [("act", "restore"), ("reason", "Kembali.")];
    hadi.post(&own, &restore).await.is(303);
    hadi.post(&hadis, &revoke).await.is(303);
    hadi.get("/kelola/orang").await.is(403);
}

#[tokio::test]
async fn two_administrators_cannot_remove_each_other_at_once() {
    for _ in 0..5 {
        let site = Site::start().await;
        let mut ratna = site.administrator("ratna").await;
        let mut hadi = site.administrator("hadi").await;
        let (ratnas, hadis) = (path(&ratna), path(&hadi));
        let revoke = [("act", "revoke"), ("role", "administrator")];
        let (one, other) =
            futures::future::join(ratna.post(&hadis, &revoke), hadi.post(&ratnas, &revoke)).await;
        assert!(one.status == 303 || other.status == 303);
        let left = [
            ratna.get("/kelola/orang").await.status,
            hadi.get("/kelola/orang").await.status,
        ];
        assert!(
            left.contains(&200),
            "somebody still administers the site: {left:?}"
        );
    }
}

#[tokio::test]
async fn suspending_needs_a_reason_and_keeps_it_from_the_record() {
    let site = Site::start().await;
    let budi = site.member("budi").await;
    let mut ratna = site.administrator("ratna").await;
    let at = path(&budi);
    ratna
        .post(&at, &[("act", "suspend"), ("reason", " ")])
        .await
        .is(422)
        .has("Alasan masih kosong");
    let suspend = [("act", "suspend"), ("reason", "Kanari alasan")];
    ratna.post(&at, &suspend).await.is(303);
    ratna.post(&at, &suspend).await.is(409);
    ratna
        .get(&at)
        .await
        .has("Kanari alasan")
        .has("Ditangguhkan sejak");
    ratna
        .get("/kelola/catatan")
        .await
        .has("menangguhkan orang")
        .lacks("Kanari");
}

#[tokio::test]
async fn addresses_are_for_administrators_only() {
    let site = Site::start().await;
    let siti = site.member("siti").await;
    for (key, role) in [
        ("endah", Role::Official),
        ("afifah", Role::Moderator),
        ("bagas", Role::Coordinator),
        ("yuli", Role::Helper),
    ] {
        let mut browser = site.staff(key, role, "kelapa-dua").await;
        for page in [path(&siti), "/kelola/orang?q=siti".to_owned()] {
            browser.get(&page).await.is(403).lacks("siti@example.com");
        }
        let grant = [("act", "grant"), ("role", "administrator")];
        let own = path(&browser);
        browser.post(&own, &grant).await.is(403);
    }
}
