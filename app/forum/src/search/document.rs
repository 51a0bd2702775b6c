//! From a row to what the index holds of it.

use ::search::{Document, DocumentKey, Part};
use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};
use domain::search::IndexPart;
use store::search::PublicText;
use store::{ConnectionTrait, StoreError, agencies};

/// The index's word for a kind of thing.
pub(super) fn part_of(part: IndexPart) -> Part {
    match part {
        IndexPart::Consultation => Part::Consultation,
        IndexPart::Aspiration => Part::Aspiration,
        IndexPart::Comment => Part::Comment,
        IndexPart::Response => Part::Response,
        IndexPart::Summary => Part::Summary,
    }
}

/// The forum's word for a kind of thing.
pub(crate) fn index_part(part: Part) -> IndexPart {
    match part {
        Part::Consultation => IndexPart::Consultation,
        Part::Aspiration => IndexPart::Aspiration,
        Part::Comment => IndexPart::Comment,
        Part::Response => IndexPart::Response,
        Part::Summary => IndexPart::Summary,
    }
}

/// What the index holds of some texts: their words without marks, and the names of agency and area to find them by.
pub(crate) async fn documents(
    db: &impl ConnectionTrait,
    texts: Vec<PublicText>,
) -> Result<Vec<Document>, StoreError> {
    let agencies = agencies::by_ids(db, texts.iter().map(|text| text.agency)).await?;
    let areas = agencies::area_names(db, texts.iter().filter_map(|text| text.area)).await?;
    let document = |text: PublicText| {
        let agency = agencies.get(&text.agency).map(|agency| &*agency.name);
        let area = text.area.and_then(|area| areas.get(&area));
        let words = [agency, area.map(String::as_str), text.place.as_deref()];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        Document {
            key: DocumentKey::new(part_of(text.part), text.row),
            title: text.title,
            body: plain(&text.body),
            words: words.join(" "),
            consultation: text.consultation,
            agency: text.agency,
            area: text.area,
            kind: text.kind.map(|kind| kind.code().to_owned()),
            state: text.state.map(|state| state.code().to_owned()),
            at: text.at,
            supports: u32::try_from(text.supports.max(0)).unwrap_or(u32::MAX),
            answered: text.answered,
        }
    };
    Ok(texts.into_iter().map(document).collect())
}

/// The words of Markdown without its marks; blocks stand on lines of their own.
pub(crate) fn plain(markdown: &str) -> String {
    let options = Options::default();
    let arena = Arena::new();
    let mut words = String::with_capacity(markdown.len());
    for node in parse_document(&arena, markdown, &options).descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::CodeBlock(block) => words.push_str(&block.literal),
            NodeValue::HtmlInline(html) => words.push_str(html),
            NodeValue::HtmlBlock(block) => words.push_str(&block.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            value if value.block() && !words.is_empty() => words.push('\n'),
            _ => {}
        }
    }
    words.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_left_out_and_words_kept() {
        let markdown =
            "# Lampu\n\n- **padam** sejak [Senin](https://a.example)\n- `RT 05`\n\nKTP_el <b>x</b>";
        let words = plain(markdown);
        assert_eq!(
            words
                .replace('\n', " ")
                .split_whitespace()
                .collect::<Vec<_>>(),
            [
                "Lampu", "padam", "sejak", "Senin", "RT", "05", "KTP_el", "<b>x</b>"
            ]
        );
        assert!(words.starts_with("Lampu\n"));
        assert_eq!(plain(""), "");
    }

    #[test]
    fn parts_are_the_same_on_both_sides() {
        for part in IndexPart::ALL {
            assert_eq!(index_part(part_of(*part)), *part);
            assert_eq!(part_of(*part).code(), part.code());
        }
    }
}
