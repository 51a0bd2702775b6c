//! The page of one aspiration. Other features put their parts on it: see [`Parts`].

use super::owner::{author_part, staff_part};
use super::{author_name, place_of, posted, title_of};
use crate::components::{document, *};
use crate::consultations;
use crate::error::PageError;
use crate::rich_text::{RichText, plain};
use crate::site::Shared;
use crate::visit::{Visit, page, public_page};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::aspirations::AspirationState;
use domain::ids::PublicId;
use forum::aspirations::view::{AspirationView, Step as Move};
use forum::aspirations::{Addition, Aspiration};
use leptos::prelude::*;

/// A part of the page, ready to be drawn.
pub(crate) type Part = Box<dyn FnOnce() -> AnyView + Send>;

/// What stands around the words, in the order it was put in.
#[derive(Default)]
pub(crate) struct Parts {
    /// Directly below the words: support, follow, report.
    pub(crate) below_words: Vec<Part>,
    /// Official answers, and what officials do.
    pub(crate) answers: Vec<Part>,
    /// Everything after: comments, the author's own actions.
    pub(crate) after: Vec<Part>,
}

/// What was typed into one of the page's own forms, when it is shown again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Refill {
    /// What is wrong.
    pub(super) errors: Vec<FieldError>,
    /// Words to add.
    pub(super) words: String,
    /// LAPOR's number.
    pub(super) lapor: Option<String>,
}

/// `/aspirasi/{id}`.
///
/// # Errors
/// [`PageError::NotFound`] when there is none this reader may see.
pub async fn aspiration(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let id = PublicId::parse(&id).ok_or(PageError::NotFound)?;
    let view = load(&site, &visit, &id).await?;
    let visit = visit.in_zone(view.agency.zone);
    let open = view.aspiration.is_public() && view.consultation.is_published();
    let parts = parts(&site, &visit, &view, &Refill::default()).await?;
    let html = aspiration_page(&visit, &view, parts, Vec::new());
    Ok(if open {
        public_page(&visit, html)
    } else {
        page(html)
    })
}

/// The same page after a form on it was refused, with what was typed.
pub(super) async fn again(
    site: &Shared,
    visit: Visit,
    id: &PublicId,
    refill: Refill,
) -> Result<Response, PageError> {
    let view = load(site, &visit, id).await?;
    let visit = visit.in_zone(view.agency.zone);
    let parts = parts(site, &visit, &view, &refill).await?;
    let html = aspiration_page(&visit, &view, parts, refill.errors);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(html)).into_response())
}

async fn load(site: &Shared, visit: &Visit, id: &PublicId) -> Result<AspirationView, PageError> {
    forum::aspirations::view::view(&site.forum, visit.actor_if_any(), id)
        .await?
        .ok_or(PageError::NotFound)
}

/// Gathers the parts of every feature.
async fn parts(
    _site: &Shared,
    visit: &Visit,
    view: &AspirationView,
    refill: &Refill,
) -> Result<Parts, PageError> {
    let mut parts = Parts::default();
    if view.aspiration.own {
        parts.after.push(author_part(visit, view, refill)?);
    }
    parts.answers.extend(staff_part(visit, view, refill));
    Ok(parts)
}

fn draw(parts: Vec<Part>) -> Vec<AnyView> {
    parts.into_iter().map(|part| part()).collect()
}

fn aspiration_page(
    visit: &Visit,
    view: &AspirationView,
    parts: Parts,
    errors: Vec<FieldError>,
) -> String {
    let t = visit.texts;
    let aspiration = &view.aspiration;
    let title = title_of(t, aspiration);
    let head = Head {
        description: aspiration
            .is_public()
            .then(|| plain(&aspiration.body, 200))
            .filter(|words| !words.is_empty()),
        section: Some(Section::Consultations),
        noindex: !aspiration.is_public() || aspiration.state == AspirationState::Withdrawn,
        ..Head::titled(title.clone())
    };
    let above = vec![
        ("/konsultasi".to_owned(), t.consultations_title()),
        (
            consultations::path(&view.consultation.slug),
            view.consultation.title.clone(),
        ),
    ];
    document(visit, head, || {
        view! {
            <Breadcrumbs t above here=title.clone()/>
            <ErrorSummary t errors/>
            {notices(visit, aspiration)}
            {words(visit, view, title)}
            {draw(parts.below_words)}
            <section class="section">
                <h2>{t.aspiration_timeline_title()}</h2>
                <Timeline t steps=timeline(visit, view)/>
            </section>
            {draw(parts.answers)}
            {draw(parts.after)}
        }
    })
}

