//! The tables of the mail measurements.

#![expect(
    clippy::print_stdout,
    reason = "the tables are what this program is for"
)]

use super::Handed;
use super::building::Built;
use super::requests::Row;
use crate::load::Latencies;
use crate::report::{megabytes, seconds, thousands, times};
use std::time::Duration;

/// Messages built.
pub(super) fn built(built: &[Built]) {
    println!("### Messages built, one after the other\n");
    println!("| signature | mails/s | bytes a mail |");
    println!("|---|---:|---:|");
    for built in built {
        println!(
            "| {} | {} | {} |",
            built.signature,
            thousands(a_second(built.messages, built.took)),
            thousands(built.bytes / built.messages.max(1)),
        );
    }
    println!();
}

/// A long queue handed over.
pub(super) fn handed(handed: &Handed) {
    println!("### A long queue handed over to a relay on this machine\n");
    println!("| what | |");
    println!("|---|---:|");
    let mails = u64::try_from(handed.mails).unwrap_or(u64::MAX).max(1);
    let codes = |percent| {
        let micros = u64::from(handed.codes.percentile(percent));
        seconds(Duration::from_micros(micros))
    };
    for (what, value) in [
        ("mails", thousands(handed.mails)),
        ("time", seconds(handed.took)),
        ("mails/s", thousands(a_second(handed.mails, handed.took))),
        ("CPU µs a mail", thousands(handed.cpu_micros / mails)),
        ("RssAnon idle, nothing queued", megabytes(handed.idle_kb)),
        ("RssAnon at most, all queued", megabytes(handed.peak_kb)),
        ("codes meanwhile, p50", codes(50)),
        ("codes meanwhile, p95", codes(95)),
        ("mails that waited at the last code", thousands(handed.left)),
    ] {
        println!("| {what} | {value} |");
    }
    println!();
}

/// Requests with the relay there and away.
pub(super) fn requests(rows: &[Row]) {
    println!("### Requests while the relay is there, and while it is away\n");
    println!("| request | there p50 ms | p99 ms | away p50 ms | p99 ms | p50 away / there |");
    println!("|---|---:|---:|---:|---:|---:|");
    for row in rows {
        println!(
            "| {} | {} | {} | {} |",
            row.name,
            times(&row.there),
            times(&row.away),
            change(&row.there, &row.away),
        );
    }
    println!();
}

/// By how much the middle time differs, in percent.
fn change(there: &Latencies, away: &Latencies) -> String {
    let (there, away) = (
        i64::from(there.percentile(50)),
        i64::from(away.percentile(50)),
    );
    let tenths = (away - there) * 1_000 / there.max(1);
    let sign = if tenths < 0 { '-' } else { '+' };
    format!("{sign}{}.{} %", tenths.abs() / 10, tenths.abs() % 10)
}

fn a_second(mails: usize, took: Duration) -> u64 {
    let mails = u64::try_from(mails).unwrap_or(u64::MAX);
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    mails.saturating_mul(1_000_000) / micros.max(1)
}
