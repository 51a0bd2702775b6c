//! What the address asks for, and the addresses of searches like it.

use crate::fields::Fields;
use crate::links;
use domain::agencies::Slug;
use domain::aspirations::{AspirationKind, AspirationState};
use forum::search::{Ask, Cursor, Filters, IndexPart, Order, SearchDay, SearchView};
use std::collections::HashMap;

/// Characters of the words that are said back: one more than are looked for, so that it shows where some are not.
const WORDS_MAX: usize = 513;
/// Results a page.
const SIZE: u32 = 20;

/// A search as its address says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Asked {
    /// What was typed.
    pub(crate) words: String,
    /// What it is narrowed to.
    pub(super) filters: Filters,
    /// The order that was chosen; `None`: the usual one.
    pub(super) order: Option<Order>,
    /// After which result.
    pub(super) after: Option<Cursor>,
    /// An administrator wants to know where scores come from.
    pub(super) explain: bool,
}

impl Asked {
    /// Reads the query; what it does not understand it leaves out.
    pub(crate) fn of(query: &HashMap<String, String>) -> Self {
        let value = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
        Self {
            words: typed_words(value("q")),
            filters: Filters {
                part: IndexPart::parse(value("bagian")),
                consultation: Slug::parse(value("konsultasi")),
                kind: AspirationKind::parse(value("jenis")),
                state: AspirationState::parse(value("status")),
                agency: Slug::parse(value("instansi")),
                area: area_code(value("wilayah")),
                since: SearchDay::first(value("sejak")),
                until: SearchDay::last(value("sampai")),
            },
            explain: value("explain") == "1",
            order: order_of(value("urut")),
            after: value("setelah").parse().ok(),
        }
    }

    /// Reads an address of results, as [`Asked::href`] writes it.
    pub(crate) fn of_address(address: &str) -> Self {
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let fields = Fields::parse(query.as_bytes()).unwrap_or_default();
        Self::of(&fields.pairs().collect())
    }

    /// The same search without place and order: what is kept, shared and fed.
    pub(crate) fn itself(&self) -> Self {
        Self {
            order: None,
            after: None,
            explain: false,
            ..self.clone()
        }
    }

    /// Nothing was asked: the page is the list of everything.
    pub(crate) fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// Whether anything but words narrows it.
    pub(super) fn is_narrowed(&self) -> bool {
        self.filters != Filters::default()
    }

    /// The order that holds.
    pub(super) fn order(&self) -> Order {
        match self.order {
            Some(Order::Best) | None if self.words.is_empty() => Order::Newest,
            Some(order) => order,
            None => Order::Best,
        }
    }

    /// The search for the forum.
    pub(super) fn to_ask(&self) -> Ask {
        Ask {
            text: self.words.clone(),
            filters: self.filters.clone(),
            order: self.order(),
            after: self.after,
            size: SIZE,
            explain: self.explain,
        }
    }

    /// The same search with the filters of the text beside those of the form, so that each can be changed alone.
    pub(super) fn settled(&self, view: &SearchView) -> Self {
        Self {
            words: view.words.clone(),
            filters: view.filters.clone(),
            ..self.clone()
        }
    }

    /// The first page of the same words under other filters.
    pub(super) fn narrowed(&self, filters: Filters) -> Self {
        Self {
            filters,
            after: None,
            ..self.clone()
        }
    }

    /// The first page in another order.
    pub(super) fn ordered(&self, order: Order) -> Self {
        Self {
            order: Some(order),
            after: None,
            ..self.clone()
        }
    }

    /// The first page of other words, under the same filters.
    pub(super) fn worded(&self, words: &str) -> Self {
        Self {
            words: words.to_owned(),
            after: None,
            ..self.clone()
        }
    }

    /// The first page about an area.
    pub(super) fn about(&self, area: &str) -> Self {
        self.worded(&format!("wilayah:{area}"))
    }

    /// The page after a result.
    pub(super) fn after(&self, cursor: Cursor) -> Self {
        Self {
            after: Some(cursor),
            ..self.clone()
        }
    }

    /// What goes along when other words are typed.
    pub(super) fn kept(&self) -> Vec<(&'static str, String)> {
        let filters = &self.filters;
        vec![
            (
                "bagian",
                filters.part.map_or("", IndexPart::code).to_owned(),
            ),
            (
                "konsultasi",
                filters
                    .consultation
                    .as_ref()
                    .map_or("", Slug::as_str)
                    .to_owned(),
            ),
            (
                "jenis",
                filters.kind.map_or("", AspirationKind::code).to_owned(),
            ),
            (
                "status",
                filters.state.map_or("", AspirationState::code).to_owned(),
            ),
            (
                "instansi",
                filters.agency.as_ref().map_or("", Slug::as_str).to_owned(),
            ),
            ("wilayah", filters.area.clone().unwrap_or_default()),
            ("sejak", day(filters.since)),
            ("sampai", day(filters.until)),
            ("urut", self.order.map_or("", order_code).to_owned()),
            ("explain", if self.explain { "1" } else { "" }.to_owned()),
        ]
    }

