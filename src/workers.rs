//! Loops that carry committed work further. Each survives any failure: it logs and tries again.

pub mod digests;
pub mod inbound;
pub mod indexing;
pub mod outbox;
pub mod saved_searches;
pub mod sweeping;

use crate::config::{Config, Inbound};
use anyhow::{Context, bail};
use axum::Router;
use forum::Forum;
use mail::{Smtp, Transport};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Workers get this long to finish what they hold when the server stops.
const STOP_SECONDS: u64 = 10;

/// The running loops.
#[derive(Debug)]
pub struct Workers(JoinSet<()>);

/// Starts every loop.
///
/// # Errors
/// When the mail settings are wrong.
pub fn start(
    forum: &Arc<Forum>,
    config: &Config,
    stop: &watch::Receiver<bool>,
) -> anyhow::Result<Workers> {
    let site_mail = config.site_mail()?;
    let folder = config.data.join("mail");
    let transport = match &config.smtp_url {
        Some(url) => Transport::Smtp(Box::new(Smtp::from_url(url, Some(folder))?)),
        None => Transport::Folder(folder),
    };
    let post = outbox::Post::new(site_mail, transport, config.delivery.per_domain);
    let post = Arc::new(post);
    let mut loops = JoinSet::new();
    for codes in [true, false] {
        let (forum, post) = (Arc::clone(forum), Arc::clone(&post));
        loops.spawn(outbox::run(forum, post, codes, stop.clone()));
    }
    loops.spawn(digests::run(Arc::clone(forum), stop.clone()));
    loops.spawn(sweeping::run(Arc::clone(forum), stop.clone()));
    loops.spawn(saved_searches::run(Arc::clone(forum), stop.clone()));
    loops.spawn(indexing::run(
        Arc::clone(forum),
        indexing::Folders::of(config),
        stop.clone(),
    ));
    Ok(Workers(loops))
}

impl Workers {
    /// Answers on one more address, until the others end.
    pub fn serve(&mut self, listener: TcpListener, router: Router, stop: &watch::Receiver<bool>) {
        let mut stop = stop.clone();
        self.0.spawn(async move {
            let stopped = async move {
                let _the_sender_is_gone = stop.wait_for(|stop| *stop).await;
            };
            if let Err(error) = crate::server::serve(listener, router, stopped).await {
                tracing::warn!(%error, "second address");
            }
        });
    }

    /// Takes mail that arrives, by the ways in that are configured.
    ///
    /// # Errors
    /// When the address cannot be listened on, or the folder is not there.
    pub async fn receive(
        &mut self,
        forum: &Arc<Forum>,
        inbound: &Inbound,
        stop: &watch::Receiver<bool>,
    ) -> anyhow::Result<()> {
        let Some(domain) = &inbound.domain else {
            return Ok(());
        };
        if let Some(addr) = inbound.addr {
            let listener = TcpListener::bind(addr).await;
            let listener = listener.with_context(|| format!("listening for mail on {addr}"))?;
            let (forum, domain) = (Arc::clone(forum), domain.clone());
            let serving = inbound::serve(forum, listener, domain, stop.clone());
            self.0.spawn(serving);
        }
        if let Some(folder) = &inbound.maildir {
            if !folder.join("new").is_dir() {
                bail!(
                    "{} is no Maildir: it has no folder \"new\"",
                    folder.display()
                );
            }
            let (forum, domain) = (Arc::clone(forum), domain.clone());
            let watching = inbound::watch(forum, folder.clone(), domain, stop.clone());
            self.0.spawn(watching);
        }
        Ok(())
    }

    /// Waits until every loop has ended, but not for ever.
    pub async fn finish(mut self) {
        let ended = async { while self.0.join_next().await.is_some() {} };
        if tokio::time::timeout(Duration::from_secs(STOP_SECONDS), ended)
            .await
            .is_err()
        {
            tracing::warn!("a worker did not end in time");
        }
    }
}

/// Waits for a bell, at most so long; says whether to go on.
pub(crate) async fn wait(
    bell: &tokio::sync::Notify,
    at_most: Duration,
    stop: &mut watch::Receiver<bool>,
) -> bool {
    tokio::select! {
        () = bell.notified() => {}
        () = tokio::time::sleep(at_most) => {}
        _ = stop.changed() => {}
    }
    !*stop.borrow()
}
