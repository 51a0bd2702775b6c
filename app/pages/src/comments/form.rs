//! The form a comment is written in: on the aspiration's page, and alone for an answer or after an error.

use super::refusal;
use crate::components::{
    Breadcrumbs, Checkbox, CsrfField, ErrorSummary, FieldError, FormActions, Glyph, Head,
    HiddenField, Notice, SubmitButton, TextArea, Tone, document,
};
use crate::discussion::aspiration_path;
use crate::error::PageError;
use crate::rich_text::RichText;
use crate::site::Shared;
use crate::visit::Visit;
use domain::ids::PublicId;
use domain::words::CommentBody;
use forum::comments::{Answered, May, Room, room};
use islands::comments::{CommentBox, CommentWords};
use leptos::prelude::*;
use texts::Texts;

/// What was typed before.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) body: String,
    /// `None` before anything was chosen.
    pub(super) hide_name: Option<bool>,
    pub(super) for_agency: bool,
    /// Empty in a new form.
    pub(super) form_key: String,
}

/// The form with what it needs to know.
#[derive(Debug)]
pub(super) struct Form {
    room: Room,
    parent: Option<(PublicId, Answered)>,
}

impl Form {
    /// Loads what the page of the form shows.
    pub(super) async fn load(
        site: &Shared,
        visit: &Visit,
        aspiration: &PublicId,
        parent: Option<PublicId>,
    ) -> Result<Self, PageError> {
        let (room, answered) = room(
            &site.forum,
            visit.actor_if_any(),
            aspiration,
            parent.as_ref(),
        )
        .await?;
        Ok(Self {
            room,
            parent: parent.zip(answered),
        })
    }

    /// The page with the form alone.
    pub(super) fn document(&self, visit: &Visit, typed: &Typed, errors: &[FieldError]) -> String {
        let t = visit.texts;
        let title = if self.parent.is_some() {
            t.comment_reply_title()
        } else {
            t.comment_write()
        };
        let head = Head {
            noindex: true,
            islands: true,
            ..Head::titled(title.clone())
        };
        let back = aspiration_path(&self.room.aspiration);
        let above = vec![(back, t.comment_back())];
        document(visit, head, || {
            let body = match self.room.may {
                May::No(refused) if errors.is_empty() => view! {
                    <Notice tone=Tone::Waiting title=refusal(t, refused)/>
                }
                .into_any(),
                _ => fields(visit, &self.room, self.parent.as_ref(), (typed, errors)).into_any(),
            };
            view! {
                <Breadcrumbs t above here=title.clone()/>
                <h1>{title}</h1>
                <ErrorSummary t errors=errors.to_vec()/>
                {self.parent.as_ref().map(|(_, answered)| quoted(visit, answered))}
                {body}
            }
        })
    }
}

fn quoted(visit: &Visit, answered: &Answered) -> impl IntoView + use<> {
    let t = visit.texts;
    let who = super::list::byline(t, &answered.by).0;
    let body = answered.body.clone();
    view! {
        <blockquote class="replied">
            <p class="by-line">{t.comment_reply_to(who)}</p>
            <RichText markdown=body/>
        </blockquote>
    }
}

/// The form itself.
pub(super) fn fields(
    visit: &Visit,
    room: &Room,
    parent: Option<&(PublicId, Answered)>,
    (typed, errors): (&Typed, &[FieldError]),
) -> impl IntoView + use<> {
    let t = visit.texts;
    let action = format!("{}/komentar", aspiration_path(&room.aspiration));
    let form_key = if typed.form_key.is_empty() {
        room.form_key.clone()
    } else {
        typed.form_key.clone()
    };
    let name_hint = if room.sealed_author {
        t.comment_hide_name_author_hint()
    } else {
        t.comment_hide_name_hint()
    };
    let hide_name = typed.hide_name.unwrap_or(room.anonymous_first);
    let for_agency = room.for_agency.clone().map(|agency| {
        view! {
            <Checkbox
                t
                name="for_agency"
                checked=typed.for_agency
                hint=t.comment_for_agency_hint()
            >
                {t.comment_for_agency(agency)}
            </Checkbox>
        }
    });
    let value = typed.body.clone();
    let csrf = visit.csrf.clone();
    let error = FieldError::of(errors, "comment");
    let words = words(t, room, parent.map(|(id, _)| id));
    let parent = parent.map(|(id, _)| view! { <HiddenField name="parent" value=id.as_str()/> });
    view! {
        <CommentBox words>
        <form class="comment-form" method="post" action=action>
            <CsrfField token=csrf/>
            <HiddenField name="form_key" value=form_key/>
            {parent}
            <TextArea
                t
                name="comment"
                label=t.comment_body()
                value=value
                hint=t.comment_body_hint()
                error=error
                rows=5
            />
            <Checkbox t name="hide_name" checked=hide_name hint=name_hint>
                {t.comment_hide_name()}
            </Checkbox>
            {for_agency}
            <FormActions>
                <SubmitButton label=t.comment_send() glyph=Glyph::Send/>
            </FormActions>
        </form>
        </CommentBox>
    }
}

/// What the island around the form says.
fn words(t: Texts, room: &Room, parent: Option<&PublicId>) -> CommentWords {
    let place = parent.map_or("", PublicId::as_str);
    CommentWords {
        aspiration: room.aspiration.as_str().to_owned(),
        draft_key: room.draft_key.as_ref().map(|key| format!("{key}-{place}")),
        max: i64::try_from(CommentBody::MAX).unwrap_or(i64::MAX),
        left: t.comment_left("{}"),
        over: t.comment_over("{}"),
        sending: t.comment_sending(),
        failed: t.comment_failed(),
        draft_back: t.comment_draft_back(),
        draft_note: t.comment_draft_note(),
    }
}