    /// The address of this search.
    pub(crate) fn href(&self) -> String {
        let after = self.after.map(|cursor| cursor.to_string());
        let kept = self.kept();
        let mut pairs: Vec<(&str, &str)> = vec![("q", &self.words)];
        pairs.extend(kept.iter().map(|(name, value)| (*name, value.as_str())));
        pairs.push(("setelah", after.as_deref().unwrap_or_default()));
        links::query("/cari", &pairs)
    }
}

fn day(day: Option<SearchDay>) -> String {
    day.map_or_else(String::new, |day| day.to_string())
}

/// An official code of an area: digits with dots.
fn area_code(text: &str) -> Option<String> {
    let code = (2..=13).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    code.then(|| text.to_owned())
}

/// What was typed, as far as it is looked for and said back.
pub(crate) fn typed_words(text: &str) -> String {
    let words: String = text
        .chars()
        .filter(|letter| !letter.is_control())
        .take(WORDS_MAX)
        .collect();
    words.trim().to_owned()
}

/// The order of a word in an address.
pub(crate) fn order_of(code: &str) -> Option<Order> {
    match code {
        "terbaik" => Some(Order::Best),
        "terbaru" => Some(Order::Newest),
        "dukungan" => Some(Order::MostSupported),
        _ => None,
    }
}

/// The word of an order in addresses.
pub(crate) fn order_code(order: Order) -> &'static str {
    match order {
        Order::Best => "terbaik",
        Order::Newest => "terbaru",
        Order::MostSupported => "dukungan",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&str, &str)]) -> Asked {
        let query = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        Asked::of(&query)
    }

    #[test]
    fn an_address_leads_back_to_the_same_search() {
        let pairs = [
            ("q", "jln rusak"),
            ("bagian", "aspiration"),
            ("konsultasi", "fkp"),
            ("jenis", "complaint"),
            ("status", "done"),
            ("instansi", "kelapa-dua"),
            ("wilayah", "36.03.28"),
            ("sejak", "2026-11-01"),
            ("sampai", "30/11/2026"),
            ("urut", "dukungan"),
            ("setelah", "1f-7"),
        ];
        let search = asked(&pairs);
        assert_eq!(
            search.href(),
            "/cari?q=jln%20rusak&bagian=aspiration&konsultasi=fkp&jenis=complaint&status=done&instansi=kelapa-dua&wilayah=36.03.28&sejak=2026-11-01&sampai=2026-11-30&urut=dukungan&setelah=1f-7"
        );
        assert_eq!(
            search.worded("lampu").href(),
            "/cari?q=lampu&bagian=aspiration&konsultasi=fkp&jenis=complaint&status=done&instansi=kelapa-dua&wilayah=36.03.28&sejak=2026-11-01&sampai=2026-11-30&urut=dukungan"
        );
    }

    #[test]
    fn a_kept_address_is_read_as_its_page_reads_it() {
        let search = asked(&[
            ("q", "jln & \"got\""),
            ("jenis", "complaint"),
            ("urut", "terbaru"),
        ]);
        let kept = search.itself();
        assert_eq!(kept.href(), "/cari?q=jln%20%26%20%22got%22&jenis=complaint");
        assert_eq!(Asked::of_address(&kept.href()), kept);
        assert!(Asked::of_address("/cari?q=%ff").is_blank());
        assert!(Asked::of_address("/cari").is_blank());
    }

    #[test]
    fn nonsense_is_left_out() {
        let odd = asked(&[
            ("q", " \u{0}\n "),
            ("bagian", "x"),
            ("konsultasi", "../x"),
            ("jenis", "x"),
            ("instansi", "?"),
            ("wilayah", "Kelapa Dua"),
            ("sejak", "kemarin"),
            ("urut", "x"),
            ("setelah", "x"),
        ]);
        assert!(odd.is_blank());
        assert_eq!(asked(&[("q", &"a".repeat(600))]).words.len(), 513);
    }

    #[test]
    fn without_words_nothing_fits_better_than_the_newest() {
        assert_eq!(asked(&[]).order(), Order::Newest);
        assert_eq!(asked(&[("urut", "terbaik")]).order(), Order::Newest);
        assert_eq!(asked(&[("q", "a")]).order(), Order::Best);
        assert_eq!(asked(&[("urut", "dukungan")]).order(), Order::MostSupported);
    }
}
