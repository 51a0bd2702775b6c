//! What a person wrote: the first text of the message, without what their program added.

use super::{Reply, cut, html};
use domain::identity::Email;
use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

/// Characters read of a text; more is not a comment.
const CHARACTERS_MAX: usize = 200_000;

/// Reads a reply.
pub(super) fn read(message: &Message<'_>, token: &str) -> Reply {
    let written = match message.text_part(0).map(|part| (part, &part.body)) {
        Some((part, PartType::Text(text))) => unfolded(part, text),
        Some((_, PartType::Html(text))) => html::words(text),
        _ => String::new(),
    };
    let written: String = written.chars().take(CHARACTERS_MAX).collect();
    Reply {
        token: token.to_owned(),
        from: message
            .from()
            .and_then(|from| from.first()?.address())
            .and_then(|from| Email::parse(from).ok()),
        words: cut::words(&written),
        attachments: message.attachment_count() > 0,
        id: message.message_id().map(str::to_owned),
    }
}

/// Joins the lines that a program broke (`format=flowed`, RFC 3676).
fn unfolded(part: &MessagePart<'_>, text: &str) -> String {
    let attribute = |name: &str, value: &str| {
        let kind = part.content_type();
        let given = kind.and_then(|kind| kind.attribute(name));
        given.is_some_and(|given| given.eq_ignore_ascii_case(value))
    };
    if !attribute("format", "flowed") {
        return text.to_owned();
    }
    let joined_by_space = !attribute("delsp", "yes");
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let flows = line.ends_with(' ') && line != "-- " && !line.starts_with('>');
        if flows && !joined_by_space {
            out.push_str(line.strip_suffix(' ').unwrap_or(line));
        } else {
            out.push_str(line);
        }
        if !flows {
            out.push('\n');
        }
    }
    out
}
