//! Agencies as an administrator makes and changes them.

use crate::posting::with;
use crate::site::Site;

const NEW: &str = "/kelola/instansi/baru";

fn agency() -> Vec<(&'static str, &'static str)> {
    vec![
        ("name", "Kelurahan Bencongan"),
        ("slug", ""),
        ("kind", "kelurahan"),
        ("parent", "kelapa-dua"),
        ("code_prefix", "bc"),
        ("zone", "wib"),
        ("area_code", ""),
        ("about", "Melayani warga Bencongan."),
        ("about_english", ""),
    ]
}

#[tokio::test]
async fn an_administrator_makes_and_changes_an_agency() {
    let site = Site::start().await;
    let mut ratna = site.administrator("ratna").await;
    ratna.post(NEW, &agency()).await.is(303);
    ratna
        .get("/kelola/instansi")
        .await
        .has("– – Kelurahan Bencongan")
        .has("BC");
    // the same form once more makes no second one
    ratna.post(NEW, &agency()).await.is(303);
    let list = ratna.get("/kelola/instansi").await;
    assert_eq!(list.text.matches("Kelurahan Bencongan").count(), 1);
    let path = "/kelola/instansi/kelurahan-bencongan";
    let form = ratna.get(path).await;
    form.is(200).has("Melayani warga Bencongan.");
    let renamed = with(
        with(agency(), "name", "Kelurahan Bencongan Indah"),
        "slug",
        "bencongan",
    );
    ratna.post(path, &renamed).await.is(303);
    ratna.get(path).await.is(404);
    ratna
        .get("/kelola/instansi/bencongan")
        .await
        .has("Kelurahan Bencongan Indah");
    ratna
        .get("/kelola/catatan")
        .await
        .has("menambah instansi")
        .has("mengubah instansi");
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_the_field() {
    let site = Site::start().await;
    let mut ratna = site.administrator("ratna").await;
    for (field, value, message) in [
        ("name", " ", "Nama masih kosong"),
        ("slug", "Tidak Boleh", "huruf kecil"),
        ("slug", "kelapa-dua", "sudah dipakai"),
        ("slug", "baru", "sudah dipakai"),
        ("kind", "kerajaan", "Pilih jenis"),
        ("code_prefix", "K1", "2 sampai 4 huruf"),
        ("zone", "utc", "Pilih zona"),
        ("area_code", "99.99", "tidak dikenal"),
        ("parent", "tidak-ada", "dari daftar"),
    ] {
        let again = ratna.post(NEW, &with(agency(), field, value)).await;
        again
            .is(422)
            .has(message)
            .has(&format!("href=\"#{field}\""));
    }
}

#[tokio::test]
async fn no_agency_stands_below_itself() {
    let site = Site::start().await;
    let mut ratna = site.administrator("ratna").await;
    let mut fields = with(agency(), "slug", "kabupaten-tangerang");
    fields = with(fields, "parent", "kelapa-dua");
    let again = ratna
        .post("/kelola/instansi/kabupaten-tangerang", &fields)
        .await;
    again.is(422).has("di bawah dirinya sendiri");
}
