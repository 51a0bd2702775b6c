//! The comments of an aspiration, in threads, with what the reader can do with each.

use super::form::{Typed, fields};
use super::{anchor, refusal};
use crate::components::{
    CommentItem, CommentList, CommentShown, Glyph, Icon, LinkButton, Loudness, Notice, Tone, Voice,
    When,
};
use crate::discussion::aspiration_path;
use crate::links;
use crate::visit::Visit;
use domain::ids::PublicId;
use forum::comments::{Byline, Comments, May, Shown};
use leptos::prelude::*;
use texts::Texts;

/// The section of comments on an aspiration's page.
pub(crate) fn section(visit: &Visit, comments: Comments) -> impl IntoView + use<> {
    let t = visit.texts;
    let path = aspiration_path(&comments.room.aspiration);
    let write = match comments.room.may {
        May::Yes => view! {
            <h3>{t.comment_write()}</h3>
            {fields(visit, &comments.room, None, (&Typed::default(), &[]))}
        }
        .into_any(),
        May::SignedIn => view! {
            <p>
                <LinkButton
                    href=links::and_back("/masuk", &path)
                    label=t.comment_sign_in()
                    loudness=Loudness::Quiet
                    glyph=Glyph::Comment
                />
            </p>
        }
        .into_any(),
        May::No(refused) => view! { <p class="soft">{refusal(t, refused)}</p> }.into_any(),
    };
    let title = if comments.count > 0 {
        t.comments(comments.count)
    } else {
        t.comments_title()
    };
    let empty = comments.shown.is_empty().then(|| {
        let text = match comments.room.may {
            May::No(_) => t.comments_empty_closed(),
            May::Yes | May::SignedIn => t.comments_empty(),
        };
        view! { <p class="soft">{text}</p> }
    });
    let cut = comments
        .cut
        .then(|| view! { <Notice tone=Tone::Info title=t.comments_cut()/> });
    let pages = pages(visit, &path, comments.later, comments.next.as_ref());
    let items = comments
        .shown
        .into_iter()
        .map(|comment| item(visit, &path, comment))
        .collect_view();
    view! {
        <section class="comments-section" id="komentar" aria-labelledby="komentar-judul">
            <h2 id="komentar-judul">{title}</h2>
            {empty}
            <CommentList>{items}</CommentList>
            {cut}
            {pages}
            {write}
        </section>
    }
}

fn pages(visit: &Visit, path: &str, later: bool, next: Option<&PublicId>) -> impl IntoView + use<> {
    let t = visit.texts;
    let first = later.then(|| format!("{path}#komentar"));
    let next = next.map(|id| {
        let page = links::query(path, &[("komentar", id.as_str())]);
        format!("{page}#komentar")
    });
    (first.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="pagination" aria-label=t.comments_title()>
                {first.map(|href| view! {
                    <LinkButton href label=t.comments_from_start() loudness=Loudness::Quiet/>
                })}
                {next.map(|href| view! {
                    <LinkButton href label=t.comments_next() loudness=Loudness::Quiet/>
                })}
            </nav>
        }
    })
}

fn item(visit: &Visit, path: &str, comment: Shown) -> impl IntoView + use<> {
    let t = visit.texts;
    let (author, voice) = byline(t, &comment.by);
    let when = if comment.day_only {
        When::day(visit, comment.at)
    } else {
        When::ago(visit, comment.at)
    };
    let shown = CommentShown {
        id: anchor(&comment.id),
        depth: comment.depth,
        author: author.clone(),
        voice,
        when,
        text: comment.body,
        hidden: comment.hidden,
    };
    let id = comment.id.as_str();
    let answer = comment.answerable.then(|| {
        let href = links::query(&format!("{path}/komentar"), &[("balas", id)]);
        let named = format!("{}: {author}", t.comment_reply());
        view! { <a href=href aria-label=named><Icon glyph=Glyph::Reply/>{t.comment_reply()}</a> }
    });
    let withdraw = comment.own.then(|| {
        let href = format!("/komentar/{id}/tarik");
        view! { <a href=href><Icon glyph=Glyph::Trash/>{t.comment_withdraw()}</a> }
    });
    let report = (!comment.own && !comment.hidden && !comment.withdrawn).then(|| {
        let href = format!("/komentar/{id}/laporkan");
        let named = format!("{}: {author}", t.comment_report());
        view! {
            <a href=href aria-label=named rel="nofollow">
                <Icon glyph=Glyph::Flag/>{t.comment_report()}
            </a>
        }
    });
    let gone = comment
        .withdrawn
        .then(|| view! { <span class="soft">{t.comment_withdrawn()}</span> });
    view! {
        <CommentItem t of=shown>
            {gone}
            {answer}
            {withdraw}
            {report}
        </CommentItem>
    }
}

/// What stands beside a comment, and what its author is to the aspiration.
pub(super) fn byline(t: Texts, by: &Byline) -> (String, Voice) {
    match by {
        Byline::Name { name, author: true } => (name.clone(), Voice::Author),
        Byline::Name { name, .. } => (name.clone(), Voice::Reader),
        Byline::Agency { agency, name } => (
            t.comment_official_name(name.clone(), agency.clone()),
            Voice::Official,
        ),
        Byline::Anonymous { author, own } => {
            let words = match (author, own) {
                (true, true) => t.comment_anonymous_author_own(),
                (true, false) => t.comment_anonymous_author(),
                (false, true) => t.comment_anonymous_own(),
                (false, false) => t.comment_anonymous(),
            };
            (
                words,
                if *author {
                    Voice::Author
                } else {
                    Voice::Reader
                },
            )
        }
        Byline::Unsaid => (t.comment_unnamed(), Voice::Reader),
    }
}
