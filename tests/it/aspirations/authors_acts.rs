//! What authors do with what they wrote: add, tighten, withdraw. Others cannot.

use crate::posting::posted;
use crate::site::{NOW, Site};
use crate::taking_part::commented;
use domain::roles::Role;

const SLUG: &str = "fkp-pengaduan";

#[tokio::test]
async fn an_author_adds_words_once_a_form() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Lampu mati", "public").await;
    let path = format!("/aspirasi/{id}");
    let key = siti.get(&path).await.field("form_key");
    let add = format!("{path}/tambah");
    let form = [("words", "Sekarang dua lampu."), ("form_key", key.as_str())];
    let told = siti.post(&add, &form).await.is(303).location().to_owned();
    siti.get(&told)
        .await
        .is(200)
        .has("Keterangan Anda sudah ditambahkan");
    // only those who can have done it are told so
    site.visitor().get(&told).await.lacks("sudah ditambahkan");
    siti.post(&add, &form).await.is(303);
    let page = site.visitor().get(&path).await;
    assert_eq!(page.text.matches("Sekarang dua lampu.").count(), 1);
    // Empty words: the page again, with the reason.
    siti.post(&add, &[("words", " "), ("form_key", "x")])
        .await
        .is(422)
        .has("href=\"#words\"");
    // Also after closing, because answers come later.
    site.clock.move_to(NOW.plus_days(40));
    siti.post(&add, &[("words", "Sudah menyala."), ("form_key", "lain")])
        .await
        .is(303);
    site.visitor().get(&path).await.has("Sudah menyala.");
}

#[tokio::test]
async fn only_the_author_adds_and_withdraws() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let open = posted(&mut siti, SLUG, "Terbuka", "anonymous").await;
    let closed = posted(&mut siti, SLUG, "Tertutup", "confidential").await;
    let mut others = vec![
        ("member", site.member("budi").await),
        (
            "official",
            site.staff("endah", Role::Official, "kelapa-dua").await,
        ),
        ("administrator", site.administrator("admin").await),
    ];
    for (who, other) in &mut others {
        for act in ["tambah", "tarik"] {
            let fields = [("words", "titipan orang asing"), ("form_key", "k")];
            other
                .post(&format!("/aspirasi/{open}/{act}"), &fields)
                .await
                .is(403);
            let expected = if *who == "official" { 403 } else { 404 };
            other
                .post(&format!("/aspirasi/{closed}/{act}"), &fields)
                .await
                .is(expected);
        }
        other
            .get(&format!("/aspirasi/{open}"))
            .await
            .lacks("/tambah\"")
            .lacks("/tarik\"");
    }
    let answer = site
        .visitor()
        .post(&format!("/aspirasi/{open}/tarik"), &[])
        .await;
    assert!(answer.is(303).location().starts_with("/masuk"));
    siti.get(&format!("/aspirasi/{open}"))
        .await
        .lacks("titipan orang asing")
        .has("Terbuka");
}

#[tokio::test]
async fn what_is_withdrawn_is_read_by_nobody_else() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Tidak jadi", "public").await;
    let path = format!("/aspirasi/{id}");
    let key = siti.get(&path).await.field("form_key");
    siti.post(
        &format!("{path}/tambah"),
        &[("words", "Keterangan kedua"), ("form_key", &key)],
    )
    .await
    .is(303);
    assert_eq!(site.mails_to("siti").await.len(), 1);
    siti.post(&format!("{path}/tarik"), &[]).await.is(303);
    siti.post(&format!("{path}/tarik"), &[]).await.is(303);
    for page in [path.clone(), format!("/konsultasi/{SLUG}"), "/".to_owned()] {
        site.visitor()
            .get(&page)
            .await
            .is(200)
            .lacks("Tidak jadi")
            .lacks("Lampu di gang");
    }
    site.visitor()
        .get(&path)
        .await
        .has("Ditarik penulisnya")
        .lacks("Siti")
        .lacks("RT 05");
    // the words are erased, for the author and for officials too; that it was there is not
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    for reader in [&mut siti, &mut endah] {
        reader
            .get(&path)
            .await
            .is(200)
            .has("Isinya sudah dihapus")
            .lacks("Tidak jadi")
            .lacks("Keterangan kedua");
    }
    siti.get("/akun/aspirasi")
        .await
        .has("Aspirasi yang ditarik penulisnya")
        .lacks("Tidak jadi");
    assert_eq!(site.rows("addition").await, 0);
    assert_eq!(site.mails_kept().await, 0, "a mail still holds the title");
    let kept = "aspiration WHERE title IS NOT NULL OR body <> '' OR place IS NOT NULL";
    assert_eq!(site.rows(kept).await, 0);
    siti.post(
        &format!("{path}/tambah"),
        &[("words", "lagi"), ("form_key", "k")],
    )
    .await
    .is(409);
    siti.post(
        &format!("{path}/perketat"),
        &[("visibility", "confidential")],
    )
    .await
    .is(409);
}

#[tokio::test]
async fn tightening_to_anonymous_takes_name_and_time_away_everywhere() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Ragu dengan nama", "public").await;
    let path = format!("/aspirasi/{id}");
    let key = siti.get(&path).await.field("form_key");
    siti.post(
        &format!("{path}/tambah"),
        &[("words", "Tambahan saya"), ("form_key", &key)],
    )
    .await
    .is(303);
    assert_eq!(site.mails_to("siti").await.len(), 1);
    site.visitor().get(&path).await.has("Siti");
    siti.post(&format!("{path}/perketat"), &[("visibility", "anonymous")])
        .await
        .is(303);
    for page in [path.clone(), format!("/konsultasi/{SLUG}")] {
        site.visitor()
            .get(&page)
            .await
            .is(200)
            .has("Ragu dengan nama")
            .lacks("Siti")
            .lacks("12:26")
            .lacks("19.26");
    }
    assert_eq!(site.mails_kept().await, 0, "a mail still names the author");
    // Still one's own.
    siti.get(&path).await.has("Anda (anonim)");
    siti.get("/akun/aspirasi").await.has("Ragu dengan nama");
}

#[tokio::test]
async fn mail_that_tells_who_the_author_was_is_forgotten_with_the_name() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Ragu dengan nama", "public").await;
    // this mail leads to the comment, but she gets it because she is the author
    commented(&mut site.member("budi").await, &id, "Saya juga", &[]).await;
    assert_eq!(site.mails_to("siti").await.len(), 2);
    siti.post(
        &format!("/aspirasi/{id}/perketat"),
        &[("visibility", "anonymous")],
    )
    .await
    .is(303);
    assert_eq!(site.mails_kept().await, 0, "a mail still names the author");
}

#[tokio::test]
async fn nobody_loosens() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Rahasia saja", "confidential").await;
    let path = format!("/aspirasi/{id}/perketat");
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    for to in ["public", "anonymous", "confidential"] {
        siti.post(&path, &[("visibility", to)]).await.is(409);
        endah.post(&path, &[("visibility", to)]).await.is(409);
    }
    siti.post(&path, &[("visibility", "x")]).await.is(400);
    site.visitor().get(&format!("/aspirasi/{id}")).await.is(404);
}
