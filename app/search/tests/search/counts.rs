//! Counts beside the results, against a filter written down naively.

use domain::ids::{AgencyId, AreaId, ConsultationId};
use domain::time::Timestamp;
use proptest::prelude::*;
use search::{Counts, Document, DocumentKey, Filters, Index, Part, Query};

use super::world::{Folder, aspiration, cases, index_of, put, words};

const KINDS: [&str; 3] = ["aspiration", "complaint", "information"];
const STATES: [&str; 3] = ["received", "answered", "done"];

/// 400 documents whose facts follow from their number.
fn documents() -> Vec<Document> {
    let pick = |id: i64, from: [&str; 3], step: i64| {
        let at = usize::try_from(id * step % 4).unwrap();
        from.get(at).map(|code| (*code).to_owned())
    };
    (1..=400)
        .map(|id| {
            let part = Part::ALL[usize::try_from(id * 7 % 5).unwrap()];
            Document {
                key: DocumentKey::new(part, id),
                body: if id % 3 == 0 {
                    "lampu padam"
                } else {
                    "lampu jalan"
                }
                .to_owned(),
                consultation: ConsultationId(id % 6),
                agency: AgencyId(id % 4),
                area: (id % 3 != 0).then_some(AreaId(id % 5)),
                kind: pick(id, KINDS, 3),
                state: pick(id / 4, STATES, 5),
                ..aspiration(id, "Judul", "")
            }
        })
        .collect()
}

fn passes(filters: &Filters, document: &Document) -> [bool; 7] {
    let code = |wanted: &[String], code: &Option<String>| {
        wanted.is_empty() || code.as_ref().is_some_and(|code| wanted.contains(code))
    };
    let others = filters.since.is_none_or(|since| since <= document.at)
        && filters.until.is_none_or(|until| document.at < until);
    [
        filters.parts.is_empty() || filters.parts.contains(&document.key.part),
        filters.consultations.is_empty() || filters.consultations.contains(&document.consultation),
        code(&filters.kinds, &document.kind),
        code(&filters.states, &document.state),
        filters.agencies.is_empty() || filters.agencies.contains(&document.agency),
        filters.areas.is_empty() || document.area.is_some_and(|a| filters.areas.contains(&a)),
        others,
    ]
}

/// The documents that pass all filters but one.
fn beside<'a>(
    documents: &'a [Document],
    filters: &'a Filters,
    dimension: usize,
) -> impl Iterator<Item = &'a Document> {
    documents.iter().filter(move |document| {
        let passed = passes(filters, document);
        passed
            .iter()
            .enumerate()
            .all(|(at, passed)| *passed || at == dimension)
    })
}

fn tally<K: Ord>(values: impl Iterator<Item = K>) -> Vec<(K, u64)> {
    let mut counts = std::collections::BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().collect()
}

fn sorted(mut counts: Counts) -> Counts {
    counts.parts.sort();
    counts.consultations.sort();
    counts.kinds.sort();
    counts.states.sort();
    counts.agencies.sort();
    counts.areas.sort();
    counts
}

fn check(index: &Index, documents: &[Document], text: &str, filters: Filters) {
    let query = Query {
        filters,
        ..words(text)
    };
    let result = index.search(&query).unwrap();
    let matching: Vec<Document> = documents
        .iter()
        .filter(|document| text.is_empty() || document.body.contains(text))
        .cloned()
        .collect();
    let f = &query.filters;
    let expected = Counts {
        parts: tally(beside(&matching, f, 0).map(|d| d.key.part)),
        consultations: tally(beside(&matching, f, 1).map(|d| d.consultation)),
        kinds: tally(beside(&matching, f, 2).filter_map(|d| d.kind.clone())),
        states: tally(beside(&matching, f, 3).filter_map(|d| d.state.clone())),
        agencies: tally(beside(&matching, f, 4).map(|d| d.agency)),
        areas: tally(beside(&matching, f, 5).filter_map(|d| d.area)),
    };
    let total = u64::try_from(beside(&matching, f, 7).count()).unwrap();
    assert_eq!(result.total, total, "{query:?}");
    assert_eq!(sorted(result.counts), expected, "{query:?}");
}

#[test]
fn counts_equal_a_naive_filter() {
    let folder = Folder::new();
    let mut documents = documents();
    let index = index_of(&folder, documents.clone());
    // Several segments and removed documents must not show.
    for chunk in [0..20, 20..40] {
        let changed = documents.get_mut(chunk).unwrap();
        changed
            .iter_mut()
            .for_each(|document| document.state = Some("done".to_owned()));
        index
            .apply(changed.iter().cloned().map(put).collect())
            .unwrap();
    }
    let some = |of: [&str; 3]| prop::sample::subsequence(of.map(str::to_owned).to_vec(), 0..=2);
    let filters = (
        prop::sample::subsequence(Part::ALL.to_vec(), 0..=2),
        prop::sample::subsequence((0..7).map(ConsultationId).collect::<Vec<_>>(), 0..=2),
        some(KINDS),
        some(STATES),
        prop::sample::subsequence((0..4).map(AgencyId).collect::<Vec<_>>(), 0..=2),
        prop::sample::subsequence((0..5).map(AreaId).collect::<Vec<_>>(), 0..=2),
        prop::option::of(0..400_i64),
        prop::option::of(0..400_i64),
        prop::sample::select(vec!["", "lampu", "padam", "jalan"]),
    );
    proptest!(cases(200), |(
        (parts, consultations, kinds, states, agencies, areas, since, until, text) in filters
    )| {
        let second = |at: i64| Timestamp(at * 1_000_000);
        let filters = Filters {
            parts, consultations, kinds, states, agencies, areas,
            since: since.map(second),
            until: until.map(second),
            ..Filters::default()
        };
        check(&index, &documents, text, filters);
    });
}
