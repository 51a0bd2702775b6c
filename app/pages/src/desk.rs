//! `/kelola`: the desk of officials, moderators, coordinators and administrators.
//!
//! Who holds no role there gets 403; things of other agencies are 404.

mod agencies;
mod agency_form;
mod aspirations;
mod bulletin;
mod bulletins;
mod case;
mod consultation_form;
mod consultations;
mod home;
mod letters;
mod mail_queue;
mod paragraph;
mod people;
mod person;
mod queue;
mod records;
mod search;
mod summary;
mod synonyms;

pub use agencies::agencies;
pub use agency_form::{agency_blank, agency_form, change_agency, make_agency};
pub use aspirations::aspirations;
pub use bulletin::{bulletin, bulletin_html, change_bulletin};
pub use bulletins::{bulletin_blank, bulletins, write_bulletin};
pub use case::{case, decide};
pub use consultation_form::{
    change_consultation, consultation_blank, consultation_form, make_consultation,
};
pub use consultations::{close, consultations, preview, publish};
pub use home::home;
pub use letters::{letter, letter_html, letters};
pub use mail_queue::{mail_queue, retry_mails};
pub use paragraph::{new_paragraph, paragraph, save_new_paragraph, save_paragraph};
pub use people::people;
pub use person::{change_person, person};
pub use queue::queue;
pub use records::records;
pub use search::search;
pub use summary::{arrange_summary, preview_summary, publish_summary, summary};
pub use synonyms::{add_synonyms, remove_synonyms, synonyms};

pub(crate) use case::case_link;

use crate::components::{document, *};
use crate::visit::Visit;
use domain::roles::{ANSWER, COORDINATE, Grants, MODERATE, READ_CONFIDENTIAL, Role};
use leptos::prelude::*;

/// A part of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Home,
    Aspirations,
    Search,
    Moderation,
    Consultations,
    Bulletins,
    Agencies,
    People,
    Synonyms,
    Records,
    Letters,
}

impl Place {
    const ALL: [Self; 11] = [
        Self::Home,
        Self::Aspirations,
        Self::Search,
        Self::Moderation,
        Self::Consultations,
        Self::Bulletins,
        Self::Agencies,
        Self::People,
        Self::Synonyms,
        Self::Records,
        Self::Letters,
    ];

    const fn path(self) -> &'static str {
        match self {
            Self::Home => "/kelola",
            Self::Aspirations => "/kelola/aspirasi",
            Self::Search => "/kelola/cari",
            Self::Moderation => "/kelola/moderasi",
            Self::Consultations => "/kelola/konsultasi",
            Self::Bulletins => "/kelola/buletin",
            Self::Agencies => "/kelola/instansi",
            Self::People => "/kelola/orang",
            Self::Synonyms => "/kelola/sinonim",
            Self::Records => "/kelola/catatan",
            Self::Letters => "/kelola/surat",
        }
    }

    fn name(self, visit: &Visit) -> String {
        let t = visit.texts;
        match self {
            Self::Home => t.desk_menu_home(),
            Self::Aspirations => t.desk_menu_aspirations(),
            Self::Search => t.desk_menu_search(),
            Self::Moderation => t.desk_menu_moderation(),
            Self::Consultations => t.desk_menu_consultations(),
            Self::Bulletins => t.desk_menu_bulletins(),
            Self::Agencies => t.desk_menu_agencies(),
            Self::People => t.desk_menu_people(),
            Self::Synonyms => t.desk_menu_synonyms(),
            Self::Records => t.desk_menu_records(),
            Self::Letters => t.desk_menu_letters(),
        }
    }

    /// Whether somebody's roles lead there.
    fn is_open_to(self, grants: &Grants) -> bool {
        let holds = |roles: &[Role]| !grants.agencies(roles).is_empty();
        match self {
            Self::Home => grants.work_at_a_desk(),
            Self::Aspirations => holds(&[Role::Official, Role::Moderator, Role::Coordinator]),
            Self::Search => holds(READ_CONFIDENTIAL),
            Self::Moderation => holds(MODERATE),
            Self::Consultations => holds(COORDINATE),
            Self::Bulletins => holds(ANSWER),
            Self::Agencies | Self::People | Self::Synonyms | Self::Records | Self::Letters => {
                grants.administer()
            }
        }
    }
}

/// A page of the desk: where it lies, what it is called, and how it is set.
struct DeskPage {
    place: Place,
    /// Pages between the place and this one.
    above: Vec<(String, String)>,
    /// `None` for the page of the place itself.
    title: Option<String>,
    width: Width,
}

impl DeskPage {
    /// The page of a place.
    const fn of(place: Place) -> Self {
        Self {
            place,
            above: Vec::new(),
            title: None,
            width: Width::Desk,
        }
    }

    /// A page below a place.
    fn below(place: Place, title: impl Into<String>) -> Self {
        Self {
            title: Some(title.into()),
            ..Self::of(place)
        }
    }

    /// The same page, with others above it.
    fn under(self, above: Vec<(String, String)>) -> Self {
        Self { above, ..self }
    }

    /// The document around `main`, with the menu of the desk.
    fn document<V: IntoView>(self, visit: &Visit, main: impl FnOnce() -> V) -> String {
        let t = visit.texts;
        let place = self.place;
        let here = self.title.unwrap_or_else(|| place.name(visit));
        let is_place = here == place.name(visit);
        let head = Head {
            noindex: true,
            width: self.width,
            ..Head::titled(here.clone())
        };
        let mut above = Vec::new();
        if place != Place::Home {
            above.push((Place::Home.path().to_owned(), t.desk_home_title()));
        }
        if !is_place && place != Place::Home {
            above.push((place.path().to_owned(), place.name(visit)));
        }
        above.extend(self.above);
        document(visit, head, || {
            view! {
                <Breadcrumbs t above here/>
                <DeskMenu label=t.desk_menu_label() links=menu(visit, place)/>
                {main()}
            }
        })
    }
}

fn menu(visit: &Visit, current: Place) -> Vec<FilterLink> {
    let Some(actor) = visit.actor_if_any() else {
        return Vec::new();
    };
    Place::ALL
        .into_iter()
        .filter(|place| place.is_open_to(&actor.grants))
        .map(|place| FilterLink {
            href: place.path().to_owned(),
            label: place.name(visit),
            count: None,
            current: place == current,
        })
        .collect()
}

/// Links to the pages of a list that only goes forward: to its beginning, and on.
fn pager(visit: &Visit, first: Option<String>, next: Option<String>) -> Option<AnyView> {
    let t = visit.texts;
    if first.is_none() && next.is_none() {
        return None;
    }
    Some(
        view! {
            <nav class="pagination" aria-label=t.desk_pages()>
                {first.map(|href| view! {
                    <a class="button quiet" rel="first" href=href>
                        <Icon glyph=Glyph::ArrowLeft/><span>{t.desk_first()}</span>
                    </a>
                })}
                {next.map(|href| view! {
                    <a class="button quiet to-end" rel="next" href=href>
                        <span>{t.desk_next()}</span><Icon glyph=Glyph::ArrowRight/>
                    </a>
                })}
            </nav>
        }
        .into_any(),
    )
}

/// A count as people write it.
fn number(visit: &Visit, count: u64) -> String {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    visit.texts.number(count)
}
