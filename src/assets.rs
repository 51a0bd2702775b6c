//! Static files: built by `cargo xtask web` into `target/site`, inside the binary in a release build.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{Embed, EmbeddedFile};
use std::collections::HashMap;

#[derive(Embed)]
#[folder = "target/site"]
#[allow_missing = true]
struct Built;

/// Tells the pages under which names the files are served.
pub fn install() {
    let manifest = Built::get("manifest.json")
        .and_then(|file| serde_json::from_slice::<HashMap<String, String>>(&file.data).ok())
        .unwrap_or_default();
    pages::assets::install(
        manifest
            .into_iter()
            .map(|(name, hashed)| (name, format!("/static/{hashed}")))
            .collect(),
    );
}

/// `/static/{name}`: names carry a hash of the content, so browsers keep them for good.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(kind) = media_type(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let accepted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let (file, encoding) = match pick(&name, accepted) {
        Some(found) => found,
        None => return StatusCode::NOT_FOUND.into_response(),
    };
    let mut response = file.data.into_owned().into_response();
    let answer = response.headers_mut();
    answer.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    answer.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    answer.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// `/favicon.ico`: for what asks for it without reading the page.
pub async fn icon() -> Response {
    const ICON: &[u8] = include_bytes!("../public/favicon.ico");
    ([(header::CONTENT_TYPE, "image/x-icon")], ICON).into_response()
}

fn pick(name: &str, accepted: &str) -> Option<(EmbeddedFile, Option<&'static str>)> {
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        if accepted.contains(encoding)
            && let Some(file) = Built::get(&format!("{name}.{ending}"))
        {
            return Some((file, Some(encoding)));
        }
    }
    Built::get(name).map(|file| (file, None))
}

fn media_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    })
}
