//! The box a comment is written in: keeps a draft on the device, counts near the limit, sends in place.
//!
//! Invariants: a draft is kept for a day at most, under a key of one session and one place, and never where the words
//! are confidential (then the key is absent); it goes away only once the comment has arrived.

mod draft;

use crate::Failure;
use draft::Draft;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement, HtmlTextAreaElement};

/// From so many characters below the limit on, what is left is said.
const NEAR: i64 = 500;

/// Texts and limits of a comment box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentWords {
    /// The aspiration's name in URLs.
    pub aspiration: String,
    /// Under which key a draft is kept; `None` keeps none.
    pub draft_key: Option<String>,
    /// Characters that fit.
    pub max: i64,
    /// What is left, with `{}` for the number.
    pub left: String,
    /// What is too much, with `{}` for the number.
    pub over: String,
    /// That it is being sent.
    pub sending: String,
    /// That it did not arrive.
    pub failed: String,
    /// That a draft was put back.
    pub draft_back: String,
    /// That a draft is kept on this device, and how long.
    pub draft_note: String,
}

/// The fields of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentForm {
    /// The comment it answers; empty for none.
    pub parent: String,
    /// The words.
    pub comment: String,
    /// Leave the name away.
    pub hide_name: bool,
    /// Speak for the agency.
    pub for_agency: bool,
    /// Marks the form.
    pub form_key: String,
}

/// Comments on an aspiration and returns where to read it; `csrf` is checked before this runs.
///
/// # Errors
/// [`Failure`] says what kind of failure it was.
#[server(prefix = "/api", endpoint = "comments/send")]
pub async fn send_comment(
    csrf: Option<String>,
    aspiration: String,
    form: CommentForm,
) -> Result<String, Failure> {
    use crate::session::{Session, answer, failure};
    use axum::http::StatusCode;
    use domain::ids::PublicId;
    use forum::comments::{Draft, Voice, comment};
    let _checked_by_the_layer = csrf;
    let (forum, actor) = Session::here()?;
    let Some(id) = PublicId::parse(&aspiration) else {
        return Err(answer(StatusCode::NOT_FOUND, Failure::Gone));
    };
    let parent = PublicId::parse(&form.parent);
    let draft = Draft {
        parent: parent.as_ref(),
        body: &form.comment,
        voice: Voice::chosen(form.hide_name, form.for_agency),
        form_key: forum::comments::form_key(&form.form_key),
    };
    comment(&forum, &actor, &id, draft)
        .await
        .map(|made| format!("/komentar/{made}"))
        .map_err(|error| failure(&error))
}

/// Wraps the plain form, which comes as children from the server.
#[island]
pub fn CommentBox(
    /// Texts and limits.
    words: CommentWords,
    /// The form.
    children: Children,
) -> impl IntoView {
    let around = NodeRef::<html::Div>::new();
    let said = RwSignal::new(String::new());
    let count = RwSignal::new(String::new());
    let note = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let words = StoredValue::new(words);
    let draft = move || {
        words
            .with_value(|words| words.draft_key.clone())
            .map(Draft::at)
    };
    let heard = move || {
        let Some(area) = around.get_untracked().and_then(|around| area(&around)) else {
            return;
        };
        let text = area.value();
        count.set(words.with_value(|words| remaining(words, &text)));
        if let Some(draft) = draft() {
            draft.keep(&text);
            note.set(words.with_value(|words| words.draft_note.clone()));
        }
    };
    Effect::new(move || {
        let Some(area) = around.get().and_then(|around| area(&around)) else {
            return;
        };
        draft::forget_old();
        let Some(kept) = draft().and_then(|draft| draft.kept()) else {
            return;
        };
        if area.value().trim().is_empty() {
            area.set_value(&kept);
            said.set(words.with_value(|words| words.draft_back.clone()));
            count.set(words.with_value(|words| remaining(words, &kept)));
        }
    });
    let send = move |event: web_sys::Event| {
        let Some(form) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlFormElement>().ok())
        else {
            return;
        };
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        said.set(words.with_value(|words| words.sending.clone()));
        let (csrf, fields) = read(&form);
        let aspiration = words.with_value(|words| words.aspiration.clone());
        spawn_local(async move {
            match send_comment(Some(csrf), aspiration, fields).await {
                Ok(path) => {
                    if let Some(draft) = draft() {
                        draft.forget();
                    }
                    go(&path);
                }
                // the plain form says what is wrong, beside the field, with what was typed
                Err(Failure::Refused | Failure::Gone) => {
                    if form.submit().is_err() {
                        said.set(words.with_value(|words| words.failed.clone()));
                    }
                }
                Err(Failure::TooOften | Failure::Unavailable) => {
                    said.set(words.with_value(|words| words.failed.clone()));
                    busy.set(false);
                }
            }
        });
    };
    view! {
        <div
            class="comment-box"
            node_ref=around
            on:input=move |_event| heard()
            on:submit=move |event| send(event.into())
        >
            {children()}
            <p class="soft">{move || note.get()}</p>
            <p class="soft" aria-live="polite">{move || count.get()}</p>
            <p class="soft" role="status">{move || said.get()}</p>
        </div>
    }
}

fn area(around: &web_sys::HtmlDivElement) -> Option<HtmlTextAreaElement> {
    around
        .query_selector("textarea")
        .ok()
        .flatten()
        .and_then(|element| element.dyn_into().ok())
}

/// The token and the fields of a form.
fn read(form: &HtmlFormElement) -> (String, CommentForm) {
    let data = FormData::new_with_form(form).ok();
    let get = |name: &str| {
        data.as_ref()
            .and_then(|data| data.get(name).as_string())
            .unwrap_or_default()
    };
    let fields = CommentForm {
        parent: get("parent"),
        comment: get("comment"),
        hide_name: !get("hide_name").is_empty(),
        for_agency: !get("for_agency").is_empty(),
        form_key: get("form_key"),
    };
    (get("csrf"), fields)
}

fn go(path: &str) {
    let gone = window().location().set_href(path);
    if gone.is_err() {
        leptos::logging::warn!("cannot go to {path}");
    }
}

/// What is said of the length, near the limit and beyond it.
fn remaining(words: &CommentWords, text: &str) -> String {
    let have = i64::try_from(text.trim().chars().count()).unwrap_or(i64::MAX);
    let left = words.max - have;
    if left > NEAR {
        String::new()
    } else if left >= 0 {
        words.left.replace("{}", &left.to_string())
    } else {
        words.over.replace("{}", &left.unsigned_abs().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_is_said_near_the_limit_only() {
        let words = CommentWords {
            aspiration: String::new(),
            draft_key: None,
            max: 1_000,
            left: "sisa {}".to_owned(),
            over: "lebih {}".to_owned(),
            sending: String::new(),
            failed: String::new(),
            draft_back: String::new(),
            draft_note: String::new(),
        };
        assert_eq!(remaining(&words, &"ä".repeat(499)), "");
        assert_eq!(remaining(&words, &"ä".repeat(900)), "sisa 100");
        assert_eq!(remaining(&words, &"ä".repeat(1_003)), "lebih 3");
    }
}
