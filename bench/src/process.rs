//! Servers as processes of their own, each on the core that is measured.

use crate::Plan;
use crate::http::{Connection, get};
use anyhow::{Context, Result, bail};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};

const START_SECONDS: u64 = 60;
/// After this a server that nobody asks has come to rest.
const REST: Duration = Duration::from_secs(5);

/// Which cores do what. With one core, or without `taskset`, the system decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cores {
    pub(crate) pinned: bool,
    pub(crate) count: usize,
}

impl Cores {
    pub(crate) fn find() -> Self {
        let count = std::thread::available_parallelism().map_or(1, usize::from);
        let taskset = std::process::Command::new("taskset")
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
        Self {
            pinned: taskset && count > 1,
            count,
        }
    }

    /// Keeps this process, which makes the load, on the last core.
    pub(crate) fn pin_load(self) {
        if !self.pinned {
            return;
        }
        let core = (self.count - 1).to_string();
        let own = std::process::id().to_string();
        let pinned = std::process::Command::new("taskset")
            .args(["--all-tasks", "--cpu-list", "--pid", &core, &own])
            .stdout(Stdio::null())
            .status();
        if !pinned.is_ok_and(|status| status.success()) {
            crate::report::note("the load could not be kept on one core");
        }
    }

    /// A command that runs `program` on the first core.
    fn command(self, program: &Path) -> Command {
        if !self.pinned {
            return Command::new(program);
        }
        let mut command = Command::new("taskset");
        command.args(["--cpu-list", "0"]).arg(program);
        command
    }
}

/// A server that runs.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    pub(crate) addr: SocketAddr,
    /// From starting the process to having its first page.
    pub(crate) first_page: Duration,
    /// Kilobytes of its own memory once it had come to rest.
    pub(crate) idle_kb: u64,
}

impl Server {
    /// Starts Rembuk and waits until it rests.
    pub(crate) async fn start(plan: &Plan) -> Result<Self> {
        let mut server = Self::awake(plan).await?;
        tokio::time::sleep(REST).await;
        server.idle_kb = server.rss_anon_kb()?;
        Ok(server)
    }

    /// Starts Rembuk and does not let it rest.
    pub(crate) async fn awake(plan: &Plan) -> Result<Self> {
        let addr = free_addr().await?;
        let mut command = plan.cores.command(&plan.server);
        let address = addr.to_string();
        command
            .args(["serve", "--addr", &address, "--data"])
            .arg(&plan.data);
        Self::spawn(command, addr).await
    }

    /// Starts the plain handler with the bytes of a file.
    pub(crate) async fn plain(plan: &Plan, file: &Path, encoding: Option<&str>) -> Result<Self> {
        let addr = free_addr().await?;
        let mut command = plan.cores.command(&std::env::current_exe()?);
        command.arg("plain").arg(addr.to_string()).arg(file);
        command.args(encoding);
        Self::spawn(command, addr).await
    }

    async fn spawn(mut command: Command, addr: SocketAddr) -> Result<Self> {
        let begun = Instant::now();
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        let mut server = Self {
            child,
            addr,
            first_page: Duration::ZERO,
            idle_kb: 0,
        };
        while !answers(addr).await {
            if let Some(status) = server.child.try_wait()? {
                bail!("the server ended at once: {status}");
            }
            if begun.elapsed() > Duration::from_secs(START_SECONDS) {
                bail!("the server did not answer within {START_SECONDS} s");
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        server.first_page = begun.elapsed();
        Ok(server)
    }

    /// Kilobytes of memory that is the process's own, not of files it maps.
    pub(crate) fn rss_anon_kb(&self) -> Result<u64> {
        let id = self.child.id().context("the server has ended")?;
        rss_anon_kb(&id.to_string())
    }

    /// Microseconds of processor time it has used so far.
    pub(crate) fn cpu_micros(&self) -> Result<u64> {
        cpu_micros(self.child.id().context("the server has ended")?)
    }

    pub(crate) async fn stop(mut self) -> Result<()> {
        let id = self.child.id().context("the server has ended")?;
        Command::new("kill").arg(id.to_string()).status().await?;
        tokio::time::timeout(Duration::from_secs(15), self.child.wait())
            .await
            .context("the server did not stop")??;
        Ok(())
    }
}

/// Microseconds for which all threads of a process have had a processor so far.
fn cpu_micros(process: u32) -> Result<u64> {
    let mut nanos = 0;
    for thread in std::fs::read_dir(format!("/proc/{process}/task"))? {
        // a thread may end while they are gone through
        let times = std::fs::read_to_string(thread?.path().join("schedstat")).unwrap_or_default();
        let ran = times.split(' ').next();
        nanos += ran.and_then(|ran| ran.parse::<u64>().ok()).unwrap_or(0);
    }
    Ok(nanos / 1_000)
}

/// Kilobytes of own memory of a process, named by its id or `self`.
pub(crate) fn rss_anon_kb(process: &str) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("RssAnon:"));
    let kb = line.and_then(|line| line.split_whitespace().next());
    Ok(kb.context("no RssAnon in /proc")?.parse()?)
}

async fn answers(addr: SocketAddr) -> bool {
    let Ok(mut connection) = Connection::open(addr).await else {
        return false;
    };
    let answer = connection.send(&get("/", "")).await;
    answer.is_ok_and(|answer| answer.status == 200)
}

async fn free_addr() -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    Ok(listener.local_addr()?)
}
