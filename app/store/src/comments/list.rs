//! Comments in reading order, as one reader may see them.

use crate::authors::Author;
use crate::entities::{agency, comment, person};
use crate::error::StoreError;
use crate::standing::Standing;
use crate::viewer::Viewer;
use domain::ids::{CommentId, PersonId, PublicId};
use domain::time::Timestamp;
use domain::visibility::Visibility;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select,
};
use std::collections::HashMap;

/// The most replies on one page. Threads that no longer fit begin the next page; of a single longer thread the newest
/// replies are left out.
const REPLIES_MAX: usize = 2_000;

/// A comment as the reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its name outside.
    pub public_id: PublicId,
    /// Its level, 1 to 3.
    pub depth: i16,
    /// Its words; empty where withdrawn, or hidden from this reader.
    pub body: String,
    /// The author's name; `None` where it must not be shown.
    pub name: Option<String>,
    /// The agency it speaks for.
    pub agency_name: Option<String>,
    /// The author chose to be anonymous: of the moment only the day may be shown.
    pub anonymous: bool,
    /// Known in public to be by the aspiration's author.
    pub by_author: bool,
    /// The reader wrote it.
    pub own: bool,
    /// A moderator has hidden it.
    pub hidden: bool,
    /// Its author has taken it back.
    pub withdrawn: bool,
    /// When it was written.
    pub created_at: Timestamp,
}

/// Some threads of an aspiration.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The comments in reading order.
    pub comments: Vec<Shown>,
    /// The thread the next page begins with.
    pub next: Option<PublicId>,
    /// The last thread has more replies than a page holds; the newest are not here.
    pub cut: bool,
}

#[derive(Debug, FromQueryResult)]
struct Row {
    id: CommentId,
    public_id: PublicId,
    depth: i16,
    body: String,
    visibility: Visibility,
    hidden_at: Option<Timestamp>,
    withdrawn_at: Option<Timestamp>,
    created_at: Timestamp,
    author_tag: Option<Vec<u8>>,
    author_id: Option<PersonId>,
    parent_id: Option<CommentId>,
    root_id: Option<CommentId>,
    name: Option<String>,
    agency_name: Option<String>,
}

/// The threads of an aspiration the viewer sees, oldest first: at most `threads` of them with all their replies,
/// beginning with the thread `from`.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn page(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    on: &Standing,
    (from, threads): (Option<CommentId>, u64),
) -> Result<Page, StoreError> {
    let mut query = select()
        .filter(comment::Column::AspirationId.eq(on.id))
        .filter(comment::Column::RootId.is_null());
    if let Some(from) = from {
        query = query.filter(comment::Column::Id.gte(from));
    }
    let mut roots: Vec<Row> = query
        .order_by_asc(comment::Column::Id)
        .limit(threads + 1)
        .into_model()
        .all(db)
        .await?;
    let wanted = usize::try_from(threads).unwrap_or(usize::MAX);
    let mut next = roots.get(wanted).map(|row| row.public_id.clone());
    roots.truncate(wanted);
    let (Some(first), Some(last)) = (roots.first(), roots.last()) else {
        return Ok(Page::default());
    };
    let mut replies: Vec<Row> = select()
        .filter(comment::Column::AspirationId.eq(on.id))
        .filter(comment::Column::RootId.between(first.id, last.id))
        .order_by_asc(comment::Column::RootId)
        .order_by_asc(comment::Column::Id)
        .limit(u64::try_from(REPLIES_MAX + 1).unwrap_or(u64::MAX))
        .into_model()
        .all(db)
        .await?;
    let (left_out, cut) = fit(&mut roots, &mut replies, REPLIES_MAX);
    next = left_out.or(next);
    let comments = in_reading_order(roots, replies)
        .into_iter()
        .map(|row| shown(viewer, on, row))
        .collect();
    Ok(Page {
        comments,
        next,
        cut,
    })
}

/// Takes off the threads whose replies, in the order of threads, go beyond `replies_max`. Gives the first thread taken
/// off, and whether a thread that stands alone had to lose replies.
fn fit(
    roots: &mut Vec<Row>,
    replies: &mut Vec<Row>,
    replies_max: usize,
) -> (Option<PublicId>, bool) {
    let Some(beyond) = replies.get(replies_max).and_then(|row| row.root_id) else {
        return (None, false);
    };
    let place = roots.iter().position(|root| root.id == beyond);
    let cut = place == Some(0);
    let kept = place.unwrap_or(roots.len()).max(1);
    let next = roots.get(kept).map(|root| root.public_id.clone());
    roots.truncate(kept);
    replies.truncate(replies_max);
    replies.retain(|row| cut || row.root_id != Some(beyond));
    (next, cut)
}

/// How many threads of an aspiration stand before one.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn threads_before(
    db: &impl ConnectionTrait,
    on: &Standing,
    thread: CommentId,
) -> Result<u64, StoreError> {
    Ok(comment::Entity::find()
        .filter(comment::Column::AspirationId.eq(on.id))
        .filter(comment::Column::RootId.is_null())
        .filter(comment::Column::Id.lt(thread))
        .count(db)
        .await?)
}

/// One comment below an aspiration the viewer sees, as the viewer may see it.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn one(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    on: &Standing,
    id: &PublicId,
) -> Result<Option<Shown>, StoreError> {
    let row: Option<Row> = select()
        .filter(comment::Column::PublicId.eq(id.clone()))
        .filter(comment::Column::AspirationId.eq(on.id))
        .into_model()
        .one(db)
        .await?;
    Ok(row.map(|row| shown(viewer, on, row)))
}

