//! What a search is narrowed to: filters of the form and filters in the text, every name looked up.
//!
//! What is typed wins over the form: it was said last. A name that nothing has narrows nothing; in the text it is read
//! as words.

use super::find::{Ask, Filters};
use ::search::{Field, FieldFilter, Query, Typed, Understood};
use domain::agencies::Slug;
use domain::ids::AreaId;
use domain::search::{SearchDay, kind_named, state_named};
use store::agencies::{Agency, Area};
use store::consultations::Consultation;
use store::search::{agencies_named, area_named, areas_within, consultations_named};
use store::{ConnectionTrait, StoreError, agencies, consultations};

/// Words before the name of an area that say what kind of place it is.
const AREA_KINDS: [&str; 7] = [
    "kecamatan",
    "kec",
    "kelurahan",
    "kel",
    "desa",
    "kabupaten",
    "kab",
];

/// A search whose names are looked up.
#[derive(Debug, Clone, Default)]
pub(super) struct Narrowing {
    /// The text, with the filters that hold.
    pub(super) typed: Typed,
    /// What holds, of form and text.
    pub(super) filters: Filters,
    pub(super) consultation: Option<Consultation>,
    pub(super) agency: Option<Agency>,
    pub(super) area: Option<Area>,
    /// The area and those below it.
    pub(super) areas: Vec<AreaId>,
}

/// Looks up every name of a search.
pub(super) async fn narrow(db: &impl ConnectionTrait, ask: &Ask) -> Result<Narrowing, StoreError> {
    let mut narrowing = Narrowing::default();
    let typed = Typed::read(&ask.text);
    let mut answers = Vec::new();
    let mut said: Vec<Field> = Vec::new();
    for filter in typed.fields() {
        let answer = if said.contains(&filter.field) {
            Understood::Again
        } else if narrowing.take(db, filter).await? {
            said.push(filter.field);
            Understood::Yes
        } else {
            Understood::Unknown
        };
        answers.push(answer);
    }
    narrowing.typed = typed.settle(&answers);
    narrowing.take_form(db, &ask.filters, &said).await?;
    if let Some(area) = &narrowing.area {
        narrowing.areas = areas_within(db, &area.code).await?;
    }
    Ok(narrowing)
}

/// What a search asks of the index, in any order; `None` where its form names something that is not there any more.
pub(crate) async fn query_of(
    db: &impl ConnectionTrait,
    ask: &Ask,
) -> Result<Option<Query>, StoreError> {
    let narrowing = narrow(db, ask).await?;
    let (asked, found) = (&ask.filters, &narrowing.filters);
    let lost = asked.consultation.is_some() && found.consultation.is_none()
        || asked.agency.is_some() && found.agency.is_none()
        || asked.area.is_some() && found.area.is_none();
    let filters = narrowing.of_index();
    Ok((!lost).then(|| Query {
        text: narrowing.typed,
        filters,
        ..Query::default()
    }))
}

impl Narrowing {
    /// Narrows by a filter of the text; whether its value is known.
    async fn take(
        &mut self,
        db: &impl ConnectionTrait,
        filter: &FieldFilter,
    ) -> Result<bool, StoreError> {
        let value = filter.value.as_str();
        let filters = &mut self.filters;
        Ok(match filter.field {
            Field::State => {
                filters.state = state_named(value);
                filters.state.is_some()
            }
            Field::Kind => {
                filters.kind = kind_named(value);
                filters.kind.is_some()
            }
            Field::Since => {
                filters.since = SearchDay::first(value);
                filters.since.is_some()
            }
            Field::Until => {
                filters.until = SearchDay::last(value);
                filters.until.is_some()
            }
            Field::Agency => {
                let found = agencies_named(db, &spaced(value)).await?;
                let known = found
                    .into_iter()
                    .map(|one| (one.name.clone(), one.slug.clone(), one));
                self.set_agency(the_one(known.collect(), value))
            }
            Field::Consultation => {
                let found = consultations_named(db, &spaced(value)).await?;
                let known = found
                    .into_iter()
                    .map(|one| (one.title.clone(), one.slug.clone(), one));
                self.set_consultation(the_one(known.collect(), value))
            }
            Field::Area => {
                let mut found = area_named(db, value).await?;
                if found.is_none() {
                    found = area_named(db, without_kind(&spaced(value))).await?;
                }
                self.set_area(found)
            }
        })
    }

