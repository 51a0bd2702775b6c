//! Reads `view!` as far as needed to tell text from markup and code.

/// Attributes that people see or hear.
const SHOWN: [&str; 12] = [
    "alt",
    "aria-description",
    "aria-label",
    "aria-roledescription",
    "aria-valuetext",
    "caption",
    "heading",
    "hint",
    "label",
    "legend",
    "placeholder",
    "title",
];

/// Line and text of each literal that should be a text of `locales`.
pub(crate) fn literals(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("view!") {
        line += before.matches('\n').count();
        let start_of_line = before.rsplit('\n').next().unwrap_or(before);
        // a view inside a view is found by this loop, not by the scan of the outer one
        if !start_of_line.trim_start().starts_with("//") {
            Scan::new(after, line).view(&mut found);
        }
        rest = after;
    }
    found.sort();
    found.dedup();
    found
}

struct Scan {
    chars: Vec<char>,
    at: usize,
    line: usize,
}

impl Scan {
    fn new(text: &str, line: usize) -> Self {
        Self {
            chars: text.chars().collect(),
            at: 0,
            line,
        }
    }

    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn take(&mut self) -> char {
        let char = self.peek(0);
        self.line += usize::from(char == '\n');
        self.at += 1;
        char
    }

    fn ended(&self) -> bool {
        self.at >= self.chars.len()
    }

    fn sees(&self, word: &str) -> bool {
        word.chars()
            .enumerate()
            .all(|(ahead, char)| self.peek(ahead) == char)
    }

    fn blanks(&mut self) {
        while !self.ended() && self.peek(0).is_whitespace() {
            self.take();
        }
    }

    /// Steps over a comment, if one begins here.
    fn comment(&mut self) -> bool {
        for (open, close) in [("//", "\n"), ("/*", "*/"), ("<!--", "-->")] {
            if self.sees(open) {
                while !self.ended() && !self.sees(close) {
                    self.take();
                }
                for _ in close.chars() {
                    self.take();
                }
                return true;
            }
        }
        false
    }

    fn view(&mut self, found: &mut Vec<(usize, String)>) {
        self.blanks();
        if !matches!(self.peek(0), '{' | '(' | '[') {
            return;
        }
        self.take();
        while !self.ended() {
            self.blanks();
            if self.comment() {
                continue;
            }
            let line = self.line;
            let text = match self.peek(0) {
                '}' | ')' | ']' => return,
                '<' => {
                    self.tag(found);
                    continue;
                }
                '{' => only_literal(&self.block()),
                '"' => self.string(),
                _ => self.bare(),
            };
            note(found, line, text);
        }
    }

    /// Text without quotes, up to the next markup.
    fn bare(&mut self) -> String {
        let mut text = String::new();
        while !self.ended() && !matches!(self.peek(0), '<' | '{' | '}' | '"') {
            text.push(self.take());
        }
        text
    }

    fn tag(&mut self, found: &mut Vec<(usize, String)>) {
        self.take();
        let mut generics = 0;
        let mut attribute = String::new();
        while !self.ended() {
            self.blanks();
            let line = self.line;
            match self.peek(0) {
                _ if self.sees("=>") || self.sees("->") => {
                    self.take();
                    self.take();
                }
                '<' => {
                    self.take();
                    generics += 1;
                }
                '>' => {
                    self.take();
                    if generics == 0 {
                        return;
                    }
                    generics -= 1;
                }
                '"' => {
                    let text = self.string();
                    note(found, line, shown(&attribute, text));
                }
                '{' => {
                    let text = only_literal(&self.block());
                    note(found, line, shown(&attribute, text));
                }
                '(' | '[' => drop(self.block()),
                '\'' => self.quote(),
                char if char.is_alphanumeric() => {
                    let name = self.name();
                    self.blanks();
                    if self.peek(0) == '=' && self.peek(1) != '>' {
                        attribute = name;
                    }
                }
                _ => {
                    self.take();
                }
            }
        }
    }

