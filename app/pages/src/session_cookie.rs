//! The cookie of a session. The base URL decides its name: browsers keep `__Host-` cookies from https only.

use crate::site::Site;
use axum::http::{HeaderMap, HeaderValue, header};
use domain::identity::SESSION_DAYS;

const OVER_HTTPS: &str = "__Host-rembuk";
const ON_LOOPBACK: &str = "rembuk";

impl Site {
    /// The name of the cookie.
    pub fn session_cookie_name(&self) -> &'static str {
        if self.is_https() {
            OVER_HTTPS
        } else {
            ON_LOOPBACK
        }
    }

    /// The token a browser sent, if any.
    pub fn session_token<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        let name = self.session_cookie_name();
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|cookies| cookies.to_str().ok())
            .flat_map(|cookies| cookies.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='))
            .find(|(cookie, token)| *cookie == name && !token.is_empty())
            .map(|(_, token)| token)
    }

    /// The `Set-Cookie` that signs a browser in.
    pub fn session_cookie(&self, token: &str) -> HeaderValue {
        self.cookie(token, SESSION_DAYS * 86_400)
    }

    /// The `Set-Cookie` that makes a browser forget its session.
    pub fn clear_session_cookie(&self) -> HeaderValue {
        self.cookie("", 0)
    }

    fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    fn cookie(&self, token: &str, seconds: i64) -> HeaderValue {
        let name = self.session_cookie_name();
        let secure = if self.is_https() { "; Secure" } else { "" };
        let cookie =
            format!("{name}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
        // tokens are letters, so this holds; a cookie that signs nobody in is the safe other end
        HeaderValue::from_str(&cookie).unwrap_or_else(|_invalid| HeaderValue::from_static(""))
    }
}
