//! News about aspirations and consultations.

use super::{Action, Block, Content, TITLE_MAX, list, quote, subject_title, title};
use crate::address::SiteMail;
use crate::clean;
use domain::aspirations::AspirationState;
use domain::bulletins::Audience;
use domain::consultations::ConsultationPhase;
use domain::letters::{
    BulletinLetter, CommentLetter, ConsultationLetter, Letter, Matter, ReceiptLetter,
    ResponseLetter, StateLetter, SummaryLetter, Why,
};
use domain::visibility::Visibility;
use domain::words::Paragraph;
use texts::Texts;

pub(super) fn receipt(site: &SiteMail, texts: &Texts, letter: &ReceiptLetter) -> Content {
    let consultation = clean::words(&letter.consultation_title, TITLE_MAX, texts);
    let shown = match letter.visibility {
        Visibility::Public => texts.mail_receipt_public(),
        Visibility::Anonymous | Visibility::Confidential => texts.mail_receipt_anonymous(),
    };
    let mut blocks = vec![
        Block::Paragraph(texts.mail_receipt_intro(consultation)),
        Block::Paragraph(shown),
    ];
    if let Some(code) = &letter.tracking {
        blocks.push(Block::Fact(
            texts.mail_receipt_tracking(),
            code.as_str().to_owned(),
        ));
        blocks.push(Block::Paragraph(texts.mail_receipt_tracking_hint()));
    }
    blocks.push(Block::Paragraph(texts.mail_receipt_next()));
    Content {
        subject: texts.mail_receipt_subject(subject_title(&letter.on, texts)),
        headline: texts.mail_receipt_headline(),
        blocks,
        why: texts.mail_receipt_why(site.name()),
        ..about(&letter.on, texts, texts.mail_receipt_action())
    }
}

pub(super) fn comment(texts: &Texts, letter: &CommentLetter) -> Content {
    let who = named(letter.who.as_deref(), texts).unwrap_or_else(|| texts.mail_someone());
    let short = subject_title(&letter.on, texts);
    let (subject, headline) = match letter.why {
        Why::Mine => (
            texts.mail_comment_subject(short),
            texts.mail_comment_mine(who),
        ),
        Why::Followed => (
            texts.mail_comment_subject(short),
            texts.mail_comment_followed(who),
        ),
        Why::Reply => (
            texts.mail_comment_reply_subject(short),
            texts.mail_comment_reply(who),
        ),
    };
    Content {
        subject,
        headline,
        blocks: quote(&letter.excerpt, texts).into_iter().collect(),
        why: why(letter.why, texts),
        ..about(&letter.on, texts, texts.mail_comment_action())
    }
}

pub(super) fn response(texts: &Texts, letter: &ResponseLetter) -> Content {
    let agency = named(Some(&letter.agency), texts);
    let called = agency.clone().unwrap_or_else(|| texts.mail_agency());
    let headline = match letter.why {
        Why::Mine => texts.mail_response_mine(&called),
        Why::Followed | Why::Reply => texts.mail_response_followed(&called),
    };
    Content {
        subject: texts.mail_response_subject(&called, subject_title(&letter.on, texts)),
        headline,
        blocks: quote(&letter.excerpt, texts).into_iter().collect(),
        why: why(letter.why, texts),
        agency,
        ..about(&letter.on, texts, texts.mail_response_action())
    }
}

pub(super) fn state(texts: &Texts, letter: &StateLetter) -> Content {
    let state = match letter.state {
        AspirationState::Received => texts.state_received(),
        AspirationState::InProgress => texts.state_in_progress(),
        AspirationState::Answered => texts.state_answered(),
        AspirationState::Done => texts.state_done(),
        AspirationState::Withdrawn => texts.state_withdrawn(),
    };
    let mut blocks = vec![Block::Fact(texts.mail_state_now(), state.clone())];
    blocks.extend(letter.note.as_deref().and_then(|note| quote(note, texts)));
    Content {
        subject: texts.mail_state_subject(state, subject_title(&letter.on, texts)),
        headline: match letter.why {
            Why::Mine => texts.mail_state_mine(),
            Why::Followed | Why::Reply => texts.mail_state_followed(),
        },
        blocks,
        why: why(letter.why, texts),
        agency: named(letter.agency.as_deref(), texts),
        ..about(&letter.on, texts, texts.mail_state_action())
    }
}

