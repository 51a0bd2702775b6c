//! Below the results: keeping the search, sharing its address, its feed.

use super::ask::Asked;
use super::feed;
use super::page::said_filters;
use crate::components::*;
use crate::links;
use crate::visit::Visit;
use domain::words::SearchName;
use forum::search::SearchView;
use leptos::prelude::*;

/// The ways to come back to this search. Nothing for the list of everything.
pub(super) fn keep(visit: &Visit, asked: &Asked, view: &SearchView) -> Option<AnyView> {
    let t = visit.texts;
    // Where the spelling was put right, that is what was meant.
    let meant = view.did_you_mean.as_ref();
    let asked = meant.map_or_else(|| asked.itself(), |words| asked.itself().worded(words));
    if asked.is_blank() {
        return None;
    }
    let href = asked.href();
    let name = name(&said(visit, &asked, view));
    let save = if visit.actor.is_some() {
        save_form(visit, &asked, name)
    } else {
        let href = links::and_back("/masuk", &href);
        view! {
            <LinkButton
                href
                label=t.saved_keep_sign_in()
                loudness=Loudness::Quiet
                glyph=Glyph::Bell
            />
        }
        .into_any()
    };
    let share = format!("{}{href}", visit.site.base_url);
    let feed = feed::address(&asked);
    Some(
        view! {
            <section class="section no-print" id="simpan">
                <h2>{t.saved_keep_title()}</h2>
                <p>{t.saved_keep_text()}</p>
                {save}
                <div class="field share">
                    <label for="tautan">{t.saved_share()}</label>
                    <p class="hint" id="tautan-hint">{t.saved_share_hint()}</p>
                    <input id="tautan" readonly value=share aria-describedby="tautan-hint"/>
                </div>
                <p><a href=feed>{t.saved_feed()}</a></p>
                <p class="soft">{t.saved_print()}</p>
            </section>
        }
        .into_any(),
    )
}

fn save_form(visit: &Visit, asked: &Asked, name: String) -> AnyView {
    let fields = asked
        .kept()
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <HiddenField name value/> })
        .collect_view();
    view! {
        <form method="post" action="/akun/pencarian">
            <CsrfField token=visit.csrf.clone()/>
            <HiddenField name="q" value=asked.words.clone()/>
            {fields}
            <HiddenField name="name" value=name/>
            <SubmitButton
                label=visit.texts.saved_keep()
                loudness=Loudness::Quiet
                glyph=Glyph::Bell
            />
        </form>
    }
    .into_any()
}

/// "lampu jalan, jenis Pengaduan".
fn said(visit: &Visit, asked: &Asked, view: &SearchView) -> String {
    let words = (!asked.words.is_empty()).then(|| asked.words.clone());
    words
        .into_iter()
        .chain(said_filters(visit.texts, asked, view))
        .collect::<Vec<_>>()
        .join(", ")
}

/// As much of it as fits.
fn name(said: &str) -> String {
    if said.chars().count() <= SearchName::MAX {
        return said.to_owned();
    }
    let mut short: String = said.chars().take(SearchName::MAX - 1).collect();
    short.push('…');
    short
}
