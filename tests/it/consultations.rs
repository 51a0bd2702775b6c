//! The home page and the pages of consultations.

use crate::posting::{between, posted, send, with, words};
use crate::site::{NOW, Site};
use domain::consultations::{Dates, VoteMode};

const SLUG: &str = "fkp-pengaduan";

#[tokio::test]
async fn an_empty_site_says_how_to_make_its_first_administrator() {
    let site = Site::start().await;
    site.visitor()
        .get("/")
        .await
        .is(200)
        .has("rembuk user create")
        .has("--role administrator");
    site.administrator("admin").await;
    site.visitor()
        .get("/")
        .await
        .is(200)
        .lacks("rembuk user create")
        .has("Belum ada konsultasi yang dibuka");
}

#[tokio::test]
async fn home_shows_what_is_open_and_what_it_came_to() {
    let site = Site::start().await;
    site.administrator("admin").await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    posted(&mut siti, SLUG, "Satu", "public").await;
    posted(&mut siti, SLUG, "Dua", "anonymous").await;
    site.visitor()
        .get("/")
        .await
        .is(200)
        .has("Forum fkp-pengaduan")
        .has("action=\"/cari\"")
        .has("21 hari lagi")
        .has("2 aspirasi")
        .has("2 orang ikut serta");
}

#[tokio::test]
async fn the_list_tells_open_coming_and_closed_apart() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let closed = Dates::new(NOW.plus_days(-20), NOW).unwrap();
    let coming = Dates::new(NOW.plus_days(1), NOW.plus_days(20)).unwrap();
    site.consultation_with("sudah-tutup", VoteMode::Support, closed)
        .await;
    site.consultation_with("belum-buka", VoteMode::Support, coming)
        .await;
    let page = site.visitor().get("/konsultasi").await;
    let place = |text: &str| page.is(200).text.find(text).unwrap();
    assert!(place("Forum fkp-pengaduan") < place("Forum belum-buka"));
    assert!(place("Forum belum-buka") < place("Forum sudah-tutup"));
    page.has("Ditutup").has("Dibuka");
    site.visitor().get("/konsultasi/tidak-ada").await.is(404);
    site.visitor().get("/konsultasi/..%2Fx").await.is(404);
}

#[tokio::test]
async fn old_consultations_stand_on_later_pages() {
    let site = Site::start().await;
    for number in 0..15 {
        let dates = Dates::new(NOW.plus_days(-60), NOW.plus_days(-20 - number)).unwrap();
        site.consultation_with(&format!("lama-{number:02}"), VoteMode::Support, dates)
            .await;
    }
    let first = site.visitor().get("/konsultasi").await;
    first
        .has("Forum lama-00")
        .has("Forum lama-11")
        .lacks("Forum lama-12");
    let next = format!(
        "/konsultasi?sesudah={}",
        between(&first.text, "/konsultasi?sesudah=", "\"")
    );
    site.visitor()
        .get(&next)
        .await
        .is(200)
        .has("Forum lama-12")
        .has("Forum lama-14")
        .lacks("Forum lama-11");
}

#[tokio::test]
async fn a_consultation_says_what_cannot_be_changed_and_until_when() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    site.visitor()
        .get(&format!("/konsultasi/{SLUG}"))
        .await
        .is(200)
        .has("Apa yang perlu diperbaiki?")
        .has("Anggaran tahun ini tidak bisa ditambah.")
        .has("Kecamatan Kelapa Dua")
        .has("Sekarang di sini")
        .has("Ikut berpendapat")
        .has("id=\"batas\"");
    site.visitor()
        .get(&format!("/konsultasi/{SLUG}?lang=en"))
        .await
        .is(200)
        .has("What cannot be changed");
}

#[tokio::test]
async fn lists_are_filtered_ordered_and_paged_without_gaps() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    for number in 0..35 {
        let title = format!("Aspirasi {number:02}");
        let mut form = words(&title, "public");
        if number % 5 == 0 {
            form = with(form, "kind", "complaint");
        }
        send(&mut siti, SLUG, &form).await.is(303);
        site.clock.move_to(NOW.plus_seconds(number + 1));
    }
    let titles = |text: &str| -> Vec<String> {
        text.split("class=\"teaser-title\"")
            .skip(1)
            .filter_map(|rest| {
                rest.split_once("Aspirasi ")
                    .map(|(_, rest)| rest.chars().take(2).collect())
            })
            .collect()
    };
    for order in ["urut=terbaru", "urut=dukungan", "acak=7"] {
        let first = site
            .visitor()
            .get(&format!("/konsultasi/{SLUG}?{order}"))
            .await;
        let mut seen = titles(&first.is(200).text);
        assert_eq!(seen.len(), 30, "{order}");
        let next = link(&first.text, "rel=\"next\"");
        let second = site.visitor().get(&next).await;
        seen.extend(titles(&second.is(200).text));
        let again = site
            .visitor()
            .get(&link(&second.text, "rel=\"prev\""))
            .await;
        assert_eq!(titles(&again.text), seen[..30], "{order}");
        let mut all = seen.clone();
        all.sort();
        all.dedup();
        assert_eq!((seen.len(), all.len()), (35, 35), "{order}");
        if order == "urut=terbaru" {
            assert_eq!(seen[0], "34");
        }
    }
    let shuffled = site
        .visitor()
        .get(&format!("/konsultasi/{SLUG}?acak=7"))
        .await;
    let other = site
        .visitor()
        .get(&format!("/konsultasi/{SLUG}?acak=8"))
        .await;
    assert_ne!(titles(&shuffled.text), titles(&other.text));
    let complaints = site
        .visitor()
        .get(&format!("/konsultasi/{SLUG}?jenis=complaint"))
        .await;
    assert_eq!(titles(&complaints.text).len(), 7);
    site.visitor()
        .get(&format!("/konsultasi/{SLUG}?status=done"))
        .await
        .is(200)
        .has("Tidak ada yang cocok");
    for odd in ["sesudah=x", "acak=-1&urut=%27", "jenis=hidden&sebelum=1-2"] {
        site.visitor()
            .get(&format!("/konsultasi/{SLUG}?{odd}"))
            .await
            .is(200);
    }
}

/// The address of the link with this attribute.
fn link(html: &str, attribute: &str) -> String {
    html.split("<a ")
        .filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag))
        .find(|tag| tag.contains(attribute))
        .map(|tag| between(tag, "href=\"", "\"").replace("&amp;", "&"))
        .map(|href| href.split('#').next().unwrap_or_default().to_owned())
        .unwrap_or_else(|| panic!("no link with {attribute}"))
}
