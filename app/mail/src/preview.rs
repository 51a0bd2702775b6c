//! Sample letters in both languages, to look at and to test with.

use crate::address::Addressee;
use domain::agencies::Slug;
use domain::aspirations::AspirationState;
use domain::bulletins::Audience;
use domain::consultations::ConsultationPhase;
use domain::identity::Email;
use domain::language::Language;
use domain::letters::{
    BulletinLetter, BundleLetter, CodeLetter, CodePurpose, CommentLetter, ConsultationLetter,
    FoundText, Letter, Matter, ModerationLetter, PausedLetter, ReceiptLetter, ReplyLetter,
    ResponseLetter, SavedSearchLetter, StateLetter, SummaryLetter, TestLetter, TextKey, Why,
};
use domain::moderation::{Decision, PostKind, Reason};
use domain::notifications::Cadence;
use domain::replies::ReplyNote;
use domain::search::IndexPart;
use domain::time::{Timestamp, Zone};
use domain::tracking::TrackingCode;
use domain::visibility::Visibility;

/// A letter with a name for lists and files.
#[derive(Debug, Clone)]
pub struct Sample {
    /// Short name, the same in both languages: `comment-mine`.
    pub name: &'static str,
    /// The letter.
    pub letter: Letter,
}

/// The reader of the samples, whose address never receives mail.
///
/// `None` never happens; it stands for an address that would not parse.
pub fn addressee(language: Language) -> Option<Addressee> {
    Some(Addressee {
        email: Email::parse("siti@contoh.invalid").ok()?,
        name: Some("Siti Rohmah".to_owned()),
        language,
        unsubscribe_token: Some("abcdefghijklmnopqrstuvwx".to_owned()),
        reply_token: None,
    })
}

/// One letter of every kind, with the words of people as they were written: in Indonesian.
pub fn samples(language: Language) -> Vec<Sample> {
    let mut all = codes();
    all.extend(receipts());
    all.extend(news());
    all.extend(moderation());
    all.push(summary(language));
    all.extend(replies());
    all.push(saved_search());
    all.extend(consultations());
    all.extend(bundles());
    all.push(bulletin());
    all.push(sample(
        "private",
        Letter::Response(ResponseLetter {
            on: Matter {
                confidential: true,
                ..matter()
            },
            agency: agency(),
            excerpt: "Isi yang tidak boleh tampil.".to_owned(),
            why: Why::Mine,
        }),
    ));
    all
}

const fn sample(name: &'static str, letter: Letter) -> Sample {
    Sample { name, letter }
}

fn agency() -> String {
    "Kecamatan Kelapa Dua".to_owned()
}

fn matter() -> Matter {
    Matter {
        title: "Lampu jalan di RT 05 mati sejak tiga minggu".to_owned(),
        path: "/aspirasi/7k3m9q2xw8hbt4zrn6vd".to_owned(),
        confidential: false,
        consultation: Some(Slug::from_title("Penanganan pengaduan 2026")),
        thread: Some("7k3m9q2xw8hbt4zrn6vd".to_owned()),
    }
}

fn codes() -> Vec<Sample> {
    let code = |purpose, code: &str| {
        Letter::Code(CodeLetter {
            code: code.to_owned(),
            path: "/masuk/tautan/kdmhbpacfelgnoijdcbakpmhgfel".to_owned(),
            purpose,
            minutes: 10,
        })
    };
    vec![
        sample("code-sign-in", code(CodePurpose::SignIn, "482913")),
        sample("code-register", code(CodePurpose::Register, "070216")),
        sample(
            "test",
            Letter::Test(TestLetter {
                path: "/".to_owned(),
            }),
        ),
    ]
}

fn receipts() -> Vec<Sample> {
    let receipt = |visibility| {
        Letter::Receipt(ReceiptLetter {
            on: matter(),
            tracking: Some(TrackingCode::new("KD", 2026, [5, 11, 3, 20, 8, 27, 14])),
            consultation_title: "Penanganan pengaduan yang cepat dan jelas".to_owned(),
            visibility,
        })
    };
    vec![
        sample("receipt-public", receipt(Visibility::Public)),
        sample("receipt-anonymous", receipt(Visibility::Anonymous)),
        sample("receipt-private", receipt(Visibility::Confidential)),
    ]
}

