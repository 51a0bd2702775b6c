//! Reports and moderators' decisions.

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
            "moderation",
            vec![
                big_pk_auto("id"),
                text("public_id"),
                text("post_kind"),
                big_integer("post_id"),
                text("decision"),
                text("reason"),
                text("note"),
                text_null("appeal"),
                big_integer_null("appealed_at"),
                big_integer("created_at"),
            ],
            vec![
                reference("agency_id", "agency"),
                reference("consultation_id", "consultation"),
                // Empty where the decision came with an import.
                reference_null("moderator_id", "person"),
            ],
        ),
        table(
            "report",
            vec![
                big_pk_auto("id"),
                text("post_kind"),
                big_integer("post_id"),
                text("reason"),
                text_null("note"),
                text_null("form_key"),
                big_integer("created_at"),
            ],
            vec![
                reference("agency_id", "agency"),
                reference("consultation_id", "consultation"),
                reference_null("reporter_id", "person"),
                // The decision that settled it.
                reference_null("moderation_id", "moderation"),
            ],
        ),
    ]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        unique("moderation", &["public_id"]),
        index("moderation", &["post_kind", "post_id"]),
        index("moderation", &["agency_id"]),
        unique("report", &["form_key"]),
        index("report", &["agency_id", "moderation_id"]),
        index("report", &["post_kind", "post_id"]),
    ]
}
