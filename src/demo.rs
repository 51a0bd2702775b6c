//! The named demo world, loaded through the acts so that it obeys every rule.

/// Where the accounts of the demo world are written, in the data folder.
pub const ACCOUNTS_FILE: &str = "demo-accounts.txt";

/// Loads the demo world.
///
/// # Errors
/// When the database is not empty.
pub async fn load(_config: &crate::config::Config, _if_empty: bool) -> anyhow::Result<()> {
    anyhow::bail!("not here yet")
}
