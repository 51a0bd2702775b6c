//! The browser part: `app/islands` compiled to wasm and given its JavaScript by wasm-bindgen.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use super::source::Asset;
use crate::shell;
use crate::workspace::Workspace;

const TARGET: &str = "wasm32-unknown-unknown";
/// What the browser part is made of, besides the crates in Cargo.lock.
const INPUTS: [&str; 5] = [
    "app/islands",
    "app/domain",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
];

/// The two files a page with islands loads.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) script: String,
    wasm: Vec<u8>,
}

impl Browser {
    pub(crate) fn into_assets(self) -> [Asset; 2] {
        [
            Asset::generated("islands.js", self.script.into_bytes()),
            Asset::generated("islands_bg.wasm", self.wasm),
        ]
    }

    fn load(folder: &Path) -> Result<Self> {
        Ok(Self {
            script: std::fs::read_to_string(folder.join("islands.js"))?,
            wasm: std::fs::read(folder.join("islands_bg.wasm"))?,
        })
    }
}

/// Compiles and binds, unless nothing changed. `ready_made` is a wasm file compiled in another way.
pub(crate) fn build(workspace: &Workspace, ready_made: Option<PathBuf>) -> Result<Browser> {
    let folder = workspace.own("web");
    let stamp = folder.join("inputs.sha256");
    let inputs = hash_of_inputs(workspace)?;
    let fresh = std::fs::read_to_string(&stamp).is_ok_and(|last| last == inputs);
    if fresh
        && ready_made.is_none()
        && let Ok(browser) = Browser::load(&folder)
    {
        return Ok(browser);
    }
    let compiled = match ready_made {
        Some(file) => file,
        None => compile(workspace)?,
    };
    bind(&compiled, &folder)?;
    std::fs::write(stamp, inputs)?;
    Browser::load(&folder)
}

fn compile(workspace: &Workspace) -> Result<PathBuf> {
    ensure_target(workspace)?;
    let mut cargo = shell::cargo(&workspace.root);
    cargo.args(["rustc", "-p", "islands", "--lib", "--crate-type", "cdylib"]);
    cargo.args([
        "--features",
        "hydrate",
        "--profile",
        "browser",
        "--target",
        TARGET,
    ]);
    shell::run(&mut cargo)?;
    Ok(workspace
        .cargo_target
        .join(TARGET)
        .join("browser/islands.wasm"))
}

/// Adds the standard library for wasm when it is not there.
///
/// # Errors
/// When rustup cannot; the message names the other way.
pub(crate) fn ensure_target(workspace: &Workspace) -> Result<()> {
    let mut rustc = shell::command("rustc", &workspace.root);
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    if shell::read(&mut rustc).is_ok_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    let mut rustup = shell::command("rustup", &workspace.root);
    rustup.args(["target", "add", TARGET]);
    if let Err(error) = shell::run(&mut rustup) {
        bail!(
            "{error:#}\n\
             The target {TARGET} could not be added. Debian's packages build the browser part too:\n\
             apt-get install -y rustc-web cargo-web rust-web-src lld-22\n\
             RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 /usr/bin/cargo rustc -Zbuild-std=std,panic_abort -p islands \
             --lib --crate-type cdylib --features hydrate --profile browser --target {TARGET}\n\
             cargo xtask web --wasm target/{TARGET}/browser/islands.wasm"
        );
    }
    Ok(())
}

/// Writes `islands.js` and `islands_bg.wasm` into `folder`.
fn bind(compiled: &Path, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(compiled)
        .out_name("islands")
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .omit_default_module_path(false)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(folder)
        })
        .with_context(|| format!("wasm-bindgen on {}", compiled.display()))?;
    // the form that `site` recognises as a reference
    let script = folder.join("islands.js");
    let text = std::fs::read_to_string(&script)?;
    std::fs::write(
        script,
        text.replace("'islands_bg.wasm'", "'./islands_bg.wasm'"),
    )?;
    Ok(())
}

fn hash_of_inputs(workspace: &Workspace) -> Result<String> {
    let mut hash = Sha256::new();
    for input in INPUTS {
        let mut files = Vec::new();
        super::source::walk(&workspace.root.join(input), &mut files)?;
        for file in files {
            hash.update(file.to_string_lossy().as_bytes());
            hash.update(std::fs::read(&file)?);
        }
    }
    Ok(super::site::hex(&hash.finalize()))
}
