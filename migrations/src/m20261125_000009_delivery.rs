//! What the workers that carry mail need: the domain a mail goes to, and indexes for the queue, its age and its ends.

use crate::columns::*;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let domain = text("domain").default("").to_owned();
        let table = Table::alter().table("outbox").add_column(domain).to_owned();
        manager.alter_table(table).await?;
        let of_email = match manager.get_database_backend() {
            DbBackend::Postgres => "UPDATE outbox SET domain = split_part(email, '@', 2)",
            _ => "UPDATE outbox SET domain = substr(email, instr(email, '@') + 1)",
        };
        manager
            .get_connection()
            .execute_unprepared(of_email)
            .await?;
        let queue = Index::drop()
            .name("outbox_state_priority_due_at")
            .table("outbox")
            .to_owned();
        manager.drop_index(queue).await?;
        let indexes = vec![
            // holds all that the queue asks for, so that mail to a domain that has had enough is passed over unread
            index("outbox", &["state", "priority", "due_at", "domain"]),
            index("outbox", &["state", "sent_at"]),
            index("outbox", &["unsubscribe"]),
            index("outbox", &["email"]),
        ];
        create(manager, vec![], indexes).await
    }
}
