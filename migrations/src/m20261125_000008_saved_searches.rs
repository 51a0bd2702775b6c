//! Searches people keep, the texts that are new to them, and what is to be told of whom.

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
    let mut hit = table(
        "saved_search_hit",
        vec![text("part"), big_integer("row_id")],
        vec![reference("saved_search_id", "saved_search")],
    );
    hit.primary_key(
        Index::create()
            .col("saved_search_id")
            .col("part")
            .col("row_id"),
    );
    vec![
        table(
            "saved_search",
            vec![
                big_pk_auto("id"),
                text("public_id"),
                text("name"),
                // The address of its results, from the root of the site.
                text("address"),
                text("cadence"),
                // When its hits are mailed; empty where it has none.
                big_integer_null("due_at"),
                big_integer("created_at"),
            ],
            vec![reference("person_id", "person")],
        ),
        hit,
        // Texts that were published and are not compared with the saved searches yet.
        table(
            "arrival",
            vec![big_pk_auto("id"), text("part"), big_integer("row_id")],
            vec![],
        ),
    ]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        unique("saved_search", &["public_id"]),
        unique("saved_search", &["person_id", "address"]),
        index("saved_search", &["due_at"]),
    ]
}
