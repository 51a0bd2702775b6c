//! `GET /kelola/aspirasi`: the aspirations of one's agencies, longest waiting first.

use super::{DeskPage, Place, number};
use crate::aspirations::{place_of, title_of};
use crate::components::*;
use crate::discussion::sign_in_first;
use crate::error::PageError;
use crate::links;
use crate::moderation::place;
use crate::site::Shared;
use crate::visit::{Visit, page};
use axum::extract::{Query, State};
use axum::response::Response;
use domain::aspirations::{AspirationKind, AspirationState};
use domain::visibility::Visibility;
use domain::working_days;
use forum::aspirations::{AspirationCard as Card, At};
use forum::consultations::Consultation;
use forum::desk::{DeskList as List, Filter, Keep};
use leptos::prelude::*;
use std::collections::HashMap;

/// Working days after which waiting is shown as a problem: LAPOR's limit for a first answer.
const DAYS_MAX: i64 = 5;
/// Working days after which it is shown as urgent.
const DAYS_SOON: i64 = 3;

/// `GET /kelola/aspirasi`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader is official, moderator or coordinator somewhere.
pub async fn aspirations(
    State(site): State<Shared>,
    visit: Visit,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, PageError> {
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let ask = Ask::of(&query);
    // consultations and areas are named in the address by slug and code: what they are is known once the list is loaded
    let all = forum::desk::aspirations(&site.forum, actor, ask.filter(None), At::Start).await?;
    let filter = ask.filter(Some(&all));
    let list = if filter == ask.filter(None) && ask.at == At::Start {
        all
    } else {
        forum::desk::aspirations(&site.forum, actor, filter, ask.at.clone()).await?
    };
    Ok(page(list_page(&visit, &ask, &list)))
}

/// What the address asks for.
struct Ask {
    state: String,
    kind: String,
    consultation: String,
    area: String,
    at: At,
}

impl Ask {
    fn of(query: &HashMap<String, String>) -> Self {
        let value = |name: &str| query.get(name).cloned().unwrap_or_default();
        Self {
            state: value("status"),
            kind: value("jenis"),
            consultation: value("konsultasi"),
            area: value("wilayah"),
            at: place(query),
        }
    }

    /// What is kept; consultation and area only where `of` knows them.
    fn filter(&self, of: Option<&List>) -> Filter {
        let consultation = of.and_then(|list| {
            let found = list
                .consultations
                .iter()
                .find(|one| one.slug.as_str() == self.consultation);
            found.map(|one| one.id)
        });
        let area = of.and_then(|list| {
            let found = list.areas.iter().find(|one| one.code == self.area);
            found.map(|one| one.id)
        });
        let keep = match self.state.as_str() {
            "semua" => Keep::All,
            "disembunyikan" => Keep::Hidden,
            code => AspirationState::parse(code).map_or(Keep::Waiting, Keep::State),
        };
        Filter {
            keep,
            kind: AspirationKind::parse(&self.kind),
            consultation,
            area,
        }
    }

    fn href(&self, (name, cursor): (&str, String)) -> String {
        links::query(
            Place::Aspirations.path(),
            &[
                ("status", &self.state),
                ("jenis", &self.kind),
                ("konsultasi", &self.consultation),
                ("wilayah", &self.area),
                (name, &cursor),
            ],
        )
    }
}

fn list_page(visit: &Visit, ask: &Ask, list: &List) -> String {
    let t = visit.texts;
    let rows = &list.list.rows;
    let before = list.list.before.as_ref();
    let before = before.map(|at| ask.href(("sebelum", at.to_string())));
    let after = list.list.after.as_ref();
    let after = after.map(|at| ask.href(("sesudah", at.to_string())));
    DeskPage::of(Place::Aspirations).document(visit, || {
        let shown = if rows.is_empty() {
            nothing(visit)
        } else {
            let rows = rows
                .iter()
                .map(|card| row(visit, card, list.consultation_of(card)))
                .collect_view();
            view! { <DeskList>{rows}</DeskList> }.into_any()
        };
        view! {
            <h1>{t.desk_list_title()}</h1>
            <p class="soft">{t.desk_list_lede()}</p>
            {filters(visit, ask, list)}
            <p role="status">{t.desk_list_count(number(visit, list.count))}</p>
            {shown}
            {neighbours(visit, before, after)}
        }
    })
}

fn nothing(visit: &Visit) -> AnyView {
    let t = visit.texts;
    view! {
        <EmptyState
            glyph=Glyph::Inbox
            title=t.desk_list_none_title()
            text=t.desk_list_none_text()
        >
            <LinkButton
                href=links::query(Place::Aspirations.path(), &[("status", "semua")])
                label=t.desk_filter_reset()
                loudness=Loudness::Quiet
            />
        </EmptyState>
    }
    .into_any()
}

fn neighbours(visit: &Visit, before: Option<String>, after: Option<String>) -> Option<AnyView> {
    let t = visit.texts;
    if before.is_none() && after.is_none() {
        return None;
    }
    Some(
        view! {
            <nav class="pagination" aria-label=t.desk_pages()>
                {before.map(|href| view! {
                    <a class="button quiet" rel="prev" href=href>
                        <Icon glyph=Glyph::ArrowLeft/><span>{t.desk_previous()}</span>
                    </a>
                })}
                {after.map(|href| view! {
                    <a class="button quiet to-end" rel="next" href=href>
                        <span>{t.desk_next()}</span><Icon glyph=Glyph::ArrowRight/>
                    </a>
                })}
            </nav>
        }
        .into_any(),
    )
}

fn filters(visit: &Visit, ask: &Ask, list: &List) -> impl IntoView + use<> {
    let t = visit.texts;
    let mut states = vec![
        Choice::new("semua", t.desk_filter_all()),
        Choice::new("disembunyikan", t.desk_filter_hidden()),
    ];
    states.extend(
        AspirationState::ALL
            .iter()
            .map(|state| Choice::new(state.code(), t.state(*state))),
    );
    let kinds = AspirationKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), t.kind(*kind)))
        .collect();
    let consultations = list
        .consultations
        .iter()
        .map(|one| Choice::new(one.slug.as_str(), one.title.clone()))
        .collect();
    let areas = area_choices(&list.areas);
    let any = t.desk_filter_all();
    view! {
        <form class="desk-filters" method="get" action=Place::Aspirations.path()>
            {pick("status", (t.desk_filter_state(), t.desk_filter_waiting()), states, &ask.state)}
            {pick("jenis", (t.desk_filter_kind(), any.clone()), kinds, &ask.kind)}
            {pick(
                "konsultasi",
                (t.desk_filter_consultation(), any.clone()),
                consultations,
                &ask.consultation,
            )}
            {pick("wilayah", (t.desk_filter_area(), any), areas, &ask.area)}
            <SubmitButton
                label=t.desk_filter_apply()
                glyph=Glyph::Filter
                loudness=Loudness::Quiet
            />
        </form>
    }
}

