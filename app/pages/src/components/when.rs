//! Moments as people and machines read them.

use crate::visit::Visit;
use domain::time::Timestamp;
use leptos::prelude::*;
use texts::Texts;

/// A moment, ready to show: words, the same for machines, and a longer form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// What people read: "3 hari lalu".
    pub words: String,
    /// The `datetime` attribute.
    pub machine: String,
    /// The full date, shown on pointing; empty when the words already say it.
    pub full: String,
}

impl When {
    /// "3 hari lalu", with the full moment behind it.
    pub fn ago(visit: &Visit, at: Timestamp) -> Self {
        Self {
            words: visit.texts.ago(at, visit.now),
            machine: Texts::machine_moment(at),
            full: visit.texts.moment(at, visit.zone),
        }
    }

    /// "24 November 2026" and nothing finer: all that may be said of an anonymous post.
    pub fn day(visit: &Visit, at: Timestamp) -> Self {
        Self {
            words: visit.texts.day(at, visit.zone),
            machine: Texts::machine_day(at, visit.zone),
            full: String::new(),
        }
    }

    /// "Selasa, 24 November 2026" and nothing finer.
    pub fn weekday(visit: &Visit, at: Timestamp) -> Self {
        Self {
            words: visit.texts.weekday_and_day(at, visit.zone),
            ..Self::day(visit, at)
        }
    }

    /// "Selasa, 24 November 2026 pukul 19.26 WIB".
    pub fn moment(visit: &Visit, at: Timestamp) -> Self {
        Self {
            words: visit.texts.moment(at, visit.zone),
            machine: Texts::machine_moment(at),
            full: String::new(),
        }
    }
}

/// A moment in a `time` element.
#[component]
pub fn Time(
    /// The moment.
    when: When,
) -> impl IntoView {
    let full = (!when.full.is_empty()).then_some(when.full);
    view! { <time datetime=when.machine title=full>{when.words}</time> }
}
