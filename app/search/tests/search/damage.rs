//! Damaged files: noticed or harmless, never a panic, and repaired by a rebuild.

use std::convert::Infallible;
use std::path::Path;

use search::{Document, Index, Opened, Part, Query, SearchError};

use super::world::{Folder, aspiration, index_of, put, words};

fn documents() -> Vec<Document> {
    (1..=300)
        .map(|id| {
            aspiration(
                id,
                "Lampu jalan",
                &format!("padam sejak hari ke-{id} di gang{id}x"),
            )
        })
        .collect()
}

fn truncate(file: &Path) {
    let bytes = std::fs::read(file).unwrap();
    std::fs::write(file, bytes.get(..bytes.len() / 2).unwrap()).unwrap();
}

fn flip(file: &Path) {
    let mut bytes = std::fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    if let Some(byte) = bytes.get_mut(middle) {
        *byte ^= 0x55;
    }
    std::fs::write(file, bytes).unwrap();
}

fn delete(file: &Path) {
    std::fs::remove_file(file).unwrap();
}

const DAMAGES: [fn(&Path); 3] = [truncate, flip, delete];

#[test]
fn a_damaged_file_is_noticed_at_the_start_and_the_index_replaced() {
    let count = {
        let folder = Folder::new();
        drop(index_of(&folder, documents()));
        folder.files().len()
    };
    for damage in DAMAGES {
        for number in 0..count {
            let folder = Folder::new();
            drop(index_of(&folder, documents()));
            let Some(file) = folder.files().into_iter().nth(number) else {
                continue;
            };
            damage(&file);
            let (index, opened) = Index::open(folder.path()).unwrap();
            // The list of managed files only serves cleaning up; without it all is still there.
            let harmless = opened == Opened::Ready && index.count() == 300;
            assert!(
                harmless || (opened == Opened::Rebuilt && index.count() == 0),
                "{file:?}"
            );
            index
                .rebuild(documents().into_iter().map(Ok::<_, Infallible>))
                .unwrap();
            assert_eq!(index.search(&words("lampu")).unwrap().total, 300);
        }
    }
}

#[test]
fn a_file_damaged_while_open_gives_an_answer_or_broken() {
    for damage in DAMAGES {
        let folder = Folder::new();
        let index = index_of(&folder, documents());
        for file in folder.files() {
            damage(&file);
        }
        for typed in [
            "lampu",
            "",
            "\"lampu jalan\"",
            "pad*",
            "lampi",
            "gang7x -padam",
        ] {
            let query = Query { ..words(typed) };
            if let Err(error) = index.search(&query) {
                assert!(matches!(error, SearchError::Broken(_)), "{error:?}");
            }
        }
        if let Err(error) = index.complete("lam", 5) {
            assert!(matches!(error, SearchError::Broken(_)), "{error:?}");
        }
        assert!(matches!(index.verify(), Err(SearchError::Broken(_))));
        // Writing may fail, but must not panic; a rebuild repairs all, without a restart.
        let _ = index.apply(vec![put(aspiration(301, "Lampu", ""))]);
        index
            .rebuild(documents().into_iter().map(Ok::<_, Infallible>))
            .unwrap();
        assert_eq!(index.search(&words("lampu")).unwrap().total, 300);
        index
            .apply(vec![put(aspiration(301, "Lampu", ""))])
            .unwrap();
        assert_eq!(index.count(), 301);
        assert!(
            index
                .keys()
                .unwrap()
                .iter()
                .all(|key| key.part == Part::Aspiration)
        );
        index.verify().unwrap();
    }
}

#[test]
fn a_folder_that_vanishes_is_made_again() {
    let folder = Folder::new();
    let index = index_of(&folder, documents());
    for file in folder.files() {
        std::fs::remove_dir_all(file.parent().unwrap()).unwrap_or_default();
    }
    let _ = index.search(&words("lampu"));
    index
        .rebuild(documents().into_iter().map(Ok::<_, Infallible>))
        .unwrap();
    assert_eq!(index.search(&words("lampu")).unwrap().total, 300);
}
