//! What can be written into the search box besides words, and what the page says of it.

use super::{answers, search, small_world};
use domain::roles::Role;

#[tokio::test]
async fn filters_in_the_text_do_what_those_of_the_form_do() {
    let (site, _, [road, lamp, counter]) = small_world().await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    answers(&mut endah, &lamp, "Sudah diganti.").await;
    site.index().await;
    let mut visitor = site.visitor();
    for (typed, form) in [
        ("status:dijawab", "status=answered"),
        ("state:answered", "status=answered"),
        ("Jenis: pengaduan", "jenis=complaint"),
        ("jenis:\"permintaan informasi\"", "jenis=information"),
        ("konsultasi:fkp", "konsultasi=fkp"),
        ("konsultasi:\"forum fkp\"", "konsultasi=fkp"),
        ("instansi:kelapa-dua", "instansi=kelapa-dua"),
        (
            "sejak:2026-11 sampai:24/11/2026",
            "sejak=2026-11-01&sampai=2026-11-24",
        ),
        ("sejak:2027", "sejak=2027-01-01"),
    ] {
        let typed = visitor.get(&search(typed)).await.text;
        let form = visitor.get(&format!("/cari?{form}")).await.text;
        let ids = |text: &str| -> Vec<bool> {
            let found = [&road, &lamp, &counter].into_iter();
            found
                .map(|id| text.contains(&format!("/aspirasi/{id}")))
                .collect()
        };
        assert_eq!(ids(&typed), ids(&form));
    }
    let page = visitor.get(&search("lampu status:selesai")).await;
    page.lacks("Lampu gang padam");
    // A filter of the text can be taken away by its link.
    let page = visitor.get(&search("lampu status:dijawab")).await;
    page.has("untuk “lampu”")
        .has("status Dijawab")
        .has("href=\"/cari?q=lampu\"");
}

#[tokio::test]
async fn what_is_typed_wins_over_the_form() {
    let (site, ..) = small_world().await;
    let mut visitor = site.visitor();
    visitor
        .get("/cari?q=jenis:pengaduan&jenis=appreciation")
        .await
        .has("jenis Pengaduan");
}

#[tokio::test]
async fn what_is_read_otherwise_is_said_in_the_readers_language() {
    let (site, ..) = small_world().await;
    let mut visitor = site.visitor();
    for (typed, id, en) in [
        (
            "status:xyz",
            "“status:xyz” tidak dikenal",
            "“status:xyz” is not known",
        ),
        (
            "wilayah:atlantis",
            "“wilayah:atlantis” tidak dikenal",
            "is not known",
        ),
        (
            "status:selesai status:dijawab",
            "“status:dijawab” dibaca sebagai kata",
            "once only",
        ),
        (
            "status:",
            "Setelah “status:” belum ada isinya",
            "Nothing follows",
        ),
        (
            "-status:selesai",
            "tidak bisa dikecualikan",
            "cannot be excluded",
        ),
        ("\"jalan rusak", "Tanda petik belum ditutup", "still open"),
        ("jalan ATAU", "ATAU hanya berguna", "OR needs a word"),
        ("j*", "“j*” terlalu pendek", "too short"),
    ] {
        visitor.get(&search(typed)).await.is(200).has(id);
        let english = format!("{}&lang=en", search(typed));
        visitor.get(&english).await.is(200).has(en);
        visitor.get("/cari?lang=id").await;
    }
    let many = "jalan ".repeat(40);
    visitor
        .get(&search(&many))
        .await
        .has("8 kata terakhir tidak ikut dicari");
    visitor
        .get(&search("jalan rusak"))
        .await
        .lacks("Begini kami membaca");
}

#[tokio::test]
async fn one_of_several_words_is_enough_with_or() {
    let (site, _, [road, lamp, counter]) = small_world().await;
    let mut visitor = site.visitor();
    for typed in ["sekolah OR lampu", "sekolah ATAU lampu", "sekolah | lampu"] {
        visitor
            .get(&search(typed))
            .await
            .has(&road)
            .has(&lamp)
            .lacks(&counter);
    }
}

#[tokio::test]
async fn only_administrators_see_where_a_score_comes_from() {
    let (site, mut siti, _) = small_world().await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let mut ayu = site.administrator("ayu").await;
    let path = format!("{}&explain=1", search("jalan rusak"));
    ayu.get(&path)
        .await
        .has("Mengapa di urutan ini")
        .has("ada di judul");
    ayu.get(&search("jalan rusak"))
        .await
        .lacks("Mengapa di urutan ini");
    for browser in [&mut siti, &mut endah, &mut site.visitor()] {
        browser
            .get(&path)
            .await
            .is(200)
            .lacks("Mengapa di urutan ini");
    }
}
