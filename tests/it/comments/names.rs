//! Which name stands beside a comment, and whom it is never shown to.

use crate::posting::{between, posted};
use crate::site::{NOW, Site};
use crate::taking_part::{SLUG, comment_with, commented};
use domain::roles::Role;

#[tokio::test]
async fn an_anonymous_comment_shows_its_day_and_nobody() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    site.clock.move_to(NOW.plus_seconds(90));
    let comment = commented(&mut budi, &id, "Di sini juga", &[("hide_name", "ya")]).await;
    let page = format!("/aspirasi/{id}");
    let mut readers = vec![
        site.visitor(),
        site.member("dewi").await,
        site.staff("endah", Role::Official, "kelapa-dua").await,
        site.staff("mira", Role::Moderator, "kelapa-dua").await,
        site.administrator("adi").await,
    ];
    readers.push(siti);
    for reader in &mut readers {
        let shown = reader.get(&page).await;
        shown.has("Di sini juga").lacks("Budi");
        let item = between(&shown.text, &format!("id=\"komentar-{comment}\""), "</li>");
        assert!(item.contains("Warga (anonim)"), "{item}");
        assert!(item.contains("datetime=\"2026-11-24\""), "{item}");
        assert!(!item.contains("T12:") && !item.contains("lalu"), "{item}");
    }
    budi.get(&page).await.has("class=\"who\">Anda (anonim)");
}

#[tokio::test]
async fn the_author_of_an_anonymous_aspiration_comments_as_its_author() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut budi = site.member("budi").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "anonymous").await;
    let page = format!("/aspirasi/{id}");
    // the form leaves the name away from the start, and says how it will look
    let form = siti.get(&page).await;
    form.has("Penulis (anonim)");
    let input = between(&form.text, "id=\"hide_name\"", ">");
    assert!(input.contains("checked"), "{input}");
    let form = budi.get(&page).await;
    let input = between(&form.text, "id=\"hide_name\"", ">");
    assert!(!input.contains("checked"), "{input}");
    let hide = [("hide_name", "ya")];
    let own = commented(&mut siti, &id, "Terima kasih semua", &hide).await;
    let others = commented(&mut budi, &id, "Sama-sama", &hide).await;
    let shown = site.visitor().get(&page).await;
    let item = |id: &str| between(&shown.text, &format!("id=\"komentar-{id}\""), "</li>");
    assert!(item(&own).contains("Penulis (anonim)"));
    assert!(item(&others).contains("Warga (anonim)"));
    assert!(!item(&others).contains("Penulis"));
    shown.lacks("Siti").lacks("Budi");
    siti.get(&page).await.has("Anda, penulis (anonim)");
}

#[tokio::test]
async fn an_anonymous_comment_of_a_named_author_is_not_told_to_be_theirs() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let named = commented(&mut siti, &id, "Dengan nama", &[]).await;
    let sealed = commented(&mut siti, &id, "Tanpa nama", &[("hide_name", "ya")]).await;
    let shown = site.visitor().get(&format!("/aspirasi/{id}")).await;
    let item = |id: &str| between(&shown.text, &format!("id=\"komentar-{id}\""), "</li>");
    assert!(item(&named).contains("Penulis aspirasi"));
    assert!(!item(&sealed).contains("Penulis"));
}

#[tokio::test]
async fn the_young_are_anonymous_unless_they_choose_otherwise() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut rizky = site.young_member("rizky").await;
    let id = posted(&mut site.member("siti").await, SLUG, "Lampu mati", "public").await;
    let form = rizky.get(&format!("/aspirasi/{id}")).await;
    assert!(between(&form.text, "id=\"hide_name\"", ">").contains("checked"));
}

#[tokio::test]
async fn officials_speak_for_their_agency_and_nobody_else_does() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let mut oki = site.staff("oki", Role::Official, "dinas-bina-marga").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let page = format!("/aspirasi/{id}");
    endah.get(&page).await.has("name=\"for_agency\"");
    for browser in [&mut siti, &mut oki] {
        browser.get(&page).await.lacks("name=\"for_agency\"");
    }
    let forged = [("for_agency", "ya"), ("agency_id", "1"), ("hide_name", "")];
    // refused in plain words, and what was typed is still there
    for browser in [&mut siti, &mut oki] {
        comment_with(browser, &id, "Dari dinas", &forged)
            .await
            .is(403)
            .has("atas nama instansi")
            .has("Dari dinas");
    }
    assert_eq!(site.rows("comment").await, 0);
    let both = [("for_agency", "ya"), ("hide_name", "ya")];
    commented(&mut endah, &id, "Kami cek", &both).await;
    site.visitor()
        .get(&page)
        .await
        .has("Endah, Kecamatan Kelapa Dua")
        .has("Petugas")
        .lacks("Oki, ")
        .lacks("class=\"who\">Warga (anonim)");
}
