//! A line to a database that can be cut and mended.

use std::net::SocketAddr;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

/// Carries connections from a port of its own to the database's.
pub(super) struct Line {
    here: SocketAddr,
    there: String,
    carrying: Option<JoinHandle<()>>,
}

impl Line {
    /// A line to a `postgres://` address, and the address at its near end.
    pub(super) async fn to(database_url: &str) -> (Self, String) {
        let (before, path) = database_url.rsplit_once('/').unwrap();
        let (before, there) = before.rsplit_once('@').unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let here = listener.local_addr().unwrap();
        let there = there.to_owned();
        let carrying = Some(tokio::spawn(carry(listener, there.clone())));
        let url = format!("{before}@{here}/{path}");
        let line = Self {
            here,
            there,
            carrying,
        };
        (line, url)
    }

    /// Every connection breaks, and no new one is taken.
    pub(super) async fn cut(&mut self) {
        let carrying = self.carrying.take().expect("the line is whole");
        carrying.abort();
        assert!(carrying.await.is_err());
    }

    /// New connections are taken again.
    pub(super) async fn mend(&mut self) {
        let listener = TcpListener::bind(self.here).await.unwrap();
        self.carrying = Some(tokio::spawn(carry(listener, self.there.clone())));
    }
}

async fn carry(listener: TcpListener, there: String) {
    // dropped with this task, and the connections with it
    let mut connections = JoinSet::new();
    while let Ok((mut near, _)) = listener.accept().await {
        let there = there.clone();
        connections.spawn(async move {
            if let Ok(mut far) = TcpStream::connect(there).await {
                // a broken connection is what this is for
                let _: std::io::Result<_> = copy_bidirectional(&mut near, &mut far).await;
            }
        });
    }
}
