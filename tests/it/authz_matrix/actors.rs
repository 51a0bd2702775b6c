//! Everybody who asks.

use crate::site::{Browser, Site};
use domain::ids::PersonId;
use domain::roles::{Grant, Role};
use forum::actor::Actor;
use std::collections::BTreeMap;

/// The actors, in the order of a row's verdicts.
pub(crate) const NAMES: [&str; 10] = [
    "visitor",
    "guest",
    "author",
    "member",
    "official",
    "elsewhere",
    "moderator",
    "coordinator",
    "administrator",
    "suspended",
];

/// The people behind the names. A guest is a visitor who knows code and secret; a suspended person still has the cookie
/// of a session begun before; somebody elsewhere holds every role of another agency.
pub(crate) struct Actors {
    people: BTreeMap<&'static str, PersonId>,
    kept: BTreeMap<&'static str, Browser>,
}

impl Actors {
    pub(crate) async fn make(site: &Site) -> Self {
        let mut kept = BTreeMap::from([("visitor", site.visitor()), ("guest", site.visitor())]);
        kept.insert("author", site.member("siti").await);
        kept.insert("member", site.member("budi").await);
        kept.insert("suspended", site.member("surya").await);
        kept.insert("administrator", site.administrator("admin").await);
        for (name, role, agency) in [
            ("official", Role::Official, "kelapa-dua"),
            ("moderator", Role::Moderator, "kelapa-dua"),
            ("coordinator", Role::Coordinator, "kelapa-dua"),
        ] {
            kept.insert(name, site.staff(name, role, agency).await);
        }
        let agency = Some(site.agency("dinas-bina-marga").await);
        let roles =
            [Role::Official, Role::Moderator, Role::Coordinator].map(|role| Grant { role, agency });
        let elsewhere = site.person("elsewhere", true, roles.to_vec()).await;
        kept.insert("elsewhere", site.browser_of(elsewhere).await);
        let people = kept
            .iter()
            .filter_map(|(name, browser)| Some((*name, browser.person?)))
            .collect();
        let actors = Self { people, kept };
        let administrator = actors.actor(site, "administrator").await;
        let suspended = actors.people["suspended"];
        forum::people_admin::suspend(
            &site.forum,
            &administrator,
            suspended,
            "Mengganggu orang lain.",
        )
        .await
        .unwrap();
        actors
    }

    /// The actor's browser, as it was at the beginning.
    pub(crate) fn kept(&self, name: &str) -> Browser {
        self.kept[name].clone()
    }

    /// A browser with a session of its own, so that what ends sessions ends none that is needed later.
    pub(crate) async fn fresh(&self, site: &Site, name: &str) -> Browser {
        match self.people.get(name) {
            Some(person) if name != "suspended" => site.browser_of(*person).await,
            _ => self.kept(name),
        }
    }

    /// The person as acts take them.
    pub(crate) async fn actor(&self, site: &Site, name: &str) -> Actor {
        let browser = self.fresh(site, name).await;
        let actor = forum::identity::actor_of(&site.forum, &browser.cookies["rembuk"]).await;
        actor.unwrap().unwrap()
    }

    pub(crate) fn person(&self, name: &str) -> PersonId {
        self.people[name]
    }
}
