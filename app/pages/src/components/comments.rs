//! Comments: threads at most three deep.

use super::badges::{Badge, Tone};
use super::icon::{Glyph, Icon};
use super::when::{Time, When};
use crate::rich_text::RichText;
use leptos::prelude::*;
use texts::Texts;

/// What a comment's author is to the aspiration.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Voice {
    /// Anybody.
    #[default]
    Reader,
    /// Wrote the aspiration.
    Author,
    /// Speaks for an agency.
    Official,
}

/// A comment as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentShown {
    /// The anchor, unique on the page: `komentar-17`.
    pub id: String,
    /// Level in its thread, 1 to 3.
    pub depth: i16,
    /// Who, as may be shown.
    pub author: String,
    /// What the author is to the aspiration.
    pub voice: Voice,
    /// When; of anonymous comments the day only.
    pub when: When,
    /// Markdown; empty when hidden from this reader.
    pub text: String,
    /// A moderator has hidden it.
    pub hidden: bool,
}

/// One comment. `children` are its actions (reply, report, withdraw), shown in one row.
#[component]
pub fn CommentItem(
    /// Texts of the reader.
    t: Texts,
    /// What it shows.
    of: CommentShown,
    /// Links and small forms below the words.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let class = match of.depth {
        ..=1 => "comment depth-1",
        2 => "comment depth-2",
        _ => "comment depth-3",
    };
    let voice = match of.voice {
        Voice::Reader => None,
        Voice::Author => Some((Tone::Plain, Glyph::Pencil, t.comment_author())),
        Voice::Official => Some((Tone::Info, Glyph::Building, t.comment_official())),
    };
    let link = format!("#{}", of.id);
    let empty = of.text.is_empty();
    view! {
        <li class=class id=of.id>
            <p class="by-line">
                <span class="who">{of.author}</span>
                {voice.map(|(tone, glyph, word)| view! { <Badge tone glyph word/> })}
                <a class="anchor" href=link>
                    <Time when=of.when/>
                    <span class="unseen">{" "}{t.comment_link()}</span>
                </a>
            </p>
            {of.hidden.then(|| view! {
                <p class="soft"><Icon glyph=Glyph::EyeOff/>{t.comment_hidden()}</p>
            })}
            {(!empty).then(|| view! { <RichText markdown=of.text/> })}
            {children.map(|children| view! { <div class="comment-actions">{children()}</div> })}
        </li>
    }
}

/// The list around [`CommentItem`]s, in reading order; depth is shown by indentation.
#[component]
pub fn CommentList(
    /// The comments.
    children: Children,
) -> impl IntoView {
    view! { <ol class="comments">{children()}</ol> }
}
