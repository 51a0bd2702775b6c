//! `/catatan-moderasi`: what moderators decided, counted and listed for everybody, without words or names.

use crate::components::{document, *};
use crate::consultations;
use crate::error::PageError;
use crate::links;
use crate::site::Shared;
use crate::visit::{Visit, public_page};
use axum::extract::{Query, State};
use axum::response::Response;
use forum::aspirations::{At, Cursor};
use forum::moderation::{LogEntry, Month, PublicLog, public_log};
use leptos::prelude::*;
use std::collections::HashMap;

const PATH: &str = "/catatan-moderasi";

/// `GET /catatan-moderasi`.
///
/// # Errors
/// [`PageError::Unavailable`] when the database failed.
pub async fn log(
    State(site): State<Shared>,
    visit: Visit,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let at = place(&query);
    let view = public_log(&site.forum, at, visit.zone).await?;
    Ok(public_page(&visit, log_page(&visit, &view)))
}

/// Which page of a list the address asks for.
pub(crate) fn place(query: &HashMap<String, String>) -> At {
    let cursor = |name: &str| query.get(name).and_then(|text| Cursor::parse(text));
    match (cursor("sesudah"), cursor("sebelum")) {
        (Some(after), _) => At::After(after),
        (None, Some(before)) => At::Before(before),
        (None, None) => At::Start,
    }
}

fn log_page(visit: &Visit, log: &PublicLog) -> String {
    let t = visit.texts;
    let head = Head {
        description: Some(t.log_lede()),
        width: Width::Wide,
        ..Head::titled(t.log_title())
    };
    let empty = log.lines.rows.is_empty();
    let newer = log.lines.before.as_ref();
    let newer = newer.map(|at| links::query(PATH, &[("sebelum", &at.to_string())]));
    let older = log.lines.after.as_ref();
    let older = older.map(|at| links::query(PATH, &[("sesudah", &at.to_string())]));
    document(visit, head, || {
        view! {
            <Breadcrumbs t above=vec![] here=t.log_title()/>
            <h1>{t.log_title()}</h1>
            <p class="lede">{t.log_lede()}</p>
            <p class="soft">{t.log_explain()}</p>
            {empty.then(|| view! {
                <EmptyState glyph=Glyph::Shield title=t.log_empty_title() text=t.log_empty_text()/>
            })}
            {(!log.months.is_empty()).then(|| months(visit, &log.months))}
            {(!empty).then(|| lines(visit, &log.lines.rows))}
            <Pagination t newer older/>
        }
    })
}

fn months(visit: &Visit, months: &[Month]) -> impl IntoView + use<> {
    let t = visit.texts;
    let rows = months
        .iter()
        .flat_map(|month| {
            month.counts.iter().map(|count| {
                vec![
                    Cell::text(t.month_and_year(month.begins_at, visit.zone)),
                    Cell::text(t.decision(count.decision)),
                    Cell::text(t.reason(count.reason)),
                    Cell::number(t.number(count.decisions)),
                ]
            })
        })
        .collect();
    let columns = vec![
        t.log_month(),
        t.log_decision(),
        t.log_reason(),
        t.log_count(),
    ];
    view! {
        <section class="section">
            <h2>{t.log_months()}</h2>
            <DataTable caption=t.log_months() columns rows quiet_caption=true/>
        </section>
    }
}

fn lines(visit: &Visit, lines: &[LogEntry]) -> impl IntoView + use<> {
    let t = visit.texts;
    let rows = lines
        .iter()
        .map(|line| {
            vec![
                Cell::text(t.day(line.created_at, visit.zone)),
                Cell::text(t.post_kind(line.post_kind)),
                Cell::link(consultations::path(&line.slug), line.title.clone()),
                Cell::text(t.decision(line.decision)),
                Cell::text(t.reason(line.reason)),
            ]
        })
        .collect();
    let columns = vec![
        t.log_day(),
        t.log_post(),
        t.log_consultation(),
        t.log_decision(),
        t.log_reason(),
    ];
    view! {
        <section class="section">
            <h2>{t.log_list()}</h2>
            <DataTable caption=t.log_list() columns rows quiet_caption=true/>
        </section>
    }
}