fn news() -> Vec<Sample> {
    let comment = |who: Option<&str>, why| {
        Letter::Comment(CommentLetter {
            on: matter(),
            who: who.map(str::to_owned),
            excerpt:
                "Di gang sebelah juga begitu, Bu. Anak-anak pulang mengaji jadi takut lewat.\n\n\
                      Kalau perlu, saya bisa kirim foto tiangnya."
                    .to_owned(),
            why,
        })
    };
    let response = |why| {
        Letter::Response(ResponseLetter {
            on: matter(),
            agency: agency(),
            excerpt: "Terima kasih, Bu Siti. Tim lapangan sudah memeriksa dan menemukan kabel putus di dua tiang. \
                      Perbaikan dijadwalkan Kamis, 3 Desember 2026, bersama Dinas Perhubungan."
                .to_owned(),
            why,
        })
    };
    let state = |state, note: Option<&str>, why| {
        Letter::State(StateLetter {
            on: matter(),
            agency: Some(agency()),
            state,
            note: note.map(str::to_owned),
            why,
        })
    };
    vec![
        sample("comment-mine", comment(Some("Arif Hidayat"), Why::Mine)),
        sample("comment-followed", comment(None, Why::Followed)),
        sample("comment-reply", comment(Some("Bu Ratna"), Why::Reply)),
        sample("response-mine", response(Why::Mine)),
        sample("response-followed", response(Why::Followed)),
        sample(
            "state-in-progress",
            state(
                AspirationState::InProgress,
                Some("Petugas penerangan jalan memeriksa tiang hari Senin."),
                Why::Mine,
            ),
        ),
        sample(
            "state-done",
            state(AspirationState::Done, None, Why::Followed),
        ),
    ]
}

fn moderation() -> Vec<Sample> {
    let decided = |post, decision, reason, note: Option<&str>, can_answer| {
        Letter::Moderation(ModerationLetter {
            on: matter(),
            post,
            decision,
            reason,
            note: note.map(str::to_owned),
            can_answer,
        })
    };
    vec![
        sample(
            "moderation-hide",
            decided(
                PostKind::Aspiration,
                Decision::Hide,
                Some(Reason::PersonalData),
                Some(
                    "Ada nomor telepon Pak RT di paragraf kedua. Tanpa nomor itu, tulisan bisa tampil lagi.",
                ),
                true,
            ),
        ),
        sample(
            "moderation-keep",
            decided(PostKind::Comment, Decision::Keep, None, None, false),
        ),
        sample(
            "moderation-restore",
            decided(PostKind::Comment, Decision::Restore, None, None, false),
        ),
    ]
}

fn replies() -> Vec<Sample> {
    let note = |note| {
        let on = Matter {
            path: "/komentar/9h2k5w7xq3mbt8zrn4vd".to_owned(),
            ..matter()
        };
        Letter::Reply(ReplyLetter { on, note })
    };
    vec![
        sample("reply-attachments", note(ReplyNote::Attachments)),
        sample("reply-not-open", note(ReplyNote::NotOpen)),
        sample("reply-other-address", note(ReplyNote::OtherAddress)),
    ]
}

fn summary(language: Language) -> Sample {
    let excerpt = match language {
        Language::Indonesian => {
            "Warga paling sering meminta satu hal: tahu laporannya sampai di mana. Mulai Januari, \
             loket kecamatan memberi nomor lacak untuk setiap pengaduan."
        }
        Language::English => {
            "Residents most often asked for one thing: to know where their report stands. From January \
             the district counter gives a tracking code for every complaint."
        }
    };
    sample(
        "summary",
        Letter::Summary(SummaryLetter {
            on: Matter {
                title: "Penanganan pengaduan yang cepat dan jelas".to_owned(),
                path: "/konsultasi/penanganan-pengaduan-2026".to_owned(),
                thread: None,
                ..matter()
            },
            agency: Some(agency()),
            excerpt: excerpt.to_owned(),
        }),
    )
}

