//! A client of HTTP/1.1 that keeps its connection: as little between the clock and the socket as can be.

use anyhow::{Context, Result, bail};
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A head longer than this is none of Rembuk's.
const HEAD_BYTES_MAX: usize = 16 * 1024;

/// One connection and the answer it last read.
#[derive(Debug)]
pub(crate) struct Connection {
    stream: TcpStream,
    read: Vec<u8>,
}

/// An answer, as far as a measurement asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Bytes of the body as they came over the wire.
    pub(crate) body_bytes: usize,
    head_bytes: usize,
    chunked: bool,
}

impl Connection {
    pub(crate) async fn open(addr: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(addr).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            read: Vec::with_capacity(128 * 1024),
        })
    }

    /// Sends a whole request and reads the whole answer.
    pub(crate) async fn send(&mut self, request: &[u8]) -> Result<Answer> {
        self.stream.write_all(request).await?;
        self.read.clear();
        let head_bytes = self.read_head().await?;
        let head = Head::parse(self.read.get(..head_bytes).unwrap_or_default())?;
        let body_bytes = match head.length {
            Some(length) => self.read_until(head_bytes, length).await?,
            None if head.chunked => self.read_chunks(head_bytes).await?,
            None => 0,
        };
        Ok(Answer {
            status: head.status,
            body_bytes,
            head_bytes,
            chunked: head.chunked,
        })
    }

    /// The head of the last answer, as text.
    pub(crate) fn head(&self, answer: Answer) -> String {
        let head = self.read.get(..answer.head_bytes).unwrap_or_default();
        String::from_utf8_lossy(head).into_owned()
    }

    /// The body of the last answer, its chunks joined.
    pub(crate) fn body(&self, answer: Answer) -> Vec<u8> {
        let mut rest = self.read.get(answer.head_bytes..).unwrap_or_default();
        if !answer.chunked {
            return rest.to_vec();
        }
        let mut body = Vec::new();
        while let Some((length, line)) = chunk(rest)
            && length > 0
        {
            body.extend_from_slice(rest.get(line..line + length).unwrap_or_default());
            rest = rest.get(line + length + 2..).unwrap_or_default();
        }
        body
    }

    async fn read_head(&mut self) -> Result<usize> {
        loop {
            if let Some(end) = find(&self.read, b"\r\n\r\n") {
                return Ok(end + 4);
            }
            if self.read.len() > HEAD_BYTES_MAX {
                bail!("an answer without end of its head");
            }
            self.more().await?;
        }
    }

    async fn read_until(&mut self, head_bytes: usize, length: usize) -> Result<usize> {
        while self.read.len() < head_bytes + length {
            self.more().await?;
        }
        Ok(length)
    }

    async fn read_chunks(&mut self, head_bytes: usize) -> Result<usize> {
        let mut at = head_bytes;
        loop {
            let Some((length, line)) = self.read.get(at..).and_then(chunk) else {
                self.more().await?;
                continue;
            };
            at += line + length + 2;
            while self.read.len() < at {
                self.more().await?;
            }
            if length == 0 {
                return Ok(at - head_bytes);
            }
        }
    }

    async fn more(&mut self) -> Result<()> {
        if self.stream.read_buf(&mut self.read).await? == 0 {
            bail!("the server closed the connection");
        }
        Ok(())
    }
}

/// Length of the chunk that begins here, and of the line that says so.
fn chunk(bytes: &[u8]) -> Option<(usize, usize)> {
    let line = find(bytes, b"\r\n")?;
    let digits = std::str::from_utf8(bytes.get(..line)?).ok()?;
    Some((usize::from_str_radix(digits, 16).ok()?, line + 2))
}

struct Head {
    status: u16,
    length: Option<usize>,
    chunked: bool,
}

impl Head {
    fn parse(head: &[u8]) -> Result<Self> {
        let head = std::str::from_utf8(head)?;
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1));
        let mut parsed = Self {
            status: status.context("an answer without status")?.parse()?,
            length: None,
            chunked: false,
        };
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            if name.eq_ignore_ascii_case("content-length") {
                parsed.length = Some(value.trim().parse()?);
            } else if name.eq_ignore_ascii_case("transfer-encoding") {
                parsed.chunked = value.trim() == "chunked";
            }
        }
        Ok(parsed)
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// The bytes of a GET.
pub(crate) fn get(path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n{headers}\r\n").into_bytes()
}

/// The bytes of a posted form.
pub(crate) fn post(path: &str, headers: &str, form: &str) -> Vec<u8> {
    let length = form.len();
    format!(
        "POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n{headers}content-type: application/x-www-form-urlencoded\r\n\
         content-length: {length}\r\n\r\n{form}"
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::{Head, chunk, find};

    #[test]
    fn heads_and_chunks_are_read() {
        let head = b"HTTP/1.1 303 See Other\r\nContent-Length: 12\r\nlocation: /\r\n\r\n";
        let parsed = Head::parse(head).unwrap();
        assert_eq!(
            (parsed.status, parsed.length, parsed.chunked),
            (303, Some(12), false)
        );
        assert_eq!(chunk(b"1f\r\nabc"), Some((31, 4)));
        assert_eq!(chunk(b"1f"), None);
        assert_eq!(find(b"ab\r\n", b"\r\n"), Some(2));
    }
}
