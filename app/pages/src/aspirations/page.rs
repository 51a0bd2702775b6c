//! The page of one aspiration, composed of the parts of every feature.

use super::course::timeline;
use super::owner::{author_part, staff_part};
use super::{author_name, place_of, posted, title_of};
use crate::components::{document, *};
use crate::discussion::{has_islands, id_if_any, id_in_path};
use crate::error::PageError;
use crate::rich_text::{RichText, plain};
use crate::search::related;
use crate::site::Shared;
use crate::visit::{Visit, page, public_page};
use crate::{comments, consultations, desk, follows, moderation, responses, votes};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::aspirations::AspirationState;
use domain::ids::PublicId;
use domain::moderation::PostKind;
use forum::aspirations::view::AspirationView;
use forum::aspirations::{Addition, Aspiration};
use forum::discussion::{Discussion, discussion};
use forum::follows::Following;
use forum::search::Near;
use forum::votes::Ballot;
use leptos::prelude::*;
use std::collections::HashMap;
use texts::Texts;

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
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let id = id_in_path(&id)?;
    let from = query.get("komentar").and_then(|text| id_if_any(text));
    let around = Around::load(&site, visit, &id, from.as_ref()).await?;
    let open = around.view.aspiration.is_public() && around.view.consultation.is_published();
    let visit = around.visit.clone();
    let html = around.page(Refill::default())?;
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
    let around = Around::load(site, visit, id, None).await?;
    let html = around.page(refill)?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(html)).into_response())
}

/// An aspiration and what is around it.
struct Around {
    visit: Visit,
    view: AspirationView,
    discussion: Option<Discussion>,
    near: Vec<Near>,
}

impl Around {
    async fn load(
        site: &Shared,
        visit: Visit,
        id: &PublicId,
        from: Option<&PublicId>,
    ) -> Result<Self, PageError> {
        let (forum, actor) = (&site.forum, visit.actor_if_any());
        let view = forum::aspirations::view::view(forum, actor, id)
            .await?
            .ok_or(PageError::NotFound)?;
        let discussion = discussion(forum, actor, id, from).await?;
        let near = forum::search::related(forum, &view.aspiration).await?;
        if let Some(actor) = actor {
            let read = (view.aspiration.id, view.aspiration.own);
            forum::notifications::take_back_read(forum, actor, read).await;
        }
        Ok(Self {
            visit: visit.in_zone(view.agency.zone),
            view,
            discussion,
            near,
        })
    }

    /// The page, composed of the parts of every feature.
    fn page(self, refill: Refill) -> Result<String, PageError> {
        let Self {
            visit,
            view,
            discussion,
            near,
        } = self;
        let t = visit.texts;
        let aspiration = &view.aspiration;
        let title = title_of(t, aspiration);
        let own_key = forum::secret::token()?;
        let mut desk_key = Ok(());
        let head = Head {
            islands: discussion.as_ref().is_some_and(has_islands),
            ..head(&view, title.clone())
        };
        let html = document(&visit, head, || {
            let (below, answers, comments) = match discussion {
                Some(found) => {
                    let desk = responses::desk(&visit, &found.on, found.desk)
                        .map_err(|error| desk_key = Err(error));
                    (
                        Some(below_words(
                            &visit,
                            aspiration,
                            found.ballot,
                            found.following,
                        )),
                        Some(view! {
                            {responses::section(&visit, found.answers)}
                            {desk.ok().flatten()}
                        }),
                        Some(comments::section(&visit, found.comments)),
                    )
                }
                None => (None, None, None),
            };
            view! {
                <Breadcrumbs t above=above(t, &view) here=title.clone()/>
                <ErrorSummary t errors=refill.errors.clone()/>
                {notices(&visit, &view)}
                <div class="with-aside">
                    <article>
                        {words(&visit, &view, title)}
                        {below}
                        {around_words(&visit, aspiration)}
                        {answers}
                        {staff_part(&visit, &view, &refill)}
                        {comments}
                        {author_part(&visit, &view, &refill, own_key)}
                    </article>
                    <aside class="aside">
                        <section>
                            <h2>{t.aspiration_timeline_title()}</h2>
                            <Timeline t steps=timeline(&visit, &view)/>
                        </section>
                        {facts(t, aspiration)}
                        {related(&visit, near)}
                    </aside>
                </div>
            }
        });
        desk_key.map(|()| html)
    }
}

