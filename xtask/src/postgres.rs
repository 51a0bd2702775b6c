//! A PostgreSQL cluster of its own for the tests: made, started, stopped and removed.
//!
//! It listens on one free loopback port, asks for a random password, keeps its log inside its folder, and
//! leaves fsync on: the tests kill it and count what survived.

use std::io::Read;
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell::{self, AtEnd};

/// A running cluster; dropping it, or the end of this process, removes it.
#[derive(Debug)]
pub(crate) struct Cluster {
    /// Address of the superuser's database.
    pub(crate) url: String,
    _at_end: AtEnd,
}

impl Cluster {
    /// Makes and starts a cluster with the programs in `bin`.
    ///
    /// # Errors
    /// When a program fails; its log is in the message.
    pub(crate) fn start(bin: &Path) -> Result<Self> {
        let run_as = run_as();
        let folder =
            shell::read(as_owner(&run_as, "mktemp").args(["-d", "/tmp/rembuk-postgres.XXXXXX"]))?;
        let folder = folder.trim();
        let pg_ctl = bin.join("pg_ctl");
        let pg_ctl = pg_ctl.to_str().context("path of pg_ctl")?;
        let at_end = AtEnd::new(
            &run_as,
            "\"$1\" stop -D \"$2/data\" -m immediate; rm -rf \"$2\"",
            &[pg_ctl, folder],
        )?;

        let password = random_hex()?;
        init(&run_as, bin, folder, &password)?;
        // another program may take the port between our look and the start
        let mut last = None;
        for _ in 0..3 {
            let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
            match start(&run_as, pg_ctl, folder, port) {
                Ok(()) => {
                    return Ok(Self {
                        url: format!("postgres://postgres:{password}@127.0.0.1:{port}/postgres"),
                        _at_end: at_end,
                    });
                }
                Err(error) => last = Some(error),
            }
        }
        let log = shell::read(as_owner(&run_as, "cat").arg(format!("{folder}/data/server.log")));
        match last {
            Some(error) => Err(error.context(log.unwrap_or_default())),
            None => bail!("PostgreSQL did not start"),
        }
    }
}

fn init(run_as: &[&str], bin: &Path, folder: &str, password: &str) -> Result<()> {
    shell::read(as_owner(run_as, "sh").args([
        "-c",
        "umask 077; printf %s \"$2\" > \"$1/password\"",
        "sh",
        folder,
        password,
    ]))?;
    let initdb = bin.join("initdb");
    shell::read(
        as_owner(run_as, initdb.to_str().context("path of initdb")?).args([
            "--username=postgres",
            "--auth=password",
            "--encoding=UTF8",
            "--locale=C",
            "--pwfile",
            &format!("{folder}/password"),
            "-D",
            &format!("{folder}/data"),
        ]),
    )?;
    Ok(())
}

fn start(run_as: &[&str], pg_ctl: &str, folder: &str, port: u16) -> Result<()> {
    let options = format!(
        "-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c max_connections=200"
    );
    // the server would hold our pipes open, so it gets none
    let status = as_owner(run_as, pg_ctl)
        .args(["start", "-w", "-D"])
        .arg(format!("{folder}/data"))
        .arg("-l")
        .arg(format!("{folder}/data/server.log"))
        .args(["-o", &options])
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status()?;
    if !status.success() {
        bail!("pg_ctl start failed ({status})");
    }
    Ok(())
}

/// PostgreSQL refuses to run as root; then its own user runs it.
fn run_as() -> Vec<&'static str> {
    if is_root() {
        vec!["runuser", "-u", "postgres", "--"]
    } else {
        Vec::new()
    }
}

fn as_owner(run_as: &[&str], program: &str) -> Command {
    let mut words = run_as.iter().copied().chain([program]);
    let mut command = shell::command(words.next().unwrap_or(program), Path::new("/"));
    command.args(words);
    command
}

/// True when this process may do anything.
pub(crate) fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// The folder with initdb and pg_ctl: on the PATH, else Debian's newest.
pub(crate) fn bin() -> Option<PathBuf> {
    if let (Some(initdb), Some(_)) = (shell::which(&["initdb"]), shell::which(&["pg_ctl"])) {
        return initdb.parent().map(Path::to_owned);
    }
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, bin)| bin.join("initdb").is_file() && bin.join("pg_ctl").is_file())
        .collect();
    versions.sort();
    versions.pop().map(|(_, bin)| bin)
}

fn random_hex() -> Result<String> {
    let mut bytes = [0; 16];
    std::fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::{Cluster, bin};
    use std::net::TcpStream;

    #[test]
    fn a_cluster_starts_and_leaves_nothing_behind() {
        let Some(bin) = bin() else {
            eprintln!("no PostgreSQL here");
            return;
        };
        let cluster = Cluster::start(&bin).unwrap();
        let address = cluster
            .url
            .rsplit_once('@')
            .and_then(|(_, rest)| rest.strip_suffix("/postgres"))
            .unwrap()
            .to_owned();
        TcpStream::connect(&address).unwrap();
        drop(cluster);
        TcpStream::connect(&address).unwrap_err();
    }
}
