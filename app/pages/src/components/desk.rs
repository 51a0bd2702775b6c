//! The desk: menu, dense rows with clocks. Lay out with the classes `desk-split` (list and detail) or `desk-tools`
//! (thing and what can be done with it).

use super::badges::Tone;
use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// Time left of a promise: "2 hari kerja lagi".
#[component]
pub fn Clock(
    /// Done: enough time; waiting: soon; problem: over.
    tone: Tone,
    /// What it says.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    let glyph = if tone == Tone::Problem {
        Glyph::Triangle
    } else {
        Glyph::Clock
    };
    view! {
        <span class=format!("clock {}", tone.class())>
            <Icon glyph/>
            {words}
        </span>
    }
}

/// One row of a list at the desk: a link as large as the row.
#[component]
pub fn DeskRow(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// What it is.
    #[prop(into)]
    title: String,
    /// It is what the detail beside the list shows.
    #[prop(optional)]
    current: bool,
    /// Facts below the title, each a `span`: badges, clock, author, date. No links.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <li class="desk-row">
            <a href=href aria-current=current.then_some("true")>
                <span class="desk-row-title">{title}</span>
                {children.map(|children| view! {
                    <span class="desk-row-facts">{children()}</span>
                })}
            </a>
        </li>
    }
}

/// The list around [`DeskRow`]s.
#[component]
pub fn DeskList(
    /// The rows.
    children: Children,
) -> impl IntoView {
    view! { <ul class="desk-list">{children()}</ul> }
}

/// The menu of the desk: places the person may work at.
#[component]
pub fn DeskMenu(
    /// What the menu is, for screen readers.
    #[prop(into)]
    label: String,
    /// Places, with the number of things that wait there.
    links: Vec<super::FilterLink>,
) -> impl IntoView {
    let items = links
        .into_iter()
        .map(|link| {
            view! {
                <li>
                    <a href=link.href aria-current=link.current.then_some("page")>
                        <span>{link.label}</span>
                        {link.count.map(|count| view! { <span class="filter-count">{count}</span> })}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <nav class="desk-menu" aria-label=label><ul>{items}</ul></nav> }
}
