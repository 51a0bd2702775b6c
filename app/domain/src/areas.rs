//! The areas a new site knows: Kabupaten Tangerang, its kecamatan, and the kelurahan and desa of Kelapa Dua.
//!
//! Codes are those of the Ministry of Home Affairs; see `data/NOTICE.md` for where the list comes from.

use crate::agencies::AreaKind;

const LIST: &str = include_str!("../data/areas.csv");

/// An area of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListedArea {
    /// For example `36.03.28.1001`.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What kind of place.
    pub kind: AreaKind,
}

impl ListedArea {
    /// The code of the area it lies in, as far as the list goes.
    pub fn parent_code(&self) -> Option<&'static str> {
        match self.kind {
            AreaKind::Regency => None,
            AreaKind::District | AreaKind::UrbanVillage | AreaKind::Village => {
                self.code.rsplit_once('.').map(|(above, _)| above)
            }
        }
    }
}

/// Every area of the list, each after the one it lies in.
pub fn listed() -> impl Iterator<Item = ListedArea> {
    LIST.lines().skip(1).filter_map(|line| {
        let (code, name) = line.split_once(',')?;
        Some(ListedArea {
            code,
            name,
            kind: kind_of(code)?,
        })
    })
}

/// What a code says of its area: the number of parts, and in the last of four whether it begins with 1 or 2.
fn kind_of(code: &str) -> Option<AreaKind> {
    let mut parts = code.split('.').skip(1);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(_), None, None) => Some(AreaKind::Regency),
        (Some(_), Some(_), None) => Some(AreaKind::District),
        (Some(_), Some(_), Some(village)) if village.starts_with('1') => {
            Some(AreaKind::UrbanVillage)
        }
        (Some(_), Some(_), Some(village)) if village.starts_with('2') => Some(AreaKind::Village),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_an_area_that_lies_in_an_earlier_one() {
        let areas: Vec<ListedArea> = listed().collect();
        assert_eq!(areas.len(), LIST.lines().count() - 1);
        for (place, area) in areas.iter().enumerate() {
            if let Some(above) = area.parent_code() {
                assert!(
                    areas[..place].iter().any(|other| other.code == above),
                    "{above}"
                );
            }
        }
        let below = |code: &str| {
            areas
                .iter()
                .filter(|area| area.parent_code() == Some(code))
                .count()
        };
        assert_eq!(below("36.03.28"), 6);
    }
}
