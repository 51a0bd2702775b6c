//! Roles, and what each may do where.

use crate::ids::AgencyId;
use serde::{Deserialize, Serialize};

crate::codes! {
    /// What a person may do beyond a resident's rights.
    Role {
        /// Enters the words of others with their consent.
        Helper = "helper",
        /// Answers in the name of an agency.
        Official = "official",
        /// Keeps an agency's consultations safe.
        Moderator = "moderator",
        /// Makes and closes an agency's consultations.
        Coordinator = "coordinator",
        /// Manages agencies and people; of the whole site.
        Administrator = "administrator",
    }
}

/// A role a person holds, at one agency or (administrator) on the whole site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Grant {
    /// What may be done.
    pub role: Role,
    /// Where; `None` means the whole site.
    pub agency: Option<AgencyId>,
}

/// The roles of one person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grants(pub Vec<Grant>);

impl Grants {
    /// Whether the person holds one of `roles` at `agency`.
    pub fn hold(&self, roles: &[Role], agency: AgencyId) -> bool {
        self.0
            .iter()
            .any(|grant| roles.contains(&grant.role) && grant.agency == Some(agency))
    }

    /// Agencies where the person holds one of `roles`.
    pub fn agencies(&self, roles: &[Role]) -> Vec<AgencyId> {
        let mut found: Vec<AgencyId> = self
            .0
            .iter()
            .filter(|grant| roles.contains(&grant.role))
            .filter_map(|grant| grant.agency)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether the person administers the site.
    pub fn administer(&self) -> bool {
        self.0.iter().any(|grant| grant.role == Role::Administrator)
    }

    /// Whether the desk (`/kelola`) is open to the person at all.
    pub fn work_at_a_desk(&self) -> bool {
        self.0.iter().any(|grant| grant.role != Role::Helper)
    }
}

/// May answer and move states.
pub const ANSWER: &[Role] = &[Role::Official, Role::Coordinator];
/// May read the agency's confidential posts.
pub const READ_CONFIDENTIAL: &[Role] = &[Role::Official, Role::Moderator];
/// May hide and restore.
pub const MODERATE: &[Role] = &[Role::Moderator];
/// May make, publish, close and summarise consultations.
pub const COORDINATE: &[Role] = &[Role::Coordinator];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_counts_only_at_its_agency_and_administrators_read_no_secrets() {
        let grants = Grants(vec![
            Grant {
                role: Role::Official,
                agency: Some(AgencyId(1)),
            },
            Grant {
                role: Role::Administrator,
                agency: None,
            },
        ]);
        assert!(grants.hold(ANSWER, AgencyId(1)));
        assert!(!grants.hold(ANSWER, AgencyId(2)));
        assert!(!READ_CONFIDENTIAL.contains(&Role::Administrator));
        assert_eq!(grants.agencies(READ_CONFIDENTIAL), vec![AgencyId(1)]);
        assert!(grants.administer());
    }
}
