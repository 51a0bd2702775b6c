//! Text of which parts are marked: what a search found.

use leptos::prelude::*;

/// Pieces of text in order; `true` marks a piece.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Runs(pub Vec<(String, bool)>);

impl Runs {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(text, _)| text.is_empty())
    }

    /// Whether both say the same, marked or not.
    pub fn same(&self, other: &Self) -> bool {
        let text =
            |runs: &Self| -> String { runs.0.iter().map(|(text, _)| text.as_str()).collect() };
        text(self).trim() == text(other).trim()
    }
}

impl From<String> for Runs {
    fn from(text: String) -> Self {
        Self(vec![(text, false)])
    }
}

impl From<&str> for Runs {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

/// Text with its marked pieces highlighted.
#[component]
pub fn Marked(
    /// The pieces.
    #[prop(into)]
    runs: Runs,
) -> impl IntoView {
    runs.0
        .into_iter()
        .map(|(text, marked)| {
            if marked {
                view! { <mark>{text}</mark> }.into_any()
            } else {
                text.into_any()
            }
        })
        .collect_view()
}
