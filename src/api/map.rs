//! `robots.txt` and `sitemap.xml`: what search engines may read, and where it is.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::ids::PublicId;
use pages::error::PageError;
use pages::site::Shared;
use pages::visit::Public;
use store::{consultations, search};

/// Aspirations in the sitemap; the newest.
const ASPIRATIONS_MAX: u64 = 20_000;
/// Consultations read at once.
const CONSULTATIONS: u64 = 500;
/// Consultations in the sitemap.
const CONSULTATIONS_MAX: usize = 10_000;

/// Pages that exist on every site.
const PAGES: &[&str] = &[
    "/",
    "/konsultasi",
    "/catatan-moderasi",
    "/bantuan",
    "/privasi",
    "/ketentuan",
    "/aksesibilitas",
];

/// Pages for people at work, and endless lists.
const CLOSED: &[&str] = &[
    "/cari",
    "/lacak",
    "/masuk",
    "/daftar",
    "/akun",
    "/kelola",
    "/moderasi",
    "/surat",
];

/// `GET /robots.txt`. A demo site asks not to be found at all.
pub(super) async fn robots(State(site): State<Shared>) -> Response {
    let mut text = String::from("User-agent: *\n");
    if site.demo {
        text.push_str("Disallow: /\n");
    } else {
        for path in CLOSED {
            text.push_str(&format!("Disallow: {path}\n"));
        }
        text.push_str(&format!("\nSitemap: {}/sitemap.xml\n", site.base_url));
    }
    let mut response = text.into_response();
    response.extensions_mut().insert(Public);
    response
}

/// `GET /sitemap.xml`: consultations and the newest aspirations everybody may read, without times.
///
/// # Errors
/// [`PageError::Unavailable`] when the database failed.
pub(super) async fn sitemap(State(site): State<Shared>) -> Result<Response, PageError> {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    // Neither slugs nor ids hold a character that XML would want escaped.
    let mut add =
        |path: &str| xml.push_str(&format!("<url><loc>{}{path}</loc></url>\n", site.base_url));
    for path in PAGES {
        add(path);
    }
    let db = site.forum.store.read();
    let mut after = None;
    let mut listed = 0;
    loop {
        let (page, next) = consultations::newest(db, after.as_ref(), CONSULTATIONS).await?;
        listed += page.len();
        for one in &page {
            add(&format!("/konsultasi/{}", one.slug.as_str()));
        }
        after = next;
        if after.is_none() || listed >= CONSULTATIONS_MAX {
            break;
        }
    }
    let ids: Vec<PublicId> = search::newest_ids(db, ASPIRATIONS_MAX).await?;
    for id in &ids {
        add(&forum::aspirations::path(id));
    }
    xml.push_str("</urlset>\n");
    let mut response = xml.into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/xml; charset=utf-8"),
    );
    response.extensions_mut().insert(Public);
    Ok(response)
}
