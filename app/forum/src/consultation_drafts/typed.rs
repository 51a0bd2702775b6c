//! A consultation as it is typed into a form, and what is wrong with it.

use domain::consultation_drafts::Draft;
use domain::consultations::{Dates, DatesError, VoteMode};
use domain::ids::AgencyId;
use domain::time::Timestamp;
use domain::words::{Body, Line, TextError, Title};

/// A form as it was sent; choices are read already, and empty where they were nothing one can choose.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a> {
    /// The theme.
    pub title: &'a str,
    /// The question.
    pub question: &'a str,
    /// What it is about.
    pub background: &'a str,
    /// What cannot be changed.
    pub limits: &'a str,
    /// Who holds it.
    pub agency: Option<AgencyId>,
    /// How people vote.
    pub vote_mode: Option<VoteMode>,
    /// When it opens.
    pub opens_at: Option<Timestamp>,
    /// When it closes.
    pub closes_at: Option<Timestamp>,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The theme.
    Title,
    /// The question.
    Question,
    /// What it is about.
    Background,
    /// What cannot be changed.
    Limits,
    /// Who holds it.
    Agency,
    /// How people vote.
    VoteMode,
    /// The first day.
    Opens,
    /// The last day.
    Closes,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// The words do not fit.
    #[error(transparent)]
    Text(#[from] TextError),
    /// Nothing was chosen.
    #[error("nothing chosen")]
    Missing,
    /// The dates do not fit each other.
    #[error(transparent)]
    Dates(#[from] DatesError),
}

/// A field and what is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrongField {
    /// Which field.
    pub field: Field,
    /// What is wrong.
    pub wrong: Wrong,
}

/// Reads a form.
///
/// # Errors
/// Everything that is wrong, in the order of the form.
pub fn checked(typed: &Typed<'_>) -> Result<Draft, Vec<WrongField>> {
    let mut wrong = Vec::new();
    let mut note = |field, error: Wrong| {
        wrong.push(WrongField {
            field,
            wrong: error,
        })
    };
    let title = Title::parse(typed.title).map_err(|error| note(Field::Title, error.into()));
    let question = Line::parse(typed.question).map_err(|error| note(Field::Question, error.into()));
    let background =
        Body::parse(typed.background).map_err(|error| note(Field::Background, error.into()));
    let limits = Body::parse(typed.limits).map_err(|error| note(Field::Limits, error.into()));
    let agency = typed
        .agency
        .ok_or_else(|| note(Field::Agency, Wrong::Missing));
    let vote_mode = typed
        .vote_mode
        .ok_or_else(|| note(Field::VoteMode, Wrong::Missing));
    let opens_at = typed
        .opens_at
        .ok_or_else(|| note(Field::Opens, Wrong::Missing));
    let closes_at = typed
        .closes_at
        .ok_or_else(|| note(Field::Closes, Wrong::Missing));
    let dates = match (opens_at, closes_at) {
        (Ok(opens_at), Ok(closes_at)) => {
            Dates::new(opens_at, closes_at).map_err(|error| note(Field::Closes, error.into()))
        }
        _ => Err(()),
    };
    match (
        title, question, background, limits, agency, vote_mode, dates,
    ) {
        (
            Ok(title),
            Ok(question),
            Ok(background),
            Ok(limits),
            Ok(agency),
            Ok(vote_mode),
            Ok(dates),
        ) => Ok(Draft {
            title,
            question,
            background,
            limits,
            agency,
            vote_mode,
            dates,
        }),
        _ => Err(wrong),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_wrong_is_said_at_once() {
        let typed = Typed {
            title: "Jalan",
            question: " ",
            background: "Latar",
            limits: "",
            agency: None,
            vote_mode: Some(VoteMode::Support),
            opens_at: Some(Timestamp(20)),
            closes_at: Some(Timestamp(10)),
        };
        let fields: Vec<Field> = checked(&typed)
            .unwrap_err()
            .iter()
            .map(|wrong| wrong.field)
            .collect();
        assert_eq!(
            fields,
            [Field::Question, Field::Limits, Field::Agency, Field::Closes]
        );
        let typed = Typed {
            question: "Di mana?",
            limits: "Anggaran",
            agency: Some(AgencyId(1)),
            closes_at: Some(Timestamp(30)),
            ..typed
        };
        assert!(checked(&typed).is_ok());
    }
}
