//! Tests that find out at run time that they cannot run here: said, and counted by `cargo xtask test`.

use std::io::Write;

/// Says that a test does not run here, and why.
pub(crate) fn skipped(why: &str) {
    println!("skipped: {why}");
    if let Some(list) = std::env::var_os("REMBUK_TEST_SKIPPED") {
        let list = std::fs::File::options()
            .append(true)
            .create(true)
            .open(list);
        writeln!(list.unwrap(), "{why}").unwrap();
    }
}
