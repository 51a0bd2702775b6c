//! `cargo xtask dist`: the one file that is delivered, its checksum, and the list of what it is made of.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::args::Args;
use crate::deny::packages::{self, Package};
use crate::run;
use crate::workspace::Workspace;

/// `cargo xtask dist`
pub(crate) fn command(workspace: &Workspace, args: Args) -> Result<()> {
    args.finish()?;
    run::build(workspace, "release")?;
    let folder = workspace.own("dist");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("rembuk");
    std::fs::copy(workspace.server("release"), &file)
        .with_context(|| file.display().to_string())?;
    let hash: String = Sha256::digest(std::fs::read(&file)?)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    std::fs::write(folder.join("rembuk.sha256"), format!("{hash}  rembuk\n"))?;
    let parts = bill_of_materials(&packages::of_the_server(workspace)?);
    std::fs::write(
        folder.join("rembuk.cdx.json"),
        serde_json::to_string_pretty(&parts)?,
    )?;
    println!("{}\nsha256 {hash}", file.display());
    Ok(())
}

/// CycloneDX 1.5.
fn bill_of_materials(packages: &[Package]) -> Value {
    let components: Vec<Value> = packages
        .iter()
        .map(|package| {
            json!({
                "type": "library",
                "name": package.name,
                "version": package.version.to_string(),
                "purl": format!("pkg:cargo/{}@{}", package.name, package.version),
                "licenses": [{ "expression": package.licence }],
            })
        })
        .collect();
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": { "type": "application", "name": "rembuk" } },
        "components": components,
    })
}

#[cfg(test)]
mod tests {
    use super::bill_of_materials;
    use crate::deny::packages::of_the_server;
    use crate::workspace::Workspace;

    #[test]
    fn the_list_of_parts_is_that_of_the_server() {
        let packages = of_the_server(&Workspace::find().unwrap()).unwrap();
        let listed = |name: &str| packages.iter().any(|package| package.name == name);
        assert!(listed("axum") && listed("sea-orm"));
        assert!(!listed("wasm-bindgen-cli-support"), "of xtask only");
        assert!(!listed("proptest"), "of the tests only");
        let parts = bill_of_materials(&packages);
        assert_eq!(
            parts["components"].as_array().map(Vec::len),
            Some(packages.len())
        );
    }
}
