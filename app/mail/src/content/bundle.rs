//! Several letters in one mail: comments of a few minutes, digests; and the letter that says that digests pause.

use super::{Action, Block, Content, TITLE_MAX, subject_title, titled, write};
use crate::address::SiteMail;
use domain::letters::{BundleLetter, Letter, Matter, PausedLetter};
use domain::notifications::Cadence;
use texts::Texts;

/// Letters written out; of the others only the number is said, so that a mail stays below 100 kB.
const WRITTEN_OUT: usize = 40;
/// Characters of each quote.
const QUOTE_MAX: usize = 240;

pub(super) fn bundle(site: &SiteMail, texts: &Texts, letter: &BundleLetter) -> Content {
    let count = u32::try_from(letter.letters.len()).unwrap_or(u32::MAX);
    let first = letter.letters.iter().find_map(named);
    let title = |chars_max| match first {
        Some(matter) => titled(&matter.title, chars_max, texts),
        None => site.name().to_owned(),
    };
    let short = first.map_or_else(
        || site.name().to_owned(),
        |matter| subject_title(matter, texts),
    );
    let (subject, headline, why) = match letter.cadence {
        Cadence::Daily => (
            texts.mail_daily_subject(count, short),
            texts.mail_daily_headline(count),
            texts.mail_daily_why(),
        ),
        Cadence::Weekly => (
            texts.mail_weekly_subject(count, short),
            texts.mail_weekly_headline(count),
            texts.mail_weekly_why(),
        ),
        Cadence::AtOnce | Cadence::Off => together(texts, letter, (count, short)),
    };
    let digest = letter.cadence.is_digest();
    let path = if digest {
        "/akun/ikutan".to_owned()
    } else {
        first.map_or_else(|| "/".to_owned(), |matter| matter.path.clone())
    };
    Content {
        subject,
        headline,
        about: (!digest).then(|| title(TITLE_MAX)),
        blocks: blocks(site, texts, letter),
        action: Action {
            label: if digest {
                texts.mail_digest_action()
            } else {
                texts.mail_comment_action()
            },
            path,
        },
        after: if digest {
            vec![texts.mail_digest_settings()]
        } else {
            Vec::new()
        },
        why,
        agency: None,
        list: first
            .filter(|_| !digest)
            .and_then(|matter| matter.consultation.as_ref())
            .map(|slug| slug.as_str().to_owned()),
        by_name: true,
    }
}

/// The matter of a letter whose title may be named.
fn named(letter: &Letter) -> Option<&Matter> {
    letter.matter().filter(|_| !letter.is_confidential())
}

/// Subject, headline and reason of letters about one thing.
fn together(
    texts: &Texts,
    letter: &BundleLetter,
    (count, title): (u32, String),
) -> (String, String, String) {
    let comments = letter
        .letters
        .iter()
        .all(|letter| matches!(letter, Letter::Comment(_)));
    let why = letter
        .letters
        .first()
        .map_or_else(String::new, |first| super::news::reason(texts, first));
    if comments {
        let headline = texts.mail_comments_headline(count);
        (texts.mail_comments_subject(count, title), headline, why)
    } else {
        let headline = texts.mail_together_headline(count);
        (texts.mail_together_subject(count, title), headline, why)
    }
}

/// Each letter in a few lines, those about the same thing below one heading.
fn blocks(site: &SiteMail, texts: &Texts, letter: &BundleLetter) -> Vec<Block> {
    let mut groups: Vec<(Option<&Matter>, Vec<Content>)> = Vec::new();
    for one in letter.letters.iter().take(WRITTEN_OUT) {
        let matter = named(one);
        let content = write(site, texts, one);
        let same = groups.iter_mut().find(|(group, _)| {
            let titles = group
                .zip(matter)
                .map(|(a, b)| (&a.title, &a.thread) == (&b.title, &b.thread));
            titles.unwrap_or(false)
        });
        match same {
            Some((_, contents)) => contents.push(content),
            None => groups.push((matter, vec![content])),
        }
    }
    let digest = letter.cadence.is_digest();
    let mut blocks = Vec::new();
    for (matter, contents) in groups {
        if let Some(matter) = matter.filter(|_| digest) {
            blocks.push(Block::Heading(titled(&matter.title, TITLE_MAX, texts)));
        }
        for content in contents {
            blocks.extend(shortened(site, content, digest));
        }
    }
    let rest = letter.letters.len().saturating_sub(WRITTEN_OUT);
    if rest > 0 {
        let rest = u32::try_from(rest).unwrap_or(u32::MAX);
        blocks.push(Block::Paragraph(texts.mail_digest_rest(rest)));
    }
    blocks
}

fn shortened(site: &SiteMail, content: Content, link: bool) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(content.headline)];
    blocks.extend(content.blocks.into_iter().find_map(|block| match block {
        Block::Quote(lines) => Some(Block::Quote(cut(lines))),
        fact @ Block::Fact(..) => Some(fact),
        _ => None,
    }));
    if let Some(url) = site.link(&content.action.path).filter(|_| link) {
        blocks.push(Block::Link(content.action.label, url));
    }
    blocks
}

/// The first lines of a quote, up to [`QUOTE_MAX`] characters.
fn cut(lines: Vec<String>) -> Vec<String> {
    let mut left = QUOTE_MAX;
    let mut kept = Vec::new();
    for line in lines {
        let length = line.chars().count();
        if length > left {
            let words: String = line.chars().take(left).collect();
            let words = words
                .rsplit_once(' ')
                .map_or(words.as_str(), |(words, _)| words);
            kept.push(format!("{words}…"));
            break;
        }
        left -= length;
        kept.push(line);
    }
    kept
}

pub(super) fn paused(site: &SiteMail, texts: &Texts, letter: &PausedLetter) -> Content {
    let days = u32::try_from(letter.days).unwrap_or_default();
    Content {
        subject: texts.mail_paused_subject(),
        headline: texts.mail_paused_headline(),
        about: None,
        blocks: vec![
            Block::Paragraph(texts.mail_paused_intro(days, site.name())),
            Block::Paragraph(texts.mail_paused_back()),
        ],
        action: Action {
            label: texts.mail_paused_action(),
            path: "/masuk".to_owned(),
        },
        after: Vec::new(),
        why: texts.mail_paused_why(),
        agency: None,
        list: None,
        by_name: true,
    }
}
