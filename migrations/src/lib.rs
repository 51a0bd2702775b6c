//! The schema, step by step; a landed step is never edited, only followed.
//!
//! Steps name tables and columns as text on purpose: entities change later, a landed step must not.

mod columns;
mod m20261124_000001_people;
mod m20261124_000002_consultations;
mod m20261124_000003_contributions;
mod m20261124_000004_moderation;
mod m20261124_000005_work;
mod m20261125_000006_lists;
mod m20261125_000007_synonyms;
mod m20261125_000008_saved_searches;
mod m20261125_000009_delivery;
mod m20261125_000010_cadence;
mod m20261125_000011_inbound;
mod m20261125_000012_bulletins;
mod m20261125_000013_withdrawn_words;

use sea_orm_migration::MigrationTrait;
pub use sea_orm_migration::MigratorTrait;

/// Every step in order.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_people::Migration),
            Box::new(m20261124_000002_consultations::Migration),
            Box::new(m20261124_000003_contributions::Migration),
            Box::new(m20261124_000004_moderation::Migration),
            Box::new(m20261124_000005_work::Migration),
            Box::new(m20261125_000006_lists::Migration),
            Box::new(m20261125_000007_synonyms::Migration),
            Box::new(m20261125_000008_saved_searches::Migration),
            Box::new(m20261125_000009_delivery::Migration),
            Box::new(m20261125_000010_cadence::Migration),
            Box::new(m20261125_000011_inbound::Migration),
            Box::new(m20261125_000012_bulletins::Migration),
            Box::new(m20261125_000013_withdrawn_words::Migration),
        ]
    }
}
