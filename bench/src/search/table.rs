//! The tables of the search measurements.

#![expect(
    clippy::print_stdout,
    reason = "the tables are what this program is for"
)]

use super::measure::Row;
use super::questions::Kind;
use super::{Built, Name};
use crate::load::Latencies;
use crate::report::{megabytes, seconds, thousands, times};
use std::time::Duration;

/// Two numbers for the process that waits for them.
pub(super) fn pair((one, two): (u64, u64)) {
    println!("{one} {two}");
}

/// How the indexes were filled.
pub(super) fn built(count: i64, making: Duration, built: &[(Name, Built)]) {
    println!("### {} documents\n", thousands(count));
    println!(
        "Making the documents takes {} of the time of filling.\n",
        seconds(making)
    );
    println!("| engine | documents/s | on disk | RssAnon filling | open | after all questions |");
    println!("|---|---:|---:|---:|---:|---:|");
    for (name, built) in built {
        let a_second = count.cast_unsigned() * 1_000_000 / built.micros.max(1);
        println!(
            "| {} | {} | {} | {} | {} | {} |",
            name.title(),
            thousands(a_second),
            megabytes(built.bytes / 1_000),
            megabytes(built.peak_kb),
            megabytes(built.open_kb),
            megabytes(built.asked_kb),
        );
    }
    println!();
}

/// Every kind of question, each engine beside the others.
pub(super) fn questions(rows: &[Row]) {
    println!("| question | engine | found | p50 ms | p99 ms | p50 beside Rembuk's |");
    println!("|---|---|---:|---:|---:|---:|");
    for kind in Kind::ALL {
        let of_kind = || rows.iter().filter(|row| row.kind == kind);
        let p50 = |row: &Row| row.times.as_ref().map(|times| times.percentile(50));
        let ours = of_kind()
            .find(|row| row.engine == Name::Rembuk)
            .and_then(p50);
        for row in of_kind() {
            let measured = row.times.as_ref().map_or("– | –".to_owned(), times);
            println!(
                "| {} | {} | {} | {measured} | {} |",
                kind.name(),
                row.engine.title(),
                thousands(row.found),
                beside(p50(row), ours),
            );
        }
    }
    println!();
}

/// Hostile questions.
pub(super) fn hostile(rows: &[(&str, u64, Latencies)]) {
    println!("| hostile question | found | p50 ms | p99 ms |");
    println!("|---|---:|---:|---:|");
    for (name, found, measured) in rows {
        println!("| {name} | {} | {} |", thousands(found), times(measured));
    }
    println!();
}

/// Single changes.
pub(super) fn changes(measured: &Latencies) {
    let ms = times(measured).replace(" | ", " ms, p99 ");
    println!("One document changed, on disk and found: p50 {ms} ms.\n");
}

fn beside(one: Option<u32>, ours: Option<u32>) -> String {
    let (Some(one), Some(ours)) = (one, ours) else {
        return "–".to_owned();
    };
    let hundredths = u64::from(one) * 100 / u64::from(ours.max(1));
    format!("{}.{:02} ×", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_engine_twice_as_slow_is_two_times() {
        assert_eq!(super::beside(Some(200), Some(100)), "2.00 ×");
        assert_eq!(super::beside(None, Some(100)), "–");
    }
}
