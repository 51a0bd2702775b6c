//! Reads `smtp://user:password@host:port?tls=required&ca=/etc/ssl/relay.pem` and `smtps://…`.

use lettre::transport::smtp::client::Certificate;
use std::net::IpAddr;
use std::time::Duration;
use url::{Host, Url};

/// Connections open at once, when the URL does not say.
const CONNECTIONS: usize = 4;

/// How to reach a server.
#[derive(Clone)]
pub(super) struct Server {
    /// Name or address, without brackets.
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) tls: Tls,
    /// User and password.
    pub(super) login: Option<(String, String)>,
    /// What to say in EHLO; the machine's name when not given.
    pub(super) hello: Option<String>,
    /// An authority to trust besides the public ones: many offices sign for their own relay.
    pub(super) ca: Option<Certificate>,
    /// Connections open at once.
    pub(super) connections: usize,
    /// How long it may take at most.
    pub(super) patience: Option<Duration>,
}

/// When a connection is encrypted. Certificates are always verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tls {
    /// From the first byte.
    Wrapped,
    /// By STARTTLS, or not at all.
    Required,
    /// By STARTTLS where the server offers it.
    Opportunistic,
    /// Never.
    None,
}

/// Why an SMTP URL cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SmtpUrlError {
    /// It has another form.
    #[error(
        "the SMTP URL must be smtp://[user:password@]host[:port][?tls=required|opportunistic|none][&ca=FILE][&connections=4][&timeout=SECONDS] or smtps://…"
    )]
    Form,
    /// An unknown value of `tls`.
    #[error("tls in the SMTP URL must be required, opportunistic or none")]
    Tls,
    /// `connections` or `timeout` is out of range.
    #[error("in the SMTP URL, connections must be from 2 to 32 and timeout from 1 to 60 seconds")]
    Number,
    /// The file of `ca` is missing or no certificate.
    #[error("ca in the SMTP URL must be the path of a certificate in PEM form")]
    Ca,
    /// Characters of user or password are wrongly written.
    #[error("user and password in the SMTP URL must be percent-encoded UTF-8")]
    Login,
    /// The password would cross the network in clear.
    #[error("the SMTP URL has a password, so tls must be required, or the server on this machine")]
    ClearPassword,
}

impl Server {
    /// Reads a URL.
    ///
    /// `smtps` speaks TLS from the first byte (port 465). `smtp` without `tls` requires STARTTLS (port 587), except
    /// for a server on this machine, which is spoken to in clear (port 25). A path is the name to say in EHLO; `ca` is a
    /// file with the certificate of an authority to trust as well.
    pub(super) fn parse(text: &str) -> Result<Self, SmtpUrlError> {
        let url = Url::parse(text.trim()).map_err(|_err| SmtpUrlError::Form)?;
        // The parser knows hosts of special schemes only, so names and addresses are told apart here.
        let host = match url.host().ok_or(SmtpUrlError::Form)? {
            Host::Domain(name) => name.to_owned(),
            Host::Ipv4(address) => address.to_string(),
            Host::Ipv6(address) => address.to_string(),
        };
        if host.is_empty() {
            return Err(SmtpUrlError::Form);
        }
        let local = is_local(&host);
        let wish = url.query_pairs().find(|(key, _)| key == "tls");
        let tls = match (url.scheme(), wish.as_ref().map(|(_, value)| value.as_ref())) {
            ("smtps", None | Some("required")) => Tls::Wrapped,
            ("smtp", Some("required")) => Tls::Required,
            ("smtp", Some("opportunistic")) => Tls::Opportunistic,
            ("smtp", Some("none")) => Tls::None,
            ("smtp", None) if local => Tls::None,
            ("smtp", None) => Tls::Required,
            ("smtp" | "smtps", Some(_)) => return Err(SmtpUrlError::Tls),
            _ => return Err(SmtpUrlError::Form),
        };
        let login = match url.password() {
            Some(password) => Some((decoded(url.username())?, decoded(password)?)),
            None if url.username().is_empty() => None,
            None => return Err(SmtpUrlError::Login),
        };
        if login.is_some() && !local && matches!(tls, Tls::None | Tls::Opportunistic) {
            return Err(SmtpUrlError::ClearPassword);
        }
        let default_port = match tls {
            Tls::Wrapped => 465,
            Tls::Required | Tls::Opportunistic => 587,
            Tls::None => 25,
        };
        let hello = url.path().trim_matches('/');
        Ok(Self {
            host,
            port: url.port().unwrap_or(default_port),
            tls,
            login,
            hello: (!hello.is_empty()).then(|| hello.to_owned()),
            ca: certificate(&url)?,
            connections: number(&url, "connections", 2..=32)?
                .and_then(|number| usize::try_from(number).ok())
                .unwrap_or(CONNECTIONS),
            patience: number(&url, "timeout", 1..=60)?.map(Duration::from_secs),
        })
    }
}

