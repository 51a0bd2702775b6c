//! Bulletins: what an agency writes to those who follow or took part in a consultation.

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
    vec![table(
        "bulletin",
        vec![
            big_pk_auto("id"),
            text("public_id"),
            text("audience"),
            text("subject"),
            text("body"),
            text("stage"),
            text_null("form_key"),
            big_integer("created_at"),
            big_integer_null("asked_at"),
            big_integer_null("released_at"),
        ],
        vec![
            reference("agency_id", "agency"),
            reference("consultation_id", "consultation"),
            reference_null("area_id", "area"),
            reference("writer_id", "person"),
            reference_null("releaser_id", "person"),
        ],
    )]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        unique("bulletin", &["public_id"]),
        unique("bulletin", &["form_key"]),
        index("bulletin", &["agency_id", "id"]),
    ]
}
