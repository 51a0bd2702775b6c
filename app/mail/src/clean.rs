//! Makes the words of people safe to stand in a header, a line or a quote.

use texts::Texts;

/// Characters of a word that is cut rather than left out.
const LONG_WORD: usize = 30;

/// A single line of at most `chars_max` characters without controls, direction marks and invisible characters.
///
/// White space is joined; what is cut is marked with "…". What only looks like an encoded word (`=?…?=`) is broken up,
/// because mail programs would decode it.
pub(crate) fn line(text: &str, chars_max: usize) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if breaks_line(c) { ' ' } else { c })
        .filter(|c| !is_invisible(*c))
        .collect();
    let joined = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    cut(&joined.replace("=?", "= ?"), chars_max)
}

/// A single line of a person: as [`line`], and addresses of other sites are taken out.
pub(crate) fn words(text: &str, chars_max: usize, texts: &Texts) -> String {
    cut(&without_links(&line(text, usize::MAX), texts), chars_max)
}

/// Several lines of a person, for a quote: as [`words`], but line breaks stay (at most one empty line between two).
pub(crate) fn quote(text: &str, chars_max: usize, texts: &Texts) -> Vec<String> {
    let text = cut(text.trim(), chars_max);
    let mut lines: Vec<String> = Vec::new();
    for raw in text.replace("\r\n", "\n").split(['\n', '\r']) {
        let clean = words(raw, usize::MAX, texts);
        let blank_again = lines.last().is_none_or(String::is_empty);
        if !(clean.is_empty() && blank_again) {
            lines.push(clean);
        }
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// Replaces digits of long runs by their percent code, so that no six stand side by side; the address stays the same.
///
/// The code mail promises exactly one number of six digits, also to those who copy it by machine.
pub(crate) fn without_long_numbers(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut run = 0_usize;
    for character in path.chars() {
        if !character.is_ascii_digit() {
            run = 0;
            out.push(character);
        } else if run == 3 {
            // The code itself ends in the digit: it begins a run of two.
            out.push_str("%3");
            out.push(character);
            run = 2;
        } else {
            run += 1;
            out.push(character);
        }
    }
    out
}

fn without_links(line: &str, texts: &Texts) -> String {
    let mut out: Vec<String> = Vec::new();
    for word in line.split(' ') {
        let lower = word.to_lowercase();
        if ["://", "www.", "mailto:"]
            .iter()
            .any(|mark| lower.contains(mark))
        {
            out.push(texts.mail_link_removed());
        } else {
            out.push(word.to_owned());
        }
    }
    out.join(" ")
}

fn cut(text: &str, chars_max: usize) -> String {
    if text.chars().count() <= chars_max {
        return text.to_owned();
    }
    let kept: String = text.chars().take(chars_max.saturating_sub(1)).collect();
    // Not in the middle of a word, unless the word is a very long one.
    let at_word = kept
        .rfind(char::is_whitespace)
        .and_then(|at| kept.get(..at))
        .filter(|words| words.chars().count() + LONG_WORD > chars_max);
    format!("{}…", at_word.unwrap_or(&kept).trim_end())
}

fn breaks_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Characters that show nothing or turn the reading direction; joiners stay, emoji and scripts need them.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::language::Language;

    const TEXTS: Texts = Texts::of(Language::Indonesian);

    #[test]
    fn a_line_stays_a_line() {
        assert_eq!(
            line(" a\r\nBcc: x@y.id\0\u{202e}b\u{2028}c ", 80),
            "a Bcc: x@y.id b c"
        );
        assert_eq!(line("satu dua tiga", 11), "satu dua…");
        assert_eq!(line(&"a".repeat(99), 50), format!("{}…", "a".repeat(49)));
        assert_eq!(line("=?utf-8?q?=0D=0A?=", 80), "= ?utf-8?q?=0D=0A?=");
        assert_eq!(line("👨\u{200d}👩\u{200d}👧", 80), "👨\u{200d}👩\u{200d}👧");
    }

    #[test]
    fn addresses_of_other_sites_are_taken_out() {
        assert_eq!(
            words(
                "lihat (HTTPS://jahat.example/x) atau [x](www.jahat.example) ya",
                200,
                &TEXTS
            ),
            "lihat [tautan] atau [tautan] ya"
        );
        assert_eq!(words("www.jahat.example", 200, &TEXTS), "[tautan]");
    }

    #[test]
    fn a_quote_keeps_its_paragraphs() {
        assert_eq!(
            quote("\n a \r\n\r\n\r\n b\rc \n\n", 99, &TEXTS),
            ["a", "", "b", "c"]
        );
        assert_eq!(quote(&"x ".repeat(10), 4, &TEXTS), ["x…"]);
    }

    #[test]
    fn no_six_digits_stand_side_by_side() {
        let path = without_long_numbers("/masuk/0123456789ab123/12");
        assert_eq!(path, "/masuk/012%334%356%378%39ab123/12");
        let longest = path
            .split(|c: char| !c.is_ascii_digit())
            .map(str::len)
            .max();
        assert!(longest < Some(6), "{path}");
    }
}
