//! Other programs: started, read, watched, and ended with us.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// A command in `folder`.
pub(crate) fn command(program: impl AsRef<std::ffi::OsStr>, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    command
}

/// Cargo in `folder`.
pub(crate) fn cargo(folder: &Path) -> Command {
    cargo_like("cargo", folder)
}

/// A program that builds, without the variables that `cargo run` set for xtask itself: crates would be built again
/// because of them.
pub(crate) fn cargo_like(program: impl AsRef<std::ffi::OsStr>, folder: &Path) -> Command {
    let mut cargo = command(program, folder);
    for (name, _) in std::env::vars_os() {
        let own = name.to_str().is_some_and(|name| {
            name == "CARGO" || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST")
        });
        if own {
            cargo.env_remove(name);
        }
    }
    cargo
}

/// Shows the command, runs it with our streams, fails if it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    eprintln!("› {}", line(command));
    let status = command.status().with_context(|| line(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs the command silently and returns what it wrote to its standard output; its errors become ours.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| line(command))?;
    if !output.status.success() {
        bail!(
            "`{}` failed ({}): {}{}",
            line(command),
            output.status,
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }
    String::from_utf8(output.stdout).with_context(|| format!("output of `{}`", line(command)))
}

/// Runs the command, shows every line it writes, and returns the lines that `keep` picks, without colours.
pub(crate) fn tee(
    command: &mut Command,
    keep: impl Fn(&str) -> bool,
) -> Result<(ExitStatus, Vec<String>)> {
    eprintln!("› {}", line(command));
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| line(command))?;
    let (sender, lines) = mpsc::channel();
    forward(child.stdout.take(), sender.clone());
    forward(child.stderr.take(), sender);
    let mut kept = Vec::new();
    for text in lines {
        println!("{text}");
        let plain = without_colours(&text);
        if keep(&plain) {
            kept.push(plain);
        }
    }
    Ok((child.wait()?, kept))
}

fn forward(stream: Option<impl Read + Send + 'static>, to: mpsc::Sender<String>) {
    let Some(stream) = stream else { return };
    std::thread::spawn(move || {
        let mut stream = BufReader::new(stream);
        let mut bytes = Vec::new();
        while stream.read_until(b'\n', &mut bytes).is_ok_and(|n| n > 0) {
            let text = String::from_utf8_lossy(&bytes).trim_end().to_owned();
            bytes.clear();
            if to.send(text).is_err() {
                return;
            }
        }
    });
}

fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        if char == '\u{1b}' {
            // an escape sequence ends with its first letter
            let _ = chars.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(char);
        }
    }
    plain
}

fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let mut line = name.to_string_lossy().into_owned();
    for arg in command.get_args() {
        let _ = write!(line, " {}", arg.to_string_lossy());
    }
    line
}

/// The first of `names` on the PATH.
pub(crate) fn which(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names.iter().find_map(|name| {
        std::env::split_paths(&path)
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
    })
}

/// Runs a stage and says how long it took.
pub(crate) fn timed<T>(name: &str, stage: impl FnOnce() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    let result = stage().with_context(|| name.to_owned());
    eprintln!("  {name}: {:.1} s", start.elapsed().as_secs_f64());
    result
}

/// A shell script that runs when we end, however we end: it waits for its standard input, a pipe that only we
/// hold, to close. A signal, a panic or `kill -9` closes it too.
#[derive(Debug)]
pub(crate) struct AtEnd(Child);

impl AtEnd {
    /// `script` sees `words` as `$1`, `$2` …; `prefix` is the program that starts `sh`, if any.
    pub(crate) fn new(prefix: &[&str], script: &str, words: &[&str]) -> Result<Self> {
        let mut all = prefix.to_vec();
        let waiting = format!("cat >/dev/null; {script}");
        all.extend(["sh", "-c", &waiting, "sh"]);
        all.extend(words);
        let (program, rest) = all.split_first().context("no program")?;
        let child = Command::new(program)
            .args(rest)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // out of reach of Ctrl-C, which goes to the whole group of the terminal
            .process_group(0)
            .spawn()?;
        Ok(Self(child))
    }
}

impl Drop for AtEnd {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::{AtEnd, command, tee, without_colours};
    use std::path::Path;

    #[test]
    fn colours_are_taken_off() {
        assert_eq!(
            without_colours("\u{1b}[32;1m  Summary\u{1b}[0m [1s]"),
            "  Summary [1s]"
        );
    }

    #[test]
    fn the_watched_command_keeps_both_streams() {
        let mut echo = command("sh", Path::new("/"));
        echo.args(["-c", "echo one; echo two >&2; exit 3"]);
        let (status, mut lines) = tee(&mut echo, |_| true).unwrap();
        lines.sort();
        assert_eq!(lines, ["one", "two"]);
        assert_eq!(status.code(), Some(3));
    }

    #[test]
    fn the_script_runs_at_the_end() {
        let mark = std::env::temp_dir().join(format!("rembuk-at-end-{}", std::process::id()));
        let at_end = AtEnd::new(&[], "touch \"$1\"", &[mark.to_str().unwrap()]).unwrap();
        assert!(!mark.exists());
        drop(at_end);
        assert!(mark.exists());
        std::fs::remove_file(mark).unwrap();
    }
}
