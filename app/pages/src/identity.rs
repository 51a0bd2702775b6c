//! Registering, signing in, one's own account.
//!
//! Invariant: until an address is proven, no answer tells whether somebody is registered with it.

mod account;
mod code;
mod link;
mod next;
mod register;
mod settings;
mod sign_in;
mod user_agent;

pub(crate) use account::language_name;
pub use account::{account, end_other_sessions, end_session, sign_out};
pub use code::{code_form, enter_code, send_another_code};
pub use link::{link_form, use_link};
pub use register::{finish, finish_form, register, register_form};
pub use settings::{change_password, name_form, password_form, rename};
pub use sign_in::{send_code, sign_in_form, sign_in_with_password, to_sign_in};

use crate::components::{Done, Head, LinkButton, document};
use crate::links;
use crate::visit::{Visit, page};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::PublicId;
use forum::identity::{Browser, Proven};
use leptos::prelude::*;
use serde::Deserialize;

/// What addresses of these pages may carry.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    /// Where to go after signing in.
    #[serde(default)]
    next: String,
    /// The name of a wish to prove an address.
    #[serde(default)]
    ticket: String,
}

/// What acts know of the browser a request comes from.
fn browser<'a>(visit: &'a Visit, headers: &'a HeaderMap) -> Browser<'a> {
    Browser {
        network: &visit.network,
        user_agent: headers
            .get(header::USER_AGENT)
            .and_then(|agent| agent.to_str().ok())
            .unwrap_or_default(),
        actor: visit.actor.as_deref(),
    }
}

/// A page for one reader only, kept by no cache on the way.
pub(crate) fn private(status: StatusCode, html: String) -> Response {
    let mut response = page(html);
    *response.status_mut() = status;
    no_store(response)
}

fn no_store(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

pub(crate) fn redirect(to: &str) -> Response {
    no_store(Redirect::to(to).into_response())
}

/// Where a proven address leads.
fn follow(visit: &Visit, proven: Proven) -> Response {
    match proven {
        Proven::SignedIn {
            token, next, new, ..
        } => {
            let mut response = match next::checked(&next) {
                Some(next) => redirect(next),
                None if new => redirect(&Done::Registered.address("/akun")),
                None => redirect("/"),
            };
            response
                .headers_mut()
                .append(header::SET_COOKIE, visit.site.session_cookie(&token));
            response
        }
        Proven::Unknown { ticket } => redirect(&links::query(
            "/masuk/lengkapi",
            &[("ticket", ticket.as_str())],
        )),
        Proven::Suspended => suspended(visit),
    }
}

/// Says that the account is suspended; shown only to whoever proved the address.
fn suspended(visit: &Visit) -> Response {
    let t = visit.texts;
    let html = document(visit, hidden(t.identity_suspended_title()), || {
        view! {
            <h1>{t.identity_suspended_title()}</h1>
            <p class="lede">{t.identity_suspended_text()}</p>
            <p class="cluster">
                <LinkButton href="/bantuan" label=t.error_go_help()/>
            </p>
        }
    });
    private(StatusCode::FORBIDDEN, html)
}

/// Says that a code or link no longer works, and offers a new one.
fn dead(visit: &Visit, status: StatusCode) -> Response {
    let t = visit.texts;
    let html = document(visit, hidden(t.identity_dead_title()), || {
        view! {
            <h1>{t.identity_dead_title()}</h1>
            <p class="lede">{t.identity_dead_text()}</p>
            <p class="cluster">
                <LinkButton href="/masuk" label=t.identity_dead_button()/>
            </p>
        }
    });
    private(status, html)
}

/// The head of a page that search engines leave out.
fn hidden(title: String) -> Head {
    Head {
        noindex: true,
        ..Head::titled(title)
    }
}

/// A ticket as it stands in an address or a form.
fn ticket(text: &str) -> Option<PublicId> {
    PublicId::parse(text)
}
