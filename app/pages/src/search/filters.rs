//! Filters and orders of a search as links; each count is what one would find behind it.

use super::ask::Asked;
use crate::components::*;
use domain::aspirations::{AspirationKind, AspirationState};
use forum::search::{Filters, IndexPart, Narrowed, NarrowedArea, Order, SearchView};
use leptos::prelude::*;
use texts::Texts;

/// Values of one filter shown as links; the form offers more.
const LINKS_MAX: usize = 8;

/// What a kind of thing is called.
pub(super) fn part_name(t: Texts, part: IndexPart) -> String {
    match part {
        IndexPart::Consultation => t.search_part_consultation(),
        IndexPart::Aspiration => t.search_part_aspiration(),
        IndexPart::Comment => t.search_part_comment(),
        IndexPart::Response => t.search_part_response(),
        IndexPart::Summary => t.search_part_summary(),
    }
}

/// By kind of thing: what most people use, always in sight.
pub(super) fn part_filters(t: Texts, asked: &Asked, view: &SearchView) -> Option<AnyView> {
    let part = |part: Option<IndexPart>| Filters {
        part,
        ..asked.filters.clone()
    };
    let parts = group(
        t,
        asked,
        &view.parts,
        Group {
            all: part(None),
            chosen: asked.filters.part,
            name: &|one| part_name(t, one),
            narrow: &|one| part(Some(one)),
        },
    );
    (parts.len() > 2 || asked.filters.part.is_some()).then(|| {
        view! { <FilterLinks label=t.search_part() links=parts show_label=true/> }.into_any()
    })
}

fn orders(t: Texts, asked: &Asked) -> Vec<FilterLink> {
    let best = (!asked.words.is_empty()).then(|| (Order::Best, t.search_order_best()));
    let others = [
        (Order::Newest, t.list_order_newest()),
        (Order::MostSupported, t.list_order_supported()),
    ];
    best.into_iter()
        .chain(others)
        .map(|(order, label)| FilterLink {
            href: asked.ordered(order).href(),
            label,
            count: None,
            current: asked.order() == order,
        })
        .collect()
}

/// The order, and filters by consultation, kind and state: folded away until one of them is used.
pub(super) fn more_filters(t: Texts, asked: &Asked, view: &SearchView) -> AnyView {
    let consultations = consultations(t, asked, view);
    let (agencies, areas) = (agencies(t, asked, view), areas(t, asked, view));
    let kinds = group(
        t,
        asked,
        &view.kinds,
        Group {
            all: Filters {
                kind: None,
                ..asked.filters.clone()
            },
            chosen: asked.filters.kind,
            name: &|kind: AspirationKind| t.kind(kind),
            narrow: &|kind| Filters {
                kind: Some(kind),
                ..asked.filters.clone()
            },
        },
    );
    let states = group(
        t,
        asked,
        &view.states,
        Group {
            all: Filters {
                state: None,
                ..asked.filters.clone()
            },
            chosen: asked.filters.state,
            name: &|state: AspirationState| t.state(state),
            narrow: &|state| Filters {
                state: Some(state),
                ..asked.filters.clone()
            },
        },
    );
    let groups = [
        (t.list_order(), orders(t, asked)),
        (t.search_consultation(), consultations),
        (t.list_kind(), kinds),
        (t.list_state(), states),
        (t.search_agency(), agencies),
        (t.search_area(), areas),
    ];
    let shown: Vec<_> = groups
        .into_iter()
        .filter(|(_, links)| links.len() > 1)
        .map(|(label, links)| view! { <FilterLinks label links show_label=true/> })
        .collect();
    let filters = &asked.filters;
    let narrowed = Filters {
        part: None,
        ..filters.clone()
    } != Filters::default();
    let open = narrowed || asked.order.is_some();
    view! {
        <details class="action" open=open>
            <summary>{t.search_narrow()}</summary>
            {shown}
        </details>
    }
    .into_any()
}

