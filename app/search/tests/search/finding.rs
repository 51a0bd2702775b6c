//! What people type, and what it finds.

use domain::time::Timestamp;
use search::{Index, Order, Page, Part, Query};

use super::world::{Folder, aspiration, found, ids, index_of, put, shown, words};

fn forum(folder: &Folder) -> Index {
    let mut documents = vec![
        aspiration(
            1,
            "Loket pengaduan jauh",
            "Warga ingin mengadu di kelurahan saja.",
        ),
        aspiration(
            2,
            "Jalan rusak di RT 05",
            "Jalannya berlubang, motor sering jatuh.",
        ),
        aspiration(3, "PJU padam", "Lampu di gang mati sejak Senin."),
        aspiration(
            4,
            "Antrean KTP-el panjang",
            "Kami mengantre dari pagi untuk mengurus e-KTP.",
        ),
        aspiration(
            5,
            "Air keruh",
            "Air PDAM keruh, jln depan sekolah rusak juga.",
        ),
        aspiration(6, "Taman bermain", "Anak-anak butuh taman yang dekat."),
        aspiration(
            7,
            "Penerangan kurang",
            "Mohon ditambah penerangan jalan umum di Bojong Nangka.",
        ),
        aspiration(
            8,
            "Ramp untuk kursi roda",
            "Kantor kecamatan belum punya ramp bagi difabel.",
        ),
    ];
    if let Some(last) = documents.last_mut() {
        last.words = "Kecamatan Kelapa Dua Café".to_owned();
        last.supports = 40;
    }
    index_of(folder, documents)
}

#[test]
fn forms_of_a_word_meet() {
    let folder = Folder::new();
    let index = forum(&folder);
    for typed in ["mengadukan", "pengaduan", "aduan", "diadukan", "ngadu"] {
        assert_eq!(found(&index, typed), [1], "{typed}");
    }
    for typed in ["mengantri", "antrian", "antre"] {
        assert_eq!(found(&index, typed), [4], "{typed}");
    }
}

#[test]
fn short_forms_and_slang_meet() {
    let folder = Folder::new();
    let index = forum(&folder);
    for typed in ["jln rusak", "jalan rusak", "jl yg rusak", "kerusakan jalan"] {
        let mut hits = found(&index, typed);
        hits.sort_unstable();
        assert_eq!(hits, [2, 5], "{typed}");
    }
    let mut hits = found(&index, "pju");
    hits.sort_unstable();
    assert_eq!(hits, [3, 7]);
    let mut hits = found(&index, "penerangan jalan umum");
    hits.sort_unstable();
    assert_eq!(hits, [3, 7]);
}

#[test]
fn codes_numbers_and_doubled_words_are_found() {
    let folder = Folder::new();
    let index = forum(&folder);
    for typed in ["RT 5", "rt05", "RT-005", "\"rt 5\""] {
        assert_eq!(found(&index, typed), [2], "{typed}");
    }
    for typed in ["KTP-el", "ktpel", "\"ktp el\"", "e-KTP"] {
        assert_eq!(found(&index, typed), [4], "{typed}");
    }
    for typed in ["anak", "anak2", "anak-anaknya", "anak-anak"] {
        assert_eq!(found(&index, typed), [6], "{typed}");
    }
    assert_eq!(found(&index, "cafe"), [8]);
}

#[test]
fn the_typed_form_and_the_title_come_first() {
    let folder = Folder::new();
    let index = index_of(
        &folder,
        vec![
            aspiration(1, "Satu", "Tolong soal pelayanan di loket kami itu."),
            aspiration(2, "Dua", "Tolong soal layanan di loket kami itu."),
            aspiration(
                3,
                "Layanan loket",
                "Tolong diperiksa soal yang ada di loket itu.",
            ),
        ],
    );
    assert_eq!(found(&index, "layanan"), [3, 2, 1]);
}

