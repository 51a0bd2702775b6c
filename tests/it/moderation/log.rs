//! The public log: counts and lines, and nothing of people in them.

use super::{commented, decide, report, site};
use crate::posting::posted;
use domain::roles::Role;

#[tokio::test]
async fn the_log_counts_decisions_and_holds_nothing_of_people() {
    let site = site().await;
    let mut siti = site.member("kanarinama").await;
    let id = posted(&mut siti, "fkp", "Kanari judul", "public").await;
    let comment = commented(&mut siti, &id, "Kanari komentar").await;
    report(
        &mut site.visitor(),
        ("aspirasi", &id),
        "insult",
        "Kanari laporan",
    )
    .await
    .is(303);
    let mut afifah = site
        .staff("kanarimoderator", Role::Moderator, "kelapa-dua")
        .await;
    decide(&mut afifah, ("aspirasi", &id), "hide", "Kanari catatan")
        .await
        .is(303);
    decide(
        &mut afifah,
        ("komentar", &comment),
        "hide",
        "Kanari catatan",
    )
    .await
    .is(303);
    decide(&mut afifah, ("aspirasi", &id), "restore", "Kanari catatan")
        .await
        .is(303);
    for browser in [&mut site.visitor(), &mut afifah] {
        let log = browser.get("/catatan-moderasi").await;
        log.is(200)
            .has("November 2026")
            .has("24 November 2026")
            .has("Forum fkp")
            .has("Disembunyikan")
            .has("Ditampilkan kembali")
            .has("Hinaan atau ancaman");
        let main = crate::posting::between(&log.text, "<main", "</main>");
        assert!(!main.to_lowercase().contains("kanari"), "{main}");
        assert!(!main.contains(&id) && !main.contains(&comment), "{main}");
    }
}

#[tokio::test]
async fn the_log_is_paged_and_refuses_nonsense_kindly() {
    let site = site().await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, "fkp", "Lampu mati", "public").await;
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    for _ in 0..26 {
        decide(&mut afifah, ("aspirasi", &id), "hide", "Uji")
            .await
            .is(303);
        decide(&mut afifah, ("aspirasi", &id), "restore", "Uji")
            .await
            .is(303);
    }
    let mut visitor = site.visitor();
    let first = visitor.get("/catatan-moderasi").await;
    let next = crate::posting::between(&first.text, "rel=\"next\" href=\"", "\"");
    let second = visitor.get(&next).await;
    second
        .is(200)
        .has("rel=\"prev\"")
        .lacks("Dua belas bulan terakhir");
    assert_eq!(second.text.matches("data-label=\"Keputusan\"").count(), 2);
    visitor.get("/catatan-moderasi?sesudah=x").await.is(200);
}
