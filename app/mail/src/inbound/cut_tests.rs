//! Replies as mail programs write them.

use super::*;
use proptest::prelude::*;

const MINE: &str = "Setuju, lampunya memang mati.\n\nTolong dicek lagi.";

/// What stands below the words of the reply, by program.
const BELOW: &[&str] = &[
    // Gmail, Indonesian, on one line and broken
    "Pada Sel, 24 Nov 2026 pukul 19.26 Rembuk <noreply@rembuk.example> menulis:\n\n> Halo Siti,\n>\n> Budi menulis komentar.",
    "Pada tanggal Sel, 24 Nov 2026 pukul 19.26 Kecamatan Kelapa Dua via Rembuk <\nnoreply@rembuk.example> menulis:\n\n> Halo",
    // Gmail, English
    "On Tue, Nov 24, 2026 at 7:26 PM Rembuk <noreply@rembuk.example> wrote:\n> Halo",
    "On Tue, Nov 24, 2026 at 7:26 PM Kecamatan Kelapa Dua via Rembuk <\nnoreply@rembuk.example> wrote:\n\n> Halo",
    // Apple Mail
    "Dikirim dari iPhone saya\n\nPada 24 Nov 2026, pukul 19.26, Rembuk <noreply@rembuk.example> menulis:\n\n> Halo",
    "Sent from my iPhone\n\n> On 24 Nov 2026, at 19:26, Rembuk <noreply@rembuk.example> wrote:\n>\n> Halo",
    // Outlook
    "________________________________\nFrom: Rembuk <noreply@rembuk.example>\nSent: Tuesday, 24 November 2026 19:26\nTo: Siti\nSubject: x\n\nHalo",
    "From: Rembuk <noreply@rembuk.example>\nSent: Tuesday\nTo: Siti\nSubject: x\n\nHalo",
    "*Dari:* Rembuk <noreply@rembuk.example>\n*Dikirim:* Selasa\n*Kepada:* Siti\n\nHalo",
    "-----Original Message-----\nFrom: Rembuk\n\nHalo",
    "-----Pesan Asli-----\nDari: Rembuk\n\nHalo",
    "Dapatkan Outlook untuk Android\n________________________________\nFrom: x\n",
    // Yahoo
    "Dikirim dari Yahoo Mail di Android\n\n  Pada Sel, Nov 24, 2026 pada 19:26, Rembuk<noreply@rembuk.example> menulis:   Halo",
    "Pada Selasa, 24 November 2026 19.26.00 WIB, Rembuk <noreply@rembuk.example> menulis:\n\n Halo Siti,\n Budi",
    // Thunderbird
    "On 24/11/2026 19:26, Rembuk wrote:\n> Halo",
    // signatures
    "-- \nSiti Aminah\nKetua RT 05\n0812-0000-0000",
    "--\nSiti",
    "Sent from my Galaxy",
    "Terkirim dari ponsel Xiaomi saya",
];

#[test]
fn what_programs_add_below_is_cut() {
    for below in BELOW {
        assert_eq!(words(&format!("{MINE}\n\n{below}\n")), MINE, "{below}");
        let crlf = format!("{MINE}\n\n{below}\n").replace('\n', "\r\n");
        assert_eq!(words(&crlf), MINE, "{below}");
    }
}

#[test]
fn answers_below_and_between_quoted_lines_are_kept() {
    let below = "Pada Sel, 24 Nov 2026 Rembuk <a@b.id> menulis:\n> Kapan diperbaiki?\n\nMinggu depan.\n\n> Oleh siapa?\nDinas.\n-- \nSiti";
    assert_eq!(words(below), "Minggu depan.\n\nDinas.");
}

#[test]
fn words_that_only_look_so_are_kept() {
    for kept in [
        "Pada hari Senin lampu mati.\nSaya sudah lapor.",
        "On reflection, I wrote:\nthis is fine.",
        "Dikirim dari kantor kelurahan kemarin, tetapi belum sampai.",
        "Dari: RT 05 ke RW 02 jalannya rusak.",
        "From: my window I see the broken lamp",
        "- satu\n- dua\n--- tiga",
        "Email saya siti@example.com, tolong hubungi.\nTerima kasih.",
        "2026 harus lebih baik\ndari 2025",
    ] {
        assert_eq!(words(kept), kept);
    }
    assert_eq!(words("> hanya kutipan\n"), "");
    assert_eq!(words("\n\n  \n"), "");
}

proptest! {
    #[test]
    fn nothing_breaks_it_and_no_quoted_line_is_left(text in "(?s).{0,400}") {
        let left = words(&text);
        prop_assert!(left.lines().all(|line| !line.trim_start().starts_with('>')));
        prop_assert_eq!(words(&left), left);
    }
}
