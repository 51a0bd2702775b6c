//! What happens to the index happens to nobody else: the site answers, says that search is incomplete, and mends itself
//! without a restart.

use super::keeping::{Worker, files};
use super::{search, small_world, wrote};
use crate::site::Site;
use rembuk::workers::indexing::Folders;
use std::path::Path;
use std::time::{Duration, Instant};

/// So long may mending take.
const MENDED: Duration = Duration::from_secs(20);

/// The folders that hold an index; the lock beside them stays.
fn generations(folder: &Path) -> Vec<std::path::PathBuf> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect()
}

fn deleted(folder: &Path) {
    for path in generations(folder) {
        // The index may be writing a file at this very moment.
        while std::fs::remove_dir_all(&path).is_err() && path.exists() {}
    }
}

/// Changes the bytes of every file; one may be gone meanwhile.
fn change(folder: &Path, how: fn(Vec<u8>) -> Vec<u8>) {
    for file in generations(folder).iter().flat_map(|path| files(path)) {
        if let Ok(bytes) = std::fs::read(&file) {
            std::fs::write(file, how(bytes)).unwrap();
        }
    }
}

fn truncated(folder: &Path) {
    change(folder, |bytes| bytes[..bytes.len() / 2].to_vec());
}

fn emptied(folder: &Path) {
    change(folder, |_| Vec::new());
}

fn flipped(folder: &Path) {
    change(folder, |mut bytes| {
        let middle = bytes.len() / 2;
        if let Some(byte) = bytes.get_mut(middle) {
            *byte ^= 0x10;
        }
        bytes
    });
}

fn garbage(folder: &Path) {
    change(folder, |bytes| vec![0x5a; bytes.len()]);
}

/// Searches until the index is whole again, and is never left without an answer.
async fn mends(site: &Site, (words, id): (&str, &str)) {
    let begun = Instant::now();
    loop {
        let page = site.visitor().get(&search(words)).await;
        page.is(200).has(id);
        let whole = !page.text.contains("Pencarian sedang disiapkan");
        let compared = forum::search::compare(&site.forum).await;
        if whole
            && let Ok(Some(compared)) = compared
            && compared.is_equal()
            && compared.waiting == 0
        {
            return;
        }
        assert!(begun.elapsed() < MENDED, "{compared:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_damaged_or_deleted_index_mends_itself_while_the_site_runs() {
    let damages: [fn(&Path); 5] = [deleted, truncated, emptied, flipped, garbage];
    let (site, mut siti, [road, ..]) = small_world().await;
    let worker = Worker::of(&site);
    for (number, damage) in damages.into_iter().enumerate() {
        // Nothing is being tidied up while the files change.
        forum::search::rest(&site.forum).await.unwrap();
        damage(&site.config.index_folder());
        site.visitor()
            .get(&search("jalan rusak"))
            .await
            .is(200)
            .has(&road);
        let title = format!("Taman{number}x bermain");
        let new = wrote(
            &mut siti,
            ("fkp", "aspiration", "public"),
            (&title, "Untuk anak-anak."),
        )
        .await;
        mends(&site, ("jalan rusak", &road)).await;
        site.visitor().get(&search(&title)).await.has(&new);
    }
    worker.stop().await;
}

#[tokio::test]
async fn where_another_process_holds_the_index_the_database_is_searched() {
    let (site, _, [road, ..]) = small_world().await;
    let clock = site.clock.clone();
    let other = rembuk::open::open(&site.config, clock).await.unwrap();
    let held = Folders::of(&site.config).open(&other).await.unwrap_err();
    assert!(held.is_busy(), "{held}");
    let ask = forum::search::Ask {
        text: "jalan".to_owned(),
        size: 10,
        ..forum::search::Ask::default()
    };
    let view = forum::search::find(&other, &ask).await.unwrap();
    assert!(view.partial);
    assert!(
        view.found
            .iter()
            .any(|one| one.target.path().ends_with(&road))
    );
    other.store.clone().close().await.unwrap();
}
