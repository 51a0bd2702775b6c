//! Ways through the site: breadcrumbs, pages of a list, filters, search box.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;
use texts::Texts;

/// Where this page lies. The home page is added in front; the page itself is last and no link.
#[component]
pub fn Breadcrumbs(
    /// Texts of the reader.
    t: Texts,
    /// Address and name of the pages above, outermost first.
    above: Vec<(String, String)>,
    /// The name of this page.
    #[prop(into)]
    here: String,
) -> impl IntoView {
    let above = above
        .into_iter()
        .map(|(href, name)| view! { <li><a href=href>{name}</a></li> })
        .collect_view();
    view! {
        <nav class="breadcrumbs" aria-label=t.breadcrumbs_label()>
            <ol>
                <li><a href="/">{t.site_home()}</a></li>
                {above}
                <li aria-current="page"><span>{here}</span></li>
            </ol>
        </nav>
    }
}

/// Links to the neighbours of one page of a list; shows nothing when there are none.
#[component]
pub fn Pagination(
    /// Texts of the reader.
    t: Texts,
    /// Address of the page before (newer).
    #[prop(optional_no_strip, into)]
    newer: Option<String>,
    /// Address of the page after (older).
    #[prop(optional_no_strip, into)]
    older: Option<String>,
) -> impl IntoView {
    (newer.is_some() || older.is_some()).then(|| {
        view! {
            <nav class="pagination" aria-label=t.pages_label()>
                {newer.map(|href| view! {
                    <a class="button quiet" rel="prev" href=href>
                        <Icon glyph=Glyph::ArrowLeft/><span>{t.page_newer()}</span>
                    </a>
                })}
                {older.map(|href| view! {
                    <a class="button quiet to-end" rel="next" href=href>
                        <span>{t.page_older()}</span><Icon glyph=Glyph::ArrowRight/>
                    </a>
                })}
            </nav>
        }
    })
}

/// One choice of a filter, or one tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterLink {
    /// The list with this filter.
    pub href: String,
    /// What it keeps.
    pub label: String,
    /// How many, already written as people write numbers.
    pub count: Option<String>,
    /// This is what is shown now.
    pub current: bool,
}

/// Filters (or tabs) as links with counts.
#[component]
pub fn FilterLinks(
    /// What is filtered; read to screen readers, and shown when `show_label`.
    #[prop(into)]
    label: String,
    /// The choices.
    links: Vec<FilterLink>,
    /// Shows the label before the links.
    #[prop(optional)]
    show_label: bool,
) -> impl IntoView {
    let items = links
        .into_iter()
        .map(|link| {
            view! {
                <li>
                    <a class="filter" href=link.href aria-current=link.current.then_some("true")>
                        {link.current.then(|| view! { <Icon glyph=Glyph::Check/> })}
                        <span>{link.label}</span>
                        {link.count.map(|count| view! { <span class="filter-count">{count}</span> })}
                    </a>
                </li>
            }
        })
        .collect_view();
    let shown = show_label.then(|| label.clone());
    view! {
        <nav class="filters" aria-label=label>
            {shown.map(|label| view! { <span class="filters-label" aria-hidden="true">{label}</span> })}
            <ul>{items}</ul>
        </nav>
    }
}

/// The search form: GET to `/cari`. A page with [`Head::searches`](super::Head::searches) suggests words in it.
#[component]
pub fn SearchBox(
    /// Texts of the reader.
    t: Texts,
    /// What was searched.
    #[prop(optional, into)]
    value: String,
    /// Pairs that go along (filters); empty values are left out.
    #[prop(optional)]
    keep: Vec<(&'static str, String)>,
    /// Shows the label above the box; otherwise it is for screen readers only.
    #[prop(optional)]
    show_label: bool,
    /// More fields below the box.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let kept = keep
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    view! {
        <form
            class="search-box"
            role="search"
            action="/cari"
            method="get"
            data-suggestions=t.search_suggestions()
        >
            <label for="q" class=if show_label { "" } else { "unseen" }>{t.search_label()}</label>
            <div class="search-row">
                <input id="q" name="q" type="search" value=value autocomplete="off"/>
                {kept}
                <button type="submit" class="button">
                    <Icon glyph=Glyph::Search/>
                    <span>{t.search_button()}</span>
                </button>
            </div>
            {children.map(|children| children())}
        </form>
    }
}
