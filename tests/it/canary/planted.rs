//! A world with a canary in every hidden field.

use crate::posting::{id_of, send};
use crate::site::{Browser, Site};
use domain::roles::Role;
use std::collections::BTreeMap;

/// What a canary gives away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Who wrote anonymously.
    Author,
    /// Words of a confidential aspiration and around it.
    Secret,
    /// A consultation or summary that is not published.
    Draft,
    /// Hidden words.
    Hidden,
    /// What moderators, reporters and authors tell each other.
    Moderation,
    /// Who supports or follows.
    Support,
    /// A tracking code.
    Code,
    /// Whatever opens a door.
    Key,
}

/// A text that stands in one hidden field.
pub(super) struct Canary {
    pub(super) what: &'static str,
    pub(super) kind: Kind,
    pub(super) text: String,
    /// Reader and page; one of them must show it.
    pub(super) seen_by: Vec<(&'static str, String)>,
    /// Addresses whose mail may hold it.
    pub(super) mailed_to: Vec<&'static str>,
}

/// The world.
pub(super) struct Planted {
    pub(super) site: Site,
    pub(super) canaries: Vec<Canary>,
    pub(super) readers: BTreeMap<&'static str, Browser>,
    pub(super) things: BTreeMap<&'static str, String>,
}

pub(super) const SLUG: &str = "fkp-pengaduan";
pub(super) const DRAFT: &str = "rancangan";
pub(super) const CLOSED: &str = "sudah-tutup";

impl Planted {
    pub(super) async fn make() -> Self {
        let site = Site::start().await;
        site.consultation(SLUG).await;
        site.consultation(CLOSED).await;
        let mut readers = BTreeMap::from([("visitor", site.visitor())]);
        for key in [
            "budi",
            "siti",
            "qzanonim",
            "qzrahasia",
            "qzpendukung",
            "qzpelapor",
        ] {
            readers.insert(key, site.member(key).await);
        }
        for (key, role) in [
            ("endah", Role::Official),
            ("mira", Role::Moderator),
            ("bagas", Role::Coordinator),
        ] {
            readers.insert(key, site.staff(key, role, "kelapa-dua").await);
        }
        readers.insert("admin", site.administrator("admin").await);
        let mut planted = Self {
            site,
            canaries: Vec::new(),
            readers,
            things: BTreeMap::new(),
        };
        planted.write().await;
        planted.take_part().await;
        planted.keep_searches().await;
        planted.conclude().await;
        planted.moderate().await;
        planted.sign_in().await;
        planted
    }

    pub(super) fn reader(&self, name: &str) -> Browser {
        self.readers[name].clone()
    }

    /// Where the crawl begins: what is linked, and what is not.
    pub(super) fn seeds(&self) -> Vec<String> {
        let fixed = [
            "/",
            "/konsultasi",
            "/catatan-moderasi",
            "/kelola",
            "/kelola/orang",
            "/akun",
            "/sitemap.xml",
            "/robots.txt",
            "/tidak-ada",
            "/cari?q=lampu",
            "/cari?q=qz",
            "/cari/saran?q=qz",
            "/kelola/cari?q=qz*",
            "/cari.atom",
            "/cari.atom?q=lampu",
            "/tanggapan.atom",
            "/akun/pencarian",
            "/api/v1/consultations",
            "/api/v1/search?q=lampu",
        ];
        let mut seeds: Vec<String> = fixed.iter().map(|path| (*path).to_owned()).collect();
        for slug in [SLUG, DRAFT, CLOSED] {
            for before in ["/konsultasi", "/kelola/konsultasi", "/api/v1/consultations"] {
                for below in [
                    "",
                    "/ringkasan",
                    "/pratinjau",
                    "/aspirasi/baru",
                    "/aspirations",
                    "/kabar.atom",
                ] {
                    seeds.push(format!("{before}/{slug}{below}"));
                }
            }
        }
        for name in ["anonymous", "confidential", "hidden", "public", "late"] {
            let id = &self.things[name];
            for below in ["", "/terkirim", "/komentar", "/jawab", "/laporkan"] {
                seeds.push(format!("/aspirasi/{id}{below}"));
            }
            seeds.push(format!("/api/v1/aspirations/{id}"));
            seeds.push(format!("/kelola/moderasi/aspirasi/{id}"));
        }
        for name in [
            "hidden-comment",
            "late-comment",
            "confidential-comment",
            "anonymous-comment",
        ] {
            let id = &self.things[name];
            for below in ["", "/tarik", "/laporkan"] {
                seeds.push(format!("/komentar/{id}{below}"));
            }
            seeds.push(format!("/kelola/moderasi/komentar/{id}"));
        }
        seeds.push(format!("/moderasi/{}", self.things["decision"]));
        seeds
    }

    pub(super) fn path(&self, thing: &str) -> String {
        format!("/aspirasi/{}", self.things[thing])
    }

    pub(super) fn plant(
        &mut self,
        (what, kind): (&'static str, Kind),
        text: impl Into<String>,
        seen_by: &[(&'static str, String)],
        mailed_to: &[&'static str],
    ) {
        self.canaries.push(Canary {
            what,
            kind,
            text: text.into(),
            seen_by: seen_by.to_vec(),
            mailed_to: mailed_to.to_vec(),
        });
    }

    pub(super) async fn post(
        &mut self,
        by: &'static str,
        path: &str,
        fields: &[(&str, &str)],
    ) -> String {
        let mut browser = self.reader(by);
        let answer = browser.post(path, fields).await;
        answer.is(303).location().to_owned()
    }

    pub(super) async fn posted(
        &mut self,
        by: &'static str,
        slug: &str,
        fields: Vec<(&str, &str)>,
    ) -> String {
        let mut browser = self.reader(by);
        id_of(&send(&mut browser, slug, &fields).await)
    }
}

/// The person of a browser as acts take them.
pub(super) async fn actor(site: &Site, browser: &Browser) -> forum::actor::Actor {
    let actor = forum::identity::actor_of(&site.forum, &browser.cookies["rembuk"]).await;
    actor.unwrap().unwrap()
}
