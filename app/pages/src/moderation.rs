//! Moderation as everybody sees it: reporting a post, reading and answering a decision, the public log.

mod decision;
mod log;
mod report;

pub(crate) use decision::path as decision_path;
pub use decision::{answer, decision};
pub use log::log;
pub use report::{aspiration_form, comment_form, report_aspiration, report_comment};

pub(crate) use log::place;
pub(crate) use report::link;

use crate::aspirations::title_of;
use crate::components::*;
use crate::rich_text::RichText;
use crate::visit::Visit;
use domain::moderation::Reason;
use forum::moderation::Post;
use leptos::prelude::*;
use texts::Texts;

/// When a post was written; of an anonymous one the day and nothing finer.
pub(crate) fn posted(visit: &Visit, post: &Post) -> When {
    if post.shows_day_only() {
        When::day(visit, post.created_at)
    } else {
        When::ago(visit, post.created_at)
    }
}

/// The words of a post in a frame, without its author.
pub(crate) fn quoted(t: Texts, post: &Post) -> impl IntoView + use<> {
    let title = title_of(t, &post.on);
    let body = post.body.clone();
    view! {
        <blockquote class="quoted-post">
            <p class="by-line">{title}</p>
            <RichText markdown=body/>
        </blockquote>
    }
}

/// The reasons people can choose, each with a sentence.
pub(crate) fn reasons(t: Texts) -> Vec<Choice> {
    Reason::CHOICES
        .iter()
        .map(|reason| Choice::new(reason.code(), t.reason(*reason)).hint(t.reason_hint(*reason)))
        .collect()
}