    /// `aria-label`, also of `attr:aria-label`.
    fn name(&mut self) -> String {
        let mut name = String::new();
        while self.peek(0).is_alphanumeric() || matches!(self.peek(0), '_' | '-' | ':') {
            if self.sees("->") {
                break;
            }
            match self.take() {
                ':' => name.clear(),
                char => name.push(char),
            }
        }
        name
    }

    /// A string literal without its quotes.
    fn string(&mut self) -> String {
        let mut text = String::new();
        self.take();
        while !self.ended() {
            match self.take() {
                '"' => break,
                '\\' => {
                    self.take();
                }
                char => text.push(char),
            }
        }
        text
    }

    /// A character literal or a lifetime.
    fn quote(&mut self) {
        self.take();
        if self.peek(0) == '\\' {
            self.take();
            self.take();
        } else if self.peek(1) == '\'' {
            self.take();
        }
        if self.peek(0) == '\'' {
            self.take();
        }
    }

    /// Everything up to the bracket that closes the one here, without the two.
    fn block(&mut self) -> String {
        let start = self.at + 1;
        let mut open = 0_usize;
        while !self.ended() {
            match self.peek(0) {
                '"' => drop(self.string()),
                '\'' => self.quote(),
                'r' if self.sees("r#\"") => {
                    while !self.ended() && !self.sees("\"#") {
                        self.take();
                    }
                    self.at += 2;
                }
                '{' | '(' | '[' => {
                    open += 1;
                    self.take();
                }
                '}' | ')' | ']' => {
                    self.take();
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                _ if self.sees("//") || self.sees("/*") => drop(self.comment()),
                _ => {
                    self.take();
                }
            }
        }
        let end = self.at.saturating_sub(1);
        self.chars.get(start..end).into_iter().flatten().collect()
    }
}

fn note(found: &mut Vec<(usize, String)>, line: usize, text: String) {
    if text.chars().any(char::is_alphabetic) {
        found.push((line, text.trim().to_owned()));
    }
}

/// The text, if the attribute is one that people see.
fn shown(attribute: &str, text: String) -> String {
    if SHOWN.contains(&attribute) {
        text
    } else {
        String::new()
    }
}

/// The literal, if the block is nothing else.
fn only_literal(block: &str) -> String {
    let inner = block
        .trim()
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inner
        .filter(|inner| !inner.contains('"'))
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::literals;

    fn found(view: &str) -> Vec<String> {
        literals(view).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn text_between_tags_is_found() {
        assert_eq!(found("view! { <p>\"Halo\"</p> }"), ["Halo"]);
        assert_eq!(found("view! { <p>Halo dunia</p> }"), ["Halo dunia"]);
        assert_eq!(found("view! { <p>{\"Halo\"}</p> }"), ["Halo"]);
        assert_eq!(
            found("view! { <p>{x.map(|y| view! { <b>\"dalam\"</b> })}</p> }"),
            ["dalam"]
        );
    }

    #[test]
    fn attributes_that_are_read_out_are_found() {
        assert_eq!(
            found("view! { <img alt=\"Foto\" src=\"a.png\"/> }"),
            ["Foto"]
        );
        assert_eq!(
            found("view! { <input attr:aria-label={\"Cari\"} name=\"q\"/> }"),
            ["Cari"]
        );
    }

    #[test]
    fn code_and_markup_are_left_alone() {
        let view = r#"
            // "outside"
            view! {
                // a comment
                <!DOCTYPE html>
                <Card<Small> class="card big" on:click=move |_| { go("x") } title=texts.title() data-kind='a'>
                    {texts.greeting()} " · " {if open { "open" } else { "closed" }}
                    <a href=format!("/a/{id}") class:active=move || { a > b }>{name}</a>
                    <time datetime={at.to_string()}>{day}</time> "/" 12
                </Card>
            }
            let after = "not in a view";
        "#;
        assert_eq!(found(view), Vec::<String>::new());
    }

    #[test]
    fn the_line_is_the_one_of_the_text() {
        assert_eq!(
            literals("a\nview! {\n  <p>\n    \"Halo\"\n  </p>\n}"),
            [(4, "Halo".to_owned())]
        );
    }
}
