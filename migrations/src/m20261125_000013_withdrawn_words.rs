//! Erases the words of aspirations that were withdrawn before withdrawing did so itself.

use sea_orm_migration::prelude::*;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // one that is hidden keeps its words for those who decide about it
        let withdrawn = || {
            Condition::all()
                .add(Expr::col("state").eq("withdrawn"))
                .add(Expr::col("hidden_at").is_null())
        };
        let of_withdrawn = Query::select()
            .column("id")
            .from("aspiration")
            .cond_where(withdrawn())
            .to_owned();
        let additions = Query::delete()
            .from_table("addition")
            .and_where(Expr::col("aspiration_id").in_subquery(of_withdrawn))
            .to_owned();
        let words = Query::update()
            .table("aspiration")
            .value("title", None::<String>)
            .value("body", "")
            .value("place", None::<String>)
            .cond_where(withdrawn())
            .to_owned();
        manager.execute(additions).await?;
        manager.execute(words).await
    }
}
