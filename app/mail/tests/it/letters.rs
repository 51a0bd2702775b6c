//! What the mails say, in both languages.

use crate::reading::{STAMP, composed, html, parsed, reader, sample, site, text};
use domain::language::Language;
use domain::letters::Letter;
use domain::notifications::Notice;
use mail::{ComposeError, preview};

#[test]
fn every_letter_is_whole_and_leads_only_to_the_site() {
    for language in Language::ALL {
        for sample in preview::samples(*language) {
            let name = sample.name;
            let to = reader(*language);
            let message = composed(&sample.letter, &to);
            let message = parsed(&message);
            let (text, html) = (text(&message), html(&message));
            assert!(html.len() < 100_000, "{name}");
            assert!(html.contains(&format!("<html lang=\"{}\"", language.code())));
            assert!(html.contains("prefers-color-scheme: dark"));
            for remote in ["<img", "<script", "<link", "url(", "@import", "src="] {
                assert!(!html.contains(remote), "{name}: {remote}");
            }
            for part in [&text, &html] {
                let all = part.matches("://").count();
                let ours = part.matches("https://rembuk.example.go.id").count();
                assert_eq!(all, ours, "{name}: {part}");
                assert!(ours >= 2, "{name}");
            }
            assert!(!text.contains("\n\n\n"), "{name}:\n{text}");
            assert!(
                !text.contains('<') && !text.contains("&#"),
                "{name}:\n{text}"
            );
            let security = sample.letter.notice().is_security();
            assert_eq!(text.contains("/surat/berhenti/"), !security, "{name}");
            assert_eq!(html.contains("/surat/berhenti/"), !security, "{name}");
            assert_eq!(text.contains("Siti Rohmah"), !security, "{name}");
        }
    }
}

#[test]
fn a_comment_reads_well_as_text() {
    let to = reader(Language::Indonesian);
    let message = composed(&sample("comment-mine", Language::Indonesian), &to);
    assert_eq!(
        text(&parsed(&message)),
        "Halo Siti Rohmah,

Arif Hidayat mengomentari aspirasi Anda
Tentang: Lampu jalan di RT 05 mati sejak tiga minggu

> Di gang sebelah juga begitu, Bu. Anak-anak pulang mengaji jadi takut lewat.
>
> Kalau perlu, saya bisa kirim foto tiangnya.

Baca dan balas:
https://rembuk.example.go.id/aspirasi/7k3m9q2xw8hbt4zrn6vd

-- 
Rembuk - Forum konsultasi publik
https://rembuk.example.go.id

Anda menerima surat ini karena Anda menulis aspirasi ini.
Berhenti menerima surat seperti ini: https://rembuk.example.go.id/surat/berhenti/abcdefghijklmnopqrstuvwx
Surat ini dikirim otomatis. Balasan ke alamat ini tidak dibaca.
"
    );
}

#[test]
fn a_receipt_tells_who_can_read_it_and_how_to_find_it_again() {
    let to = reader(Language::English);
    let public = composed(&sample("receipt-public", Language::English), &to);
    let public = text(&parsed(&public));
    assert!(public.contains("Tracking code: KD-2026-7D5PAYGC\n"));
    assert!(public.contains("Everybody can read it, with your name."));
    let anonymous = composed(&sample("receipt-anonymous", Language::English), &to);
    assert!(text(&parsed(&anonymous)).contains("but without your name"));
}

#[test]
fn an_anonymous_author_is_someone() {
    let to = reader(Language::Indonesian);
    let message = composed(&sample("comment-followed", Language::Indonesian), &to);
    let text = text(&parsed(&message));
    assert!(text.contains("Seseorang mengomentari aspirasi yang Anda ikuti\n"));
}

