//! A browser: cookies, origin, and the token of the session in every form.

use super::Site;
use crate::http_client::{Answer, send};
use domain::ids::PersonId;
use forum::Forum;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

/// A browser: cookies, origin, and the token of the session in every form.
#[derive(Clone)]
pub(crate) struct Browser {
    addr: SocketAddr,
    pub(crate) forum: Arc<Forum>,
    pub(crate) person: Option<PersonId>,
    pub(crate) cookies: BTreeMap<String, String>,
}

impl Browser {
    pub(super) fn new(site: &Site) -> Self {
        Self {
            addr: site.addr,
            forum: Arc::clone(&site.forum),
            person: None,
            cookies: BTreeMap::new(),
        }
    }

    /// Reads a page.
    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, &[], &[]).await
    }

    /// Posts a form, with the session's token where there is a session.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf().await;
        let mut body = encode(fields);
        if let Some(csrf) = csrf.filter(|_| !fields.iter().any(|(name, _)| *name == "csrf")) {
            body.push_str(&format!("&csrf={csrf}"));
        }
        let headers = [("origin".to_owned(), format!("http://{}", self.addr))];
        self.post_raw(path, &headers, body.as_bytes()).await
    }

    /// Posts bytes as a form with these headers only.
    pub(crate) async fn post_raw(
        &mut self,
        path: &str,
        headers: &[(String, String)],
        body: &[u8],
    ) -> Answer {
        let mut headers = headers.to_vec();
        if !headers.iter().any(|(name, _)| name == "content-type") {
            headers.push((
                "content-type".to_owned(),
                "application/x-www-form-urlencoded".to_owned(),
            ));
        }
        self.send("POST", path, &headers, body).await
    }

    /// Sends any request.
    pub(crate) async fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(String, String)],
        body: &[u8],
    ) -> Answer {
        let mut headers = headers.to_vec();
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            headers.push(("cookie".to_owned(), cookies.join("; ")));
        }
        let answer = send(self.addr, method, path, &headers, body).await;
        for (name, value) in &answer.headers {
            if name == "set-cookie"
                && let Some((cookie, value)) = value
                    .split(';')
                    .next()
                    .and_then(|pair| pair.split_once('='))
            {
                if value.is_empty() {
                    self.cookies.remove(cookie);
                } else {
                    self.cookies.insert(cookie.to_owned(), value.to_owned());
                }
            }
        }
        answer
    }

    /// The token of the session's forms, if there is a live session.
    pub(crate) async fn csrf(&self) -> Option<String> {
        let token = self.cookies.get("rembuk")?;
        let actor = forum::identity::actor_of(&self.forum, token)
            .await
            .unwrap()?;
        Some(forum::identity::csrf_token(&self.forum, actor.session))
    }
}

/// Fields as a form sends them.
pub(crate) fn encode(fields: &[(&str, &str)]) -> String {
    let percent = |text: &str| {
        text.bytes().fold(String::new(), |mut out, byte| {
            if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
                out.push(char::from(byte));
            } else {
                out.push_str(&format!("%{byte:02X}"));
            }
            out
        })
    };
    let pairs: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", percent(name), percent(value)))
        .collect();
    pairs.join("&")
}
