//! What is typed, as it is read.

use super::*;
use crate::typed::Understood;
use proptest::prelude::*;

fn shown(typed: &Typed) -> String {
    let clauses = typed.clauses.iter().map(|clause| {
        let minus = if clause.without { "-" } else { "" };
        let any = clause.any.iter().map(|atom| match &atom.wanted {
            Wanted::Word(words) => format!("{minus}{}", words.join("+")),
            Wanted::Phrase(words) => format!("{minus}[{}]", words.join(" ")),
            Wanted::Prefix(prefix) => format!("{minus}{prefix}*"),
        });
        any.collect::<Vec<_>>().join(" / ")
    });
    let fields = typed.fields.iter().map(|filter| format!("<{filter}>"));
    clauses.chain(fields).collect::<Vec<_>>().join(" | ")
}

#[test]
fn every_form_is_read() {
    for (text, expected) in [
        ("jalan  Rusak", "jalan | rusak"),
        ("\"lampu jalan\" padam", "[lampu jalan] | padam"),
        (
            "lampu -padam -\"malam hari\"",
            "lampu | -padam | -[malam hari]",
        ),
        ("peneran*", "peneran*"),
        ("p*", "p"),
        ("*", ""),
        ("KTP-el RT05 RT/RW", "ktp+el | rt+5 | rt | rw"),
        ("\"tidak ditutup", "[tidak ditutup]"),
        ("“kutip miring”", "[kutip miring]"),
        ("a\"b\"c", "a | [b] | c"),
        ("- -- -- \"\" () AND:", "and"),
        ("-", ""),
        ("judul:selesai", "judul | selesai"),
        ("covid-19*", "covid | 19*"),
        ("", ""),
        ("lampu OR pju padam", "lampu / pju | padam"),
        (
            "jalan ATAU gang ATAU \"jalan setapak\"",
            "jalan / gang / [jalan setapak]",
        ),
        ("jalan atau gang", "jalan | atau | gang"),
        ("a | b*", "a / b"),
        ("OR a OR OR b OR", "a / b"),
        ("a OR -b", "a | -b"),
        ("-a OR b", "-a | b"),
        ("a OR status:done b", "a | b | <status:done>"),
        ("jalan Status:Selesai", "jalan | <status:Selesai>"),
        (
            "instansi: \"Dinas  Kesehatan\" x",
            "x | <instansi:\"Dinas Kesehatan\">",
        ),
        ("wilayah:kelapa-dua,", "<wilayah:\"kelapa-dua,\">"),
        (
            "since:2026-11-01 until:30/11/2026",
            "<sejak:2026-11-01> | <sampai:30/11/2026>",
        ),
        ("status: ", "status"),
        ("status:\"\" x", "status | x"),
        ("-status:done", "-done"),
        ("status://x", "status | x"),
    ] {
        assert_eq!(shown(&parse(text)), expected, "{text}");
    }
}

#[test]
fn what_is_read_otherwise_is_said() {
    for (text, hints) in [
        ("jalan rusak -lampu status:done", vec![]),
        ("p*", vec![Hint::ShortPrefix("p*".into())]),
        ("\"x", vec![Hint::OpenQuote]),
        ("OR a", vec![Hint::LoneOr]),
        ("a OR", vec![Hint::LoneOr]),
        ("a OR -b", vec![Hint::LoneOr]),
        ("status:", vec![Hint::EmptyField("status:".into())]),
        ("-jenis:x", vec![Hint::FieldWithout("-jenis:x".into())]),
    ] {
        assert_eq!(parse(text).hints(), hints, "{text}");
    }
}

#[test]
fn filters_that_nobody_understands_are_words() {
    let typed = parse("jalan status:xyz jenis:complaint jenis:reply");
    let typed = typed.settle(&[Understood::Unknown, Understood::Yes, Understood::Again]);
    assert_eq!(shown(&typed), "jalan | xyz | reply | <jenis:complaint>");
    assert_eq!(
        typed.hints(),
        [
            Hint::UnknownValue("status:xyz".into()),
            Hint::FieldAgain("jenis:reply".into())
        ]
    );
    assert_eq!(typed.words(), "jalan xyz reply");
    assert_eq!(
        shown(&Typed::from("status:\"sedang dikerjakan\"")),
        "sedang | dikerjakan"
    );
}

#[test]
fn the_budget_cuts_and_says_so() {
    assert!(parse("pendek").hints().is_empty());
    assert_eq!(parse(&"a".repeat(513)).hints(), [Hint::LongText]);
    let many = parse(&"ab ".repeat(40));
    assert_eq!(many.hints(), [Hint::ManyTerms(8)]);
    assert_eq!(many.clauses.len(), TERMS_MAX);
    let phrase = parse(&format!("\"{}\"", "ab ".repeat(40)));
    assert_eq!(phrase.hints(), [Hint::ManyTerms(8)]);
    assert_eq!(phrase.clauses.len(), 1);
    let options = parse(&"ab OR ".repeat(40));
    assert_eq!(options.terms_left(), 0);
}

fn anything() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "\"",
        "-",
        "*",
        "“",
        "OR",
        "ATAU",
        "|",
        " ",
        "  ",
        "status:",
        "instansi:",
        "sejak:",
        "x",
        "jalan",
        "RT05",
        "KTP-el",
        "50.000",
        "½",
        "é",
        "jln2",
        "anak-anak",
        ":",
        "/",
        "'",
        "\u{200b}",
        "日本",
        "😀",
        "e\u{301}",
        "²",
        "Ⅷ",
        "ﬁ",
        "İ",
        "ab*",
    ]);
    prop_oneof![
        any::<String>(),
        prop::collection::vec(piece, 0..25).prop_map(|pieces| pieces.concat()),
    ]
}

proptest! {
    #[test]
    fn what_is_printed_is_read_as_the_same(text in anything(), known in any::<u8>()) {
        let typed = parse(&text);
        let answers: Vec<Understood> = (0..8)
            .map(|bit| if known & (1 << bit) == 0 { Understood::Unknown } else { Understood::Yes })
            .collect();
        let typed = typed.settle(&answers);
        let printed = typed.to_string();
        prop_assume!(printed.chars().count() <= CHARACTERS_MAX);
        let again = parse(&printed);
        prop_assert_eq!(shown(&again), shown(&typed), "{}", printed);
        prop_assert_eq!(again.to_string(), printed);
    }
}
