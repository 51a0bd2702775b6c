//! Numbers as people write them: 1.234.567 and 12,5 in Indonesian, 1,234,567 and 12.5 in English.

use crate::Texts;
use domain::language::Language;

impl Texts {
    /// A whole number with its thousands grouped.
    pub fn number(&self, number: i64) -> String {
        let mark = match self.language {
            Language::Indonesian => '.',
            Language::English => ',',
        };
        let digits = number.unsigned_abs().to_string();
        let mut shown = String::with_capacity(digits.len() + digits.len() / 3 + 1);
        if number < 0 {
            shown.push('-');
        }
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                shown.push(mark);
            }
            shown.push(digit);
        }
        shown
    }

    /// A number with two decimals: "4,21" or "4.21".
    pub fn decimal(&self, number: f64) -> String {
        let shown = format!("{number:.2}");
        match self.language {
            Language::Indonesian => shown.replace('.', ","),
            Language::English => shown,
        }
    }

    /// A share as whole percent; an empty whole gives 0 %.
    pub fn percent(&self, part: i64, whole: i64) -> String {
        let percent = if whole <= 0 {
            0
        } else {
            (part.saturating_mul(200) / whole + 1) / 2
        };
        match self.language {
            Language::Indonesian => format!("{percent} %"),
            Language::English => format!("{percent}%"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped_as_the_language_does() {
        let id = Texts::of(Language::Indonesian);
        let en = Texts::of(Language::English);
        assert_eq!(id.number(0), "0");
        assert_eq!(id.number(999), "999");
        assert_eq!(id.number(1_234_567), "1.234.567");
        assert_eq!(en.number(-12_345), "-12,345");
        assert_eq!(en.percent(1, 3), "33%");
        assert_eq!(id.percent(2, 3), "67 %");
        assert_eq!(id.percent(1, 0), "0 %");
    }
}
