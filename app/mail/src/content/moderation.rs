//! What a moderator decided about the reader's post.

use super::news::about;
use super::{Block, Content, quote, subject_title};
use crate::address::SiteMail;
use domain::letters::ModerationLetter;
use domain::moderation::{Decision, PostKind, Reason};
use texts::Texts;

pub(super) fn decision(site: &SiteMail, texts: &Texts, letter: &ModerationLetter) -> Content {
    let (headline, intro) = headline(texts, letter.decision, letter.post);
    let mut blocks = vec![Block::Paragraph(intro)];
    if let Some(reason) = letter.reason {
        blocks.push(Block::Fact(texts.mail_by_reason(), name(reason, texts)));
    }
    blocks.extend(letter.note.as_deref().and_then(|note| quote(note, texts)));
    if letter.can_answer {
        blocks.push(Block::Paragraph(texts.mail_moderation_can_answer()));
    }
    let action = if letter.can_answer {
        texts.mail_moderation_answer_action()
    } else {
        texts.mail_moderation_action()
    };
    Content {
        subject: subject(texts, letter),
        headline,
        blocks,
        why: texts.mail_moderation_why(site.name()),
        ..about(&letter.on, texts, action)
    }
}

fn subject(texts: &Texts, letter: &ModerationLetter) -> String {
    let title = subject_title(&letter.on, texts);
    match (letter.decision, letter.post) {
        (Decision::Hide, PostKind::Aspiration) => texts.mail_hide_aspiration_subject(title),
        (Decision::Hide, PostKind::Comment) => texts.mail_hide_comment_subject(title),
        (Decision::Keep, PostKind::Aspiration) => texts.mail_keep_aspiration_subject(title),
        (Decision::Keep, PostKind::Comment) => texts.mail_keep_comment_subject(title),
        (Decision::Restore, PostKind::Aspiration) => texts.mail_restore_aspiration_subject(title),
        (Decision::Restore, PostKind::Comment) => texts.mail_restore_comment_subject(title),
        (Decision::Uphold, PostKind::Aspiration) => texts.mail_uphold_aspiration_subject(title),
        (Decision::Uphold, PostKind::Comment) => texts.mail_uphold_comment_subject(title),
    }
}

fn headline(texts: &Texts, decision: Decision, post: PostKind) -> (String, String) {
    match (decision, post) {
        (Decision::Hide, PostKind::Aspiration) => {
            (texts.mail_hide_aspiration(), texts.mail_hide_intro())
        }
        (Decision::Hide, PostKind::Comment) => (texts.mail_hide_comment(), texts.mail_hide_intro()),
        (Decision::Keep, PostKind::Aspiration) => {
            (texts.mail_keep_aspiration(), texts.mail_keep_intro())
        }
        (Decision::Keep, PostKind::Comment) => (texts.mail_keep_comment(), texts.mail_keep_intro()),
        (Decision::Restore, PostKind::Aspiration) => {
            (texts.mail_restore_aspiration(), texts.mail_restore_intro())
        }
        (Decision::Restore, PostKind::Comment) => {
            (texts.mail_restore_comment(), texts.mail_restore_intro())
        }
        (Decision::Uphold, PostKind::Aspiration) => {
            (texts.mail_uphold_aspiration(), texts.mail_uphold_intro())
        }
        (Decision::Uphold, PostKind::Comment) => {
            (texts.mail_uphold_comment(), texts.mail_uphold_intro())
        }
    }
}

fn name(reason: Reason, texts: &Texts) -> String {
    match reason {
        Reason::PersonalData => texts.mail_reason_personal_data(),
        Reason::Insult => texts.mail_reason_insult(),
        Reason::Hoax => texts.mail_reason_hoax(),
        Reason::Spam => texts.mail_reason_spam(),
        Reason::OffTopic => texts.mail_reason_off_topic(),
        Reason::Other => texts.mail_reason_other(),
        Reason::RejectedInSource => texts.mail_reason_rejected_in_source(),
    }
}
