//! `/kelola` and `/kelola/aspirasi`: what waits, oldest first, and who sees the confidential ones.

use crate::moderation::decide;
use crate::posting::{posted, send, with, words};
use crate::site::Site;
use domain::roles::Role;

#[tokio::test]
async fn the_oldest_waits_on_top_and_an_answered_one_no_longer_does() {
    let site = Site::start().await;
    site.consultation("fkp").await;
    let mut siti = site.member("siti").await;
    let old = posted(&mut siti, "fkp", "Yang lama", "public").await;
    // Tuesday to Saturday: three working days
    site.clock.move_to(crate::site::NOW.plus_days(4));
    posted(&mut siti, "fkp", "Yang baru", "public").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    for path in ["/kelola", "/kelola/aspirasi"] {
        let page = endah.get(path).await;
        page.is(200)
            .has("3 hari kerja menunggu")
            .has("masuk hari ini");
        let place = |words: &str| page.text.find(words).unwrap();
        assert!(place("Yang lama") < place("Yang baru"));
    }
    let answer = [("answer", "Sudah kami perbaiki.")];
    endah
        .post(&format!("/aspirasi/{old}/jawab"), &answer)
        .await
        .is(303);
    endah
        .get("/kelola/aspirasi")
        .await
        .lacks("Yang lama")
        .has("Yang baru");
    endah
        .get("/kelola/aspirasi?status=answered")
        .await
        .has("Yang lama")
        .lacks("Yang baru");
}

#[tokio::test]
async fn confidential_ones_are_marked_for_officials_and_absent_for_coordinators() {
    let site = Site::start().await;
    site.consultation("fkp").await;
    let mut siti = site.member("siti").await;
    posted(&mut siti, "fkp", "Kanari rahasia", "confidential").await;
    let hidden = posted(&mut siti, "fkp", "Kanari tersembunyi", "public").await;
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    decide(&mut afifah, ("aspirasi", &hidden), "hide", "Menghina.")
        .await
        .is(303);
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    endah
        .get("/kelola")
        .await
        .has("Kanari rahasia")
        .has("Rahasia")
        .lacks("Kanari tersembunyi");
    endah
        .get("/kelola/aspirasi?status=disembunyikan")
        .await
        .has("Kanari tersembunyi");
    for (key, role, agency) in [
        ("bagas", Role::Coordinator, "kelapa-dua"),
        ("tono", Role::Official, "dinas-bina-marga"),
        ("tini", Role::Moderator, "dinas-bina-marga"),
    ] {
        let mut browser = site.staff(key, role, agency).await;
        for path in [
            "/kelola",
            "/kelola/aspirasi",
            "/kelola/aspirasi?status=semua",
            "/kelola/aspirasi?status=disembunyikan",
        ] {
            browser.get(path).await.is(200).lacks("Kanari");
        }
    }
}

#[tokio::test]
async fn an_anonymous_author_is_nobody_at_the_desk() {
    let site = Site::start().await;
    site.consultation("fkp").await;
    posted(
        &mut site.member("kanarinama").await,
        "fkp",
        "Tanpa nama",
        "anonymous",
    )
    .await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let page = endah.get("/kelola/aspirasi").await;
    page.has("Tanpa nama").lacks("Kanarinama").lacks("19.26");
}

#[tokio::test]
async fn filters_keep_what_they_name_and_ignore_nonsense() {
    let site = Site::start().await;
    site.consultation("fkp").await;
    site.consultation("lain").await;
    let mut siti = site.member("siti").await;
    let complaint = with(words("Pengaduan saya", "public"), "kind", "complaint");
    send(&mut siti, "fkp", &complaint).await.is(303);
    posted(&mut siti, "lain", "Di forum lain", "public").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let only = endah.get("/kelola/aspirasi?jenis=complaint").await;
    only.has("Pengaduan saya").lacks("Di forum lain");
    let other = endah.get("/kelola/aspirasi?konsultasi=lain").await;
    other.has("Di forum lain").lacks("Pengaduan saya");
    let odd = "/kelola/aspirasi?status=%27&jenis=x&konsultasi=tidak-ada&wilayah=0&sesudah=x";
    endah
        .get(odd)
        .await
        .is(200)
        .has("Pengaduan saya")
        .has("Di forum lain");
}

#[tokio::test]
async fn a_long_list_is_paged_both_ways() {
    let site = Site::start().await;
    site.consultation("fkp").await;
    let mut siti = site.member("siti").await;
    for number in 0..43 {
        site.clock.move_to(crate::site::NOW.plus_seconds(number));
        posted(&mut siti, "fkp", &format!("Nomor {number:02}."), "public").await;
    }
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let first = endah.get("/kelola/aspirasi").await;
    first
        .has("Nomor 00.")
        .has("Nomor 39.")
        .lacks("Nomor 40.")
        .has("43 aspirasi");
    let next = crate::posting::between(&first.text, "rel=\"next\" href=\"", "\"");
    let second = endah.get(&next).await;
    second.has("Nomor 40.").has("Nomor 42.").lacks("Nomor 39.");
    let back = crate::posting::between(&second.text, "rel=\"prev\" href=\"", "\"");
    endah.get(&back).await.has("Nomor 00.").lacks("Nomor 40.");
}
