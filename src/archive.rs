//! The file of a backup: a gzipped tar whose first entry lists the others with their checksums.
//!
//! Invariant: [`unpack`] gives every file of the list, byte for byte, or an error; it writes no name but those of
//! [`NAMES`].

use anyhow::{Context, bail};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use tar::{Archive, Builder, Entry, Header};

/// The copy of a SQLite database.
pub const SQLITE: &str = "rembuk.sqlite";
/// What `pg_dump` wrote of a PostgreSQL database.
pub const POSTGRESQL: &str = "rembuk.pgdump";
/// Every file a backup may hold. The secret key is never one of them.
pub const NAMES: [&str; 4] = [
    crate::config::FILE,
    crate::demo::ACCOUNTS_FILE,
    SQLITE,
    POSTGRESQL,
];

const MANIFEST: &str = "manifest.json";
const MANIFEST_BYTES_MAX: u64 = 64 * 1024;
/// The form of the file; grows when an older program could no longer read it.
const FORMAT: u32 = 2;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    format: u32,
    /// The version of the program that wrote it.
    pub rembuk: String,
    /// When, in seconds since 1970.
    pub made_at: i64,
    /// The fingerprint of the secret key that belongs to it.
    pub key: String,
    files: Vec<Listed>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Listed {
    name: String,
    bytes: u64,
    sha256: String,
}

impl Manifest {
    /// Whether a file is in the backup.
    pub fn holds(&self, name: &str) -> bool {
        self.files.iter().any(|file| file.name == name)
    }
}

/// Packs the files of a folder that have one of the [`NAMES`] into a new file only this user can read. `made_at` is in
/// seconds since 1970, `key` the fingerprint of the secret key that is kept apart.
///
/// # Errors
/// When a file cannot be read or the archive cannot be written.
pub fn pack(folder: &Path, archive: &Path, (made_at, key): (i64, String)) -> anyhow::Result<()> {
    let mut files = Vec::new();
    for name in NAMES {
        let path = folder.join(name);
        if path.try_exists()? {
            files.push(listed(name, &path).with_context(|| path.display().to_string())?);
        }
    }
    let manifest = Manifest {
        format: FORMAT,
        rembuk: env!("CARGO_PKG_VERSION").to_owned(),
        made_at,
        key,
        files,
    };
    let out = BufWriter::new(new_file(archive)?);
    let mut tar = Builder::new(GzEncoder::new(out, Compression::fast()));
    let list = serde_json::to_vec_pretty(&manifest)?;
    append(&mut tar, (MANIFEST, made_at), list.len(), list.as_slice())?;
    for file in &manifest.files {
        let from = File::open(folder.join(&file.name))?;
        let bytes = usize::try_from(file.bytes)?;
        append(&mut tar, (&file.name, made_at), bytes, BufReader::new(from))?;
    }
    let out = tar.into_inner()?.finish()?;
    let out = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    Ok(out.sync_all()?)
}

fn append(
    tar: &mut Builder<impl Write>,
    (name, made_at): (&str, i64),
    bytes: usize,
    from: impl Read,
) -> anyhow::Result<()> {
    let mut header = Header::new_gnu();
    header.set_mode(0o600);
    header.set_size(u64::try_from(bytes)?);
    header.set_mtime(u64::try_from(made_at).unwrap_or(0));
    Ok(tar.append_data(&mut header, name, from)?)
}

/// Unpacks a backup into an empty folder and checks every byte of it.
///
/// # Errors
/// When it is no backup, was cut or changed, or was written by a newer program.
pub fn unpack(archive: &Path, folder: &Path) -> anyhow::Result<Manifest> {
    let file = File::open(archive)?;
    let mut tar = Archive::new(GzDecoder::new(BufReader::new(file)));
    let mut entries = tar.entries()?;
    let first = entries.next().context("it is empty")??;
    let manifest = read_manifest(first)?;
    for file in &manifest.files {
        let entry = entries
            .next()
            .with_context(|| format!("{} is missing in it", file.name))??;
        unpack_file(entry, file, folder).with_context(|| file.name.clone())?;
    }
    Ok(manifest)
}

fn read_manifest(entry: Entry<'_, impl Read>) -> anyhow::Result<Manifest> {
    if entry.path()?.as_os_str() != MANIFEST {
        bail!("it is not a backup of Rembuk");
    }
    let mut text = Vec::new();
    entry.take(MANIFEST_BYTES_MAX).read_to_end(&mut text)?;
    let manifest: Manifest = serde_json::from_slice(&text).context(MANIFEST)?;
    if manifest.format > FORMAT {
        bail!("it was written by a newer Rembuk ({})", manifest.rembuk);
    }
    if let Some(other) = manifest
        .files
        .iter()
        .find(|file| !NAMES.contains(&file.name.as_str()))
    {
        bail!("it holds {:?}, which is no part of a backup", other.name);
    }
    Ok(manifest)
}

fn unpack_file(
    mut entry: Entry<'_, impl Read>,
    file: &Listed,
    folder: &Path,
) -> anyhow::Result<()> {
    if entry.path()?.as_os_str() != file.name.as_str() {
        bail!("it is not where it should be");
    }
    let path = folder.join(&file.name);
    let mut out = new_file(&path)?;
    io::copy(&mut entry, &mut out)?;
    out.sync_all()?;
    if listed(&file.name, &path)? != *file {
        bail!("its checksum is wrong");
    }
    Ok(())
}

fn listed(name: &str, path: &Path) -> io::Result<Listed> {
    let mut digest = Sha256::new();
    let mut file = File::open(path)?;
    let mut buffer = vec![0; 64 * 1024];
    let mut bytes = 0;
    loop {
        let read = file.read(&mut buffer)?;
        let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else {
            break;
        };
        digest.update(part);
        bytes += u64::try_from(read).unwrap_or(0);
    }
    let sha256 = digest.finalize();
    Ok(Listed {
        name: name.to_owned(),
        bytes,
        sha256: sha256.iter().map(|byte| format!("{byte:02x}")).collect(),
    })
}

fn new_file(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}
