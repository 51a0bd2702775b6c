//! Putting, removing, rebuilding, reopening.

use std::convert::Infallible;

use search::{Change, DocumentKey, Index, Opened, Part, RebuildError, SearchError};

use super::world::{Folder, aspiration, found, index_of, put, words};

fn key(id: i64) -> DocumentKey {
    DocumentKey::new(Part::Aspiration, id)
}

#[test]
fn changes_are_idempotent_and_seen_at_once() {
    let folder = Folder::new();
    let index = index_of(&folder, Vec::new());
    let changes = vec![
        put(aspiration(1, "Lampu", "padam")),
        put(aspiration(2, "Banjir", "tinggi")),
        put(aspiration(1, "Lampu", "sudah menyala")),
        Change::Remove(key(2)),
        Change::Remove(key(99)),
    ];
    for _ in 0..3 {
        index.apply(changes.clone()).unwrap();
        assert_eq!(index.keys().unwrap(), [key(1)]);
        assert_eq!(index.count(), 1);
        assert_eq!(found(&index, "menyala"), [1]);
        assert!(found(&index, "padam").is_empty());
    }
    index.apply(Vec::new()).unwrap();
    index.rest().unwrap();
    index.apply(vec![Change::Remove(key(1))]).unwrap();
    assert_eq!(index.count(), 0);
}

#[test]
fn keys_of_different_parts_do_not_meet() {
    let folder = Folder::new();
    let index = index_of(&folder, Vec::new());
    let mut comment = aspiration(1, "", "komentar lampu");
    comment.key = DocumentKey::new(Part::Comment, 1);
    index
        .apply(vec![put(aspiration(1, "Lampu", "")), put(comment)])
        .unwrap();
    index.apply(vec![Change::Remove(key(1))]).unwrap();
    assert_eq!(index.keys().unwrap(), [DocumentKey::new(Part::Comment, 1)]);
}

#[test]
fn an_index_is_found_again_as_it_was_left() {
    let folder = Folder::new();
    let index = index_of(&folder, vec![aspiration(1, "Lampu", "padam")]);
    index
        .apply(vec![put(aspiration(2, "Lampu", "mati"))])
        .unwrap();
    drop(index);
    let (index, opened) = Index::open(folder.path()).unwrap();
    assert_eq!(opened, Opened::Ready);
    assert_eq!(found(&index, "lampu"), [2, 1]);
    index.verify().unwrap();
}

#[test]
fn an_index_that_was_never_complete_asks_for_a_rebuild() {
    let folder = Folder::new();
    let (index, opened) = Index::open(folder.path()).unwrap();
    assert_eq!(opened, Opened::Fresh);
    index
        .apply(vec![put(aspiration(1, "Lampu", "padam"))])
        .unwrap();
    drop(index);
    let (index, opened) = Index::open(folder.path()).unwrap();
    assert_eq!(opened, Opened::Fresh);
    assert_eq!(index.count(), 1);
    index
        .rebuild([Ok::<_, Infallible>(aspiration(2, "Banjir", ""))])
        .unwrap();
    assert_eq!(index.keys().unwrap(), [key(2)]);
    index.clear().unwrap();
    assert_eq!(index.count(), 0);
    drop(index);
    assert_eq!(Index::open(folder.path()).unwrap().1, Opened::Fresh);
}

#[test]
fn a_rebuild_whose_source_fails_changes_nothing() {
    let folder = Folder::new();
    let index = index_of(&folder, vec![aspiration(1, "Lampu", "padam")]);
    let source = [Ok(aspiration(2, "Banjir", "")), Err("database gone")];
    assert!(matches!(
        index.rebuild(source),
        Err(RebuildError::Source("database gone"))
    ));
    assert_eq!(index.keys().unwrap(), [key(1)]);
    index.apply(vec![put(aspiration(3, "Lampu", ""))]).unwrap();
    assert_eq!(index.count(), 2);
    drop(index);
    assert_eq!(Index::open(folder.path()).unwrap().1, Opened::Ready);
}

#[test]
fn an_unfinished_rebuild_is_forgotten() {
    let folder = Folder::new();
    drop(index_of(&folder, vec![aspiration(1, "Lampu", "padam")]));
    // What a killed process leaves behind: the next generation without its commit.
    std::fs::create_dir(folder.path().join("index-9")).unwrap();
    std::fs::write(folder.path().join("index-9/half.store"), b"half").unwrap();
    let (index, opened) = Index::open(folder.path()).unwrap();
    assert_eq!((opened, index.count()), (Opened::Ready, 1));
    assert!(!folder.path().join("index-9").exists());
}

#[test]
fn only_one_process_has_the_index_and_old_lock_files_do_not_matter() {
    let folder = Folder::new();
    let index = index_of(&folder, vec![aspiration(1, "Lampu", "padam")]);
    assert!(matches!(Index::open(folder.path()), Err(SearchError::Busy)));
    drop(index);
    for generation in std::fs::read_dir(folder.path()).unwrap() {
        let generation = generation.unwrap().path();
        if generation.is_dir() {
            std::fs::write(generation.join(".tantivy-writer.lock"), b"").unwrap();
            std::fs::write(generation.join(".tantivy-meta.lock"), b"").unwrap();
        }
    }
    let (index, opened) = Index::open(folder.path()).unwrap();
    assert_eq!(opened, Opened::Ready);
    index.apply(vec![put(aspiration(2, "Lampu", ""))]).unwrap();
    assert_eq!(index.count(), 2);
}

#[test]
fn another_version_of_the_index_is_replaced() {
    let folder = Folder::new();
    drop(index_of(&folder, vec![aspiration(1, "Lampu", "padam")]));
    let meta = folder
        .files()
        .into_iter()
        .find(|file| file.ends_with("meta.json"))
        .unwrap();
    let text = std::fs::read_to_string(&meta).unwrap();
    assert!(text.contains(" complete\""));
    std::fs::write(&meta, text.replace(" complete\"", " complete, of old\"")).unwrap();
    let (index, opened) = Index::open(folder.path()).unwrap();
    assert_eq!((opened, index.count()), (Opened::Rebuilt, 0));
}

#[test]
fn a_removed_text_leaves_the_disk_when_compacted() {
    let folder = Folder::new();
    let index = index_of(
        &folder,
        vec![
            aspiration(1, "Lampu", "padam"),
            aspiration(2, "Kenarimerah", ""),
        ],
    );
    let on_disk = |word: &[u8]| {
        let files = folder.files();
        let mut files = files.iter().map(|file| std::fs::read(file).unwrap());
        files.any(|bytes| bytes.windows(word.len()).any(|window| window == word))
    };
    assert!(on_disk(b"Kenarimerah"));
    index.apply(vec![Change::Remove(key(2))]).unwrap();
    index.compact().unwrap();
    assert!(!on_disk(b"Kenarimerah"));
    assert_eq!(found(&index, "lampu"), [1]);
}

#[test]
fn threads_search_while_one_writes() {
    let folder = Folder::new();
    let index = index_of(&folder, vec![aspiration(1, "Lampu", "padam")]);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for id in 2..40 {
                index
                    .apply(vec![put(aspiration(id, "Lampu", "padam"))])
                    .unwrap();
            }
        });
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..50 {
                    assert!(index.search(&words("lampu")).unwrap().total >= 1);
                }
            });
        }
    });
    index.rest().unwrap();
    assert_eq!(index.count(), 39);
}
