//! What is found, and how the page shows it.

use super::{answers, comments, search, small_world, wrote};
use crate::posting::between;
use crate::site::{NOW, Site};
use domain::roles::Role;

#[tokio::test]
async fn words_are_found_as_people_spell_and_bend_them() {
    let (site, _, [road, ..]) = small_world().await;
    let mut visitor = site.visitor();
    for words in [
        "pengaduan",
        "jln rusak",
        "jalan rusk",
        "sekolahan",
        "\"jalan rusak\"",
        "lubang -lampu",
    ] {
        visitor
            .get(&search(words))
            .await
            .is(200)
            .has(&format!("href=\"/aspirasi/{road}\""))
            .lacks("Jam buka loket");
    }
    visitor
        .get(&search("jln rusak"))
        .await
        .has("<mark>Jalan</mark>")
        .has("1 hasil untuk “jln rusak”");
    visitor.get(&search("jalan -rusak")).await.lacks(&road);
}

#[tokio::test]
async fn a_result_shows_words_without_marks_and_of_an_anonymous_one_the_day_only() {
    let (site, _, [_, lamp, counter]) = small_world().await;
    let mut visitor = site.visitor();
    visitor
        .get(&search("loket situs"))
        .await
        .has(&format!("href=\"/aspirasi/{counter}\""))
        .lacks("a.example")
        .has("Permintaan informasi");
    visitor
        .get(&search("lampu"))
        .await
        .has(&format!("href=\"/aspirasi/{lamp}\""))
        .has("24 November 2026")
        .lacks("Siti")
        .lacks("12:26")
        .lacks("19.26");
    assert!(
        visitor
            .get(&search("lampu"))
            .await
            .has("name=\"robots\" content=\"noindex\"")
            .text
            .contains("lang=\"id\"")
    );
    visitor
        .get(&format!("{}&lang=en", search("lampu")))
        .await
        .has("1 result for “lampu”");
}

#[tokio::test]
async fn comments_answers_and_consultations_are_found_and_lead_to_their_place() {
    let (site, mut siti, [road, ..]) = small_world().await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    comments(&mut siti, &road, "Truk pasir lewat tiap malam.").await;
    answers(&mut endah, &road, "Penambalan dijadwalkan pekan depan.").await;
    let mark = format!("/aspirasi/{road}");
    site.index().await;
    let mut visitor = site.visitor();
    let comment = visitor.get(&search("truk pasir")).await;
    comment
        .has("Komentar pada “Jalan rusak di depan sekolah”")
        .has(&format!("{mark}?komentar="))
        .has("#komentar-");
    let answer = visitor.get(&search("penambalan")).await;
    answer
        .has("Tanggapan resmi untuk “Jalan rusak di depan sekolah”")
        .has(&format!("{mark}#jawaban-"));
    let link = between(&answer.text, &format!("href=\"{mark}#"), "\"");
    visitor.get(&mark).await.has(&format!("id=\"{link}\""));
    visitor
        .get(&search("forum fkp"))
        .await
        .has("href=\"/konsultasi/fkp\"");
    visitor
        .get(&format!("{}&bagian=comment", search("")))
        .await
        .has("1 hasil, di bagian Komentar");
}

#[tokio::test]
async fn filters_narrow_and_their_counts_are_what_stands_behind_them() {
    let (site, mut siti, _) = small_world().await;
    site.consultation("lain").await;
    for title in ["Lampu taman", "Lampu pasar"] {
        wrote(&mut siti, ("lain", "complaint", "public"), (title, "Mati.")).await;
    }
    site.index().await;
    let mut visitor = site.visitor();
    let all = visitor.get(&search("lampu")).await;
    all.has("3 hasil untuk “lampu”");
    // Every filter link says how many there are behind it.
    let mut looked_at = 0;
    for link in all.text.split("<a href=\"").skip(1) {
        let (href, rest) = link.split_once('"').unwrap();
        let inside = rest.split_once("</a>").unwrap().0;
        let Some((_, count)) = inside.split_once("filter-count\">") else {
            continue;
        };
        let count = count.split_once('<').unwrap().0;
        let narrowed = visitor.get(&href.replace("&amp;", "&")).await;
        narrowed.has(&format!("<strong>{count} hasil"));
        looked_at += 1;
    }
    assert!(looked_at >= 5, "{looked_at} in {}", all.text);
    visitor
        .get("/cari?q=lampu&konsultasi=lain&jenis=complaint&status=received")
        .await
        .has("2 hasil untuk “lampu”, di konsultasi “Forum lain”, jenis Pengaduan, status Diterima")
        .lacks("Lampu gang padam");
    visitor
        .get("/cari?q=lampu&konsultasi=tidak-ada&jenis=x")
        .await
        .has("3 hasil");
}

