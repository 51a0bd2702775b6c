//! The search box with its filters as fields, and how to write a search.

use super::ask::{Asked, order_code};
use super::filters::{number, part_name};
use crate::components::*;
use domain::agencies::Slug;
use domain::aspirations::{AspirationKind, AspirationState};
use forum::search::{IndexPart, Narrowed, NarrowedArea, Order, SearchDay, SearchView};
use leptos::prelude::*;
use texts::Texts;

/// The box, with every filter as a field below it, folded away until it is wanted. Works by itself.
pub(super) fn form(t: Texts, asked: &Asked, view: &SearchView) -> AnyView {
    let explain = if asked.explain { "1" } else { "" };
    let keep = vec![("explain", explain.to_owned())];
    let fields = fields(t, asked, view);
    view! {
        <SearchBox t value=asked.words.clone() keep>
            <details class="action">
                <summary>{t.search_form_title()}</summary>
                <p class="soft">{t.search_form_text()}</p>
                <div class="search-fields">{fields}</div>
                <p><SubmitButton label=t.search_button() loudness=Loudness::Quiet/></p>
            </details>
        </SearchBox>
    }
    .into_any()
}

fn fields(t: Texts, asked: &Asked, view: &SearchView) -> impl IntoView + use<> {
    let filters = &asked.filters;
    let parts = IndexPart::ALL.iter();
    let parts = parts.map(|part| (part.code().to_owned(), part_name(t, *part)));
    let kinds = AspirationKind::ALL.iter();
    let kinds = kinds.map(|kind| (kind.code().to_owned(), t.kind(*kind)));
    let states = AspirationState::ALL.iter();
    let states = states.map(|state| (state.code().to_owned(), t.state(*state)));
    let orders = [
        (Order::Best, t.search_order_best()),
        (Order::Newest, t.list_order_newest()),
        (Order::MostSupported, t.list_order_supported()),
    ];
    let orders = orders.map(|(order, label)| (order_code(order).to_owned(), label));
    let of = |one: &Narrowed| {
        (
            one.slug.as_str().to_owned(),
            counted(t, &one.title, one.count),
        )
    };
    let area = |one: &NarrowedArea| (one.code.clone(), counted(t, &one.name, one.count));
    let slug = |slug: &Option<Slug>| slug.as_ref().map_or("", Slug::as_str).to_owned();
    let of_area = filters.area.clone().unwrap_or_default();
    let selects = [
        (
            ("bagian", t.search_part()),
            parts.collect(),
            filters.part.map_or("", IndexPart::code).to_owned(),
        ),
        (
            ("konsultasi", t.search_consultation()),
            with_chosen(&view.consultations, view.within.as_ref(), of),
            slug(&filters.consultation),
        ),
        (
            ("jenis", t.list_kind()),
            kinds.collect(),
            filters.kind.map_or("", AspirationKind::code).to_owned(),
        ),
        (
            ("status", t.list_state()),
            states.collect(),
            filters.state.map_or("", AspirationState::code).to_owned(),
        ),
        (
            ("instansi", t.search_agency()),
            with_chosen(&view.agencies, view.by.as_ref(), of),
            slug(&filters.agency),
        ),
        (
            ("wilayah", t.search_area()),
            with_chosen(&view.areas, view.about.as_ref(), area),
            of_area,
        ),
        (
            ("urut", t.list_order()),
            orders.into(),
            asked.order.map_or("", order_code).to_owned(),
        ),
    ];
    let selects = selects.map(|(named, entries, value)| select(t, named, entries, &value));
    let days = [
        (("sejak", t.search_since()), filters.since),
        (("sampai", t.search_until()), filters.until),
    ];
    let days = days.map(|(named, day)| day_field(named, day));
    view! {
        {selects.into_iter().collect_view()}
        {days.into_iter().collect_view()}
    }
}

fn counted(t: Texts, name: &str, count: u64) -> String {
    format!("{name} ({})", number(t, count))
}

/// What would find something, and what was chosen.
fn with_chosen<N: PartialEq>(
    counted: &[N],
    chosen: Option<&N>,
    entry: impl Fn(&N) -> (String, String),
) -> Vec<(String, String)> {
    let mut entries: Vec<(String, String)> = counted.iter().map(&entry).collect();
    if let Some(chosen) = chosen.map(entry)
        && !entries.iter().any(|(value, _)| *value == chosen.0)
    {
        entries.push(chosen);
    }
    entries
}

fn select(
    t: Texts,
    (name, label): (&'static str, String),
    entries: Vec<(String, String)>,
    value: &str,
) -> AnyView {
    let entries = entries
        .into_iter()
        .map(|(entry, label)| {
            let chosen = entry == value;
            view! { <option value=entry selected=chosen>{label}</option> }
        })
        .collect_view();
    view! {
        <p>
            <label for=name>{label}</label>
            <select id=name name=name>
                <option value="">{t.list_all()}</option>
                {entries}
            </select>
        </p>
    }
    .into_any()
}

fn day_field((name, label): (&'static str, String), day: Option<SearchDay>) -> AnyView {
    let value = day.map_or_else(String::new, |day| day.to_string());
    view! {
        <p>
            <label for=name>{label}</label>
            <input id=name name=name type="date" value=value/>
        </p>
    }
    .into_any()
}

/// How to write a search, folded away.
pub(super) fn how_to(t: Texts) -> AnyView {
    let rows = [
        ("\"lampu jalan\"", t.search_how_phrase()),
        ("lampu -taman", t.search_how_without()),
        ("selokan OR got", t.search_how_or()),
        ("jalan*", t.search_how_prefix()),
        ("instansi:kelapa-dua", t.search_how_agency()),
        ("wilayah:bencongan", t.search_how_area()),
        ("status:selesai", t.search_how_state()),
        ("jenis:pengaduan", t.search_how_kind()),
        ("konsultasi:pengaduan", t.search_how_consultation()),
        ("sejak:2026-01 sampai:2026-06", t.search_how_days()),
    ];
    let rows = rows
        .map(|(example, meaning)| {
            view! { <dt><code lang="id">{example}</code></dt><dd>{meaning}</dd> }
        })
        .into_iter()
        .collect_view();
    view! {
        <details class="action how-to-search">
            <summary>{t.search_how_title()}</summary>
            <p>{t.search_how_text()}</p>
            <dl>{rows}</dl>
        </details>
    }
    .into_any()
}