/// A list to choose one filter from; its first entry filters nothing.
fn pick(
    name: &'static str,
    (label, none): (String, String),
    choices: Vec<Choice>,
    value: &str,
) -> impl IntoView + use<> {
    let entries = choices
        .into_iter()
        .map(|choice| {
            let chosen = choice.value == value;
            view! { <option value=choice.value selected=chosen>{choice.label}</option> }
        })
        .collect_view();
    view! {
        <p class="desk-filter">
            <label for=name>{label}</label>
            <select id=name name=name>
                <option value="">{none}</option>
                {entries}
            </select>
        </p>
    }
}

/// One aspiration: what it is, how long it waits, and who may see it.
pub(super) fn row(
    visit: &Visit,
    card: &Card,
    consultation: Option<&Consultation>,
) -> impl IntoView + use<> {
    let t = visit.texts;
    let aspiration = &card.aspiration;
    let title = title_of(t, aspiration);
    let href = forum::aspirations::path(&aspiration.public_id);
    let place = place_of(card.area.as_deref(), aspiration.place.as_deref());
    let theme = consultation.map(|of| of.title.clone());
    let waits = matches!(
        aspiration.state,
        AspirationState::Received | AspirationState::InProgress
    );
    let (state, kind, visibility) = (aspiration.state, aspiration.kind, aspiration.visibility);
    let secret = visibility != Visibility::Public;
    let hidden = aspiration.hidden.is_some();
    let clock = (waits && !hidden).then(|| clock(visit, card));
    // the clock says how long: here the day is enough, and the same for anonymous ones
    let when = When::day(visit, aspiration.created_at);
    view! {
        <DeskRow href title>
            <StateBadge t state hidden/>
            {clock}
            <KindChip t kind/>
            {secret.then(|| view! { <VisibilityChip t visibility/> })}
            {place.map(|place| view! { <span><Icon glyph=Glyph::MapPin/>{place}</span> })}
            <span><Time when/></span>
            {theme.map(|theme| view! { <span>{theme}</span> })}
        </DeskRow>
    }
}

/// How many working days it has waited.
fn clock(visit: &Visit, card: &Card) -> impl IntoView + use<> {
    let t = visit.texts;
    let posted = card.aspiration.created_at;
    let days = working_days::since(posted, visit.now, visit.zone);
    let today = posted.start_of_day(visit.zone) == visit.now.start_of_day(visit.zone);
    let tone = match days {
        ..DAYS_SOON => Tone::Done,
        DAYS_SOON..=DAYS_MAX => Tone::Waiting,
        _ => Tone::Problem,
    };
    let words = match days {
        _ if today => t.desk_waits_today(),
        0 => t.desk_waits_no_day(),
        days => t.desk_waits_days(days, t.number(days)),
    };
    view! { <Clock tone words/> }
}
