//! Finding words in columns without the search index: for lists of staff that are short already.

use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr};

/// Whether a column holds a word, whatever signs are in the word and however it is capitalised.
pub(crate) fn holds(column: impl ColumnTrait, word: &str) -> Expr {
    let mut pattern = String::from("%");
    for character in word.to_lowercase().chars() {
        if matches!(character, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(character);
    }
    pattern.push('%');
    let column = Expr::col(column.as_column_ref());
    Func::lower(column).like(LikeExpr::new(pattern).escape('!'))
}