#[test]
fn what_is_new_to_a_search_reads_well_as_text() {
    let to = reader(Language::Indonesian);
    let message = composed(&sample("saved-search", Language::Indonesian), &to);
    let text = text(&parsed(&message));
    let (_, body) = text.split_once("Halo Siti Rohmah,\n\n").unwrap();
    let (body, _) = body.split_once("\n-- ").unwrap();
    assert_eq!(
        body,
        "Ada yang baru untuk pencarian Anda
Tentang: lampu jalan

Aspirasi: Lampu jalan di RT 05 mati sejak tiga minggu
> Sejak tiga minggu gang kami gelap. Anak-anak pulang mengaji jadi takut lewat.
https://rembuk.example.go.id/aspirasi/7k3m9q2xw8hbt4zrn6vd

Tanggapan resmi untuk: Lampu jalan di RT 05 mati sejak tiga minggu
> Tim lapangan sudah memeriksa dan menemukan kabel putus di dua tiang.
https://rembuk.example.go.id/aspirasi/7k3m9q2xw8hbt4zrn6vd#jawaban-2f8k1w7zq4hn9vbtx3rm

Masih ada lagi. Lihat semuanya di halaman pencarian.

Lihat semua hasil:
https://rembuk.example.go.id/cari?q=lampu%20jalan
"
    );
}

#[test]
fn a_moderated_author_learns_why_and_how_to_answer() {
    let to = reader(Language::Indonesian);
    let message = composed(&sample("moderation-hide", Language::Indonesian), &to);
    let text = text(&parsed(&message));
    assert!(text.contains("Alasan: Memuat data pribadi\n\n> Ada nomor telepon"));
    assert!(text.contains("Anda tidak setuju?"));
    assert!(text.contains("Lihat dan tanggapi:\n"));
}

#[test]
fn a_code_mail_holds_exactly_one_number_of_six_digits() {
    for language in Language::ALL {
        for name in ["code-sign-in", "code-register"] {
            let Letter::Code(mut letter) = sample(name, *language) else {
                panic!("{name} is a code");
            };
            letter.path = "/masuk/tautan/00112233445566778899123456789012".to_owned();
            let mut to = reader(*language);
            to.name = Some("Siti 654321".to_owned());
            let message = composed(&Letter::Code(letter.clone()), &to);
            let message = parsed(&message);
            for part in [text(&message), html(&message)] {
                let numbers: Vec<&str> = part
                    .split(|c: char| !c.is_ascii_digit())
                    .filter(|run| run.len() >= 6)
                    .collect();
                assert_eq!(numbers, [letter.code.as_str()], "{part}");
                assert!(!part.contains("Siti"));
            }
            // On a line of its own, in text and bytes alike, so that nothing has to be decoded to copy it.
            assert!(text(&message).contains(&format!("\n    {}\n", letter.code)));
            assert!(!message.subject().unwrap().contains(&letter.code));
        }
    }
}

#[test]
fn the_link_of_a_code_means_the_same_after_its_digits_were_parted() {
    let Letter::Code(mut letter) = sample("code-sign-in", Language::Indonesian) else {
        panic!("a code");
    };
    letter.path = "/masuk/tautan/0011223344556677".to_owned();
    let to = reader(Language::Indonesian);
    let message = composed(&Letter::Code(letter.clone()), &to);
    let text = text(&parsed(&message));
    let link = text
        .lines()
        .find(|line| line.starts_with("https://") && line.contains("/masuk/"))
        .unwrap();
    let decoded = percent_encoding::percent_decode_str(link)
        .decode_utf8()
        .unwrap();
    assert_eq!(
        decoded,
        format!("https://rembuk.example.go.id{}", letter.path)
    );
}

