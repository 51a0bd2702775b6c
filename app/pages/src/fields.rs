//! The fields of a posted form.
//!
//! The CSRF layer reads the body once, checks it and leaves the fields in the request; handlers take them from there,
//! so that no handler can read a form that was not checked.

use crate::error::PageError;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

/// The names and values of a form, in the order they were sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

/// The form is not valid: a percent sign without two hex digits, or bytes that are no UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("form is not valid UTF-8")]
pub struct FieldsError;

impl Fields {
    /// The most fields a form may have.
    pub const MAX: usize = 500;

    /// Reads a body of `application/x-www-form-urlencoded`.
    ///
    /// # Errors
    /// [`FieldsError`] when it holds invalid UTF-8 or more than [`Fields::MAX`] fields.
    pub fn parse(body: &[u8]) -> Result<Self, FieldsError> {
        let mut fields = Vec::new();
        for pair in body
            .split(|byte| *byte == b'&')
            .filter(|pair| !pair.is_empty())
        {
            if fields.len() == Self::MAX {
                return Err(FieldsError);
            }
            let mut halves = pair.splitn(2, |byte| *byte == b'=');
            let name = decode(halves.next().unwrap_or_default())?;
            let value = decode(halves.next().unwrap_or_default())?;
            fields.push((name, value));
        }
        Ok(Self(fields))
    }

    /// The first value of a field, as typed; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, value)| value)
    }

    /// Whether a field was sent with some value: a checked box, or a button that was pressed.
    pub fn has(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// Every name and value; of a name that was sent several times the last one stands last.
    pub fn pairs(&self) -> impl Iterator<Item = (String, String)> {
        self.0.iter().cloned()
    }

    /// Every value of a field that may be sent several times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(field, _)| field == name)
            .map(|(_, value)| value.as_str())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Fields {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or(PageError::BadRequest)
    }
}

fn decode(text: &[u8]) -> Result<String, FieldsError> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.iter();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let high = rest
                    .next()
                    .and_then(|digit| hex(*digit))
                    .ok_or(FieldsError)?;
                let low = rest
                    .next()
                    .and_then(|digit| hex(*digit))
                    .ok_or(FieldsError)?;
                high * 16 + low
            }
            other => *other,
        });
    }
    String::from_utf8(bytes).map_err(|_error| FieldsError)
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_decoded_and_broken_text_is_refused() {
        let fields = Fields::parse(b"title=Lampu+jalan%21&cites=1&cites=2&empty=").unwrap();
        assert_eq!(fields.get("title"), "Lampu jalan!");
        assert_eq!(fields.all("cites").collect::<Vec<_>>(), ["1", "2"]);
        assert!(!fields.has("empty") && !fields.has("absent"));
        assert_eq!(Fields::parse(b"a=%ff"), Err(FieldsError));
        assert_eq!(Fields::parse(b"a=%4"), Err(FieldsError));
    }
}
