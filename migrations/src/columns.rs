//! The few shapes of columns and indexes the steps are made of.

use sea_orm_migration::prelude::*;
pub(crate) use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, binary, binary_null, boolean, small_integer, text,
    text_null,
};

/// A column that points at `table.id`; rows pointed at cannot be deleted.
pub(crate) fn reference(
    column: &'static str,
    table: &'static str,
) -> (ColumnDef, ForeignKeyCreateStatement) {
    (big_integer(column), key(column, table))
}

/// Like [`reference`], but may be empty.
pub(crate) fn reference_null(
    column: &'static str,
    table: &'static str,
) -> (ColumnDef, ForeignKeyCreateStatement) {
    (big_integer_null(column), key(column, table))
}

fn key(column: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from_col(column)
        .to(table, "id")
        .to_owned()
}

/// A table of plain columns and references.
pub(crate) fn table(
    name: &'static str,
    columns: Vec<ColumnDef>,
    references: Vec<(ColumnDef, ForeignKeyCreateStatement)>,
) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name);
    for column in columns {
        table.col(column);
    }
    for (column, mut key) in references {
        table.col(column);
        key.from_tbl(name);
        table.foreign_key(&mut key);
    }
    table
}

/// An index named after its table and columns.
pub(crate) fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index
        .name(format!("{table}_{}", columns.join("_")))
        .table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// A unique index named after its table and columns.
pub(crate) fn unique(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    index(table, columns).unique().to_owned()
}

/// Creates tables, then indexes, in the order given.
pub(crate) async fn create(
    manager: &SchemaManager<'_>,
    tables: Vec<TableCreateStatement>,
    indexes: Vec<IndexCreateStatement>,
) -> Result<(), DbErr> {
    for table in tables {
        manager.create_table(table).await?;
    }
    for index in indexes {
        manager.create_index(index).await?;
    }
    Ok(())
}
