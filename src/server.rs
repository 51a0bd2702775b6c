//! The router, read top to bottom: layers, static files, pages, machine doors; and the server itself.

use crate::config::Config;
use crate::http::page_cache::PageCache;
use crate::http::session::Proxies;
use crate::http::{
    csrf, errors, headers, language, page_cache, reload, request_log, server_functions, session,
};
use crate::metrics::{self, Door, Metrics};
use crate::{api, assets};
use axum::Router;
use axum::extract::State;
use axum::http::{Method, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use axum::serve::ListenerExt;
use pages::site::Shared;
use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;

/// No request takes longer.
const REQUEST_SECONDS: u64 = 30;
/// Running requests get this long to finish when the server is told to stop.
const STOP_SECONDS: u64 = 10;

/// Every route with every layer around it.
///
/// # Errors
/// When the base URL is no origin.
pub fn router(site: &Shared, config: &Config, metrics: &Metrics) -> anyhow::Result<Router> {
    let origins = CsrfLayer::new().add_trusted_origin(&config.base_url)?;
    let proxies = Proxies(config.trusted_proxies.clone().into());
    let door = Door::new(site, metrics, config.metrics_addr.is_none());
    let cache = PageCache::new(site.clone(), !config.bench.no_page_cache);
    Ok(Router::new()
        .merge(pages::routes::routes())
        .merge(api::routes())
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
        .route("/static/{*name}", get(assets::serve))
        .route("/favicon.ico", get(assets::icon))
        .route("/metrics", get(metrics::beside_the_site).with_state(door))
        .route("/dev/reload", get(reload::events))
        .route("/dev/reload.js", get(reload::script))
        .route("/api/votes/cast", post(server_functions::run))
        .route("/api/comments/send", post(server_functions::run))
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(from_fn(csrf::check))
        .layer(origins)
        .layer(from_fn_with_state(cache, page_cache::serve))
        .layer(from_fn_with_state(
            (site.clone(), proxies),
            session::recognise,
        ))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            Duration::from_secs(REQUEST_SECONDS),
        ))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(site.clone(), errors::write))
        .layer(from_fn_with_state(site.clone(), language::choose))
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(4)))
        .layer(from_fn_with_state(site.clone(), headers::add))
        .layer(from_fn_with_state(metrics.clone(), request_log::write))
        .with_state(site.clone()))
}

/// The process runs.
async fn alive(_method: Method) -> &'static str {
    "ok\n"
}

/// The database answers.
async fn ready(State(site): State<Shared>) -> Result<&'static str, StatusCode> {
    match store::settings::get(site.forum.store.read(), store::settings::DEMO).await {
        Ok(_) => Ok("ok\n"),
        Err(_error) => Err(StatusCode::SERVICE_UNAVAILABLE),
    }
}

/// Serves until `stop`, then lets running requests finish.
///
/// # Errors
/// When accepting connections fails.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    // Without it every answer in two writes waits 40 ms for the client's acknowledgement.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "nodelay");
        }
    });
    let (stopping, stopped) = tokio::sync::oneshot::channel();
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        stop.await;
        if stopping.send(()).is_err() {
            tracing::debug!("server was gone before it was told to stop");
        }
    });
    tokio::select! {
        done = server.into_future() => Ok(done?),
        () = too_long(stopped) => Ok(()),
    }
}

async fn too_long(stopped: tokio::sync::oneshot::Receiver<()>) {
    if stopped.await.is_err() {
        std::future::pending::<()>().await;
    }
    tokio::time::sleep(Duration::from_secs(STOP_SECONDS)).await;
}