fn head(view: &AspirationView, title: String) -> Head {
    let aspiration = &view.aspiration;
    Head {
        description: aspiration
            .is_public()
            .then(|| plain(&aspiration.body, 200))
            .filter(|words| !words.is_empty()),
        section: Some(Section::Consultations),
        noindex: !aspiration.is_public() || aspiration.state == AspirationState::Withdrawn,
        width: Width::Wide,
        ..Head::titled(title)
    }
}

/// The pages above this one.
pub(super) fn above(t: Texts, view: &AspirationView) -> Vec<(String, String)> {
    vec![
        ("/konsultasi".to_owned(), t.consultations_title()),
        (
            consultations::path(&view.consultation.slug),
            view.consultation.title.clone(),
        ),
    ]
}

/// Reporting, for readers; deciding, for moderators.
fn around_words(visit: &Visit, aspiration: &Aspiration) -> Option<AnyView> {
    let post = (PostKind::Aspiration, &aspiration.public_id);
    let report = (aspiration.hidden.is_none() && !aspiration.own)
        .then(|| moderation::link(visit.texts, post.0, post.1));
    let decide = desk::case_link(visit, aspiration.agency, post);
    (report.is_some() || decide.is_some())
        .then(|| view! { <p class="cluster">{report}{decide}</p> }.into_any())
}

/// Support and following.
fn below_words(
    visit: &Visit,
    aspiration: &Aspiration,
    ballot: Ballot,
    following: Following,
) -> impl IntoView + use<> {
    let path = forum::aspirations::path(&aspiration.public_id);
    view! {
        {votes::block(visit, &aspiration.public_id, ballot)}
        {follows::block(visit, &path, following)}
    }
}

/// Numbers under which it is known: the tracking code for author and staff, LAPOR's for everybody.
fn facts(t: Texts, aspiration: &Aspiration) -> Option<AnyView> {
    let code = aspiration
        .tracking_code
        .as_ref()
        .map(|code| (t.aspiration_code(), code.as_str().to_owned()));
    let lapor = aspiration
        .lapor_number
        .clone()
        .map(|number| (t.aspiration_lapor(), number));
    let facts: Vec<(String, String)> = [code, lapor].into_iter().flatten().collect();
    if facts.is_empty() {
        return None;
    }
    let rows = facts
        .into_iter()
        .map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> })
        .collect_view();
    Some(view! { <section><dl class="facts">{rows}</dl></section> }.into_any())
}

/// What the reader must know before reading on.
fn notices(visit: &Visit, view: &AspirationView) -> impl IntoView + use<> {
    let t = visit.texts;
    let aspiration = &view.aspiration;
    let own = aspiration.own;
    let hidden = aspiration.hidden.map(|hidden| {
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
        let reason = t.aspiration_hidden_reason(t.reason(hidden.reason));
        let answer = view.decision.as_ref().map(|id| {
            let href = crate::moderation::decision_path(id);
            view! { <p><a href=href>{t.aspiration_hidden_answer()}</a></p> }
        });
        view! {
            <Notice tone=Tone::Problem title>
                <p>{text}" "{reason}</p>
                {answer}
            </Notice>
        }
    });
    let withdrawn = aspiration.state == AspirationState::Withdrawn;
    let withdrawn = withdrawn.then(|| {
        if own {
            t.aspiration_withdrawn_own()
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
    // A statement is its own title, imported or written; one that was withdrawn shows no words.
    let readable = !aspiration.body.is_empty();
    let statement = aspiration.title.is_none() || aspiration.body.trim() == title;
    let body = (readable && !statement).then(|| aspiration.body.clone());
    view! {
        <p class="cluster">
            <StateBadge t state=aspiration.state hidden=aspiration.hidden.is_some()/>
            <KindChip t kind=aspiration.kind/>
            <VisibilityChip t visibility=aspiration.visibility/>
        </p>
        <h1>{title}</h1>
        {body.map(|markdown| view! { <RichText markdown words=true/> })}
        {readable.then(|| view! {
            <ByLine
                author=author_name(t, &view.byline)
                place
                when=posted(visit, aspiration)
            />
        })}
        {additions(visit, aspiration, &view.additions)}
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
                <p class="soft"><Time when/></p>
                <RichText markdown=addition.body.clone()/>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="section">
                <h2>{t.aspiration_added_title()}</h2>
                {items}
            </section>
        }
        .into_any(),
    )
}
