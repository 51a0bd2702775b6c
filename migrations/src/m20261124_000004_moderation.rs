//! Reports, moderators' decisions, and suspensions of people.

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
                // The author has answered, and no decision since has looked at it.
                boolean("appeal_open"),
                // Stands in the public log; what is about something confidential does not.
                boolean("logged"),
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
        table(
            "suspension",
            vec![
                big_pk_auto("id"),
                text("reason"),
                big_integer("created_at"),
                big_integer_null("ended_at"),
                text_null("end_reason"),
            ],
            vec![
                reference("person_id", "person"),
                reference("suspended_by", "person"),
                reference_null("ended_by", "person"),
            ],
        ),
    ]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        unique("moderation", &["public_id"]),
        index("moderation", &["post_kind", "post_id"]),
        index("moderation", &["agency_id", "appeal_open"]),
        index("moderation", &["logged", "created_at", "public_id"]),
        unique("report", &["form_key"]),
        index("report", &["agency_id", "moderation_id"]),
        index("report", &["post_kind", "post_id"]),
        index("suspension", &["person_id"]),
    ]
}
