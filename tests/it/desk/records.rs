//! The record of privileged acts, and that a changed row is noticed.

use crate::moderation::decide;
use crate::posting::posted;
use crate::site::Site;
use domain::roles::Role;
use sea_orm::{ConnectionTrait, Statement};

#[tokio::test]
async fn the_record_is_whole_until_somebody_changes_a_row() {
    let site = Site::start().await;
    site.consultation("fkp").await;
    let id = posted(
        &mut site.member("siti").await,
        "fkp",
        "Kanari judul",
        "public",
    )
    .await;
    let mut afifah = site.staff("afifah", Role::Moderator, "kelapa-dua").await;
    decide(&mut afifah, ("aspirasi", &id), "hide", "Kanari catatan")
        .await
        .is(303);
    decide(&mut afifah, ("aspirasi", &id), "restore", "Kanari catatan")
        .await
        .is(303);
    let mut ratna = site.administrator("ratna").await;
    let record = ratna.get("/kelola/catatan").await;
    record
        .is(200)
        .has("Rantainya utuh")
        .has("menyembunyikan tulisan")
        .has("menampilkan tulisan lagi")
        .has("Afifah")
        .lacks("Kanari");
    let db = site.forum.store.writer();
    let forge = "UPDATE audit SET detail = 'spam' WHERE act = 'hide'";
    db.execute_raw(Statement::from_string(db.get_database_backend(), forge))
        .await
        .unwrap();
    ratna
        .get("/kelola/catatan")
        .await
        .is(200)
        .has("Rantainya putus di baris");
}

#[tokio::test]
async fn every_privileged_act_leaves_one_entry_and_votes_leave_none() {
    let site = Site::start().await;
    site.consultation("fkp").await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, "fkp", "Lampu mati", "public").await;
    let vote = format!("/aspirasi/{id}/dukungan");
    site.member("budi")
        .await
        .post(&vote, &[("choice", "agree")])
        .await
        .is(303);
    let mut ratna = site.administrator("ratna").await;
    let mut bagas = site.staff("bagas", Role::Coordinator, "kelapa-dua").await;
    let before = entries(&site).await;
    bagas
        .post("/kelola/konsultasi/fkp/tutup", &[])
        .await
        .is(303);
    assert_eq!(entries(&site).await, before + 1);
    let refused = bagas.post("/kelola/konsultasi/fkp/tutup", &[]).await;
    refused.is(409);
    assert_eq!(entries(&site).await, before + 1);
    ratna
        .get("/kelola/catatan")
        .await
        .has("menutup konsultasi")
        .lacks("Budi");
}

/// Rows of the record.
async fn entries(site: &Site) -> u64 {
    let (rows, broken) = store::audit::verify(site.forum.store.read()).await.unwrap();
    assert_eq!(broken, None);
    rows
}
