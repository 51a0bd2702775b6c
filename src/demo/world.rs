//! The form of the demo world's files, and their texts, compiled in.

use domain::agencies::AgencyKind;
use domain::aspirations::{AspirationKind, AspirationState};
use domain::consultations::VoteMode;
use domain::language::Language;
use domain::moderation::{Decision, Reason};
use domain::roles::Role;
use domain::visibility::Visibility;
use serde::Deserialize;

/// Everything in it.
#[derive(Debug)]
pub(super) struct World {
    pub(super) agencies: Vec<Agency>,
    pub(super) people: Vec<Person>,
    pub(super) consultations: Vec<Consultation>,
    pub(super) summaries: Vec<Summary>,
    pub(super) aspirations: Vec<Aspiration>,
}

/// Reads the files.
///
/// # Errors
/// When one does not have the form.
pub(super) fn read() -> Result<World, toml::de::Error> {
    let agencies: Agencies = toml::from_str(include_str!("agencies.toml"))?;
    let people: People = toml::from_str(include_str!("people.toml"))?;
    let consultations: Consultations = toml::from_str(include_str!("consultations.toml"))?;
    let mut aspirations = Vec::new();
    for file in [
        include_str!("aspirations/fkp-pengaduan-2026.toml"),
        include_str!("aspirations/jalan-terang-saluran-lancar.toml"),
        include_str!("aspirations/adminduk-ramah-disabilitas.toml"),
        include_str!("aspirations/jam-layanan-kecamatan.toml"),
    ] {
        let file: Aspirations = toml::from_str(file)?;
        aspirations.extend(file.aspiration);
    }
    Ok(World {
        agencies: agencies.agency,
        people: people.person,
        consultations: consultations.consultation,
        summaries: consultations.summary,
        aspirations,
    })
}

#[derive(Debug, Deserialize)]
struct Agencies {
    agency: Vec<Agency>,
}

#[derive(Debug, Deserialize)]
struct People {
    person: Vec<Person>,
}

#[derive(Debug, Deserialize)]
struct Consultations {
    consultation: Vec<Consultation>,
    summary: Vec<Summary>,
}

#[derive(Debug, Deserialize)]
struct Aspirations {
    aspiration: Vec<Aspiration>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Agency {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) kind: AgencyKind,
    #[serde(default)]
    pub(super) parent: String,
    pub(super) code: String,
    #[serde(default)]
    pub(super) area: String,
    pub(super) about_id: String,
    pub(super) about_en: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Person {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) lang: Language,
    pub(super) adult: bool,
    pub(super) email_local: String,
    #[serde(default)]
    pub(super) roles: Vec<Held>,
    pub(super) shown_account: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Held {
    pub(super) role: Role,
    pub(super) agency: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Consultation {
    pub(super) key: String,
    pub(super) agency: String,
    pub(super) coordinator: String,
    pub(super) title: String,
    pub(super) question: String,
    pub(super) background: String,
    pub(super) limits: String,
    pub(super) published_day: i64,
    pub(super) opens_day: i64,
    pub(super) closes_day: i64,
    pub(super) mode: VoteMode,
}

#[derive(Debug, Deserialize)]
pub(super) struct Summary {
    pub(super) consultation: String,
    pub(super) published_day: i64,
    pub(super) published_time: String,
    pub(super) by: String,
    pub(super) paragraphs: Vec<Paragraph>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) cites: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Aspiration {
    pub(super) key: String,
    pub(super) consultation: String,
    pub(super) author: Option<String>,
    pub(super) kind: AspirationKind,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) area: Option<String>,
    pub(super) place: Option<String>,
    pub(super) visibility: Visibility,
    pub(super) day: i64,
    pub(super) time: String,
    pub(super) lang: Option<Language>,
    pub(super) lapor_id: Option<String>,
    #[serde(default)]
    pub(super) supports: Vec<String>,
    #[serde(default)]
    pub(super) follows: Vec<String>,
    #[serde(default)]
    pub(super) comment: Vec<Comment>,
    #[serde(default)]
    pub(super) step: Vec<Step>,
    #[serde(default)]
    pub(super) response: Vec<Response>,
    #[serde(default)]
    pub(super) report: Vec<Report>,
    pub(super) moderation: Option<Moderation>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Comment {
    pub(super) key: String,
    pub(super) by: String,
    pub(super) day: i64,
    pub(super) time: String,
    pub(super) text: String,
    pub(super) parent: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Step {
    pub(super) by: String,
    pub(super) day: i64,
    pub(super) time: String,
    pub(super) state: AspirationState,
    #[serde(default)]
    pub(super) note: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Response {
    pub(super) by: String,
    pub(super) day: i64,
    pub(super) time: String,
    pub(super) text: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Report {
    pub(super) by: String,
    pub(super) day: i64,
    pub(super) time: String,
    pub(super) reason: Reason,
    #[serde(default)]
    pub(super) text: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Moderation {
    pub(super) by: String,
    pub(super) day: i64,
    pub(super) time: String,
    pub(super) decision: Decision,
    pub(super) reason: Reason,
    pub(super) note: String,
}