fn number(
    url: &Url,
    name: &str,
    range: std::ops::RangeInclusive<u64>,
) -> Result<Option<u64>, SmtpUrlError> {
    let Some((_, value)) = url.query_pairs().find(|(key, _)| key == name) else {
        return Ok(None);
    };
    let number = value.parse().ok().filter(|number| range.contains(number));
    number.map(Some).ok_or(SmtpUrlError::Number)
}

fn certificate(url: &Url) -> Result<Option<Certificate>, SmtpUrlError> {
    let Some((_, path)) = url.query_pairs().find(|(key, _)| key == "ca") else {
        return Ok(None);
    };
    let pem = std::fs::read(path.as_ref()).map_err(|_err| SmtpUrlError::Ca)?;
    Certificate::from_pem(&pem)
        .map(Some)
        .map_err(|_err| SmtpUrlError::Ca)
}

fn is_local(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn decoded(text: &str) -> Result<String, SmtpUrlError> {
    percent_encoding::percent_decode_str(text)
        .decode_utf8()
        .map(std::borrow::Cow::into_owned)
        .map_err(|_err| SmtpUrlError::Login)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, u16, Tls) {
        let server = Server::parse(text).unwrap();
        (server.host, server.port, server.tls)
    }

    #[test]
    fn encryption_is_the_default_except_on_this_machine() {
        assert_eq!(
            read("smtp://mail.id"),
            ("mail.id".into(), 587, Tls::Required)
        );
        assert_eq!(
            read("smtp://localhost"),
            ("localhost".into(), 25, Tls::None)
        );
        assert_eq!(read("smtp://[::1]:2525"), ("::1".into(), 2525, Tls::None));
        assert_eq!(
            read("smtps://mail.id"),
            ("mail.id".into(), 465, Tls::Wrapped)
        );
        assert_eq!(
            read("smtp://10.0.0.5:25?tls=opportunistic"),
            ("10.0.0.5".into(), 25, Tls::Opportunistic)
        );
    }

    #[test]
    fn logins_are_decoded_and_never_sent_in_clear() {
        let server =
            Server::parse("smtps://siti%40x.id:p%C3%A4ss%2Fword@mail.id/forum.id").unwrap();
        assert_eq!(server.login, Some(("siti@x.id".into(), "päss/word".into())));
        assert_eq!(server.hello.as_deref(), Some("forum.id"));
        assert_eq!((server.connections, server.patience), (4, None));
        let server = Server::parse("smtps://mail.id?connections=8&timeout=5").unwrap();
        assert_eq!(server.connections, 8);
        assert_eq!(server.patience, Some(Duration::from_secs(5)));
        for (wrong, error) in [
            ("smtp://a:b@mail.id?tls=none", SmtpUrlError::ClearPassword),
            (
                "smtp://a:b@mail.id?tls=opportunistic",
                SmtpUrlError::ClearPassword,
            ),
            ("smtp://mail.id?tls=maybe", SmtpUrlError::Tls),
            ("smtps://mail.id?ca=/does/not/exist.pem", SmtpUrlError::Ca),
            ("smtps://mail.id?connections=1", SmtpUrlError::Number),
            ("smtps://mail.id?connections=many", SmtpUrlError::Number),
            ("smtps://mail.id?timeout=0", SmtpUrlError::Number),
            ("smtp://a@mail.id", SmtpUrlError::Login),
            ("smtps://a:%ff@mail.id", SmtpUrlError::Login),
            ("http://mail.id", SmtpUrlError::Form),
            ("mail.id:25", SmtpUrlError::Form),
            ("", SmtpUrlError::Form),
        ] {
            assert_eq!(Server::parse(wrong).err(), Some(error), "{wrong}");
        }
    }
}
