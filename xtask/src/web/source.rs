//! `public/` as it goes to the browser: style sheets joined in the order of their names, comments taken off.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The joined style sheet.
pub(crate) const STYLE: &str = "rembuk.css";

/// A file of the site under the name that code uses.
#[derive(Debug)]
pub(crate) struct Asset {
    /// Path below the site, with `/`.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    /// Written by a tool: a `./NAME` in it that names no file of ours is not a reference.
    pub(crate) generated: bool,
}

impl Asset {
    pub(crate) fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self {
            name: name.into(),
            bytes,
            generated: false,
        }
    }

    pub(crate) fn generated(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self {
            generated: true,
            ..Self::new(name, bytes)
        }
    }
}

/// Reads the folder: `css/*.css` become one file, the rest keep their names.
pub(crate) fn collect(public: &Path) -> Result<Vec<Asset>> {
    let mut files = Vec::new();
    walk(public, &mut files)?;
    let mut assets = Vec::new();
    let mut style = String::new();
    for file in files {
        let name = file
            .strip_prefix(public)?
            .to_str()
            .context("a file name in public/ is not UTF-8")?;
        if name.starts_with("css/") && name.ends_with(".css") {
            style.push_str(&without_comments(&text(&file)?));
        } else if name.ends_with(".js") && !name.contains('/') {
            assets.push(Asset::new(
                name,
                without_line_comments(&text(&file)?).into(),
            ));
        } else {
            assets.push(Asset::new(name, std::fs::read(&file)?));
        }
    }
    assets.push(Asset::new(STYLE, style.into_bytes()));
    Ok(assets)
}

fn text(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| file.display().to_string())
}

/// All files below `path` (or `path` itself), sorted; nothing if it does not exist.
pub(crate) fn walk(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        files.push(path.to_owned());
        return Ok(());
    }
    if !path.is_dir() {
        return Ok(());
    }
    let mut inside: Vec<PathBuf> = std::fs::read_dir(path)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<_>>()?;
    inside.sort();
    for entry in inside {
        let hidden = entry
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !hidden {
            walk(&entry, files)?;
        }
    }
    Ok(())
}

/// CSS without `/* */`, indentation and empty lines; strings are left alone.
fn without_comments(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut chars = css.chars().peekable();
    let mut quote = None;
    while let Some(char) = chars.next() {
        match (char, quote) {
            ('\\', Some(_)) => {
                bare.push(char);
                bare.extend(chars.next());
                continue;
            }
            ('"' | '\'', None) => quote = Some(char),
            (_, Some(open)) if open == char => quote = None,
            ('/', None) if chars.peek() == Some(&'*') => {
                chars.next();
                let mut last = ' ';
                for char in chars.by_ref() {
                    if last == '*' && char == '/' {
                        break;
                    }
                    last = char;
                }
                continue;
            }
            _ => {}
        }
        bare.push(char);
    }
    lines(&bare, |_| true)
}

fn without_line_comments(script: &str) -> String {
    lines(script, |line| !line.starts_with("//"))
}

fn lines(text: &str, keep: impl Fn(&str) -> bool) -> String {
    let mut bare = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        if !line.is_empty() && keep(line) {
            bare.push_str(line);
            bare.push('\n');
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::{without_comments, without_line_comments};

    #[test]
    fn style_comments_go_and_strings_stay() {
        let css = "/* a */ a {\n  content: \"/* no */\\\"\"; /* b\n */\n}\n\n";
        assert_eq!(
            without_comments(css),
            "a {\ncontent: \"/* no */\\\"\";\n}\n"
        );
    }

    #[test]
    fn script_comments_go_and_addresses_stay() {
        let script = "// why\nfetch(\"https://a\");\n  // b\n";
        assert_eq!(without_line_comments(script), "fetch(\"https://a\");\n");
    }
}
