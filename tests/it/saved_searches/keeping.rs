//! Keeping a search: from its results into one's account, and out of it.

use super::keeps;
use crate::site::Site;
use crate::taking_part::SLUG;

#[tokio::test]
async fn a_search_is_kept_with_one_button_named_changed_and_deleted() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let results = siti
        .get("/cari?q=lampu+jalan&jenis=complaint&urut=terbaru")
        .await;
    results.is(200).has("Simpan pencarian");
    let fields = [
        ("q", results.field("q")),
        ("jenis", "complaint".to_owned()),
        ("name", results.field("name")),
    ];
    assert_eq!(fields[2].1, "lampu jalan, jenis Pengaduan");
    let fields = fields
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let saved = siti.post("/akun/pencarian", &fields).await;
    let form = saved.is(303).location().to_owned();
    siti.get(&form)
        .await
        .is(200)
        .has("Pencarian tersimpan")
        .has("value=\"lampu jalan, jenis Pengaduan\"");
    let form = form.split('?').next().unwrap();
    siti.post(form, &[("name", "Lampu"), ("cadence", "weekly")])
        .await
        .is(303);
    siti.get("/akun/pencarian")
        .await
        .has(">Lampu</a>")
        .has("href=\"/cari?q=lampu%20jalan&amp;jenis=complaint\"")
        .has("Sekali seminggu");
    siti.post(&format!("{form}/hapus"), &[]).await.is(303);
    siti.get("/akun/pencarian")
        .await
        .lacks(">Lampu</a>")
        .has("Belum ada pencarian");
    siti.get(form).await.is(404);
    assert_eq!(site.rows("saved_search").await, 0);
}

#[tokio::test]
async fn the_same_search_is_kept_once_whatever_its_order_and_page() {
    let site = Site::start().await;
    let mut siti = site.member("siti").await;
    let first = keeps(&mut siti, "lampu", "daily").await;
    let fields = [("q", "lampu"), ("urut", "dukungan"), ("setelah", "1f-7")];
    let again = siti.post("/akun/pencarian", &fields).await;
    assert!(again.is(303).location().starts_with(&first));
    assert_eq!(site.rows("saved_search").await, 1);
    // somebody else's is another
    let mut budi = site.member("budi").await;
    let other = keeps(&mut budi, "lampu", "daily").await;
    assert_ne!(first, other);
}

#[tokio::test]
async fn a_spelling_that_was_put_right_is_kept_right() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    super::writes(&mut siti, "Penerangan jalan", "public").await;
    site.index().await;
    let results = siti.get("/cari?q=pnerangan").await;
    results.has("Simpan pencarian");
    let form = results.text.split("action=\"/akun/pencarian\"").nth(1);
    assert!(form.unwrap().contains("value=\"penerangan\""));
}

#[tokio::test]
async fn searches_of_others_do_not_exist() {
    let site = Site::start().await;
    let mut siti = site.member("siti").await;
    let mut admin = site.administrator("admin").await;
    let form = keeps(&mut siti, "lampu", "daily").await;
    let fields = [("name", "Punya saya"), ("cadence", "off")];
    for browser in [&mut admin, &mut site.member("budi").await] {
        browser.get(&form).await.is(404);
        browser.post(&form, &fields).await.is(404);
        browser.post(&format!("{form}/hapus"), &[]).await.is(404);
        browser.get("/akun/pencarian").await.lacks("Pencarian saya");
    }
    siti.get(&form).await.has("value=\"Pencarian saya\"");
}

#[tokio::test]
async fn thirty_are_the_most_and_the_page_says_what_to_do() {
    let site = Site::start().await;
    let mut siti = site.member("siti").await;
    let mut forms = Vec::new();
    for number in 0..30 {
        forms.push(keeps(&mut siti, &format!("lampu {number}"), "daily").await);
    }
    siti.post("/akun/pencarian", &[("q", "satu lagi")])
        .await
        .is(409)
        .has("Anda sudah menyimpan 30 pencarian. Hapus salah satu dulu");
    assert_eq!(site.rows("saved_search").await, 30);
    // one that is kept already is no further one
    siti.post("/akun/pencarian", &[("q", "lampu 7")])
        .await
        .is(303);
    siti.post(&format!("{}/hapus", forms[0]), &[]).await.is(303);
    siti.post("/akun/pencarian", &[("q", "satu lagi")])
        .await
        .is(303);
}

#[tokio::test]
async fn a_search_for_everything_or_for_a_novel_is_not_kept() {
    let site = Site::start().await;
    let mut siti = site.member("siti").await;
    siti.get("/cari").await.is(200).lacks("Simpan pencarian");
    for fields in [
        &[][..],
        &[("q", " \u{0} ")],
        &[("urut", "terbaru")],
        &[("jenis", "tidak-ada")],
    ] {
        siti.post("/akun/pencarian", fields)
            .await
            .is(422)
            .has("Tulis kata atau pilih saringan dulu");
    }
    let novel = "é".repeat(200);
    siti.post("/akun/pencarian", &[("q", novel.as_str())])
        .await
        .is(422)
        .has("terlalu panjang untuk disimpan");
    assert_eq!(site.rows("saved_search").await, 0);
    // a name that cannot be one gives way to the words
    let fields = [("q", "lampu"), ("name", "\u{202e}\u{0} ")];
    let saved = siti.post("/akun/pencarian", &fields).await;
    let form = saved.is(303).location().to_owned();
    siti.get(&form).await.has("value=\"lampu\"");
}

#[tokio::test]
async fn a_form_that_is_wrong_says_what_is() {
    let site = Site::start().await;
    let mut siti = site.member("siti").await;
    let form = keeps(&mut siti, "lampu", "daily").await;
    siti.post(&form, &[("name", " "), ("cadence", "daily")])
        .await
        .is(422)
        .has("Nama masih kosong");
    let long = "a".repeat(81);
    siti.post(&form, &[("name", long.as_str()), ("cadence", "tiap-jam")])
        .await
        .is(422)
        .has(&long)
        .has("Pilih seberapa sering");
    siti.get(&form).await.has("value=\"Pencarian saya\"");
}

#[tokio::test]
async fn a_visitor_signs_in_to_keep_a_search_and_comes_back_to_it() {
    let site = Site::start().await;
    let page = site.visitor().get("/cari?q=lampu").await;
    page.is(200)
        .has("href=\"/masuk?next=/cari%3Fq%3Dlampu\"")
        .has("Masuk untuk menyimpan")
        .lacks("name=\"csrf\"");
    let share = format!("value=\"http://{}/cari?q=lampu\"", site.addr);
    page.has(&share)
        .has("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/cari.atom?q=lampu\"");
}
