//! Everything in which SQLite and PostgreSQL differ.

use crate::connection::Store;
use crate::error::StoreError;
use sea_orm::sqlx::Connection;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, SqlErr, Statement,
};
use std::time::Duration;

/// The databases Rembuk runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// One file, one writer.
    Sqlite,
    /// A server.
    PostgreSql,
}

impl Dialect {
    /// The dialect of a database URL.
    pub fn of(url: &str) -> Self {
        if url.starts_with("postgres") {
            Self::PostgreSql
        } else {
            Self::Sqlite
        }
    }
}

/// Settings of a SQLite connection: WAL, every commit on disk before it is acknowledged, foreign keys, patience.
pub(crate) fn tune(options: &mut ConnectOptions) {
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("cache_size", "-8000")
            .pragma("temp_store", "MEMORY")
            .statement_cache_capacity(200)
    });
    // On a full disk SQLite undoes a transaction by itself. The driver then fails to undo it once more and goes on
    // counting it as open; what is written next would lie in a savepoint of nothing, be acknowledged, and be lost.
    options.map_sqlx_sqlite_pool_opts(|pool| {
        pool.before_acquire(|connection, _| {
            Box::pin(async move { Ok(!connection.is_in_transaction()) })
        })
    });
}

/// Held while migrations run, so that two processes that start together do not run them twice.
#[derive(Debug)]
pub struct MigrationLock {
    connection: Option<DatabaseConnection>,
}

/// The number of the advisory lock; any number no other program uses.
const MIGRATION_LOCK: i64 = 72_656_275;

/// Waits for the lock and takes it. SQLite needs none here: the caller locks a file in the data folder.
///
/// # Errors
/// [`StoreError::Database`] when PostgreSQL is away.
pub async fn lock_migrations(store: &Store, url: &str) -> Result<MigrationLock, StoreError> {
    if store.dialect() == Dialect::Sqlite {
        return Ok(MigrationLock { connection: None });
    }
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let connection = Database::connect(options).await?;
    connection
        .execute_raw(Statement::from_sql_and_values(
            connection.get_database_backend(),
            "SELECT pg_advisory_lock($1)",
            [MIGRATION_LOCK.into()],
        ))
        .await?;
    Ok(MigrationLock {
        connection: Some(connection),
    })
}

impl MigrationLock {
    /// Gives the lock back by closing its connection.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the connection cannot be closed; the server frees the lock all the same.
    pub async fn release(self) -> Result<(), StoreError> {
        if let Some(connection) = self.connection {
            connection.close().await?;
        }
        Ok(())
    }
}

/// Makes an empty PostgreSQL database; `server` is the URL of an existing one on the same server.
///
/// # Errors
/// [`StoreError::Database`] when it exists or may not be made; [`StoreError::Unreadable`] when `name` is not made of
/// lower-case letters, digits and underscores.
pub async fn create_database(server: &str, name: &str) -> Result<(), StoreError> {
    if name.is_empty()
        || !name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    {
        return Err(StoreError::Unreadable {
            table: "database",
            what: "its name",
        });
    }
    let mut options = ConnectOptions::new(server);
    options.max_connections(1).sqlx_logging(false);
    let connection = Database::connect(options).await?;
    let made = connection
        .execute_unprepared(&format!("CREATE DATABASE {name}"))
        .await;
    connection.close().await?;
    made?;
    Ok(())
}

/// Lets SQLite count what its tables hold, where that has changed much since it last did; without such counts it guesses
/// and can go through a table from the wrong end. PostgreSQL does so by itself.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn learn_sizes(store: &Store) -> Result<(), StoreError> {
    if store.dialect() == Dialect::Sqlite {
        // 0x10000: all tables, also those this connection has not used yet; 0x02: count where it helps, a part only
        store
            .writer()
            .execute_unprepared("PRAGMA optimize=0x10002")
            .await?;
    }
    Ok(())
}