pub(super) fn summary(texts: &Texts, letter: &SummaryLetter) -> Content {
    let mut blocks = vec![Block::Paragraph(texts.mail_summary_intro())];
    blocks.extend(quote(&letter.excerpt, texts));
    Content {
        subject: texts.mail_summary_subject(subject_title(&letter.on, texts)),
        headline: texts.mail_summary_headline(),
        blocks,
        why: texts.mail_summary_why(),
        agency: named(letter.agency.as_deref(), texts),
        ..about(&letter.on, texts, texts.mail_summary_action())
    }
}

pub(super) fn consultation(texts: &Texts, letter: &ConsultationLetter) -> Content {
    let title = subject_title(&letter.on, texts);
    let when = texts.moment(letter.closes_at, letter.zone);
    let (subject, headline, intro, action) = match letter.phase {
        ConsultationPhase::Upcoming | ConsultationPhase::Open => (
            texts.mail_opened_subject(title),
            texts.mail_opened_headline(),
            texts.mail_opened_intro(),
            texts.mail_opened_action(),
        ),
        ConsultationPhase::Closed => (
            texts.mail_closed_subject(title),
            texts.mail_closed_headline(),
            texts.mail_closed_intro(),
            texts.mail_closed_action(),
        ),
    };
    let mut blocks = vec![Block::Paragraph(intro)];
    if letter.phase != ConsultationPhase::Closed {
        blocks.push(Block::Fact(texts.mail_opened_until(), when));
    }
    Content {
        subject,
        headline,
        blocks,
        why: texts.mail_summary_why(),
        agency: named(letter.agency.as_deref(), texts),
        ..about(&letter.on, texts, action)
    }
}

pub(super) fn bulletin(texts: &Texts, letter: &BulletinLetter) -> Content {
    let subject = clean::words(&letter.subject, TITLE_MAX, texts);
    let why = if letter.audience == Audience::Followers {
        texts.mail_bulletin_why_followers()
    } else {
        texts.mail_bulletin_why_authors()
    };
    Content {
        headline: subject.clone(),
        subject,
        blocks: clean::quote(&letter.body, Paragraph::MAX, texts)
            .into_iter()
            .filter(|line| !line.is_empty())
            .map(Block::Paragraph)
            .collect(),
        why,
        agency: named(Some(&letter.agency), texts),
        ..about(&letter.on, texts, texts.mail_bulletin_action())
    }
}

/// Why the reader of a letter about an aspiration is told.
pub(super) fn reason(texts: &Texts, letter: &Letter) -> String {
    match letter {
        Letter::Comment(letter) => why(letter.why, texts),
        Letter::Response(letter) => why(letter.why, texts),
        Letter::State(letter) => why(letter.why, texts),
        _ => why(Why::Mine, texts),
    }
}

/// What all news have in common; subject, headline, blocks and why are filled in by the caller.
pub(super) fn about(matter: &Matter, texts: &Texts, action: String) -> Content {
    Content {
        subject: String::new(),
        headline: String::new(),
        about: Some(title(matter, texts)),
        blocks: Vec::new(),
        action: Action {
            label: action,
            path: matter.path.clone(),
        },
        after: Vec::new(),
        why: String::new(),
        agency: None,
        list: list(matter),
        by_name: true,
    }
}

fn named(name: Option<&str>, texts: &Texts) -> Option<String> {
    name.map(|name| clean::words(name, 80, texts))
        .filter(|name| !name.is_empty())
}

fn why(why: Why, texts: &Texts) -> String {
    match why {
        Why::Mine => texts.mail_why_mine(),
        Why::Followed => texts.mail_why_followed(),
        Why::Reply => texts.mail_why_reply(),
    }
}
