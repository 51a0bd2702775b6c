//! Work after a commit (mail, index) and the tamper-evident record of privileged acts.

use crate::columns::*;
use sea_orm_migration::prelude::*;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, tables(), indexes()).await
    }
}

fn tables() -> Vec<TableCreateStatement> {
    vec![
        table(
            "outbox",
            vec![
                big_pk_auto("id"),
                // The Message-ID, the same over every try.
                text("uuid"),
                text("notice"),
                text("email"),
                text("language"),
                // The letter as JSON.
                text("letter"),
                text_null("unsubscribe"),
                // The row would tell who wrote an anonymous post, or holds a code: it is deleted once sent.
                boolean("erase_when_sent"),
                small_integer("priority"),
                text("state"),
                small_integer("tries"),
                big_integer("due_at"),
                text_null("error"),
                big_integer("created_at"),
                big_integer_null("sent_at"),
            ],
            vec![reference_null("person_id", "person")],
        ),
        table(
            "index_mark",
            vec![big_pk_auto("id"), text("part"), big_integer("row_id")],
            vec![],
        ),
        table(
            "audit",
            vec![
                big_pk_auto("id"),
                big_integer("at"),
                big_integer_null("person_id"),
                text("act"),
                text("target"),
                text("detail"),
                binary("previous"),
                binary("hash"),
            ],
            vec![],
        ),
        table(
            "setting",
            vec![text("key").primary_key().to_owned(), text("value")],
            vec![],
        ),
    ]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        unique("outbox", &["uuid"]),
        index("outbox", &["state", "priority", "due_at"]),
        index("outbox", &["person_id"]),
        unique("audit", &["previous"]),
    ]
}