/// Folds SQLite's log into the file, so that a stopped site is one file.
pub(crate) async fn before_close(store: &Store) -> Result<(), StoreError> {
    if store.dialect() == Dialect::Sqlite {
        store
            .writer()
            .execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)")
            .await?;
    }
    Ok(())
}

/// Writes a whole and consistent copy of a SQLite database while it is in use.
///
/// # Errors
/// [`StoreError::Database`] when `path` exists, its disk is full, or the database is not SQLite.
pub async fn copy_sqlite_to(store: &Store, path: &str) -> Result<(), StoreError> {
    store
        .read()
        .execute_raw(Statement::from_sql_and_values(
            store.read().get_database_backend(),
            "VACUUM INTO ?",
            [path.into()],
        ))
        .await?;
    Ok(())
}

/// Whether a database holds no table yet.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn is_empty(store: &Store) -> Result<bool, StoreError> {
    let tables = match store.dialect() {
        Dialect::Sqlite => "SELECT name FROM sqlite_schema LIMIT 1",
        Dialect::PostgreSql => {
            "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() LIMIT 1"
        }
    };
    let backend = store.read().get_database_backend();
    let found = store.read().query_one_raw(plain(backend, tables)).await?;
    Ok(found.is_none())
}

/// Checks a SQLite file page by page and every reference in it.
///
/// # Errors
/// [`StoreError::Unreadable`] when something is broken.
pub async fn check_integrity(store: &Store) -> Result<(), StoreError> {
    if store.dialect() == Dialect::PostgreSql {
        return Ok(());
    }
    let backend = store.read().get_database_backend();
    let broken = StoreError::Unreadable {
        table: "database",
        what: "a page or reference",
    };
    let check = plain(backend, "PRAGMA integrity_check");
    let row = store.read().query_one_raw(check).await?;
    let verdict: String = row
        .and_then(|row| row.try_get_by_index(0).ok())
        .unwrap_or_default();
    let references = store
        .read()
        .query_all_raw(plain(backend, "PRAGMA foreign_key_check"))
        .await?;
    if verdict == "ok" && references.is_empty() {
        Ok(())
    } else {
        Err(broken)
    }
}

/// Whether a failed statement says that the database is away, busy or out of space rather than that the query is wrong.
pub fn is_outage(error: &DbErr) -> bool {
    !matches!(
        error.sql_err(),
        Some(SqlErr::UniqueConstraintViolation(_) | SqlErr::ForeignKeyConstraintViolation(_))
    ) && matches!(
        error,
        DbErr::Conn(_) | DbErr::ConnectionAcquire(_) | DbErr::Exec(_) | DbErr::Query(_)
    )
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one file of raw SQL; the text is fixed"
)]
fn plain(backend: sea_orm::DbBackend, sql: &'static str) -> Statement {
    Statement::from_string(backend, sql)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn sqlite_keeps_its_plans_and_knows_how_large_its_tables_are() {
        let store = Store::open("sqlite::memory:").await.unwrap();
        let db = store.writer();
        let rows = |query: &'static str| async move {
            let query = plain(db.get_database_backend(), query);
            db.query_all_raw(query).await.unwrap()
        };
        let options = rows("PRAGMA compile_options").await;
        let options = options
            .iter()
            .map(|row| row.try_get_by_index::<String>(0).unwrap());
        // .cargo/config.toml says why
        assert!(options.into_iter().any(|option| option == "ENABLE_QPSG"));
        db.execute_unprepared("CREATE TABLE t (a INTEGER); CREATE INDEX t_a ON t (a)")
            .await
            .unwrap();
        let fill = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) \
                    INSERT INTO t SELECT i FROM n";
        db.execute_unprepared(fill).await.unwrap();
        learn_sizes(&store).await.unwrap();
        assert_eq!(
            rows("SELECT stat FROM sqlite_stat1 WHERE tbl = 't'")
                .await
                .len(),
            1
        );
    }
}
