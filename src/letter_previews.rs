//! Letters as the pages of the desk show them: the one place where pages and mail meet.

use domain::language::Language;
use domain::letters::Letter;
use mail::{SiteMail, parts, preview};
use pages::site::LetterPreview;

/// Every sample letter in a language, as a site of this name and address would write it. One that cannot be written is
/// left out: the tests of the mail crate write them all.
pub fn write_samples(of: (&str, &str), language: Language) -> Vec<LetterPreview> {
    preview::samples(language)
        .into_iter()
        .filter_map(|sample| named(of, language, (sample.name, &sample.letter)))
        .collect()
}

/// A letter as its reader would get it, had they the name of the samples' reader.
pub fn write(of: (&str, &str), language: Language, letter: &Letter) -> Option<LetterPreview> {
    named(of, language, ("letter", letter))
}

fn named(
    (site, base_url): (&str, &str),
    language: Language,
    (name, letter): (&'static str, &Letter),
) -> Option<LetterPreview> {
    let from = format!("{site} <surat@contoh.invalid>");
    let site = SiteMail::new(base_url, &from).ok()?;
    let written = parts(&site, &preview::addressee(language)?, letter).ok()?;
    Some(LetterPreview {
        name,
        subject: written.subject,
        sender: written.sender,
        text: written.text,
        html: written.html,
    })
}
