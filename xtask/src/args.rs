//! The words of the command line, taken one by one; what is left at the end is an error.

use anyhow::{Result, bail};

/// The words that are not used yet.
#[derive(Debug)]
pub(crate) struct Args(Vec<String>);

impl Args {
    pub(crate) fn new(words: Vec<String>) -> Self {
        Self(words)
    }

    /// Takes the switch `name`; true if it was there.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() < before
    }

    /// Takes `name VALUE` or `name=VALUE`.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>> {
        let with_equals = format!("{name}=");
        for (at, word) in self.0.iter().enumerate() {
            if let Some(value) = word.strip_prefix(&with_equals) {
                let value = value.to_owned();
                self.0.remove(at);
                return Ok(Some(value));
            }
            if word == name {
                if at + 1 >= self.0.len() {
                    bail!("{name} needs a value");
                }
                self.0.remove(at);
                return Ok(Some(self.0.remove(at)));
            }
        }
        Ok(None)
    }

    /// Takes the first word, unless it is an option.
    pub(crate) fn word(&mut self) -> Option<String> {
        let first = self.0.first()?;
        (!first.starts_with('-')).then(|| self.0.remove(0))
    }

    /// Takes everything that is left.
    pub(crate) fn rest(self) -> Vec<String> {
        self.0
    }

    /// Fails if a word was not understood.
    pub(crate) fn finish(self) -> Result<()> {
        match self.0.first() {
            None => Ok(()),
            Some(word) => bail!("`{word}` is not understood here; cargo xtask --help"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Args;

    fn args(line: &str) -> Args {
        Args::new(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn options_are_taken_in_any_order() {
        let mut args = args("test --release -E vote --addr=127.0.0.1:1 pg");
        assert_eq!(args.word().as_deref(), Some("test"));
        assert!(args.flag("--release"));
        assert_eq!(args.value("-E").unwrap().as_deref(), Some("vote"));
        assert_eq!(
            args.value("--addr").unwrap().as_deref(),
            Some("127.0.0.1:1")
        );
        assert_eq!(args.word().as_deref(), Some("pg"));
        args.finish().unwrap();
    }

    #[test]
    fn what_is_left_over_is_an_error() {
        assert!(args("--colour").finish().is_err());
        assert!(args("--addr").value("--addr").is_err());
    }
}
