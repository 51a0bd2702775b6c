//! Agencies as administrators make and change them.

use crate::actor::Actor;
use crate::error::ActError;
use crate::forum::Forum;
use domain::agencies::{AgencyKind, ParentRefused, Slug, is_code_prefix, may_stand_below};
use domain::ids::AgencyId;
use domain::time::Zone;
use domain::words::{Line, Lines, Note, TextError, optional};
use std::collections::HashMap;
use store::agencies::Agency;
use store::agency_admin::AgencyWords;
use store::audit::Entry;
use store::{ConnectionTrait, audit};

/// Why an agency was not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AgencyRefused {
    /// The name does not fit.
    #[error("name: {0}")]
    Name(TextError),
    /// The name in URLs is none.
    #[error("slug")]
    Slug,
    /// Another agency has this name in URLs.
    #[error("slug taken")]
    SlugTaken,
    /// No kind was chosen.
    #[error("kind")]
    Kind,
    /// No zone was chosen.
    #[error("zone")]
    Zone,
    /// The beginning of codes is not 2 to 4 capital letters.
    #[error("code prefix")]
    CodePrefix,
    /// There is no such area.
    #[error("area")]
    Area,
    /// There is no such agency above.
    #[error("parent")]
    NoParent,
    /// It cannot stand below that one.
    #[error(transparent)]
    Parent(#[from] ParentRefused),
    /// The description does not fit.
    #[error("about: {0}")]
    About(TextError),
    /// The English description does not fit.
    #[error("about in English: {0}")]
    AboutEnglish(TextError),
}

/// An agency as it is typed into a form.
#[derive(Debug, Clone, Copy)]
pub struct TypedAgency<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its name in URLs; empty: made from the name.
    pub slug: &'a str,
    /// What kind of organisation.
    pub kind: Option<AgencyKind>,
    /// Name in URLs of the agency above; empty: none.
    pub parent: &'a str,
    /// What its tracking codes begin with.
    pub code_prefix: &'a str,
    /// The zone its dates are in.
    pub zone: Option<Zone>,
    /// Code of the area it looks after; empty: that of the agency above.
    pub area_code: &'a str,
    /// What it does, in Indonesian.
    pub about: &'a str,
    /// What it does, in English.
    pub about_english: &'a str,
}

/// An agency and how deep it stands in the tree, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// The agency.
    pub agency: Agency,
    /// Agencies above it.
    pub depth: usize,
}

/// Every agency, each below the one above it.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor administers the site.
pub async fn tree(forum: &Forum, actor: &Actor) -> Result<Vec<Leaf>, ActError<AgencyRefused>> {
    administrator(actor)?;
    let agencies = store::agencies::all(forum.store.read()).await?;
    Ok(in_tree_order(agencies))
}

/// One agency, for changing it.
///
/// # Errors
/// [`ActError::NotAllowed`] unless the actor administers the site.
pub async fn find(
    forum: &Forum,
    actor: &Actor,
    slug: &Slug,
) -> Result<Agency, ActError<AgencyRefused>> {
    administrator(actor)?;
    store::agencies::by_slug(forum.store.read(), slug)
        .await?
        .ok_or(ActError::NotFound)
}

/// Makes an agency (`slug` is `None`) or changes one, and returns its name in URLs.
///
/// # Errors
/// [`AgencyRefused`] names the field; [`ActError::NotAllowed`] unless the actor administers the site.
pub async fn save(
    forum: &Forum,
    actor: &Actor,
    slug: Option<&Slug>,
    typed: &TypedAgency<'_>,
) -> Result<Slug, ActError<AgencyRefused>> {
    administrator(actor)?;
    let tx = forum.store.write().await?;
    let agencies = store::agency_admin::lock_tree(&*tx).await?;
    let old = match slug {
        Some(slug) => Some(
            agencies
                .iter()
                .find(|agency| agency.slug == *slug)
                .ok_or(ActError::NotFound)?,
        ),
        None => None,
    };
    let words = words(&*tx, typed, &agencies, old.map(|old| old.id)).await?;
    let other = agencies
        .iter()
        .find(|agency| agency.slug == words.slug && Some(agency.id) != old.map(|old| old.id));
    if let Some(other) = other {
        // the same form sent twice: what it asks for is there already
        return if old.is_none() && words_of(other) == words {
            Ok(words.slug)
        } else {
            Err(ActError::Refused(AgencyRefused::SlugTaken))
        };
    }
    let now = forum.clock.now();
    let made = words.slug.clone();
    let (act, id) = match old {
        Some(old) => {
            store::agency_admin::change(&*tx, old.id, words).await?;
            ("change_agency", old.id)
        }
        None => (
            "make_agency",
            store::agency_admin::insert(&*tx, words, now).await?,
        ),
    };
    let entry = Entry {
        at: now,
        person: Some(actor.person),
        act,
        target: format!("agency:{}", id.0),
        detail: made.as_str().to_owned(),
    };
    audit::append(&*tx, entry).await?;
    forum.commit(tx).await?;
    Ok(made)
}

