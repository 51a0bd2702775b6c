//! Search, measured: generated documents in Rembuk's index, in bare tantivy and in SQLite FTS5.
//!
//! Each engine is filled in a process of its own, so that its memory can be told. Then all are open at once and asked
//! the same questions in turns. Every answer is ten documents with snippets and how many there are in all; ours also
//! counts, each time, what every other choice of a filter would give.

mod bare;
mod documents;
mod fts;
mod measure;
mod ours;
mod questions;
mod table;
mod words;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use documents::Documents;
use questions::Question;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Results of every answer.
const PAGE: u32 = 10;

/// `search`
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// How many documents; one after the other
    #[arg(long, value_delimiter = ',', default_values_t = [100_000, 1_000_000])]
    documents: Vec<i64>,
    /// Folder of the indexes; kept, and used again when they are there [default: a new one, removed at the end]
    #[arg(long)]
    indexes: Option<PathBuf>,
}

/// A step that needs a process of its own.
#[derive(Debug, Args)]
pub(crate) struct PartArguments {
    engine: Name,
    step: Step,
    dir: PathBuf,
    documents: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Step {
    /// Fill the index; prints microseconds and the most memory seen.
    Build,
    /// Open it, ask everything, and print the memory before and after.
    Memory,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Name {
    Rembuk,
    Tantivy,
    Fts5,
}

impl Name {
    const ALL: [Self; 3] = [Self::Rembuk, Self::Tantivy, Self::Fts5];

    const fn word(self) -> &'static str {
        match self {
            Self::Rembuk => "rembuk",
            Self::Tantivy => "tantivy",
            Self::Fts5 => "fts5",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Rembuk => "Rembuk",
            Self::Tantivy => "bare tantivy",
            Self::Fts5 => "SQLite FTS5",
        }
    }

    fn build(self, dir: &Path, documents: &Documents, count: i64) -> Result<()> {
        match self {
            Self::Rembuk => ours::build(dir, documents, count),
            Self::Tantivy => bare::build(dir, documents, count),
            Self::Fts5 => fts::build(dir, documents, count),
        }
    }

    fn open(self, dir: &Path) -> Result<Box<dyn Engine>> {
        Ok(match self {
            Self::Rembuk => Box::new(ours::Ours::open(dir)?),
            Self::Tantivy => Box::new(bare::Bare::open(dir)?),
            Self::Fts5 => Box::new(fts::Fts::open(dir)?),
        })
    }
}

/// Something that can be searched.
trait Engine {
    /// The ten best documents with snippets, and how many match; `None` if it has no such kind of question.
    fn ask(&self, question: &Question) -> Result<Option<Answer>>;
}

/// As much of an answer as shows that it was one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Answer {
    total: u64,
    shown: usize,
}

/// How an index was filled, and what it takes.
#[derive(Debug, Clone, Copy)]
struct Built {
    micros: u64,
    peak_kb: u64,
    bytes: u64,
    /// Own memory once open, and after all questions.
    open_kb: u64,
    asked_kb: u64,
}

/// Measures and prints.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    crate::report::machine(&crate::process::Cores {
        pinned: false,
        ..crate::process::Cores::find()
    });
    let root = arguments.indexes.clone().unwrap_or_else(|| {
        std::env::temp_dir().join(format!("rembuk-bench-search-{}", std::process::id()))
    });
    let documents = Documents::make()?;
    let mut done = Ok(());
    for count in &arguments.documents {
        done = done.and_then(|()| size(&root.join(count.to_string()), &documents, *count));
    }
    if arguments.indexes.is_none() {
        std::fs::remove_dir_all(&root).ok();
    }
    done
}

fn size(root: &Path, documents: &Documents, count: i64) -> Result<()> {
    let made = measure::making(documents, count);
    let mut built = Vec::new();
    for name in Name::ALL {
        built.push((name, build(&root.join(name.word()), name, count)?));
    }
    let mut engines = Vec::new();
    for name in Name::ALL {
        engines.push((name, name.open(&root.join(name.word()))?));
    }
    let rows = measure::questions(&engines, documents, count)?;
    drop(engines);
    let ours = ours::Ours::open(&root.join(Name::Rembuk.word()))?;
    let hostile = measure::hostile(&ours, documents)?;
    let changes = measure::changes(&ours, documents, count)?;
    table::built(count, made, &built);
    table::questions(&rows);
    table::hostile(&hostile);
    table::changes(&changes);
    Ok(())
}

/// Fills an index, or finds it filled.
fn build(dir: &Path, name: Name, count: i64) -> Result<Built> {
    let told = dir.with_extension("built");
    if !told.is_file() {
        std::fs::create_dir_all(dir)?;
        std::fs::write(&told, part(dir, name, Step::Build, count)?)?;
    }
    let numbers = |text: &str| -> Result<(u64, u64)> {
        let (one, two) = text.trim().split_once(' ').context("two numbers")?;
        Ok((one.parse()?, two.parse()?))
    };
    let (micros, peak_kb) = numbers(&std::fs::read_to_string(&told)?)?;
    let (open_kb, asked_kb) = numbers(&part(dir, name, Step::Memory, count)?)?;
    Ok(Built {
        micros,
        peak_kb,
        bytes: bytes_of(dir)?,
        open_kb,
        asked_kb,
    })
}

/// Runs a step in a process of its own and gives back what it prints.
fn part(dir: &Path, name: Name, step: Step, count: i64) -> Result<String> {
    crate::report::step(&format!("{count} documents, {}: {step:?}", name.title()));
    let step = match step {
        Step::Build => "build",
        Step::Memory => "memory",
    };
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["search-part", name.word(), step]).arg(dir);
    let done = command.arg(count.to_string()).output()?;
    if !done.status.success() {
        bail!("{}", String::from_utf8_lossy(&done.stderr).trim());
    }
    Ok(String::from_utf8(done.stdout)?)
}

/// The step of a process of its own.
pub(crate) fn run_part(arguments: &PartArguments) -> Result<()> {
    let (dir, count) = (&arguments.dir, arguments.documents);
    let documents = Documents::make()?;
    let numbers = match arguments.step {
        Step::Build => {
            let build = || arguments.engine.build(dir, &documents, count);
            measure::with_peak(build)?
        }
        Step::Memory => {
            let engine = arguments.engine.open(dir)?;
            measure::memory(engine.as_ref(), &documents, count)?
        }
    };
    table::pair(numbers);
    Ok(())
}

fn bytes_of(dir: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        let facts = entry.metadata()?;
        bytes += if facts.is_dir() {
            bytes_of(&entry.path())?
        } else {
            facts.len()
        };
    }
    Ok(bytes)
}
