//! A disk of a few megabytes, where this process may mount one.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A disk in memory; unmounted when dropped.
pub(super) struct SmallDisk {
    pub(super) path: PathBuf,
}

impl SmallDisk {
    pub(super) fn mount() -> Option<Self> {
        let name = format!("small-disk-{}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&path).unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=24m", "tmpfs"])
            .arg(&path)
            .stderr(Stdio::null())
            .status();
        mounted
            .is_ok_and(|status| status.success())
            .then_some(Self { path })
    }

    /// Fills every byte of it.
    pub(super) fn fill(&self) {
        let mut filler = std::fs::File::create(self.filler()).unwrap();
        for size in [64 * 1024, 512, 1] {
            while filler.write_all(&vec![b'x'; size]).is_ok() {}
        }
    }

    /// Gives the place back.
    pub(super) fn empty(&self) {
        std::fs::remove_file(self.filler()).unwrap();
    }

    fn filler(&self) -> PathBuf {
        self.path.join("filler")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _gone_with_the_machine = Command::new("umount")
            .arg("--lazy")
            .arg(&self.path)
            .status();
        let _kept = std::fs::remove_dir(&self.path);
    }
}
