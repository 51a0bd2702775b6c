//! What somebody has typed so far: carried from step to step in the form itself, nothing is kept in between.

use crate::components::FieldError;
use crate::fields::Fields;
use crate::text_errors::text_error;
use domain::aspirations::AspirationKind;
use domain::ids::AreaId;
use domain::visibility::Visibility;
use domain::words::{Body, Line, Lines, Title, optional};
use forum::actor::Actor;
use forum::agencies::Area;
use forum::aspirations::submit::Draft;
use texts::Texts;

/// The fields of the form, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) area: String,
    pub(super) place: String,
    pub(super) visibility: String,
    /// The token that makes a second sending harmless; given out with the page on which one checks.
    pub(super) form_key: String,
}

impl Typed {
    /// An empty form; younger people find "anonymous" chosen.
    pub(super) fn blank(actor: Option<&Actor>) -> Self {
        let visibility = if actor.is_some_and(|actor| !actor.adult) {
            Visibility::Anonymous
        } else {
            Visibility::Public
        };
        Self {
            visibility: visibility.code().to_owned(),
            ..Self::default()
        }
    }

    /// What was sent.
    pub(super) fn of(fields: &Fields) -> Self {
        let get = |name: &str| fields.get(name).to_owned();
        Self {
            kind: get("kind"),
            title: get("title"),
            body: get("body"),
            area: get("area"),
            place: get("place"),
            visibility: get("visibility"),
            form_key: get("form_key"),
        }
    }

    /// Names and values that carry it to the next step.
    pub(super) fn pairs(&self) -> [(&'static str, &str); 7] {
        [
            ("kind", &self.kind),
            ("title", &self.title),
            ("body", &self.body),
            ("area", &self.area),
            ("place", &self.place),
            ("visibility", &self.visibility),
            ("form_key", &self.form_key),
        ]
    }

    /// The kind chosen.
    pub(super) fn kind(&self) -> Option<AspirationKind> {
        AspirationKind::parse(&self.kind)
    }

    /// Whether the token has the form of one given out here.
    pub(super) fn has_form_key(&self) -> bool {
        self.form_key.len() == 26 && self.form_key.bytes().all(|b| b.is_ascii_alphabetic())
    }

    /// Checks everything at once.
    ///
    /// # Errors
    /// What is wrong, in the order of the fields.
    pub(super) fn check(&self, t: Texts, areas: &[Area]) -> Result<Draft, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut wrong = |field, message| errors.push(FieldError { field, message });
        let kind = self.kind();
        if kind.is_none() {
            wrong("kind", t.write_error_kind());
        }
        let title = Title::parse(&self.title)
            .map_err(|error| wrong("title", text_error(t, error, t.write_error_title_empty())))
            .ok();
        let body = Body::parse(&self.body)
            .map_err(|error| wrong("body", text_error(t, error, t.write_error_body_empty())))
            .ok();
        let area = self.area(areas);
        if area.is_err() {
            wrong("area", t.write_error_area());
        }
        let place = optional(&self.place, Line::MAX, Lines::One)
            .map_err(|error| wrong("place", text_error(t, error, String::new())))
            .ok()
            .flatten()
            .and_then(|place| Line::parse(&place).ok());
        let visibility = Visibility::parse(&self.visibility);
        if visibility.is_none() {
            wrong("visibility", t.write_error_visibility());
        }
        match (kind, title, body, area, visibility) {
            (Some(kind), Some(title), Some(body), Ok(area), Some(visibility))
                if errors.is_empty() =>
            {
                Ok(Draft {
                    kind,
                    title,
                    body,
                    area,
                    place,
                    visibility,
                    language: t.language,
                    form_key: self.form_key.clone(),
                })
            }
            _ => Err(errors),
        }
    }

    /// The area chosen; an unknown code is an error.
    fn area(&self, areas: &[Area]) -> Result<Option<AreaId>, ()> {
        if self.area.is_empty() {
            return Ok(None);
        }
        areas
            .iter()
            .find(|area| area.code == self.area)
            .map(|area| Some(area.id))
            .ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::language::Language;

    fn typed() -> Typed {
        Typed {
            kind: "complaint".to_owned(),
            title: "Lampu mati".to_owned(),
            body: "Sejak Senin.".to_owned(),
            visibility: "public".to_owned(),
            ..Typed::default()
        }
    }

    fn fields(typed: &Typed) -> Vec<&'static str> {
        let errors = typed.check(Texts::of(Language::Indonesian), &[]);
        errors
            .err()
            .unwrap_or_default()
            .iter()
            .map(|error| error.field)
            .collect()
    }

    #[test]
    fn a_whole_form_passes_and_each_hole_is_named() {
        assert_eq!(fields(&typed()), Vec::<&str>::new());
        assert_eq!(
            fields(&Typed::default()),
            ["kind", "title", "body", "visibility"]
        );
        let long = Typed {
            title: "a".repeat(151),
            place: "b\u{202e}".to_owned(),
            area: "99".to_owned(),
            ..typed()
        };
        assert_eq!(fields(&long), ["title", "area", "place"]);
    }
}
