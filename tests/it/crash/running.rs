//! A site served by a process of its own, on a folder this process has prepared and let go of.

use crate::command::command;
use crate::http_client::{Answer, try_send};
use crate::posting::posted;
use crate::site::{Site, encode};
use crate::taking_part::{SLUG, row_of};
use domain::consultations::{Dates, VoteMode};
use domain::ids::{AspirationId, PersonId};
use domain::votes::Choice;
use forum::clock::Clock;
use rembuk::config::Config;
use std::fs;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::process::Child;

/// So long may a start take, after a kill too.
const START: Duration = Duration::from_secs(60);

/// A site that no process has open.
pub(super) struct Away {
    pub(super) config: Config,
    pub(super) aspiration: String,
    pub(super) row: AspirationId,
    pub(super) people: Vec<Person>,
    /// Keeps the folder until the end.
    _site: Site,
}

/// Somebody with a session, and what was acknowledged to them.
pub(super) struct Person {
    pub(super) id: PersonId,
    cookie: String,
    csrf: String,
    pub(super) comments: Vec<String>,
    /// The last vote, unless it is not known whether it arrived.
    pub(super) vote: Option<Option<Choice>>,
}

impl Away {
    /// A consultation with an aspiration and four people who may comment on it.
    pub(super) async fn prepare(data: Option<PathBuf>) -> Self {
        let site = Site::start().await;
        let now = Clock::Machine.now();
        site.clock.move_to(now);
        let dates = Dates::new(now.plus_days(-1), now.plus_days(21)).unwrap();
        site.consultation_with(SLUG, VoteMode::Support, dates).await;
        let mut siti = site.member("siti").await;
        let aspiration = posted(&mut siti, SLUG, "Lampu mati", "public").await;
        let row = row_of(&site, &aspiration).await;
        let mut people = Vec::new();
        for key in ["budi", "ani", "joko", "wati"] {
            let browser = site.member(key).await;
            people.push(Person {
                id: browser.person.unwrap(),
                cookie: format!("rembuk={}", browser.cookies.get("rembuk").unwrap()),
                csrf: browser.csrf().await.unwrap(),
                comments: Vec::new(),
                vote: None,
            });
        }
        site.forum.store.clone().close().await.unwrap();
        let config = move_out(&site, data);
        Self {
            config,
            aspiration,
            row,
            people,
            _site: site,
        }
    }

    /// Starts the server and waits until it answers.
    pub(super) async fn serve(&self) -> Child {
        let child = command(&self.config)
            .arg("serve")
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let started = Instant::now();
        loop {
            let answer = try_send(self.config.addr, "GET", "/readyz", &[], b"").await;
            if answer.is_some_and(|answer| answer.status == 200) {
                return child;
            }
            assert!(started.elapsed() < START, "the server does not answer");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub(super) async fn get(&self, path: &str) -> Answer {
        let answer = try_send(self.config.addr, "GET", path, &[], b"").await;
        answer.unwrap_or_else(|| panic!("no answer to {path}"))
    }

    /// Posts a form; `None` when the server was gone before it had answered.
    pub(super) async fn post(
        &self,
        person: &Person,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Option<Answer> {
        self.post_as(person, path, fields, "id").await
    }

    /// The same, from a browser in another language.
    pub(super) async fn post_as(
        &self,
        person: &Person,
        path: &str,
        fields: &[(&str, &str)],
        language: &str,
    ) -> Option<Answer> {
        let body = format!("{}&csrf={}", encode(fields), person.csrf);
        let headers = [
            ("cookie", person.cookie.clone()),
            ("origin", self.config.base_url.clone()),
            ("accept-language", language.to_owned()),
            (
                "content-type",
                "application/x-www-form-urlencoded".to_owned(),
            ),
        ]
        .map(|(name, value)| (name.to_owned(), value));
        try_send(self.config.addr, "POST", path, &headers, body.as_bytes()).await
    }
}

/// Copies what a site is made of to a folder of its own.
fn move_out(site: &Site, data: Option<PathBuf>) -> Config {
    let data = data.unwrap_or_else(|| site.data.join("away"));
    fs::create_dir_all(&data).unwrap();
    let mut config = site.config.clone();
    fs::copy(site.data.join("secret.key"), data.join("secret.key")).unwrap();
    fs::write(data.join("rembuk.toml"), "[bench]\nunlimited = true\n").unwrap();
    if config.database_url.starts_with("sqlite") {
        let file = data.join("rembuk.sqlite");
        fs::copy(site.data.join("rembuk.sqlite"), &file).unwrap();
        config.database_url = format!("sqlite://{}", file.display());
    }
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    config.addr = free.local_addr().unwrap();
    config.base_url = format!("http://{}", config.addr);
    config.data = data;
    config
}
