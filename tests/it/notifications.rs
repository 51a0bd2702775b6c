//! Who is told what, and how often: settings, silence, letters that come together, digests, consultations that open.

mod digests;
mod phases;
mod settings;
mod together;

use crate::site::{Letter, Site};
use domain::time::Timestamp;

/// Moves the clock of a site by so many seconds, in either direction.
fn move_by(site: &Site, seconds: i64) {
    site.clock.move_to(site.clock.now().plus_seconds(seconds));
}

/// 07:00 WIB of the day after all tests begin, a Wednesday.
const MORNING: Timestamp = Timestamp(1_795_564_800_000_000);

/// The letters to `KEY@example.com` that have left by now.
async fn sent_to(site: &Site, key: &str) -> Vec<Letter> {
    let to = format!("{key}@example.com");
    let all = site.mails_now().await;
    all.into_iter().filter(|letter| letter.to == to).collect()
}
