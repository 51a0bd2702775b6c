//! Writing and sending: what is typed is never lost, and one form makes one aspiration.

use crate::posting::{id_of, posted, send, ticket_of, with, words, write_path};
use crate::site::{NOW, Site};
use domain::consultations::{Dates, VoteMode};

const SLUG: &str = "fkp-pengaduan";

#[tokio::test]
async fn a_member_posts_and_gets_a_code_and_a_receipt() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    siti.get(&write_path(SLUG))
        .await
        .is(200)
        .has("112")
        .has("lapor.go.id")
        .has("#batas");
    let answer = send(&mut siti, SLUG, &words("Lampu mati di RT 05", "public")).await;
    let id = id_of(&answer);
    siti.get(answer.location())
        .await
        .is(200)
        .has("class=\"tracking-code\">KD-2026-");
    site.visitor()
        .get(&format!("/aspirasi/{id}"))
        .await
        .is(200)
        .has("Lampu mati di RT 05")
        .has("Siti")
        .has("RT 05")
        .lacks("KD-2026-");
    site.visitor()
        .get(&format!("/konsultasi/{SLUG}"))
        .await
        .has("Lampu mati di RT 05");
    let mails = site.mails_to("siti").await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].everything.contains("Lampu mati di RT 05"));
    assert!(mails[0].everything.contains(&format!("/aspirasi/{id}")));
    assert!(mails[0].everything.contains("KD-2026-"));
}

#[tokio::test]
async fn nothing_is_sent_before_it_was_checked() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let fields = with(words("Lampu mati", "public"), "step", "send");
    siti.post(&write_path(SLUG), &fields)
        .await
        .is(200)
        .has("Belum ada yang terkirim");
    site.visitor()
        .get(&format!("/konsultasi/{SLUG}"))
        .await
        .lacks("Lampu mati");
}

#[tokio::test]
async fn going_back_to_change_something_keeps_every_word() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let fields = with(words("Lampu <b>mati</b>", "anonymous"), "step", "edit");
    let fields = with(fields, "body", "Baris satu\r\n\r\nBaris \"dua\"");
    site.visitor()
        .post(&write_path(SLUG), &fields)
        .await
        .is(200)
        .has("Lampu &lt;b&gt;mati&lt;/b&gt;")
        .has("Baris satu")
        .has("dua");
}

#[tokio::test]
async fn the_same_form_sent_twice_makes_one_aspiration() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let form = words("Lampu mati", "anonymous");
    let checked = siti
        .post(&write_path(SLUG), &with(form.clone(), "step", "check"))
        .await;
    let key = checked.field("form_key");
    let form = with(with(form, "step", "send"), "form_key", &key);
    let first = id_of(&siti.post(&write_path(SLUG), &form).await);
    let second = id_of(&siti.post(&write_path(SLUG), &form).await);
    assert_eq!(first, second);
    assert_eq!(site.mails_to("siti").await.len(), 1);
    // Somebody else cannot send that form, and learns nothing from trying; what they typed is kept.
    site.member("budi")
        .await
        .post(&write_path(SLUG), &form)
        .await
        .is(409)
        .has("Lampu mati")
        .lacks(&first);
    site.visitor()
        .post(&write_path(SLUG), &form)
        .await
        .is(409)
        .lacks(&first);
}

#[tokio::test]
async fn many_sendings_at_the_same_moment_make_one_aspiration() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut visitor = site.visitor();
    let form = words("Lampu mati bersamaan", "public");
    let checked = visitor
        .post(&write_path(SLUG), &with(form.clone(), "step", "check"))
        .await;
    let key = checked.field("form_key");
    let form = with(with(form, "step", "send"), "form_key", &key);
    let path = write_path(SLUG);
    let sendings = (0..16).map(|_| {
        let mut browser = site.visitor();
        let (form, path) = (form.clone(), path.clone());
        async move { browser.post(&path, &form).await }
    });
    let answers = futures::future::join_all(sendings).await;
    let tickets: Vec<_> = answers.iter().map(ticket_of).collect();
    assert!(tickets.iter().all(|ticket| *ticket == tickets[0]));
    let list = site.visitor().get(&format!("/konsultasi/{SLUG}")).await;
    assert_eq!(list.text.matches("Lampu mati bersamaan").count(), 1);
}

#[tokio::test]
async fn every_wrong_field_is_named_and_everything_typed_is_kept() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let long = "a".repeat(151);
    let longer = "b".repeat(20_001);
    let wrong: &[(&str, &str, &str)] = &[
        ("title", "", "Judul masih kosong"),
        ("title", "  \u{feff} ", "Judul masih kosong"),
        ("title", &long, "151"),
        ("title", "a\u{0007}b", "tidak terbaca"),
        ("title", "a\u{202e}b", "pembalik arah"),
        ("body", "", "Isinya masih kosong"),
        ("body", &longer, "20.001"),
        ("body", "a\0b", "tidak terbaca"),
        ("place", "a\u{2066}b", "pembalik arah"),
        ("area", "99.99", "tidak ada dalam daftar"),
        ("kind", "", "Pilih dulu"),
        ("kind", "hidden", "Pilih dulu"),
        ("visibility", "", "Pilih siapa"),
        ("visibility", "everybody", "Pilih siapa"),
    ];
    for (field, value, says) in wrong {
        let mut form = with(words("Judul yang benar", "public"), field, value);
        if *field != "place" {
            form = with(form, "place", "Depan pos ronda");
        }
        form.push(("step", "send"));
        let answer = site.visitor().post(&write_path(SLUG), &form).await;
        answer.is(422).has(says).has(&format!("href=\"#{field}\""));
        if *field != "title" {
            answer.has("Judul yang benar");
        }
        if *field != "place" {
            answer.has("Depan pos ronda");
        }
    }
    site.visitor()
        .get(&format!("/konsultasi/{SLUG}"))
        .await
        .lacks("Judul yang benar");
}

