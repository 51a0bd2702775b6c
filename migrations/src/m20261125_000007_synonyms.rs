//! Groups of words that mean the same in search.

use crate::columns::*;
use sea_orm_migration::prelude::*;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The members of a group are one text: nothing ever asks for one of them.
        let columns = vec![big_pk_auto("id"), text("words"), big_integer("created_at")];
        create(
            manager,
            vec![table("synonym", columns, vec![])],
            vec![unique("synonym", &["words"])],
        )
        .await
    }
}