#[tokio::test]
async fn pages_follow_one_another_without_gap_or_repetition() {
    let site = Site::start().await;
    site.consultation("fkp").await;
    let mut siti = site.member("siti").await;
    for number in 0..45 {
        site.clock.move_to(NOW.plus_seconds(number));
        let title = format!("Genangan nomor{number}x");
        wrote(&mut siti, ("fkp", "complaint", "public"), (&title, "Air.")).await;
    }
    site.index().await;
    for order in ["", "&urut=terbaru", "&urut=dukungan"] {
        let mut seen = Vec::new();
        let mut path = format!("/cari?q=genangan{order}");
        for _page in 0..3 {
            let page = site.visitor().get(&path).await;
            page.is(200).has("45 hasil");
            seen.extend(
                page.text
                    .split("href=\"/aspirasi/")
                    .skip(1)
                    .map(|rest| rest.split_once('"').unwrap().0.to_owned()),
            );
            match page.text.split_once("rel=\"next\" href=\"") {
                Some((_, rest)) => {
                    path = rest.split_once('"').unwrap().0.replace("&amp;", "&");
                }
                None => break,
            }
        }
        assert_eq!(seen.len(), 45, "{order}");
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 45, "{order}");
    }
}

#[tokio::test]
async fn bad_syntax_and_hostile_words_are_only_words() {
    let (site, ..) = small_world().await;
    let mut visitor = site.visitor();
    let long = "jalan ".repeat(300);
    for words in [
        "\"",
        "AND OR NOT",
        "(((",
        "title:x",
        "*",
        "-",
        "--",
        "+",
        "\\",
        "[a TO b]",
        "a*b*c*",
        "<script>alert(1)</script>",
        "%00",
        "'; DROP TABLE aspiration; --",
        "🙂",
        &long,
    ] {
        visitor
            .get(&search(words))
            .await
            .is(200)
            .lacks("<script>alert");
    }
    visitor
        .get("/cari?q=%ff%fe&setelah=zz&urut=9")
        .await
        .is(200);
    visitor
        .get(&search(&long))
        .await
        .has("Hanya 512 huruf pertama yang dicari");
}

#[tokio::test]
async fn where_nothing_is_found_the_page_helps() {
    let (site, ..) = small_world().await;
    let mut visitor = site.visitor();
    visitor
        .get(&search("zzzqqq"))
        .await
        .is(200)
        .has("Tidak ada hasil untuk “zzzqqq”")
        .has("href=\"/konsultasi\"");
    visitor
        .get("/cari?q=rusak&jenis=appreciation")
        .await
        .has("Cari tanpa saringan (1)");
    visitor
        .get(&search("jalan rusak helikopter"))
        .await
        .has("Tidak ada tulisan yang memuat semua kata itu")
        .has("depan sekolah");
    visitor
        .get(&search("KD-2026-2345678R"))
        .await
        .is(200)
        .lacks("Jalan rusak");
}

#[tokio::test]
async fn a_visitor_who_searches_too_often_waits_and_a_member_does_not() {
    let site = Site::start_limited().await;
    site.consultation("fkp").await;
    site.index().await;
    let mut visitor = site.visitor();
    for number in 0..60 {
        visitor.get(&search(&format!("kata{number}"))).await.is(200);
    }
    let refused = visitor.get(&search("kata")).await;
    assert!(refused.is(429).header("retry-after").is_some());
    visitor.get("/cari").await.is(200);
    // what somebody else behind the same address has just asked is answered again without counting
    for _ in 0..3 {
        visitor.get(&search("kata59")).await.is(200);
    }
    let mut siti = site.member("siti").await;
    siti.get(&search("kata")).await.is(200);
}

#[tokio::test]
async fn it_is_said_what_each_word_leaves_out() {
    let (site, ..) = small_world().await;
    let mut visitor = site.visitor();
    visitor
        .get(&search("jalan rusak helikopter"))
        .await
        .has("tanpa kata “helikopter”: 1 hasil")
        .has("href=\"/cari?q=jalan%20rusak\"");
    visitor
        .get(&search("\"jalan rusak\" \"naik kuda\""))
        .await
        .has("naik kuda\"”: 1 hasil");
    visitor.get(&search("helikopter")).await.lacks("tanpa kata");
}

#[tokio::test]
async fn every_filter_is_a_field_that_shows_what_holds() {
    let (site, ..) = small_world().await;
    let mut visitor = site.visitor();
    let page = visitor
        .get(&search("jenis:pengaduan sejak:2026-11-01 jalan"))
        .await;
    page.has("<option value=\"complaint\" selected>")
        .has("value=\"2026-11-01\"")
        .has("Cara mencari");
    for field in [
        "bagian",
        "konsultasi",
        "jenis",
        "status",
        "instansi",
        "wilayah",
        "urut",
        "sejak",
        "sampai",
    ] {
        page.has(&format!("name=\"{field}\""));
    }
    visitor
        .get("/cari?q=jalan&sejak=2026-11-25&sampai=&instansi=&wilayah=&urut=")
        .await
        .is(200)
        .lacks("depan sekolah");
}