#[test]
fn phrases_minus_and_prefixes() {
    let folder = Folder::new();
    let index = forum(&folder);
    assert_eq!(found(&index, "\"jalan rusak\""), [2]);
    assert!(found(&index, "\"rusak jalan\"").is_empty());
    assert_eq!(found(&index, "rusak -keruh"), [2]);
    assert_eq!(found(&index, "rusak -\"jalan rusak\""), [5]);
    assert_eq!(found(&index, "peneran*"), [7]);
    assert!(found(&index, "zzzz*").is_empty());
    assert_eq!(found(&index, "kursi ro*"), [8]);
    let without = found(&index, "-rusak");
    assert_eq!(without, [8, 7, 6, 4, 3, 1], "newest first");
}

#[test]
fn words_that_never_stand_together_are_loosened_and_said_so() {
    let folder = Folder::new();
    let index = forum(&folder);
    let strict = index.search(&words("jalan rusak")).unwrap();
    assert!(!strict.loosened);
    let loose = index.search(&words("ramp taman keruh")).unwrap();
    assert!(loose.loosened);
    assert_eq!(loose.total, 3);
    // Two of three words are better than one.
    let two = index.search(&words("ramp kursi keruh")).unwrap();
    assert!(two.loosened);
    assert_eq!(ids(&two.hits), [8]);
    let nothing = index.search(&words("xylofon")).unwrap();
    assert!(!nothing.loosened && nothing.total == 0);
}

#[test]
fn one_wrong_letter_is_put_right() {
    let folder = Folder::new();
    let index = forum(&folder);
    for (typed, meant, id) in [
        ("pnerangan bojong", "penerangan bojong", 7),
        ("PENERANGNA", "penerangan", 7),
        ("kecamtan", "kecamatan", 8),
        ("-rusak difabell", "-rusak difabel", 8),
    ] {
        let result = index.search(&words(typed)).unwrap();
        assert_eq!(result.did_you_mean.as_deref(), Some(meant), "{typed}");
        assert_eq!(ids(&result.hits).first(), Some(&id), "{typed}");
    }
    assert_eq!(index.search(&words("rusak")).unwrap().did_you_mean, None);
    assert_eq!(
        index.search(&words("mpu")).unwrap().did_you_mean,
        None,
        "too short"
    );
}

#[test]
fn stopwords_of_a_long_query_do_not_narrow_it() {
    let folder = Folder::new();
    let index = forum(&folder);
    assert_eq!(found(&index, "bagaimana dengan taman yang bermain"), [6]);
    assert_eq!(found(&index, "gmn dgn taman"), [6]);
    assert_eq!(found(&index, "yang"), [6], "a stopword alone is a word");
}

#[test]
fn snippets_are_marked() {
    let folder = Folder::new();
    let index = forum(&folder);
    let result = index.search(&words("mengadukan")).unwrap();
    let hit = result.hits.first().unwrap();
    assert_eq!(shown(&hit.title), "Loket [pengaduan] jauh");
    assert_eq!(
        shown(&hit.snippet),
        "Warga ingin [mengadu] di kelurahan saja."
    );
}

#[test]
fn pages_follow_one_another_in_every_order() {
    let folder = Folder::new();
    let documents = (1..=57).map(|id| {
        let mut document = aspiration(
            id,
            "Lampu",
            &"lampu jalan ".repeat(usize::try_from(id % 7).unwrap()),
        );
        document.supports = u32::try_from(id % 5).unwrap();
        document
    });
    let index = index_of(&folder, documents.collect());
    for order in [Order::Best, Order::Newest, Order::MostSupported] {
        let mut query = Query {
            order,
            page: Page::first(50),
            ..words("lampu")
        };
        query.page.size = 10;
        let mut seen = Vec::new();
        loop {
            let result = index.search(&query).unwrap();
            assert_eq!(result.total, 57);
            seen.extend(ids(&result.hits));
            let Some(next) = result.next else { break };
            query.page = Page::after(next.to_string().parse().unwrap(), 10);
        }
        assert_eq!(seen.len(), 57, "{order:?}");
        let mut skipped = Vec::new();
        for offset in (0..60).step_by(10) {
            query.page = Page {
                size: 10,
                offset,
                after: None,
            };
            skipped.extend(ids(&index.search(&query).unwrap().hits));
        }
        assert_eq!(seen, skipped, "{order:?}");
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 57, "{order:?}");
    }
}

