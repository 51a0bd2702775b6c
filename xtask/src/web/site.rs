//! Names with hashes, references between files, compressed copies, and the manifest.
//!
//! In style sheets and scripts a reference is `./NAME` in quotes or parentheses, where NAME is the path below
//! `public/`; it becomes the hashed name. `manifest.json` maps each name to its hashed name for the pages.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::source::{Asset, walk};

/// Name in code → name in the site.
pub(crate) type Names = BTreeMap<String, String>;

/// Kinds of files that get smaller.
const TEXT: [&str; 10] = [
    "css",
    "js",
    "mjs",
    "svg",
    "wasm",
    "json",
    "txt",
    "html",
    "ico",
    "webmanifest",
];

/// Makes `folder` hold exactly these assets.
///
/// # Errors
/// When a file refers to one that is not there, or two refer to each other.
pub(crate) fn write(folder: &Path, assets: Vec<Asset>) -> Result<Names> {
    let all: BTreeSet<String> = assets.iter().map(|asset| asset.name.clone()).collect();
    let mut names = Names::new();
    let mut kept = BTreeSet::new();
    let mut waiting = assets;
    while !waiting.is_empty() {
        let before = waiting.len();
        let mut blocked = Vec::new();
        for asset in waiting {
            match resolve(&asset, &all, &names)? {
                Some(bytes) => {
                    let hashed = hashed_name(&asset.name, &bytes);
                    kept.extend(store(folder, &hashed, &bytes)?);
                    names.insert(asset.name, hashed);
                }
                None => blocked.push(asset),
            }
        }
        if blocked.len() == before {
            let stuck: Vec<&str> = blocked.iter().map(|asset| asset.name.as_str()).collect();
            bail!(
                "files refer to each other in a circle: {}",
                stuck.join(", ")
            );
        }
        waiting = blocked;
    }
    let manifest = serde_json::to_string_pretty(&names)?;
    let path = folder.join("manifest.json");
    if std::fs::read_to_string(&path).ok().as_deref() != Some(&manifest) {
        std::fs::write(path, manifest)?;
    }
    kept.insert("manifest.json".to_owned());
    remove_others(folder, &kept)?;
    Ok(names)
}

/// The bytes with references replaced; none while a file it refers to has no hash yet.
fn resolve(asset: &Asset, all: &BTreeSet<String>, names: &Names) -> Result<Option<Vec<u8>>> {
    if !(asset.name.ends_with(".css") || asset.name.ends_with(".js")) {
        return Ok(Some(asset.bytes.clone()));
    }
    let text = std::str::from_utf8(&asset.bytes).with_context(|| asset.name.clone())?;
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("./") {
        resolved.push_str(before);
        let opened = before.ends_with(['"', '\'', '(', '`']);
        let end = after
            .find(['"', '\'', ')', '`', '#', '?', '\n', ' '])
            .unwrap_or(after.len());
        let (reference, tail) = after.split_at_checked(end).unwrap_or((after, ""));
        let known = all.contains(reference);
        if opened && !known && !reference.is_empty() && !asset.generated {
            bail!(
                "{} refers to ./{reference}, which is not in public/",
                asset.name
            );
        }
        if !opened || !known {
            resolved.push_str("./");
            rest = after;
            continue;
        }
        let Some(hashed) = names.get(reference) else {
            return Ok(None);
        };
        resolved.push_str("./");
        resolved.push_str(hashed);
        rest = tail;
    }
    resolved.push_str(rest);
    Ok(Some(resolved.into_bytes()))
}

fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let hash: String = hex(&Sha256::digest(bytes)).chars().take(16).collect();
    match name.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => format!("{stem}.{hash}.{extension}"),
        _ => format!("{name}.{hash}"),
    }
}

/// Small letters, two a byte.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes the file and its compressed copies unless they are there: the name says the content.
fn store(folder: &Path, name: &str, bytes: &[u8]) -> Result<Vec<String>> {
    let mut written = vec![name.to_owned()];
    put(&folder.join(name), || Ok(bytes.to_vec()))?;
    let extension = name.rsplit('.').next().unwrap_or_default();
    if TEXT.contains(&extension) {
        for (suffix, compress) in [("br", brotli as fn(&[u8]) -> Result<Vec<u8>>), ("gz", gzip)] {
            let copy = format!("{name}.{suffix}");
            put(&folder.join(&copy), || compress(bytes))?;
            written.push(copy);
        }
    }
    Ok(written)
}

fn put(path: &Path, make: impl FnOnce() -> Result<Vec<u8>>) -> Result<()> {
    if path.is_file() {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent)?;
    }
    // renamed when complete: a name that is there is whole
    let part = path.with_extension("part");
    std::fs::write(&part, make()?)?;
    std::fs::rename(part, path).with_context(|| path.display().to_string())
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut small, &params)?;
    Ok(small)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn remove_others(folder: &Path, kept: &BTreeSet<String>) -> Result<()> {
    let mut files = Vec::new();
    walk(folder, &mut files)?;
    for file in files {
        let name = file.strip_prefix(folder)?.to_string_lossy().into_owned();
        if !kept.contains(&name) {
            std::fs::remove_file(file)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::source::Asset;
    use super::write;
    use std::path::PathBuf;

    fn folder(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("rembuk-site-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn references_follow_the_hashed_names() {
        let folder = folder("references");
        let assets = |font: &str| {
            vec![
                Asset::new(
                    "rembuk.css",
                    b"a { src: url(\"./fonts/a.woff2\") url(./icons.svg#x) }".to_vec(),
                ),
                Asset::new(
                    "loader.js",
                    b"import('./islands.js'); a = \"./\"; b = 1 + 1./2".to_vec(),
                ),
                Asset::new("islands.js", b"export {}".to_vec()),
                Asset::new("icons.svg", b"<svg/>".to_vec()),
                Asset::new("fonts/a.woff2", font.as_bytes().to_vec()),
            ]
        };
        let first = write(&folder, assets("one")).unwrap();
        let css = std::fs::read_to_string(folder.join(&first["rembuk.css"])).unwrap();
        assert!(
            css.contains(&format!("\"./{}\"", first["fonts/a.woff2"])),
            "{css}"
        );
        assert!(
            css.contains(&format!("./{}#x", first["icons.svg"])),
            "{css}"
        );
        let second = write(&folder, assets("two")).unwrap();
        assert_ne!(first["rembuk.css"], second["rembuk.css"]);
        assert_eq!(first["loader.js"], second["loader.js"]);
        assert!(!folder.join(&first["rembuk.css"]).exists(), "old files go");
        assert!(folder.join(format!("{}.br", second["rembuk.css"])).exists());
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_reference_to_nothing_is_an_error() {
        let folder = folder("missing");
        let css = Asset::new("rembuk.css", b"url(./no.woff2)".to_vec());
        let error = write(&folder, vec![css]).unwrap_err();
        assert!(error.to_string().contains("./no.woff2"), "{error}");
    }
}