    /// Narrows by what the form says and the text does not.
    async fn take_form(
        &mut self,
        db: &impl ConnectionTrait,
        form: &Filters,
        said: &[Field],
    ) -> Result<(), StoreError> {
        let open = |field: Field| !said.contains(&field);
        self.filters.part = form.part;
        if open(Field::State) {
            self.filters.state = form.state;
        }
        if open(Field::Kind) {
            self.filters.kind = form.kind;
        }
        if open(Field::Since) {
            self.filters.since = form.since;
        }
        if open(Field::Until) {
            self.filters.until = form.until;
        }
        if let Some(slug) = form.agency.as_ref().filter(|_| open(Field::Agency)) {
            self.set_agency(agencies::by_slug(db, slug).await?);
        }
        if let Some(slug) = form
            .consultation
            .as_ref()
            .filter(|_| open(Field::Consultation))
        {
            let found = consultations::by_slug(db, slug).await?;
            self.set_consultation(found.filter(Consultation::is_published));
        }
        if let Some(code) = form.area.as_ref().filter(|_| open(Field::Area)) {
            self.set_area(area_named(db, code).await?);
        }
        Ok(())
    }

    fn set_agency(&mut self, agency: Option<Agency>) -> bool {
        self.filters.agency = agency.as_ref().map(|one| one.slug.clone());
        self.agency = agency;
        self.agency.is_some()
    }

    fn set_consultation(&mut self, consultation: Option<Consultation>) -> bool {
        self.filters.consultation = consultation.as_ref().map(|one| one.slug.clone());
        self.consultation = consultation;
        self.consultation.is_some()
    }

    fn set_area(&mut self, area: Option<Area>) -> bool {
        self.filters.area = area.as_ref().map(|one| one.code.clone());
        self.area = area;
        self.area.is_some()
    }

    /// The filters as the index knows them.
    pub(super) fn of_index(&self) -> ::search::Filters {
        let filters = &self.filters;
        let code = |code: Option<&'static str>| code.map(str::to_owned).into_iter().collect();
        ::search::Filters {
            parts: filters
                .part
                .map(super::document::part_of)
                .into_iter()
                .collect(),
            consultations: self.consultation.iter().map(|one| one.id).collect(),
            elsewhere_than: None,
            kinds: code(filters.kind.map(domain::aspirations::AspirationKind::code)),
            states: code(
                filters
                    .state
                    .map(domain::aspirations::AspirationState::code),
            ),
            agencies: self.agency.iter().map(|one| one.id).collect(),
            areas: self.areas.clone(),
            since: filters.since.map(SearchDay::start),
            until: filters.until.map(SearchDay::end),
        }
    }
}

/// The one that is meant: of exactly this name, or the only one that holds the words.
fn the_one<T>(mut found: Vec<(String, Slug, T)>, value: &str) -> Option<T> {
    let wanted = spaced(value);
    let exact = |(name, slug, _): &(String, Slug, T)| {
        spaced(name) == wanted || spaced(slug.as_str()) == wanted
    };
    let at = found.iter().position(exact);
    let at = at.or_else(|| (found.len() == 1).then_some(0))?;
    Some(found.swap_remove(at).2)
}

/// Lower case, spaces in place of hyphens: as people name what has a slug.
fn spaced(name: &str) -> String {
    name.to_lowercase().replace('-', " ")
}

/// The name of an area without the word for its kind.
fn without_kind(name: &str) -> &str {
    let rest = name
        .split_once([' ', '.'])
        .filter(|(kind, _)| AREA_KINDS.contains(kind));
    rest.map_or(name, |(_, rest)| rest.trim_start_matches([' ', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_that_is_meant_is_exact_or_alone() {
        let of = |names: &[&str]| -> Vec<(String, Slug, usize)> {
            let named = names.iter().enumerate();
            named
                .map(|(at, name)| ((*name).to_owned(), Slug::from_title(name), at))
                .collect()
        };
        assert_eq!(the_one(of(&["Dinas Kesehatan"]), "kesehatan"), Some(0));
        let two = of(&["Kelurahan Kelapa Dua", "Kelapa Dua"]);
        assert_eq!(the_one(two.clone(), "kelapa dua"), Some(1));
        assert_eq!(the_one(two.clone(), "kelapa-dua"), Some(1));
        assert_eq!(the_one(two, "kelapa"), None);
        assert_eq!(the_one(of(&[]), "x"), None);
    }

    #[test]
    fn an_area_is_found_with_the_word_for_its_kind() {
        assert_eq!(without_kind("kecamatan kelapa dua"), "kelapa dua");
        assert_eq!(without_kind("kel. pakulonan"), "pakulonan");
        assert_eq!(without_kind("kelapa dua"), "kelapa dua");
    }
}
