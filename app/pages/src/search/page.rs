//! The search page: the box, what was asked said back, filters, results, and help where there are none.

use super::ask::Asked;
use super::filters::{more_filters, number, part_filters, part_name};
use super::form;
use super::keep::keep;
use super::results::result;
use super::suggest;
use crate::components::{document, *};
use crate::visit::Visit;
use domain::time::Zone;
use domain::tracking::TrackingCode;
use forum::search::{Filters, Hint, SearchView, Suggestions};
use leptos::prelude::*;
use texts::Texts;

/// The page of a search.
pub(super) fn search_page(
    visit: &Visit,
    asked: &Asked,
    (view, near): (&SearchView, &Suggestions),
) -> String {
    let t = visit.texts;
    let title = if asked.words.is_empty() {
        t.search_title()
    } else {
        t.search_title_for(&asked.words)
    };
    let settled = &asked.settled(view);
    let head = Head {
        section: Some(Section::Search),
        noindex: true,
        searches: true,
        width: Width::Wide,
        feed: Some(super::feed::address(settled)),
        ..Head::titled(title.clone())
    };
    document(visit, head, || {
        let blank = asked.is_blank();
        view! {
            <h1>{title}</h1>
            {blank.then(|| view! { <p class="lede">{t.search_lede()}</p> })}
            <div class="searching">
                {form::form(t, settled, view)}
                {form::how_to(t)}
                {suggest::links(t, settled, near)}
                {notices(t, settled, view)}
                {said_back(t, settled, view)}
                {(view.total > 0 && !view.partial).then(|| view! {
                    {part_filters(t, settled, view)}
                    {more_filters(t, settled, view)}
                })}
                {found(visit, settled, view)}
                {neighbours(t, settled, view)}
                {keep(visit, settled, view)}
            </div>
        }
    })
}

/// What the reader should know about the results before reading them.
fn notices(t: Texts, asked: &Asked, view: &SearchView) -> AnyView {
    let code = TrackingCode::parse(&asked.words).is_some();
    let corrected = view.did_you_mean.as_ref().map(|words| {
        let href = asked.worded(words).href();
        view! { <p>{t.search_corrected()}{" "}<a href=href>{words.clone()}</a></p> }
    });
    let without = dropped(t, asked, view);
    view! {
        {code.then(|| view! {
            <Notice tone=Tone::Info title=t.search_code_title()>
                <p>{t.search_code_text()}{" "}<a href="/lacak">{t.search_code_link()}</a></p>
            </Notice>
        })}
        {view.partial.then(|| view! {
            <Notice tone=Tone::Waiting title=t.search_partial_title()>
                <p>{t.search_partial_text()}</p>
            </Notice>
        })}
        {hints(t, &view.hints)}
        {corrected}
        {view.loosened.then(|| view! {
            <Notice tone=Tone::Info title=t.search_loosened_title()>
                <p>{t.search_loosened_text()}</p>
                {without}
            </Notice>
        })}
    }
    .into_any()
}

/// What would be found without one of the words.
fn dropped(t: Texts, asked: &Asked, view: &SearchView) -> Option<AnyView> {
    let links = view.dropped.iter().map(|one| {
        let href = asked.worded(&one.rest).href();
        let words = t.search_without(&one.word, number(t, one.count));
        view! { <li><a href=href>{words}</a></li> }
    });
    let links: Vec<_> = links.collect();
    (!links.is_empty()).then(|| view! { <ul class="dropped-words">{links}</ul> }.into_any())
}

/// What was read otherwise than it may have been meant, and what was left out.
pub(crate) fn hints(t: Texts, hints: &[Hint]) -> Option<AnyView> {
    let hints = hints.iter().map(|hint| {
        let words = match hint {
            Hint::UnknownValue(typed) => t.search_hint_unknown(typed),
            Hint::FieldAgain(typed) => t.search_hint_again(typed),
            Hint::EmptyField(typed) => t.search_hint_empty(typed),
            Hint::FieldWithout(typed) => t.search_hint_without(typed),
            Hint::OpenQuote => t.search_hint_quote(),
            Hint::LoneOr => t.search_hint_or(),
            Hint::ShortPrefix(typed) => t.search_hint_prefix(typed),
            Hint::LongText => t.search_hint_long(),
            Hint::ManyTerms(dropped) => {
                let count = i64::try_from(*dropped).unwrap_or(i64::MAX);
                t.search_hint_terms(count)
            }
            Hint::ManyForms(typed) => t.search_hint_forms(typed),
        };
        view! { <li>{words}</li> }
    });
    let hints: Vec<_> = hints.collect();
    (!hints.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Info title=t.search_hint_title()>
                <ul>{hints}</ul>
            </Notice>
        }
        .into_any()
    })
}

