//! Following: the buttons on pages of consultations and aspirations, and the list of what one follows.

use crate::components::{
    Breadcrumbs, CsrfField, EmptyState, Glyph, Head, HiddenField, Icon, LinkButton, Loudness,
    Pagination, SubmitButton, document,
};
use crate::discussion::{aspiration_path, id_if_any, id_in_path, sign_in_first};
use crate::error::PageError;
use crate::fields::Fields;
use crate::links;
use crate::rich_text::plain;
use crate::site::Shared;
use crate::visit::{Visit, page};
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::agencies::Slug;
use forum::follows::{
    FollowedAspiration, Following, Followings, Wish, follow_aspiration, follow_consultation,
    followings,
};
use leptos::prelude::*;
use serde::Deserialize;

/// Characters shown of an aspiration without title.
const WORDS_MAX: usize = 90;

/// `POST /aspirasi/{id}/ikuti`: follows, with `follow=no` stops to, with `follow=mute` silences it.
///
/// # Errors
/// [`PageError`]: 409 for one that cannot be followed.
pub async fn aspiration(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let id = id_in_path(&id)?;
    let back = aspiration_path(&id);
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&back));
    };
    follow_aspiration(&site.forum, actor, &id, wants(&fields)).await?;
    Ok(Redirect::to(&back_to(&fields, &back)).into_response())
}

/// `POST /konsultasi/{slug}/ikuti`: the same for a consultation.
///
/// # Errors
/// [`PageError`]: 404 unless it is published.
pub async fn consultation(
    State(site): State<Shared>,
    visit: Visit,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let slug = Slug::parse(&slug).ok_or(PageError::NotFound)?;
    let back = format!("/konsultasi/{}", slug.as_str());
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&back));
    };
    follow_consultation(&site.forum, actor, &slug, wants(&fields)).await?;
    Ok(Redirect::to(&back_to(&fields, &back)).into_response())
}

fn wants(fields: &Fields) -> Wish {
    match fields.get("follow") {
        "no" => Wish::Unfollow,
        "mute" => Wish::Mute,
        _ => Wish::Follow,
    }
}

/// Forms on the list come back to the list.
fn back_to(fields: &Fields, otherwise: &str) -> String {
    if fields.has("list") {
        "/akun/ikutan".to_owned()
    } else {
        format!("{otherwise}#ikuti")
    }
}

/// The block that lets a reader follow a thing at `path` (`/aspirasi/…` or `/konsultasi/…`).
pub(crate) fn block(visit: &Visit, path: &str, following: Following) -> impl IntoView + use<> {
    let t = visit.texts;
    let (verb, explain) = if path.starts_with("/aspirasi/") {
        (t.follow_aspiration(), t.follow_explain_aspiration())
    } else {
        (t.follow_consultation(), t.follow_explain_consultation())
    };
    let action = format!("{path}/ikuti");
    let csrf = visit.csrf.clone();
    let explain = match following {
        Following::Own => t.follow_explain_own(),
        Following::Muted | Following::OwnMuted => t.follow_explain_muted(),
        _ => explain,
    };
    let press = |label: String, glyph: Glyph, wish: &'static str| {
        view! {
            <SubmitButton label=label loudness=Loudness::Quiet glyph=glyph sends=("follow", wish)/>
        }
    };
    let part = match following {
        Following::NotOffered => return None,
        Following::SignedIn => view! {
            <LinkButton
                href=links::and_back("/masuk", path)
                label=t.follow_sign_in()
                loudness=Loudness::Quiet
                glyph=Glyph::Bell
            />
        }
        .into_any(),
        Following::No => view! {
            <form class="cluster" method="post" action=action>
                <CsrfField token=csrf/>
                {press(verb, Glyph::Bell, "yes")}
                {press(t.follow_mute(), Glyph::BellOff, "mute")}
            </form>
        }
        .into_any(),
        Following::Yes => view! {
            <form method="post" action=action>
                <CsrfField token=csrf/>
                <p><Icon glyph=Glyph::Bell/>{t.follow_on()}</p>
                {press(t.follow_stop(), Glyph::BellOff, "no")}
            </form>
        }
        .into_any(),
        Following::Own => view! {
            <form method="post" action=action>
                <CsrfField token=csrf/>
                {press(t.follow_mute(), Glyph::BellOff, "mute")}
            </form>
        }
        .into_any(),
        Following::Muted | Following::OwnMuted => view! {
            <form method="post" action=action>
                <CsrfField token=csrf/>
                <p><Icon glyph=Glyph::BellOff/>{t.follow_muted()}</p>
                {press(t.follow_unmute(), Glyph::Bell, "no")}
            </form>
        }
        .into_any(),
    };
    Some(view! {
        <div class="follow" id="ikuti">
            {part}
            <p class="soft">{explain}</p>
        </div>
    })
}

