//! LMTP on this machine: a mail server connects and hands over what arrived.

use super::{is_known, take};
use forum::Forum;
use mail::inbound::lmtp::{LmtpError, Patience, Session};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Connections at once; a mail server uses few, and each may hold a message in memory.
const CONNECTIONS_MAX: usize = 8;
/// Messages in one connection.
const MESSAGES_MAX: usize = 100;
/// The wait after a connection could not be accepted.
const PAUSE: Duration = Duration::from_secs(1);

/// Takes connections until told to stop.
pub async fn serve(
    forum: Arc<Forum>,
    listener: TcpListener,
    domain: String,
    mut stop: watch::Receiver<bool>,
) {
    let mut open = JoinSet::new();
    loop {
        while open.try_join_next().is_some() {}
        let full = open.len() >= CONNECTIONS_MAX;
        tokio::select! {
            // those that come meanwhile wait in the system's queue
            _ = open.join_next(), if full => {}
            accepted = listener.accept(), if !full => match accepted {
                Ok((stream, from)) if from.ip().to_canonical().is_loopback() => {
                    let (forum, domain) = (Arc::clone(&forum), domain.clone());
                    open.spawn(async move { converse(&forum, stream, from, &domain).await });
                }
                Ok(_) => {}
                Err(error) => {
                    tracing::warn!(%error, "arriving mail");
                    tokio::time::sleep(PAUSE).await;
                }
            },
            _ = stop.changed() => return,
        }
    }
}

async fn converse(forum: &Forum, stream: TcpStream, from: SocketAddr, domain: &str) {
    if let Err(error) = messages(forum, stream, domain).await {
        tracing::info!(%error, port = from.port(), "arriving mail");
    }
}

async fn messages(forum: &Forum, stream: TcpStream, domain: &str) -> Result<(), LmtpError> {
    stream.set_nodelay(true)?;
    let mut session = Session::new(stream, domain, Patience::default());
    session.greet().await?;
    let known = |recipient: &_| is_known(forum, recipient);
    for _ in 0..MESSAGES_MAX {
        let Some(arrived) = session.next(&known).await? else {
            return Ok(());
        };
        let mut answers = Vec::with_capacity(arrived.recipients.len());
        for recipient in &arrived.recipients {
            answers.push(take(forum, &arrived.envelope, recipient, &arrived.bytes).await);
        }
        session.answer(&answers).await?;
    }
    Ok(())
}