/// "34 hasil untuk “lampu jalan”, di bagian Komentar, jenis Pengaduan".
fn said_back(t: Texts, asked: &Asked, view: &SearchView) -> Option<AnyView> {
    if view.total == 0 || view.partial {
        return None;
    }
    let count = i64::try_from(view.total).unwrap_or(i64::MAX);
    let results = t.search_results(count, number(t, view.total));
    let words = (!asked.words.is_empty()).then(|| t.search_said_words(&asked.words));
    let first = [Some(results), words]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let sentence = std::iter::once(first)
        .chain(said_filters(t, asked, view))
        .collect::<Vec<_>>()
        .join(", ");
    let clear = asked.narrowed(Filters::default()).href();
    Some(
        view! {
            <p class="said-back" role="status">
                <strong>{sentence}</strong>
                {asked.is_narrowed().then(|| view! {
                    {" "}<a href=clear>{t.search_clear()}</a>
                })}
            </p>
        }
        .into_any(),
    )
}

/// "di bagian Komentar", "jenis Pengaduan": what the results are narrowed to.
pub(super) fn said_filters(t: Texts, asked: &Asked, view: &SearchView) -> Vec<String> {
    let filters = &asked.filters;
    let said = [
        filters
            .part
            .map(|part| t.search_said_part(part_name(t, part))),
        view.within
            .as_ref()
            .map(|one| t.search_said_consultation(&one.title)),
        filters.kind.map(|kind| t.search_said_kind(t.kind(kind))),
        filters
            .state
            .map(|state| t.search_said_state(t.state(state))),
        view.by.as_ref().map(|one| t.search_said_agency(&one.title)),
        view.about.as_ref().map(|one| t.search_said_area(&one.name)),
        filters
            .since
            .map(|day| t.search_said_since(t.day(day.start(), Zone::Wib))),
        filters
            .until
            .map(|day| t.search_said_until(t.day(day.start(), Zone::Wib))),
    ];
    said.into_iter().flatten().collect()
}

fn found(visit: &Visit, asked: &Asked, view: &SearchView) -> AnyView {
    if view.found.is_empty() {
        return nothing(visit.texts, asked, view);
    }
    let items: Vec<AnyView> = view
        .found
        .iter()
        .map(|one| result(visit, one.clone()))
        .collect();
    view! { <ol class="teasers">{items}</ol> }.into_any()
}

/// What helps where nothing was found: other words, fewer filters, or writing it oneself.
fn nothing(t: Texts, asked: &Asked, view: &SearchView) -> AnyView {
    let narrowed = asked.is_narrowed();
    let (title, text) = if asked.words.is_empty() && !narrowed {
        (t.search_none_all_title(), t.search_none_all_text())
    } else if asked.words.is_empty() {
        (t.list_none_title(), t.list_none_text())
    } else {
        (t.search_none_title(&asked.words), t.search_none_text())
    };
    let everywhere = narrowed.then(|| {
        let href = asked.narrowed(Filters::default()).href();
        let label = if view.without_filters > 0 {
            t.search_none_everywhere(number(t, view.without_filters))
        } else {
            t.search_clear()
        };
        view! { <LinkButton href label/> }
    });
    let links: Vec<FilterLink> = view
        .near_words
        .iter()
        .map(|word| FilterLink {
            href: asked.narrowed(Filters::default()).worded(word).href(),
            label: word.clone(),
            count: None,
            current: false,
        })
        .collect();
    view! {
        <EmptyState glyph=Glyph::Search title text>
            {everywhere}
            <LinkButton
                href="/konsultasi"
                label=t.search_none_write()
                loudness=Loudness::Quiet
            />
        </EmptyState>
        {dropped(t, asked, view)}
        {(!links.is_empty()).then(|| view! {
            <FilterLinks label=t.search_none_near() links show_label=true/>
        })}
    }
    .into_any()
}

fn neighbours(t: Texts, asked: &Asked, view: &SearchView) -> Option<AnyView> {
    let first = asked.after.is_some().then(|| {
        Asked {
            after: None,
            ..asked.clone()
        }
        .href()
    });
    let next = view.next.map(|cursor| asked.after(cursor).href());
    if first.is_none() && next.is_none() {
        return None;
    }
    Some(
        view! {
            <nav class="pagination" aria-label=t.pages_label()>
                {first.map(|href| view! {
                    <a class="button quiet" href=href>
                        <Icon glyph=Glyph::ArrowLeft/><span>{t.search_first()}</span>
                    </a>
                })}
                {next.map(|href| view! {
                    <a class="button quiet to-end" rel="next" href=href>
                        <span>{t.search_more()}</span><Icon glyph=Glyph::ArrowRight/>
                    </a>
                })}
            </nav>
        }
        .into_any(),
    )
}
