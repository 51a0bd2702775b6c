//! From whom and to whom: the site that writes and the person who reads.

use crate::clean;
use crate::dkim::Signer;
use domain::identity::Email;
use domain::language::Language;
use lettre::Address;
use lettre::message::Mailbox;
use std::sync::Arc;

/// The site in whose name mail is written. Built once from the configuration.
#[derive(Debug, Clone)]
pub struct SiteMail {
    base_url: String,
    from: Address,
    name: String,
    inbound: Option<String>,
    signers: Arc<[Signer]>,
}

/// Why the configuration of the mail is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SiteMailError {
    /// Links could not be built from it.
    #[error("the base URL must be http(s)://host[:port] without path, query or spaces")]
    BaseUrl,
    /// Nobody could answer it.
    #[error("the sender must be an address, or Name <address>")]
    From,
    /// No mail could arrive there.
    #[error("the domain of arriving mail must be a name such as surat.example.go.id")]
    Inbound,
}

impl SiteMail {
    /// Reads the configuration: the base URL all links begin with, and the sender as `Rembuk <noreply@example.go.id>`.
    ///
    /// The name before the address is the site's name in mail; without one it is `Rembuk`.
    ///
    /// # Errors
    /// [`SiteMailError`], which says what form is expected.
    pub fn new(base_url: &str, from: &str) -> Result<Self, SiteMailError> {
        let base_url = base_url.trim().trim_end_matches('/');
        let host = ["https://", "http://"]
            .iter()
            .find_map(|scheme| base_url.strip_prefix(scheme))
            .ok_or(SiteMailError::BaseUrl)?;
        let host_ok = !host.is_empty()
            && host
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b));
        if !host_ok {
            return Err(SiteMailError::BaseUrl);
        }
        let mailbox: Mailbox = from.trim().parse().map_err(|_err| SiteMailError::From)?;
        let name = clean::line(mailbox.name.as_deref().unwrap_or_default(), 60);
        Ok(Self {
            base_url: base_url.to_owned(),
            from: mailbox.email,
            name: if name.is_empty() {
                "Rembuk".to_owned()
            } else {
                name
            },
            inbound: None,
            signers: Arc::default(),
        })
    }

    /// Names the domain whose mail reaches this site, so that bounces can be told apart and mail programs may unsubscribe by
    /// mail.
    ///
    /// # Errors
    /// [`SiteMailError::Inbound`] when it is no domain.
    pub fn receiving(mut self, domain: &str) -> Result<Self, SiteMailError> {
        let domain = domain.trim().to_ascii_lowercase();
        // read as an address, because that is what it becomes
        let sample = Email::parse(&format!("bounce@{domain}"));
        sample.map_err(|_error| SiteMailError::Inbound)?;
        self.inbound = Some(domain);
        Ok(self)
    }

    /// Where replies to a mail with this token go; `None` where no mail arrives here, or the token is none.
    pub(crate) fn reply_address(&self, token: &str) -> Option<Address> {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let domain = self.inbound.as_ref().filter(|_| token.bytes().all(plain))?;
        Address::new(format!("reply+{token}"), domain).ok()
    }

    /// Signs all mail with these keys.
    #[must_use]
    pub fn signed_by(mut self, signers: Vec<Signer>) -> Self {
        self.signers = signers.into();
        self
    }

    /// What signs the mail.
    pub fn signers(&self) -> &[Signer] {
        &self.signers
    }

    /// Where failures to deliver one mail are reported: `bounce+TOKEN@…`; the sender where no mail arrives here.
    pub fn return_path(&self, token: &str) -> String {
        match &self.inbound {
            Some(domain) => format!("bounce+{token}@{domain}"),
            None => self.from.to_string(),
        }
    }

    /// The address mail programs write to in order to unsubscribe, with the token as subject.
    pub(crate) fn stop_address(&self, token: &str) -> Option<String> {
        let domain = self.inbound.as_ref()?;
        Some(format!("mailto:stop@{domain}?subject={token}"))
    }

    /// The name of the site.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The address mail comes from.
    pub fn from_address(&self) -> &str {
        self.from.as_ref()
    }

    /// What every link begins with, without a slash at its end.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    pub(crate) fn sender(&self) -> Address {
        self.from.clone()
    }

    /// The right side of Message-ID and List-Id: the sender's domain, so that it never changes with a port or proxy.
    pub fn domain(&self) -> &str {
        self.from.domain()
    }

    /// A link to a path of the site; `None` when it is not one.
    pub(crate) fn link(&self, path: &str) -> Option<String> {
        let plain = path
            .bytes()
            .all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b));
        (plain && path.starts_with('/') && !path.starts_with("//") && path.len() <= 500)
            .then(|| format!("{}{path}", self.base_url))
    }
}

/// The person a mail goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// Where.
    pub email: Email,
    /// What the person wants to be called.
    pub name: Option<String>,
    /// In which language.
    pub language: Language,
    /// What ends mail of this kind by itself, without sign-in; letters, digits, `-` and `_`.
    ///
    /// Without one the mail carries no way to unsubscribe, as security mail always does.
    pub unsubscribe_token: Option<String>,
    /// What makes a reply to this mail a comment; small letters and digits. Without one replies are not read.
    pub reply_token: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_configuration_is_checked_once() {
        let site = SiteMail::new(
            "https://rembuk.example.go.id/",
            "Rembuk Kita <noreply@example.go.id>",
        );
        let site = site.unwrap();
        assert_eq!(site.name(), "Rembuk Kita");
        assert_eq!(
            site.link("/lacak").as_deref(),
            Some("https://rembuk.example.go.id/lacak")
        );
        for path in [
            "lacak",
            "//evil.example",
            "/a b",
            "/a\r\nb",
            "/ä",
            "/\"onload=",
        ] {
            assert_eq!(site.link(path), None, "{path}");
        }
        let bare = SiteMail::new("http://127.0.0.1:3000", "noreply@localhost").unwrap();
        assert_eq!(bare.name(), "Rembuk");
        for wrong in [
            "",
            "rembuk.id",
            "ftp://x",
            "https://x/y",
            "https://a b",
            "https://x?y",
        ] {
            let error = SiteMail::new(wrong, "a@b.id").err();
            assert_eq!(error, Some(SiteMailError::BaseUrl), "{wrong}");
        }
        assert_eq!(bare.return_path("abc"), "noreply@localhost");
        let receiving = bare.clone().receiving(" Surat.Example.go.id ").unwrap();
        assert_eq!(
            receiving.return_path("abc"),
            "bounce+abc@surat.example.go.id"
        );
        for wrong in ["", "localhost", "a@b.id", "a b.id", "x.id\r\nBcc: y"] {
            let error = bare.clone().receiving(wrong).err();
            assert_eq!(error, Some(SiteMailError::Inbound), "{wrong}");
        }
        let error = SiteMail::new("https://x.id", "not an address").err();
        assert_eq!(error, Some(SiteMailError::From));
    }
}
