//! `cargo xtask migration`: a new step of the schema, and the seal that keeps landed steps as they are.
//!
//! `migrations/landed.sha256` lists each landed file with its hash; `tidy` compares.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::args::Args;
use crate::workspace::Workspace;

const SOURCES: &str = "migrations/src";
/// Hashes of the landed files, `sha256sum` form.
pub(crate) const LANDED: &str = "migrations/landed.sha256";

const TEMPLATE: &str = r#"//! TITLE: say here what the step adds and for whom.

use sea_orm_migration::prelude::*;

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .get_connection()
            .execute_unprepared("SELECT 1")
            .await?;
        Ok(())
    }
}
"#;

/// `cargo xtask migration NAME | --land`
pub(crate) fn command(workspace: &Workspace, mut args: Args) -> Result<()> {
    if args.flag("--land") {
        args.finish()?;
        return land(&workspace.root);
    }
    let Some(name) = args.word() else {
        bail!("which name? cargo xtask migration create_follow");
    };
    args.finish()?;
    let now = jiff::Timestamp::now().strftime("%Y%m%d_%H%M%S").to_string();
    let file = create(&workspace.root, &name, &now)?;
    println!("{}", file.display());
    Ok(())
}

fn create(root: &Path, name: &str, now: &str) -> Result<PathBuf> {
    let valid = name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if !valid {
        bail!("`{name}`: small letters, digits and _ only");
    }
    let module = format!("m{now}_{name}");
    let list = root.join(SOURCES).join("lib.rs");
    let text = std::fs::read_to_string(&list).with_context(|| list.display().to_string())?;
    let listed = register(&text, &module)?;
    let file = root.join(SOURCES).join(format!("{module}.rs"));
    std::fs::write(&file, TEMPLATE.replace("TITLE", &name.replace('_', " ")))?;
    std::fs::write(list, listed)?;
    Ok(file)
}

/// Adds the module after the last one of its kind, and the migration at the end of the list.
fn register(text: &str, module: &str) -> Result<String> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let is_module = |line: &str| line.starts_with("mod m2") || line.starts_with("pub mod m2");
    let is_entry = |line: &str| line.trim_start().starts_with("Box::new(m2");
    let (Some(last_module), Some(last_entry)) = (
        lines.iter().rposition(|line| is_module(line)),
        lines.iter().rposition(|line| line.contains("Box::new(m2")),
    ) else {
        bail!(
            "{SOURCES}/lib.rs has no `mod m2…;` and `Box::new(m2…::Migration),` to put the new one after"
        );
    };
    let model = lines
        .get(last_entry)
        .map(String::as_str)
        .unwrap_or_default();
    if is_entry(model) {
        let indent: String = model.chars().take_while(|c| c.is_whitespace()).collect();
        lines.insert(
            last_entry + 1,
            format!("{indent}Box::new({module}::Migration),"),
        );
    } else {
        // one line: vec![Box::new(..)]
        let wider = match model.rsplit_once(']') {
            Some((head, tail)) => format!(
                "{}, Box::new({module}::Migration)]{tail}",
                head.trim_end_matches(',')
            ),
            None => bail!("{SOURCES}/lib.rs: cannot read the list of migrations"),
        };
        lines.splice(last_entry..=last_entry, [wider]);
    }
    let public = lines
        .get(last_module)
        .is_some_and(|line| line.starts_with("pub "));
    let prefix = if public { "pub " } else { "" };
    lines.insert(last_module + 1, format!("{prefix}mod {module};"));
    Ok(lines.join("\n") + "\n")
}

/// Adds every migration that is not listed yet.
fn land(root: &Path) -> Result<()> {
    let path = root.join(LANDED);
    let mut list = std::fs::read_to_string(&path).unwrap_or_default();
    for name in names(root)? {
        if !list
            .lines()
            .any(|line| line.ends_with(&format!("  {name}")))
        {
            list.push_str(&format!("{}  {name}\n", hash(root, &name)?));
            println!("sealed {name}");
        }
    }
    std::fs::write(path, list)?;
    Ok(())
}

/// Names of the files that make the schema, oldest step first: the steps and what they share, all but the list.
pub(crate) fn names(root: &Path) -> Result<Vec<String>> {
    let folder = root.join(SOURCES);
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .with_context(|| folder.display().to_string())?
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.ends_with(".rs") && name != "lib.rs")
        .collect();
    names.sort();
    Ok(names)
}

/// Hash of a migration file, as in the list.
pub(crate) fn hash(root: &Path, name: &str) -> Result<String> {
    let bytes = std::fs::read(root.join(SOURCES).join(name))?;
    Ok(Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::register;

    #[test]
    fn a_new_migration_stands_after_the_last() {
        let list = "mod m20261124_1_a;\nmod m20261125_1_b;\n\n        vec![\n            \
                    Box::new(m20261124_1_a::Migration),\n            Box::new(m20261125_1_b::Migration),\n        ]\n";
        let longer = register(list, "m20261126_1_c").unwrap();
        assert!(longer.contains("mod m20261125_1_b;\nmod m20261126_1_c;\n"));
        assert!(longer.contains(
            "b::Migration),\n            Box::new(m20261126_1_c::Migration),\n        ]"
        ));
    }

    #[test]
    fn a_list_on_one_line_grows() {
        let list = "mod m2_a;\n        vec![Box::new(m2_a::Migration)]\n";
        let longer = register(list, "m2_b").unwrap();
        assert!(longer.contains("vec![Box::new(m2_a::Migration), Box::new(m2_b::Migration)]"));
    }
}