fn saved_search() -> Sample {
    let found = |part, path: &str, excerpt: &str| FoundText {
        part,
        title: matter().title,
        path: format!("{}{path}", matter().path),
        excerpt: excerpt.to_owned(),
    };
    let key = |part| TextKey { part, row: 7 };
    sample(
        "saved-search",
        Letter::SavedSearch(SavedSearchLetter {
            on: Matter {
                title: "lampu jalan".to_owned(),
                path: "/cari?q=lampu%20jalan".to_owned(),
                consultation: None,
                thread: None,
                ..matter()
            },
            waiting: vec![key(IndexPart::Aspiration), key(IndexPart::Response)],
            found: vec![
                found(
                    IndexPart::Aspiration,
                    "",
                    "Sejak tiga minggu gang kami gelap. Anak-anak pulang mengaji jadi takut lewat.",
                ),
                found(
                    IndexPart::Response,
                    "#jawaban-2f8k1w7zq4hn9vbtx3rm",
                    "Tim lapangan sudah memeriksa dan menemukan kabel putus di dua tiang.",
                ),
            ],
            more: true,
        }),
    )
}

fn consultation(phase: ConsultationPhase) -> Letter {
    Letter::Consultation(ConsultationLetter {
        on: Matter {
            title: "Penanganan pengaduan yang cepat dan jelas".to_owned(),
            path: "/konsultasi/penanganan-pengaduan-2026".to_owned(),
            thread: None,
            ..matter()
        },
        agency: Some(agency()),
        phase,
        // Tuesday, 15 December 2026, 17.00 WIB
        closes_at: Timestamp(1_797_328_800_000_000),
        zone: Zone::Wib,
    })
}

fn consultations() -> Vec<Sample> {
    vec![
        sample("consultation-opened", consultation(ConsultationPhase::Open)),
        sample(
            "consultation-closed",
            consultation(ConsultationPhase::Closed),
        ),
    ]
}

fn bulletin() -> Sample {
    sample(
        "bulletin",
        Letter::Bulletin(BulletinLetter {
            on: Matter {
                title: "Penanganan pengaduan yang cepat dan jelas".to_owned(),
                path: "/konsultasi/penanganan-pengaduan-2026".to_owned(),
                thread: None,
                ..matter()
            },
            agency: agency(),
            subject: "Perbaikan lampu jalan dimulai Kamis".to_owned(),
            body: "Terima kasih atas masukan Anda.\n\nMulai Kamis, 3 Desember, petugas memperbaiki lampu \
                   di RT 01 sampai RT 07. Mohon kendaraan tidak diparkir di bawah tiang.\n\n\
                   Kalau setelah itu masih ada yang mati, tulis di halaman konsultasi."
                .to_owned(),
            audience: Audience::InProgress,
        }),
    )
}

/// Comments in one mail, digests, and that digests pause.
fn bundles() -> Vec<Sample> {
    let bundle = |cadence, letters| Letter::Bundle(BundleLetter { cadence, letters });
    let of = |name: &str| {
        let found = news().into_iter().find(|sample| sample.name == name);
        found.map(|sample| sample.letter)
    };
    let elsewhere = |letter: Letter| match letter {
        Letter::State(letter) => Letter::State(StateLetter {
            on: Matter {
                title: "Saluran air di Jalan Kenanga selalu meluap".to_owned(),
                path: "/aspirasi/2b5v8n1c4x7z0k3m6q9w".to_owned(),
                thread: None,
                ..letter.on
            },
            ..letter
        }),
        other => other,
    };
    let comments: Vec<Letter> = ["comment-mine", "comment-reply"]
        .into_iter()
        .filter_map(of)
        .collect();
    let mut day: Vec<Letter> = ["response-followed", "comment-followed"]
        .into_iter()
        .filter_map(of)
        .collect();
    day.extend(of("state-done").map(elsewhere));
    let mut week = day.clone();
    week.push(consultation(ConsultationPhase::Closed));
    vec![
        sample("comments-together", bundle(Cadence::AtOnce, comments)),
        sample("digest-daily", bundle(Cadence::Daily, day)),
        sample("digest-weekly", bundle(Cadence::Weekly, week)),
        sample("digests-paused", Letter::Paused(PausedLetter { days: 184 })),
    ]
}
