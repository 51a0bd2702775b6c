//! Lines of a connection: they end in CR LF, hold neither of the two alone, and have a bound.

use tokio::io::{AsyncRead, AsyncReadExt};

/// Bytes read at once.
const CHUNK: usize = 8 * 1024;

/// What comes next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A line without its end.
    Whole(Vec<u8>),
    /// One that is too long, or holds a line feed or carriage return of its own.
    Wrong,
    /// The client has closed the connection.
    End,
}

/// A stream, line by line.
#[derive(Debug)]
pub(super) struct Lines<S> {
    stream: S,
    buffer: Vec<u8>,
    at: usize,
}

impl<S> Lines<S> {
    pub(super) const fn new(stream: S) -> Self {
        Self {
            stream,
            buffer: Vec::new(),
            at: 0,
        }
    }

    pub(super) const fn stream(&mut self) -> &mut S {
        &mut self.stream
    }
}

impl<S: AsyncRead + Unpin> Lines<S> {
    /// The next line of at most `bytes_max` bytes.
    pub(super) async fn next(&mut self, bytes_max: usize) -> std::io::Result<Line> {
        let mut line: Vec<u8> = Vec::new();
        loop {
            let rest = self.buffer.get(self.at..).unwrap_or_default();
            if let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
                line.extend_from_slice(rest.get(..end).unwrap_or_default());
                self.at += end + 1;
                return Ok(whole(line, bytes_max));
            }
            line.extend_from_slice(rest);
            if line.len() > bytes_max + 1 {
                return Ok(Line::Wrong);
            }
            self.buffer.resize(CHUNK, 0);
            let read = self.stream.read(&mut self.buffer).await?;
            self.buffer.truncate(read);
            self.at = 0;
            if read == 0 {
                return Ok(if line.is_empty() {
                    Line::End
                } else {
                    Line::Wrong
                });
            }
        }
    }
}

fn whole(mut line: Vec<u8>, bytes_max: usize) -> Line {
    let ended = line.pop() == Some(b'\r');
    if ended && line.len() <= bytes_max && !line.contains(&b'\r') {
        Line::Whole(line)
    } else {
        Line::Wrong
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn lines(text: &[u8]) -> Vec<Line> {
        let mut lines = Lines::new(text);
        let mut read = Vec::new();
        loop {
            let line = lines.next(10).await.unwrap();
            if line == Line::End {
                return read;
            }
            let wrong = line == Line::Wrong;
            read.push(line);
            if wrong {
                return read;
            }
        }
    }

    #[tokio::test]
    async fn only_cr_lf_ends_a_line() {
        let whole = |text: &[u8]| Line::Whole(text.to_vec());
        assert_eq!(
            lines(b"a\r\n\r\n0123456789\r\n").await,
            [whole(b"a"), whole(b""), whole(b"0123456789")]
        );
        for wrong in [
            &b"a\n"[..],
            b"a\rb\r\n",
            b"01234567890\r\n",
            b"a\r\r\n",
            b"unfinished",
            b"x\r",
        ] {
            assert_eq!(lines(wrong).await, [Line::Wrong], "{wrong:?}");
        }
    }
}
