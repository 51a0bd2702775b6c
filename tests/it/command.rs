//! The real program, run as an operator runs it.

use rembuk::config::Config;
use std::process::Stdio;
use tokio::process::Command;

/// What a command said.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) ok: bool,
    pub(crate) out: String,
    pub(crate) error: String,
}

/// Runs a subcommand on the data folder and database of a configuration.
pub(crate) async fn rembuk(config: &Config, arguments: &[&str]) -> Said {
    let output = command(config)
        .args(arguments)
        .output()
        .await
        .expect("the program starts");
    Said {
        ok: output.status.success(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        error: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// The program with the settings of a configuration and none of the machine's.
pub(crate) fn command(config: &Config) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rembuk"));
    command
        .env_clear()
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .env("REMBUK_DATA", &config.data)
        .env("REMBUK_DATABASE_URL", &config.database_url)
        .env("REMBUK_ADDR", config.addr.to_string())
        .env("REMBUK_BASE_URL", &config.base_url)
        .env("REMBUK_LOG", "warn")
        .envs(responsible(config))
        .stdin(Stdio::null())
        .kill_on_drop(true);
    if let Some(url) = &config.smtp_url {
        command.env("REMBUK_SMTP_URL", url);
    }
    command
}

/// Operator and contact, where the configuration has them.
fn responsible(config: &Config) -> Vec<(&'static str, &str)> {
    let both = [
        ("REMBUK_OPERATOR", config.operator.as_str()),
        ("REMBUK_CONTACT", config.contact.as_str()),
    ];
    both.into_iter()
        .filter(|(key, _)| !config.unsaid.contains(key))
        .collect()
}
