//! The pool of readers, the one writer, and the transaction every act writes in.

use crate::dialect::{self, Dialect};
use crate::error::StoreError;
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The database. A copy shares the same pools.
#[derive(Debug, Clone)]
pub struct Store {
    read: DatabaseConnection,
    write: DatabaseConnection,
    dialect: Dialect,
    generation: Arc<AtomicU64>,
}

impl Store {
    /// Opens `url` (`sqlite://PATH` or `postgres://…`) and checks that it answers.
    ///
    /// SQLite gets one writing connection and a few readers; the file is made when absent.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the address is wrong or nobody answers.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let dialect = Dialect::of(url);
        let (read, write) = match dialect {
            Dialect::Sqlite => {
                let write = Database::connect(options(url, dialect, 1)).await?;
                let read = Database::connect(options(url, dialect, READERS)).await?;
                (read, write)
            }
            Dialect::PostgreSql => {
                let pool = Database::connect(options(url, dialect, POSTGRES_CONNECTIONS)).await?;
                (pool.clone(), pool)
            }
        };
        Ok(Self {
            read,
            write,
            dialect,
            generation: Arc::new(AtomicU64::new(1)),
        })
    }

    /// The connection for reading.
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// The connection migrations run on.
    pub fn writer(&self) -> &DatabaseConnection {
        &self.write
    }

    /// Which database this is.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Begins a writing transaction. On SQLite it takes the write lock at once, so that it cannot fail half-way.
    ///
    /// Dropping it without [`Write::commit`] undoes everything.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the lock is not to be had in time or the database is away.
    pub async fn write(&self) -> Result<Write, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let tx = self.write.begin_with_options(options).await?;
        Ok(Write {
            tx,
            generation: Arc::clone(&self.generation),
        })
    }

    /// A number that grows with every committed transaction of this process; finished pages are kept under it.
    pub fn generation(&self) -> u64 {
        self.generation.load(Ordering::Acquire)
    }

    /// Closes the pools; the SQLite log is folded into the file.
    ///
    /// # Errors
    /// [`StoreError::Database`] when a connection cannot be closed.
    pub async fn close(self) -> Result<(), StoreError> {
        dialect::before_close(&self).await?;
        self.read.close().await?;
        if self.dialect == Dialect::Sqlite {
            self.write.close().await?;
        }
        Ok(())
    }
}

/// A writing transaction. Queries take `&*tx`.
#[derive(Debug)]
pub struct Write {
    tx: DatabaseTransaction,
    generation: Arc<AtomicU64>,
}

impl Write {
    /// Makes everything durable. When this returns, a power cut no longer loses it.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the disk is full or the database went away; then nothing is kept.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.tx.commit().await?;
        self.generation.fetch_add(1, Ordering::AcqRel);
        Ok(())
    }

    /// As [`Write::commit`], for rows no page shows to readers without session: finished pages stay in use.
    ///
    /// # Errors
    /// As [`Write::commit`].
    pub async fn commit_unseen(self) -> Result<(), StoreError> {
        Ok(self.tx.commit().await?)
    }
}

impl Deref for Write {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &Self::Target {
        &self.tx
    }
}

const READERS: u32 = 6;
const POSTGRES_CONNECTIONS: u32 = 16;

fn options(url: &str, dialect: Dialect, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .connect_timeout(Duration::from_secs(5))
        .acquire_timeout(match dialect {
            // the one writer may be busy with an import, and a file does not go away
            Dialect::Sqlite => Duration::from_secs(10),
            // a server may: then nobody should wait long to be told so
            Dialect::PostgreSql => Duration::from_secs(3),
        })
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .test_before_acquire(dialect == Dialect::PostgreSql);
    dialect::tune(&mut options);
    options
}
