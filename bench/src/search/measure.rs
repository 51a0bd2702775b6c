//! The clock of the search measurements.

use super::documents::Documents;
use super::ours::Ours;
use super::questions::{self, Kind};
use super::{Engine, Name};
use crate::load::Latencies;
use anyhow::Result;
use std::hint::black_box;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Every question is asked so many times, after a first time that does not count …
const ROUNDS: usize = 30;
/// … unless that would take longer than this for one kind.
const LONGEST: Duration = Duration::from_secs(20);
/// Documents changed one by one.
const CHANGES: i64 = 50;
const SAMPLE: Duration = Duration::from_millis(10);

/// Times of one kind of question in one engine.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) kind: Kind,
    pub(super) engine: Name,
    /// `None`: the engine has no such question.
    pub(super) times: Option<Latencies>,
    /// Documents found by the middle one of the questions.
    pub(super) found: u64,
}

/// Asks everything of all engines, in turns.
pub(super) fn questions(
    engines: &[(Name, Box<dyn Engine>)],
    documents: &Documents,
    count: i64,
) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for kind in Kind::ALL {
        crate::report::step(kind.name());
        let asked = questions::of(kind, documents, count);
        let mut micros = vec![Vec::new(); engines.len()];
        let mut found = vec![Vec::new(); engines.len()];
        let begun = Instant::now();
        for round in 0..=ROUNDS {
            if round > 1 && begun.elapsed() > LONGEST {
                break;
            }
            for question in &asked {
                for (place, (_, engine)) in engines.iter().enumerate() {
                    let begun = Instant::now();
                    let Some(answer) = engine.ask(question)? else {
                        continue;
                    };
                    let took = u32::try_from(begun.elapsed().as_micros())?;
                    if let (true, Some(micros)) = (round > 0, micros.get_mut(place)) {
                        micros.push(took);
                    }
                    if let (0, Some(found)) = (round, found.get_mut(place)) {
                        found.push(answer.total);
                    }
                }
            }
        }
        for (((engine, _), micros), found) in engines.iter().zip(micros).zip(found) {
            rows.push(Row {
                kind,
                engine: *engine,
                times: (!micros.is_empty()).then(|| Latencies::of(micros)),
                found: crate::reads::middle(found),
            });
        }
    }
    Ok(rows)
}

/// Times of each hostile question, and how much it found.
pub(super) fn hostile(
    ours: &Ours,
    documents: &Documents,
) -> Result<Vec<(&'static str, u64, Latencies)>> {
    let mut rows = Vec::new();
    for hostile in questions::hostile(documents) {
        crate::report::step(hostile.name);
        let mut micros = Vec::new();
        let mut found = 0;
        for _ in 0..=ROUNDS {
            let begun = Instant::now();
            found = ours.hostile(&hostile)?.total;
            micros.push(u32::try_from(begun.elapsed().as_micros())?);
        }
        rows.push((hostile.name, found, Latencies::of(micros)));
    }
    Ok(rows)
}

/// Times until a change of one document is on disk and found.
pub(super) fn changes(ours: &Ours, documents: &Documents, count: i64) -> Result<Latencies> {
    let mut micros = Vec::new();
    for id in 1..=CHANGES.min(count) {
        let begun = Instant::now();
        ours.change(documents, id)?;
        micros.push(u32::try_from(begun.elapsed().as_micros())?);
    }
    Ok(Latencies::of(micros))
}

/// How long making the documents takes, which is part of filling every index.
pub(super) fn making(documents: &Documents, count: i64) -> Duration {
    let begun = Instant::now();
    for text in documents.all(count) {
        black_box(text);
    }
    begun.elapsed()
}

/// Microseconds that something takes, and the most memory of this process meanwhile, in kilobytes.
pub(super) fn with_peak(work: impl FnOnce() -> Result<()>) -> Result<(u64, u64)> {
    let (peak, over) = (AtomicU64::new(0), AtomicBool::new(false));
    let micros = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                peak.fetch_max(own_kb().unwrap_or(0), Ordering::Relaxed);
                std::thread::sleep(SAMPLE);
            }
        });
        let begun = Instant::now();
        let done = work();
        let took = begun.elapsed();
        over.store(true, Ordering::Relaxed);
        done.map(|()| took.as_micros())
    })?;
    Ok((u64::try_from(micros)?, peak.load(Ordering::Relaxed)))
}

/// Kilobytes once it is open, and after every question has been asked twice.
pub(super) fn memory(engine: &dyn Engine, documents: &Documents, count: i64) -> Result<(u64, u64)> {
    let open = own_kb()?;
    for kind in Kind::ALL {
        for question in questions::of(kind, documents, count) {
            for _ in 0..2 {
                engine.ask(&question)?;
            }
        }
    }
    Ok((open, own_kb()?))
}

fn own_kb() -> Result<u64> {
    crate::process::rss_anon_kb("self")
}
