//! What people write, as safe HTML: the only place that puts raw HTML into a page.
//!
//! Markdown without raw HTML and images; then cleaned a second time by an allow-list, so that an error in one of the
//! two still leaves nothing dangerous. Links carry `rel="nofollow ugc noopener"` and open where the reader decides.

use ammonia::{Builder, UrlRelative};
use comrak::nodes::NodeValue;
use comrak::{Arena, Options, format_html, parse_document};
use leptos::prelude::*;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The shallowest heading that text of people may have: pages use the two above it.
const HEADING_TOP: u8 = 3;

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let tags = [
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    let mut cleaner = Builder::new();
    cleaner
        .tags(HashSet::from(tags))
        .clean_content_tags(HashSet::from(["script", "style"]))
        .generic_attributes(HashSet::new())
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("ol", HashSet::from(["start"])),
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("nofollow ugc noopener"));
    cleaner
});

/// Markdown of people as safe HTML; headings start at level 3.
pub fn html(markdown: &str) -> String {
    paragraphs(markdown).unwrap_or_else(|| render(markdown, HEADING_TOP))
}

/// Text that means the same in Markdown, in HTML and on paper, as [`render`] would write it; `None` of any other.
/// Most comments are such, and setting them takes a tenth of the time.
fn paragraphs(text: &str) -> Option<String> {
    if !is_ordinary(text) {
        return None;
    }
    let set: Vec<String> = text
        .split("\n\n")
        .map(|lines| format!("<p>{}</p>\n", lines.replace('\n', "<br>\n")))
        .collect();
    Some(set.concat())
}

/// Whether a text holds letters, figures and the plainest of punctuation only, each line begins with a letter and ends
/// without space, and nothing in it could be a link.
fn is_ordinary(text: &str) -> bool {
    let plain = |sign: char| sign.is_alphanumeric() || " \n.,;?()%/-".contains(sign);
    let ordinary = |line: &str| {
        line.starts_with(char::is_alphabetic) && !line.ends_with(' ') && !line.contains("  ")
    };
    let mut blank = true;
    let spaced = text.split('\n').all(|line| {
        // a second empty line, or one at the end, is a matter for the parser
        let fits = ordinary(line) || (line.is_empty() && !blank);
        blank = line.is_empty();
        fits
    });
    spaced && !blank && text.chars().all(plain) && !text.to_lowercase().contains("www")
}

fn render(markdown: &str, heading_top: u8) -> String {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.render.hardbreaks = true;
    options.render.escape = true;
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options);
    for node in root.descendants() {
        let mut data = node.data.borrow_mut();
        match &mut data.value {
            NodeValue::Heading(heading) => {
                heading.level = heading.level.saturating_add(heading_top - 1).min(6);
            }
            // an image becomes a link: nobody's browser is sent elsewhere by reading
            NodeValue::Image(link) => {
                let link = link.clone();
                data.value = NodeValue::Link(link);
            }
            _ => {}
        }
    }
    let mut raw = String::with_capacity(markdown.len() * 2);
    match format_html(root, &options, &mut raw) {
        Ok(()) => framed_tables(&CLEANER.clean(&raw).to_string()),
        Err(_) => ammonia::clean_text(markdown),
    }
}

/// Wide tables scroll in a frame that the keyboard reaches. After cleaning, `<table>` can only be a tag.
fn framed_tables(html: &str) -> String {
    html.replace(
        "<table>",
        "<div class=\"table-frame\" tabindex=\"0\"><table>",
    )
    .replace("</table>", "</table></div>")
}

/// The words of Markdown without its marks, on one line, cut at a word after at most `chars_max` characters.
pub fn plain(markdown: &str, chars_max: usize) -> String {
    if is_ordinary(markdown) {
        return shorten(markdown, chars_max);
    }
    let options = Options::default();
    let arena = Arena::new();
    let mut words = String::new();
    for node in parse_document(&arena, markdown, &options).descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::CodeBlock(block) => words.push_str(&block.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            value if value.block() => words.push(' '),
            _ => {}
        }
    }
    shorten(&words, chars_max)
}