#[test]
fn letters_with_a_wrong_code_path_or_token_are_refused() {
    let to = reader(Language::Indonesian);
    let Letter::Code(good) = sample("code-sign-in", Language::Indonesian) else {
        panic!("a code");
    };
    for code in ["", "12345", "1234567", "12345a", "１２３４５６"] {
        let mut letter = good.clone();
        letter.code = code.to_owned();
        let error = mail::compose(&site(), &to, &Letter::Code(letter), STAMP);
        assert!(matches!(error, Err(ComposeError::Code)), "{code}");
    }
    for path in ["", "masuk", "//evil.example/", "/a\r\nb", "/a b"] {
        let mut letter = good.clone();
        letter.path = path.to_owned();
        let error = mail::compose(&site(), &to, &Letter::Code(letter), STAMP);
        assert!(matches!(error, Err(ComposeError::Path)), "{path}");
    }
    for token in ["", "a b", "a\r\nBcc: x@y.id", "a/b", "a>"] {
        let mut to = to.clone();
        to.unsubscribe_token = Some(token.to_owned());
        let letter = sample("summary", Language::Indonesian);
        let error = mail::compose(&site(), &to, &letter, STAMP);
        assert!(matches!(error, Err(ComposeError::Token)), "{token}");
    }
}

#[test]
fn the_words_of_people_cannot_become_markup_or_links() {
    let Letter::Comment(mut letter) = sample("comment-mine", Language::Indonesian) else {
        panic!("a comment");
    };
    letter.who = Some("<b>Arif</b> https://jahat.example".to_owned());
    letter.on.title = "\"><script>alert(1)</script>".to_owned();
    letter.excerpt = "</blockquote><a href=\"//jahat.example\">x</a>\nwww.jahat.example".to_owned();
    let message = composed(&Letter::Comment(letter), &reader(Language::Indonesian));
    let message = parsed(&message);
    let html = html(&message);
    assert!(!html.contains("<script") && !html.contains("<b>") && !html.contains("href=\"//"));
    assert!(!html.contains("https://jahat") && !html.contains("www."));
    assert!(text(&message).contains("[tautan] mengomentari aspirasi Anda"));
}

#[test]
fn long_words_are_cut_and_missing_titles_named() {
    let Letter::Comment(mut letter) = sample("comment-mine", Language::Indonesian) else {
        panic!("a comment");
    };
    letter.on.title = " \u{200b} ".to_owned();
    letter.excerpt = "panjang ".repeat(5_000);
    let message = composed(&Letter::Comment(letter), &reader(Language::Indonesian));
    let message = parsed(&message);
    assert_eq!(message.subject(), Some("Komentar baru: tanpa judul"));
    assert!(text(&message).contains("panjang…\n"));
    assert!(text(&message).len() < 2_000);
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    let to = reader(Language::Indonesian);
    let letter = sample("response-mine", Language::Indonesian);
    assert_eq!(composed(&letter, &to), composed(&letter, &to));
}

#[test]
fn every_notice_has_a_sample_that_survives_the_outbox() {
    let samples = preview::samples(Language::Indonesian);
    for notice in Notice::ALL {
        assert!(
            samples
                .iter()
                .any(|sample| sample.letter.notice() == *notice)
        );
    }
    for sample in samples {
        let json = serde_json::to_value(&sample.letter).unwrap();
        // a bundle is told apart by what it holds
        if !matches!(sample.letter, Letter::Bundle(_)) {
            assert_eq!(json["notice"], sample.letter.notice().code());
        }
        let back: Letter = serde_json::from_value(json).unwrap();
        assert_eq!(back, sample.letter);
    }
}

#[test]
fn a_digest_names_each_thing_once_and_stays_small() {
    let to = reader(Language::Indonesian);
    let Letter::Bundle(mut bundle) = sample("digest-daily", Language::Indonesian) else {
        panic!("not a bundle");
    };
    let message = parsed_text(&Letter::Bundle(bundle.clone()), &to);
    assert_eq!(message.matches("== Lampu jalan").count(), 1, "{message}");
    assert_eq!(message.matches("== Saluran air").count(), 1, "{message}");
    let one = bundle.letters[0].clone();
    bundle.letters = vec![one; 500];
    let letter = Letter::Bundle(bundle);
    let large = composed(&letter, &to);
    let large = parsed(&large);
    assert!(html(&large).len() < 100_000);
    assert!(text(&large).contains("Masih ada 460 kabar lagi"));
}

fn parsed_text(letter: &Letter, to: &mail::Addressee) -> String {
    text(&parsed(&composed(letter, to)))
}
