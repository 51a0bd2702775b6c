//! The site everything is measured on: the same rows for the same seed, in bulk, past the acts.

mod contributions;

use crate::random::{Random, share};
use crate::rows::Rows;
use crate::vocabulary::Vocabulary;
use anyhow::{Context, Result, bail};
use domain::consultations::{ConsultationStatus, VoteMode};
use domain::ids::PublicId;
use domain::language::Language;
use domain::roles::Role;
use domain::time::{Timestamp, Zone};
use sea_orm::sea_query::Expr;
use sea_orm::{ConnectOptions, Database, DatabaseTransaction, TransactionTrait};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::process::Command;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

const SEED: u64 = 20_261_124;
/// Comments of the aspiration whose page is measured.
const LONG: usize = 50;
/// People who vote and comment while it is measured; the made votes are of others.
pub(crate) const WRITERS: usize = 64;
const DAY: i64 = 86_400_000_000;

/// How much there is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    consultations: usize,
    people: usize,
    aspirations: usize,
    comments: usize,
    votes: usize,
}

impl Size {
    pub(crate) const FULL: Self = Self {
        consultations: 200,
        people: 20_000,
        aspirations: 20_000,
        comments: 200_000,
        votes: 1_000_000,
    };
    pub(crate) const QUICK: Self = Self {
        consultations: 10,
        people: 1_000,
        aspirations: 1_000,
        comments: 10_000,
        votes: 50_000,
    };

    /// The first half of the consultations is open.
    const fn open(self) -> usize {
        self.consultations / 2
    }
}

/// What the measurements aim at.
#[derive(Debug)]
pub(crate) struct Landmarks {
    /// An open consultation with many aspirations.
    pub(crate) consultation: String,
    /// The aspiration with exactly fifty comments.
    pub(crate) aspiration: String,
    /// Aspirations of open consultations.
    pub(crate) open: Vec<String>,
    /// Session tokens of people who have not voted.
    pub(crate) sessions: Vec<String>,
}

/// Makes the site in `data`, or finds the one that is there; then builds its search index.
pub(crate) async fn make(server: &Path, data: &Path, size: Size) -> Result<Landmarks> {
    let maker = Maker::new(size)?;
    if data.join("made").is_file() {
        return Ok(maker.landmarks());
    }
    std::fs::create_dir_all(data)?;
    rembuk(server, data, "migrate")?;
    let begun = Instant::now();
    let url = format!("sqlite://{}", data.join("rembuk.sqlite").display());
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await?;
    let tx = db.begin().await?;
    maker.fill(&tx).await?;
    tx.commit().await?;
    db.close().await?;
    let filled = begun.elapsed();
    let begun = Instant::now();
    rembuk(server, data, "reindex")?;
    crate::report::made(filled, begun.elapsed());
    std::fs::write(data.join("made"), "")?;
    Ok(maker.landmarks())
}

fn rembuk(server: &Path, data: &Path, command: &str) -> Result<()> {
    let mut rembuk = Command::new(server);
    let rembuk = rembuk.arg(command).arg("--data").arg(data);
    let done = rembuk.output().context("the server did not start")?;
    if !done.status.success() {
        bail!("{}", String::from_utf8_lossy(&done.stderr).trim());
    }
    Ok(())
}

struct Maker {
    size: Size,
    vocabulary: Vocabulary,
    now: i64,
    ids: Vec<PublicId>,
    comments: Vec<usize>,
    sessions: Vec<String>,
}

impl Maker {
    fn new(size: Size) -> Result<Self> {
        let mut random = Random::new(SEED);
        let ids = (0..size.aspirations).map(|_| public_id(&mut random));
        let ids = ids.collect();
        let mut comments = share(size.comments - LONG, size.aspirations - 1, 2_000);
        comments.insert(0, LONG);
        let letters: Vec<char> = ('a'..='z').collect();
        let mut token = || -> String {
            let letters = (0..52).filter_map(|_| random.one(&letters).copied());
            letters.collect()
        };
        Ok(Self {
            size,
            vocabulary: Vocabulary::read()?,
            now: now()?,
            ids,
            comments,
            sessions: (0..WRITERS).map(|_| token()).collect(),
        })
    }

    fn landmarks(&self) -> Landmarks {
        let open = self.ids.iter().enumerate();
        let open = open.filter(|(place, _)| self.consultation(*place) <= self.size.open());
        Landmarks {
            consultation: slug(1),
            aspiration: self
                .ids
                .first()
                .map(PublicId::to_string)
                .unwrap_or_default(),
            open: open.map(|(_, id)| id.to_string()).collect(),
            sessions: self.sessions.clone(),
        }
    }

