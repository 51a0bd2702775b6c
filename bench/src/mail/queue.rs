//! A long queue, put in past the acts: a summary to very many.

use crate::made_site::WRITERS;
use crate::rows::Rows;
use anyhow::Result;
use domain::agencies::Slug;
use domain::delivery::Lane;
use domain::language::Language;
use domain::letters::{Letter, Matter, SummaryLetter};
use domain::notifications::OutboxState;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseTransaction, TransactionTrait};
use std::path::Path;

/// Domains the readers are spread over.
const DOMAINS: usize = 50;
/// Readers whose rows name them, over and over; the made site has as many.
const PEOPLE: usize = 1_000;

/// When they were written: a Tuesday in November 2026, in microseconds.
const WRITTEN: i64 = 1_795_523_160_000_000;

const COLUMNS: &[&str] = &[
    "uuid",
    "notice",
    "email",
    "domain",
    "language",
    "letter",
    "unsubscribe",
    "erase_when_sent",
    "priority",
    "state",
    "tries",
    "due_at",
    "created_at",
    "person_id",
];

/// Queues so many mails, and lets everybody want mail.
pub(super) async fn fill(data: &Path, mails: usize) -> Result<()> {
    crate::report::step(&format!("queueing {mails} mails"));
    let url = format!("sqlite://{}", data.join("rembuk.sqlite").display());
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await?;
    let tx = db.begin().await?;
    reachable(&tx).await?;
    let letter = letter();
    let words = serde_json::to_string(&letter)?;
    let notice = letter.notice();
    let mut rows = Rows::of(&tx, "outbox", COLUMNS);
    for number in 0..mails {
        let domain = format!("d{}.example", number % DOMAINS);
        let row = [
            uuid::Uuid::from_u128(u128::try_from(number)?)
                .to_string()
                .into(),
            notice.code().into(),
            format!("warga-{number}@{domain}").into(),
            domain.into(),
            Language::Indonesian.code().into(),
            words.clone().into(),
            "p-1_abc".into(),
            false.into(),
            Lane::of(notice).priority().into(),
            OutboxState::Waiting.code().into(),
            0_i16.into(),
            0_i64.into(),
            WRITTEN.into(),
            i64::try_from(number % PEOPLE + 1)?.into(),
        ];
        rows.add(row.to_vec()).await?;
    }
    rows.send().await?;
    tx.commit().await?;
    Ok(db.close().await?)
}

/// Gives everybody an address that is mailed to, and lets them want mail: those of the made site do not.
async fn reachable(tx: &DatabaseTransaction) -> Result<()> {
    for id in 1..=PEOPLE + WRITERS {
        let id = i64::try_from(id)?;
        let mut update = Query::update();
        update
            .table("person")
            .value("mail_off", false)
            .value("email", format!("warga-{id}@bench.example"))
            .and_where(Expr::col("id").eq(id));
        tx.execute(&update).await?;
    }
    Ok(())
}

fn letter() -> Letter {
    Letter::Summary(SummaryLetter {
        on: Matter {
            title: "Penanganan pengaduan di Kecamatan Kelapa Dua".to_owned(),
            path: "/konsultasi/konsultasi-1".to_owned(),
            confidential: false,
            consultation: Slug::parse("konsultasi-1"),
            thread: None,
        },
        agency: Some("Kecamatan Kelapa Dua".to_owned()),
        excerpt: "Terima kasih atas 312 aspirasi. Inilah yang kami ubah, dan inilah yang tidak. "
            .repeat(6),
    })
}
