//! What others wrote already, shown before sending; and what is like the one that is read.

use super::small_world;
use crate::posting::{with, words, write_path};

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
    let open = super::wrote(&mut siti, ("fkp", "complaint", "public"), twin).await;
    let secret = super::wrote(&mut siti, ("fkp", "complaint", "confidential"), twin).await;
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
