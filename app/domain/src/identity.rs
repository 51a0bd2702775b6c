//! Who somebody is: addresses, codes, passwords.

/// Digits of a sign-in code.
pub const CODE_DIGITS: usize = 6;
/// How long a sign-in code can be used, in seconds.
pub const CODE_SECONDS: i64 = 600;
/// Wrong tries after which a code is dead.
pub const CODE_TRIES: i32 = 5;
/// Wrong codes an address may collect in 24 hours; beyond it only the link of the mail works.
pub const WRONG_CODES_A_DAY: i64 = 20;
/// How long an unused session lives, in days.
pub const SESSION_DAYS: i64 = 60;
/// Version of the consent text people agree to when they register.
pub const CONSENT_VERSION: &str = "2026-11-24";
/// The fewest characters of a password.
pub const PASSWORD_MIN: usize = 15;
/// The most characters of a password.
pub const PASSWORD_MAX: usize = 256;

/// An e-mail address in the form it is compared in: trimmed, lower case, at most 254 bytes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "values", derive(sea_orm::DeriveValueType))]
#[serde(transparent)]
pub struct Email(String);

/// The address is not one mail can be sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct EmailError;

impl Email {
    /// Reads an address as people type it.
    ///
    /// Takes the common form only (no quotes, no comments, no literal IP); internationalised domains must come as `xn--`.
    ///
    /// # Errors
    /// [`EmailError`] for everything else.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let text = text.trim().to_lowercase();
        let (local, domain) = text.rsplit_once('@').ok_or(EmailError)?;
        let local_ok = !local.is_empty()
            && local.len() <= 64
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && local
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b));
        let label_ok = |label: &str| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        let domain_ok = domain.contains('.') && domain.split('.').all(label_ok);
        if local_ok && domain_ok && text.len() <= 254 {
            Ok(Self(text))
        } else {
            Err(EmailError)
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands behind the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// The address as it may be shown to those who run the site: `s…@example.com`.
    pub fn masked(&self) -> String {
        let first = self.0.chars().next().filter(|first| *first != '@');
        format!(
            "{}…@{}",
            first.map(String::from).unwrap_or_default(),
            self.domain()
        )
    }

    /// Whether the address belongs to the demo world: `.invalid` never receives mail (RFC 2606).
    pub fn is_demo(&self) -> bool {
        self.0.ends_with(".invalid")
    }
}

/// Why a password was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Fewer than [`PASSWORD_MIN`] characters.
    #[error("password is too short")]
    TooShort,
    /// More than [`PASSWORD_MAX`] characters.
    #[error("password is too long")]
    TooLong,
    /// Well known, or made only of well-known words, years and repeats.
    #[error("password is easy to guess")]
    Common,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_in_lower_case() {
        assert_eq!(
            Email::parse(" Siti+fkp@Example.COM ").map(|e| e.as_str().to_owned()),
            Ok("siti+fkp@example.com".to_owned())
        );
        for wrong in [
            "",
            "siti",
            "siti@",
            "@example.com",
            "a b@example.com",
            "a@b",
            "a..b@c.id",
            "\"a\"@c.id",
            "a@c.id\r\nBcc: x@y.id",
            "a@-c.id",
        ] {
            assert_eq!(Email::parse(wrong), Err(EmailError), "{wrong}");
        }
        let masked = Email::parse("siti@example.com").map(|email| email.masked());
        assert_eq!(masked, Ok("s…@example.com".to_owned()));
        assert!(Email::parse(&format!("{}@example.com", "a".repeat(64))).is_ok());
        assert!(Email::parse(&format!("{}@example.com", "a".repeat(65))).is_err());
    }
}
