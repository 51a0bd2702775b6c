//! The database of one test, and the folder beside it.

use std::path::PathBuf;

/// The database of one test.
pub(super) struct Database {
    pub(super) url: String,
    /// Administration URL and name, on PostgreSQL.
    server: Option<(String, String)>,
}

impl Database {
    /// A new and empty database; on SQLite in that folder.
    pub(super) async fn make(data: &std::path::Path) -> Self {
        let on_postgres = setting("REMBUK_TEST_DATABASE").as_deref() == Some("pg");
        if !on_postgres {
            return Self {
                url: format!("sqlite://{}", data.join("rembuk.sqlite").display()),
                server: None,
            };
        }
        let server = setting("REMBUK_TEST_PG_URL").expect("REMBUK_TEST_PG_URL names the cluster");
        let name = format!("test_{}", unique());
        store::dialect::create_database(&server, &name)
            .await
            .unwrap();
        let (base, _) = server.rsplit_once('/').expect("a URL with a database");
        Self {
            url: format!("{base}/{name}"),
            server: Some((server, name)),
        }
    }

    /// The whole cluster is thrown away after the run; nothing to do for one database.
    pub(super) fn forget(&self) {
        if let Some((_, name)) = &self.server {
            assert!(name.starts_with("test_"));
        }
    }
}

/// The URL of a new and empty database of the kind that is tested; on SQLite in that folder.
pub(crate) async fn empty_database(data: &std::path::Path) -> String {
    Database::make(data).await.url
}

#[expect(
    clippy::disallowed_methods,
    reason = "tests are told by the environment which database to use"
)]
fn setting(key: &str) -> Option<String> {
    std::env::var(key).ok()
}

fn unique() -> String {
    let mut bytes = [0u8; 8];
    getrandom::fill(&mut bytes).unwrap();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn fresh_folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("site-{}", unique()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
