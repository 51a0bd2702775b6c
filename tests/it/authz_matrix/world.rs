//! The things the rows are about, made once; and new ones for whatever a request uses up.

mod consultations;
mod kept;

use super::actors::{Actors, NAMES};
use crate::posting::{between, posted_as_guest};
use crate::site::Site;
use domain::agencies::Slug;
use domain::aspirations::AspirationKind;
use domain::ids::PublicId;
use domain::language::Language;
use domain::moderation::{Decision, PostKind, Reason};
use domain::visibility::Visibility;
use domain::words::{Body, Title};
use forum::aspirations::submit::{Draft, Writer, submit};
use forum::comments;
use forum::moderation::{PostName, Report, Verdict, case, decide, report};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, JsonValue, Statement};
use std::collections::BTreeMap;
use std::sync::Mutex;

/// A site with one of everything.
pub(crate) struct World {
    pub(crate) site: Site,
    pub(crate) actors: Actors,
    things: BTreeMap<String, String>,
    made: Mutex<u32>,
}

impl World {
    pub(crate) async fn make() -> Self {
        let site = Site::start().await;
        let actors = Actors::make(&site).await;
        let mut world = Self {
            site,
            actors,
            things: BTreeMap::new(),
            made: Mutex::new(0),
        };
        for thing in ["open", "draft"] {
            let slug = world.new_thing(thing).await;
            world.keep(thing, slug);
        }
        for thing in [
            "public",
            "anonymous",
            "confidential",
            "hidden",
            "withdrawn",
            "members",
        ] {
            let id = world.new_thing(thing).await;
            world.keep(thing, id);
        }
        for thing in [
            "comment",
            "confidential-comment",
            "hidden-comment",
            "decision",
            "closed",
            "concluded",
            "bulletin",
        ] {
            let name = world.new_thing(thing).await;
            world.keep(thing, name);
        }
        world.add_guest().await;
        world.add_keys().await;
        world.report_comment().await;
        world
    }

    fn keep(&mut self, name: &str, value: impl Into<String>) {
        self.things.insert(name.to_owned(), value.into());
    }

    /// A guest's aspiration with code and secret, and a second one to withdraw.
    async fn add_guest(&mut self) {
        let open = self.thing("open");
        for number in ["", "2"] {
            let mut guest = self.site.visitor();
            let ticket = posted_as_guest(&mut guest, &open, "Dari tamu", "public").await;
            self.keep(&format!("code{number}"), ticket.code);
            self.keep(&format!("secret{number}"), ticket.secret);
        }
    }

    /// Keys that come by mail, rows of one's own, and names as they stand in addresses.
    async fn add_keys(&mut self) {
        let letters = self.site.mails_to("siti").await;
        let stop = letters
            .iter()
            .find(|letter| letter.everything.contains("/surat/berhenti/"))
            .expect("a mail one can stop");
        let token: String = between(&stop.everything, "/surat/berhenti/", "\n")
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
            .collect();
        self.keep("stop", token);
        let asked = self
            .site
            .visitor()
            .post("/masuk", &[("email", "siti@example.com")])
            .await;
        let (_, ticket) = asked.location().split_once("ticket=").expect("a ticket");
        self.keep("ticket", ticket);
        let letter = self.site.mails_to("siti").await.pop().unwrap();
        let (_, link) = letter.text.split_once("/masuk/tautan/").expect("a link");
        let link: String = link.chars().take_while(char::is_ascii_alphabetic).collect();
        self.keep("link", link);
        let session = self.new_thing("session").await;
        self.keep("session", session);
        let search = self.new_thing("search").await;
        self.keep("search", search);
        let person = self.actors.person("member");
        self.keep("person", person.0.to_string());
        self.keep("unknown", "00000000000000000000");
        self.keep("nobody", "kwkwkwkwkwkwkwkwkwkwkwkwkw");
        self.keep("agency", "kelapa-dua");
        self.keep("word", "lampu");
        self.keep("indonesian", "id");
        self.keep("digest", "digest-daily");
        for kind in ["aspirasi", "komentar", "jawaban"] {
            self.keep(kind, kind);
        }
        let (paragraph, cited) = self.paragraph(&self.thing("closed")).await;
        self.keep("paragraph", paragraph);
        self.keep("cited", cited);
    }

    async fn report_comment(&self) {
        let id = PublicId::parse(&self.thing("comment")).unwrap();
        let member = self.actors.actor(&self.site, "member").await;
        let post = PostName {
            kind: PostKind::Comment,
            id,
        };
        let told = Report {
            reason: Some(Reason::Insult),
            note: "Menghina.",
            form_key: None,
            network: "192.0.2.1",
        };
        report(&self.site.forum, Some(&member), &post, told)
            .await
            .unwrap();
    }

    pub(crate) fn thing(&self, name: &str) -> String {
        let thing = self.things.get(name);
        thing
            .unwrap_or_else(|| panic!("no {name} in this world"))
            .clone()
    }

    /// What a name in a row stands for; `new:…` is made for this one request.
    pub(crate) async fn value(&self, name: &str, actor: &str) -> String {
        assert!(NAMES.contains(&actor));
        if let Some(kind) = name.strip_prefix("new:") {
            return self.new_thing(kind).await;
        }
        match name {
            "key" => forum::secret::token().unwrap(),
            "secret" | "secret2" if actor != "guest" => {
                "aaaaa-aaaaa-aaaaa-aaaaa-aaaaa-a".to_owned()
            }
            "actor" => format!("{actor}-{}", self.count()),
            _ => self.thing(name),
        }
    }

