//! `/api/v1/search`.

use super::json;
use super::parameters::Parameters;
use super::shapes::When;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::agencies::Slug;
use domain::aspirations::{AspirationKind, AspirationState};
use domain::limits::Limited;
use forum::search::{
    Ask, Cursor, Filters, Found, IndexPart, Narrowed, Order, Run, SearchDay, SearchView,
};
use pages::error::PageError;
use pages::site::Shared;
use pages::visit::Network;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

const PATH: &str = "/api/v1/search";

/// A piece of text, marked where the words were found.
#[derive(Debug, Serialize)]
struct Piece {
    text: String,
    marked: bool,
}

#[derive(Debug, Serialize)]
struct ResultShape {
    /// `consultation`, `aspiration`, `comment`, `response` or `summary`.
    part: &'static str,
    url: String,
    title: Vec<Piece>,
    snippet: Vec<Piece>,
    consultation: Of,
    agency: String,
    area: Option<String>,
    kind: Option<&'static str>,
    state: Option<&'static str>,
    posted: When,
    supports: i64,
    /// An agency has answered it.
    answered: bool,
}

#[derive(Debug, Serialize)]
struct Of {
    slug: String,
    title: String,
}

/// How many results there are by the value of a filter, each under the other filters.
#[derive(Debug, Serialize)]
struct Counts {
    parts: BTreeMap<&'static str, u64>,
    kinds: BTreeMap<&'static str, u64>,
    states: BTreeMap<&'static str, u64>,
    /// By slug; those with most results.
    consultations: BTreeMap<String, u64>,
    /// By slug; those with most results.
    agencies: BTreeMap<String, u64>,
    /// By official code; those with most results.
    areas: BTreeMap<String, u64>,
}

#[derive(Debug, Serialize)]
struct Answer {
    /// How many there are in all; exact unless `partial`.
    total: u64,
    /// The index is being built: only aspirations were looked through, and nothing is counted.
    partial: bool,
    /// Not all of the words are in what was found.
    loosened: bool,
    /// The words put right, for which these are the results.
    did_you_mean: Option<String>,
    /// Only the beginning of the text was looked for.
    cut: bool,
    counts: Counts,
    items: Vec<ResultShape>,
    next: Option<String>,
}

/// `GET /api/v1/search`: what everybody may read and holds `q`; all of it where `q` is empty. Narrowed by `part`,
/// `consultation`, `kind`, `state`, `agency`, `area`, `since` and `until`, ordered by `order` (`best`, `newest`, `supported`).
///
/// # Errors
/// [`PageError::BadRequest`] for a wrong parameter, [`PageError::TooOften`].
pub(super) async fn search(
    State(site): State<Shared>,
    Extension(Network(network)): Extension<Network>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let asked = Parameters::of(query);
    let ask = ask(&asked)?;
    forum::rates::count(&site.forum, Limited::Search, &network).await??;
    let view = forum::search::find(&site.forum, &ask).await?;
    Ok(json(&answer(&site, &asked, view)))
}

fn ask(asked: &Parameters) -> Result<Ask, PageError> {
    let text = asked.text("q");
    let order = asked.value("order", |text| match text {
        "best" => Some(Order::Best),
        "newest" => Some(Order::Newest),
        "supported" => Some(Order::MostSupported),
        _ => None,
    })?;
    Ok(Ask {
        text: text.to_owned(),
        filters: Filters {
            part: asked.value("part", IndexPart::parse)?,
            consultation: asked.value("consultation", Slug::parse)?,
            kind: asked.value("kind", AspirationKind::parse)?,
            state: asked.value("state", AspirationState::parse)?,
            agency: asked.value("agency", Slug::parse)?,
            area: asked.value("area", |text| Some(text.to_owned()))?,
            since: asked.value("since", SearchDay::first)?,
            until: asked.value("until", SearchDay::last)?,
        },
        explain: false,
        order: order.unwrap_or_default(),
        after: asked.value("after", |text| text.parse::<Cursor>().ok())?,
        size: u32::try_from(asked.limit()?).unwrap_or(u32::MAX),
    })
}

fn answer(site: &Shared, asked: &Parameters, view: SearchView) -> Answer {
    let of = |one: Narrowed| (one.slug.as_str().to_owned(), one.count);
    let cut = view.is_cut();
    Answer {
        total: view.total,
        partial: view.partial,
        loosened: view.loosened,
        did_you_mean: view.did_you_mean,
        cut,
        counts: Counts {
            parts: coded(view.parts, IndexPart::code),
            kinds: coded(view.kinds, AspirationKind::code),
            states: coded(view.states, AspirationState::code),
            consultations: view.consultations.into_iter().map(of).collect(),
            agencies: view.agencies.into_iter().map(of).collect(),
            areas: (view.areas.into_iter())
                .map(|one| (one.code, one.count))
                .collect(),
        },
        items: view
            .found
            .into_iter()
            .map(|one| result(site, one))
            .collect(),
        next: view
            .next
            .map(|cursor| asked.next(site, PATH, &cursor.to_string())),
    }
}

fn coded<V>(counts: Vec<(V, u64)>, code: fn(V) -> &'static str) -> BTreeMap<&'static str, u64> {
    counts
        .into_iter()
        .map(|(value, count)| (code(value), count))
        .collect()
}

fn result(site: &Shared, found: Found) -> ResultShape {
    ResultShape {
        part: found.target.part().code(),
        url: format!("{}{}", site.base_url, found.target.path()),
        title: pieces(found.title),
        snippet: pieces(found.snippet),
        consultation: Of {
            slug: found.slug.as_str().to_owned(),
            title: found.consultation,
        },
        agency: found.agency,
        area: found.area,
        kind: found.kind.map(AspirationKind::code),
        state: found.state.map(AspirationState::code),
        posted: When::of(found.at, found.zone, found.day_only),
        supports: found.supports,
        answered: found.answered,
    }
}

fn pieces(runs: Vec<Run>) -> Vec<Piece> {
    let piece = |run: Run| Piece {
        text: run.text,
        marked: run.marked,
    };
    runs.into_iter().map(piece).collect()
}
