//! Nonsense in every form there is: the right status, what was typed is kept, and no row is changed.
//!
//! Forms and who may send them are taken from the rows of the authorisation matrix. What belongs to one feature (lengths
//! of an aspiration, double sending, limits) is tested beside it.

mod addresses;

use crate::authz_matrix::{Asked, NAMES, Row, World, rows};
use crate::http_client::Answer;
use crate::site::{Browser, encode};
use std::collections::BTreeSet;

/// Fields in which people write, with the most characters each route takes.
const TEXTS: &[(&str, &str, usize)] = &[
    ("/konsultasi/{slug}/aspirasi/baru", "title", 150),
    ("/konsultasi/{slug}/aspirasi/baru", "body", 20_000),
    ("/konsultasi/{slug}/aspirasi/baru", "place", 200),
    ("/lacak/tambah", "words", 20_000),
    ("/aspirasi/{id}/tambah", "words", 20_000),
    ("/aspirasi/{id}/komentar", "comment", 5_000),
    ("/aspirasi/{id}/jawab", "answer", 20_000),
    ("/aspirasi/{id}/status", "note", 2_000),
    ("/aspirasi/{id}/laporkan", "note", 2_000),
    ("/komentar/{id}/laporkan", "note", 2_000),
    ("/moderasi/{id}", "answer", 2_000),
    ("/kelola/moderasi/{kind}/{id}", "note", 2_000),
    ("/kelola/konsultasi/baru", "title", 150),
    ("/kelola/konsultasi/baru", "question", 200),
    ("/kelola/konsultasi/baru", "background", 20_000),
    ("/kelola/konsultasi/baru", "limits", 20_000),
    ("/kelola/konsultasi/{slug}", "title", 150),
    (
        "/kelola/konsultasi/{slug}/ringkasan/paragraf",
        "body",
        5_000,
    ),
    (
        "/kelola/konsultasi/{slug}/ringkasan/paragraf/{number}",
        "body",
        5_000,
    ),
    ("/kelola/buletin/baru", "subject", 150),
    ("/kelola/buletin/baru", "body", 5_000),
    ("/kelola/instansi/baru", "name", 200),
    ("/kelola/instansi/baru", "about", 2_000),
    ("/daftar", "name", 80),
    ("/akun/nama", "name", 80),
    ("/akun/pencarian/{id}", "name", 80),
];

/// Fields that may stay empty.
const OPTIONAL: &[(&str, &str)] = &[
    ("/konsultasi/{slug}/aspirasi/baru", "place"),
    ("/aspirasi/{id}/status", "note"),
    ("/aspirasi/{id}/laporkan", "note"),
    ("/komentar/{id}/laporkan", "note"),
    ("/kelola/instansi/baru", "about"),
];

/// The rows of a form that is taken, each with somebody whose form is taken.
fn forms() -> Vec<(Row, &'static str)> {
    let mut seen = BTreeSet::new();
    rows()
        .into_iter()
        .filter(|row| row.method == "POST" && !row.route.starts_with("/surat/berhenti"))
        .filter_map(|row| {
            // Members before visitors: theirs are the forms with a session's token.
            let may = NAMES
                .iter()
                .zip(row.verdicts.chars())
                .filter(|(_, verdict)| ['O', 'D'].contains(verdict))
                .max_by_key(|(name, _)| {
                    **name != "visitor" && **name != "suspended" && **name != "guest"
                });
            may.map(|(name, _)| (*name, row))
        })
        .filter(|(_, row)| seen.insert(row.route))
        .map(|(name, row)| (row, name))
        .collect()
}

async fn browser(world: &World, name: &str) -> Browser {
    world.actors.fresh(&world.site, name).await
}