    /// The row of the consultation an aspiration belongs to: a fifth of all to the first one, the rest evenly.
    const fn consultation(&self, place: usize) -> usize {
        if place.is_multiple_of(5) {
            1
        } else {
            1 + place % self.size.consultations
        }
    }

    async fn fill(&self, tx: &DatabaseTransaction) -> Result<()> {
        self.agencies(tx).await?;
        self.people(tx).await?;
        self.consultations(tx).await?;
        self.aspirations(tx).await?;
        self.steps(tx).await?;
        self.comments(tx).await?;
        self.votes(tx).await
    }

    async fn agencies(&self, tx: &DatabaseTransaction) -> Result<()> {
        let columns = &[
            "id",
            "slug",
            "name",
            "kind",
            "code_prefix",
            "zone",
            "created_at",
        ];
        let mut rows = Rows::of(tx, "agency", columns);
        let row = [
            1.into(),
            "kecamatan-kelapa-dua".into(),
            "Kecamatan Kelapa Dua".into(),
            "kecamatan".into(),
            "KD".into(),
            Zone::Wib.code().into(),
            self.now.into(),
        ];
        rows.add(row.to_vec()).await?;
        rows.send().await
    }

    async fn people(&self, tx: &DatabaseTransaction) -> Result<()> {
        let columns = &[
            "id",
            "name",
            "email",
            "language",
            "adult",
            "mail_off",
            "created_at",
        ];
        let mut rows = Rows::of(tx, "person", columns);
        let mut random = Random::new(SEED + 1);
        for id in 1..=self.size.people + WRITERS {
            let name = self.vocabulary.line(&mut random, (1, 2));
            let row = [
                int(id),
                name.into(),
                format!("warga-{id}@bench.invalid").into(),
                Language::Indonesian.code().into(),
                true.into(),
                true.into(),
                (self.now - 90 * DAY).into(),
            ];
            rows.add(row.to_vec()).await?;
        }
        rows.send().await?;
        // a site without administrator shows a page that says how to make one
        let mut rows = Rows::of(tx, "person_role", &["role", "granted_at", "person_id"]);
        let role = Role::Administrator.code().into();
        rows.add(vec![role, self.now.into(), 1.into()]).await?;
        rows.send().await?;
        let columns = &[
            "token_hash",
            "user_agent",
            "created_at",
            "seen_at",
            "person_id",
        ];
        let mut rows = Rows::of(tx, "session", columns);
        for (place, token) in self.sessions.iter().enumerate() {
            let hash = Sha256::digest(token.as_bytes()).to_vec();
            let person = int(self.size.people + 1 + place);
            let row = [
                hash.into(),
                "bench".into(),
                self.now.into(),
                self.now.into(),
                person,
            ];
            rows.add(row.to_vec()).await?;
        }
        rows.send().await
    }

    async fn consultations(&self, tx: &DatabaseTransaction) -> Result<()> {
        let columns = &[
            "id",
            "slug",
            "title",
            "question",
            "background",
            "limits",
            "status",
            "vote_mode",
            "opens_at",
            "closes_at",
            "published_at",
            "people_count",
            "created_at",
            "agency_id",
        ];
        let mut rows = Rows::of(tx, "consultation", columns);
        let mut random = Random::new(SEED + 2);
        for id in 1..=self.size.consultations {
            let open = id <= self.size.open();
            let age = i64::try_from(id).unwrap_or(0) % 60;
            let opens = self.now - (61 + age) * DAY;
            let closes = if open { 30 + age } else { -1 - age };
            let row = [
                int(id),
                slug(id).into(),
                self.vocabulary.line(&mut random, (3, 7)).into(),
                format!("{}?", self.vocabulary.line(&mut random, (8, 14))).into(),
                self.vocabulary.text(&mut random, (3, 4)).into(),
                self.vocabulary.text(&mut random, (1, 2)).into(),
                ConsultationStatus::Published.code().into(),
                VoteMode::Support.code().into(),
                opens.into(),
                (self.now + closes * DAY).into(),
                opens.into(),
                int(random.between(50, 500)),
                opens.into(),
                1.into(),
            ];
            rows.add(row.to_vec()).await?;
        }
        rows.send().await
    }
}

fn slug(id: usize) -> String {
    format!("konsultasi-{id}")
}

fn public_id(random: &mut Random) -> PublicId {
    PublicId::from_random(random.bytes())
}

fn int(number: usize) -> Expr {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}

#[expect(
    clippy::disallowed_methods,
    reason = "open consultations have to be open on the day of the run"
)]
fn now() -> Result<i64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH)?;
    let now = Timestamp(i64::try_from(since.as_micros())?);
    Ok(now.start_of_day(Zone::Wib).0)
}
