//! Parameters of a door. Unlike pages, doors refuse what they do not understand: a script should learn of its mistake.

use pages::error::PageError;
use pages::links;
use pages::site::Shared;
use std::collections::HashMap;

/// Rows of a page where no other number is asked for.
const LIMIT: u64 = 20;
/// Most rows of a page.
const LIMIT_MAX: u64 = 50;

/// The query of a request.
#[derive(Debug)]
pub(super) struct Parameters(HashMap<String, String>);

impl Parameters {
    /// The parameters of a door that knows these and `after` and `limit`.
    pub(super) fn of(query: HashMap<String, String>) -> Self {
        Self(query)
    }

    /// A text; empty where it is not given.
    pub(super) fn text(&self, name: &str) -> &str {
        self.0.get(name).map(String::as_str).unwrap_or_default()
    }

    /// A value, if it is given.
    ///
    /// # Errors
    /// [`PageError::BadRequest`] when it is no value of its kind.
    pub(super) fn value<T>(
        &self,
        name: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, PageError> {
        match self.text(name) {
            "" => Ok(None),
            text => read(text).map(Some).ok_or(PageError::BadRequest),
        }
    }

    /// How many rows are asked for: `limit`, from 1 to 50.
    ///
    /// # Errors
    /// [`PageError::BadRequest`] for anything else.
    pub(super) fn limit(&self) -> Result<u64, PageError> {
        let limit = self
            .value("limit", |text| text.parse().ok())?
            .unwrap_or(LIMIT);
        if (1..=LIMIT_MAX).contains(&limit) {
            Ok(limit)
        } else {
            Err(PageError::BadRequest)
        }
    }

    /// The address of the same list after a row.
    pub(super) fn next(&self, site: &Shared, path: &str, after: &str) -> String {
        let mut pairs: Vec<(&str, &str)> = self
            .0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .filter(|(name, _)| *name != "after" && *name != "lang")
            .collect();
        pairs.sort_unstable();
        pairs.push(("after", after));
        format!("{}{}", site.base_url, links::query(path, &pairs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(pairs: &[(&str, &str)]) -> Parameters {
        let pairs = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Parameters::of(pairs.collect())
    }

    #[test]
    fn a_wrong_value_is_refused() {
        assert_eq!(parameters(&[]).limit(), Ok(20));
        assert_eq!(parameters(&[("limit", "50")]).limit(), Ok(50));
        for wrong in ["0", "51", "-1", "x", "99999999999999999999"] {
            assert_eq!(
                parameters(&[("limit", wrong)]).limit(),
                Err(PageError::BadRequest)
            );
        }
    }
}
