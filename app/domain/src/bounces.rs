//! Mail that came back: what it says about an address, and when no more is sent there.
//!
//! A site that goes on writing to dead addresses is soon taken for a sender of junk, and then reaches nobody.

use crate::time::Timestamp;

/// With so many points no more mail is sent to an address, codes excepted.
pub const STOP_AT: i64 = 4;
/// What came back longer ago does not count any more.
pub const DECAY_DAYS: i64 = 30;

crate::codes! {
    /// What a report says about an address.
    BounceKind {
        /// The address does not exist, or takes no mail.
        Hard = "hard",
        /// Something else was in the way: a full mailbox, a server that was away too long, a policy.
        Soft = "soft",
        /// The reader complained about the mail to their provider.
        Complaint = "complaint",
    }
}

impl BounceKind {
    /// Points towards [`STOP_AT`]. A complaint has none: it ends mail by itself, as if the person had turned it off.
    pub const fn points(self) -> i64 {
        match self {
            Self::Hard => 2,
            Self::Soft => 1,
            Self::Complaint => 0,
        }
    }
}

/// The moment before which nothing counts any more.
#[must_use]
pub const fn counted_since(now: Timestamp) -> Timestamp {
    now.plus_days(-DECAY_DAYS)
}

/// Why mail was not delivered, in numbers (RFC 3463): `5.1.1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeliveryStatus {
    class: u8,
    subject: u16,
    detail: u16,
}

impl DeliveryStatus {
    /// Reads a status; what stands behind it in parentheses is left out.
    pub fn parse(text: &str) -> Option<Self> {
        let word = text.split_whitespace().next()?;
        let mut numbers = word.split('.');
        let mut next = || -> Option<u16> {
            let digits = numbers.next()?;
            let plain = digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| digits.parse().ok()).flatten()
        };
        let (class, subject, detail) = (next()?, next()?, next()?);
        let whole = numbers.next().is_none() && matches!(class, 2 | 4 | 5);
        Some(Self {
            class: u8::try_from(class).ok()?,
            subject,
            detail,
        })
        .filter(|_| whole)
    }

    /// What a server said when it refused a recipient for good (`code` 5xx), as a report would put it; `None` where the
    /// fault is not the address: nobody is to go without mail because the relay knows the sender no more.
    pub fn of_refusal(code: u16, reply: &str) -> Option<Self> {
        let whole = |subject, detail| Self {
            class: 5,
            subject,
            detail,
        };
        let said = reply.split_whitespace().find_map(Self::parse);
        let status = said.or(match code {
            550 | 551 | 553 => Some(whole(1, 0)),
            552 => Some(whole(2, 2)),
            _ => None,
        })?;
        let of_sender = reply.to_ascii_lowercase().contains("relay");
        let of_address = status.class == 5 && matches!(status.subject, 1 | 2);
        // 5.1.7 and 5.1.8 are about the sender's address
        let of_address = of_address && !matches!((status.subject, status.detail), (1, 7 | 8));
        (of_address && !of_sender).then_some(status)
    }

    /// What it says about the address; `None` when mail arrived.
    ///
    /// Hard is what concerns the address or its mailbox itself. Given up after many tries, refused for its size or form, or
    /// by a policy says little about the person.
    pub const fn kind(self) -> Option<BounceKind> {
        match (self.class, self.subject, self.detail) {
            (2, _, _) => None,
            // mailbox full, message too long for it
            (5, 2, 2 | 3) => Some(BounceKind::Soft),
            // address; mailbox; no such host; nothing said
            (5, 0..=2, _) | (5, 4, 4) => Some(BounceKind::Hard),
            _ => Some(BounceKind::Soft),
        }
    }
}

impl std::fmt::Display for DeliveryStatus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.class, self.subject, self.detail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_read_and_weighed() {
        let kind = |text: &str| DeliveryStatus::parse(text).and_then(DeliveryStatus::kind);
        for hard in [
            "5.1.1",
            "5.1.1 (bad destination mailbox address)",
            "5.0.0",
            "5.2.1",
            "5.4.4",
            "5.1.10",
        ] {
            assert_eq!(kind(hard), Some(BounceKind::Hard), "{hard}");
        }
        for soft in ["5.2.2", "4.4.1", "4.2.2", "5.7.1", "5.3.4", "5.6.1"] {
            assert_eq!(kind(soft), Some(BounceKind::Soft), "{soft}");
        }
        for none in [
            "2.0.0",
            "",
            "5",
            "5.1",
            "5.1.1.1",
            "3.1.1",
            "5.1.x",
            "5.1.9999",
            "99999999.1.1",
        ] {
            assert_eq!(kind(none), None, "{none}");
        }
        let status = DeliveryStatus::parse("5.1.10").map(|status| status.to_string());
        assert_eq!(status.as_deref(), Some("5.1.10"));
    }

    #[test]
    fn a_refusal_says_something_of_the_address_or_nothing() {
        let kind = |code, reply| {
            let status = DeliveryStatus::of_refusal(code, reply);
            status.and_then(DeliveryStatus::kind)
        };
        for (code, reply, expected) in [
            (
                550,
                "5.1.1 <[address]>: no such user",
                Some(BounceKind::Hard),
            ),
            (550, "no such user here", Some(BounceKind::Hard)),
            (553, "mailbox name not allowed", Some(BounceKind::Hard)),
            (550, "5.2.1 mailbox disabled", Some(BounceKind::Hard)),
            (552, "mailbox full", Some(BounceKind::Soft)),
            (452, "4.2.2 mailbox full", None),
            (554, "5.7.1 relay access denied", None),
            (550, "relaying denied", None),
            (550, "5.7.1 blocked by policy", None),
            (553, "5.1.8 sender domain must exist", None),
            (501, "syntax", None),
            (554, "transaction failed", None),
        ] {
            assert_eq!(kind(code, reply), expected, "{code} {reply}");
        }
    }

    #[test]
    fn two_hard_or_four_soft_ones_are_enough() {
        assert_eq!(BounceKind::Hard.points() * 2, STOP_AT);
        assert_eq!(BounceKind::Soft.points() * 4, STOP_AT);
        assert_eq!(BounceKind::Complaint.points(), 0);
    }
}
