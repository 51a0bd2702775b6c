//! The table, in parts.

mod account;
mod desk;
mod everybody;
mod posts;

/// One route and method about one thing.
///
/// `fills` puts things of the world into the path (`id=public`) or the query (`?ticket=ticket`); `new:…` makes one for each
/// request. `fields` is the form. `verdicts` has one letter for each of visitor, guest, author, member, official, official
/// elsewhere, moderator, coordinator, administrator, suspended: `O` 200, `S` 303 to sign in, `D` 303 after doing it, `A`
/// 401, `B` 400, `F` 403, `N` 404, `C` 409, `G` 410, `U` 422.
pub(crate) struct Row {
    pub(crate) method: &'static str,
    pub(crate) route: &'static str,
    pub(crate) fills: String,
    pub(crate) fields: String,
    pub(crate) verdicts: &'static str,
}

type Line = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

impl Row {
    /// The same about things that are there already.
    pub(crate) fn still(&self) -> Self {
        Self {
            fills: self.fills.replace("new:", ""),
            fields: self.fields.replace("new:", ""),
            ..*self
        }
    }
}

/// Every row.
pub(crate) fn rows() -> Vec<Row> {
    let parts: [&[Line]; 4] = [everybody::ROWS, posts::ROWS, account::ROWS, desk::ROWS];
    let lines = parts.into_iter().flatten();
    lines
        .map(|(method, route, fills, fields, verdicts)| Row {
            method,
            route,
            fills: (*fills).to_owned(),
            fields: (*fields).to_owned(),
            verdicts,
        })
        .collect()
}
