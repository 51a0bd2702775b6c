//! `rembuk user create`: an account made by the operator, such as the first administrator.

use crate::config::Config;
use crate::open;
use anyhow::{Context, anyhow, bail};
use clap::{Args, ValueEnum};
use domain::identity::Email;
use domain::language::Language;
use domain::roles::{Grant, Role};
use domain::words::PersonName;
use forum::clock::Clock;
use forum::identity::{NewPerson, create_person};
use std::io::Read;

/// An account to make.
#[derive(Debug, Args)]
pub struct Create {
    /// E-mail address
    #[arg(long)]
    email: String,
    /// What the person is called
    #[arg(long)]
    name: String,
    /// What the person may do
    #[arg(long, value_enum)]
    role: RoleName,
    /// The agency the role is for; every role but resident and administrator needs one
    #[arg(long)]
    agency: Option<String>,
    /// Read a password (15 characters or more) from standard input; without one the person signs in by code
    #[arg(long)]
    password_stdin: bool,
}

/// Roles as the command line spells them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum RoleName {
    Resident,
    Helper,
    Official,
    Moderator,
    Coordinator,
    Administrator,
}

impl RoleName {
    const fn role(self) -> Option<Role> {
        match self {
            Self::Resident => None,
            Self::Helper => Some(Role::Helper),
            Self::Official => Some(Role::Official),
            Self::Moderator => Some(Role::Moderator),
            Self::Coordinator => Some(Role::Coordinator),
            Self::Administrator => Some(Role::Administrator),
        }
    }
}

/// Makes the account and says so.
///
/// # Errors
/// A line that says which argument is wrong, or that the address is taken.
#[expect(clippy::print_stdout, reason = "the answer of a command")]
pub async fn create(config: &Config, given: Create) -> anyhow::Result<()> {
    let email = Email::parse(&given.email).with_context(|| format!("--email {:?}", given.email))?;
    let name = PersonName::parse(&given.name).context("--name")?;
    let password = if given.password_stdin {
        Some(read_password()?)
    } else {
        None
    };
    let forum = open::open(config, Clock::Machine).await?;
    let agency = match &given.agency {
        None => None,
        Some(slug) => Some(agency_id(&forum, slug).await?),
    };
    let roles = match (given.role.role(), agency) {
        (None, _) => Vec::new(),
        (Some(Role::Administrator), _) => vec![Grant {
            role: Role::Administrator,
            agency: None,
        }],
        (Some(_), None) => bail!("--agency SLUG is missing: this role is held at one agency"),
        (Some(role), agency) => vec![Grant { role, agency }],
    };
    let new = NewPerson {
        email: email.clone(),
        name,
        language: Language::Indonesian,
        adult: true,
        consent: false,
        roles,
        password,
    };
    create_person(&forum, new)
        .await
        .map_err(|error| anyhow!("{}: {error}", email.as_str()))?;
    println!(
        "{} can sign in at {}/masuk",
        email.as_str(),
        config.base_url
    );
    forum.store.close().await?;
    Ok(())
}

async fn agency_id(forum: &forum::Forum, slug: &str) -> anyhow::Result<domain::ids::AgencyId> {
    let slug = domain::agencies::Slug::parse(slug)
        .ok_or_else(|| anyhow!("--agency {slug:?} is no slug"))?;
    let agency = store::agencies::by_slug(forum.store.read(), &slug).await?;
    agency
        .map(|agency| agency.id)
        .ok_or_else(|| anyhow!("--agency {}: there is no such agency", slug.as_str()))
}

fn read_password() -> anyhow::Result<String> {
    let mut password = String::new();
    std::io::stdin()
        .take(4096)
        .read_to_string(&mut password)
        .context("standard input")?;
    Ok(password.trim_end_matches(['\r', '\n']).to_owned())
}