fn select() -> Select<comment::Entity> {
    let person = comment::Entity::belongs_to(person::Entity)
        .from(comment::Column::AuthorId)
        .to(person::Column::Id);
    let agency = comment::Entity::belongs_to(agency::Entity)
        .from(comment::Column::AgencyId)
        .to(agency::Column::Id);
    comment::Entity::find()
        .select_only()
        .columns([
            comment::Column::Id,
            comment::Column::PublicId,
            comment::Column::Depth,
            comment::Column::Body,
            comment::Column::Visibility,
            comment::Column::HiddenAt,
            comment::Column::WithdrawnAt,
            comment::Column::CreatedAt,
            comment::Column::AuthorTag,
            comment::Column::AuthorId,
            comment::Column::ParentId,
            comment::Column::RootId,
        ])
        .column_as(person::Column::Name, "name")
        .column_as(agency::Column::Name, "agency_name")
        .join(JoinType::LeftJoin, person.into())
        .join(JoinType::LeftJoin, agency.into())
}

/// Each comment, then what stands below it, oldest first.
fn in_reading_order(roots: Vec<Row>, replies: Vec<Row>) -> Vec<Row> {
    let mut below: HashMap<Option<CommentId>, Vec<Row>> = HashMap::new();
    for row in replies {
        below.entry(row.parent_id).or_default().push(row);
    }
    let mut ordered = Vec::new();
    let mut waiting: Vec<Row> = roots.into_iter().rev().collect();
    while let Some(row) = waiting.pop() {
        if let Some(children) = below.remove(&Some(row.id)) {
            waiting.extend(children.into_iter().rev());
        }
        ordered.push(row);
    }
    ordered
}

fn shown(viewer: &Viewer, on: &Standing, row: Row) -> Shown {
    let own = viewer.wrote(row.author_id, row.author_tag.as_deref(), on.consultation);
    let hidden = row.hidden_at.is_some();
    let withdrawn = row.withdrawn_at.is_some();
    let readable = !withdrawn && (!hidden || own || viewer.works_for(on.agency));
    let anonymous = row.visibility == Visibility::Anonymous;
    let by_author = match (&on.author, row.author_id) {
        (Author::Named(author), Some(person)) => *author == person,
        // both carry the tag of one anonymous person in this consultation
        (Author::Sealed(_), None) => match (&on.author_tag, &row.author_tag) {
            (Some(author), Some(tag)) => crate::seal::same(author, tag),
            _ => false,
        },
        _ => false,
    };
    Shown {
        public_id: row.public_id,
        depth: row.depth,
        body: if readable { row.body } else { String::new() },
        name: row.name.filter(|_| readable && !anonymous),
        agency_name: row.agency_name.filter(|_| readable),
        anonymous,
        by_author: readable && by_author,
        own,
        hidden,
        withdrawn,
        created_at: row.created_at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: i64, parent: Option<i64>) -> Row {
        Row {
            id: CommentId(id),
            public_id: PublicId::from_random([0; PublicId::LENGTH]),
            depth: 1,
            body: String::new(),
            visibility: Visibility::Public,
            hidden_at: None,
            withdrawn_at: None,
            created_at: Timestamp(0),
            author_tag: None,
            author_id: None,
            parent_id: parent.map(CommentId),
            root_id: None,
            name: None,
            agency_name: None,
        }
    }

    fn of_thread(id: i64, root: i64) -> Row {
        Row {
            root_id: Some(CommentId(root)),
            ..row(id, Some(root))
        }
    }

    fn ids(rows: &[Row]) -> Vec<i64> {
        rows.iter().map(|row| row.id.0).collect()
    }

    #[test]
    fn a_page_ends_where_a_thread_ends_and_only_a_thread_alone_is_cut() {
        let threads = || vec![row(1, None), row(4, None), row(9, None)];
        let replies = || {
            vec![
                of_thread(2, 1),
                of_thread(3, 1),
                of_thread(5, 4),
                of_thread(6, 4),
            ]
        };
        for (replies_max, kept, shown, is_next, cut) in [
            (4, vec![1, 4, 9], vec![2, 3, 5, 6], false, false),
            (3, vec![1], vec![2, 3], true, false),
            (2, vec![1], vec![2, 3], true, false),
            (1, vec![1], vec![2], true, true),
        ] {
            let (mut roots, mut below) = (threads(), replies());
            let (next, was_cut) = fit(&mut roots, &mut below, replies_max);
            assert_eq!((ids(&roots), ids(&below)), (kept, shown), "{replies_max}");
            assert_eq!((next.is_some(), was_cut), (is_next, cut), "{replies_max}");
        }
    }

    #[test]
    fn replies_stand_below_what_they_answer() {
        let roots = vec![row(1, None), row(4, None)];
        let replies = vec![
            row(2, Some(1)),
            row(3, Some(1)),
            row(5, Some(2)),
            row(6, Some(4)),
            row(7, Some(2)),
        ];
        let order: Vec<i64> = in_reading_order(roots, replies)
            .into_iter()
            .map(|row| row.id.0)
            .collect();
        assert_eq!(order, [1, 2, 5, 7, 3, 4, 6]);
    }
}
