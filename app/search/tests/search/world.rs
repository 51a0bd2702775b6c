//! A small index in a folder of its own.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use domain::ids::{AgencyId, AreaId, ConsultationId};
use domain::time::Timestamp;
use search::{Change, Document, DocumentKey, Hit, Index, Part, Query, Run};

/// A folder that is removed at the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path =
            std::env::temp_dir().join(format!("rembuk-search-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// The files of the index, without locks.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for generation in std::fs::read_dir(&self.0).unwrap() {
            let generation = generation.unwrap().path();
            if generation.is_dir() {
                let inside = std::fs::read_dir(generation).unwrap();
                files.extend(inside.map(|file| file.unwrap().path()));
            }
        }
        files.retain(|file| !file.to_string_lossy().contains(".lock"));
        files.sort();
        files
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// An aspiration with a title and a body.
pub(crate) fn aspiration(id: i64, title: &str, body: &str) -> Document {
    Document {
        key: DocumentKey::new(Part::Aspiration, id),
        title: title.to_owned(),
        body: body.to_owned(),
        words: String::new(),
        consultation: ConsultationId(1),
        agency: AgencyId(1),
        area: Some(AreaId(10)),
        kind: Some("complaint".to_owned()),
        state: Some("received".to_owned()),
        at: Timestamp(id * 1_000_000),
        supports: 0,
        answered: false,
    }
}

/// An index that holds these documents.
pub(crate) fn index_of(folder: &Folder, documents: Vec<Document>) -> Index {
    let (index, opened) = Index::open(folder.path()).unwrap();
    assert!(opened.needs_rebuild());
    let count = u64::try_from(documents.len()).unwrap();
    let source = documents.into_iter().map(Ok::<_, Infallible>);
    assert_eq!(index.rebuild(source).unwrap(), count);
    index
}

pub(crate) fn put(document: Document) -> Change {
    Change::Put(Box::new(document))
}

pub(crate) fn words(text: &str) -> Query {
    Query {
        text: text.into(),
        ..Query::default()
    }
}

/// The ids found, best first.
pub(crate) fn found(index: &Index, text: &str) -> Vec<i64> {
    ids(&index.search(&words(text)).unwrap().hits)
}

pub(crate) fn ids(hits: &[Hit]) -> Vec<i64> {
    hits.iter().map(|hit| hit.key.id).collect()
}

/// The text with marks in brackets.
pub(crate) fn shown(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match run.marked {
            true => format!("[{}]", run.text),
            false => run.text.clone(),
        })
        .collect()
}

/// So many random cases, leaving no files behind.
pub(crate) fn cases(count: u32) -> proptest::test_runner::Config {
    proptest::test_runner::Config {
        cases: count,
        failure_persistence: None,
        ..Default::default()
    }
}
