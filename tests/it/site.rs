//! A whole site for one test: server on a free port, own database, set clock, mail kept in memory.

mod browser;
mod database;
mod letters;
mod logs;

pub(crate) use browser::{Browser, encode};
pub(crate) use database::empty_database;
use database::{Database, fresh_folder};
use domain::agencies::{AgencyKind, Slug};
use domain::consultation_drafts::Draft;
use domain::consultations::{Dates, VoteMode};
use domain::identity::Email;
use domain::ids::{AgencyId, ConsultationId, PersonId};
use domain::language::Language;
use domain::roles::{Grant, Role};
use domain::time::{Timestamp, Zone};
use domain::words::{Body, Line, PersonName, Title};
use forum::Forum;
use forum::clock::Clock;
use forum::identity::{NewPerson, create_person, start_session};
pub(crate) use letters::Letter;
use logs::{LOGS, capture_logs};
use mail::{MemoryBox, Transport};
use rembuk::config::{Bench, Config, Delivery, Inbound};
use rembuk::metrics::Metrics;
use rembuk::workers::outbox::Post;
use rembuk::{open, server};
use sea_orm::{ConnectionTrait, Statement};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use store::agency_admin::AgencyWords;
use store::consultation_drafts::NewConsultation;
use tokio::net::TcpListener;

/// Tuesday, 24 November 2026, 19.26 WIB: the moment every test begins.
pub(crate) const NOW: Timestamp = Timestamp(1_795_523_160_000_000);

/// The domain whose mail arrives at every site of the tests.
pub(crate) const INBOUND: &str = "surat.rembuk.example";

/// A running site.
pub(crate) struct Site {
    pub(crate) addr: SocketAddr,
    pub(crate) forum: Arc<Forum>,
    pub(crate) clock: Clock,
    pub(crate) data: PathBuf,
    pub(crate) config: Config,
    post: Post,
    mailbox: MemoryBox,
    database: Database,
}

impl Site {
    /// A site with three agencies (`kabupaten-tangerang`, `kelapa-dua`, `dinas-bina-marga`) and nothing else.
    pub(crate) async fn start() -> Self {
        Self::start_with(|_config| {}).await
    }

    /// The same, with rate limits in force.
    pub(crate) async fn start_limited() -> Self {
        Self::start_with(|config| config.bench = Bench::default()).await
    }

    /// A site with nothing at all.
    pub(crate) async fn start_empty() -> Self {
        Self::start_bare(|_config| {}).await
    }

