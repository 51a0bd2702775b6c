//! Which doors of the desk open to whom.

use crate::site::Site;
use domain::roles::Role;

#[tokio::test]
async fn every_role_finds_its_pages_and_no_other() {
    let site = Site::start().await;
    let pages = [
        ("/kelola", "omca"),
        ("/kelola/aspirasi", "omc"),
        ("/kelola/moderasi", "m"),
        ("/kelola/konsultasi", "c"),
        ("/kelola/konsultasi/baru", "c"),
        ("/kelola/instansi", "a"),
        ("/kelola/instansi/baru", "a"),
        ("/kelola/instansi/kelapa-dua", "a"),
        ("/kelola/orang", "a"),
        ("/kelola/orang/1", "a"),
        ("/kelola/catatan", "a"),
    ];
    let mut people = [
        ('-', site.member("budi").await),
        ('h', site.staff("yuli", Role::Helper, "kelapa-dua").await),
        ('o', site.staff("endah", Role::Official, "kelapa-dua").await),
        (
            'm',
            site.staff("afifah", Role::Moderator, "kelapa-dua").await,
        ),
        (
            'c',
            site.staff("bagas", Role::Coordinator, "kelapa-dua").await,
        ),
        ('a', site.administrator("ratna").await),
    ];
    for (path, open_to) in pages {
        for (letter, browser) in &mut people {
            let status = if open_to.contains(*letter) { 200 } else { 403 };
            let answer = browser.get(path).await;
            assert_eq!(answer.status, status, "{path} for {letter}");
        }
        let door = site.visitor().get(path).await;
        assert!(
            door.is(303).location().starts_with("/masuk?next=/kelola"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_menu_names_only_what_opens() {
    let site = Site::start().await;
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    afifah
        .get("/kelola")
        .await
        .has("href=\"/kelola/moderasi\"")
        .lacks("href=\"/kelola/konsultasi\"")
        .lacks("href=\"/kelola/orang\"");
    let mut ratna = site.administrator("ratna").await;
    ratna
        .get("/kelola")
        .await
        .has("href=\"/kelola/orang\"")
        .has("href=\"/kelola/catatan\"")
        .lacks("href=\"/kelola/moderasi\"");
}

#[tokio::test]
async fn a_suspended_person_finds_no_door_at_all() {
    let site = Site::start().await;
    let mut bagas = site.staff("bagas", Role::Coordinator, "kelapa-dua").await;
    bagas.get("/kelola").await.is(200);
    let mut ratna = site.administrator("ratna").await;
    let path = format!("/kelola/orang/{}", bagas.person.unwrap().0);
    let fields = [("act", "suspend"), ("reason", "Akun dipakai orang lain.")];
    ratna.post(&path, &fields).await.is(303);
    for page in ["/kelola", "/kelola/konsultasi", "/akun"] {
        bagas.get(page).await.is(303);
    }
    bagas
        .post("/kelola/konsultasi/baru", &[("title", "x")])
        .await
        .is(303);
    let restore = [("act", "restore"), ("reason", "Sudah aman.")];
    ratna.post(&path, &restore).await.is(303);
    // the old session stays ended
    bagas.get("/kelola").await.is(303);
    let person = bagas.person.unwrap();
    site.browser_of(person).await.get("/kelola").await.is(200);
}
