//! The two languages every text exists in.

crate::codes! {
    /// A language people can read the site and its mail in.
    Language {
        /// Bahasa Indonesia, the default.
        Indonesian = "id",
        /// English.
        English = "en",
    }
}

impl Language {
    /// The best language of an `Accept-Language` header, if it names one we have.
    pub fn from_accept(header: &str) -> Option<Self> {
        let mut best: Option<(Self, f32)> = None;
        for part in header.split(',').take(20) {
            let mut pieces = part.trim().split(';');
            let tag = pieces
                .next()
                .unwrap_or_default()
                .trim()
                .to_ascii_lowercase();
            let quality = pieces
                .find_map(|piece| piece.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.parse::<f32>().unwrap_or(0.0));
            let language = match tag.split('-').next() {
                Some("id" | "in" | "ms" | "jv" | "su") => Self::Indonesian,
                Some("en") => Self::English,
                _ => continue,
            };
            if quality > 0.0 && best.is_none_or(|(_, q)| quality > q) {
                best = Some((language, quality));
            }
        }
        best.map(|(language, _)| language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_quality_wins_and_neighbours_read_indonesian() {
        assert_eq!(
            Language::from_accept("en-US,en;q=0.9,id;q=0.8"),
            Some(Language::English)
        );
        assert_eq!(
            Language::from_accept("su,en;q=0.5"),
            Some(Language::Indonesian)
        );
        assert_eq!(Language::from_accept("fr, de"), None);
        assert_eq!(
            Language::from_accept("en;q=0, id;q=0.1"),
            Some(Language::Indonesian)
        );
    }
}
