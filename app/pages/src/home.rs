//! The home page: what is open, what was answered, what it came to, and how it works.

use crate::aspirations::{author_name, place_of, title_of};
use crate::components::{document, *};
use crate::consultations::teaser;
use crate::error::PageError;
use crate::rich_text::plain;
use crate::site::Shared;
use crate::visit::{Visit, page, public_page};
use axum::extract::State;
use axum::response::Response;
use forum::home::{Answered, HomeView, Numbers};
use leptos::prelude::*;
use texts::Texts;

/// Characters of an answer.
const ANSWER_MAX: usize = 320;
/// What makes the first administrator.
const FIRST_ADMINISTRATOR: &str =
    "rembuk user create --email anda@example.com --name \"Nama Anda\" --role administrator";
/// What fills an empty site with the demo world.
const DEMO: &str = "rembuk demo load";

/// `/`.
///
/// # Errors
/// [`PageError::Unavailable`] when the database failed.
pub async fn home(State(site): State<Shared>, visit: Visit) -> Result<Response, PageError> {
    let html = match forum::home::home(&site.forum).await? {
        Some(view) => home_page(&visit, view),
        None => return Ok(page(setup_page(&visit))),
    };
    Ok(public_page(&visit, html))
}

fn home_page(visit: &Visit, view: HomeView) -> String {
    let t = visit.texts;
    let head = Head {
        description: Some(t.home_lede()),
        width: Width::Wide,
        ..Head::default()
    };
    document(visit, head, || {
        view! {
            <section class="hero">
                <h1>{t.home_title()}{" "}<em>{t.home_title_marked()}</em></h1>
                <p class="lede">{t.home_lede()}</p>
                <SearchBox t show_label=true/>
            </section>
            {consultations(visit, &view)}
            {answered(visit, view.answered)}
            {numbers(t, view.numbers)}
            {how(t)}
        }
    })
}

fn consultations(visit: &Visit, view: &HomeView) -> AnyView {
    let t = visit.texts;
    let (title, cards) = if view.open.is_empty() && !view.upcoming.is_empty() {
        (t.home_upcoming_title(), &view.upcoming)
    } else {
        (t.home_open_title(), &view.open)
    };
    let all = view! { <p><a href="/konsultasi">{t.home_all()}</a></p> };
    if cards.is_empty() {
        return view! {
            <section class="section">
                <h2>{title}</h2>
                <EmptyState
                    glyph=Glyph::DoorClosed
                    title=t.home_none_open_title()
                    text=t.home_none_open_text()
                >
                    <LinkButton href="/konsultasi" label=t.home_all() loudness=Loudness::Quiet/>
                </EmptyState>
            </section>
        }
        .into_any();
    }
    let cards = cards
        .iter()
        .map(|card| view! { <li class="card-place"><ConsultationCard t of=teaser(visit, card)/></li> })
        .collect_view();
    view! {
        <section class="section">
            <h2>{title}</h2>
            <ul class="grid-cards">{cards}</ul>
            {all}
        </section>
    }
    .into_any()
}

fn answered(visit: &Visit, cards: Vec<Answered>) -> Option<AnyView> {
    let t = visit.texts;
    if cards.is_empty() {
        return None;
    }
    let items = cards
        .into_iter()
        .map(|card| view! { <AnsweredCard t of=answered_teaser(visit, card)/> })
        .collect_view();
    Some(
        view! {
            <section class="section">
                <h2>{t.home_answered_title()}</h2>
                <p class="soft">{t.home_answered_lede()}</p>
                <div class="news-columns">{items}</div>
            </section>
        }
        .into_any(),
    )
}

/// Quote → answer → what happens now.
fn answered_teaser(visit: &Visit, one: Answered) -> AnsweredTeaser {
    let aspiration = &one.card.aspiration;
    AnsweredTeaser {
        href: forum::aspirations::path(&aspiration.public_id),
        quote: title_of(visit.texts, aspiration),
        author: author_name(visit.texts, &one.card.byline),
        place: place_of(one.card.area.as_deref(), aspiration.place.as_deref()),
        agency: one.agency,
        answer: plain(&one.answer, ANSWER_MAX),
        when: When::ago(visit, one.at),
        state: aspiration.state,
        supports: aspiration.tally.agree,
    }
}

fn numbers(t: Texts, numbers: Numbers) -> Option<AnyView> {
    if numbers.aspirations == 0 {
        return None;
    }
    let percent = t.percent(numbers.answered, numbers.aspirations);
    Some(
        view! {
            <section class="section">
                <h2>{t.home_numbers_title()}</h2>
                <Stats>
                    <Stat
                        number=t.number(numbers.aspirations)
                        meaning=t.home_number_aspirations()
                        href="/cari".to_owned()
                    />
                    <Stat
                        number=t.number(numbers.answered)
                        meaning=t.home_number_answered(&percent)
                    />
                    <Stat number=t.number(numbers.done) meaning=t.home_number_done()/>
                </Stats>
            </section>
        }
        .into_any(),
    )
}

fn how(t: Texts) -> impl IntoView {
    let steps = vec![
        (t.home_how_1_title(), t.home_how_1_text()),
        (t.home_how_2_title(), t.home_how_2_text()),
        (t.home_how_3_title(), t.home_how_3_text()),
        (t.home_how_4_title(), t.home_how_4_text()),
    ];
    view! {
        <section class="section">
            <h2>{t.home_how_title()}</h2>
            <Steps steps/>
        </section>
    }
}

/// What an empty site shows: how to make the first administrator.
fn setup_page(visit: &Visit) -> String {
    let t = visit.texts;
    let head = Head {
        noindex: true,
        ..Head::titled(t.home_setup_title())
    };
    document(visit, head, || {
        view! {
            <h1>{t.home_setup_title()}</h1>
            <p class="lede">{t.home_setup_lede()}</p>
            <ol class="steps">
                <li>
                    <p><strong>{t.home_setup_step_1_title()}</strong></p>
                    <p class="soft">{t.home_setup_step_1_text()}</p>
                    <pre tabindex="0"><code>{FIRST_ADMINISTRATOR}</code></pre>
                </li>
                <li>
                    <p><strong>{t.home_setup_step_2_title()}</strong></p>
                    <p class="soft">{t.home_setup_step_2_text()}</p>
                    <p><LinkButton href="/masuk" label=t.site_sign_in()/></p>
                </li>
                <li>
                    <p><strong>{t.home_setup_step_3_title()}</strong></p>
                    <p class="soft">{t.home_setup_step_3_text()}</p>
                </li>
            </ol>
            <p>{t.home_setup_try()}</p>
            <pre tabindex="0"><code>{DEMO}</code></pre>
        }
    })
}