#[test]
fn what_is_not_scored_is_not_among_the_best() {
    let folder = Folder::new();
    let document = |id: i64| {
        let times = |many: i64| usize::try_from(many).unwrap();
        let body = "jalan ".repeat(times(id % 5)) + &"lampu padam ".repeat(times(id * 7 % 11));
        let title = ["", "Jalan kami", "Lampu", "Lampu jalan"][times(id * 13 % 4)];
        let mut document = aspiration(id, title, &(body + &"lain ".repeat(times(id % 23))));
        document.key.part = Part::ALL[times(id * 3 % 5)];
        document.at = Timestamp(id * 40_000_000_000);
        document.supports = u32::try_from(id * 31 % 90).unwrap();
        document
    };
    let index = index_of(&folder, (1..=900).map(document).collect());
    // Another segment, and documents that were replaced.
    index
        .apply((850..=1_100).map(|id| put(document(id))).collect())
        .unwrap();
    for text in [
        "jalan",
        "lampu jalan",
        "\"lampu padam\" jalan",
        "padam OR jalan",
        "lam*",
    ] {
        let mut query = Query {
            now: Some(Timestamp(1_100 * 40_000_000_000)),
            explain: true,
            ..words(text)
        };
        let first = ids(&index.search(&query).unwrap().hits);
        let mut all = Vec::new();
        // The more are skipped, the fewer are left out.
        for offset in (0..1_100).step_by(50) {
            query.page = Page {
                size: 50,
                offset,
                after: None,
            };
            all.extend(index.search(&query).unwrap().hits);
        }
        let scores = all
            .iter()
            .map(|hit| hit.explanation.as_ref().unwrap().score);
        for (score, hit) in scores.zip(&all) {
            assert!(
                (score - hit.score).abs() <= score * 1e-5,
                "{text}: {:?}",
                hit.key
            );
        }
        assert!(
            all.is_sorted_by(|one, next| one.score >= next.score),
            "{text}"
        );
        assert_eq!(ids(&all)[..20], first, "{text}");
        let mut seen = ids(&all);
        seen.sort_unstable();
        seen.dedup();
        let total = index.search(&query).unwrap().total;
        assert_eq!(u64::try_from(seen.len()).unwrap(), total, "{text}");
    }
}

#[test]
fn orders_order() {
    let folder = Folder::new();
    let index = forum(&folder);
    let all = |order| {
        let result = index
            .search(&Query {
                order,
                ..Query::default()
            })
            .unwrap();
        ids(&result.hits)
    };
    assert_eq!(all(Order::Newest), [8, 7, 6, 5, 4, 3, 2, 1]);
    assert_eq!(
        all(Order::Best),
        all(Order::Newest),
        "nothing to compare with"
    );
    assert_eq!(all(Order::MostSupported).first(), Some(&8));
}

#[test]
fn a_hidden_word_is_neither_proposed_nor_corrected_to() {
    let folder = Folder::new();
    let index = forum(&folder);
    index
        .apply(vec![put(aspiration(9, "Rahasiaku", "kenarimerah"))])
        .unwrap();
    assert_eq!(index.complete("kenarim", 5).unwrap(), ["kenarimerah"]);
    index
        .apply(vec![search::Change::Remove(search::DocumentKey::new(
            search::Part::Aspiration,
            9,
        ))])
        .unwrap();
    assert!(index.complete("kenarim", 5).unwrap().is_empty());
    let typo = index.search(&words("kenarimera")).unwrap();
    assert_eq!((typo.total, typo.did_you_mean), (0, None));
    assert_eq!(index.search(&words("kenarim*")).unwrap().total, 0);
}