async fn words(
    db: &impl ConnectionTrait,
    typed: &TypedAgency<'_>,
    agencies: &[Agency],
    own: Option<AgencyId>,
) -> Result<AgencyWords, ActError<AgencyRefused>> {
    let mut words = plain_words(typed).map_err(ActError::Refused)?;
    words.parent = parent(typed, agencies, own).map_err(ActError::Refused)?;
    if let Some(code) = &words.area_code
        && !store::agency_admin::area_exists(db, code).await?
    {
        return Err(ActError::Refused(AgencyRefused::Area));
    }
    Ok(words)
}

/// Everything that can be read without looking at anything else.
fn plain_words(typed: &TypedAgency<'_>) -> Result<AgencyWords, AgencyRefused> {
    let name = Line::parse(typed.name).map_err(AgencyRefused::Name)?;
    let slug = match typed.slug.trim() {
        "" => Slug::from_title(name.as_str()),
        slug => Slug::parse(slug).ok_or(AgencyRefused::Slug)?,
    };
    // the address of the form that makes one
    if slug.as_str() == "baru" {
        return Err(AgencyRefused::SlugTaken);
    }
    let code_prefix = typed.code_prefix.trim().to_uppercase();
    if !is_code_prefix(&code_prefix) {
        return Err(AgencyRefused::CodePrefix);
    }
    let area_code = typed.area_code.trim();
    Ok(AgencyWords {
        slug,
        name: name.into_string(),
        kind: typed.kind.ok_or(AgencyRefused::Kind)?,
        parent: None,
        code_prefix,
        zone: typed.zone.ok_or(AgencyRefused::Zone)?,
        area_code: (!area_code.is_empty()).then(|| area_code.to_owned()),
        about: optional(typed.about, Note::MAX, Lines::Many).map_err(AgencyRefused::About)?,
        about_english: optional(typed.about_english, Note::MAX, Lines::Many)
            .map_err(AgencyRefused::AboutEnglish)?,
    })
}

fn parent(
    typed: &TypedAgency<'_>,
    agencies: &[Agency],
    own: Option<AgencyId>,
) -> Result<Option<AgencyId>, AgencyRefused> {
    if typed.parent.is_empty() {
        return Ok(None);
    }
    let parent = agencies
        .iter()
        .find(|agency| agency.slug.as_str() == typed.parent)
        .ok_or(AgencyRefused::NoParent)?;
    let above: HashMap<AgencyId, Option<AgencyId>> = agencies
        .iter()
        .map(|agency| (agency.id, agency.parent))
        .collect();
    may_stand_below(own, parent.id, |id| above.get(&id).copied().flatten())?;
    Ok(Some(parent.id))
}

fn words_of(agency: &Agency) -> AgencyWords {
    let agency = agency.clone();
    AgencyWords {
        slug: agency.slug,
        name: agency.name,
        kind: agency.kind,
        parent: agency.parent,
        code_prefix: agency.code_prefix,
        zone: agency.zone,
        area_code: agency.area_code,
        about: agency.about,
        about_english: agency.about_english,
    }
}

/// Children behind their parent, in the order given.
fn in_tree_order(agencies: Vec<Agency>) -> Vec<Leaf> {
    let mut below: HashMap<Option<AgencyId>, Vec<Agency>> = HashMap::new();
    for agency in agencies {
        below.entry(agency.parent).or_default().push(agency);
    }
    let mut leaves = Vec::new();
    let mut open: Vec<Leaf> = Vec::new();
    let mut push = |open: &mut Vec<Leaf>, parent: Option<AgencyId>, depth: usize| {
        let children = below.remove(&parent).unwrap_or_default();
        open.extend(
            children
                .into_iter()
                .rev()
                .map(|agency| Leaf { agency, depth }),
        );
    };
    push(&mut open, None, 0);
    while let Some(leaf) = open.pop() {
        push(&mut open, Some(leaf.agency.id), leaf.depth + 1);
        leaves.push(leaf);
    }
    leaves
}

/// Whether the actor administers the site.
pub(crate) fn administrator<R: std::fmt::Debug + std::fmt::Display>(
    actor: &Actor,
) -> Result<(), ActError<R>> {
    if actor.grants.administer() {
        Ok(())
    } else {
        Err(ActError::NotAllowed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agency(id: i64, name: &str, parent: Option<i64>) -> Agency {
        Agency {
            id: AgencyId(id),
            slug: Slug::from_title(name),
            name: name.to_owned(),
            kind: AgencyKind::Service,
            code_prefix: "AA".to_owned(),
            zone: Zone::Wib,
            area_code: None,
            about: None,
            about_english: None,
            parent: parent.map(AgencyId),
        }
    }

    #[test]
    fn children_stand_behind_their_parent() {
        let agencies = vec![
            agency(3, "Bojong", Some(2)),
            agency(4, "Dinas", Some(1)),
            agency(1, "Kabupaten", None),
            agency(2, "Kecamatan", Some(1)),
        ];
        let order: Vec<(i64, usize)> = in_tree_order(agencies)
            .iter()
            .map(|leaf| (leaf.agency.id.0, leaf.depth))
            .collect();
        assert_eq!(order, [(1, 0), (4, 1), (2, 1), (3, 2)]);
    }
}
