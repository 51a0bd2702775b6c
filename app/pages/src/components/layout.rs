//! The page around every page: head, skip link, header, main, footer.

use super::done::Done;
use super::footer::site_footer;
use super::header::site_header;
use super::icon::{Glyph, Icon};
use crate::assets;
use crate::render::to_html;
use crate::visit::Visit;
use leptos::prelude::*;

/// A place of the main menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Consultations and their aspirations.
    Consultations,
    /// Search.
    Search,
    /// Tracking codes.
    Track,
    /// Help.
    Help,
}

/// How wide the page is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Width {
    /// One column of text, forms: 66 characters.
    #[default]
    Text,
    /// Lists and pages with a second column.
    Wide,
    /// The desk: dense, as wide as the screen.
    Desk,
}

impl Width {
    const fn class(self) -> &'static str {
        match self {
            Self::Text => "page",
            Self::Wide => "page wide",
            Self::Desk => "page desk",
        }
    }
}

/// What the page says of itself to browsers, search engines and feeds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The title, without the site's name.
    pub title: String,
    /// One or two sentences for search engines and shared links.
    pub description: Option<String>,
    /// The absolute address of this page, if it has another than the one asked for.
    pub canonical: Option<String>,
    /// Kept out of search engines.
    pub noindex: bool,
    /// Address of a feed of this page.
    pub feed: Option<String>,
    /// The page holds islands: loads the loader, and the wasm when one wakes.
    pub islands: bool,
    /// The page holds a search box: loads the script that suggests while one types.
    pub searches: bool,
    /// The place of the main menu it belongs to.
    pub section: Option<Section>,
    /// How wide it is set.
    pub width: Width,
}

impl Head {
    /// A page of this title, everything else plain.
    pub fn titled(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }
}

/// The whole document, from doctype to the end.
///
/// `main` is called where islands can be told apart from inert markup; build every part of the page inside it.
pub fn document<V: IntoView>(visit: &Visit, head: Head, main: impl FnOnce() -> V) -> String {
    let html = to_html(|| {
        let t = visit.texts;
        let section = head.section;
        let width = head.width;
        // Only people who are signed in do what is told here.
        let done = Done::of(&visit.here).filter(|_| visit.actor.is_some());
        view! {
            <html lang=t.language.code() class=visit.save_data.then_some("save-data")>
                {head_view(visit, head)}
                <body>
                    <a class="skip-link" href="#isi">{t.site_skip()}</a>
                    {visit.site.demo.then(|| view! {
                        <aside class="demo-banner" aria-label=t.demo_title()>
                            <Icon glyph=Glyph::Info/>
                            <p><strong>{t.demo_title()}</strong>{" "}{t.demo_text()}</p>
                        </aside>
                    })}
                    {site_header(visit, section)}
                    <p class="paper-source">{paper_source(visit)}</p>
                    <main id="isi" class=width.class() tabindex="-1">
                        {done.map(|done| done.notice(t))}
                        {main()}
                    </main>
                    {site_footer(visit)}
                </body>
            </html>
        }
    });
    format!("<!doctype html>{html}")
}

/// The whole address of this page: on paper no browser shows it.
fn paper_source(visit: &Visit) -> String {
    format!("{}{}", visit.site.base_url, visit.here)
}

fn head_view(visit: &Visit, head: Head) -> impl IntoView {
    let site = visit.site.name.clone();
    let title = if head.title.is_empty() || head.title == site {
        format!("{site}: {}", visit.texts.site_tagline())
    } else {
        format!("{} · {site}", head.title)
    };
    let description = head
        .description
        .unwrap_or_else(|| visit.texts.footer_about());
    view! {
        <head>
            <meta charset="utf-8"/>
            <title>{title.clone()}</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="description" content=description.clone()/>
            <meta name="color-scheme" content="light dark"/>
            <meta name="theme-color" content="#fbfaf7" media="(prefers-color-scheme: light)"/>
            <meta name="theme-color" content="#10161a" media="(prefers-color-scheme: dark)"/>
            {property("og:title", title)}
            {property("og:description", description)}
            {property("og:site_name", site)}
            {head.noindex.then(|| view! { <meta name="robots" content="noindex"/> })}
            <link rel="stylesheet" href=assets::url("rembuk.css")/>
            <link rel="icon" href=assets::url("favicon.svg") type="image/svg+xml"/>
            {head.canonical.map(|href| view! { <link rel="canonical" href=href/> })}
            {head.feed.map(|href| view! {
                <link rel="alternate" type="application/atom+xml" href=href/>
            })}
            {visit.site.dev.then(|| view! { <script type="module" src="/dev/reload.js"></script> })}
            {head.searches.then(|| view! {
                <script type="module" src=assets::url("search.js")></script>
            })}
            {head.islands.then(|| view! {
                <script
                    type="module"
                    src=assets::url("loader.js")
                    data-islands=assets::url("islands.js")
                ></script>
            })}
        </head>
    }
}

fn property(name: &'static str, content: String) -> impl IntoView {
    leptos::html::meta()
        .attr("property", name)
        .attr("content", content)
}
