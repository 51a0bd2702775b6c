//! Agencies, areas, people, their roles and sessions.

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
            "area",
            vec![
                big_pk_auto("id"),
                text("code"),
                text("name"),
                text("kind"),
                text_null("parent_code"),
            ],
            vec![],
        ),
        table(
            "agency",
            vec![
                big_pk_auto("id"),
                text("slug"),
                text("name"),
                text("kind"),
                text("code_prefix"),
                text("zone"),
                text_null("area_code"),
                text_null("about"),
                text_null("about_english"),
                big_integer("created_at"),
            ],
            vec![reference_null("parent_id", "agency")],
        ),
        table(
            "person",
            vec![
                big_pk_auto("id"),
                text("name"),
                // Empty for pseudonymous people of an import, who cannot sign in.
                text_null("email"),
                text("language"),
                boolean("adult"),
                text_null("consent_version"),
                big_integer_null("consent_at"),
                text_null("password_hash"),
                big_integer_null("suspended_at"),
                boolean("mail_off"),
                text_null("source"),
                big_integer("created_at"),
            ],
            vec![],
        ),
        table(
            "person_role",
            vec![big_pk_auto("id"), text("role"), big_integer("granted_at")],
            vec![
                reference("person_id", "person"),
                reference_null("agency_id", "agency"),
            ],
        ),
        table(
            "session",
            vec![
                big_pk_auto("id"),
                binary("token_hash"),
                text("user_agent"),
                big_integer("created_at"),
                big_integer("seen_at"),
            ],
            vec![reference("person_id", "person")],
        ),
        table(
            "sign_in",
            vec![
                big_pk_auto("id"),
                text("ticket"),
                text("email"),
                binary("code_hash"),
                binary("link_hash"),
                // What was typed while registering, as JSON; empty when signing in.
                text_null("registration"),
                text("language"),
                text("next"),
                small_integer("tries"),
                // The browser may now finish registering: the address is proven.
                boolean("proven"),
                big_integer("created_at"),
                big_integer("expires_at"),
                big_integer_null("used_at"),
            ],
            vec![],
        ),
        table(
            "rate_bucket",
            vec![
                text("key").primary_key().to_owned(),
                big_integer("started_at"),
                big_integer("acts"),
            ],
            vec![],
        ),
    ]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        unique("area", &["code"]),
        index("area", &["parent_code"]),
        unique("agency", &["slug"]),
        unique("person", &["email"]),
        unique("person", &["source"]),
        unique("person_role", &["person_id", "role", "agency_id"]),
        unique("session", &["token_hash"]),
        index("session", &["person_id"]),
        unique("sign_in", &["ticket"]),
        unique("sign_in", &["link_hash"]),
        index("sign_in", &["expires_at"]),
    ]
}
