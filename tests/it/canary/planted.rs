//! A world with a canary in every hidden field.

use crate::posting::{Ticket, id_of, send, ticket_of, with, words};
use crate::site::{Browser, Site};
use domain::agencies::Slug;
use domain::consultation_drafts::Draft;
use domain::consultations::{Dates, VoteMode};
use domain::ids::PublicId;
use domain::moderation::{Decision, PostKind, Reason};
use domain::roles::Role;
use domain::words::{Body, Line, Title};
use forum::moderation::{PostName, Verdict, case, decide};
use forum::{consultation_drafts, summaries};
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
    readers: BTreeMap<&'static str, Browser>,
    things: BTreeMap<&'static str, String>,
}

const SLUG: &str = "fkp-pengaduan";
const DRAFT: &str = "rancangan";
const CLOSED: &str = "sudah-tutup";

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

    fn path(&self, thing: &str) -> String {
        format!("/aspirasi/{}", self.things[thing])
    }

    fn plant(
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

    async fn post(&mut self, by: &'static str, path: &str, fields: &[(&str, &str)]) -> String {
        let mut browser = self.reader(by);
        let answer = browser.post(path, fields).await;
        answer.is(303).location().to_owned()
    }

    async fn posted(&mut self, by: &'static str, slug: &str, fields: Vec<(&str, &str)>) -> String {
        let mut browser = self.reader(by);
        id_of(&send(&mut browser, slug, &fields).await)
    }

    /// Aspirations of every visibility, and a guest's.
    async fn write(&mut self) {
        let public = words("Lampu publik", "public");
        let id = self.posted("siti", SLUG, public).await;
        self.things.insert("public", id);
        let anonymous = words("Judul anonim", "anonymous");
        let id = self.posted("qzanonim", SLUG, anonymous).await;
        self.things.insert("anonymous", id);
        let confidential = words("Qzjudul rahasia", "confidential");
        let confidential = with(confidential, "body", "Qzisi hanya untuk petugas.");
        let confidential = with(confidential, "place", "Qztempat");
        let id = self.posted("qzrahasia", SLUG, confidential).await;
        self.things.insert("confidential", id);
        for (thing, title) in [("hidden", "Qzsembunyi"), ("late", "Qzsegera")] {
            let fields = with(words(title, "public"), "body", "Qzkasar sekali.");
            let id = self.posted("siti", SLUG, fields).await;
            self.things.insert(thing, id);
        }
        let id = self
            .posted("siti", CLOSED, words("Dikutip", "public"))
            .await;
        self.things.insert("cited", id);
        let mut guest = self.site.visitor();
        let answer = send(&mut guest, SLUG, &words("Dari tamu", "public")).await;
        let Ticket { code, secret } = ticket_of(&answer);
        self.plant(("code of a guest", Kind::Code), code, &[], &[]);
        self.plant(("secret", Kind::Key), secret.replace('-', ""), &[], &[]);
        self.plant(("secret in groups", Kind::Key), secret, &[], &[]);
        let own = vec![("qzanonim", "/akun".to_owned())];
        self.plant(
            ("anonymous author", Kind::Author),
            "qzanonim",
            &own,
            &["qzanonim@example.com"],
        );
        let (own, staff) = (self.path("confidential"), self.path("confidential"));
        let by = [
            ("qzrahasia", own),
            ("endah", staff.clone()),
            ("mira", staff),
        ];
        for (what, text) in [
            ("confidential title", "qzjudul"),
            ("confidential words", "qzisi"),
            ("confidential place", "qztempat"),
        ] {
            self.plant((what, Kind::Secret), text, &by, &[]);
        }
        let to = ["qzrahasia@example.com"];
        self.plant(("confidential author", Kind::Secret), "qzrahasia", &by, &to);
        let code = self.reader("qzanonim").get(&self.path("anonymous")).await;
        let code = code
            .text
            .split("KD-2026-")
            .nth(1)
            .unwrap()
            .chars()
            .take(8)
            .collect::<String>();
        let own = [("qzanonim", self.path("anonymous"))];
        self.plant(
            ("code of a member", Kind::Code),
            code,
            &own,
            &["qzanonim@example.com"],
        );
        self.plant_hidden();
    }

    fn plant_hidden(&mut self) {
        let by = [("siti", self.path("hidden")), ("mira", self.path("hidden"))];
        self.plant(
            ("hidden title", Kind::Hidden),
            "qzsembunyi",
            &by,
            &["siti@example.com"],
        );
    }

    /// Votes, follows, comments, additions, answers, states.
    async fn take_part(&mut self) {
        let (public, anonymous) = (self.path("public"), self.path("anonymous"));
        let confidential = self.path("confidential");
        for path in [&public, &anonymous] {
            self.post(
                "qzpendukung",
                &format!("{path}/dukungan"),
                &[("choice", "agree")],
            )
            .await;
            self.post(
                "qzpendukung",
                &format!("{path}/ikuti"),
                &[("follow", "yes")],
            )
            .await;
        }
        self.post("qzpendukung", &format!("/konsultasi/{SLUG}/ikuti"), &[])
            .await;
        self.plant(
            ("supporter and follower", Kind::Support),
            "qzpendukung",
            &[("qzpendukung", "/akun".to_owned())],
            &["qzpendukung@example.com"],
        );
        for (thing, by, path, text) in [
            ("hidden-comment", "siti", &public, "Qzkomensembunyi"),
            ("late-comment", "siti", &public, "Qzucapan"),
            (
                "confidential-comment",
                "qzrahasia",
                &confidential,
                "Qzkomentarrahasia",
            ),
        ] {
            let id = self.comment(by, path, &[("comment", text)]).await;
            self.things.insert(thing, id);
        }
        let hidden_name = [("comment", "Saya juga"), ("hide_name", "ya")];
        let id = self.comment("qzanonim", &public, &hidden_name).await;
        self.things.insert("anonymous-comment", id);
        let by = [
            ("qzrahasia", confidential.clone()),
            ("endah", confidential.clone()),
        ];
        for (what, who, below, field, text) in [
            (
                "confidential addition",
                "qzrahasia",
                "tambah",
                "words",
                "qztambahan",
            ),
            (
                "confidential answer",
                "endah",
                "jawab",
                "answer",
                "qzjawaban",
            ),
            ("LAPOR number", "endah", "lapor", "lapor", "9081726354"),
        ] {
            let key = forum::secret::token().unwrap();
            let fields = [(field, text), ("form_key", &key)];
            self.post(who, &format!("{confidential}/{below}"), &fields)
                .await;
            self.plant((what, Kind::Secret), text, &by, &[]);
        }
        let state = [("state", "done"), ("note", "Qzcatatan selesai")];
        self.post("endah", &format!("{confidential}/status"), &state)
            .await;
        self.plant(
            ("note of a confidential state", Kind::Secret),
            "qzcatatan",
            &by,
            &[],
        );
        self.plant(
            ("confidential comment", Kind::Secret),
            "qzkomentarrahasia",
            &by,
            &[],
        );
        let by = [("mira", public.clone())];
        let to = ["siti@example.com", "qzpendukung@example.com"];
        self.plant(
            ("hidden comment", Kind::Hidden),
            "qzkomensembunyi",
            &by,
            &to,
        );
    }

    async fn comment(&mut self, by: &'static str, on: &str, fields: &[(&str, &str)]) -> String {
        let location = self.post(by, &format!("{on}/komentar"), fields).await;
        let (_, id) = location.split_once("#komentar-").expect("a comment");
        id.to_owned()
    }

    /// A draft of a consultation, and of a summary.
    async fn conclude(&mut self) {
        let forum = &self.site.forum;
        let bagas = actor(&self.site, &self.readers["bagas"]).await;
        let now = forum.clock.now();
        let draft = Draft {
            title: Title::parse("Rancangan").unwrap(),
            question: Line::parse("Qzdraftanya apa?").unwrap(),
            background: Body::parse("Qzdraflatar.").unwrap(),
            limits: Body::parse("Qzdrafbatas.").unwrap(),
            agency: self.site.agency("kelapa-dua").await,
            vote_mode: VoteMode::Support,
            dates: Dates::new(now.plus_days(1), now.plus_days(9)).unwrap(),
        };
        let slug = consultation_drafts::make_draft(forum, &bagas, draft, None)
            .await
            .unwrap();
        assert_eq!(slug.as_str(), DRAFT);
        let closed = Slug::parse(CLOSED).unwrap();
        consultation_drafts::close(forum, &bagas, &closed)
            .await
            .unwrap();
        let cites = [PublicId::parse(&self.things["cited"]).unwrap()];
        let paragraph = summaries::Draft {
            id: None,
            body: "Qzringkasan lampu.",
            cites: &cites,
            form_key: None,
        };
        summaries::save_paragraph(forum, &bagas, &closed, paragraph)
            .await
            .unwrap();
        let at = format!("/kelola/konsultasi/{DRAFT}");
        for (what, text) in [
            ("question of a draft", "qzdraftanya"),
            ("background of a draft", "qzdraflatar"),
            ("limits of a draft", "qzdrafbatas"),
        ] {
            self.plant((what, Kind::Draft), text, &[("bagas", at.clone())], &[]);
        }
        let at = format!("/kelola/konsultasi/{CLOSED}/ringkasan");
        self.plant(
            ("draft of a summary", Kind::Draft),
            "qzringkasan",
            &[("bagas", at)],
            &[],
        );
    }

    /// Reports, decisions, an answer.
    async fn moderate(&mut self) {
        let hidden = self.path("hidden");
        let note = [("reason", "insult"), ("note", "Qzlaporan pembaca")];
        self.post("qzpelapor", &format!("{hidden}/laporkan"), &note)
            .await;
        let at = format!("/kelola/moderasi/aspirasi/{}", self.things["hidden"]);
        self.plant(
            ("reporter", Kind::Moderation),
            "qzpelapor",
            &[("qzpelapor", "/akun".to_owned())],
            &["qzpelapor@example.com"],
        );
        self.plant(
            ("note of a report", Kind::Moderation),
            "qzlaporan",
            &[],
            &[],
        );
        let seen = self.reader("mira").get(&at).await;
        assert!(
            seen.text.to_lowercase().contains("qzlaporan"),
            "moderators read reports"
        );
        let decision = self
            .hide(PostKind::Aspiration, "hidden", "Qzputusan moderator")
            .await;
        self.things.insert("decision", decision.clone());
        self.hide(PostKind::Comment, "hidden-comment", "Sebuah hinaan")
            .await;
        let page = format!("/moderasi/{decision}");
        self.post("siti", &page, &[("answer", "Qzbanding saya")])
            .await;
        let by = [("siti", page), ("mira", at)];
        self.plant(
            ("note of a decision", Kind::Moderation),
            "qzputusan",
            &by,
            &["siti@example.com"],
        );
        self.plant(
            ("answer to a decision", Kind::Moderation),
            "qzbanding",
            &by,
            &[],
        );
    }

    async fn hide(&self, kind: PostKind, thing: &str, note: &str) -> String {
        let mira = actor(&self.site, &self.readers["mira"]).await;
        let id = PublicId::parse(&self.things[thing]).unwrap();
        let post = PostName { kind, id };
        let verdict = Verdict {
            decision: Decision::Hide,
            reason: Some(Reason::Insult),
            note,
            seen: None,
        };
        decide(&self.site.forum, &mira, &post, verdict)
            .await
            .unwrap();
        let case = case(&self.site.forum, &mira, &post).await.unwrap();
        case.decisions[0].public_id.as_str().to_owned()
    }

    /// Hides what everybody has read until now.
    pub(super) async fn hide_late_ones(&self) {
        self.hide(PostKind::Aspiration, "late", "Sebuah hinaan")
            .await;
        self.hide(PostKind::Comment, "late-comment", "Sebuah hinaan")
            .await;
    }

    /// A password, a code on its way, and every key that exists by now.
    async fn sign_in(&mut self) {
        let password = "qzsandi hijau melompati tujuh pagar";
        let fields = [("old_password", ""), ("new_password", password)];
        self.post("siti", "/akun/sandi", &fields).await;
        let account = [("account", "siti@example.com"), ("password", password)];
        let mut elsewhere = self.site.visitor();
        elsewhere.post("/masuk/sandi", &account).await.is(303);
        self.plant(("password", Kind::Key), "qzsandi", &[], &[]);
        self.readers.insert("siti", elsewhere);
        let mut visitor = self.site.visitor();
        visitor
            .post("/masuk", &[("email", "siti@example.com")])
            .await
            .is(303);
        let letters = self.site.mails_to("siti").await;
        let code = letters
            .iter()
            .find(|letter| letter.text.contains("/masuk/tautan/"))
            .and_then(|letter| {
                letter
                    .text
                    .split(|c: char| !c.is_ascii_digit())
                    .find(|number| number.len() == 6)
                    .map(str::to_owned)
            })
            .expect("a code");
        self.plant(
            ("sign-in code", Kind::Code),
            code,
            &[],
            &["siti@example.com"],
        );
        let tokens: Vec<String> = self
            .readers
            .values()
            .filter_map(|browser| browser.cookies.get("rembuk").cloned())
            .collect();
        for token in tokens {
            self.plant(("token of a session", Kind::Key), token, &[], &[]);
        }
    }
}

/// The person of a browser as acts take them.
async fn actor(site: &Site, browser: &Browser) -> forum::actor::Actor {
    let actor = forum::identity::actor_of(&site.forum, &browser.cookies["rembuk"]).await;
    actor.unwrap().unwrap()
}
