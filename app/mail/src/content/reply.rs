//! What became of a reply by mail. It repeats nothing of the reply.

use super::{Block, Content, news, subject_title};
use crate::address::SiteMail;
use domain::letters::ReplyLetter;
use domain::replies::{REPLY_DAYS, ReplyNote};
use texts::Texts;

pub(super) fn note(site: &SiteMail, texts: &Texts, letter: &ReplyLetter) -> Content {
    let short = subject_title(&letter.on, texts);
    let (subject, headline) = if letter.note.is_posted() {
        (texts.mail_replied_subject(short), texts.mail_replied())
    } else {
        (
            texts.mail_not_replied_subject(short),
            texts.mail_not_replied(),
        )
    };
    let why = match letter.note {
        ReplyNote::Attachments => texts.mail_reply_attachments(),
        ReplyNote::Empty => texts.mail_reply_empty(),
        ReplyNote::TooLong => texts.mail_reply_too_long(),
        ReplyNote::Unreadable => texts.mail_reply_unreadable(),
        ReplyNote::NotOpen => texts.mail_reply_not_open(),
        ReplyNote::Gone => texts.mail_reply_gone(),
        ReplyNote::TooOften => texts.mail_reply_too_often(),
        ReplyNote::Expired => texts.mail_reply_expired(REPLY_DAYS),
        ReplyNote::OtherAddress => texts.mail_reply_other_address(),
        ReplyNote::NamesAuthor => texts.mail_reply_names_author(),
    };
    Content {
        subject,
        headline,
        blocks: vec![Block::Paragraph(why)],
        why: texts.mail_reply_why(site.name()),
        ..news::about(&letter.on, texts, texts.mail_reply_action())
    }
}