fn shorten(words: &str, chars_max: usize) -> String {
    let mut short = String::new();
    let mut length = 0;
    for word in words.split_whitespace() {
        let added = word.chars().count() + usize::from(length > 0);
        if length + added > chars_max {
            if short.is_empty() {
                short = word.chars().take(chars_max).collect();
            }
            short.push('…');
            return short;
        }
        if length > 0 {
            short.push(' ');
        }
        short.push_str(word);
        length += added;
    }
    short
}

/// What somebody wrote, set as prose.
#[component]
pub fn RichText(
    /// Markdown.
    #[prop(into)]
    markdown: String,
    /// People's words are set larger and in the book face; answers and the site's own texts are not.
    #[prop(optional)]
    words: bool,
) -> impl IntoView {
    let class = if words { "prose words" } else { "prose" };
    view! { <div class=class inner_html=html(&markdown)></div> }
}

/// One of the site's own long texts: headings start at level 2, links are ordinary.
#[component]
pub(crate) fn SiteText(
    /// Markdown written by this project.
    #[prop(into)]
    markdown: String,
) -> impl IntoView {
    view! { <div class="prose" inner_html=render(&markdown, 1)></div> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_prose() {
        assert_eq!(
            html("# Lampu\n**mati** sejak *Senin*\nlihat https://example.com/a"),
            "<h3>Lampu</h3>\n<p><strong>mati</strong> sejak <em>Senin</em><br>\nlihat \
             <a href=\"https://example.com/a\" rel=\"nofollow ugc noopener\">https://example.com/a</a></p>\n"
        );
    }

    #[test]
    fn ordinary_words_are_set_as_the_parser_would_set_them() {
        let parts = [
            "Lampu",
            "mati",
            "anak-anak",
            "é",
            "RT",
            "05",
            "3.",
            "(dua)",
            "50%",
            "dan/atau",
            ",",
            "?",
            ";",
            " ",
            " ",
            " ",
            "\n",
            "\n\n",
            "-",
            "--",
            "*",
            "_",
            "&",
            "www.a.id",
            "a.id",
            ")",
            "1)",
            "<b>",
            "\u{a0}",
            "\"",
            "漢",
        ];
        let (mut number, mut set) = (1_u64, 0);
        for _ in 0..20_000 {
            let mut text = String::from("Lampu");
            for _ in 0..6 {
                number = number
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                let place = usize::try_from(number >> 33).unwrap() % parts.len();
                text.push_str(parts[place]);
            }
            if let Some(html) = paragraphs(&text) {
                assert_eq!(html, render(&text, HEADING_TOP), "{text:?}");
                set += 1;
            }
        }
        assert!(set > 1_000, "{set}");
    }

    #[test]
    fn nothing_dangerous_comes_through() {
        for text in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[a](javascript:alert(1))",
            "[a](data:text/html;base64,PHNjcmlwdD4=)",
            "![a](https://example.com/pixel.gif)",
            "<https://example.com/\" onmouseover=\"alert(1)>",
            "<style>*{display:none}</style>",
            "[a](https://example.com \"x\\\" onclick=\\\"alert(1)\")",
        ] {
            let shown = html(text);
            // what stands between < and > is markup; the rest is text and harmless
            for tag in shown
                .split('<')
                .skip(1)
                .filter_map(|part| part.split('>').next())
            {
                let tag = tag.to_lowercase();
                for sign in ["script", "img", "style", "javascript:", "data:", " on"] {
                    assert!(!tag.contains(sign), "{text} -> {shown}");
                }
            }
        }
    }

    #[test]
    fn excerpts_are_words_cut_at_a_word() {
        let text = "# Judul\n\nJalan **rusak** di [Bojong](https://example.com).\n\n- satu\n- dua";
        assert_eq!(plain(text, 200), "Judul Jalan rusak di Bojong. satu dua");
        assert_eq!(plain(text, 17), "Judul Jalan rusak…");
        assert_eq!(plain("aaaaaaaaaa", 4), "aaaa…");
        assert_eq!(plain("", 4), "");
    }
}