/// How one filter is offered.
struct Group<'a, V> {
    /// Without this filter.
    all: Filters,
    /// The value it has.
    chosen: Option<V>,
    name: &'a dyn Fn(V) -> String,
    narrow: &'a dyn Fn(V) -> Filters,
}

/// "All" and every value that would find something, or is chosen.
fn group<V: Copy + PartialEq>(
    t: Texts,
    asked: &Asked,
    counts: &[(V, u64)],
    group: Group<'_, V>,
) -> Vec<FilterLink> {
    let link = |filters: Filters, label: String, count: Option<u64>, current: bool| FilterLink {
        href: asked.narrowed(filters).href(),
        label,
        count: count.map(|count| number(t, count)),
        current,
    };
    let all = link(group.all, t.list_all(), None, group.chosen.is_none());
    let mut links = vec![all];
    let unlisted = group
        .chosen
        .filter(|chosen| !counts.iter().any(|(value, _)| value == chosen));
    let values = counts
        .iter()
        .copied()
        .chain(unlisted.map(|value| (value, 0)));
    links.extend(values.map(|(value, count)| {
        let current = group.chosen == Some(value);
        link(
            (group.narrow)(value),
            (group.name)(value),
            Some(count),
            current,
        )
    }));
    links
}

fn consultations(t: Texts, asked: &Asked, view: &SearchView) -> Vec<FilterLink> {
    let of = |one: &Narrowed| (one.slug.clone(), one.title.clone(), one.count);
    let counted: Vec<_> = view.consultations.iter().map(of).collect();
    let chosen = view.within.as_ref().map(of);
    offered(t, asked, (counted, chosen), |consultation| Filters {
        consultation,
        ..asked.filters.clone()
    })
}

fn agencies(t: Texts, asked: &Asked, view: &SearchView) -> Vec<FilterLink> {
    let of = |one: &Narrowed| (one.slug.clone(), one.title.clone(), one.count);
    let counted: Vec<_> = view.agencies.iter().map(of).collect();
    let chosen = view.by.as_ref().map(of);
    // One agency is no choice.
    if counted.len() < 2 && chosen.is_none() {
        return Vec::new();
    }
    offered(t, asked, (counted, chosen), |agency| Filters {
        agency,
        ..asked.filters.clone()
    })
}

fn areas(t: Texts, asked: &Asked, view: &SearchView) -> Vec<FilterLink> {
    let of = |one: &NarrowedArea| (one.code.clone(), one.name.clone(), one.count);
    let counted: Vec<_> = view.areas.iter().map(of).collect();
    let chosen = view.about.as_ref().map(of);
    offered(t, asked, (counted, chosen), |area| Filters {
        area,
        ..asked.filters.clone()
    })
}

/// A value of a filter: what names it, what it is called, and how many results it has.
type Offer<K> = (K, String, u64);

/// "All", every value that was counted, and the chosen one.
fn offered<K: Clone + PartialEq>(
    t: Texts,
    asked: &Asked,
    (counted, chosen): (Vec<Offer<K>>, Option<Offer<K>>),
    narrow: impl Fn(Option<K>) -> Filters,
) -> Vec<FilterLink> {
    let mut links = vec![FilterLink {
        href: asked.narrowed(narrow(None)).href(),
        label: t.list_all(),
        count: None,
        current: chosen.is_none(),
    }];
    let current = chosen.as_ref().map(|(key, _, _)| key.clone());
    let known = |key: &K| {
        counted
            .iter()
            .take(LINKS_MAX)
            .any(|(other, _, _)| other == key)
    };
    let unlisted = chosen.filter(|(key, _, _)| !known(key));
    let offers = counted.iter().take(LINKS_MAX).cloned().chain(unlisted);
    links.extend(offers.map(|(key, label, count)| FilterLink {
        href: asked.narrowed(narrow(Some(key.clone()))).href(),
        label,
        count: Some(number(t, count)),
        current: current.as_ref() == Some(&key),
    }));
    links
}

/// A count as people write it.
pub(super) fn number(t: Texts, count: u64) -> String {
    t.number(i64::try_from(count).unwrap_or(i64::MAX))
}
