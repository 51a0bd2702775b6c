//! The list of a consultation's aspirations: filters, order and pages, all in the address.

use super::path;
use crate::aspirations::teaser;
use crate::components::*;
use crate::links;
use crate::visit::Visit;
use domain::agencies::Slug;
use domain::aspirations::{AspirationKind, AspirationState};
use domain::time::Timestamp;
use forum::aspirations::{At, Cursor, Filter, OrderBy, StateCount};
use forum::consultations::ConsultationView;
use leptos::prelude::*;
use std::collections::HashMap;
use texts::Texts;

/// How long everybody who names no seed gets the same shuffled order, in seconds.
const SHUFFLE_SECONDS: i64 = 600;
/// States a list can be narrowed to.
const STATES: &[AspirationState] = &[
    AspirationState::Received,
    AspirationState::InProgress,
    AspirationState::Answered,
    AspirationState::Done,
];

/// What the address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ask {
    /// What is kept.
    pub(super) filter: Filter,
    /// In which order.
    pub(super) order: OrderBy,
    /// Which page.
    pub(super) at: At,
}

impl Ask {
    /// Reads the query; what it does not understand it leaves out.
    pub(super) fn of(query: &HashMap<String, String>, now: Timestamp) -> Self {
        let value = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
        let seed = || value("acak").parse().unwrap_or_else(|_error| seed_of(now));
        let at = match (
            Cursor::parse(value("sesudah")),
            Cursor::parse(value("sebelum")),
        ) {
            (Some(cursor), _) => At::After(cursor),
            (None, Some(cursor)) => At::Before(cursor),
            (None, None) => At::Start,
        };
        Self {
            filter: Filter {
                kind: AspirationKind::parse(value("jenis")),
                state: AspirationState::parse(value("status")),
            },
            order: match value("urut") {
                "terbaru" => OrderBy::Newest,
                "dukungan" => OrderBy::Supported,
                _ => OrderBy::Shuffled(seed()),
            },
            at,
        }
    }

    /// The address of this list.
    fn href(&self, slug: &Slug) -> String {
        let (order, seed) = match self.order {
            OrderBy::Newest => ("terbaru", String::new()),
            OrderBy::Supported => ("dukungan", String::new()),
            OrderBy::Shuffled(seed) => ("", seed.to_string()),
        };
        let (after, before) = match &self.at {
            At::Start => (String::new(), String::new()),
            At::After(cursor) => (cursor.to_string(), String::new()),
            At::Before(cursor) => (String::new(), cursor.to_string()),
        };
        // A shuffled list needs its seed only where pages must fit together.
        let seed = if self.at == At::Start { "" } else { &seed };
        let kind = self.filter.kind.map(AspirationKind::code);
        let state = self.filter.state.map(AspirationState::code);
        let address = links::query(
            &path(slug),
            &[
                ("urut", order),
                ("acak", seed),
                ("jenis", kind.unwrap_or_default()),
                ("status", state.unwrap_or_default()),
                ("sesudah", &after),
                ("sebelum", &before),
            ],
        );
        format!("{address}#aspirasi")
    }

    fn with(&self, filter: Filter, order: OrderBy) -> Self {
        Self {
            filter,
            order,
            at: At::Start,
        }
    }
}

/// The seed of a moment; it changes every few minutes, so that nobody stays first.
fn seed_of(now: Timestamp) -> u32 {
    let window = now.seconds().div_euclid(SHUFFLE_SECONDS);
    let mixed = window.wrapping_mul(2_654_435_761).rem_euclid(1 << 32);
    u32::try_from(mixed).unwrap_or(1)
}

/// Filters, the aspirations, and the way to the neighbouring pages.
pub(super) fn aspiration_list(visit: &Visit, view: &ConsultationView, ask: &Ask) -> AnyView {
    let t = visit.texts;
    let slug = &view.consultation.slug;
    if view.counts.is_empty() {
        return nothing_yet(visit, view);
    }
    let cards = view
        .list
        .rows
        .iter()
        .map(|card| view! { <AspirationCard t of=teaser(visit, card, None)/> })
        .collect_view();
    let none = view.list.rows.is_empty();
    let shuffled = matches!(ask.order, OrderBy::Shuffled(_));
    let all = ask.with(Filter::default(), ask.order).href(slug);
    view! {
        {filters(t, view, ask)}
        {shuffled.then(|| view! { <p class="soft">{t.list_order_shuffled_note()}</p> })}
        {none.then(|| view! {
            <EmptyState glyph=Glyph::Filter title=t.list_none_title() text=t.list_none_text()>
                <LinkButton href=all label=t.list_show_all() loudness=Loudness::Quiet/>
            </EmptyState>
        })}
        {cards}
        {neighbours(t, view, ask)}
    }
    .into_any()
}

fn nothing_yet(visit: &Visit, view: &ConsultationView) -> AnyView {
    let t = visit.texts;
    let open = view.consultation.is_open(visit.now);
    let text = if open {
        t.list_empty_text()
    } else {
        t.list_empty_closed()
    };
    let write = super::page::write_path(&view.consultation.slug);
    view! {
        <EmptyState glyph=Glyph::Lightbulb title=t.list_empty_title() text>
            {open.then(|| view! { <LinkButton href=write label=t.consultation_take_part()/> })}
        </EmptyState>
    }
    .into_any()
}