    /// The same as [`start`](Self::start) with other settings.
    pub(crate) async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        let site = Self::start_bare(change).await;
        make_agencies(&site.forum).await;
        site
    }

    async fn start_bare(change: impl FnOnce(&mut Config)) -> Self {
        capture_logs();
        let data = fresh_folder();
        let database = Database::make(&data).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let mut config = Config {
            addr,
            data: data.clone(),
            base_url: format!("http://{addr}"),
            database_url: database.url.clone(),
            smtp_url: None,
            mail_from: "Rembuk <noreply@rembuk.example>".to_owned(),
            inbound: Inbound {
                domain: Some(INBOUND.to_owned()),
                ..Inbound::default()
            },
            delivery: Delivery::default(),
            log: "trace".to_owned(),
            trusted_proxies: Vec::new(),
            site_name: "Rembuk".to_owned(),
            operator: "Kecamatan Kelapa Dua".to_owned(),
            contact: "privasi@rembuk.example".to_owned(),
            unsaid: Vec::new(),
            metrics_addr: None,
            bench: Bench {
                unlimited: true,
                no_page_cache: false,
            },
            dev: false,
        };
        change(&mut config);
        let clock = Clock::set_at(NOW);
        let forum = Arc::new(open::open(&config, clock.clone()).await.unwrap());
        let folders = rembuk::workers::indexing::Folders::of(&config);
        folders.open(&forum).await.unwrap();
        let shared = Arc::new(open::site(&config, Arc::clone(&forum)).await.unwrap());
        let router = server::router(&shared, &config, &Metrics::default()).unwrap();
        #[expect(clippy::disallowed_methods, reason = "the server of the test")]
        tokio::spawn(server::serve(listener, router, std::future::pending()));
        let mailbox = MemoryBox::default();
        let post = Post::new(
            config.site_mail().unwrap(),
            Transport::Memory(mailbox.clone()),
            0,
        );
        Self {
            addr,
            forum,
            clock,
            data,
            config,
            post,
            mailbox,
            database,
        }
    }

    /// Somebody without session.
    pub(crate) fn visitor(&self) -> Browser {
        Browser::new(self)
    }

    /// A signed-in resident with the address `KEY@example.com`.
    pub(crate) async fn member(&self, key: &str) -> Browser {
        let person = self.person(key, true, Vec::new()).await;
        self.browser_of(person).await
    }

    /// A signed-in resident who said to be younger than 18.
    pub(crate) async fn young_member(&self, key: &str) -> Browser {
        let person = self.person(key, false, Vec::new()).await;
        self.browser_of(person).await
    }

    /// A signed-in person with a role at an agency.
    pub(crate) async fn staff(&self, key: &str, role: Role, agency: &str) -> Browser {
        let agency = self.agency(agency).await;
        let person = self
            .person(
                key,
                true,
                vec![Grant {
                    role,
                    agency: Some(agency),
                }],
            )
            .await;
        self.browser_of(person).await
    }

    /// A signed-in administrator.
    pub(crate) async fn administrator(&self, key: &str) -> Browser {
        let person = self
            .person(
                key,
                true,
                vec![Grant {
                    role: Role::Administrator,
                    agency: None,
                }],
            )
            .await;
        self.browser_of(person).await
    }

    /// An account without session.
    pub(crate) async fn person(&self, key: &str, adult: bool, roles: Vec<Grant>) -> PersonId {
        let new = NewPerson {
            email: Email::parse(&format!("{key}@example.com")).unwrap(),
            name: PersonName::parse(&name(key)).unwrap(),
            language: Language::Indonesian,
            adult,
            consent: true,
            password: None,
            roles,
        };
        create_person(&self.forum, new).await.unwrap()
    }

    /// A browser with a session of a person.
    pub(crate) async fn browser_of(&self, person: PersonId) -> Browser {
        let token = start_session(&self.forum, person, "test").await.unwrap();
        let mut browser = Browser::new(self);
        browser.person = Some(person);
        browser.cookies.insert("rembuk".to_owned(), token);
        browser
    }

    /// The id of an agency.
    pub(crate) async fn agency(&self, slug: &str) -> AgencyId {
        let slug = Slug::parse(slug).unwrap();
        store::agencies::by_slug(self.forum.store.read(), &slug)
            .await
            .unwrap()
            .unwrap()
            .id
    }

    /// A published consultation of `kelapa-dua`, open from a day ago for three weeks.
    pub(crate) async fn consultation(&self, slug: &str) {
        let dates = Dates::new(NOW.plus_days(-1), NOW.plus_days(21)).unwrap();
        self.consultation_with(slug, VoteMode::Support, dates).await;
    }

    /// A published consultation of `kelapa-dua` with its dates and way of voting.
    pub(crate) async fn consultation_with(&self, slug: &str, vote_mode: VoteMode, dates: Dates) {
        let id = self.draft_with(slug, vote_mode, dates).await;
        self.publish(id).await;
    }

    async fn publish(&self, id: ConsultationId) {
        let tx = self.forum.store.write().await.unwrap();
        store::consultation_drafts::publish(&*tx, id, NOW.plus_days(-2))
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    /// A published consultation of any agency.
    pub(crate) async fn consultation_of(&self, agency: &str, slug: &str) {
        let dates = Dates::new(NOW.plus_days(-1), NOW.plus_days(21)).unwrap();
        let agency = self.agency(agency).await;
        let id = self
            .draft_of(agency, (slug, VoteMode::Support, dates))
            .await;
        self.publish(id).await;
    }

    /// A consultation of `kelapa-dua` that is not published yet.
    pub(crate) async fn draft(&self, slug: &str) -> ConsultationId {
        let dates = Dates::new(NOW.plus_days(-1), NOW.plus_days(21)).unwrap();
        self.draft_with(slug, VoteMode::Support, dates).await
    }

    async fn draft_with(&self, slug: &str, vote_mode: VoteMode, dates: Dates) -> ConsultationId {
        let agency = self.agency("kelapa-dua").await;
        self.draft_of(agency, (slug, vote_mode, dates)).await
    }

    async fn draft_of(
        &self,
        agency: AgencyId,
        (slug, vote_mode, dates): (&str, VoteMode, Dates),
    ) -> ConsultationId {
        let draft = Draft {
            title: Title::parse(&format!("Forum {slug}")).unwrap(),
            question: Line::parse("Apa yang perlu diperbaiki?").unwrap(),
            background: Body::parse("Latar belakang konsultasi ini.").unwrap(),
            limits: Body::parse("- Anggaran tahun ini tidak bisa ditambah.").unwrap(),
            agency,
            vote_mode,
            dates,
        };
        let new = NewConsultation {
            slug: Slug::parse(slug).unwrap(),
            draft,
            by: None,
            source: None,
            form_key: None,
        };
        let tx = self.forum.store.write().await.unwrap();
        let id = store::consultation_drafts::insert(&*tx, new, NOW.plus_days(-2))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Rows of a table.
    pub(crate) async fn rows(&self, table: &str) -> i64 {
        let db = self.forum.store.read();
        let count = format!("SELECT COUNT(*) FROM {table}");
        let count = Statement::from_string(db.get_database_backend(), count);
        let row = db.query_one_raw(count).await.unwrap().unwrap();
        row.try_get_by_index(0).unwrap()
    }

    /// Carries everything that waits to the search index.
    pub(crate) async fn index(&self) {
        while forum::search::keep_up(&self.forum).await.unwrap() > 0 {}
    }

    /// Everything logged by this process.
    pub(crate) fn logs(&self) -> String {
        let logs = LOGS
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        String::from_utf8_lossy(&logs).into_owned()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _kept_by_the_system = std::fs::remove_dir_all(&self.data);
        self.database.forget();
    }
}

/// What a person with this key is called.
pub(crate) fn name(key: &str) -> String {
    let mut letters = key.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

async fn make_agencies(forum: &Forum) {
    let tx = forum.store.write().await.unwrap();
    let mut parent = None;
    for (slug, name, kind, prefix, area) in [
        (
            "kabupaten-tangerang",
            "Kabupaten Tangerang",
            AgencyKind::Regency,
            "KT",
            Some("36.03"),
        ),
        (
            "kelapa-dua",
            "Kecamatan Kelapa Dua",
            AgencyKind::District,
            "KD",
            Some("36.03.28"),
        ),
        (
            "dinas-bina-marga",
            "Dinas Bina Marga",
            AgencyKind::Service,
            "BM",
            None,
        ),
    ] {
        let words = AgencyWords {
            slug: Slug::parse(slug).unwrap(),
            name: name.to_owned(),
            kind,
            parent,
            code_prefix: prefix.to_owned(),
            zone: Zone::Wib,
            area_code: area.map(str::to_owned),
            about: None,
            about_english: None,
        };
        let id = store::agency_admin::insert(&*tx, words, NOW.plus_days(-30))
            .await
            .unwrap();
        parent = parent.or(Some(id));
    }
    tx.commit().await.unwrap();
}
