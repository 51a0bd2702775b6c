//! Page handlers, forms and Leptos components, rendered to finished strings.
//!
//! A handler loads its view from `forum`, then renders components: the whole page is ready before the first byte is
//! sent, so status, ETag and length are exact and nothing needs JavaScript. Absent on purpose: SQL, and inline scripts.

pub mod aspirations;
pub mod assets;
mod atom;
pub mod comments;
pub mod components;
pub mod consultations;
pub mod desk;
mod discussion;
pub mod error;
pub mod fields;
pub mod follows;
pub mod help;
pub mod home;
pub mod identity;
pub mod links;
pub mod moderation;
pub mod notifications;
pub mod render;
pub mod responses;
pub mod rich_text;
pub mod routes;
pub mod saved_searches;
pub mod search;
pub mod session_cookie;
pub mod site;
pub mod stale_form;
pub mod summaries;
mod text_errors;
pub mod tracking;
pub mod unsubscribe;
pub mod visit;
pub mod votes;
