//! The index: a cache of the database that may be lost at any moment.

use super::{answers, comments, search, small_world, wrote};
use crate::site::Site;
use domain::roles::Role;
use rembuk::workers::indexing;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// So late at most may the index know of something.
const LATEST: Duration = Duration::from_secs(2);

/// The loop that keeps the index, as the server runs it.
pub(super) struct Worker {
    stop: watch::Sender<bool>,
    running: JoinSet<()>,
}

impl Worker {
    pub(super) fn of(site: &Site) -> Self {
        let (stop, stopped) = watch::channel(false);
        let mut running = JoinSet::new();
        running.spawn(indexing::run(
            Arc::clone(&site.forum),
            indexing::Folders::of(&site.config),
            stopped,
        ));
        Self { stop, running }
    }

    pub(super) async fn stop(mut self) {
        self.stop.send_replace(true);
        while self.running.join_next().await.is_some() {}
    }
}

/// Every file below a folder.
pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
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

/// How many texts the index holds, which are those everybody may read.
async fn whole(forum: &forum::Forum) -> usize {
    let compared = forum::search::compare(forum).await.unwrap().unwrap();
    assert!(compared.is_equal() && compared.waiting == 0, "{compared:?}");
    compared.texts
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
    assert_eq!(by_marks.len(), 5);
    assert_eq!(whole(&site.forum).await, 5);
    let written = forum::search::rebuild(&site.forum, |_| {}).await.unwrap();
    assert_eq!(written, 5);
    assert_eq!(forum::search::keys(&site.forum).await.unwrap(), by_marks);
}

#[tokio::test]
async fn without_an_index_the_page_searches_the_database_and_says_so() {
    let site = Site::start().await;
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
async fn the_worker_finds_what_is_posted_and_forgets_what_is_hidden_within_two_seconds() {
    let (site, mut siti, _) = small_world().await;
    let mut mira = site.staff("mira", Role::Moderator, "kelapa-dua").await;
    let worker = Worker::of(&site);
    for number in 0..5 {
        let word = format!("selokan{number}x");
        let id = wrote(
            &mut siti,
            ("fkp", "complaint", "public"),
            (&word, "Mampet dan bau."),
        )
        .await;
        let posted = Instant::now();
        let page = || async { site.visitor().get(&search(&word)).await.text };
        while !page().await.contains(&id) {
            tokio::time::sleep(Duration::from_millis(25)).await;
            assert!(posted.elapsed() < LATEST);
        }
        super::decides(&mut mira, ("aspirasi", &id), "hide").await;
        let hidden = Instant::now();
        // From the page at once, from the index soon.
        assert!(!page().await.contains(&id));
        while !page().await.contains("Tidak ada hasil") {
            tokio::time::sleep(Duration::from_millis(25)).await;
            assert!(hidden.elapsed() < LATEST);
        }
    }
    worker.stop().await;
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
