//! What people contribute: aspirations, comments, votes, follows; and what agencies answer.

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

/// The author of a post: in clear, or sealed with a key that is not in the database.
fn author() -> Vec<ColumnDef> {
    vec![
        // The person's id under an authenticated cipher; only of anonymous posts.
        binary_null("author_seal"),
        // A keyed tag of person and consultation, by which one's own anonymous posts are found.
        binary_null("author_tag"),
    ]
}

fn aspiration() -> TableCreateStatement {
    let mut columns = vec![
        big_pk_auto("id"),
        text("public_id"),
        text("kind"),
        text_null("title"),
        text("body"),
        text_null("place"),
        text("visibility"),
        // Hash of the secret with which a guest reads the case again.
        binary_null("guest_secret_hash"),
        text("tracking_code"),
        text("state"),
        text("language"),
        text_null("lapor_number"),
        big_integer_null("hidden_at"),
        text_null("hidden_reason"),
        big_integer("agree_count"),
        big_integer("disagree_count"),
        big_integer("pass_count"),
        big_integer("comment_count"),
        // The author wants no mail about this one.
        boolean("author_muted"),
        text_null("form_key"),
        text_null("source"),
        // Random, below 2^31: what the shuffled order of a list is made of.
        big_integer("shuffle"),
        // Of anonymous ones the first moment of the day.
        big_integer("created_at"),
    ];
    columns.extend(author());
    table(
        "aspiration",
        columns,
        vec![
            reference("consultation_id", "consultation"),
            reference("agency_id", "agency"),
            reference_null("area_id", "area"),
            reference_null("author_id", "person"),
        ],
    )
}

fn comment() -> TableCreateStatement {
    let mut columns = vec![
        big_pk_auto("id"),
        text("public_id"),
        small_integer("depth"),
        text("body"),
        text("visibility"),
        big_integer_null("hidden_at"),
        text_null("hidden_reason"),
        big_integer_null("withdrawn_at"),
        // The author wants no mail about replies to this one.
        boolean("author_muted"),
        text_null("form_key"),
        big_integer("created_at"),
    ];
    columns.extend(author());
    table(
        "comment",
        columns,
        vec![
            reference("aspiration_id", "aspiration"),
            reference_null("parent_id", "comment"),
            // The comment the thread begins with; empty for that one itself.
            reference_null("root_id", "comment"),
            reference_null("author_id", "person"),
            // Set where an official speaks for the agency.
            reference_null("agency_id", "agency"),
        ],
    )
}

fn tables() -> Vec<TableCreateStatement> {
    let mut vote = table(
        "vote",
        vec![small_integer("choice")],
        vec![
            reference("aspiration_id", "aspiration"),
            reference("person_id", "person"),
        ],
    );
    vote.primary_key(Index::create().col("aspiration_id").col("person_id"));
    let mut follow = table(
        "follow",
        vec![
            text("kind"),
            big_integer("target_id"),
            big_integer("created_at"),
        ],
        vec![reference("person_id", "person")],
    );
    follow.primary_key(
        Index::create()
            .col("kind")
            .col("target_id")
            .col("person_id"),
    );
    let mut citation = table(
        "summary_citation",
        vec![small_integer("position")],
        vec![
            reference("paragraph_id", "summary_paragraph"),
            reference("aspiration_id", "aspiration"),
        ],
    );
    citation.primary_key(Index::create().col("paragraph_id").col("aspiration_id"));
    let mut participant = table(
        "participant",
        // A keyed digest of who took part: counts people once without naming them.
        vec![binary("mark")],
        vec![reference("consultation_id", "consultation")],
    );
    participant.primary_key(Index::create().col("consultation_id").col("mark"));
    vec![
        aspiration(),
        participant,
        comment(),
        table(
            "aspiration_step",
            vec![
                big_pk_auto("id"),
                text("state"),
                text_null("note"),
                big_integer("created_at"),
            ],
            vec![
                reference("aspiration_id", "aspiration"),
                reference_null("agency_id", "agency"),
                reference_null("person_id", "person"),
            ],
        ),
        table(
            "addition",
            vec![
                big_pk_auto("id"),
                text("body"),
                text_null("form_key"),
                big_integer("created_at"),
            ],
            vec![reference("aspiration_id", "aspiration")],
        ),
        table(
            "response",
            vec![
                big_pk_auto("id"),
                text("public_id"),
                text("body"),
                text_null("form_key"),
                big_integer("created_at"),
            ],
            vec![
                reference("aspiration_id", "aspiration"),
                reference("agency_id", "agency"),
                reference("person_id", "person"),
            ],
        ),
        vote,
        follow,
        citation,
    ]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        unique("aspiration", &["public_id"]),
        unique("aspiration", &["tracking_code"]),
        unique("aspiration", &["form_key"]),
        unique("aspiration", &["source"]),
        index(
            "aspiration",
            &["consultation_id", "created_at", "public_id"],
        ),
        index(
            "aspiration",
            &["consultation_id", "agree_count", "public_id"],
        ),
        index(
            "aspiration",
            &["state", "visibility", "hidden_at", "consultation_id"],
        ),
        index("aspiration", &["author_tag"]),
        index("aspiration", &["author_id"]),
        index("aspiration", &["agency_id", "state"]),
        unique("comment", &["public_id"]),
        unique("comment", &["form_key"]),
        index("comment", &["aspiration_id", "root_id", "id"]),
        index("comment", &["author_id"]),
        index("aspiration_step", &["aspiration_id"]),
        unique("addition", &["form_key"]),
        index("addition", &["aspiration_id"]),
        unique("response", &["form_key"]),
        index("response", &["aspiration_id"]),
        index("vote", &["person_id"]),
        index("follow", &["person_id"]),
        index("summary_citation", &["aspiration_id"]),
    ]
}
