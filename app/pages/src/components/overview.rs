//! Facts at a glance: check-your-answers lists, tables, numbers, steps.

use leptos::prelude::*;
use texts::Texts;

/// One answer to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryRow {
    /// What was asked.
    pub label: String,
    /// What was answered; line breaks are kept.
    pub value: String,
    /// Where to change it.
    pub change: Option<String>,
}

/// Answers to check before sending, or facts of a thing.
#[component]
pub fn SummaryList(
    /// Texts of the reader.
    t: Texts,
    /// In the order they were asked.
    rows: Vec<SummaryRow>,
) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let named = format!("{}: {}", t.change(), row.label);
            view! {
                <div class="summary-row">
                    <dt>{row.label}</dt>
                    <dd class="summary-value">{row.value}</dd>
                    {row.change.map(|href| view! {
                        <dd class="summary-change"><a href=href aria-label=named>{t.change()}</a></dd>
                    })}
                </div>
            }
        })
        .collect_view();
    view! { <dl class="summary-list">{rows}</dl> }
}

/// A cell of a [`DataTable`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
    /// A number: set to the right, figures of one width.
    pub number: bool,
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            href: None,
            number: false,
        }
    }

    /// Words that lead somewhere.
    pub fn link(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            href: Some(href.into()),
            ..Self::text(text)
        }
    }

    /// A number, already written as people write it.
    pub fn number(text: impl Into<String>) -> Self {
        Self {
            number: true,
            ..Self::text(text)
        }
    }
}

/// A table that becomes a list of small cards on phones. The first cell of a row is its heading.
#[component]
pub fn DataTable(
    /// What the table shows.
    #[prop(into)]
    caption: String,
    /// Names of the columns.
    columns: Vec<String>,
    /// Rows, each as long as `columns`.
    rows: Vec<Vec<Cell>>,
    /// Hides the caption from sight where a heading above already says it.
    #[prop(optional)]
    quiet_caption: bool,
) -> impl IntoView {
    let heads = columns
        .iter()
        .map(|name| view! { <th scope="col">{name.clone()}</th> })
        .collect_view();
    let rows = rows
        .into_iter()
        .map(|row| {
            let cells = row
                .into_iter()
                .zip(&columns)
                .enumerate()
                .map(|(place, (cell, column))| table_cell(place == 0, cell, column.clone()))
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="table-frame">
            <table class="table">
                <caption class=if quiet_caption { "unseen" } else { "" }>{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn table_cell(head: bool, cell: Cell, column: String) -> AnyView {
    let class = if cell.number { "number" } else { "" };
    let inside = match cell.href {
        Some(href) => view! { <a href=href>{cell.text}</a> }.into_any(),
        None => cell.text.into_any(),
    };
    if head {
        view! { <th scope="row" class=class>{inside}</th> }.into_any()
    } else {
        view! { <td class=class data-label=column>{inside}</td> }.into_any()
    }
}

/// A number and what it means.
#[component]
pub fn Stat(
    /// Already written as people write it: "1.234", "87 %".
    #[prop(into)]
    number: String,
    /// "pengaduan dijawab tepat waktu".
    #[prop(into)]
    meaning: String,
    /// The list behind the number.
    #[prop(optional_no_strip, into)]
    href: Option<String>,
) -> impl IntoView {
    let meaning = match href {
        Some(href) => view! { <a href=href>{meaning}</a> }.into_any(),
        None => meaning.into_any(),
    };
    view! {
        <div class="stat">
            <dd class="stat-number">{number}</dd>
            <dt>{meaning}</dt>
        </div>
    }
}

/// The list around [`Stat`]s.
#[component]
pub fn Stats(
    /// Two to four.
    children: Children,
) -> impl IntoView {
    view! { <dl class="stats">{children()}</dl> }
}

/// How something works, in numbered steps of title and explanation.
#[component]
pub fn Steps(
    /// Title and explanation of each.
    steps: Vec<(String, String)>,
) -> impl IntoView {
    let steps = steps
        .into_iter()
        .map(|(title, text)| {
            view! {
                <li>
                    <p><strong>{title}</strong></p>
                    <p class="soft">{text}</p>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="steps">{steps}</ol> }
}
