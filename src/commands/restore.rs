//! `rembuk restore FILE`: a backup becomes a site again, in an empty folder.

use super::backup;
use crate::config::{self, Config};
use crate::{archive, demo, open, pg_tools, secret_key};
use anyhow::{Context, bail};
use clap::Args;
use std::fs::{self, DirBuilder, File};
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use store::Store;
use store::dialect::{self, Dialect};
use store::outbox;

/// Files are unpacked, checked and brought up to date here, before anything stands where a server would look.
const STAGING: &str = ".restore";

/// What to restore.
#[derive(Debug, Args)]
pub struct Restore {
    /// The file to read
    file: PathBuf,
    /// The file of the secret key that was written beside it [default: FILE.key]
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// The key is lost: make a new one. Authors lose their anonymous posts, guests their secrets
    #[arg(long, conflicts_with = "key")]
    without_key: bool,
}

/// Restores a backup into the empty data folder (and, on PostgreSQL, the empty database) of the configuration. Mail
/// that waited when the backup was made is not sent; the search index is built by the next start.
///
/// # Errors
/// A line that says what is wrong; the folder is empty then, as it was.
#[expect(clippy::print_stdout, reason = "the answer of a command")]
pub async fn restore(config: &Config, given: &Restore) -> anyhow::Result<()> {
    let file = given.file.as_path();
    let target = Target::of(config)?;
    target.check_empty().await?;
    let staging = Staging::inside(&config.data)?;
    let manifest =
        archive::unpack(file, &staging.path).with_context(|| file.display().to_string())?;
    if given.without_key {
        secret_key::load_or_make(&staging.path)?;
    } else {
        let secret = key_of(given, &manifest.key)?;
        secret_key::write(&staging.path.join(secret_key::FILE), &secret)?;
    }
    let (held, other) = match target.dialect {
        Dialect::Sqlite => (archive::SQLITE, "PostgreSQL"),
        Dialect::PostgreSql => (archive::POSTGRESQL, "SQLite"),
    };
    if !manifest.holds(held) {
        bail!(
            "{} holds a {other} database; set REMBUK_DATABASE_URL to one of that kind",
            file.display()
        );
    }
    let copy = staging.path.join(held);
    let url = match target.dialect {
        Dialect::Sqlite => format!("sqlite://{}", copy.display()),
        Dialect::PostgreSql => {
            pg_tools::restore(&config.database_url, &copy).await?;
            fs::remove_file(&copy)?;
            config.database_url.clone()
        }
    };
    let dropped = bring_up_to_date(&url, &staging.path).await?;
    staging.move_to(&config.data, target.sqlite.as_deref())?;
    println!(
        "{} holds the site as it was; {dropped} waiting mails will not be sent",
        config.data.display()
    );
    Ok(())
}

/// The secret key, if it is the one that belongs to the backup.
fn key_of(given: &Restore, fingerprint: &str) -> anyhow::Result<[u8; 32]> {
    let beside = backup::key_file(&given.file);
    let path = given.key.as_ref().unwrap_or(&beside);
    let secret = match secret_key::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => bail!(
            "{} is not there; name the key of this backup with --key FILE, or say --without-key if it is lost",
            path.display()
        ),
        read => read.with_context(|| path.display().to_string())?,
    };
    if secret_key::fingerprint(&secret) != fingerprint {
        bail!("{} is the key of another site", path.display());
    }
    Ok(secret)
}

async fn bring_up_to_date(url: &str, folder: &Path) -> anyhow::Result<u64> {
    let store = open::open_store(url, folder).await?;
    dialect::check_integrity(&store).await?;
    let tx = store.write().await?;
    let dropped = outbox::drop_all_waiting(&*tx).await?;
    store::saved_searches::forget_waiting(&*tx).await?;
    tx.commit().await?;
    let audit = store::audit::verify(store.read()).await?;
    if let (_, Some(row)) = audit {
        bail!("the record of privileged acts was changed at row {row}");
    }
    store.close().await?;
    Ok(dropped)
}

/// Where the site will stand.
struct Target<'a> {
    config: &'a Config,
    dialect: Dialect,
    sqlite: Option<PathBuf>,
}

impl<'a> Target<'a> {
    fn of(config: &'a Config) -> anyhow::Result<Self> {
        let dialect = Dialect::of(&config.database_url);
        let sqlite = match dialect {
            Dialect::Sqlite => Some(open::sqlite_file(&config.database_url)?),
            Dialect::PostgreSql => None,
        };
        Ok(Self {
            config,
            dialect,
            sqlite,
        })
    }

    async fn check_empty(&self) -> anyhow::Result<()> {
        let data = &self.config.data;
        match fs::read_dir(data) {
            Ok(mut entries) => {
                if entries.next().is_some() {
                    bail!("{} is not empty; restore into a new folder", data.display());
                }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error).with_context(|| data.display().to_string()),
        }
        if let Some(sqlite) = &self.sqlite {
            if sqlite.try_exists()? {
                bail!("{} exists; restore overwrites nothing", sqlite.display());
            }
            return Ok(());
        }
        let store = Store::open(&self.config.database_url)
            .await
            .context("database")?;
        let empty = dialect::is_empty(&store).await?;
        store.close().await?;
        if !empty {
            bail!("the PostgreSQL database is not empty; restore into a new one");
        }
        Ok(())
    }
}

/// The unfinished site; removed when dropped, and the data folder with it where it was made for it.
struct Staging {
    path: PathBuf,
    made: Option<PathBuf>,
}

impl Staging {
    fn inside(data: &Path) -> anyhow::Result<Self> {
        let absent = !data.try_exists()?;
        let path = data.join(STAGING);
        let mut folder = DirBuilder::new();
        let made = folder.recursive(true).mode(0o700).create(&path);
        made.with_context(|| path.display().to_string())?;
        Ok(Self {
            path,
            made: absent.then(|| data.to_owned()),
        })
    }

    /// Moves the files to their places, the database last: before it is there, nothing can be served.
    fn move_to(mut self, data: &Path, sqlite: Option<&Path>) -> anyhow::Result<()> {
        for name in [config::FILE, demo::ACCOUNTS_FILE, secret_key::FILE] {
            let from = self.path.join(name);
            if from.try_exists()? {
                fs::rename(&from, data.join(name))?;
            }
        }
        if let Some(sqlite) = sqlite {
            fs::rename(self.path.join(archive::SQLITE), sqlite)
                .with_context(|| sqlite.display().to_string())?;
        }
        self.made = None;
        File::open(data)?.sync_all()?;
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _named_when_restored_again = fs::remove_dir_all(&self.path);
        if let Some(data) = &self.made {
            let _not_empty = fs::remove_dir(data);
        }
    }
}
