//! The way in: LMTP (RFC 2033) or SMTP from a mail server on the same machine.
//!
//! Strict on purpose: every line ends in CR LF and holds neither of them alone, so that no message can be smuggled into
//! another; lines, messages, recipients, commands and times have bounds. Messages are handed to the caller one by one,
//! and the client is told nothing before the caller has answered for each.

mod lines;
mod replies;

use super::{ARRIVING_BYTES_MAX, Envelope, Recipient};
use lines::{Line, Lines};
use replies as say;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;

/// Bytes of a command.
const COMMAND_BYTES_MAX: usize = 1_000;
/// Bytes of a line of a message (RFC 5321 says 998; some programs write more).
const LINE_BYTES_MAX: usize = 4_096;
/// Recipients of one message; mail of this site is answered to one.
const RECIPIENTS_MAX: usize = 20;
/// Commands in a connection that were no use, before it is ended.
const USELESS_MAX: u32 = 20;
/// What is read of a message that is too large before the connection is ended.
const DISCARD_BYTES_MAX: usize = 6 * ARRIVING_BYTES_MAX;

/// What bounds a connection.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// Between two lines.
    pub line: Duration,
    /// For the whole of a message.
    pub message: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            line: Duration::from_secs(60),
            message: Duration::from_secs(300),
        }
    }
}

/// A message that came in and waits for an answer.
#[derive(Debug)]
pub struct Arrived {
    /// Who sent it to whom.
    pub envelope: Envelope,
    /// Its recipients here, in order; one answer each.
    pub recipients: Vec<Recipient>,
    /// The message, lines ending in CR LF.
    pub bytes: Vec<u8>,
}

/// What becomes of a message for one recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Dealt with, also where there was nothing to do.
    Taken,
    /// Not now; the client keeps it and comes again.
    Later,
}

