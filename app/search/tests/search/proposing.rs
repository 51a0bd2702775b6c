//! Completions while typing, and posts that say nearly the same.

use domain::ids::ConsultationId;
use search::{DocumentKey, Filters, Index, Part, Similar};

use super::world::{Folder, aspiration, ids, index_of, shown};

fn forum(folder: &Folder) -> Index {
    let mut documents = vec![
        aspiration(
            1,
            "Lampu jalan padam di Gang Mawar",
            "Sudah dua minggu lampu jalan di Gang Mawar padam, gelap sekali.",
        ),
        aspiration(
            2,
            "Penerangan Gang Mawar mati",
            "Lampu penerangan jalan mati dua minggu, mohon diperbaiki.",
        ),
        aspiration(
            3,
            "Banjir di Bojong",
            "Setiap hujan air menggenang sampai lutut.",
        ),
        aspiration(4, "Antrean panjang", "Loket KTP hanya satu yang buka."),
    ];
    documents
        .extend((5..30).map(|id| aspiration(id, "Taman kota", "Tanaman di taman perlu dirawat.")));
    index_of(folder, documents)
}

#[test]
fn near_posts_come_closest_first() {
    let folder = Folder::new();
    let index = forum(&folder);
    let to = Similar {
        title: "lampu gang mawar padam".to_owned(),
        body: "lampu jalannya padam sudah 2 minggu".to_owned(),
        limit: 5,
        ..Similar::default()
    };
    let hits = index.similar(&to).unwrap();
    assert_eq!(ids(&hits).first(), Some(&1));
    assert!(!ids(&hits).iter().any(|id| *id > 2), "{:?}", ids(&hits));
    assert!(hits.iter().all(|hit| (0.0..=1.0).contains(&hit.score)));
    assert!(shown(&hits.first().unwrap().title).contains("[Lampu]"));

    let itself = Similar {
        except: Some(DocumentKey::new(Part::Aspiration, 1)),
        ..to.clone()
    };
    assert!(!ids(&index.similar(&itself).unwrap()).contains(&1));
    let elsewhere = Similar {
        filters: Filters {
            parts: vec![Part::Comment],
            ..Filters::default()
        },
        ..to
    };
    assert!(index.similar(&elsewhere).unwrap().is_empty());
    assert!(index.similar(&Similar::default()).unwrap().is_empty());
}

#[test]
fn what_speaks_of_the_same_things_is_found_elsewhere() {
    let folder = Folder::new();
    let mut documents = vec![
        aspiration(1, "Lampu gang mati", "Gang Mawar gelap, lampu mati."),
        aspiration(2, "Lampu halte mati", "Halte gelap karena lampu mati."),
        aspiration(3, "Antrean panjang", "Loket KTP hanya satu yang buka."),
    ];
    documents[0].consultation = ConsultationId(2);
    let index = index_of(&folder, documents);
    let to = |elsewhere_than, loosely| Similar {
        title: "Jalan terang".to_owned(),
        body: "Di mana jalan paling gelap, dan lampu mana yang mati? Sebutkan gang, halte, dan \
            tempat lain yang paling sering dilewati warga pada malam hari."
            .to_owned(),
        filters: Filters {
            elsewhere_than,
            ..Filters::default()
        },
        loosely,
        limit: 5,
        ..Similar::default()
    };
    let found = |to: Similar| {
        let mut found = ids(&index.similar(&to).unwrap());
        found.sort_unstable();
        found
    };
    assert_eq!(found(to(None, true)), [1, 2]);
    assert_eq!(found(to(Some(ConsultationId(2)), true)), [2]);
    assert_eq!(found(to(Some(ConsultationId(1)), true)), [1]);
}

#[test]
fn the_same_text_is_closest_of_all() {
    let folder = Folder::new();
    let index = forum(&folder);
    let same = Similar {
        title: "Banjir di Bojong".to_owned(),
        body: "Setiap hujan air menggenang sampai lutut.".to_owned(),
        limit: 3,
        ..Similar::default()
    };
    let hits = index.similar(&same).unwrap();
    assert_eq!(ids(&hits), [3]);
    assert!(hits.first().unwrap().score > 0.95);
}

#[test]
fn the_last_word_is_finished() {
    let folder = Folder::new();
    let index = forum(&folder);
    assert_eq!(index.complete("lam", 5).unwrap(), ["lampu"]);
    assert_eq!(index.complete("Taman ko", 5).unwrap(), ["Taman kota"]);
    assert_eq!(index.complete("ta", 5).unwrap().len(), 2);
    assert_eq!(index.complete("ta", 1).unwrap().len(), 1);
    for nothing in ["", " ", "l", "lam ", "zzz", "ya"] {
        assert!(index.complete(nothing, 5).unwrap().is_empty(), "{nothing}");
    }
}

#[test]
fn of_the_forms_of_one_word_the_most_frequent_is_proposed() {
    let folder = Folder::new();
    let lamps = [(1, "Lampu padam"), (2, "Lampu mati"), (3, "Lampunya pecah")];
    let documents = lamps.map(|(id, title)| aspiration(id, title, "Sejak Senin."));
    let index = index_of(&folder, documents.to_vec());
    assert_eq!(index.complete("lam", 5).unwrap(), ["lampu"]);
    assert!(index.complete("lampu", 5).unwrap().is_empty());
}
