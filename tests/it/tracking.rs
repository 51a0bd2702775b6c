//! Guests: code and secret, and what each gives to see.

use crate::posting::{Ticket, posted, posted_as_guest, send, ticket_of, with, words, write_path};
use crate::site::{NOW, Site};
use domain::roles::Role;

const SLUG: &str = "fkp-pengaduan";

fn key(ticket: &Ticket) -> [(&str, &str); 2] {
    [("code", &ticket.code), ("secret", &ticket.secret)]
}

#[tokio::test]
async fn a_guest_reads_adds_and_is_answered_with_code_and_secret() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut guest = site.visitor();
    let answer = send(&mut guest, SLUG, &words("Tanpa akun", "confidential")).await;
    let ticket = ticket_of(&answer);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert!(answer.header("set-cookie").is_none());
    let letters = ticket.secret.replace('-', "");
    assert_eq!(letters.len(), 26, "130 bits in fives");
    // The code alone: state and date, not one word.
    site.visitor()
        .post("/lacak", &[("code", &ticket.code)])
        .await
        .is(200)
        .has("Diterima")
        .has("24 November 2026")
        .lacks("Tanpa akun")
        .lacks("Lampu di gang");
    // With the secret, typed as people type.
    let typed = [
        ("code", ticket.code.to_lowercase().replace('-', " ")),
        ("secret", format!(" {} ", letters.to_uppercase())),
    ];
    let typed: Vec<(&str, &str)> = typed.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let page = site.visitor().post("/lacak", &typed).await;
    page.is(200).has("Tanpa akun").has("Lampu di gang");
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let form_key = page.field("form_key");
    let mut add = key(&ticket).to_vec();
    add.extend([("words", "Masih mati"), ("form_key", &form_key)]);
    for _ in 0..2 {
        let added = site.visitor().post("/lacak/tambah", &add).await;
        assert_eq!(added.is(200).text.matches("Masih mati").count(), 1);
    }
    // The official reads both and answers; the guest reads the answer.
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let list = endah.get(&format!("/konsultasi/{SLUG}")).await;
    let id = crate::posting::between(&list.text, "href=\"/aspirasi/", "\"");
    let desk = endah.get(&format!("/aspirasi/{id}")).await;
    desk.is(200).has("Masih mati");
    let form = [
        ("answer", "Besok diperbaiki."),
        (
            "form_key",
            &endah
                .get(&format!("/aspirasi/{id}/jawab"))
                .await
                .field("form_key"),
        ),
    ];
    endah
        .post(&format!("/aspirasi/{id}/jawab"), &form)
        .await
        .is(303);
    site.visitor()
        .post("/lacak", &key(&ticket))
        .await
        .has("Besok diperbaiki.")
        .has("Dijawab");
    site.visitor()
        .post("/lacak", &[("code", &ticket.code)])
        .await
        .has("Dijawab")
        .lacks("Besok diperbaiki.");
    site.visitor().get(&format!("/aspirasi/{id}")).await.is(404);
}

#[tokio::test]
async fn a_wrong_code_and_a_wrong_secret_are_told_the_same() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let ticket = posted_as_guest(&mut site.visitor(), SLUG, "Tanpa akun", "public").await;
    let other = posted_as_guest(&mut site.visitor(), SLUG, "Yang lain", "public").await;
    let mut told = Vec::new();
    for (code, secret) in [
        (ticket.code.as_str(), other.secret.as_str()),
        (ticket.code.as_str(), "zzzzz-zzzzz"),
        ("KD-2026-22222222", ticket.secret.as_str()),
        ("bukan kode", ticket.secret.as_str()),
    ] {
        let answer = site
            .visitor()
            .post("/lacak", &[("code", code), ("secret", secret)])
            .await;
        answer.is(422).lacks("Tanpa akun");
        told.push(answer.text.replace(code, "").replace(secret, ""));
    }
    assert!(told.windows(2).all(|pair| pair[0] == pair[1]));
    site.visitor()
        .post("/lacak", &[("code", "  ")])
        .await
        .is(422)
        .has("Tulis nomor lacaknya dulu");
    for path in ["/lacak/tambah", "/lacak/tarik"] {
        let fields = [
            ("code", ticket.code.as_str()),
            ("secret", other.secret.as_str()),
            ("words", "dari orang lain"),
            ("form_key", "k"),
        ];
        site.visitor().post(path, &fields).await.is(422);
        let without = [
            ("code", ticket.code.as_str()),
            ("words", "x"),
            ("form_key", "k"),
        ];
        site.visitor().post(path, &without).await.is(422);
    }
    site.visitor()
        .post("/lacak", &key(&ticket))
        .await
        .is(200)
        .lacks("dari orang lain")
        .has("Diterima");
}

