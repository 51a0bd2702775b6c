//! The words of a letter, read at the moment of sending.

use crate::forum::Forum;
use crate::search::{Run, of_texts};
use domain::ids::PersonId;
use domain::letters::{FoundText, SavedSearchLetter};
use std::collections::{BTreeMap, HashSet};
use store::StoreError;
use store::saved_searches::Hit;
use store::search::Rows;
use store::viewer::Viewer;

/// The letter in words: of what everybody may read now, without what its reader wrote. `None` when nothing is left.
pub(crate) async fn in_words(
    forum: &Forum,
    reader: PersonId,
    letter: SavedSearchLetter,
) -> Result<Option<SavedSearchLetter>, StoreError> {
    let db = forum.store.read();
    let keys: Vec<Hit> = letter
        .waiting
        .iter()
        .map(|key| (key.part, key.row))
        .collect();
    let viewer = Viewer::person(reader, Vec::new(), forum.seal.clone());
    let own = store::saved_searches::own(db, &viewer, &keys).await?;
    let own: HashSet<Hit> = own.into_iter().collect();
    let mut rows: BTreeMap<_, Vec<i64>> = BTreeMap::new();
    for (part, row) in keys.into_iter().filter(|key| !own.contains(key)) {
        rows.entry(part).or_default().push(row);
    }
    let mut texts = Vec::new();
    for (part, rows) in rows {
        texts.extend(store::search::texts(db, part, Rows::Of(&rows)).await?);
    }
    texts.sort_by_key(|text| text.at);
    let found: Vec<FoundText> = of_texts(db, texts)
        .await?
        .into_iter()
        .map(|found| FoundText {
            part: found.target.part(),
            path: found.target.path(),
            title: found.below.unwrap_or_else(|| words(found.title)),
            excerpt: words(found.snippet),
        })
        .collect();
    Ok((!found.is_empty()).then_some(SavedSearchLetter { found, ..letter }))
}

fn words(runs: Vec<Run>) -> String {
    runs.into_iter().map(|run| run.text).collect()
}
