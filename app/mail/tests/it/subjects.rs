//! The subject line and the sender of every letter, in both languages.

use crate::reading::{composed, parsed, reader};
use domain::language::Language;
use mail::preview;

/// Name, subject and sender of every sample.
const INDONESIAN: &[(&str, &str, &str)] = &[
    ("code-sign-in", "Kode masuk ke Rembuk", "Rembuk"),
    ("code-register", "Kode pendaftaran Rembuk", "Rembuk"),
    ("test", "Surat uji dari Rembuk", "Rembuk"),
    (
        "receipt-public",
        "Sudah kami terima: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "receipt-anonymous",
        "Sudah kami terima: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "receipt-private",
        "Kiriman Anda sudah kami terima",
        "Rembuk",
    ),
    (
        "comment-mine",
        "Komentar baru: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "comment-followed",
        "Komentar baru: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "comment-reply",
        "Balasan untuk komentar Anda: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "response-mine",
        "Kecamatan Kelapa Dua menjawab: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Kecamatan Kelapa Dua via Rembuk",
    ),
    (
        "response-followed",
        "Kecamatan Kelapa Dua menjawab: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Kecamatan Kelapa Dua via Rembuk",
    ),
    (
        "state-in-progress",
        "Sedang dikerjakan: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Kecamatan Kelapa Dua via Rembuk",
    ),
    (
        "state-done",
        "Selesai: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Kecamatan Kelapa Dua via Rembuk",
    ),
    (
        "moderation-hide",
        "Aspirasi Anda disembunyikan: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "moderation-keep",
        "Komentar Anda tetap tampil: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "moderation-restore",
        "Komentar Anda tampil kembali: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "summary",
        "Hasil konsultasi sudah terbit: Penanganan pengaduan yang cepat dan jelas",
        "Kecamatan Kelapa Dua via Rembuk",
    ),
    (
        "reply-attachments",
        "Balasan Anda dimuat tanpa lampiran: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "reply-not-open",
        "Balasan Anda belum dimuat: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "reply-other-address",
        "Balasan Anda belum dimuat: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    ("saved-search", "Ada yang baru: lampu jalan", "Rembuk"),
    (
        "consultation-opened",
        "Sudah dibuka: Penanganan pengaduan yang cepat dan jelas",
        "Kecamatan Kelapa Dua via Rembuk",
    ),
    (
        "consultation-closed",
        "Sudah ditutup: Penanganan pengaduan yang cepat dan jelas",
        "Kecamatan Kelapa Dua via Rembuk",
    ),
    (
        "comments-together",
        "2 komentar baru: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "digest-daily",
        "3 kabar hari ini: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "digest-weekly",
        "4 kabar pekan ini: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "digests-paused",
        "Ringkasan berkala kami hentikan sementara",
        "Rembuk",
    ),
    (
        "bulletin",
        "Perbaikan lampu jalan dimulai Kamis",
        "Kecamatan Kelapa Dua via Rembuk",
    ),
    ("private", "Ada kabar tentang kiriman Anda", "Rembuk"),
];

const ENGLISH: &[(&str, &str, &str)] = &[
    ("code-sign-in", "Your sign-in code for Rembuk", "Rembuk"),
    (
        "code-register",
        "Your registration code for Rembuk",
        "Rembuk",
    ),
    ("test", "Test mail from Rembuk", "Rembuk"),
    (
        "receipt-public",
        "We have received: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "receipt-anonymous",
        "We have received: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "receipt-private",
        "We have received what you sent",
        "Rembuk",
    ),
    (
        "comment-mine",
        "New comment: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "comment-followed",
        "New comment: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "comment-reply",
        "Reply to your comment: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "response-mine",
        "Kecamatan Kelapa Dua answered: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Kecamatan Kelapa Dua via Rembuk",
    ),
    (
        "response-followed",
        "Kecamatan Kelapa Dua answered: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Kecamatan Kelapa Dua via Rembuk",
    ),
    (
        "state-in-progress",
        "In progress: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Kecamatan Kelapa Dua via Rembuk",
    ),
    (
        "state-done",
        "Done: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Kecamatan Kelapa Dua via Rembuk",
    ),
    (
        "moderation-hide",
        "Your aspiration was hidden: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "moderation-keep",
        "Your comment stays visible: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "moderation-restore",
        "Your comment is visible again: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "summary",
        "The results of the consultation are out: Penanganan pengaduan yang cepat dan jelas",
        "Kecamatan Kelapa Dua via Rembuk",
    ),
    (
        "reply-attachments",
        "Your reply was posted without its attachments: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "reply-not-open",
        "Your reply was not posted: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "reply-other-address",
        "Your reply was not posted: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    ("saved-search", "Something new: lampu jalan", "Rembuk"),
    (
        "consultation-opened",
        "Now open: Penanganan pengaduan yang cepat dan jelas",
        "Kecamatan Kelapa Dua via Rembuk",
    ),
    (
        "consultation-closed",
        "Closed: Penanganan pengaduan yang cepat dan jelas",
        "Kecamatan Kelapa Dua via Rembuk",
    ),
    (
        "comments-together",
        "2 new comments: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "digest-daily",
        "3 pieces of news today: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    (
        "digest-weekly",
        "4 pieces of news this week: Lampu jalan di RT 05 mati sejak tiga minggu",
        "Rembuk",
    ),
    ("digests-paused", "We have paused your digests", "Rembuk"),
    (
        "bulletin",
        "Perbaikan lampu jalan dimulai Kamis",
        "Kecamatan Kelapa Dua via Rembuk",
    ),
    ("private", "There is news about what you sent", "Rembuk"),
];

#[test]
fn every_letter_says_what_happened_in_its_subject() {
    for (language, expected) in [
        (Language::Indonesian, INDONESIAN),
        (Language::English, ENGLISH),
    ] {
        let samples = preview::samples(language);
        let names: Vec<_> = samples.iter().map(|sample| sample.name).collect();
        let listed: Vec<_> = expected.iter().map(|(name, ..)| *name).collect();
        assert_eq!(names, listed);
        for (sample, (name, subject, sender)) in samples.iter().zip(expected) {
            let message = composed(&sample.letter, &reader(language));
            let message = parsed(&message);
            assert_eq!(message.subject(), Some(*subject), "{name}");
            let from = message.from().unwrap().first().unwrap();
            assert_eq!(from.name(), Some(*sender), "{name}");
            assert_eq!(from.address(), Some("noreply@example.go.id"), "{name}");
        }
    }
}
