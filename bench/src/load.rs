//! Load: as fast as it goes (closed loop) for how many, at a fixed pace (open loop) for how long each takes.

use crate::http::Connection;
use anyhow::{Result, bail};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Connections that send at the same time in a closed loop.
pub(crate) const CONNECTIONS: usize = 16;
/// Connections kept ready for a fixed pace, so that a slow answer does not hold back the next request.
const PACED_CONNECTIONS: usize = 64;
/// The clock of sleeps is coarse; the last stretch before a moment is waited for awake.
const AWAKE: Duration = Duration::from_millis(2);

/// Makes the next request for one of the connections.
pub(crate) type Requests = Arc<dyn Fn(usize) -> Arc<[u8]> + Send + Sync>;

/// Answers a second, as fast as it goes.
pub(crate) async fn closed(
    addr: SocketAddr,
    requests: &Requests,
    expected: u16,
    lasts: Duration,
) -> Result<u64> {
    let mut clients = JoinSet::new();
    let begun = Instant::now();
    for client in 0..CONNECTIONS {
        let requests = Arc::clone(requests);
        clients.spawn(async move {
            let mut connection = Connection::open(addr).await?;
            let mut answered = 0_u64;
            while begun.elapsed() < lasts {
                check(&mut connection, &requests(client), expected).await?;
                answered += 1;
            }
            anyhow::Ok(answered)
        });
    }
    let mut answered = 0;
    while let Some(client) = clients.join_next().await {
        answered += client??;
    }
    let micros = u64::try_from(begun.elapsed().as_micros())?.max(1);
    Ok(answered * 1_000_000 / micros)
}

/// Times from when each request was due, not from when it could be sent: a server that stalls cannot hide it.
pub(crate) async fn paced(
    addr: SocketAddr,
    requests: &Requests,
    expected: u16,
    (a_second, lasts): (u64, Duration),
) -> Result<Latencies> {
    let pace = Duration::from_nanos(1_000_000_000 / a_second.max(1));
    let next = Arc::new(AtomicU64::new(0));
    let mut clients = JoinSet::new();
    let mut connections = Vec::new();
    for _ in 0..PACED_CONNECTIONS {
        connections.push(Connection::open(addr).await?);
    }
    let begun = Instant::now();
    for (client, mut connection) in connections.into_iter().enumerate() {
        let (requests, next) = (Arc::clone(requests), Arc::clone(&next));
        clients.spawn(async move {
            let mut micros = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let due = pace * u32::try_from(number).unwrap_or(u32::MAX);
                if due >= lasts {
                    return anyhow::Ok(micros);
                }
                wait_for(begun + due).await;
                check(&mut connection, &requests(client), expected).await?;
                let took = begun.elapsed().saturating_sub(due);
                micros.push(u32::try_from(took.as_micros()).unwrap_or(u32::MAX));
            }
        });
    }
    let mut micros = Vec::new();
    while let Some(client) = clients.join_next().await {
        micros.extend(client??);
    }
    Ok(Latencies::of(micros))
}

async fn wait_for(moment: Instant) {
    if let Some(asleep) = moment
        .checked_duration_since(Instant::now())
        .and_then(|left| left.checked_sub(AWAKE))
    {
        tokio::time::sleep(asleep).await;
    }
    while Instant::now() < moment {
        tokio::task::yield_now().await;
    }
}

async fn check(connection: &mut Connection, request: &[u8], expected: u16) -> Result<()> {
    let answer = connection.send(request).await?;
    if answer.status != expected {
        let line = request.split(|byte| *byte == b'\r').next();
        let line = String::from_utf8_lossy(line.unwrap_or_default()).into_owned();
        bail!("{line} was answered with {}, not {expected}", answer.status);
    }
    Ok(())
}

/// How long answers took.
#[derive(Debug, Clone)]
pub(crate) struct Latencies {
    sorted_micros: Vec<u32>,
}

impl Latencies {
    pub(crate) fn of(mut micros: Vec<u32>) -> Self {
        micros.sort_unstable();
        Self {
            sorted_micros: micros,
        }
    }

    pub(crate) fn and(mut self, other: &Self) -> Self {
        self.sorted_micros.extend(&other.sorted_micros);
        Self::of(self.sorted_micros)
    }

    /// Microseconds in which this many of a hundred answers came.
    pub(crate) fn percentile(&self, percent: usize) -> u32 {
        let place = self.sorted_micros.len() * percent / 100;
        let last = self.sorted_micros.last().copied().unwrap_or(0);
        self.sorted_micros.get(place).copied().unwrap_or(last)
    }
}

#[cfg(test)]
mod tests {
    use super::Latencies;

    #[test]
    fn percentiles_are_read_from_the_sorted_times() {
        let times = Latencies::of((1..=200).rev().collect());
        assert_eq!((times.percentile(50), times.percentile(99)), (101, 199));
        let both = times.clone().and(&Latencies::of(vec![1_000]));
        assert_eq!(both.percentile(100), 1_000);
        assert_eq!(Latencies::of(vec![]).percentile(50), 0);
    }
}