#[tokio::test]
async fn texts_that_do_not_fit_are_refused_and_kept() {
    let world = World::make().await;
    let forms = forms();
    let mut wrong = Vec::new();
    for (route, field, max) in TEXTS {
        let (row, name) = forms
            .iter()
            .find(|(row, _)| row.route == *route)
            .unwrap_or_else(|| panic!("no row is taken at {route}"));
        let mut asked = Asked::of(&world, row, name).await;
        if !asked.fields.iter().any(|(given, _)| given == field) {
            asked.fields.push(((*field).to_owned(), String::new()));
        }
        let before = without_sessions(&world).await;
        for (what, text) in [
            ("empty", "  \u{feff} ".to_owned()),
            ("too long", "é".repeat(max + 1)),
            ("a control", "kata\u{0}kata".to_owned()),
            ("an escape", "kata\u{1b}[2Jkata".to_owned()),
            ("an override", "kata\u{202e}kata".to_owned()),
            ("an isolate", "kata\u{2067}kata".to_owned()),
        ] {
            if what == "empty" && OPTIONAL.contains(&(*route, *field)) {
                continue;
            }
            for (given, value) in &mut asked.fields {
                if given == field {
                    value.clone_from(&text);
                }
            }
            let answer = browser(&world, name)
                .await
                .post(&asked.path, &asked.pairs())
                .await;
            if answer.status != 422 {
                wrong.push(format!("{route} {field} {what}: {}", answer.status));
            } else if what == "too long" && !answer.text.contains(&text) {
                wrong.push(format!("{route} {field} {what}: not kept"));
            }
        }
        let after = without_sessions(&world).await;
        if before != after {
            wrong.push(format!("{route} {field}: something was written"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn the_longest_text_in_letters_of_two_bytes_fits() {
    let world = World::make().await;
    let forms = forms();
    let mut wrong = Vec::new();
    for (number, (route, field, max)) in TEXTS.iter().enumerate() {
        let (row, name) = forms.iter().find(|(row, _)| row.route == *route).unwrap();
        let mut asked = Asked::of(&world, row, name).await;
        asked.fields.retain(|(given, _)| given != field);
        for (_, slug) in asked.fields.iter_mut().filter(|(given, _)| given == "slug") {
            slug.push_str(&number.to_string());
        }
        asked.fields.push(((*field).to_owned(), "é".repeat(*max)));
        let answer = browser(&world, name)
            .await
            .post(&asked.path, &asked.pairs())
            .await;
        if !matches!(answer.status, 200 | 303) {
            wrong.push(format!("{route} {field}: {}", answer.status));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn bytes_that_are_no_form_are_refused_before_anything_is_done() {
    let world = World::make().await;
    let mut wrong = Vec::new();
    for (row, name) in forms() {
        let asked = Asked::of(&world, &row.still(), name).await;
        let mut browser = browser(&world, name).await;
        let csrf = browser
            .csrf()
            .await
            .map_or_else(String::new, |csrf| format!("&csrf={csrf}"));
        let form = encode(&asked.pairs());
        let before = without_sessions(&world).await;
        let plain = "application/x-www-form-urlencoded";
        for (what, kind, body, expected) in [
            (
                "invalid UTF-8",
                plain,
                format!("{form}&x=%ff%fe{csrf}"),
                400,
            ),
            ("half an escape", plain, format!("{form}&x=%4{csrf}"), 400),
            (
                "1 MB",
                plain,
                format!("{form}{csrf}&x={}", "a".repeat(1 << 20)),
                413,
            ),
            (
                "600 fields",
                plain,
                format!("{form}{csrf}{}", "&x=1".repeat(600)),
                400,
            ),
            (
                "JSON",
                "application/json",
                format!("{{\"a\":1{csrf}}}"),
                400,
            ),
            (
                "a file",
                "multipart/form-data; boundary=x",
                format!("--x--{csrf}"),
                400,
            ),
        ] {
            let headers = [
                ("origin".to_owned(), format!("http://{}", world.site.addr)),
                ("content-type".to_owned(), kind.to_owned()),
            ];
            let answer = browser
                .post_raw(&asked.path, &headers, body.as_bytes())
                .await;
            if answer.status != expected {
                wrong.push(format!("{} {what}: {}", row.route, answer.status));
            } else if !helps(&answer, row.route) {
                wrong.push(format!("{} {what}: a page that helps nobody", row.route));
            }
        }
        if before != without_sessions(&world).await {
            wrong.push(format!("{}: something was written", row.route));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn fields_nobody_asked_for_change_nothing() {
    let world = World::make().await;
    let roles = world.tables().await["person_role"].clone();
    let forged = [
        ("role", "administrator"),
        ("roles", "administrator"),
        ("author", "1"),
        ("person", "1"),
        ("person_id", "1"),
        ("votes", "999"),
        ("agree", "999"),
        ("comment_count", "999"),
        ("official", "1"),
        ("is_official", "yes"),
        ("hidden", "1"),
        ("published_at", "1"),
        ("suspended_at", "1"),
        ("created_at", "1"),
        ("id", "1"),
    ];
    for (row, name) in forms() {
        // This form is about roles.
        if row.route == "/kelola/orang/{id}" {
            continue;
        }
        let asked = Asked::of(&world, &row, name).await;
        let mut fields = asked.pairs();
        fields.extend(
            forged
                .iter()
                .filter(|(forged, _)| !asked.fields.iter().any(|(given, _)| given == forged)),
        );
        let answer = browser(&world, name).await.post(&asked.path, &fields).await;
        assert!(answer.status < 500, "{}: {}", asked.path, answer.text);
    }
    let after = world.tables().await;
    assert_eq!(after["person_role"], roles);
    for table in ["aspiration", "comment", "consultation", "person"] {
        let found = after[table].iter().find(|row| {
            row.contains(":999") || row.contains("_at\":1,") || row.contains("_at\":1}")
        });
        assert_eq!(found, None, "{table}");
    }
}

#[tokio::test]
async fn nobody_but_staff_speaks_for_an_agency() {
    let world = World::make().await;
    let path = format!("/aspirasi/{}", world.thing("public"));
    for name in ["author", "member", "elsewhere", "administrator"] {
        let key = forum::secret::token().unwrap();
        let words = format!("Kata {name} sendiri");
        let fields = [
            ("comment", words.as_str()),
            ("for_agency", "ya"),
            ("form_key", &key),
        ];
        world
            .actors
            .kept(name)
            .post(&format!("{path}/komentar"), &fields)
            .await
            .is(403)
            .has(&words);
        let rows = &world.tables().await["comment"];
        assert!(!rows.iter().any(|row| row.contains(&words)), "{name}");
    }
}

#[tokio::test]
async fn a_consultation_called_new_has_an_address_of_its_own() {
    let world = World::make().await;
    let (row, name) = forms()
        .into_iter()
        .find(|(row, _)| row.route == "/kelola/konsultasi/baru")
        .unwrap();
    let mut asked = Asked::of(&world, &row, name).await;
    for (field, value) in &mut asked.fields {
        if field == "title" {
            "Baru".clone_into(value);
        }
    }
    let mut coordinator = world.actors.kept(name);
    let made = coordinator.post(&asked.path, &asked.pairs()).await;
    let at = made.is(303).location().to_owned();
    assert_ne!(at, "/kelola/konsultasi/baru");
    coordinator.get(&at).await.is(200).has("value=\"Baru\"");
}

/// Every table but that of sessions, of which each test browser begins new ones.
async fn without_sessions(world: &World) -> std::collections::BTreeMap<String, Vec<String>> {
    let mut tables = world.tables().await;
    tables.remove("session");
    tables
}

/// A page with a heading for people, a problem for machines.
fn helps(answer: &Answer, route: &str) -> bool {
    let machines = route.starts_with("/api/");
    let kind = answer.header("content-type").unwrap_or_default();
    if machines {
        kind.starts_with("application/problem+json")
    } else {
        kind.starts_with("text/html") && answer.text.contains("<h1")
    }
}
