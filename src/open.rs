//! Opens a site: data folder, secret, database, migrations.

use crate::config::Config;
use crate::secret_key;
use anyhow::{Context, bail};
use forum::Forum;
use forum::clock::Clock;
use migrations::{Migrator, MigratorTrait};
use std::fs::{self, DirBuilder, File};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::Store;
use store::dialect::{self, Dialect};
use store::seal::Seal;

/// Opens the forum of a configuration; makes folder, secret and schema where they are missing.
///
/// # Errors
/// A line that says what cannot be opened.
pub async fn open(config: &Config, clock: Clock) -> anyhow::Result<Forum> {
    make_folder(&config.data)?;
    let secret = secret_key::load_or_make(&config.data).context("secret key")?;
    let store = open_store(&config.database_url, &config.data).await?;
    let settings = forum::Settings {
        unlimited: config.bench.unlimited,
    };
    Ok(Forum::new(store, clock, Seal::new(secret), settings))
}

/// Opens a database and brings its schema up to date, one process at a time.
///
/// # Errors
/// As [`open`].
pub async fn open_store(database_url: &str, data: &Path) -> anyhow::Result<Store> {
    let lock = File::create(data.join("migrate.lock")).context("migrate.lock")?;
    if Dialect::of(database_url) == Dialect::Sqlite {
        lock.lock().context("migrate.lock")?;
    }
    let store = Store::open(database_url).await.context("database")?;
    let guard = dialect::lock_migrations(&store, database_url).await?;
    Migrator::up(store.writer(), None)
        .await
        .context("migrations")?;
    store::agencies::fill_areas(store.writer())
        .await
        .context("areas")?;
    guard.release().await?;
    dialect::learn_sizes(&store).await.context("database")?;
    Ok(store)
}

/// The file of a SQLite database.
///
/// # Errors
/// When the URL is not one of a SQLite file.
pub fn sqlite_file(database_url: &str) -> anyhow::Result<PathBuf> {
    let path = database_url.strip_prefix("sqlite://");
    let path = path.or_else(|| database_url.strip_prefix("sqlite:"));
    let path = path.and_then(|path| path.split('?').next());
    match path {
        Some(path) if !path.is_empty() && path != ":memory:" => Ok(PathBuf::from(path)),
        _ => bail!("REMBUK_DATABASE_URL: {database_url:?} names no SQLite file"),
    }
}

/// Refuses a SQLite database that is not there yet, for commands that look at a site and should not make one.
///
/// # Errors
/// A line that says what is missing.
pub fn existing_sqlite(config: &Config) -> anyhow::Result<()> {
    let file = sqlite_file(&config.database_url)?;
    if !file.try_exists()? {
        bail!("{} is not there", file.display());
    }
    Ok(())
}

fn make_folder(data: &Path) -> anyhow::Result<()> {
    let mut folder = DirBuilder::new();
    folder.recursive(true).mode(0o700);
    folder
        .create(data)
        .with_context(|| format!("data folder {}", data.display()))?;
    fs::metadata(data).with_context(|| format!("data folder {}", data.display()))?;
    Ok(())
}

/// What pages and layers share.
///
/// # Errors
/// When the database does not answer.
pub async fn site(config: &Config, forum: Arc<Forum>) -> anyhow::Result<pages::site::Site> {
    let demo = store::settings::get(forum.store.read(), store::settings::DEMO)
        .await?
        .is_some();
    Ok(pages::site::Site {
        forum,
        name: config.site_name.clone(),
        base_url: config.base_url.clone(),
        operator: config.operator.clone(),
        contact: config.contact.clone(),
        demo,
        dev: config.dev,
        letters: crate::letter_previews::write_samples,
        letter: crate::letter_previews::write,
    })
}
