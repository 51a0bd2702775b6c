//! Who reads, and which posts that person may see.
//!
//! Invariant: the condition in SQL and the check of a loaded row say the same. What everybody may see: visible posts
//! of published consultations that are public or anonymous. Beyond it: one's own, and for an agency's officials and
//! moderators whatever was said in its consultations.

use crate::entities::{aspiration, consultation};
use crate::seal::Seal;
use domain::consultations::ConsultationStatus;
use domain::ids::{AgencyId, ConsultationId, PersonId};
use domain::visibility::Visibility;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

/// A reader: nobody in particular, or a person with the agencies whose posts they work on.
#[derive(Debug, Clone)]
pub struct Viewer {
    person: Option<(PersonId, Seal)>,
    staff_of: Vec<AgencyId>,
}

impl Viewer {
    /// Somebody without session.
    pub const fn visitor() -> Self {
        Self {
            person: None,
            staff_of: Vec::new(),
        }
    }

    /// A signed-in person; `staff_of` are the agencies where the person is official or moderator.
    pub const fn person(person: PersonId, staff_of: Vec<AgencyId>, seal: Seal) -> Self {
        Self {
            person: Some((person, seal)),
            staff_of,
        }
    }

    /// The person, if any.
    pub fn id(&self) -> Option<PersonId> {
        self.person.as_ref().map(|(person, _)| *person)
    }

    /// Whether the reader works on posts of `agency`.
    pub fn works_for(&self, agency: AgencyId) -> bool {
        self.staff_of.contains(&agency)
    }

    /// The tag of the reader's own anonymous posts in a consultation.
    pub fn tag(&self, consultation: ConsultationId) -> Option<Vec<u8>> {
        self.person
            .as_ref()
            .map(|(person, seal)| seal.tag(*person, consultation))
    }

    /// Whether the reader wrote a post with this author.
    pub(crate) fn wrote(
        &self,
        author: Option<PersonId>,
        tag: Option<&[u8]>,
        consultation: ConsultationId,
    ) -> bool {
        match (&self.person, author, tag) {
            (Some((person, _)), Some(author), _) => *person == author,
            (Some((person, seal)), None, Some(tag)) => {
                crate::seal::same(&seal.tag(*person, consultation), tag)
            }
            _ => false,
        }
    }

    /// Whether the reader may see an aspiration of a published consultation.
    pub(crate) fn sees(&self, row: &aspiration::Model) -> bool {
        self.sees_shown(is_public(row), row.agency_id, || {
            self.wrote(
                row.author_id,
                row.author_tag.as_deref(),
                row.consultation_id,
            )
        })
    }

    /// The same for a row of which only some columns were loaded.
    pub(crate) fn sees_shown(
        &self,
        public: bool,
        agency: AgencyId,
        wrote: impl FnOnce() -> bool,
    ) -> bool {
        public || self.works_for(agency) || wrote()
    }

    /// The same as [`sees`](Self::sees), for a list within one consultation.
    pub(crate) fn sees_in(&self, consultation: ConsultationId) -> Condition {
        let mut any = Condition::any().add(public());
        if !self.staff_of.is_empty() {
            any = any.add(aspiration::Column::AgencyId.is_in(self.staff_of.iter().copied()));
        }
        if let Some(person) = self.id() {
            any = any.add(aspiration::Column::AuthorId.eq(person));
        }
        if let Some(tag) = self.tag(consultation) {
            any = any.add(aspiration::Column::AuthorTag.eq(tag));
        }
        any
    }
}

/// Whether everybody may see an aspiration of a published consultation.
pub(crate) fn is_public(row: &aspiration::Model) -> bool {
    row.visibility != Visibility::Confidential && row.hidden_at.is_none()
}

/// The same as [`is_public`], in SQL.
///
/// It names the open visibilities one by one: an index then goes on ordering by what follows them.
pub(crate) fn public() -> Condition {
    let open = Visibility::ALL.iter().filter(|one| one.is_open()).copied();
    Condition::all()
        .add(aspiration::Column::Visibility.is_in(open))
        .add(aspiration::Column::HiddenAt.is_null())
}

/// The same as [`in_published`] where few rows are looked at, each named by its key: nothing is listed beforehand.
pub(crate) fn of_published() -> Condition {
    let published = consultation::Entity::find()
        .select_only()
        .column(consultation::Column::Id)
        .filter(consultation::Column::Status.eq(ConsultationStatus::Published))
        .filter(
            Expr::col((consultation::Entity, consultation::Column::Id))
                .equals((aspiration::Entity, aspiration::Column::ConsultationId)),
        )
        .into_query();
    Condition::all().add(Expr::exists(published))
}

/// Aspirations of published consultations only: the outer bound of everything public.
pub(crate) fn in_published() -> Condition {
    let published = consultation::Entity::find()
        .select_only()
        .column(consultation::Column::Id)
        .filter(consultation::Column::Status.eq(ConsultationStatus::Published))
        .into_query();
    Condition::all().add(aspiration::Column::ConsultationId.in_subquery(published))
}