/// What the reader must know before reading on.
fn notices(visit: &Visit, aspiration: &Aspiration) -> impl IntoView + use<> {
    let t = visit.texts;
    let own = aspiration.own;
    let hidden = aspiration.hidden.map(|_hidden| {
        let (title, text) = if own {
            (
                t.aspiration_hidden_own_title(),
                t.aspiration_hidden_own_text(),
            )
        } else {
            (
                t.aspiration_hidden_staff_title(),
                t.aspiration_hidden_staff_text(),
            )
        };
        view! { <Notice tone=Tone::Problem title><p>{text}</p></Notice> }
    });
    let withdrawn = aspiration.state == AspirationState::Withdrawn;
    let withdrawn = withdrawn.then(|| {
        if own {
            t.aspiration_withdrawn_own()
        } else if aspiration.staff {
            t.aspiration_withdrawn_staff()
        } else {
            t.aspiration_withdrawn_text()
        }
    });
    let confidential = (!aspiration.visibility.is_open()).then(|| {
        if own {
            t.aspiration_confidential_own()
        } else {
            t.aspiration_confidential_staff()
        }
    });
    view! {
        {hidden}
        {withdrawn.map(|title| view! { <Notice tone=Tone::Info title/> })}
        {confidential.map(|title| view! { <Notice tone=Tone::Waiting title/> })}
    }
}

/// The words, and one line of who, where and when.
fn words(visit: &Visit, view: &AspirationView, title: String) -> AnyView {
    let t = visit.texts;
    let aspiration = &view.aspiration;
    let place = place_of(view.area.as_deref(), aspiration.place.as_deref());
    let code = aspiration
        .tracking_code
        .as_ref()
        .map(|code| code.as_str().to_owned());
    // An imported statement is its own title; one that was withdrawn shows no words.
    let body = (aspiration.title.is_some() && !aspiration.body.is_empty())
        .then(|| aspiration.body.clone());
    view! {
        <article class="aspiration">
            <p class="kicker">
                <span class="unseen">{t.aspiration_in()}{" "}</span>
                <a href=consultations::path(&view.consultation.slug)>
                    {view.consultation.title.clone()}
                </a>
            </p>
            <h1>{title}</h1>
            <p class="cluster">
                <StateBadge t state=aspiration.state hidden=aspiration.hidden.is_some()/>
                <KindChip t kind=aspiration.kind/>
                <VisibilityChip t visibility=aspiration.visibility/>
            </p>
            <ByLine
                author=author_name(t, &view.byline)
                place
                when=posted(visit, aspiration)
            />
            {body.map(|markdown| view! { <RichText markdown words=true/> })}
            {additions(visit, aspiration, &view.additions)}
            {aspiration.lapor_number.clone().map(|number| view! {
                <p class="fact"><strong>{t.aspiration_lapor()}</strong>{" "}{number}</p>
            })}
            {code.map(|code| view! {
                <p class="fact"><strong>{t.aspiration_code()}</strong>{" "}<code>{code}</code></p>
            })}
        </article>
    }
    .into_any()
}

fn additions(visit: &Visit, aspiration: &Aspiration, additions: &[Addition]) -> Option<AnyView> {
    let t = visit.texts;
    if additions.is_empty() {
        return None;
    }
    let items = additions
        .iter()
        .map(|addition| {
            let when = if aspiration.shows_day_only() {
                When::day(visit, addition.at)
            } else {
                When::ago(visit, addition.at)
            };
            view! {
                <li>
                    <p class="soft"><Time when/></p>
                    <RichText markdown=addition.body.clone()/>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="additions">
                <h2>{t.aspiration_added_title()}</h2>
                <ul>{items}</ul>
            </section>
        }
        .into_any(),
    )
}

/// Every move so far, and what is still waited for.
fn timeline(visit: &Visit, view: &AspirationView) -> Vec<Step> {
    let t = visit.texts;
    let aspiration = &view.aspiration;
    let mut moves = view.steps.clone();
    if moves.is_empty() {
        // What came with an import has no moves but its arrival.
        moves.push(Move {
            state: aspiration.state,
            note: None,
            at: aspiration.created_at,
            agency: None,
        });
    }
    let last = moves.len() - 1;
    let mut steps: Vec<Step> = moves
        .into_iter()
        .enumerate()
        .map(|(place, one)| Step {
            progress: if place == last {
                Progress::Here
            } else {
                Progress::Past
            },
            ..step(visit, one, aspiration.shows_day_only())
        })
        .collect();
    if matches!(
        aspiration.state,
        AspirationState::Received | AspirationState::InProgress
    ) {
        steps.push(Step {
            title: t.aspiration_step_waiting(&view.agency.name),
            when: None,
            note: None,
            progress: Progress::Ahead,
        });
    }
    steps
}

/// One move; what the author of an anonymous one did shows the day only.
pub(crate) fn step(visit: &Visit, one: Move, day_only: bool) -> Step {
    let t = visit.texts;
    let state = t.state(one.state);
    let when = if day_only && one.agency.is_none() {
        When::weekday(visit, one.at)
    } else {
        When::moment(visit, one.at)
    };
    Step {
        title: match one.agency {
            Some(agency) => t.aspiration_step_by(state, agency),
            None => state,
        },
        when: Some(when),
        note: one.note,
        progress: Progress::Past,
    }
}
