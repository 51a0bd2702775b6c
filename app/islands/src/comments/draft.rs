//! A draft on the device: the moment it was last touched, a line break, the words.

use leptos::prelude::window;
use web_sys::Storage;

/// What every key begins with; signing out clears them all.
const PREFIX: &str = "rembuk-draft-";
/// How long a draft is kept, in milliseconds.
const DAY: f64 = 86_400_000.0;

/// The place of one draft.
#[derive(Debug)]
pub(super) struct Draft(String);

impl Draft {
    pub(super) fn at(key: String) -> Self {
        Self(format!("{PREFIX}{key}"))
    }

    /// Keeps the words; a full or forbidden storage keeps nothing.
    pub(super) fn keep(&self, text: &str) {
        if text.trim().is_empty() {
            self.forget();
        } else if let Some(storage) = storage() {
            let value = format!("{}\n{text}", js_sys::Date::now());
            let _full = storage.set_item(&self.0, &value).is_err();
        }
    }

    /// The words, if they are young enough.
    pub(super) fn kept(&self) -> Option<String> {
        let value = storage()?.get_item(&self.0).ok()??;
        let (at, text) = value.split_once('\n')?;
        is_young(at).then(|| text.to_owned())
    }

    pub(super) fn forget(&self) {
        remove(&self.0);
    }
}

/// Forgets every draft older than a day.
pub(super) fn forget_old() {
    let Some(storage) = storage() else {
        return;
    };
    let keys =
        (0..storage.length().unwrap_or(0)).filter_map(|place| storage.key(place).ok().flatten());
    let ours: Vec<String> = keys.filter(|key| key.starts_with(PREFIX)).collect();
    for key in ours {
        let value = storage.get_item(&key).ok().flatten().unwrap_or_default();
        if !value.split_once('\n').is_some_and(|(at, _)| is_young(at)) {
            remove(&key);
        }
    }
}

fn is_young(at: &str) -> bool {
    let age = js_sys::Date::now() - at.parse().unwrap_or(0.0);
    (0.0..DAY).contains(&age)
}

fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _gone = storage.remove_item(key).is_ok();
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
