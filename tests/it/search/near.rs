//! What others wrote already, shown before sending; and what is like the one that is read.

use super::{decides, small_world, wrote};
use crate::posting::{with, words, write_path};
use crate::site::Site;
use domain::roles::Role;

#[tokio::test]
async fn before_sending_one_sees_who_wrote_the_same() {
    let (site, _, [road, ..]) = small_world().await;
    let mut budi = site.member("budi").await;
    let mut fields = with(
        words("Jalan rusak depan sekolah", "public"),
        "body",
        "Lubang ini sudah berkali-kali diadukan.",
    );
    fields.push(("step", "check"));
    let check = budi.post(&write_path("fkp"), &fields).await;
    check
        .is(200)
        .has("Mungkin sudah ada yang menulisnya")
        .has(&format!("href=\"/aspirasi/{road}\" target=\"_blank\""));
    let mut other = with(
        words("Perpustakaan keliling", "public"),
        "body",
        "Buku untuk anak.",
    );
    other.push(("step", "check"));
    budi.post(&write_path("fkp"), &other)
        .await
        .is(200)
        .lacks("Mungkin sudah ada yang menulisnya");
}

#[tokio::test]
async fn an_aspiration_leads_to_those_like_it_but_never_to_hidden_ones() {
    let (site, mut siti, [road, ..]) = small_world().await;
    let twin = (
        "Jalan rusak depan sekolah lagi",
        "Lubang ini sudah diadukan.",
    );
    let open = wrote(&mut siti, ("fkp", "complaint", "public"), twin).await;
    let secret = wrote(&mut siti, ("fkp", "complaint", "confidential"), twin).await;
    site.index().await;
    site.visitor()
        .get(&format!("/aspirasi/{road}"))
        .await
        .has("Tulisan serupa")
        .has(&format!("href=\"/aspirasi/{open}\""))
        .lacks(&secret);
    siti.get(&format!("/aspirasi/{secret}"))
        .await
        .is(200)
        .lacks("Tulisan serupa");
}

#[tokio::test]
async fn a_consultation_leads_to_what_was_said_elsewhere_on_the_same_things() {
    let site = Site::start().await;
    site.consultation("fkp").await;
    site.consultation("lain").await;
    let mut siti = site.member("siti").await;
    let mut mira = site.staff("mira", Role::Moderator, "kelapa-dua").await;
    let on_it = (
        "Forum yang perlu diperbaiki",
        "Apa latar belakang konsultasi ini?",
    );
    let own = wrote(&mut siti, ("fkp", "complaint", "public"), on_it).await;
    let other = wrote(&mut siti, ("lain", "complaint", "public"), on_it).await;
    let hidden = wrote(&mut siti, ("lain", "complaint", "public"), on_it).await;
    let secret = wrote(&mut siti, ("lain", "complaint", "confidential"), on_it).await;
    wrote(
        &mut siti,
        ("lain", "complaint", "public"),
        ("Sampah", "Truk tidak datang."),
    )
    .await;
    site.index().await;
    let title = "Tulisan terkait di konsultasi lain";
    let foot = |page: &str| page.split_once(title).map(|(_, foot)| foot.to_owned());
    let page = site.visitor().get("/konsultasi/fkp").await;
    let below = foot(&page.is(200).text).unwrap();
    assert!(below.contains(&other) && below.contains(&hidden));
    assert!(!below.contains(&own) && !page.text.contains(&secret));
    assert!(!below.contains("Sampah"));
    decides(&mut mira, ("aspirasi", &hidden), "hide").await;
    // At once, although it is remembered what lies near.
    let page = site.visitor().get("/konsultasi/fkp?lang=en").await;
    page.has("Related posts in other consultations")
        .lacks(&hidden);
}