/// Why a connection ended before its time.
#[derive(Debug, thiserror::Error)]
pub enum LmtpError {
    /// The connection broke.
    #[error("connection broke")]
    Io(#[from] std::io::Error),
    /// The client was too slow.
    #[error("client is too slow")]
    Slow,
    /// A line feed without carriage return or the other way round, or a line longer than allowed.
    #[error("a line is not one of the protocol")]
    Line,
    /// Too much of what is no use.
    #[error("client does not speak the protocol")]
    Useless,
}

/// Says whether an address of the site is one that was given out.
pub type Known<'a> = &'a (dyn Fn(&Recipient) -> bool + Send + Sync);

/// One connection.
#[derive(Debug)]
pub struct Session<S> {
    lines: Lines<S>,
    domain: String,
    patience: Patience,
    /// Whether the client speaks LMTP, which wants an answer for each recipient; `None` before it greeted.
    lmtp: Option<bool>,
    sender: Option<String>,
    recipients: Vec<(String, Recipient)>,
    useless: u32,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Session<S> {
    /// A new connection for mail to a domain.
    pub fn new(stream: S, domain: &str, patience: Patience) -> Self {
        Self {
            lines: Lines::new(stream),
            domain: domain.to_owned(),
            patience,
            lmtp: None,
            sender: None,
            recipients: Vec::new(),
            useless: 0,
        }
    }

    /// Greets the client.
    ///
    /// # Errors
    /// [`LmtpError::Io`].
    pub async fn greet(&mut self) -> Result<(), LmtpError> {
        let hello = format!("220 {} LMTP Rembuk\r\n", self.domain);
        self.say(&hello).await
    }

    /// Speaks with the client until a message has come in; `None` when it has said good-bye. Answer each message with
    /// [`Session::answer`].
    ///
    /// # Errors
    /// [`LmtpError`]; the client has been told, and the connection is over.
    pub async fn next(&mut self, known: Known<'_>) -> Result<Option<Arrived>, LmtpError> {
        loop {
            let Some(line) = self.command().await? else {
                return Ok(None);
            };
            let (verb, rest) = line.split_once(' ').unwrap_or((line.as_str(), ""));
            let reply = match verb.to_ascii_uppercase().as_str() {
                "LHLO" => self.hello(Some(true)),
                "EHLO" => self.hello(Some(false)),
                "HELO" => {
                    self.reset();
                    self.lmtp = Some(false);
                    format!("250 {}\r\n", self.domain)
                }
                "MAIL" => self.mail(rest),
                "RCPT" => self.recipient(rest, known),
                "DATA" if rest.trim().is_empty() && !self.recipients.is_empty() => {
                    self.say(say::GO_ON).await?;
                    if let Some(bytes) = self.data().await? {
                        return Ok(Some(self.arrived(bytes)));
                    }
                    self.too_large()
                }
                "DATA" => self.no_use(say::NO_RECIPIENT),
                "RSET" => {
                    self.reset();
                    say::OK.to_owned()
                }
                "NOOP" => self.no_use(say::OK),
                "QUIT" => {
                    self.say(say::BYE).await?;
                    return Ok(None);
                }
                _ => self.no_use(say::UNKNOWN_COMMAND),
            };
            self.say(&reply).await?;
            if self.useless > USELESS_MAX {
                self.say(say::ENOUGH).await?;
                return Err(LmtpError::Useless);
            }
        }
    }

    /// Tells the client what became of a message, one answer for each recipient.
    ///
    /// # Errors
    /// [`LmtpError::Io`].
    pub async fn answer(&mut self, answers: &[Answer]) -> Result<(), LmtpError> {
        let later = answers.contains(&Answer::Later);
        let words = |answer: Answer| match answer {
            Answer::Taken => say::TAKEN,
            Answer::Later => say::LATER,
        };
        if self.lmtp == Some(true) {
            let all: String = answers.iter().map(|answer| words(*answer)).collect();
            return self.say(&all).await;
        }
        // one answer for all: those that were taken are taken again, which changes nothing
        self.say(words(if later { Answer::Later } else { Answer::Taken }))
            .await
    }

    fn hello(&mut self, lmtp: Option<bool>) -> String {
        self.reset();
        self.lmtp = lmtp;
        format!(
            "250-{}\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n250 SIZE {ARRIVING_BYTES_MAX}\r\n",
            self.domain
        )
    }

    fn mail(&mut self, rest: &str) -> String {
        if self.lmtp.is_none() || self.sender.is_some() {
            return self.no_use(say::SEQUENCE);
        }
        let Some((sender, parameters)) = path(rest, "FROM:") else {
            return self.no_use(say::SYNTAX);
        };
        let size = parameters.iter().find_map(|given| {
            let (name, value) = given.split_once('=')?;
            name.eq_ignore_ascii_case("SIZE").then_some(value)
        });
        match size.map(str::parse::<usize>) {
            Some(Err(_error)) => return self.no_use(say::SYNTAX),
            Some(Ok(size)) if size > ARRIVING_BYTES_MAX => return say::TOO_LARGE.to_owned(),
            _ => {}
        }
        self.sender = Some(sender);
        say::OK.to_owned()
    }

    fn recipient(&mut self, rest: &str, known: Known<'_>) -> String {
        if self.sender.is_none() {
            return self.no_use(say::SEQUENCE);
        }
        let Some((address, _)) = path(rest, "TO:") else {
            return self.no_use(say::SYNTAX);
        };
        if self.recipients.len() >= RECIPIENTS_MAX {
            return say::TOO_MANY.to_owned();
        }
        match Recipient::parse(&address, &self.domain).filter(|recipient| known(recipient)) {
            Some(recipient) => {
                self.recipients.push((address, recipient));
                say::OK.to_owned()
            }
            None => self.no_use(say::NOBODY),
        }
    }

    fn arrived(&mut self, bytes: Vec<u8>) -> Arrived {
        let sender = self.sender.take().unwrap_or_default();
        let (addresses, recipients) = std::mem::take(&mut self.recipients).into_iter().unzip();
        Arrived {
            envelope: Envelope {
                sender,
                recipients: addresses,
            },
            recipients,
            bytes,
        }
    }

    fn too_large(&mut self) -> String {
        let recipients = if self.lmtp == Some(true) {
            self.recipients.len()
        } else {
            1
        };
        self.reset();
        say::TOO_LARGE.repeat(recipients)
    }

    fn no_use(&mut self, reply: &str) -> String {
        self.useless += 1;
        reply.to_owned()
    }

    fn reset(&mut self) {
        self.sender = None;
        self.recipients.clear();
    }

    async fn command(&mut self) -> Result<Option<String>, LmtpError> {
        let read = timeout(self.patience.line, self.lines.next(COMMAND_BYTES_MAX)).await;
        let Ok(read) = read else {
            self.say(say::SLOW).await?;
            return Err(LmtpError::Slow);
        };
        match read? {
            Line::End => Ok(None),
            Line::Whole(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
            Line::Wrong => {
                self.say(say::WRONG_LINE).await?;
                Err(LmtpError::Line)
            }
        }
    }

    /// The message, or `None` when it is too large; then all of it has been read.
    async fn data(&mut self) -> Result<Option<Vec<u8>>, LmtpError> {
        let line = self.patience.line;
        let read = timeout(self.patience.message, content(&mut self.lines, line)).await;
        match read.unwrap_or(Err(LmtpError::Slow)) {
            Ok(bytes) => Ok(bytes),
            Err(error) => {
                let words = match &error {
                    LmtpError::Slow => say::SLOW,
                    LmtpError::Line => say::WRONG_LINE,
                    LmtpError::Useless => say::ENOUGH,
                    LmtpError::Io(_) => return Err(error),
                };
                self.say(words).await?;
                Err(error)
            }
        }
    }

    async fn say(&mut self, reply: &str) -> Result<(), LmtpError> {
        let stream = self.lines.stream();
        let write = async {
            stream.write_all(reply.as_bytes()).await?;
            stream.flush().await
        };
        match timeout(self.patience.line, write).await {
            Ok(written) => Ok(written?),
            Err(_elapsed) => Err(LmtpError::Slow),
        }
    }
}

async fn content<S: AsyncRead + Unpin>(
    lines: &mut Lines<S>,
    patience: Duration,
) -> Result<Option<Vec<u8>>, LmtpError> {
    let mut bytes = Vec::new();
    let mut read = 0_usize;
    loop {
        let line = timeout(patience, lines.next(LINE_BYTES_MAX)).await;
        let line = match line.map_err(|_elapsed| LmtpError::Slow)?? {
            Line::Whole(line) => line,
            Line::Wrong => return Err(LmtpError::Line),
            Line::End => return Err(LmtpError::Io(std::io::ErrorKind::UnexpectedEof.into())),
        };
        if line == b"." {
            return Ok((read <= ARRIVING_BYTES_MAX).then_some(bytes));
        }
        // a dot at the beginning was doubled on the way
        let line = line.strip_prefix(b".").unwrap_or(&line);
        read = read.saturating_add(line.len() + 2);
        if read > DISCARD_BYTES_MAX {
            return Err(LmtpError::Useless);
        }
        if read <= ARRIVING_BYTES_MAX {
            bytes.extend_from_slice(line);
            bytes.extend_from_slice(b"\r\n");
        } else {
            bytes = Vec::new();
        }
    }
}

/// The address and the parameters of `FROM:<address> NAME=value …`.
fn path<'a>(rest: &'a str, keyword: &str) -> Option<(String, Vec<&'a str>)> {
    let (given, rest) = rest.split_at_checked(keyword.len())?;
    if !given.eq_ignore_ascii_case(keyword) {
        return None;
    }
    let (address, parameters) = rest.trim_start().strip_prefix('<')?.split_once('>')?;
    let plain = address.len() <= 320 && !address.chars().any(|c| c.is_control() || c == '<');
    let apart = parameters.is_empty() || parameters.starts_with(' ');
    (plain && apart).then(|| (address.to_owned(), parameters.split_whitespace().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_have_one_form() {
        assert_eq!(path("FROM:<>", "FROM:"), Some((String::new(), vec![])));
        let (address, parameters) = path("from: <a@b.id> SIZE=12 BODY=8BITMIME", "FROM:").unwrap();
        assert_eq!((address.as_str(), parameters.len()), ("a@b.id", 2));
        for wrong in [
            "a@b.id",
            "FROM:a@b.id",
            "FROM:<a@b.id",
            "FROM:<a@b.id>x",
            "FROM:<<a@b.id>",
            "TO:<a@b.id>",
        ] {
            assert_eq!(path(wrong, "FROM:"), None, "{wrong}");
        }
    }
}
