//! Following, answering, moving states, and exactly who is told by mail.

mod answers;
mod mails;
mod stopping;

use crate::posting::posted;
use crate::site::Site;
use crate::taking_part::{SLUG, follow};
use domain::roles::Role;

#[tokio::test]
async fn a_reader_follows_lists_and_stops() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let aspiration = format!("/aspirasi/{id}");
    let consultation = format!("/konsultasi/{SLUG}");
    budi.get("/akun/ikutan")
        .await
        .is(200)
        .has("Belum ada yang Anda ikuti");
    for path in [&aspiration, &consultation] {
        budi.get(path).await.has("value=\"yes\"");
        for _ in 0..2 {
            follow(&mut budi, path, "yes").await.is(303);
        }
        budi.get(path)
            .await
            .has("Anda mengikuti ini")
            .has("value=\"no\"");
    }
    budi.get("/akun/ikutan")
        .await
        .has("Lampu mati")
        .has("Forum fkp-pengaduan");
    site.member("dewi")
        .await
        .get("/akun/ikutan")
        .await
        .lacks("Lampu mati");
    let list = budi
        .post(
            &format!("{aspiration}/ikuti"),
            &[("follow", "no"), ("list", "ya")],
        )
        .await;
    assert_eq!(list.is(303).location(), "/akun/ikutan");
    budi.get("/akun/ikutan")
        .await
        .lacks("Lampu mati")
        .has("Forum fkp-pengaduan");
    let mut visitor = site.visitor();
    visitor.get("/akun/ikutan").await.is(303);
    follow(&mut visitor, &aspiration, "yes").await.is(303);
    visitor.get(&aspiration).await.has("Masuk untuk mengikuti");
}

#[tokio::test]
async fn ones_own_is_not_followed_so_that_no_row_tells_who_wrote_it() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    for visibility in ["public", "anonymous", "confidential"] {
        let id = posted(&mut siti, SLUG, "Punya saya", visibility).await;
        let path = format!("/aspirasi/{id}");
        siti.get(&path).await.lacks("value=\"yes\"");
        follow(&mut siti, &path, "yes").await.is(303);
        // silencing one's own is a mark of the aspiration, not a row of the person
        follow(&mut siti, &path, "mute").await.is(303);
        siti.get(&path).await.has("Anda tidak dikabari tentang ini");
        assert_eq!(site.rows("mute").await, 0);
    }
    siti.get("/akun/ikutan")
        .await
        .has("Belum ada yang Anda ikuti");
    let person =
        store::viewer::Viewer::person(siti.person.unwrap(), vec![], site.forum.seal.clone());
    let rows = store::follows::aspirations_of(site.forum.store.read(), &person, None, 10).await;
    assert_eq!(rows.unwrap(), []);
}

#[tokio::test]
async fn what_is_not_for_everybody_cannot_be_followed() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    site.draft("rancangan").await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let secret = format!(
        "/aspirasi/{}",
        posted(&mut siti, SLUG, "Rahasia", "confidential").await
    );
    follow(&mut budi, &secret, "yes").await.is(404);
    follow(&mut endah, &secret, "yes").await.is(409);
    follow(&mut budi, "/konsultasi/rancangan", "yes")
        .await
        .is(404);
    follow(&mut budi, "/konsultasi/tidak-ada", "yes")
        .await
        .is(404);
    // what becomes confidential later leaves the list
    let open = posted(&mut siti, SLUG, "Nomor KTP saya", "public").await;
    let path = format!("/aspirasi/{open}");
    follow(&mut budi, &path, "yes").await.is(303);
    let tighter = [("visibility", "confidential")];
    siti.post(&format!("{path}/perketat"), &tighter)
        .await
        .is(303);
    budi.get("/akun/ikutan").await.lacks("Nomor KTP saya");
}
