//! Mail that came back: one row a report, with the day alone, and since when a person is sent no more.

use crate::columns::*;
use sea_orm_migration::prelude::*;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let stopped = big_integer_null("mail_stopped_at");
        let person = Table::alter()
            .table("person")
            .add_column(stopped)
            .to_owned();
        manager.alter_table(person).await?;
        let columns = vec![
            big_pk_auto("id"),
            text("kind"),
            text_null("status"),
            binary("report"),
            big_integer("at"),
        ];
        let bounce = table("bounce", columns, vec![reference("person_id", "person")]);
        let indexes = vec![
            unique("bounce", &["person_id", "report"]),
            index("bounce", &["at"]),
        ];
        create(manager, vec![bounce], indexes).await
    }
}
