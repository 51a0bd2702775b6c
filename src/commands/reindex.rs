//! `rembuk reindex`: builds the search index anew, or asks the running server to.

use crate::config::Config;
use crate::open;
use anyhow::Context;
use forum::clock::Clock;
use forum::search;
use indicatif::{ProgressBar, ProgressStyle};

/// Builds the index from the database. Where a server holds it, that server does so within seconds, without a pause in
/// searching.
///
/// # Errors
/// A line that says what cannot be opened or written.
#[expect(clippy::print_stdout, reason = "the one line that says what was done")]
pub async fn reindex(config: &Config) -> anyhow::Result<()> {
    let forum = open::open(config, Clock::Machine).await?;
    let folder = config.index_folder();
    match search::open(&forum, &folder).await {
        Ok(()) => {
            let bar = ProgressBar::new(store::search::rows(forum.store.read()).await?);
            if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {per_sec}") {
                bar.set_style(style);
            }
            let written = search::rebuild(&forum, |read| bar.set_position(read)).await?;
            bar.finish_and_clear();
            search::rest(&forum).await?;
            println!("{written} documents in {}", folder.display());
        }
        Err(error) if error.is_busy() => {
            search::ask_to_rebuild(&forum).await?;
            println!("The running server builds the index anew now; searching goes on meanwhile.");
        }
        Err(error) => {
            return Err(error).with_context(|| format!("search index {}", folder.display()));
        }
    }
    Ok(forum.store.close().await?)
}
