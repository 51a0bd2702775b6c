//! Atom feeds (RFC 4287) as text. Every address is absolute; of an anonymous post only the day is told.
//!
//! Absent: names of authors. The site is the author of its feeds.

use domain::time::{Timestamp, Zone};
use texts::Texts;

/// What a feed says of itself.
pub(crate) struct Feed<'a> {
    /// The base URL, without a slash at its end.
    pub(crate) base: &'a str,
    /// What the site calls itself.
    pub(crate) site: &'a str,
    /// Code of the language of its titles.
    pub(crate) language: &'static str,
    /// The path of the feed.
    pub(crate) itself: String,
    /// The path of the page that shows the same.
    pub(crate) page: String,
    /// What it is called.
    pub(crate) title: String,
    /// When something was added last.
    pub(crate) updated: Timestamp,
}

/// One thing in a feed.
pub(crate) struct Entry {
    /// The path of its page; never another for the same thing, so that it names it.
    pub(crate) path: String,
    /// What it is called.
    pub(crate) title: String,
    /// Its first words.
    pub(crate) summary: String,
    /// When it was written or published.
    pub(crate) at: Timestamp,
    /// Nothing finer than the day may be told.
    pub(crate) day_only: bool,
    /// Where the day is one.
    pub(crate) zone: Zone,
    /// Code and name of what it is.
    pub(crate) category: (&'static str, String),
}

impl Feed<'_> {
    /// The whole document.
    pub(crate) fn written(&self, entries: impl Iterator<Item = Entry>) -> String {
        let address = |path: &str| escaped(&format!("{}{path}", self.base));
        let itself = address(&self.itself);
        let mut xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">\n\
             <id>{itself}</id>\n<title>{title}</title>\n<updated>{updated}</updated>\n\
             <author><name>{site}</name><uri>{home}</uri></author>\n\
             <link rel=\"self\" type=\"application/atom+xml\" href=\"{itself}\"/>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{page}\"/>\n",
            language = self.language,
            title = escaped(&self.title),
            updated = Texts::machine_moment(self.updated),
            site = escaped(self.site),
            home = address("/"),
            page = address(&self.page),
        );
        for entry in entries {
            let link = address(&entry.path);
            let at = entry.moment();
            let (term, label) = &entry.category;
            xml.push_str(&format!(
                "<entry>\n<id>{link}</id>\n<title>{title}</title>\n\
                 <link rel=\"alternate\" type=\"text/html\" href=\"{link}\"/>\n\
                 <published>{at}</published>\n<updated>{at}</updated>\n\
                 <category term=\"{term}\" label=\"{label}\"/>\n\
                 <summary>{summary}</summary>\n</entry>\n",
                title = escaped(&entry.title),
                label = escaped(label),
                summary = escaped(&entry.summary),
            ));
        }
        xml.push_str("</feed>\n");
        xml
    }
}

impl Entry {
    fn moment(&self) -> String {
        if self.day_only {
            Texts::machine_moment(self.at.start_of_day(self.zone))
        } else {
            Texts::machine_moment(self.at)
        }
    }
}

/// Text as it may stand in an element or attribute: escaped, and without characters that XML 1.0 knows no way to write.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_stays_text() {
        assert_eq!(
            escaped("<b>\"RT & RW\"</b>\n\u{0}\u{b}\u{ffff}ya"),
            "&lt;b&gt;&quot;RT &amp; RW&quot;&lt;/b&gt; ya"
        );
    }

    #[test]
    fn of_an_anonymous_entry_only_the_day_is_told() {
        let entry = |day_only| Entry {
            path: "/aspirasi/a".to_owned(),
            title: String::new(),
            summary: String::new(),
            at: Timestamp(1_795_523_160_000_000),
            day_only,
            zone: Zone::Wib,
            category: ("aspiration", "Aspirasi".to_owned()),
        };
        assert_eq!(entry(false).moment(), "2026-11-24T12:26:00Z");
        // the first moment of the day in Western Indonesia
        assert_eq!(entry(true).moment(), "2026-11-23T17:00:00Z");
    }
}
