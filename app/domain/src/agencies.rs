//! Agencies: the tree of organisations.

use crate::ids::AgencyId;

crate::codes! {
    /// What kind of organisation an agency is.
    AgencyKind {
        /// A regency.
        Regency = "kabupaten",
        /// A service of the regency.
        Service = "opd",
        /// A sub-district.
        District = "kecamatan",
        /// An urban village.
        UrbanVillage = "kelurahan",
        /// A rural village.
        Village = "desa",
    }
}

crate::codes! {
    /// What kind of place an area is.
    AreaKind {
        /// A regency.
        Regency = "kabupaten",
        /// A sub-district.
        District = "kecamatan",
        /// An urban village.
        UrbanVillage = "kelurahan",
        /// A rural village.
        Village = "desa",
    }
}

/// A short word for URLs: 2 to 60 lower-case letters, digits and single hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "values", derive(sea_orm::DeriveValueType))]
#[serde(transparent)]
pub struct Slug(String);

impl Slug {
    /// Reads a slug; `None` unless it has the exact form.
    pub fn parse(text: &str) -> Option<Self> {
        let letters = text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let hyphens = text.starts_with('-') || text.ends_with('-') || text.contains("--");
        (letters && !hyphens && (2..=60).contains(&text.len())).then(|| Self(text.to_owned()))
    }

    /// Makes a slug out of a title; falls back to `konsultasi` where no letter is left.
    pub fn from_title(title: &str) -> Self {
        let mut slug = String::new();
        let mut cut = false;
        for character in title.chars().flat_map(char::to_lowercase) {
            if slug.len() >= 50 {
                cut = character.is_ascii_alphanumeric();
                break;
            }
            if character.is_ascii_alphanumeric() {
                slug.push(character);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        // a word that does not fit is left out whole, unless it is the only one
        let whole = slug.rsplit_once('-').filter(|_| cut);
        let slug = whole.map_or(slug.as_str(), |(whole, _)| whole);
        let slug = slug.trim_matches('-');
        Self::parse(slug).unwrap_or_else(|| Self("konsultasi".to_owned()))
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The 2 to 4 capital letters an agency's tracking codes begin with.
pub fn is_code_prefix(text: &str) -> bool {
    (2..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Levels of the tree of agencies.
pub const LEVELS_MAX: usize = 8;

/// Why an agency cannot stand below another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParentRefused {
    /// It would stand below itself.
    #[error("below itself")]
    Circle,
    /// The tree would have more than [`LEVELS_MAX`] levels.
    #[error("more than {LEVELS_MAX} levels")]
    TooDeep,
}

/// Whether an agency may stand below `parent`; `parent_of` gives what an agency stands below. A new agency is `None`.
///
/// # Errors
/// [`ParentRefused`] says why not.
pub fn may_stand_below(
    agency: Option<AgencyId>,
    parent: AgencyId,
    parent_of: impl Fn(AgencyId) -> Option<AgencyId>,
) -> Result<(), ParentRefused> {
    let mut above = Some(parent);
    for _ in 1..LEVELS_MAX {
        let Some(step) = above else { return Ok(()) };
        if Some(step) == agency {
            return Err(ParentRefused::Circle);
        }
        above = parent_of(step);
    }
    match above {
        None => Ok(()),
        Some(step) if Some(step) == agency => Err(ParentRefused::Circle),
        Some(_) => Err(ParentRefused::TooDeep),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_slugs() {
        assert_eq!(
            Slug::from_title("Lampu jalan & drainase: RT 05!").as_str(),
            "lampu-jalan-drainase-rt-05"
        );
        assert_eq!(Slug::from_title("???").as_str(), "konsultasi");
        assert_eq!(
            Slug::from_title("Pengaduan yang didengar, dijawab, dan ditindaklanjuti").as_str(),
            "pengaduan-yang-didengar-dijawab-dan"
        );
        assert_eq!(Slug::parse("a--b"), None);
        assert_eq!(Slug::parse("-ab"), None);
        assert!(Slug::parse("fkp-pengaduan-2026").is_some());
        assert!(is_code_prefix("KD") && !is_code_prefix("Kd"));
    }

    #[test]
    fn no_agency_stands_below_itself() {
        // 1 above 2 above 3
        let parent_of = |agency: AgencyId| (agency.0 > 1).then(|| AgencyId(agency.0 - 1));
        let below = |agency: i64, parent: i64| {
            may_stand_below(Some(AgencyId(agency)), AgencyId(parent), parent_of)
        };
        assert_eq!(below(4, 3), Ok(()));
        assert_eq!(below(1, 3), Err(ParentRefused::Circle));
        assert_eq!(below(2, 2), Err(ParentRefused::Circle));
        assert_eq!(may_stand_below(None, AgencyId(7), parent_of), Ok(()));
        assert_eq!(
            may_stand_below(None, AgencyId(8), parent_of),
            Err(ParentRefused::TooDeep)
        );
    }
}
