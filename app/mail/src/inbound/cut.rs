//! Cuts what people did not write themselves: the quoted mail, and signatures of theirs and of their programs.

/// Lines an attribution may be broken into.
const ATTRIBUTION_LINES: usize = 4;
/// Characters of the longest attribution.
const ATTRIBUTION_CHARACTERS_MAX: usize = 400;
/// Characters of the longest line a program adds below.
const SIGNATURE_CHARACTERS_MAX: usize = 90;

/// The words without quotes and signatures, empty lines at the ends and more than one between; may be empty.
pub(super) fn words(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{a0}'], " ");
    let lines: Vec<&str> = text.lines().collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or_default();
        if ends_here(rest) {
            break;
        }
        match attribution(rest) {
            // answers below or between quoted lines are kept; without marks nobody can tell them from the quote
            Some(length) if is_quoted(rest.get(length..).unwrap_or_default()) => at += length,
            Some(_) => break,
            None => {
                if !line.trim_start().starts_with('>') {
                    kept.push(line.trim_end());
                }
                at += 1;
            }
        }
    }
    tidied(&kept)
}

fn tidied(lines: &[&str]) -> String {
    let mut out = String::new();
    let mut blank = false;
    for line in lines {
        if line.trim().is_empty() {
            blank = !out.is_empty();
            continue;
        }
        if !out.is_empty() {
            out.push_str(if blank { "\n\n" } else { "\n" });
        }
        blank = false;
        out.push_str(line);
    }
    out
}

/// Whether the next line that is not empty is quoted.
fn is_quoted(lines: &[&str]) -> bool {
    let next = lines.iter().find(|line| !line.trim().is_empty());
    next.is_some_and(|line| line.trim_start().starts_with('>'))
}

/// How many lines say who wrote what is quoted; `None` when these do not.
fn attribution(lines: &[&str]) -> Option<usize> {
    let first = small(lines.first()?);
    let begins = ["pada ", "on ", "tanggal ", "op ", "am "];
    let opens = begins.iter().any(|word| first.starts_with(word))
        || first.contains('@')
        || first.starts_with("20");
    if !opens {
        return None;
    }
    let mut joined = String::new();
    for (index, line) in lines.iter().take(ATTRIBUTION_LINES).enumerate() {
        let line = small(line);
        if line.is_empty() {
            return None;
        }
        joined.push_str(&line);
        joined.push(' ');
        if joined.chars().count() > ATTRIBUTION_CHARACTERS_MAX {
            return None;
        }
        if ends_attribution(&line) {
            // "On reflection, I wrote:" is nobody's attribution: there is a date or an address in one
            let dated = joined.contains('@') || joined.chars().any(|c| c.is_ascii_digit());
            return dated.then_some(index + 1);
        }
    }
    None
}

fn ends_attribution(line: &str) -> bool {
    ["menulis:", "wrote:", "menulis :", "wrote :", "berkata:"]
        .iter()
        .any(|end| line.ends_with(end))
}

/// Whether everything from here on was added by a program.
fn ends_here(lines: &[&str]) -> bool {
    let Some(first) = lines.first() else {
        return true;
    };
    let trimmed = first.trim_end();
    if *first == "-- " || trimmed == "--" || trimmed == "—" {
        return true;
    }
    let line = small(first);
    let ruled = line.len() >= 20 && line.bytes().all(|byte| byte == b'_');
    ruled || is_divider(&line) || is_header_block(lines) || is_device(&line)
}

/// Small letters, without the marks programs put around words.
fn small(line: &str) -> String {
    line.trim().trim_matches('*').trim().to_lowercase()
}

/// `-----Pesan Asli-----` and its like.
fn is_divider(line: &str) -> bool {
    let inner = line.trim_matches('-').trim();
    line.starts_with("--")
        && [
            "original message",
            "pesan asli",
            "pesan awal",
            "forwarded message",
            "pesan diteruskan",
            "pesan terusan",
            "original appointment",
            "reply message",
        ]
        .iter()
        .any(|words| inner.starts_with(words))
}

/// The head of a quoted mail as Outlook writes it: from, then date, recipient or subject right below.
fn is_header_block(lines: &[&str]) -> bool {
    let field = |line: &str, names: &[&str]| {
        let line = line.trim().replace('*', "").to_lowercase();
        names.iter().any(|name| {
            let rest = line.strip_prefix(name);
            rest.is_some_and(|rest| rest.trim_start().starts_with(':'))
        })
    };
    let from = lines
        .first()
        .is_some_and(|line| field(line, &["from", "dari"]));
    let others = [
        "sent", "date", "to", "subject", "dikirim", "tanggal", "kepada", "ke", "subjek", "perihal",
        "cc",
    ];
    let next = lines.iter().skip(1).filter(|line| !line.trim().is_empty());
    from && next.take(2).filter(|line| field(line, &others)).count() == 2
}

/// What telephones and mail programs write below.
fn is_device(line: &str) -> bool {
    let begins = [
        "dikirim dari ",
        "terkirim dari ",
        "dikirim melalui ",
        "dikirim menggunakan ",
        "sent from ",
        "sent via ",
        "sent with ",
        "get outlook for ",
        "dapatkan outlook untuk ",
        "unduh outlook untuk ",
    ];
    let devices = [
        "iphone",
        "ipad",
        "android",
        "outlook",
        "yahoo",
        "gmail",
        "samsung",
        "galaxy",
        "xiaomi",
        "oppo",
        "vivo",
        "realme",
        "huawei",
        "nokia",
        "blackberry",
        "ponsel",
        "handphone",
        "telepon",
        "mobile",
        "phone",
        "mail",
        "protonmail",
        "thunderbird",
        "windows",
        "tablet",
        "perangkat",
        "device",
    ];
    line.chars().count() <= SIGNATURE_CHARACTERS_MAX
        && begins.iter().any(|begin| line.starts_with(begin))
        && devices.iter().any(|device| line.contains(device))
}

#[cfg(test)]
#[path = "cut_tests.rs"]
mod tests;
