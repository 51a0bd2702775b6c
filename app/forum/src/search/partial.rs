//! Searching the database while the index is being built.

use super::find::{Ask, SearchView, narrowed, narrowed_area, words};
use super::narrow::Narrowing;
use super::shown::of_texts;
use crate::forum::Forum;
use domain::search::{IndexPart, SearchDay};
use store::StoreError;
use store::consultations::Consultation;
use store::search::Wanted;

/// Looks through the aspirations themselves.
pub(super) async fn partial(
    forum: &Forum,
    ask: &Ask,
    narrowing: Narrowing,
) -> Result<SearchView, StoreError> {
    let plain = narrowing.typed.words().replace('"', " ");
    let filters = &narrowing.filters;
    let wanted = Wanted {
        words: plain.split_whitespace().map(str::to_owned).collect(),
        consultation: narrowing.consultation.as_ref().map(|of| of.id),
        kind: filters.kind,
        state: filters.state,
        agency: narrowing.agency.as_ref().map(|of| of.id),
        areas: narrowing.areas.clone(),
        since: filters.since.map(SearchDay::start),
        until: filters.until.map(SearchDay::end),
    };
    let db = forum.store.read();
    let texts = match filters.part {
        Some(IndexPart::Aspiration) | None => {
            store::search::holding(db, &wanted, u64::from(ask.size)).await?
        }
        Some(_) => Vec::new(),
    };
    let found = of_texts(db, texts).await?;
    let total = u64::try_from(found.len()).unwrap_or(u64::MAX);
    let named =
        |consultation: &Consultation| narrowed((&consultation.slug, &consultation.title), total);
    Ok(SearchView {
        words: words(ask, &narrowing),
        hints: narrowing.typed.hints(),
        total,
        found,
        within: narrowing.consultation.as_ref().map(named),
        by: (narrowing.agency.as_ref()).map(|of| narrowed((&of.slug, &of.name), total)),
        about: narrowing
            .area
            .as_ref()
            .map(|area| narrowed_area(area, total)),
        filters: narrowing.filters,
        partial: true,
        ..SearchView::default()
    })
}
