//! Who sent a message to whom, and whether a person did.

use mail_parser::{HeaderValue, Message, MessageParser};

/// What the server that handed a message over said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Envelope {
    /// The sender; empty for reports, which nobody may answer.
    pub sender: String,
    /// Where it was sent to.
    pub recipients: Vec<String>,
}

/// The envelope as the server of a mailbox left it on top of a message: `Return-Path`, `X-Original-To`, `Delivered-To`.
///
/// Only the first of each counts: what stands further down was written by somebody else.
pub fn envelope(bytes: &[u8]) -> Envelope {
    let Some(message) = MessageParser::default().parse_headers(bytes) else {
        return Envelope::default();
    };
    let first = |name: &str| {
        let mut raw = message.headers_raw();
        let found = raw.find(|(given, _)| given.eq_ignore_ascii_case(name));
        found.map(|(_, value)| bare(value).to_owned())
    };
    let recipients = ["X-Original-To", "Delivered-To"];
    Envelope {
        sender: first("Return-Path").unwrap_or_default(),
        recipients: recipients.iter().filter_map(|name| first(name)).collect(),
    }
}

/// An address without the angle brackets around it.
fn bare(address: &str) -> &str {
    let address = address.trim();
    let inner = address
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'));
    inner.unwrap_or(address).trim()
}

/// Whether a program wrote this: what answers it would be answered again, and so on for ever.
pub(super) fn is_of_a_program(envelope: &Envelope, message: &Message<'_>) -> bool {
    let sender = envelope.sender.to_ascii_lowercase();
    let robot = [
        "mailer-daemon@",
        "postmaster@",
        "bounce+",
        "noreply@",
        "no-reply@",
    ];
    if sender.is_empty() || robot.iter().any(|name| sender.starts_with(name)) {
        return true;
    }
    let has = |name: &str| message.header_raw(name).is_some();
    let says = |name: &str| {
        let raw = message.header_raw(name).unwrap_or_default();
        raw.trim().to_ascii_lowercase()
    };
    let submitted = says("Auto-Submitted");
    if !submitted.is_empty() && submitted.split(';').next().map(str::trim) != Some("no") {
        return true;
    }
    if ["bulk", "junk", "list", "auto_reply"].contains(&says("Precedence").as_str()) {
        return true;
    }
    let marks = [
        "X-Autoreply",
        "X-Autorespond",
        "X-Autoresponse",
        "X-Auto-Reply-From",
        "X-Mail-Autoreply",
        "X-Loop",
        "List-Id",
        "List-Unsubscribe",
        "X-Failed-Recipients",
    ];
    marks.iter().any(|mark| has(mark)) || is_report(message)
}

fn is_report(message: &Message<'_>) -> bool {
    match message
        .root_part()
        .headers
        .iter()
        .find(|header| header.name().eq_ignore_ascii_case("Content-Type"))
    {
        Some(header) => matches!(
            header.value(),
            HeaderValue::ContentType(kind)
                if kind.ctype().eq_ignore_ascii_case("multipart")
                    && kind.subtype().is_some_and(|kind| kind.eq_ignore_ascii_case("report"))
        ),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_a_program(sender: &str, headers: &str) -> bool {
        let text = format!("From: a@b.id\r\nSubject: x\r\n{headers}\r\nHalo\r\n");
        let message = MessageParser::default().parse(text.as_bytes()).unwrap();
        let envelope = Envelope {
            sender: sender.to_owned(),
            recipients: Vec::new(),
        };
        is_of_a_program(&envelope, &message)
    }

    #[test]
    fn programs_are_told_from_people() {
        assert!(!by_a_program("siti@example.com", ""));
        assert!(!by_a_program("siti@example.com", "Auto-Submitted: no\r\n"));
        assert!(!by_a_program("siti@example.com", "Precedence: normal\r\n"));
        for headers in [
            "Auto-Submitted: auto-replied\r\n",
            "Auto-Submitted: auto-generated; x=y\r\n",
            "Precedence: Bulk\r\n",
            "X-Autoreply: yes\r\n",
            "X-Loop: x\r\n",
            "List-Id: <warga.example.org>\r\n",
            "Content-Type: multipart/report; boundary=x\r\n",
        ] {
            assert!(by_a_program("siti@example.com", headers), "{headers}");
        }
        for sender in ["", "MAILER-DAEMON@example.com", "bounce+abc@rembuk.example"] {
            assert!(by_a_program(sender, ""), "{sender}");
        }
    }

    #[test]
    fn only_the_topmost_lines_of_a_mailbox_are_its_envelope() {
        let text = "Return-Path: <siti@example.com>\r\nX-Original-To: reply+abc@x.id\r\nDelivered-To: rembuk@x.id\r\n\
                    Received: by x.id\r\nDelivered-To: root@x.id\r\nReturn-Path: <>\r\n\r\nx\r\n";
        let envelope = envelope(text.as_bytes());
        assert_eq!(envelope.sender, "siti@example.com");
        assert_eq!(envelope.recipients, ["reply+abc@x.id", "rembuk@x.id"]);
        assert_eq!(super::envelope(b"Return-Path: <>\r\n\r\n").sender, "");
    }
}
