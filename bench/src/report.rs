//! What was measured, as Markdown on stdout; how far it is, on stderr.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the tables are what this program is for"
)]

use crate::load::Latencies;
use crate::process::{Cores, Server};
use crate::reads::Page;
use crate::writes::Writes;
use anyhow::Result;
use std::time::Duration;

/// The machine, in one line.
pub(crate) fn machine(cores: &Cores) {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("unknown processor", |line| {
            line.trim_start_matches([' ', '\t', ':'])
        });
    let pinned = if cores.pinned {
        "server and load each on one of them"
    } else {
        "not divided between server and load"
    };
    println!("Machine: {model}, {} cores, {pinned}.\n", cores.count);
}

/// How long making the site took.
pub(crate) fn made(filled: Duration, indexed: Duration) {
    println!(
        "Made site: rows in {}, search index in {}.\n",
        seconds(filled),
        seconds(indexed)
    );
}

/// A sentence the reader of the numbers has to know.
pub(crate) fn note(text: &str) {
    println!("Note: {text}.\n");
}

/// What is being measured now.
pub(crate) fn progress(name: &str, cached: bool) {
    let how = if cached {
        "kept pages"
    } else {
        "pages made anew"
    };
    step(&format!("{how}: {name}"));
}

/// What is being done now.
pub(crate) fn step(what: &str) {
    eprintln!("{what}");
}

/// Start to first page.
pub(crate) fn start(server: &Server, cached: bool) {
    if !cached {
        println!(
            "Start to first page: {}. RssAnon idle: {}.\n",
            seconds(server.first_page),
            megabytes(server.idle_kb)
        );
    }
}

/// The table of pages.
pub(crate) fn pages(pages: &[Page], cached: bool) {
    let title = if cached {
        "Pages kept until anything is committed"
    } else {
        "Every page made anew"
    };
    println!("### {title}\n");
    println!(
        "| page | bytes | pages/s | plain handler/s | ratio | CPU µs | plain CPU µs | CPU ratio | p50 ms | p99 ms | RssAnon |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for page in pages {
        println!(
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            page.name,
            thousands(page.bytes),
            thousands(page.a_second),
            thousands(page.plain_a_second),
            percent(page.a_second, page.plain_a_second),
            thousands(page.cpu_micros),
            thousands(page.plain_cpu_micros),
            percent(page.plain_cpu_micros, page.cpu_micros),
            times(&page.latencies),
            megabytes(page.rss_anon_kb),
        );
    }
    println!();
}

/// The table of acts.
pub(crate) fn writes(acts: &[(&str, Writes)]) {
    println!("### Acts, each on disk before it is acknowledged\n");
    println!("| act | a second | p50 ms | p99 ms |");
    println!("|---|---:|---:|---:|");
    for (name, act) in acts {
        let a_second = thousands(act.a_second);
        println!("| {name} | {a_second} | {} |", times(&act.latencies));
    }
    println!();
}

/// The server's own memory after all that.
pub(crate) fn memory(server: &Server) -> Result<()> {
    println!(
        "RssAnon after the load: {}.\n",
        megabytes(server.rss_anon_kb()?)
    );
    Ok(())
}

pub(crate) fn times(latencies: &Latencies) -> String {
    let ms = |percent| {
        let micros = latencies.percentile(percent);
        format!("{}.{:02}", micros / 1_000, micros % 1_000 / 10)
    };
    format!("{} | {}", ms(50), ms(99))
}

pub(crate) fn seconds(duration: Duration) -> String {
    format!("{:.2} s", duration.as_secs_f64())
}

pub(crate) fn megabytes(kb: u64) -> String {
    format!("{}.{} MB", kb / 1_000, kb % 1_000 / 100)
}

fn percent(part: u64, whole: u64) -> String {
    let tenths = part * 1_000 / whole.max(1);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

pub(crate) fn thousands(number: impl ToString) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::{megabytes, percent, thousands};

    #[test]
    fn numbers_are_written_as_people_read_them() {
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!(thousands(12), "12");
        assert_eq!(percent(33, 1_000), "3.3 %");
        assert_eq!(megabytes(119_950), "119.9 MB");
    }
}
