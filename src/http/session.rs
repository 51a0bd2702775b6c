//! Who is asking: session cookie to person, and connection to network.

use super::errors::Reader;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use forum::identity;
use pages::error::PageError;
use pages::site::Shared;
use pages::visit::{Network, SignedIn};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

/// Proxies whose `X-Forwarded-For` is believed.
#[derive(Debug, Clone, Default)]
pub struct Proxies(pub Arc<[IpAddr]>);

/// Puts the signed-in person and the network into the request.
///
/// A cookie of a session that has ended, expired or belongs to somebody suspended counts as none, and is taken back.
pub async fn recognise(
    State((site, proxies)): State<(Shared, Proxies)>,
    mut request: Request,
    next: Next,
) -> Response {
    let network = network(&request, &proxies);
    request.extensions_mut().insert(Network(network));
    let Some(token) = site.session_token(request.headers()).map(str::to_owned) else {
        return next.run(request).await;
    };
    if request.uri().path().starts_with("/static/") {
        return next.run(request).await;
    }
    let actor = match identity::actor_of(&site.forum, &token).await {
        Ok(actor) => actor,
        Err(error) => return PageError::from(error).into_response(),
    };
    let stale = actor.is_none();
    if let Some(actor) = actor {
        let csrf = identity::csrf_token(&site.forum, actor.session);
        let signed_in = SignedIn {
            actor: Arc::new(actor),
            csrf,
        };
        if let Some(reader) = request.extensions().get::<Reader>() {
            reader.recognised(signed_in.clone());
        }
        request.extensions_mut().insert(signed_in);
    }
    let mut response = next.run(request).await;
    if stale && !response.headers().contains_key(header::SET_COOKIE) {
        response
            .headers_mut()
            .append(header::SET_COOKIE, site.clear_session_cookie());
    }
    response
}

/// The network as limits count it. A proxy that is not trusted counts as the client itself.
fn network(request: &Request, proxies: &Proxies) -> String {
    let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>() else {
        return String::new();
    };
    let mut client = peer.ip().to_canonical();
    if proxies.0.contains(&client) {
        // Right to left: what a trusted proxy appended is true, what stands before it may be made up.
        let forwarded = request.headers().get_all("x-forwarded-for");
        let hops: Vec<&str> = forwarded
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .collect();
        for hop in hops.iter().rev() {
            let Ok(hop) = hop.trim().parse::<IpAddr>() else {
                break;
            };
            client = hop.to_canonical();
            if !proxies.0.contains(&client) {
                break;
            }
        }
    }
    match client {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => Ipv6Addr::from(u128::from(v6) & !u128::from(u64::MAX)).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(peer: &str, forwarded: &str) -> Request {
        let mut request = Request::new(axum::body::Body::empty());
        let peer: SocketAddr = peer.parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        request
            .headers_mut()
            .insert("x-forwarded-for", forwarded.parse().unwrap());
        request
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        let proxies = Proxies(Arc::from(["10.0.0.1".parse().unwrap()]));
        assert_eq!(
            network(&request("203.0.113.9:1", "198.51.100.1"), &proxies),
            "203.0.113.9"
        );
        assert_eq!(
            network(
                &request("10.0.0.1:1", "198.51.100.1, 203.0.113.7"),
                &proxies
            ),
            "203.0.113.7"
        );
        assert_eq!(
            network(&request("10.0.0.1:1", "junk"), &proxies),
            "10.0.0.1"
        );
        assert_eq!(
            network(&request("[2001:db8:1:2:3::4]:1", ""), &proxies),
            "2001:db8:1:2::"
        );
    }
}
