//! An index that holds all that lists and counts of a consultation ask for, so that they read no words.

use crate::columns::*;
use sea_orm_migration::prelude::*;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            "consultation_id",
            "visibility",
            "hidden_at",
            "state",
            "kind",
            "shuffle",
            "public_id",
        ];
        // the usual name would be longer than PostgreSQL takes
        let list = index("aspiration", &columns)
            .name("aspiration_list")
            .to_owned();
        manager.create_index(list).await
    }
}
