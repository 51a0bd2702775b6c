//! The index: a cache of the database that may be lost at any moment.

use super::{answers, comments, search, small_world, wrote};
use domain::roles::Role;
use forum::search::IndexPart;
use rembuk::workers::indexing;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use store::search::Rows;

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// What the database says everybody may read.
async fn public(forum: &forum::Forum) -> BTreeSet<(IndexPart, i64)> {
    let mut public = BTreeSet::new();
    for part in IndexPart::ALL {
        let texts = store::search::texts(forum.store.read(), *part, Rows::After(0, 10_000))
            .await
            .unwrap();
        public.extend(texts.into_iter().map(|text| (*part, text.row)));
    }
    public
}

#[tokio::test]
async fn the_index_holds_exactly_what_everybody_may_read() {
    let (site, mut siti, [road, lamp, counter]) = small_world().await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    wrote(
        &mut siti,
        ("fkp", "complaint", "confidential"),
        ("Rahasia", "Rahasia."),
    )
    .await;
    comments(&mut siti, &road, "Setuju.").await;
    comments(&mut siti, &lamp, "Saya juga.").await;
    answers(&mut endah, &counter, "Buka sampai pukul 12.").await;
    siti.post(&format!("/aspirasi/{lamp}/tarik"), &[("yes", "ya")])
        .await
        .is(303);
    site.index().await;
    let by_marks = forum::search::keys(&site.forum).await.unwrap();
    let expected = public(&site.forum).await;
    assert_eq!(by_marks.iter().copied().collect::<BTreeSet<_>>(), expected);
    assert_eq!(by_marks.len(), expected.len());
    assert_eq!(expected.len(), 5);
    let written = forum::search::rebuild(&site.forum, |_| {}).await.unwrap();
    assert_eq!(written, 5);
    assert_eq!(forum::search::keys(&site.forum).await.unwrap(), by_marks);
}

#[tokio::test]
async fn without_an_index_the_page_searches_the_database_and_says_so() {
    let site = crate::site::Site::start().await;
    site.consultation("fkp").await;
    let mut siti = site.member("siti").await;
    let id = wrote(
        &mut siti,
        ("fkp", "complaint", "public"),
        ("Jalan rusak", "Berlubang."),
    )
    .await;
    wrote(
        &mut siti,
        ("fkp", "complaint", "confidential"),
        ("Jalan rahasia", "Berlubang."),
    )
    .await;
    // Nothing has been indexed yet.
    let page = site.visitor().get(&search("jalan")).await;
    page.is(200)
        .has("Pencarian sedang disiapkan")
        .has(&format!("/aspirasi/{id}"))
        .lacks("Jalan rahasia");
    site.visitor().get(&search("100%_x")).await.is(200);
    site.index().await;
    site.visitor()
        .get(&search("jalan "))
        .await
        .lacks("Pencarian sedang disiapkan")
        .has(&format!("/aspirasi/{id}"));
}

#[tokio::test]
async fn a_damaged_or_deleted_index_repairs_itself_while_the_page_works() {
    let folder_gone = |folder: &Path| {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                // The index may be writing a file at this very moment.
                while std::fs::remove_dir_all(&path).is_err() && path.exists() {}
            }
        }
    };
    let garbage = |folder: &Path| {
        for file in files(folder) {
            // The index may be tidying up at this moment.
            if let Ok(about) = std::fs::metadata(&file) {
                let bytes = vec![0x5a; usize::try_from(about.len()).unwrap()];
                std::fs::write(file, bytes).unwrap();
            }
        }
    };
    let damages: [&dyn Fn(&Path); 2] = [&folder_gone, &garbage];
    for damage in damages {
        let (site, mut siti, [road, ..]) = small_world().await;
        // Nothing is being tidied up while the files change.
        forum::search::rest(&site.forum).await.unwrap();
        damage(&site.config.index_folder());
        // Whatever it answers, it answers.
        site.visitor()
            .get(&search("jalan rusak"))
            .await
            .is(200)
            .has(&road);
        let new = wrote(
            &mut siti,
            ("fkp", "aspiration", "public"),
            ("Taman bermain", "Untuk anak-anak."),
        )
        .await;
        // The first step may fail on what is broken; the next builds it anew.
        let _broken = forum::search::keep_up(&site.forum).await;
        site.index().await;
        for (words, id) in [("jalan rusak", &road), ("taman", &new)] {
            let page = site.visitor().get(&search(words)).await;
            page.is(200).has(id).lacks("Pencarian sedang disiapkan");
        }
        let kept = forum::search::keys(&site.forum).await.unwrap();
        assert_eq!(
            kept.into_iter().collect::<BTreeSet<_>>(),
            public(&site.forum).await
        );
    }
}

#[tokio::test]
async fn the_worker_finds_what_is_posted_and_forgets_what_is_hidden_within_two_seconds() {
    let (site, mut siti, _) = small_world().await;
    let mut mira = site.staff("mira", Role::Moderator, "kelapa-dua").await;
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let mut workers = tokio::task::JoinSet::new();
    workers.spawn(indexing::run(
        Arc::clone(&site.forum),
        site.config.index_folder(),
        stopped,
    ));
    let id = wrote(
        &mut siti,
        ("fkp", "complaint", "public"),
        ("Selokan mampet", "Bau."),
    )
    .await;
    let mut waited = 0;
    while !site
        .visitor()
        .get(&search("selokan"))
        .await
        .text
        .contains(&id)
    {
        tokio::time::sleep(Duration::from_millis(50)).await;
        waited += 50;
        assert!(waited < 2_000);
    }
    super::decides(&mut mira, ("aspirasi", &id), "hide").await;
    site.visitor().get(&search("selokan")).await.lacks(&id);
    waited = 0;
    while store::index_marks::waiting(site.forum.store.read())
        .await
        .unwrap()
        > 0
    {
        tokio::time::sleep(Duration::from_millis(50)).await;
        waited += 50;
        assert!(waited < 2_000);
    }
    site.visitor()
        .get(&search("selokan"))
        .await
        .has("Tidak ada hasil");
    stop.send_replace(true);
    while workers.join_next().await.is_some() {}
}

#[tokio::test]
async fn the_operator_has_the_index_built_anew_while_the_site_runs() {
    let (site, ..) = small_world().await;
    let before = files(&site.config.index_folder());
    rembuk::commands::reindex::reindex(&site.config)
        .await
        .unwrap();
    site.index().await;
    assert_ne!(files(&site.config.index_folder()), before);
    site.visitor()
        .get(&search("jalan rusak"))
        .await
        .has("depan sekolah");
    let kept = forum::search::keys(&site.forum).await.unwrap();
    assert_eq!(kept.len(), 4);
}
