//! The reader's language: `?lang=`, then cookie, then `Accept-Language`, then Indonesian.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use domain::language::Language;
use pages::site::Shared;

const COOKIE: &str = "rembuk-lang";

/// Puts the language into the request; `?lang=` is remembered in a cookie.
pub async fn choose(State(site): State<Shared>, mut request: Request, next: Next) -> Response {
    let asked = request.uri().query().and_then(asked);
    let language = asked
        .or_else(|| remembered(request.headers()))
        .or_else(|| accepted(request.headers()))
        .unwrap_or(Language::Indonesian);
    request.extensions_mut().insert(language);
    let mut response = next.run(request).await;
    if let Some(language) = asked {
        let secure = if site.base_url.starts_with("https://") {
            "; Secure"
        } else {
            ""
        };
        let cookie = format!(
            "{COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax{secure}",
            language.code()
        );
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    let code = HeaderValue::from_static(language.code());
    response
        .headers_mut()
        .entry(header::CONTENT_LANGUAGE)
        .or_insert(code);
    response
}

fn asked(query: &str) -> Option<Language> {
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix("lang="))
        .and_then(Language::parse)
}

fn remembered(headers: &HeaderMap) -> Option<Language> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|cookies| cookies.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .and_then(|(_, code)| Language::parse(code))
}

fn accepted(headers: &HeaderMap) -> Option<Language> {
    headers
        .get(header::ACCEPT_LANGUAGE)?
        .to_str()
        .ok()
        .and_then(Language::from_accept)
}