/// Which page of the list.
#[derive(Debug, Default, Deserialize)]
pub struct ListQuery {
    /// The aspiration it begins after.
    #[serde(default)]
    setelah: String,
}

/// `GET /akun/ikutan`: what the reader follows.
///
/// # Errors
/// [`PageError`]: leads visitors to sign in.
pub async fn list(
    State(site): State<Shared>,
    visit: Visit,
    Query(query): Query<ListQuery>,
) -> Result<Response, PageError> {
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first("/akun/ikutan"));
    };
    let after = id_if_any(&query.setelah);
    let found = followings(&site.forum, actor, after.as_ref()).await?;
    let t = visit.texts;
    let head = Head {
        noindex: true,
        ..Head::titled(t.followings_title())
    };
    let account = ("/akun".to_owned(), t.site_account());
    Ok(page(document(&visit, head, || {
        view! {
            <Breadcrumbs t above=vec![account] here=t.followings_title()/>
            <h1>{t.followings_title()}</h1>
            <p class="lede">{t.followings_about()}</p>
            {lists(&visit, found)}
        }
    })))
}

fn lists(visit: &Visit, found: Followings) -> AnyView {
    let t = visit.texts;
    if found.consultations.is_empty() && found.aspirations.is_empty() {
        return view! {
            <EmptyState
                glyph=Glyph::Bell
                title=t.followings_empty_title()
                text=t.followings_empty_text()
            >
                <LinkButton href="/konsultasi" label=t.followings_look()/>
            </EmptyState>
        }
        .into_any();
    }
    let older = found
        .next
        .map(|id| links::query("/akun/ikutan", &[("setelah", id.as_str())]));
    let consultations: Vec<(String, String)> = found
        .consultations
        .into_iter()
        .map(|one| (format!("/konsultasi/{}", one.slug.as_str()), one.title))
        .collect();
    let aspirations: Vec<(String, String)> = found
        .aspirations
        .into_iter()
        .map(|one| (aspiration_path(&one.public_id), title_of(one)))
        .collect();
    view! {
        {part(visit, t.followings_consultations(), consultations)}
        {part(visit, t.followings_aspirations(), aspirations)}
        <Pagination t older=older/>
    }
    .into_any()
}

fn title_of(one: FollowedAspiration) -> String {
    one.title.unwrap_or_else(|| plain(&one.body, WORDS_MAX))
}

fn part(visit: &Visit, title: String, things: Vec<(String, String)>) -> impl IntoView + use<> {
    let t = visit.texts;
    let csrf = visit.csrf.clone();
    (!things.is_empty()).then(|| {
        let rows = things
            .into_iter()
            .map(|(path, title)| {
                let action = format!("{path}/ikuti");
                let described = t.follow_stop_named(title.clone());
                view! {
                    <li class="followed">
                        <a href=path>{title}</a>
                        <form method="post" action=action>
                            <CsrfField token=csrf.clone()/>
                            <HiddenField name="list" value="ya"/>
                            <SubmitButton
                                label=t.follow_stop()
                                loudness=Loudness::Quiet
                                glyph=Glyph::BellOff
                                sends=("follow", "no")
                                described=described
                            />
                        </form>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section>
                <h2>{title}</h2>
                <ul class="followings">{rows}</ul>
            </section>
        }
    })
}
