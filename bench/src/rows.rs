//! Rows put in by the thousand.

use anyhow::{Context, Result};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

/// Values of one statement; SQLite takes at most 32,766.
const VALUES_MAX: usize = 30_000;

/// Rows of one table on their way.
#[derive(Debug)]
pub(crate) struct Rows<'a> {
    tx: &'a DatabaseTransaction,
    table: &'static str,
    columns: &'static [&'static str],
    waiting: Vec<Vec<Expr>>,
}

impl<'a> Rows<'a> {
    pub(crate) const fn of(
        tx: &'a DatabaseTransaction,
        table: &'static str,
        columns: &'static [&'static str],
    ) -> Self {
        Self {
            tx,
            table,
            columns,
            waiting: Vec::new(),
        }
    }

    /// Adds a row, its values in the order of the columns.
    pub(crate) async fn add(&mut self, row: Vec<Expr>) -> Result<()> {
        self.waiting.push(row);
        if (self.waiting.len() + 1) * self.columns.len() > VALUES_MAX {
            self.send().await?;
        }
        Ok(())
    }

    /// Sends what is waiting; nothing is in the table before.
    pub(crate) async fn send(&mut self) -> Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let mut insert = Query::insert();
        insert
            .into_table(self.table)
            .columns(self.columns.iter().copied());
        for row in self.waiting.drain(..) {
            insert
                .values(row)
                .with_context(|| format!("a row of {}", self.table))?;
        }
        self.tx
            .execute(&insert)
            .await
            .with_context(|| format!("rows of {}", self.table))?;
        Ok(())
    }
}
