//! How often people want to be told of what, and the letters that wait to be mailed together.

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
    let mut choice = table(
        "mail_choice",
        vec![text("topic"), text("cadence")],
        vec![reference("person_id", "person")],
    );
    choice.primary_key(Index::create().col("person_id").col("topic"));
    let mut mute = table(
        "mute",
        vec![text("kind"), big_integer("target_id")],
        vec![reference("person_id", "person")],
    );
    mute.primary_key(
        Index::create()
            .col("kind")
            .col("target_id")
            .col("person_id"),
    );
    let mut digest = table(
        "digest",
        vec![text("cadence"), big_integer("due_at")],
        vec![reference("person_id", "person")],
    );
    digest.primary_key(
        Index::create()
            .col("person_id")
            .col("cadence")
            .col("due_at"),
    );
    let mut told = table(
        "consultation_told",
        vec![text("phase"), big_integer("told_at")],
        vec![reference("consultation_id", "consultation")],
    );
    told.primary_key(Index::create().col("consultation_id").col("phase"));
    vec![
        choice,
        mute,
        digest,
        told,
        table(
            "pending_letter",
            vec![
                big_pk_auto("id"),
                text("topic"),
                text("cadence"),
                // What stops such mail; letters with the same one are about the same thing.
                text("stop"),
                // Whoever reads this aspiration's page needs the letter no more.
                big_integer_null("aspiration_id"),
                // The letter as JSON.
                text("letter"),
                big_integer("due_at"),
                // Where the row must not name the person.
                binary_null("person_seal"),
            ],
            vec![reference_null("person_id", "person")],
        ),
        table(
            "presence",
            vec![
                // The first moment of the day of the last visit; no more is kept.
                big_integer("seen_at"),
                big_integer_null("paused_at"),
            ],
            vec![presence_of()],
        ),
    ]
}

fn presence_of() -> (ColumnDef, ForeignKeyCreateStatement) {
    let (mut column, key) = reference("person_id", "person");
    (column.primary_key().to_owned(), key)
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("mute", &["person_id"]),
        index("digest", &["due_at"]),
        index("pending_letter", &["due_at", "person_id"]),
        index("pending_letter", &["person_id", "due_at"]),
        index("pending_letter", &["aspiration_id"]),
        index("pending_letter", &["stop"]),
    ]
}
