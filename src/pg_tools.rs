//! `pg_dump` and `pg_restore`, the programs that come with PostgreSQL.

use anyhow::{Context, bail};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use tokio::process::Command;
use url::Url;

/// Where Debian keeps the programs of each version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// Settings of a connection that the programs know under the same name as we do.
const SETTINGS: [&str; 7] = [
    "host",
    "port",
    "user",
    "dbname",
    "sslmode",
    "sslrootcert",
    "options",
];

/// Writes a consistent copy of a database in use to a file.
///
/// # Errors
/// When `pg_dump` is absent or says no.
pub async fn dump(database_url: &str, file: &Path) -> anyhow::Result<()> {
    let arguments = ["--format=custom", "--file"];
    run("pg_dump", database_url, &arguments, file).await
}

/// Fills an empty database from a file of [`dump`]: wholly, or not at all.
///
/// # Errors
/// When `pg_restore` is absent or says no.
pub async fn restore(database_url: &str, file: &Path) -> anyhow::Result<()> {
    let arguments = ["--single-transaction", "--exit-on-error"];
    run("pg_restore", database_url, &arguments, file).await
}

async fn run(
    program: &str,
    database_url: &str,
    arguments: &[&str],
    file: &Path,
) -> anyhow::Result<()> {
    let (url, password) = without_password(database_url)?;
    for candidate in candidates(program) {
        let mut command = Command::new(&candidate);
        command
            .args(["--no-owner", "--no-privileges", "--no-password"])
            .arg(format!("--dbname={url}"))
            .args(arguments)
            .arg(file)
            .stdin(Stdio::null())
            .kill_on_drop(true);
        if let Some(password) = &password {
            // not an argument: those can be read by everybody on the machine
            command.env("PGPASSWORD", password);
        }
        let output = match command.output().await {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            output => output.with_context(|| candidate.display().to_string())?,
        };
        if output.status.success() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{}", said.trim().replace('\n', "; "));
    }
    bail!("{program} is not installed; on Debian: apt-get install postgresql-client")
}

fn candidates(program: &str) -> Vec<PathBuf> {
    let mut versions: Vec<PathBuf> = fs::read_dir(DEBIAN)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin").join(program)))
        .collect();
    versions.sort_unstable();
    versions.reverse();
    versions.insert(0, PathBuf::from(program));
    versions
}

/// The address without its password, and the password.
fn without_password(database_url: &str) -> anyhow::Result<(Url, Option<String>)> {
    let mut url = Url::parse(database_url).context("REMBUK_DATABASE_URL")?;
    let mut password = url.password().map(|password| {
        percent_encoding::percent_decode_str(password)
            .decode_utf8_lossy()
            .into_owned()
    });
    if password.is_some() {
        let _same_address = url.set_password(None);
    }
    let settings: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    url.set_query(None);
    for (key, value) in settings {
        if key == "password" {
            password = Some(value);
        } else if SETTINGS.contains(&key.as_str()) {
            url.query_pairs_mut().append_pair(&key, &value);
        }
    }
    Ok((url, password))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_is_taken_out_of_the_address() {
        let given =
            "postgres://siti:ra%20hasia@db:5433/rembuk?sslmode=require&statement-cache-capacity=9";
        let (url, password) = without_password(given).unwrap();
        assert_eq!(
            url.as_str(),
            "postgres://siti@db:5433/rembuk?sslmode=require"
        );
        assert_eq!(password.as_deref(), Some("ra hasia"));
        let (url, password) =
            without_password("postgres:///rembuk?host=/run/pg&password=x").unwrap();
        assert_eq!(url.as_str(), "postgres:///rembuk?host=%2Frun%2Fpg");
        assert_eq!(password.as_deref(), Some("x"));
    }
}
