//! Codes, and the mail of a test. No name and no text of a person stands in them, so nobody can use them to write to others.

use super::{Action, Block, Content};
use crate::address::SiteMail;
use crate::clean;
use domain::letters::{CodeLetter, CodePurpose, TestLetter};
use texts::Texts;

pub(super) fn code(site: &SiteMail, texts: &Texts, letter: &CodeLetter) -> Content {
    let (subject, intro, label) = match letter.purpose {
        CodePurpose::Register => (
            texts.mail_code_register_subject(site.name()),
            texts.mail_code_register_intro(site.name()),
            texts.mail_code_register_action(),
        ),
        CodePurpose::SignIn => (
            texts.mail_code_sign_in_subject(site.name()),
            texts.mail_code_sign_in_intro(site.name()),
            texts.mail_code_sign_in_action(),
        ),
    };
    Content {
        // The code stays out of it: subjects show on locked screens.
        headline: subject.clone(),
        subject,
        about: None,
        blocks: vec![
            Block::Paragraph(intro),
            Block::Code(letter.code.clone()),
            Block::Paragraph(texts.mail_code_minutes(letter.minutes)),
        ],
        action: Action {
            label,
            path: clean::without_long_numbers(&letter.path),
        },
        after: vec![texts.mail_code_keep(), texts.mail_code_not_you()],
        why: texts.mail_code_why(site.name()),
        agency: None,
        list: None,
        by_name: false,
    }
}

pub(super) fn test(site: &SiteMail, texts: &Texts, letter: &TestLetter) -> Content {
    let subject = texts.mail_test_subject(site.name());
    Content {
        headline: subject.clone(),
        subject,
        about: None,
        blocks: vec![Block::Paragraph(texts.mail_test_intro())],
        action: Action {
            label: texts.mail_test_action(),
            path: letter.path.clone(),
        },
        after: Vec::new(),
        why: texts.mail_test_why(site.name()),
        agency: None,
        list: None,
        by_name: false,
    }
}
