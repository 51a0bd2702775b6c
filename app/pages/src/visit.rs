//! One reader's request, as far as pages need it.

use crate::error::PageError;
use crate::site::{Shared, Site};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::language::Language;
use domain::time::{Timestamp, Zone};
use forum::actor::Actor;
use std::sync::Arc;
use texts::Texts;

/// A signed-in person's request: put into the request by the session layer.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The person.
    pub actor: Arc<Actor>,
    /// The token that every form of this session must carry.
    pub csrf: String,
}

/// The network a request comes from, as limits count it: an IPv4 address or an IPv6 /64. Put in by the session layer.
#[derive(Debug, Clone)]
pub struct Network(pub String);

/// Who reads, in which language, when, and from where.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The texts of the reader's language.
    pub texts: Texts,
    /// The signed-in person, if any.
    pub actor: Option<Arc<Actor>>,
    /// The token every form of a signed-in person must carry; empty without session.
    pub csrf: String,
    /// Path and query of this page, for the language switch and for coming back after signing in.
    pub here: String,
    /// The moment of the request.
    pub now: Timestamp,
    /// The zone dates are shown in.
    pub zone: Zone,
    /// What the site calls itself, and the rest every page shares.
    pub site: Shared,
    /// Where the request comes from, for limits.
    pub network: String,
    /// The browser asked for less data (`Save-Data: on`): no web font.
    pub save_data: bool,
}

impl Visit {
    /// The signed-in person.
    ///
    /// # Errors
    /// [`PageError::SignIn`] leads a visitor to the sign-in page.
    pub fn actor(&self) -> Result<&Actor, PageError> {
        self.actor.as_deref().ok_or(PageError::SignIn)
    }

    /// The same visit with dates shown in another zone: that of the agency spoken of.
    #[must_use]
    pub fn in_zone(self, zone: Zone) -> Self {
        Self { zone, ..self }
    }

    /// The signed-in person as an option, for acts visitors may do too.
    pub fn actor_if_any(&self) -> Option<&Actor> {
        self.actor.as_deref()
    }
}

impl FromRequestParts<Arc<Site>> for Visit {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        site: &Arc<Site>,
    ) -> Result<Self, Self::Rejection> {
        let signed_in = parts.extensions.get::<SignedIn>();
        let language = parts
            .extensions
            .get::<Language>()
            .copied()
            .unwrap_or(Language::Indonesian);
        let here = parts
            .uri
            .path_and_query()
            .map_or_else(|| "/".to_owned(), |path| path.as_str().to_owned());
        Ok(Self {
            texts: Texts::of(language),
            actor: signed_in.map(|signed_in| Arc::clone(&signed_in.actor)),
            csrf: signed_in
                .map(|signed_in| signed_in.csrf.clone())
                .unwrap_or_default(),
            here,
            now: site.forum.clock.now(),
            zone: Zone::Wib,
            site: Arc::clone(site),
            network: parts
                .extensions
                .get::<Network>()
                .map(|network| network.0.clone())
                .unwrap_or_default(),
            save_data: parts
                .headers
                .get("save-data")
                .is_some_and(|value| value == "on"),
        })
    }
}

/// Marks an answer that is the same for every reader without session: the page cache may keep it for a moment.
///
/// Never on a page with a form key, a name of the reader, or anything else of this one request.
#[derive(Debug, Clone, Copy)]
pub struct Public;

/// Marks an answer that is the HTML of a mail, shown to administrators: its styles stand beside its words.
#[derive(Debug, Clone, Copy)]
pub struct MailBody;

/// A finished page.
pub fn page(html: String) -> axum::response::Response {
    axum::response::IntoResponse::into_response(axum::response::Html(html))
}

/// A finished page that is the same for every reader without session.
pub fn public_page(visit: &Visit, html: String) -> axum::response::Response {
    let mut response = page(html);
    if visit.actor.is_none() {
        response.extensions_mut().insert(Public);
    }
    response
}