#[tokio::test]
async fn lengths_are_counted_in_characters_and_the_longest_fit() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let title = "ä".repeat(150);
    let body = "字".repeat(20_000);
    let mut siti = site.member("siti").await;
    let form = with(words(&title, "public"), "body", &body);
    let id = id_of(&send(&mut siti, SLUG, &form).await);
    siti.get(&format!("/aspirasi/{id}"))
        .await
        .is(200)
        .has(&title);
}

#[tokio::test]
async fn a_forged_field_changes_nothing() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let mut form = words("Lampu mati", "public");
    form.extend([
        ("author", "1"),
        ("state", "done"),
        ("agree_count", "999"),
        ("role", "official"),
        ("tracking_code", "KD-2026-AAAAAAAA"),
    ]);
    let id = id_of(&send(&mut siti, SLUG, &form).await);
    site.visitor()
        .get(&format!("/aspirasi/{id}"))
        .await
        .has("Diterima")
        .lacks("999")
        .lacks("Selesai");
}

#[tokio::test]
async fn closed_and_coming_consultations_take_nothing() {
    let site = Site::start().await;
    let closed = Dates::new(NOW.plus_days(-20), NOW).unwrap();
    let coming = Dates::new(NOW.plus_days(1), NOW.plus_days(20)).unwrap();
    site.consultation_with("sudah-tutup", VoteMode::Support, closed)
        .await;
    site.consultation_with("belum-buka", VoteMode::Support, coming)
        .await;
    let mut siti = site.member("siti").await;
    for slug in ["sudah-tutup", "belum-buka"] {
        siti.get(&write_path(slug))
            .await
            .is(200)
            .lacks("name=\"title\"");
        siti.get(&format!("/konsultasi/{slug}"))
            .await
            .is(200)
            .lacks(&write_path(slug));
        let answer = send(&mut siti, slug, &words("Terlambat", "public")).await;
        answer.is(409).has("Terlambat").has("belum terkirim");
        siti.get(&format!("/konsultasi/{slug}"))
            .await
            .lacks("Terlambat");
    }
    siti.get(&write_path("tidak-ada")).await.is(404);
    siti.post(&write_path("tidak-ada"), &words("a", "public"))
        .await
        .is(404);
}

#[tokio::test]
async fn a_consultation_that_closes_while_one_writes_keeps_the_words() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let form = words("Hampir terlambat", "public");
    let checked = siti
        .post(&write_path(SLUG), &with(form.clone(), "step", "check"))
        .await;
    let key = checked.field("form_key");
    site.clock.move_to(NOW.plus_days(21));
    let form = with(with(form, "step", "send"), "form_key", &key);
    siti.post(&write_path(SLUG), &form)
        .await
        .is(409)
        .has("Hampir terlambat");
}

#[tokio::test]
async fn too_many_postings_wait_and_the_words_are_kept() {
    let site = Site::start_limited().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    for number in 0..10 {
        posted(&mut siti, SLUG, &format!("Nomor {number}"), "public").await;
    }
    site.clock.move_to(NOW.plus_seconds(3_000));
    let answer = send(&mut siti, SLUG, &words("Yang kesebelas", "public")).await;
    answer.is(429).has("Yang kesebelas");
    // what is left of the hour, not a whole one
    assert_eq!(answer.header("retry-after"), Some("600"));
    // Others are not held up, and an hour later it goes on.
    let mut budi = site.member("budi").await;
    posted(&mut budi, SLUG, "Dari Budi", "public").await;
    site.clock.move_to(NOW.plus_seconds(3_601));
    posted(&mut siti, SLUG, "Yang kesebelas", "public").await;
}

#[tokio::test]
async fn younger_people_find_anonymous_chosen() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let chosen = |html: &str, value: &str| {
        html.split("<input").any(|tag| {
            let tag = tag.split('>').next().unwrap_or_default();
            tag.contains(&format!("value=\"{value}\"")) && tag.contains("checked")
        })
    };
    let page = site.young_member("raka").await.get(&write_path(SLUG)).await;
    assert!(chosen(&page.text, "anonymous") && !chosen(&page.text, "public"));
    let page = site.member("siti").await.get(&write_path(SLUG)).await;
    assert!(chosen(&page.text, "public") && !chosen(&page.text, "anonymous"));
}

#[tokio::test]
async fn complaints_are_told_of_lapor_before_they_are_sent() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let form = with(words("Lampu mati", "public"), "kind", "complaint");
    site.visitor()
        .post(&write_path(SLUG), &with(form, "step", "check"))
        .await
        .is(200)
        .has("https://www.lapor.go.id")
        .has("Laporkan juga");
}

#[tokio::test]
async fn markdown_is_shown_and_scripts_are_not() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let body = "**Penting** <script>alert(1)</script> [a](javascript:alert(1))";
    let form = with(
        words("<img src=x onerror=alert(1)>", "public"),
        "body",
        body,
    );
    let id = id_of(&send(&mut siti, SLUG, &form).await);
    for path in [format!("/aspirasi/{id}"), format!("/konsultasi/{SLUG}")] {
        site.visitor()
            .get(&path)
            .await
            .is(200)
            .lacks("<script>alert")
            .lacks("<img src=x")
            .lacks("href=\"javascript:");
    }
    siti.get(&format!("/aspirasi/{id}"))
        .await
        .has("<strong>Penting</strong>");
}
