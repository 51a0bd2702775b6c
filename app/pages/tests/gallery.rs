//! The living style guide: every part on a few pages, written to `target/gallery/{id,en}/*.html`.
//!
//! Serve it with the style sheet beside it (`public/` as `/static`, the sheets of `css/` joined as `rembuk.css`).

#![expect(clippy::unwrap_used, reason = "a test may end where it cannot go on")]

mod gallery {
    pub(crate) mod desk;
    pub(crate) mod front;
    pub(crate) mod reading;
    pub(crate) mod visit;
    pub(crate) mod writing;
}

use axum::body::to_bytes;
use domain::language::Language;
use gallery::{desk, front, reading, visit, writing};
use pages::components::errors::error_page;
use pages::error::PageError;
use pages::help;
use std::path::Path;

#[tokio::test]
async fn every_part_renders_in_both_languages() {
    for language in Language::ALL {
        let visitor = visit::visitor(*language).await;
        let official = visit::official(*language).await;
        let mut shown = vec![
            ("beranda", front::page(&visitor)),
            ("konsultasi", reading::consultation(&visitor)),
            ("aspirasi", reading::aspiration(&visitor)),
            ("cari", reading::search(&visitor)),
            ("tulis", writing::form(&visitor)),
            ("periksa", writing::check(&visitor)),
            ("terkirim", writing::sent(&visitor)),
            ("kelola", desk::inbox(&official)),
            ("tidak-ada", error_page(&visitor, PageError::NotFound)),
        ];
        for (name, page) in [
            ("bantuan", help::help(visitor.clone()).await),
            ("privasi", help::privacy(visitor.clone()).await),
            ("ketentuan", help::terms(visitor.clone()).await),
            ("aksesibilitas", help::accessibility(visitor.clone()).await),
        ] {
            let body = to_bytes(page.into_body(), usize::MAX).await.unwrap();
            shown.push((name, String::from_utf8(body.to_vec()).unwrap()));
        }
        for (name, html) in shown {
            check(name, &html);
            write(*language, name, &html);
        }
    }
}

/// What the policy forbids and what the markup needs.
fn check(name: &str, html: &str) {
    assert!(html.starts_with("<!doctype html><html lang="), "{name}");
    for forbidden in [" style=", "<script", " onclick", "{operator}", "{contact}"] {
        assert!(!html.contains(forbidden), "{name}: {forbidden}");
    }
    assert_eq!(html.matches("<h1").count(), 1, "{name}: one title");
    let mut ids: Vec<&str> = html
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "{name}: ids are unique");
}

fn write(language: Language, name: &str, html: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../target/gallery")
        .join(language.code());
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}.html")), html).unwrap();
}
