//! Consultations and their summaries.

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
            "consultation",
            vec![
                big_pk_auto("id"),
                text("slug"),
                text("title"),
                text("question"),
                text("background"),
                text("limits"),
                text("status"),
                text("vote_mode"),
                big_integer("opens_at"),
                big_integer("closes_at"),
                big_integer_null("published_at"),
                text_null("source"),
                text_null("form_key"),
                // Marks in `participant`.
                big_integer("people_count"),
                big_integer("created_at"),
            ],
            vec![
                reference("agency_id", "agency"),
                reference_null("created_by", "person"),
            ],
        ),
        table(
            "summary",
            vec![
                big_pk_auto("id"),
                big_integer_null("published_at"),
                big_integer("created_at"),
            ],
            vec![
                reference("consultation_id", "consultation"),
                reference_null("created_by", "person"),
            ],
        ),
        table(
            "summary_paragraph",
            vec![
                big_pk_auto("id"),
                small_integer("position"),
                text("body"),
                text_null("form_key"),
            ],
            vec![reference("summary_id", "summary")],
        ),
    ]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        unique("consultation", &["slug"]),
        unique("consultation", &["source"]),
        unique("consultation", &["form_key"]),
        index("consultation", &["status", "closes_at"]),
        index("consultation", &["agency_id"]),
        unique("summary", &["consultation_id"]),
        index("summary", &["published_at"]),
        index("summary_paragraph", &["summary_id", "position"]),
        unique("summary_paragraph", &["form_key"]),
    ]
}
