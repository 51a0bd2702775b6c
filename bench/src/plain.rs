//! What a page is compared with: an axum handler that answers with the same bytes, and nothing else.

use anyhow::Result;
use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::routing::get;
use axum::serve::ListenerExt;
use std::net::SocketAddr;
use std::path::Path;
use tokio::net::TcpListener;

/// Serves the bytes of `file` at `/` until it is ended.
pub(crate) async fn serve(addr: SocketAddr, file: &Path, encoding: Option<String>) -> Result<()> {
    let bytes = Bytes::from(std::fs::read(file)?);
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, encoding.parse()?);
    }
    let answer = move || {
        let answer = (headers.clone(), bytes.clone());
        async move { answer }
    };
    let router = Router::new().route("/", get(answer));
    let listener = TcpListener::bind(addr).await?.tap_io(|stream| {
        // a socket that cannot be tuned still answers
        stream.set_nodelay(true).ok();
    });
    Ok(axum::serve(listener, router).await?)
}
