//! Finding words in columns without the search index: for lists of staff that are short already.

use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr};

/// Whether a column holds a word, whatever signs are in the word and however it is capitalised.
pub(crate) fn holds(column: impl ColumnTrait, word: &str) -> Expr {
    let pattern = LikeExpr::new(format!("%{}%", escaped(word))).escape('!');
    let column = Expr::col(column.as_column_ref());
    Func::lower(column).like(pattern)
}

/// What begins with a word, in lower case.
pub(crate) fn beginning(word: &str) -> LikeExpr {
    LikeExpr::new(format!("{}%", escaped(word))).escape('!')
}

fn escaped(word: &str) -> String {
    let mut pattern = String::new();
    for character in word.to_lowercase().chars() {
        if matches!(character, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(character);
    }
    pattern
}
