//! Messages as Python reads them: its standard library for headers, dkimpy for signatures.
//!
//! `cargo xtask test` names an interpreter with what `tests/requirements.txt` asks for; without it these are skipped.

use crate::reading::{STAMP, composed, reader, sample, site};
use domain::agencies::Slug;
use domain::language::Language;
use domain::letters::{CommentLetter, Letter, Matter, ResponseLetter, Why};
use mail::{ComposedMessage, Signer, compose, preview};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Messages with words as attackers and real people write them.
const WILD: usize = 10_000;

#[expect(clippy::print_stdout, reason = "says what is skipped")]
fn interpreter() -> Option<PathBuf> {
    let python = std::env::var_os("REMBUK_TEST_PYTHON").map(PathBuf::from);
    if python.is_none() {
        let why = "REMBUK_TEST_PYTHON names no interpreter";
        println!("skipped: {why}");
        if let Some(list) = std::env::var_os("REMBUK_TEST_SKIPPED") {
            let list = std::fs::File::options()
                .append(true)
                .create(true)
                .open(list);
            writeln!(list.unwrap(), "{why}").unwrap();
        }
    }
    python
}

/// One answer a message.
fn ask(python: &Path, arguments: &[String], messages: Vec<Vec<u8>>) -> Vec<Value> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/python/peer.py");
    let mut peer = Command::new(python)
        .arg(script)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut to_peer = peer.stdin.take().unwrap();
    let answers = BufReader::new(peer.stdout.take().unwrap());
    let writing = std::thread::spawn(move || {
        for message in messages {
            writeln!(to_peer, "{}", message.len()).unwrap();
            to_peer.write_all(&message).unwrap();
        }
    });
    let answers = answers
        .lines()
        .map(|line| serde_json::from_str(&line.unwrap()).unwrap())
        .collect();
    writing.join().unwrap();
    assert!(peer.wait().unwrap().success());
    answers
}

/// A message with random words in every place people write to, and the subject it should have.
fn wild_message(runner: &mut TestRunner, number: usize) -> (ComposedMessage, String) {
    let mut word = || {
        let words = crate::headers::wild().new_tree(runner).unwrap();
        words.current()
    };
    let on = Matter {
        title: word(),
        path: "/aspirasi/7k3m9q2xw8hbt4zrn6vd".to_owned(),
        confidential: false,
        consultation: Slug::parse("lampu-jalan"),
        thread: Some("7k3m9q2xw8hbt4zrn6vd".to_owned()),
    };
    let letter = if number.is_multiple_of(2) {
        Letter::Response(ResponseLetter {
            on,
            agency: word(),
            excerpt: word(),
            why: Why::Mine,
        })
    } else {
        Letter::Comment(CommentLetter {
            on,
            who: Some(word()),
            excerpt: word(),
            why: Why::Reply,
        })
    };
    let mut to = reader(Language::Indonesian);
    to.name = Some(word());
    let parts = mail::parts(&site(), &to, &letter).unwrap();
    (composed(&letter, &to), parts.subject)
}

#[test]
fn ten_thousand_wild_messages_have_the_expected_headers_and_one_recipient() {
    let Some(python) = interpreter() else {
        return;
    };
    let mut runner = TestRunner::default();
    let (messages, subjects): (Vec<_>, Vec<_>) = (0..WILD)
        .map(|number| wild_message(&mut runner, number))
        .unzip();
    let bytes = messages.into_iter().map(|message| message.bytes).collect();
    let answers = ask(&python, &["headers".to_owned()], bytes);
    assert_eq!(answers.len(), WILD);
    for (answer, subject) in answers.iter().zip(subjects) {
        assert_eq!(answer["names"], serde_json::json!(crate::headers::NEWS));
        assert_eq!(answer["to"], serde_json::json!(["siti@example.com"]));
        assert_eq!(answer["from"], serde_json::json!(["noreply@example.go.id"]));
        assert_eq!(answer["others"], serde_json::json!([]));
        assert_eq!(answer["defects"], serde_json::json!([]));
        assert_eq!(answer["subject"], Value::String(subject));
        if !answer["parts"].is_null() {
            let parts = ["multipart/alternative", "text/plain", "text/html"];
            assert_eq!(answer["parts"], serde_json::json!(parts));
        }
    }
}

/// Keys made by openssl, as an operator makes them; removed when the test ends.
struct Keys(PathBuf);

impl Keys {
    fn make(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn key(&self, name: &str, openssl: &[&str]) -> PathBuf {
        let path = self.0.join(name);
        let made = Command::new("openssl")
            .args(openssl)
            .arg("-out")
            .arg(&path)
            .stderr(Stdio::null())
            .status();
        assert!(made.unwrap().success());
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).unwrap();
        path
    }

