//! `/api/v1/consultations/{slug}/aspirations` and `/api/v1/aspirations/{id}`.

use super::consultations::view;
use super::parameters::Parameters;
use super::shapes::{AgencyShape, AspirationShape, When};
use super::{List, json};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::aspirations::{AspirationKind, AspirationState};
use domain::ids::PublicId;
use domain::time::Zone;
use forum::aspirations::view::AspirationView;
use forum::aspirations::{AspirationCard, At, Cursor, Filter, OrderBy, Page};
use forum::comments::{Byline as CommentByline, Comments, Shown as Comment};
use forum::consultations::Shown;
use forum::discussion::discussion;
use pages::error::PageError;
use pages::site::Shared;
use serde::Serialize;
use std::collections::HashMap;

/// `GET /api/v1/consultations/{slug}/aspirations`: narrowed by `kind` and `state`, ordered by `order` (`newest`,
/// `supported`).
///
/// # Errors
/// [`PageError::NotFound`] without such a consultation, [`PageError::BadRequest`] for a wrong parameter.
pub(super) async fn list(
    State(site): State<Shared>,
    Path(slug): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let asked = Parameters::of(query);
    let order = asked.value("order", |text| match text {
        "newest" => Some(OrderBy::Newest),
        "supported" => Some(OrderBy::Supported),
        _ => None,
    })?;
    let after = asked.value("after", Cursor::parse)?;
    let shown = Shown {
        filter: Filter {
            kind: asked.value("kind", AspirationKind::parse)?,
            state: asked.value("state", AspirationState::parse)?,
        },
        order: order.unwrap_or(OrderBy::Newest),
        page: Page {
            at: after.map_or(At::Start, At::After),
            rows_max: asked.limit()?,
        },
    };
    let view = view(&site, &slug, shown).await?;
    let zone = view.agency.zone;
    let path = format!("/api/v1/consultations/{slug}/aspirations");
    let next = view
        .list
        .after
        .map(|after| asked.next(&site, &path, &after.to_string()));
    let items = view.list.rows.into_iter();
    Ok(json(&List {
        items: items
            .map(|card| AspirationShape::of(&site, card, zone))
            .collect(),
        next,
    }))
}

#[derive(Debug, Serialize)]
struct Of {
    slug: String,
    title: String,
    url: String,
}

#[derive(Debug, Serialize)]
struct StepShape {
    state: &'static str,
    when: When,
    /// Who moved it; `null` for its author.
    agency: Option<String>,
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct Words {
    /// Markdown.
    body: String,
    when: When,
}

#[derive(Debug, Serialize)]
struct AnswerShape {
    id: String,
    agency: String,
    /// Markdown.
    body: String,
    when: When,
}

#[derive(Debug, Serialize)]
struct CommentShape {
    id: String,
    /// Its level in a thread, 1 to 3; comments stand in reading order.
    depth: i16,
    author: CommentAuthor,
    /// Markdown.
    body: String,
    when: When,
}

#[derive(Debug, Serialize)]
struct CommentAuthor {
    /// `named`, `anonymous` or `agency`.
    kind: &'static str,
    name: Option<String>,
}

#[derive(Debug, Serialize)]
struct Whole {
    #[serde(flatten)]
    aspiration: AspirationShape,
    consultation: Of,
    agency: AgencyShape,
    steps: Vec<StepShape>,
    /// What its author added later.
    additions: Vec<Words>,
    answers: Vec<AnswerShape>,
    /// A page of its threads; hidden and withdrawn comments are left out.
    threads: List<CommentShape>,
}

/// `GET /api/v1/aspirations/{id}`; `after` is the thread its comments begin with.
///
/// # Errors
/// [`PageError::NotFound`] unless everybody may see it, [`PageError::BadRequest`] for a wrong parameter.
pub(super) async fn one(
    State(site): State<Shared>,
    Path(id): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let asked = Parameters::of(query);
    let from = asked.value("after", PublicId::parse)?;
    let id = PublicId::parse(&id).ok_or(PageError::NotFound)?;
    let view = forum::aspirations::view::view(&site.forum, None, &id)
        .await?
        .ok_or(PageError::NotFound)?;
    let around = discussion(&site.forum, None, &id, from.as_ref())
        .await?
        .ok_or(PageError::NotFound)?;
    let zone = view.agency.zone;
    let answers: Vec<AnswerShape> = around
        .answers
        .into_iter()
        .map(|answer| AnswerShape {
            id: answer.public_id.to_string(),
            agency: answer.agency_name,
            body: answer.body,
            when: When::of(answer.created_at, zone, false),
        })
        .collect();
    let path = format!("/api/v1/aspirations/{id}");
    let next = around.comments.next.as_ref();
    let next = next.map(|thread| asked.next(&site, &path, thread.as_str()));
    let newest = answers.last().map(|answer| answer.body.clone());
    Ok(json(&Whole {
        consultation: Of {
            slug: view.consultation.slug.as_str().to_owned(),
            title: view.consultation.title.clone(),
            url: format!(
                "{}/api/v1/consultations/{}",
                site.base_url,
                view.consultation.slug.as_str()
            ),
        },
        agency: AgencyShape::from(&view.agency),
        steps: steps(&view, zone),
        additions: additions(&view, zone),
        aspiration: AspirationShape::of(&site, card(view, newest), zone),
        answers,
        threads: List {
            items: threads(around.comments, zone),
            next,
        },
    }))
}

fn card(view: AspirationView, answer: Option<String>) -> AspirationCard {
    AspirationCard {
        aspiration: view.aspiration,
        byline: view.byline,
        area: view.area,
        answer,
    }
}

fn steps(view: &AspirationView, zone: Zone) -> Vec<StepShape> {
    let day_only = view.aspiration.shows_day_only();
    let step = |step: &forum::aspirations::view::Step| StepShape {
        state: step.state.code(),
        // What the author of an anonymous one did shows the day only.
        when: When::of(step.at, zone, day_only && step.agency.is_none()),
        agency: step.agency.clone(),
        note: step.note.clone(),
    };
    view.steps.iter().map(step).collect()
}

fn additions(view: &AspirationView, zone: Zone) -> Vec<Words> {
    let day_only = view.aspiration.shows_day_only();
    let words = |one: &forum::aspirations::Addition| Words {
        body: one.body.clone(),
        when: When::of(one.at, zone, day_only),
    };
    view.additions.iter().map(words).collect()
}

fn threads(comments: Comments, zone: Zone) -> Vec<CommentShape> {
    let readable = |one: &Comment| !one.hidden && !one.withdrawn;
    let shape = |one: Comment| CommentShape {
        id: one.id.to_string(),
        depth: one.depth,
        author: author(one.by),
        body: one.body,
        when: When::of(one.at, zone, one.day_only),
    };
    comments
        .shown
        .into_iter()
        .filter(readable)
        .map(shape)
        .collect()
}

fn author(by: CommentByline) -> CommentAuthor {
    let (kind, name) = match by {
        CommentByline::Name { name, .. } => ("named", Some(name)),
        CommentByline::Agency { agency, .. } => ("agency", Some(agency)),
        CommentByline::Anonymous { .. } | CommentByline::Unsaid => ("anonymous", None),
    };
    CommentAuthor { kind, name }
}
