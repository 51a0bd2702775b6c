//! Pages and comments at a fixed pace, with the relay there and away, in turns.

use super::configure;
use super::relay::Relay;
use crate::Plan;
use crate::http::get;
use crate::load::{self, Latencies, Requests};
use crate::made_site::Landmarks;
use crate::process::Server;
use crate::writes;
use anyhow::Result;
use std::sync::Arc;

/// Requests a second, well below what one core can do.
const PACE: u64 = 50;

/// One kind of request, with the relay there, and away.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) there: Latencies,
    pub(super) away: Latencies,
}

/// Measures in turns, so that what the machine does meanwhile hits both.
pub(super) async fn measure(plan: &Plan, relay: &Relay, landmarks: &Landmarks) -> Result<Vec<Row>> {
    let none = || Latencies::of(Vec::new());
    let row = |name| Row {
        name,
        there: none(),
        away: none(),
    };
    let mut rows = vec![
        row("page of an aspiration"),
        row("comment that is told by mail"),
    ];
    let away = {
        let free = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        free.local_addr()?.port()
    };
    for round in 0..plan.rounds {
        for port in [relay.port, away] {
            let is_there = port == relay.port;
            crate::report::step(&format!("requests, round {round}, relay there: {is_there}"));
            configure(&plan.data, port)?;
            let server = Server::start(plan).await?;
            let request: Arc<[u8]> = get(&format!("/aspirasi/{}", landmarks.aspiration), "").into();
            let page: Requests = Arc::new(move |_client| Arc::clone(&request));
            let comments = writes::commenting(&server, landmarks).await?;
            for (row, (requests, expected)) in rows.iter_mut().zip([(page, 200), (comments, 303)]) {
                let pace = (PACE, plan.round);
                let times = load::paced(server.addr, &requests, expected, pace).await?;
                let kept = if is_there {
                    &mut row.there
                } else {
                    &mut row.away
                };
                *kept = kept.clone().and(&times);
            }
            server.stop().await?;
        }
    }
    Ok(rows)
}
