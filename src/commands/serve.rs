//! `rembuk serve`: opens the site, starts the workers, answers until it is told to stop.

use crate::config::Config;
use crate::metrics::{self, Metrics};
use crate::{assets, log, open, server, workers};
use anyhow::{Context, bail};
use forum::clock::Clock;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Serves until SIGTERM or Ctrl-C.
///
/// # Errors
/// A line that says what could not be opened; demo accounts on an address others can reach; a site for others that does
/// not say who answers for it.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    config.check_responsible()?;
    log::start(&config.log);
    assets::install();
    let forum = Arc::new(open::open(&config, Clock::Machine).await?);
    let site = Arc::new(open::site(&config, Arc::clone(&forum)).await?);
    if site.demo && !config.is_loopback() {
        bail!(
            "this data folder holds the demo world, whose passwords are known; use another folder for {}",
            config.base_url
        );
    }
    let listener = TcpListener::bind(config.addr)
        .await
        .with_context(|| format!("listening on {}", config.addr))?;
    let metrics = Metrics::default();
    let router = server::router(&site, &config, &metrics)?;
    let (stop, stopped) = watch::channel(false);
    let mut workers = workers::start(&forum, &config, &stopped)?;
    workers.receive(&forum, &config.inbound, &stopped).await?;
    if let Some(addr) = config.metrics_addr {
        let listener = TcpListener::bind(addr)
            .await
            .with_context(|| format!("listening on {addr}"))?;
        workers.serve(listener, metrics::router(&site, &metrics), &stopped);
    }
    tracing::info!(addr = %config.addr, base_url = config.base_url, "serving");
    announce(&config, site.demo);
    server::serve(listener, router, told_to_stop()).await?;
    stop.send_replace(true);
    workers.finish().await;
    drop(site);
    if let Ok(forum) = Arc::try_unwrap(forum) {
        forum.store.close().await?;
    }
    Ok(())
}

async fn told_to_stop() {
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
    tracing::info!("stopping");
}

#[expect(
    clippy::print_stdout,
    reason = "the address and the accounts are what the operator waits for"
)]
fn announce(config: &Config, demo: bool) {
    println!("Rembuk: {}", config.base_url);
    if demo
        && let Ok(accounts) = std::fs::read_to_string(config.data.join(crate::demo::ACCOUNTS_FILE))
    {
        println!("\n{accounts}");
    }
}