    fn rsa(&self) -> PathBuf {
        let ask = [
            "genpkey",
            "-algorithm",
            "rsa",
            "-pkeyopt",
            "rsa_keygen_bits:2048",
        ];
        self.key("rsa.pem", &ask)
    }

    fn ed25519(&self) -> PathBuf {
        self.key("ed25519.pem", &["genpkey", "-algorithm", "ed25519"])
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_foreign_verifier_accepts_both_signatures_of_every_letter_and_no_changed_one() {
    let Some(python) = interpreter() else {
        return;
    };
    let keys = Keys::make("dkim-verified");
    let old_form = keys.0.join("old.pem");
    let converted = Command::new("openssl")
        .args(["rsa", "-traditional", "-in"])
        .arg(keys.rsa())
        .arg("-out")
        .arg(&old_form)
        .stderr(Stdio::null())
        .status();
    assert!(converted.unwrap().success());
    std::fs::set_permissions(&old_form, PermissionsExt::from_mode(0o600)).unwrap();
    let signer =
        |selector, path: &Path| Signer::from_file("example.go.id", selector, path).unwrap();
    let signers = vec![
        signer("r2026", &keys.rsa()),
        signer("e2026", &keys.ed25519()),
    ];
    assert_eq!(
        signer("r2026", &old_form).name(),
        "r2026._domainkey.example.go.id"
    );
    let mut arguments = vec!["dkim".to_owned()];
    arguments.extend(
        signers
            .iter()
            .map(|one| format!("{}={}", one.name(), one.record())),
    );
    let site = site()
        .signed_by(signers)
        .receiving("surat.example.go.id")
        .unwrap();
    let mut messages = Vec::new();
    for language in [Language::Indonesian, Language::English] {
        for sample in preview::samples(language) {
            let message = compose(&site, &reader(language), &sample.letter, STAMP).unwrap();
            messages.push(message.bytes);
        }
    }
    let good = messages.len();
    let first = String::from_utf8(messages[good - 1].clone()).unwrap();
    for (from, to) in [
        ("Subject: ", "Subject: X"),
        ("\r\nFrom: ", "\r\nFrom: <x@jahat.example>\r\nFrom: "),
        ("One-Click", "Two-Clicks"),
        ("</html>", "x</html>"),
    ] {
        let changed = first.replacen(from, to, 1);
        assert_ne!(changed, first, "{from}");
        messages.push(changed.into_bytes());
    }
    // a relay may fold lines anew and double white space
    messages.push(
        first
            .replacen("\r\nDate: ", "\r\nDate:\r\n   ", 1)
            .into_bytes(),
    );
    let answers = ask(&python, &arguments, messages);
    for (number, answer) in answers.iter().enumerate() {
        let right = number < good || number == answers.len() - 1;
        assert_eq!(*answer, serde_json::json!([right, right]), "{number}");
    }
}

#[test]
fn a_key_others_can_read_or_that_is_none_is_refused_without_being_shown() {
    let keys = Keys::make("dkim-refused");
    let path = keys.ed25519();
    assert!(Signer::from_file("example.go.id", "e2026", &path).is_ok());
    let shown = format!(
        "{:?}",
        Signer::from_file("example.go.id", "e2026", &path).unwrap()
    );
    assert!(!shown.contains("key") && shown.contains("e2026"), "{shown}");
    for selector in ["", "a b", "a\r\n", "a_b", "ä"] {
        assert!(Signer::from_file("example.go.id", selector, &path).is_err());
    }
    for mode in [0o640, 0o604, 0o620] {
        std::fs::set_permissions(&path, PermissionsExt::from_mode(mode)).unwrap();
        let error = Signer::from_file("example.go.id", "e2026", &path).unwrap_err();
        assert!(
            error.to_string().contains("can be read by others"),
            "{error}"
        );
    }
    let small = keys.key(
        "small.pem",
        &[
            "genpkey",
            "-algorithm",
            "rsa",
            "-pkeyopt",
            "rsa_keygen_bits:1024",
        ],
    );
    let error = Signer::from_file("example.go.id", "r2026", &small).unwrap_err();
    assert!(error.to_string().contains("2048"), "{error}");
}

#[test]
fn a_letter_signed_twice_is_the_same_letter() {
    let keys = Keys::make("dkim-twice");
    let signer = Signer::from_file("example.go.id", "e2026", &keys.ed25519()).unwrap();
    let site = site().signed_by(vec![signer]);
    let letter = sample("summary", Language::English);
    let to = reader(Language::English);
    let once = compose(&site, &to, &letter, STAMP).unwrap();
    assert_eq!(once, compose(&site, &to, &letter, STAMP).unwrap());
    assert!(
        once.bytes
            .starts_with(b"DKIM-Signature: v=1; a=ed25519-sha256;")
    );
}
