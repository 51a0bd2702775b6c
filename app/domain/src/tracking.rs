//! Tracking codes such as `KD-2026-7F3K9Q`: how a person without account finds the case again.

use serde::{Deserialize, Serialize};

/// Letters and digits that are not mistaken for one another (no 0 O 1 I L U V); 29 of them, a prime number.
const ALPHABET: &[u8; 29] = b"23456789ABCDEFGHJKMNPQRSTWXYZ";
const RANDOM: usize = 7;

/// A tracking code: agency prefix, year, seven random characters and one check character.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "values", derive(sea_orm::DeriveValueType))]
#[serde(transparent)]
pub struct TrackingCode(String);

impl TrackingCode {
    /// Random bytes a code needs.
    pub const RANDOM_BYTES: usize = RANDOM;

    /// Builds a code; `prefix` is the agency's (2 to 4 capitals), `year` that of receipt.
    pub fn new(prefix: &str, year: i16, random: [u8; RANDOM]) -> Self {
        let tail: String = random
            .iter()
            .filter_map(|byte| ALPHABET.get(usize::from(*byte) % ALPHABET.len()))
            .map(|letter| char::from(*letter))
            .collect();
        let body = format!("{prefix}-{year}-{tail}");
        let check = check_character(&body);
        Self(format!("{body}{check}"))
    }

    /// Reads a code as people type it: any case, spaces or hyphens; `None` when the check character is wrong.
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = text
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let prefix_len = plain.bytes().take_while(u8::is_ascii_uppercase).count();
        let prefix = plain.get(..prefix_len)?;
        let year = plain.get(prefix_len..prefix_len + 4)?;
        let tail = plain.get(prefix_len + 4..)?;
        if !(2..=4).contains(&prefix_len)
            || !year.bytes().all(|b| b.is_ascii_digit())
            || tail.len() != RANDOM + 1
            || !tail.bytes().all(|b| ALPHABET.contains(&b))
        {
            return None;
        }
        let code = format!("{prefix}-{year}-{tail}");
        let body = code.get(..code.len() - 1)?;
        code.ends_with(check_character(body)).then_some(Self(code))
    }

    /// The code as it is printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A weighted sum modulo 29, which catches every single wrong character and every swap of neighbours in the random part.
fn check_character(body: &str) -> char {
    let value = |byte: u8| {
        ALPHABET
            .iter()
            .position(|b| *b == byte)
            .unwrap_or(usize::from(byte))
    };
    let sum: usize = body
        .bytes()
        .filter(u8::is_ascii_alphanumeric)
        .zip(1..)
        .map(|(byte, place)| value(byte) * place)
        .sum();
    ALPHABET
        .get(sum % ALPHABET.len())
        .map_or('2', |letter| char::from(*letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_code_is_read_back_and_a_slip_is_seen(random in any::<[u8; 7]>(), at in 8usize..15, other in 0usize..29) {
            let code = TrackingCode::new("KD", 2026, random);
            let typed = code.as_str().to_lowercase().replace('-', " ");
            prop_assert_eq!(TrackingCode::parse(&typed), Some(code.clone()));
            let mut wrong: Vec<u8> = code.as_str().bytes().collect();
            if wrong[at] != ALPHABET[other] {
                wrong[at] = ALPHABET[other];
                prop_assert_eq!(TrackingCode::parse(&String::from_utf8(wrong).unwrap()), None);
            }
        }
    }

    #[test]
    fn other_texts_are_no_codes() {
        for text in [
            "",
            "KD-2026-",
            "KDXYZ-2026-ABCDEFGH",
            "KD-20A6-ABCDEFGH",
            "ä".repeat(20).as_str(),
        ] {
            assert_eq!(TrackingCode::parse(text), None);
        }
    }
}
