//! Lists page by key: a page begins after (or ends before) a row, named by what the list is ordered by.
//!
//! Invariant: a cursor holds a number and a random public id, never a row's own key.

use domain::ids::PublicId;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};

/// Where a page ends: the number the list is ordered by, and the id that decides between equal numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The number, for example votes or microseconds.
    pub number: i64,
    /// The id of the row.
    pub id: PublicId,
}

impl Cursor {
    /// Reads a cursor as it stands in a URL; `None` unless it has the exact form.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, id) = text.rsplit_once('-')?;
        Some(Self {
            number: number.parse().ok()?,
            id: PublicId::parse(id)?,
        })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.number, self.id)
    }
}

/// Which page of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum At {
    /// The first.
    #[default]
    Start,
    /// The one that begins after this row.
    After(Cursor),
    /// The one that ends before this row.
    Before(Cursor),
}

/// Which page of a list, and how long it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where.
    pub at: At,
    /// Rows at most.
    pub rows_max: u64,
}

/// One page of a list, with the places of its neighbours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paged<T> {
    /// The rows, in the order of the list.
    pub rows: Vec<T>,
    /// The page before this one ends before this row.
    pub before: Option<Cursor>,
    /// The page after this one begins after this row.
    pub after: Option<Cursor>,
}

impl<T> Paged<T> {
    /// The same page of other rows.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Paged<U> {
        Paged {
            rows: self.rows.into_iter().map(change).collect(),
            before: self.before,
            after: self.after,
        }
    }
}

/// What a list is ordered by, descending: a number, then a column of public ids.
pub(crate) struct Key<C> {
    pub(crate) number: Expr,
    pub(crate) id: C,
}

impl<C: ColumnTrait> Key<C> {
    /// Narrows a query to one page; it fetches one row more than fits, to know whether there are others.
    pub(crate) fn narrow<E: EntityTrait>(
        &self,
        query: sea_orm::Select<E>,
        page: &Page,
    ) -> sea_orm::Select<E> {
        let (query, order) = match &page.at {
            At::Start => (query, Order::Desc),
            At::After(cursor) => (query.filter(self.beyond(cursor, false)), Order::Desc),
            At::Before(cursor) => (query.filter(self.beyond(cursor, true)), Order::Asc),
        };
        query
            .order_by(self.number.clone(), order.clone())
            .order_by(self.id, order)
            .limit(page.rows_max.saturating_add(1))
    }

    fn beyond(&self, cursor: &Cursor, upward: bool) -> Condition {
        let number = self.number.clone();
        let id = self.id.as_column_ref();
        let id = Expr::col(id);
        let same = Expr::expr(number.clone()).eq(cursor.number);
        let key = cursor.id.as_str();
        let (further, beside) = if upward {
            (number.gt(cursor.number), id.gt(key))
        } else {
            (number.lt(cursor.number), id.lt(key))
        };
        Condition::any()
            .add(further)
            .add(Condition::all().add(same).add(beside))
    }
}

/// Turns the rows of [`Key::narrow`] into a page; `cursor` names a row's place.
pub(crate) fn paged<T>(mut rows: Vec<T>, page: &Page, cursor: impl Fn(&T) -> Cursor) -> Paged<T> {
    let fit = usize::try_from(page.rows_max).unwrap_or(usize::MAX);
    let more = rows.len() > fit;
    rows.truncate(fit);
    let (has_before, has_after) = match page.at {
        At::Start => (false, more),
        At::After(_) => (true, more),
        At::Before(_) => {
            rows.reverse();
            (more, true)
        }
    };
    let before = rows.first().filter(|_| has_before).map(&cursor);
    let after = rows.last().filter(|_| has_after).map(&cursor);
    Paged {
        rows,
        before,
        after,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(letter: char) -> PublicId {
        PublicId::parse(&letter.to_string().repeat(PublicId::LENGTH)).unwrap()
    }

    #[test]
    fn a_cursor_survives_a_url() {
        let cursor = Cursor {
            number: -5,
            id: id('a'),
        };
        assert_eq!(Cursor::parse(&cursor.to_string()), Some(cursor));
        for text in ["", "-", "5", "5-", "x-aaaaaaaaaaaaaaaaaaaa", "5-aaa"] {
            assert_eq!(Cursor::parse(text), None);
        }
    }

    #[test]
    fn pages_know_their_neighbours() {
        let at = |at| Page { at, rows_max: 2 };
        let name = |number: &i64| Cursor {
            number: *number,
            id: id('b'),
        };
        let first = paged(vec![9, 8, 7], &at(At::Start), name);
        assert_eq!((first.rows, first.before), (vec![9, 8], None));
        assert_eq!(first.after, Some(name(&8)));
        let last = paged(vec![7], &at(At::After(name(&8))), name);
        assert_eq!((last.before, last.after), (Some(name(&7)), None));
        let back = paged(vec![8, 9], &at(At::Before(name(&7))), name);
        assert_eq!(back.rows, vec![9, 8]);
        assert_eq!((back.before, back.after), (None, Some(name(&8))));
    }
}
