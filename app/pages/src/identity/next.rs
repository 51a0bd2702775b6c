//! Where to go after signing in: a path of this site and nothing else.

/// Characters of the longest address that is come back to.
const NEXT_MAX: usize = 1_000;

/// The address, if a browser can only read it as a path of this site.
pub(super) fn checked(next: &str) -> Option<&str> {
    let path = next.strip_prefix('/')?;
    // a second slash, or a backslash that browsers read as one, would begin the name of another site
    let another_site = path.starts_with('/') || next.contains('\\');
    let printable = next.bytes().all(|byte| byte.is_ascii_graphic());
    (!another_site && printable && next.len() <= NEXT_MAX && next != "/").then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_come_back_to() {
        for good in [
            "/akun",
            "/konsultasi/fkp-pengaduan-2026?urut=baru#isi",
            "/cari?q=jalan%20rusak",
            "/aspirasi/0123456789abcdefghjk?next=//example.com",
            "/%2F%2Fexample.com",
        ] {
            assert_eq!(checked(good), Some(good), "{good}");
        }
        for bad in [
            "",
            " ",
            "/",
            "//example.com",
            "///example.com",
            "////example.com/%2e%2e",
            "/\\example.com",
            "\\\\example.com",
            "\\/example.com",
            "/akun\\..\\",
            "http://example.com",
            "https://example.com/",
            "HTTPS://EXAMPLE.COM",
            "http:example.com",
            "https:/example.com",
            "https:\\\\example.com",
            "http:///example.com",
            "ftp://example.com",
            "//user@example.com",
            "//example.com:80",
            "example.com",
            "www.example.com/akun",
            "akun",
            "./akun",
            "../akun",
            "?next=/akun",
            "#isi",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "mailto:a@b.id",
            " //example.com",
            "\t//example.com",
            "/\t/example.com",
            "/\n/example.com",
            "/\r\nSet-Cookie: a=b",
            "/akun\r\nLocation: //example.com",
            "/\u{0}/example.com",
            "/\u{7f}",
            "/ /example.com",
            "/akun lagi",
            "/\u{2028}/example.com",
            "/aku\u{f1}",
            "\u{ff0f}\u{ff0f}example.com",
            "/\u{ff0f}example.com",
        ] {
            assert_eq!(checked(bad), None, "{bad:?}");
        }
        assert_eq!(checked(&format!("/{}", "a".repeat(NEXT_MAX))), None);
    }
}
