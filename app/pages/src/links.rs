//! Addresses with queries, relative to the site.

use domain::language::Language;

/// `path` with a query of those pairs whose value is not empty.
pub fn query(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut address = path.to_owned();
    let mut mark = '?';
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        address.push(mark);
        address.push_str(&encode(name));
        address.push('=');
        address.push_str(&encode(value));
        mark = '&';
    }
    address
}

/// This page in another language: `here` with its query, and `lang` set.
pub fn in_language(here: &str, language: Language) -> String {
    let (path, rest) = here.split_once('?').unwrap_or((here, ""));
    let mut address = format!("{path}?");
    for pair in rest
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("lang="))
    {
        address.push_str(pair);
        address.push('&');
    }
    address.push_str("lang=");
    address.push_str(language.code());
    address
}

/// An address that leads back to `here` afterwards: `to?next=…`; the doors themselves are not come back to.
pub fn and_back(to: &str, here: &str) -> String {
    let doors = ["/masuk", "/daftar", "/keluar"];
    let path = here.split('?').next().unwrap_or_default();
    if path == "/" || doors.iter().any(|door| path.starts_with(door)) {
        to.to_owned()
    } else {
        query(to, &[("next", here)])
    }
}

/// Percent-encodes everything but unreserved characters and `/`.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_switch_keeps_the_query() {
        assert_eq!(
            in_language("/cari?q=jalan%20rusak&lang=id", Language::English),
            "/cari?q=jalan%20rusak&lang=en"
        );
        assert_eq!(in_language("/", Language::English), "/?lang=en");
    }

    #[test]
    fn values_are_encoded_and_empty_ones_left_out() {
        assert_eq!(
            query("/cari", &[("q", "got & \"jalan\""), ("state", "")]),
            "/cari?q=got%20%26%20%22jalan%22"
        );
        assert_eq!(
            and_back("/masuk", "/aspirasi/7?x=1"),
            "/masuk?next=/aspirasi/7%3Fx%3D1"
        );
        assert_eq!(and_back("/masuk", "/masuk?next=/a"), "/masuk");
    }
}
