//! `rembuk import polis DIR`: a finished Polis conversation becomes a closed consultation.

use crate::config::Config;
use crate::import::polis::{self, Export};
use crate::open;
use anyhow::{Context, anyhow};
use clap::{Args, ValueEnum};
use domain::agencies::{AgencyKind, Slug};
use domain::language::Language;
use domain::time::Zone;
use domain::words::{self, Body, Line, Lines, PersonName, Title};
use forum::clock::Clock;
use forum::imports::{
    Holder, Import, Imported, ImportedPerson, ImportedStatement, ImportedVote, import_consultation,
};
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use store::agency_admin::AgencyWords;
use texts::Texts;

/// A Polis export to import.
#[derive(Debug, Args)]
pub struct Polis {
    /// Folder with comments.csv, participants-votes.csv and summary.csv
    dir: PathBuf,
    /// The agency that holds the consultation [default: the first one]
    #[arg(long)]
    agency: Option<String>,
    /// The language the statements are written in
    #[arg(long, value_enum, default_value = "en")]
    language: Written,
}

/// Languages as the command line spells them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Written {
    Id,
    En,
}

/// Imports the folder and says what it held.
///
/// # Errors
/// A line that says which file, line and reason; nothing is imported then.
#[expect(clippy::print_stdout, reason = "the answer of a command")]
pub async fn polis(config: &Config, given: Polis) -> anyhow::Result<()> {
    let export = polis::read(&given.dir)?;
    let holder = holder(given.agency.as_deref())?;
    let language = match given.language {
        Written::Id => Language::Indonesian,
        Written::En => Language::English,
    };
    let import = import_of(&export, language)?;
    let forum = open::open(config, Clock::Machine).await?;
    let bar = ProgressBar::new(import.rows()).with_style(ProgressStyle::with_template(
        "{wide_bar} {pos}/{len} {per_sec}",
    )?);
    let imported = import_consultation(&forum, &import, &holder, |rows| bar.set_position(rows))
        .await
        .with_context(|| format!("{}: nothing was imported", given.dir.display()))?;
    bar.finish_and_clear();
    forum.store.close().await?;
    match imported {
        Imported::Made(slug) => print!(
            "{}/konsultasi/{}\n{}",
            config.base_url,
            slug.as_str(),
            report(&export, &import)?
        ),
        Imported::There(slug) => println!(
            "{} was imported before, as {}/konsultasi/{}; nothing was added",
            export.name,
            config.base_url,
            slug.as_str()
        ),
    }
    Ok(())
}

fn holder(agency: Option<&str>) -> anyhow::Result<Holder> {
    if let Some(slug) = agency {
        let slug = Slug::parse(slug).ok_or_else(|| anyhow!("--agency {slug:?} is no slug"))?;
        return Ok(Holder::Named(slug));
    }
    let name = Texts::of(Language::Indonesian).import_agency();
    Ok(Holder::First(Box::new(AgencyWords {
        slug: Slug::from_title(&name),
        name,
        kind: AgencyKind::Service,
        parent: None,
        code_prefix: "IMP".to_owned(),
        zone: Zone::Wib,
        area_code: None,
        about: None,
        about_english: None,
    })))
}

/// The consultation an export becomes.
///
/// # Errors
/// When a text that is made here does not fit.
pub fn import_of(export: &Export, language: Language) -> anyhow::Result<Import> {
    let t = Texts::of(Language::Indonesian);
    let topic = export.topic.as_deref().unwrap_or(&export.name);
    let title = Title::parse(&cut(topic, Title::MAX)).context("topic in summary.csv")?;
    let question = export
        .description
        .as_deref()
        .and_then(|text| Line::parse(text).ok());
    let origin = match &export.url {
        Some(url) => t.import_origin(cut(url, Line::MAX)),
        None => t.import_origin_plain(),
    };
    let (people, places) = people(export)?;
    Ok(Import {
        source: format!("polis:{}", export.name),
        slug: Slug::from_title(&export.name),
        question: match question {
            Some(question) => question,
            None => Line::parse(title.as_str()).context("topic in summary.csv")?,
        },
        title,
        background: background(export.description.as_deref(), &origin)?,
        limits: Body::parse(&t.import_limits())?,
        language,
        statements: export
            .statements
            .iter()
            .map(|statement| ImportedStatement {
                key: statement.id,
                body: statement.body.clone(),
                author: places.get(&statement.author).copied().unwrap_or(usize::MAX),
                at: statement.at,
                rejected: statement.rejected,
            })
            .collect(),
        votes: export
            .votes
            .iter()
            .map(|vote| ImportedVote {
                statement: vote.statement,
                person: vote.person,
                choice: vote.choice,
            })
            .collect(),
        people,
    })
}

/// The people of the matrix, in its order, then authors who are not in it; and where each stands.
fn people(export: &Export) -> anyhow::Result<(Vec<ImportedPerson>, HashMap<i64, usize>)> {
    let t = Texts::of(Language::Indonesian);
    let voters = export.people.iter().map(|key| (*key, true));
    let authors = export.statements.iter().map(|s| (s.author, false));
    let mut people = Vec::with_capacity(export.people.len());
    let mut places = HashMap::new();
    for (key, took_part) in voters.chain(authors) {
        if places.contains_key(&key) {
            continue;
        }
        places.insert(key, people.len());
        people.push(ImportedPerson {
            key,
            name: PersonName::parse(&t.import_person(key.to_string()))?,
            took_part,
        });
    }
    Ok((people, places))
}

/// The introduction as far as it fits, then where it comes from.
fn background(description: Option<&str>, origin: &str) -> anyhow::Result<Body> {
    let room = Body::MAX - 2_000;
    let description = description.map(|text| {
        let shown = words::acceptable(text, Lines::Many);
        shown.chars().take(room).collect::<String>()
    });
    let text = match description {
        Some(description) => format!("{description}\n\n{origin}"),
        None => origin.to_owned(),
    };
    Body::parse(&text).context("conversation-description in summary.csv")
}

/// A text on one line, as far as it fits.
fn cut(text: &str, characters_max: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words::acceptable(&line, Lines::One)
        .chars()
        .take(characters_max)
        .collect()
}

/// What was imported, and where the totals of the export are others than those of the votes themselves.
fn report(export: &Export, import: &Import) -> Result<String, std::fmt::Error> {
    let mut differing = Vec::new();
    for (statement, tally) in export.statements.iter().zip(import.tallies()) {
        if (statement.agrees, statement.disagrees) != (tally.agree, tally.disagree) {
            differing.push((statement, tally));
        }
    }
    let mut text = String::new();
    writeln!(text, "statements: {}", export.statements.len())?;
    writeln!(text, "people: {}", export.people.len())?;
    writeln!(text, "votes: {}", export.votes.len())?;
    writeln!(
        text,
        "statements whose totals differ from the export's own: {}",
        differing.len()
    )?;
    for (statement, tally) in differing {
        writeln!(
            text,
            "  statement {}: agree {}, export {}; disagree {}, export {}",
            statement.id, tally.agree, statement.agrees, tally.disagree, statement.disagrees
        )?;
    }
    Ok(text)
}
