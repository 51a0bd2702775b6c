//! The pages that are nothing but text: help, privacy, terms, accessibility.

use crate::components::{Breadcrumbs, Head, Section, document};
use crate::rich_text::{SiteText, plain};
use crate::visit::{Visit, public_page};
use axum::response::Response;
use domain::identity::CONSENT_VERSION;
use leptos::prelude::*;
use texts::Page;

/// `/bantuan`.
pub async fn help(visit: Visit) -> Response {
    text_page(&visit, Page::Help)
}

/// `/privasi`.
pub async fn privacy(visit: Visit) -> Response {
    text_page(&visit, Page::Privacy)
}

/// `/ketentuan`.
pub async fn terms(visit: Visit) -> Response {
    text_page(&visit, Page::Terms)
}

/// `/aksesibilitas`.
pub async fn accessibility(visit: Visit) -> Response {
    text_page(&visit, Page::Accessibility)
}

fn text_page(visit: &Visit, page: Page) -> Response {
    let t = visit.texts;
    let text = t
        .page(page)
        .replace("{operator}", &visit.site.operator)
        .replace("{contact}", &visit.site.contact)
        .replace("{version}", CONSENT_VERSION);
    let (title, body) = text.split_once('\n').unwrap_or((&text, ""));
    let title = title.trim_start_matches('#').trim().to_owned();
    let first = body.trim_start().split("\n\n").next().unwrap_or_default();
    let head = Head {
        description: Some(plain(first, 200)),
        section: (page == Page::Help).then_some(Section::Help),
        ..Head::titled(title.clone())
    };
    let html = document(visit, head, || {
        view! {
            <Breadcrumbs t above=vec![] here=title.clone()/>
            <h1>{title}</h1>
            <SiteText markdown=body.to_owned()/>
        }
    });
    public_page(visit, html)
}
