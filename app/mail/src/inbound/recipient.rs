//! The addresses of this site that take mail.

/// Letters of a token are from these bounds on taken for one; longer ones are nobody's.
const TOKEN_BYTES_MAX: usize = 58;

/// An address of this site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipient {
    /// `bounce+TOKEN@…`: the sender in the envelope of every mail.
    Bounce(String),
    /// `reply+TOKEN@…`: where an answer to a mail goes. The token is in small letters, whatever a server made of them.
    Reply(String),
    /// `stop@…`: mail programs write there to end mail; the token is the subject.
    Stop,
    /// `complaint@…`: the address to give to providers that report complaints.
    Complaint,
}

impl Recipient {
    /// Reads an address; `None` for any other one.
    pub fn parse(address: &str, domain: &str) -> Option<Self> {
        let (local, given) = address.rsplit_once('@')?;
        if !given.eq_ignore_ascii_case(domain) {
            return None;
        }
        let local = local.to_ascii_lowercase();
        let (name, token) = match local.split_once('+') {
            Some((name, token)) => (name, Some(token)),
            None => (local.as_str(), None),
        };
        let token_ok = |token: &&str| {
            (20..=TOKEN_BYTES_MAX).contains(&token.len())
                && token.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        match (name, token) {
            ("bounce", Some(token)) if token_ok(&token) => Some(Self::Bounce(token.to_owned())),
            ("reply", Some(token)) if token_ok(&token) => Some(Self::Reply(token.to_owned())),
            ("stop", None) => Some(Self::Stop),
            ("complaint", None) => Some(Self::Complaint),
            _ => None,
        }
    }
}

/// Whether a subject has the form of a token that ends mail.
pub(super) fn is_stop_token(subject: &str) -> bool {
    (1..=200).contains(&subject.len())
        && subject
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_site_are_taken() {
        let token = "abcdefghijklmnopqrstuvwxy2";
        let read = |address: &str| Recipient::parse(address, "surat.example.id");
        let bounce = format!("bounce+{token}@surat.example.id");
        assert_eq!(read(&bounce), Some(Recipient::Bounce(token.to_owned())));
        assert_eq!(
            read(&bounce.to_uppercase()),
            Some(Recipient::Bounce(token.to_owned()))
        );
        let reply = format!("reply+{token}@SURAT.example.id");
        assert_eq!(read(&reply), Some(Recipient::Reply(token.to_owned())));
        assert_eq!(read("stop@surat.example.id"), Some(Recipient::Stop));
        for wrong in [
            "stop@example.id",
            "bounce@surat.example.id",
            "bounce+short@surat.example.id",
            "reply+abcdefghijklmnopqrstuvwxy2abcdefghijklmnopqrstuvwxy2abcdefghijklmnop@surat.example.id",
            "reply+abcdefghij klmnopqrstuvwxy2@surat.example.id",
            "root@surat.example.id",
            "stop+x@surat.example.id",
            "",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert!(is_stop_token("p-12_abcXYZ") && !is_stop_token("a b") && !is_stop_token(""));
    }
}
