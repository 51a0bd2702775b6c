//! Words of a reply that came as HTML alone.

use mail_parser::decoders::html::html_to_text;

/// Where mail programs begin the quoted mail.
const QUOTE_MARKS: &[&str] = &[
    "<blockquote",
    "gmail_quote",
    "gmail_attr",
    "gmail_signature",
    "divrplyfwdmsg",
    "appendonsend",
    "yahoo_quoted",
    "ms-outlook-mobile-signature",
    "mail-editor-reference-message-container",
    "moz-cite-prefix",
];

/// The text before the quoted mail.
pub(super) fn words(html: &str) -> String {
    let small = html.to_ascii_lowercase();
    let marks = QUOTE_MARKS.iter().filter_map(|mark| small.find(mark));
    let end = marks.min().unwrap_or(html.len());
    // back to where the tag begins that holds the mark
    let before = html.get(..end).unwrap_or(html);
    let before = match before.rfind('<') {
        Some(tag) if !before.get(tag..).unwrap_or_default().contains('>') => {
            before.get(..tag).unwrap_or(before)
        }
        _ => before,
    };
    html_to_text(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quoted_mail_is_left_out() {
        let html = "<div dir=\"ltr\">Setuju &amp; terima kasih.</div><br><div class=\"gmail_quote\">Pada Sel \
                    <b>rahasia</b></div>";
        assert_eq!(words(html).trim(), "Setuju & terima kasih.");
        let html = "<p>Satu</p><p>Dua</p><BLOCKQUOTE type=cite>lama</BLOCKQUOTE>";
        let text = words(html);
        assert!(text.contains("Satu") && text.contains("Dua") && !text.contains("lama"));
    }
}
