//! Mail as it left the house.

use super::Site;
use domain::notifications::COALESCE_SECONDS;
use forum::notifications::gather;
use rembuk::workers::outbox::send_due;

impl Site {
    /// Mails kept in the database, sent or not.
    pub(crate) async fn mails_kept(&self) -> i64 {
        self.rows("outbox").await
    }

    /// Sends what is due, and what waits for others for a few minutes; returns every letter sent so far, oldest first.
    pub(crate) async fn mails(&self) -> Vec<Letter> {
        let soon = self.clock.now().plus_seconds(COALESCE_SECONDS);
        while gather(&self.forum, soon).await.unwrap() > 0 {}
        self.mails_now().await
    }

    /// Sends what is due at this moment, as the workers would; returns every letter sent so far, oldest first.
    pub(crate) async fn mails_now(&self) -> Vec<Letter> {
        while gather(&self.forum, self.clock.now()).await.unwrap() > 0 {}
        while send_due(&self.forum, &self.post).await.unwrap() > 0 {}
        self.mailbox
            .messages()
            .iter()
            .map(|message| decode(&message.bytes))
            .collect()
    }

    /// Sends what is due and returns the letters to `KEY@example.com`.
    pub(crate) async fn mails_to(&self, key: &str) -> Vec<Letter> {
        let to = format!("{key}@example.com");
        self.mails()
            .await
            .into_iter()
            .filter(|letter| letter.to == to)
            .collect()
    }
}

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

fn decode(bytes: &[u8]) -> Letter {
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