fn filters(t: Texts, view: &ConsultationView, ask: &Ask) -> impl IntoView + use<> {
    let slug = &view.consultation.slug;
    let seed = match ask.order {
        OrderBy::Shuffled(seed) => seed,
        OrderBy::Newest | OrderBy::Supported => 1,
    };
    let orders = [
        (OrderBy::Shuffled(seed), t.list_order_shuffled()),
        (OrderBy::Newest, t.list_order_newest()),
        (OrderBy::Supported, t.list_order_supported()),
    ]
    .map(|(order, label)| FilterLink {
        href: ask.with(ask.filter, order).href(slug),
        label,
        count: None,
        current: ask.order == order,
    });
    view! {
        <FilterLinks label=t.list_order() links=orders.to_vec() show_label=true/>
        <FilterLinks label=t.list_kind() links=kinds(t, view, ask) show_label=true/>
        <FilterLinks label=t.list_state() links=states(t, view, ask) show_label=true/>
    }
}

fn kinds(t: Texts, view: &ConsultationView, ask: &Ask) -> Vec<FilterLink> {
    let count = |kind: Option<AspirationKind>| {
        sum(&view.counts, |row| {
            kind.is_none_or(|kind| row.kind == kind)
                && ask.filter.state.is_none_or(|state| row.state == state)
        })
    };
    let link = |kind: Option<AspirationKind>, label: String| FilterLink {
        href: ask
            .with(Filter { kind, ..ask.filter }, ask.order)
            .href(&view.consultation.slug),
        label,
        count: Some(t.number(count(kind))),
        current: ask.filter.kind == kind,
    };
    let mut links = vec![link(None, t.list_all())];
    for kind in AspirationKind::ALL {
        if count(Some(*kind)) > 0 || ask.filter.kind == Some(*kind) {
            links.push(link(Some(*kind), t.kind(*kind)));
        }
    }
    links
}

fn states(t: Texts, view: &ConsultationView, ask: &Ask) -> Vec<FilterLink> {
    let count = |state: Option<AspirationState>| {
        sum(&view.counts, |row| {
            state.is_none_or(|state| row.state == state)
                && ask.filter.kind.is_none_or(|kind| row.kind == kind)
        })
    };
    let link = |state: Option<AspirationState>, label: String| FilterLink {
        href: ask
            .with(
                Filter {
                    state,
                    ..ask.filter
                },
                ask.order,
            )
            .href(&view.consultation.slug),
        label,
        count: Some(t.number(count(state))),
        current: ask.filter.state == state,
    };
    let mut links = vec![link(None, t.list_all())];
    for state in STATES {
        if count(Some(*state)) > 0 || ask.filter.state == Some(*state) {
            links.push(link(Some(*state), t.state(*state)));
        }
    }
    links
}

fn sum(counts: &[StateCount], keep: impl Fn(&StateCount) -> bool) -> i64 {
    counts
        .iter()
        .filter(|row| keep(row))
        .map(|row| row.count)
        .sum()
}

fn neighbours(t: Texts, view: &ConsultationView, ask: &Ask) -> Option<AnyView> {
    let slug = &view.consultation.slug;
    let to = |at: At| Ask { at, ..ask.clone() }.href(slug);
    let before = view
        .list
        .before
        .clone()
        .map(|cursor| to(At::Before(cursor)));
    let after = view.list.after.clone().map(|cursor| to(At::After(cursor)));
    if before.is_none() && after.is_none() {
        return None;
    }
    Some(
        view! {
            <nav class="pagination" aria-label=t.list_pages()>
                {before.map(|href| view! {
                    <a class="button quiet" rel="prev" href=href>
                        <Icon glyph=Glyph::ArrowLeft/><span>{t.list_previous()}</span>
                    </a>
                })}
                {after.map(|href| view! {
                    <a class="button quiet to-end" rel="next" href=href>
                        <span>{t.list_next()}</span><Icon glyph=Glyph::ArrowRight/>
                    </a>
                })}
            </nav>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(pairs: &[(&str, &str)]) -> Ask {
        let query = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        Ask::of(&query, Timestamp(0))
    }

    #[test]
    fn an_address_leads_back_to_the_same_list() {
        let slug = Slug::parse("fkp").unwrap();
        let newest = ask(&[
            ("urut", "terbaru"),
            ("jenis", "complaint"),
            ("status", "done"),
        ]);
        assert_eq!(
            newest.href(&slug),
            "/konsultasi/fkp?urut=terbaru&jenis=complaint&status=done#aspirasi"
        );
        let cursor = "7-aaaaaaaaaaaaaaaaaaaa";
        let later = ask(&[("acak", "5"), ("sesudah", cursor)]);
        assert_eq!(later.order, OrderBy::Shuffled(5));
        assert_eq!(
            later.href(&slug),
            format!("/konsultasi/fkp?acak=5&sesudah={cursor}#aspirasi")
        );
    }

    #[test]
    fn nonsense_is_left_out() {
        let odd = ask(&[
            ("urut", "'; drop"),
            ("acak", "-1"),
            ("jenis", "x"),
            ("status", "hidden"),
            ("sesudah", "x"),
        ]);
        assert_eq!(odd.filter, Filter::default());
        assert_eq!(odd.at, At::Start);
        assert!(matches!(odd.order, OrderBy::Shuffled(_)));
    }

    #[test]
    fn the_shuffle_changes_with_time() {
        let now = Timestamp(1_795_523_160_000_000);
        assert_eq!(seed_of(now), seed_of(now.plus_seconds(1)));
        assert_ne!(seed_of(now), seed_of(now.plus_seconds(SHUFFLE_SECONDS)));
    }
}
