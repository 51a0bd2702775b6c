//! The demo world and the imports in one site, and what their documents are called in the golden set.

use crate::command::rembuk;
use crate::site::{NOW, Site};
use domain::agencies::Slug;
use sea_orm::{ConnectionTrait, Statement};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// The exports of real conversations, with what they are called in the golden set.
const IMPORTS: [(&str, &str); 4] = [
    ("bg", "american-assembly.bowling-green"),
    ("brexit", "brexit-consensus"),
    ("london", "london.youth.policing"),
    ("sanjuan", "ssis.land-bank-farmland.2rumnecbeh.2021-08-01"),
];

/// The names of all documents, by what stands in their addresses.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_address: HashMap<String, String>,
    all: HashSet<String>,
}

impl Names {
    /// The name of a document; its address where it has none.
    pub(super) fn of(&self, address: &str) -> String {
        let name = self.by_address.get(address).cloned();
        name.unwrap_or_else(|| address.to_owned())
    }

    /// Whether a document is called so.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.all.contains(name)
    }

    fn put(&mut self, address: String, name: String) {
        self.all.insert(name.clone());
        self.by_address.insert(address, name);
    }
}

/// Loads both worlds; `None` where the exports are not at hand.
pub(super) async fn load() -> Option<(Site, Names)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let exports = root.join("../shared/data/polis");
    if !exports.is_dir() {
        println!("skipped: no {}", exports.display());
        return None;
    }
    let site = Site::start_empty().await;
    rembuk::demo::load_as_of(&site.config, NOW, false)
        .await
        .unwrap();
    let mut words = of_the_demo_world(root);
    for (name, folder) in IMPORTS {
        let folder = exports.join(folder);
        let said = rembuk(&site.config, &["import", "polis", folder.to_str().unwrap()]).await;
        assert!(said.ok, "{said:?}");
        of_an_export(name, &folder, &mut words);
    }
    site.index().await;
    let names = names(&site, &words).await;
    Some((site, names))
}

/// Names by what a document says.
type Words = HashMap<String, String>;

#[derive(Debug, Deserialize)]
struct File {
    #[serde(default)]
    aspiration: Vec<Post>,
    #[serde(default)]
    consultation: Vec<Theme>,
}

#[derive(Debug, Deserialize)]
struct Theme {
    key: String,
    title: String,
}

#[derive(Debug, Deserialize)]
struct Post {
    #[serde(default)]
    key: String,
    text: String,
    #[serde(default)]
    comment: Vec<Self>,
    #[serde(default)]
    response: Vec<Self>,
}

fn of_the_demo_world(root: &Path) -> Words {
    let folder = root.join("src/demo");
    let mut files = vec![folder.join("consultations.toml")];
    let more = std::fs::read_dir(folder.join("aspirations")).unwrap();
    files.extend(more.map(|file| file.unwrap().path()));
    let mut words = Words::new();
    for file in files {
        let file: File = toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        for theme in file.consultation {
            words.insert(spaced(&theme.title), theme.key);
        }
        for post in file.aspiration {
            for answer in &post.response {
                words.insert(spaced(&answer.text), format!("{}/jawaban", post.key));
            }
            for comment in post.comment {
                words.insert(spaced(&comment.text), comment.key);
            }
            words.insert(spaced(&post.text), post.key);
        }
    }
    words
}

fn of_an_export(name: &str, folder: &Path, words: &mut Words) {
    let mut rows = csv::Reader::from_path(folder.join("comments.csv")).unwrap();
    let headers = rows.headers().unwrap().clone();
    let column = |wanted: &str| headers.iter().position(|header| header == wanted).unwrap();
    let (id, body) = (column("comment-id"), column("comment-body"));
    for row in rows.records() {
        let row = row.unwrap();
        words.insert(spaced(&row[body]), format!("{name}/{}", &row[id]));
    }
}

/// The words on one line, one space between them.
fn spaced(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

async fn names(site: &Site, words: &Words) -> Names {
    let mut names = Names::default();
    for table in ["aspiration", "comment", "response"] {
        for (id, body) in pairs(site, &format!("SELECT public_id, body FROM {table}")).await {
            let name = words.get(&spaced(&body));
            let name = name.unwrap_or_else(|| panic!("nobody wrote {body:?}"));
            names.put(id, name.clone());
        }
    }
    for (slug, title) in pairs(site, "SELECT slug, title FROM consultation").await {
        let imported = IMPORTS
            .iter()
            .find(|(_, folder)| Slug::from_title(folder).as_str() == slug);
        let name = match imported {
            Some((name, _)) => (*name).to_owned(),
            None => words.get(&spaced(&title)).cloned().unwrap_or_default(),
        };
        for part in ["konsultasi", "ringkasan"] {
            names.put(format!("{part}/{slug}"), format!("{part}/{name}"));
        }
    }
    names
}

async fn pairs(site: &Site, query: &str) -> Vec<(String, String)> {
    let db = site.forum.store.read();
    let query = Statement::from_string(db.get_database_backend(), query);
    let rows = db.query_all_raw(query).await.unwrap();
    let text = |row: &sea_orm::QueryResult, at| row.try_get_by_index::<String>(at).unwrap();
    rows.iter()
        .map(|row| (text(row, 0), text(row, 1)))
        .collect()
}
