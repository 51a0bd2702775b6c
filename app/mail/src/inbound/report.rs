//! Reports of servers: mail that could not be delivered (RFC 3464), and mail somebody complained about (RFC 5965).

use super::{Bounce, Complaint, Failed, Inbound};
use domain::bounces::DeliveryStatus;
use domain::identity::Email;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// Recipients read of one report; mail of this site has one.
const RECIPIENTS_MAX: usize = 20;
/// Bytes read of a part that holds fields.
const FIELDS_BYTES_MAX: usize = 64 * 1024;

/// Reads a report that came to the address of a token, or to the one for complaints.
pub(super) fn read(message: &Message<'_>, token: Option<&str>) -> Inbound {
    let id = message.message_id().map(str::to_owned);
    if let Some(fields) = part(message, "feedback-report").map(groups) {
        return match complaint(message, &fields, token) {
            Some(complaint) => Inbound::Complaint(Complaint { id, ..complaint }),
            None => Inbound::Nothing,
        };
    }
    let (Some(status), Some(token)) = (part(message, "delivery-status"), token) else {
        return Inbound::Nothing;
    };
    let returned = returned(message);
    let mut failed: Vec<Failed> = groups(status)
        .iter()
        .skip(1)
        .take(RECIPIENTS_MAX)
        .filter_map(failure)
        .collect();
    // behind a forwarding the report may only know where the mail ended; what came back tells where it was sent
    if let ([only], Some(to)) = (failed.as_mut_slice(), returned.and_then(|mail| mail.to)) {
        only.addresses.push(to);
    }
    if failed.is_empty() {
        return Inbound::Nothing;
    }
    Inbound::Bounce(Bounce {
        token: token.to_owned(),
        failed,
        id,
    })
}

/// The fields of one group, in small letters before the colon.
type Fields = Vec<(String, String)>;

fn get<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    let found = fields.iter().find(|(given, _)| given == name);
    found.map(|(_, value)| value.as_str())
}

fn failure(fields: &Fields) -> Option<Failed> {
    if !get(fields, "action")?.eq_ignore_ascii_case("failed") {
        return None;
    }
    let given = ["original-recipient", "final-recipient"];
    Some(Failed {
        addresses: given
            .iter()
            .filter_map(|name| address(get(fields, name)?))
            .collect(),
        status: DeliveryStatus::parse(get(fields, "status")?)?,
    })
}

/// The address of a field such as `rfc822; siti@example.com`.
fn address(value: &str) -> Option<Email> {
    let bare = value.rsplit_once(';').map_or(value, |(_, address)| address);
    Email::parse(bare.trim().trim_matches(['<', '>'])).ok()
}

fn complaint(message: &Message<'_>, groups: &[Fields], token: Option<&str>) -> Option<Complaint> {
    let fields = groups.first()?;
    let kind = get(fields, "feedback-type")?.to_ascii_lowercase();
    if !["abuse", "opt-out", "opt-out-list"].contains(&kind.as_str()) {
        return None;
    }
    let returned = returned(message).unwrap_or_default();
    let in_fields = get(fields, "original-mail-from").and_then(token_of);
    let tokens = [token.map(str::to_owned), in_fields, returned.token];
    let given = fields.iter().filter(|(name, _)| name == "original-rcpt-to");
    let mut addresses: Vec<Email> = given.filter_map(|(_, value)| address(value)).collect();
    addresses.extend(returned.to);
    addresses.truncate(RECIPIENTS_MAX);
    Some(Complaint {
        tokens: tokens.into_iter().flatten().collect(),
        addresses,
        id: None,
    })
}

/// What a report gives back of the mail it is about.
#[derive(Debug, Default)]
struct Returned {
    /// The token of the sender its envelope had.
    token: Option<String>,
    /// The address in its header.
    to: Option<Email>,
}

fn returned(message: &Message<'_>) -> Option<Returned> {
    let of = |mail: &Message<'_>| Returned {
        token: mail.header_raw("Return-Path").and_then(token_of),
        to: mail
            .to()
            .and_then(|to| to.first()?.address())
            .and_then(|to| Email::parse(to).ok()),
    };
    message.parts.iter().find_map(|part| match &part.body {
        PartType::Message(mail) => Some(of(mail)),
        _ if is(part, "text", "rfc822-headers") => {
            let mail = MessageParser::default().parse_headers(part.contents())?;
            Some(of(&mail))
        }
        _ => None,
    })
}

/// The token in an address such as `<bounce+TOKEN@surat.example.id>`.
fn token_of(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("bounce+")?;
    let (token, _) = rest.split_once('@')?;
    let plain = token.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plain.then(|| token.to_ascii_lowercase())
}

fn part<'a>(message: &'a Message<'_>, kind: &str) -> Option<&'a [u8]> {
    let found = message.parts.iter().find(|part| is(part, "message", kind));
    found.map(MessagePart::contents)
}

fn is(part: &MessagePart<'_>, kind: &str, subkind: &str) -> bool {
    part.content_type().is_some_and(|given| {
        given.ctype().eq_ignore_ascii_case(kind)
            && given
                .subtype()
                .is_some_and(|given| given.eq_ignore_ascii_case(subkind))
    })
}

/// Groups of fields, parted by empty lines; a line that begins with white space goes on with the one before.
fn groups(part: &[u8]) -> Vec<Fields> {
    let bytes = part.get(..FIELDS_BYTES_MAX).unwrap_or(part);
    let text = String::from_utf8_lossy(bytes);
    let mut groups: Vec<Fields> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            open = false;
        } else if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = groups.last_mut().and_then(|group| group.last_mut()) {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            if !open {
                groups.push(Fields::new());
                open = true;
            }
            if let Some(group) = groups.last_mut() {
                group.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_in_groups() {
        let text = b"Reporting-MTA: dns; mx.id\n\nFinal-Recipient: rfc822; a@b.id\nDiagnostic-Code: smtp;\n 550 no\n\n\nAction: failed\n";
        let groups = groups(text);
        assert_eq!(groups.len(), 3);
        assert_eq!(get(&groups[1], "diagnostic-code"), Some("smtp; 550 no"));
        assert_eq!(get(&groups[2], "action"), Some("failed"));
        assert_eq!(address("rfc822; <A@b.id>").unwrap().as_str(), "a@b.id");
        assert_eq!(address("x400; whatever"), None);
        assert_eq!(token_of("<bounce+AbC2@x.id>").as_deref(), Some("abc2"));
        assert_eq!(token_of("<a@x.id>"), None);
    }
}
