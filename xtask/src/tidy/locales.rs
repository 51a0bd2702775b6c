//! Both languages say the same things: the same messages, with the same values in them; and one word for a thing.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use super::source::Source;

const FOLDER: &str = "app/texts/locales/";
const LANGUAGES: [&str; 2] = ["id", "en"];

/// Words that have another spelling here: the folder, the word, and what is written instead.
const SPELLED: [(&str, &str, &str); 3] = [
    ("id", "surel", "email"),
    ("id", "e-mail", "email"),
    ("en", "email", "e-mail"),
];

/// Message → names of the values in it.
type Messages = BTreeMap<String, BTreeSet<String>>;

/// Messages that only one language has, or that differ in their values.
pub(crate) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (language, other) in [LANGUAGES, ["en", "id"]].map(|[a, b]| (a, b)) {
        for source in sources {
            let Some(file) = source.name.strip_prefix(&format!("{FOLDER}{language}/")) else {
                continue;
            };
            let twin_name = format!("{FOLDER}{other}/{file}");
            let twin = sources.iter().find(|source| source.name == twin_name);
            let twin = twin.map(|twin| messages(&twin.text)).unwrap_or_default();
            for (key, values) in messages(&source.text) {
                match twin.get(&key) {
                    None => findings.push(Finding::new(
                        &source.name,
                        0,
                        format!("`{key}` is not in {twin_name}"),
                    )),
                    Some(others) if *others != values && language == "id" => {
                        let what =
                            format!("`{key}` has {values:?} here and {others:?} in {twin_name}");
                        findings.push(Finding::new(&source.name, 0, what));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    for source in sources {
        findings.extend(spelled(source));
    }
    findings
}

/// Words of one text that have another spelling everywhere else.
fn spelled(source: &Source) -> Vec<Finding> {
    let Some(file) = source.name.strip_prefix(FOLDER) else {
        return Vec::new();
    };
    let is_list = source.has_extension(&["ftl"]);
    let mut findings = Vec::new();
    for (number, line) in source
        .lines()
        .filter(|(_, line)| !(is_list && line.starts_with('#')))
    {
        let said = match line.split_once(" = ") {
            Some((_, said)) if is_list => said,
            _ => line,
        };
        // a value keeps its `$`, so that it is no word
        let words = said.split(|c: char| !(c.is_alphanumeric() || "-$_".contains(c)));
        for word in words.map(str::to_lowercase) {
            let wrong = SPELLED.iter().find(|(language, wrong, _)| {
                file.starts_with(&format!("{language}/")) && word == *wrong
            });
            if let Some((_, wrong, right)) = wrong {
                let what = format!("`{wrong}` is spelled `{right}` here");
                findings.push(Finding::new(&source.name, number, what));
            }
        }
    }
    findings
}

/// Messages, terms and attributes (`key.attribute`) of a Fluent file.
fn messages(text: &str) -> Messages {
    let mut messages = Messages::new();
    let mut message = String::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once('=') {
            let name = name.trim_end();
            if is_identifier(name) {
                message = name.to_owned();
                key = name.to_owned();
                messages.entry(key.clone()).or_default();
            } else if let Some(attribute) = name
                .trim_start()
                .strip_prefix('.')
                .filter(|name| is_identifier(name))
            {
                key = format!("{message}.{attribute}");
                messages.entry(key.clone()).or_default();
            }
        }
        if let Some(values) = messages.get_mut(&key) {
            values.extend(line.split('$').skip(1).map(|after| {
                let end = after.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-'));
                after
                    .split_at_checked(end.unwrap_or(after.len()))
                    .unwrap_or((after, ""))
                    .0
                    .to_owned()
            }));
        }
    }
    messages
}

fn is_identifier(name: &str) -> bool {
    let name = name.strip_prefix('-').unwrap_or(name);
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

#[cfg(test)]
mod tests {
    use super::super::source::sample;
    use super::check;

    #[test]
    fn one_word_has_one_spelling_in_a_language() {
        let sources = [
            sample(
                "app/texts/locales/id/a.ftl",
                "# surel\nto-email = Alamat email { $email }\nsent = Lewat surel.\n",
            ),
            sample(
                "app/texts/locales/en/a.ftl",
                "to-email = E-mail address { $email }\nsent = Sent by Email.\n",
            ),
        ];
        let found: Vec<String> = check(&sources).iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            [
                "app/texts/locales/id/a.ftl:3: `surel` is spelled `email` here",
                "app/texts/locales/en/a.ftl:2: `email` is spelled `e-mail` here",
            ]
        );
    }

    #[test]
    fn a_message_is_in_both_languages_with_the_same_values() {
        let sources = [
            sample(
                "app/texts/locales/id/votes.ftl",
                "# a = b\nsupport = Dukung\n    .hint = Sekali\ncount = { $n } dukungan oleh { $who }\n",
            ),
            sample(
                "app/texts/locales/en/votes.ftl",
                "support = Support\n    .hint = Once\ncount = { $n ->\n    [one] one\n   *[other] { $n }\n }\nextra = x\n",
            ),
        ];
        let found: Vec<String> = check(&sources).iter().map(ToString::to_string).collect();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(
            found[0].contains("`count` has {\"n\", \"who\"} here and {\"n\"}"),
            "{found:?}"
        );
        assert!(
            found[1].contains("`extra` is not in app/texts/locales/id/votes.ftl"),
            "{found:?}"
        );
    }
}