#[tokio::test]
async fn the_same_form_shows_a_guest_the_same_secret_and_reloading_posts_nothing() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut guest = site.visitor();
    let form = words("Kirim dua kali", "public");
    let checked = guest
        .post(&write_path(SLUG), &with(form.clone(), "step", "check"))
        .await;
    let form_key = checked.field("form_key");
    let form = with(with(form, "step", "send"), "form_key", &form_key);
    let first = ticket_of(&guest.post(&write_path(SLUG), &form).await);
    let second = ticket_of(&guest.post(&write_path(SLUG), &form).await);
    assert_eq!(first, second);
    let list = site.visitor().get(&format!("/konsultasi/{SLUG}")).await;
    assert_eq!(list.text.matches("Kirim dua kali").count(), 1);
}

#[tokio::test]
async fn codes_and_secrets_stand_on_no_page_and_in_no_log() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let ticket = posted_as_guest(&mut site.visitor(), SLUG, "Tanpa akun", "public").await;
    site.visitor().post("/lacak", &key(&ticket)).await.is(200);
    let list = site.visitor().get(&format!("/konsultasi/{SLUG}")).await;
    let id = crate::posting::between(&list.text, "href=\"/aspirasi/", "\"");
    let mut budi = site.member("budi").await;
    for path in [
        "/".to_owned(),
        format!("/konsultasi/{SLUG}"),
        format!("/aspirasi/{id}"),
    ] {
        for answer in [site.visitor().get(&path).await, budi.get(&path).await] {
            answer.lacks(&ticket.code).lacks(&ticket.secret);
        }
    }
    let logs = site.logs();
    assert!(!logs.contains(&ticket.code) && !logs.contains(&ticket.secret));
    assert!(!logs.contains(&ticket.secret.replace('-', "")));
}

#[tokio::test]
async fn members_follow_their_case_by_code_too_but_get_no_words() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let mut siti = site.member("siti").await;
    let id = posted(&mut siti, SLUG, "Judul rahasia", "confidential").await;
    let page = siti.get(&format!("/aspirasi/{id}/terkirim")).await;
    let code = crate::posting::between(&page.text, "class=\"tracking-code\">", "<");
    site.visitor()
        .post("/lacak", &[("code", &code)])
        .await
        .is(200)
        .has("Diterima")
        .lacks("Judul rahasia");
    site.visitor()
        .post("/lacak", &[("code", &code), ("secret", "00000")])
        .await
        .is(422);
    // The page after sending is its author's alone.
    let mut budi = site.member("budi").await;
    budi.get(&format!("/aspirasi/{id}/terkirim")).await.is(404);
    let public = posted(&mut siti, SLUG, "Publik", "public").await;
    budi.get(&format!("/aspirasi/{public}/terkirim"))
        .await
        .is(404);
}

#[tokio::test]
async fn a_guest_withdraws_with_code_and_secret() {
    let site = Site::start().await;
    site.consultation(SLUG).await;
    let ticket = posted_as_guest(&mut site.visitor(), SLUG, "Tidak jadi", "public").await;
    site.visitor()
        .post("/lacak/tarik", &key(&ticket))
        .await
        .is(200)
        .has("Ditarik penulisnya")
        .lacks("Tidak jadi");
    site.visitor()
        .post("/lacak", &key(&ticket))
        .await
        .is(200)
        .has("sudah Anda tarik")
        .lacks("Tidak jadi")
        .lacks("action=\"/lacak/tarik\"");
    site.visitor()
        .get(&format!("/konsultasi/{SLUG}"))
        .await
        .lacks("Tidak jadi");
    let mut add = key(&ticket).to_vec();
    add.extend([("words", "lagi"), ("form_key", "k")]);
    site.visitor().post("/lacak/tambah", &add).await.is(409);
}

#[tokio::test]
async fn trying_codes_out_ends_soon() {
    let site = Site::start_limited().await;
    site.consultation(SLUG).await;
    for _ in 0..20 {
        site.visitor()
            .post("/lacak", &[("code", "KD-2026-22222222")])
            .await
            .is(422);
    }
    let answer = site
        .visitor()
        .post("/lacak", &[("code", "KD-2026-22222222")])
        .await;
    answer.is(429);
    assert!(answer.header("retry-after").is_some());
    site.clock.move_to(NOW.plus_seconds(301));
    site.visitor()
        .post("/lacak", &[("code", "KD-2026-22222222")])
        .await
        .is(422);
}