    /// A text with `{name}` in it.
    pub(crate) async fn filled(&self, text: &str, actor: &str) -> String {
        match text
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
        {
            Some(name) => self.value(name, actor).await,
            None => text.replace('+', " "),
        }
    }

    fn count(&self) -> u32 {
        let mut made = self.made.lock().unwrap();
        *made += 1;
        *made
    }

    async fn new_thing(&self, kind: &str) -> String {
        match kind {
            "public" | "anonymous" | "confidential" => self.aspiration("author", kind).await,
            "members" => self.aspiration("member", "public").await,
            "hidden" => {
                let id = self.aspiration("author", "public").await;
                self.hide(PostKind::Aspiration, &id).await;
                id
            }
            "withdrawn" => {
                let id = self.aspiration("author", "public").await;
                let author = self.actors.actor(&self.site, "author").await;
                let name = PublicId::parse(&id).unwrap();
                forum::aspirations::withdraw::withdraw(&self.site.forum, &author, &name)
                    .await
                    .unwrap();
                id
            }
            "comment" => self.comment("public").await,
            "confidential-comment" => self.comment("confidential").await,
            "hidden-comment" => {
                let id = self.comment("public").await;
                self.hide(PostKind::Comment, &id).await;
                id
            }
            "decision" => {
                let id = self.aspiration("author", "public").await;
                self.hide(PostKind::Aspiration, &id).await
            }
            "session" => {
                let author = self.actors.fresh(&self.site, "author").await;
                let token = &author.cookies["rembuk"];
                let actor = forum::identity::actor_of(&self.site.forum, token).await;
                actor.unwrap().unwrap().session.0.to_string()
            }
            "search" => self.saved_search().await,
            "person" => {
                let key = format!("orang{}", self.count());
                self.site.person(&key, true, Vec::new()).await.0.to_string()
            }
            "agency" => self.agency().await,
            "bulletin" => self.bulletin().await,
            "draft" | "open" | "closed" | "concluded" => self.consultation(kind).await,
            _ => panic!("cannot make {kind}"),
        }
    }

    async fn aspiration(&self, author: &str, visibility: &str) -> String {
        let open = self.thing("open");
        self.aspiration_in(&open, author, visibility).await
    }

    async fn aspiration_in(&self, slug: &str, author: &str, visibility: &str) -> String {
        let actor = self.actors.actor(&self.site, author).await;
        let draft = Draft {
            kind: AspirationKind::Aspiration,
            title: Title::parse(&format!("Judul {visibility}")).unwrap(),
            body: Body::parse("Lampu di gang ini mati sejak Senin.").unwrap(),
            area: None,
            place: None,
            visibility: Visibility::parse(visibility).unwrap(),
            language: Language::Indonesian,
            form_key: forum::secret::token().unwrap(),
        };
        let slug = Slug::parse(slug).unwrap();
        let submitted = submit(&self.site.forum, Writer::Member(&actor), &slug, &draft).await;
        submitted.unwrap().public_id.as_str().to_owned()
    }

    async fn comment(&self, on: &str) -> String {
        let author = self.actors.actor(&self.site, "author").await;
        let on = PublicId::parse(&self.thing(on)).unwrap();
        let draft = comments::Draft {
            parent: None,
            body: "Di tempat saya juga.",
            voice: comments::Voice::Named,
            form_key: None,
        };
        let made = comments::comment(&self.site.forum, &author, &on, draft).await;
        made.unwrap().as_str().to_owned()
    }

    /// Hides a post; the id of the decision.
    async fn hide(&self, kind: PostKind, id: &str) -> String {
        let moderator = self.actors.actor(&self.site, "moderator").await;
        let id = PublicId::parse(id).unwrap();
        let post = PostName { kind, id };
        let verdict = Verdict {
            decision: Decision::Hide,
            reason: Some(Reason::Insult),
            note: "Ada kata yang menghina.",
            seen: None,
        };
        decide(&self.site.forum, &moderator, &post, verdict)
            .await
            .unwrap();
        let case = case(&self.site.forum, &moderator, &post).await.unwrap();
        case.decisions[0].public_id.as_str().to_owned()
    }

    async fn agency(&self) -> String {
        let administrator = self.actors.actor(&self.site, "administrator").await;
        let number = self.count();
        let prefix = format!("{}{}", letter(number / 26), letter(number));
        let typed = forum::agency_admin::TypedAgency {
            name: &format!("Dinas {number}"),
            slug: &format!("dinas-{number}"),
            kind: Some(domain::agencies::AgencyKind::Service),
            parent: "",
            code_prefix: &prefix,
            zone: Some(domain::time::Zone::Wib),
            area_code: "",
            about: "",
            about_english: "",
        };
        let made = forum::agency_admin::save(&self.site.forum, &administrator, None, &typed).await;
        made.unwrap().as_str().to_owned()
    }

    /// Every row of every table.
    pub(crate) async fn tables(&self) -> BTreeMap<String, Vec<String>> {
        let db = self.site.forum.store.read();
        let backend = db.get_database_backend();
        let names = match backend {
            DbBackend::Sqlite => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            }
            _ => "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public'",
        };
        let mut tables = BTreeMap::new();
        for row in db
            .query_all_raw(Statement::from_string(backend, names))
            .await
            .unwrap()
        {
            let name: String = row.try_get_by_index(0).unwrap();
            let all = Statement::from_string(backend, format!("SELECT * FROM \"{name}\""));
            let rows = JsonValue::find_by_statement(all).all(db).await.unwrap();
            let mut rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
            rows.sort_unstable();
            tables.insert(name, rows);
        }
        assert!(tables.len() > 20, "{tables:?}");
        tables
    }
}

fn letter(number: u32) -> char {
    char::from(b'A' + u8::try_from(number % 26).unwrap())
}
