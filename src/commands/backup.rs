//! `rembuk backup FILE`: everything a site is made of in one file, while it is in use, and its secret key in another.
//!
//! Invariant: `FILE` alone names no anonymous author.

use crate::config::{self, Config};
use crate::{archive, demo, open, pg_tools, secret_key};
use anyhow::{Context, bail};
use forum::clock::Clock;
use std::fs::{self, DirBuilder, File};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use store::Store;
use store::dialect::{self, Dialect};

/// The file of the key beside a backup.
pub fn key_file(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".key");
    PathBuf::from(name)
}

/// Writes the backup, and the secret key to `FILE.key`. Whoever holds both can read everything and open every seal; the
/// first alone opens none.
///
/// # Errors
/// A line that says what cannot be read or written; no file is left then.
#[expect(clippy::print_stdout, reason = "the answer of a command")]
pub async fn backup(config: &Config, file: &Path) -> anyhow::Result<()> {
    let key_file = key_file(file);
    for path in [file, &key_file] {
        if path.try_exists()? {
            bail!("{} exists; a backup overwrites nothing", path.display());
        }
    }
    let staging = Staging::beside(file)?;
    copy_database(config, staging.path()).await?;
    let key = config.data.join(secret_key::FILE);
    let secret = secret_key::read(&key).with_context(|| key.display().to_string())?;
    for name in [config::FILE, demo::ACCOUNTS_FILE] {
        let from = config.data.join(name);
        if from.try_exists()? {
            fs::copy(&from, staging.path().join(name))
                .with_context(|| from.display().to_string())?;
        }
    }
    let packed = staging.path().join("packed");
    let about = (
        Clock::Machine.now().seconds(),
        secret_key::fingerprint(&secret),
    );
    archive::pack(staging.path(), &packed, about).with_context(|| file.display().to_string())?;
    secret_key::write(&key_file, &secret).with_context(|| key_file.display().to_string())?;
    if let Err(error) = fs::rename(&packed, file) {
        fs::remove_file(&key_file)?;
        return Err(error).with_context(|| file.display().to_string());
    }
    File::open(folder_of(file))?.sync_all()?;
    println!(
        "{}\n{} is the key of its seals; keep it somewhere else",
        file.display(),
        key_file.display()
    );
    Ok(())
}

async fn copy_database(config: &Config, staging: &Path) -> anyhow::Result<()> {
    let url = &config.database_url;
    if Dialect::of(url) == Dialect::PostgreSql {
        return pg_tools::dump(url, &staging.join(archive::POSTGRESQL)).await;
    }
    open::existing_sqlite(config)?;
    let copy = staging.join(archive::SQLITE);
    let copy = copy.to_str().context("the path of the backup is no text")?;
    let store = Store::open(url).await.context("database")?;
    // Not closed: that would fold the log into the file and make the server wait.
    dialect::copy_sqlite_to(&store, copy)
        .await
        .context("copying the database")
}

fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A folder for what is not finished yet, beside what it will become; removed when dropped.
struct Staging(PathBuf);

impl Staging {
    fn beside(file: &Path) -> anyhow::Result<Self> {
        let name = file.file_name().context("FILE has no name")?;
        let path = folder_of(file).join(format!(".{}.partial", name.to_string_lossy()));
        // left by a backup that was killed
        if path.try_exists()? {
            fs::remove_dir_all(&path).with_context(|| path.display().to_string())?;
        }
        let made = DirBuilder::new().mode(0o700).create(&path);
        made.with_context(|| path.display().to_string())?;
        Ok(Self(path))
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _kept_for_the_next_backup = fs::remove_dir_all(&self.0);
    }
}
