//! Mail as it left the house.

/// A letter as it left the house, decoded.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    pub(crate) to: String,
    pub(crate) subject: String,
    /// The plain text part.
    pub(crate) text: String,
    /// The whole message with every part decoded, for looking for what must not be in it.
    pub(crate) everything: String,
}

pub(super) fn decode(bytes: &[u8]) -> Letter {
    let message = mail_parser::MessageParser::default()
        .parse(bytes)
        .expect("a message");
    let address = |address: Option<&mail_parser::Address<'_>>| {
        address
            .and_then(|a| a.first())
            .and_then(|a| a.address())
            .unwrap_or_default()
            .to_owned()
    };
    let text = message.body_text(0).unwrap_or_default().into_owned();
    let html = message.body_html(0).unwrap_or_default().into_owned();
    let headers: String = message
        .headers_raw()
        .map(|(name, value)| format!("{name}: {value}\n"))
        .collect();
    let subject = message.subject().unwrap_or_default().to_owned();
    Letter {
        to: address(message.to()),
        everything: format!("{headers}\n{subject}\n{text}\n{html}"),
        subject,
        text,
    }
}
