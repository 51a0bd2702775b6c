//! Licence expressions (SPDX) against the list of licences we accept.

use anyhow::{Result, bail};

use super::packages::Package;

/// A finding for each crate whose licence is not accepted.
pub(crate) fn check(packages: &[Package], accepted: &[String]) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for package in packages {
        // an old way to write OR
        let expression = package.licence.replace('/', " OR ");
        if !accepts(&expression, accepted)? {
            findings.push(format!("{package}: licence `{}`", package.licence));
        }
    }
    Ok(findings)
}

fn accepts(expression: &str, accepted: &[String]) -> Result<bool> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let verdict = either(&mut words, accepted)?;
    match words.next() {
        None => Ok(verdict),
        Some(word) => bail!("licence `{expression}`: unexpected `{word}`"),
    }
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn either(words: &mut Words<'_>, accepted: &[String]) -> Result<bool> {
    let mut verdict = both(words, accepted)?;
    while words.next_if_eq(&"OR").is_some() {
        verdict |= both(words, accepted)?;
    }
    Ok(verdict)
}

fn both(words: &mut Words<'_>, accepted: &[String]) -> Result<bool> {
    let mut verdict = one(words, accepted)?;
    while words.next_if_eq(&"AND").is_some() {
        verdict &= one(words, accepted)?;
    }
    Ok(verdict)
}

fn one(words: &mut Words<'_>, accepted: &[String]) -> Result<bool> {
    match words.next() {
        None => Ok(false),
        Some("(") => {
            let verdict = either(words, accepted)?;
            if words.next() != Some(")") {
                bail!("a licence expression has an open parenthesis");
            }
            Ok(verdict)
        }
        Some(licence) => {
            let mut name = licence.to_owned();
            if words.next_if_eq(&"WITH").is_some() {
                name = format!("{licence} WITH {}", words.next().unwrap_or_default());
            }
            Ok(accepted.contains(&name) || accepted.iter().any(|accepted| accepted == licence))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::accepts;

    #[test]
    fn expressions_are_read_as_spdx_says() {
        let accepted = ["MIT", "Apache-2.0", "Unicode-3.0"].map(str::to_owned);
        let ok = |expression| accepts(expression, &accepted).unwrap();
        assert!(ok("MIT"));
        assert!(ok("GPL-3.0 OR MIT"));
        assert!(ok("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(ok("Apache-2.0 WITH LLVM-exception"));
        assert!(!ok("MIT AND GPL-3.0"));
        assert!(!ok(""));
        assert!(accepts("MIT )", &accepted).is_err());
    }
}
