//! Whatever is typed or posted, the index neither fails nor panics.

use proptest::prelude::*;
use search::{Order, Page, Query, Similar};

use super::world::{Folder, aspiration, cases, index_of, put, words};

/// Pieces that parsers trip over.
const PIECES: [&str; 20] = [
    "\"",
    "-",
    "*",
    "“",
    "”",
    "-\"",
    "\u{202e}",
    "\u{0}",
    "é",
    "e\u{301}",
    "ﬁ",
    "½",
    "日本語",
    "😀",
    "'",
    "RT05",
    "jln2",
    " ",
    "50.000",
    "²",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..30);
    prop_oneof![
        any::<String>(),
        pieces.prop_map(|pieces| pieces.concat()),
        prop::collection::vec(any::<u8>(), 0..2_000)
            .prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
        "[a-z\"*\\- ]{0,80}",
    ]
}

#[test]
fn any_query_has_an_answer() {
    let folder = Folder::new();
    let documents = (1..=50).map(|id| aspiration(id, "Lampu jalan", "padam “sejak” 05 😀 jln2"));
    let index = index_of(&folder, documents.collect());
    proptest!(cases(600), |(text in texts(), size in any::<u32>(), offset in any::<u32>())| {
        for order in [Order::Best, Order::Newest] {
            let page = Page { size, offset, after: None };
            let result = index.search(&Query { order, page, ..words(&text) }).unwrap();
            prop_assert!(result.hits.len() <= 50);
        }
        index.complete(&text, 10).unwrap();
        let to = Similar { title: text.clone(), body: text, limit: 5, ..Similar::default() };
        index.similar(&to).unwrap();
    });
}

#[test]
fn any_text_can_be_indexed_and_shown() {
    let folder = Folder::new();
    let index = index_of(&folder, Vec::new());
    proptest!(cases(60), |(title in texts(), body in texts())| {
        let body = format!("{body} cirisaya {body}");
        index.apply(vec![put(aspiration(1, &title, &body))]).unwrap();
        let result = index.search(&words("cirisaya")).unwrap();
        prop_assert_eq!(result.total, 1);
        let every = index.search(&words("")).unwrap();
        prop_assert_eq!(every.total, 1);
    });
}
