//! A relay on loopback that takes mail, refuses it, stalls and breaks off as a share of its guests deserves.

use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A message that arrived whole.
#[derive(Debug, Clone)]
pub(crate) struct Taken {
    pub(crate) to: String,
    /// The sender of the envelope.
    pub(crate) from: String,
    pub(crate) message_id: String,
    /// The sender was told that it was taken.
    pub(crate) told: bool,
}

/// What one message meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Take,
    /// The connection is refused with 421.
    Busy,
    /// 451 to the recipient.
    Greylist,
    /// 550 to the recipient, once and for all.
    Refuse,
    /// No answer to the data.
    Tarpit,
    /// Takes the data and breaks off without an answer.
    Drop,
}

struct Book {
    /// Of a hundred messages, so many meet trouble.
    trouble: u64,
    seed: u64,
    /// How long the answer to data takes.
    pause: Duration,
    /// What recipients are answered instead of being taken, by how their address begins.
    refusals: Vec<(&'static str, &'static str)>,
    taken: Vec<Taken>,
    fates: [u32; 5],
}

/// A relay for one test.
pub(crate) struct Relay {
    pub(crate) port: u16,
    book: Arc<Mutex<Book>>,
    _listening: tokio::task::JoinSet<()>,
}

impl Relay {
    /// Takes everything but so many of a hundred.
    pub(crate) async fn start(trouble: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let book = Arc::new(Mutex::new(Book {
            trouble,
            seed: 20_261_124,
            pause: Duration::ZERO,
            refusals: Vec::new(),
            taken: Vec::new(),
            fates: [0; 5],
        }));
        let shared = Arc::clone(&book);
        let mut listening = tokio::task::JoinSet::new();
        listening.spawn(async move {
            let mut open = tokio::task::JoinSet::new();
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let _ = stream.set_nodelay(true);
                open.spawn(talk(stream, Arc::clone(&shared)));
            }
        });
        Self {
            port,
            book,
            _listening: listening,
        }
    }

    /// From now on takes everything.
    pub(crate) fn calm_down(&self) {
        self.book.lock().unwrap().trouble = 0;
    }

    /// From now on answers every recipient with this.
    pub(crate) fn refuse(&self, reply: Option<&'static str>) {
        let everybody = reply.into_iter().map(|reply| ("", reply));
        self.refuse_some(everybody.collect());
    }

    /// From now on answers recipients whose address begins so with this.
    pub(crate) fn refuse_some(&self, refusals: Vec<(&'static str, &'static str)>) {
        self.book.lock().unwrap().refusals = refusals;
    }

    /// From now on takes its time for every message.
    pub(crate) fn slow_down(&self, pause: Duration) {
        self.book.lock().unwrap().pause = pause;
    }

    pub(crate) fn taken(&self) -> Vec<Taken> {
        self.book.lock().unwrap().taken.clone()
    }

    /// How many met 421, 451, 550, silence, and an end after the data.
    pub(crate) fn fates(&self) -> [u32; 5] {
        self.book.lock().unwrap().fates
    }
}

impl Book {
    fn refusal(&self, to: &str) -> Option<&'static str> {
        let mut refusals = self.refusals.iter();
        let found = refusals.find(|(beginning, _)| to.starts_with(beginning));
        found.map(|(_, reply)| *reply)
    }

    /// xorshift: the same troubles in every run.
    fn fate(&mut self) -> Fate {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        if self.seed % 100 >= self.trouble {
            return Fate::Take;
        }
        let kind = usize::try_from(self.seed / 100 % 5).unwrap();
        self.fates[kind] += 1;
        [
            Fate::Busy,
            Fate::Greylist,
            Fate::Refuse,
            Fate::Tarpit,
            Fate::Drop,
        ][kind]
    }
}

/// Speaks SMTP until either side leaves; `None` ends the connection.
async fn talk(stream: TcpStream, book: Arc<Mutex<Book>>) -> Option<()> {
    let mut io = BufReader::new(stream);
    say(&mut io, "220 relay\r\n").await?;
    let mut mail = Taken {
        to: String::new(),
        from: String::new(),
        message_id: String::new(),
        told: false,
    };
    let mut fate = Fate::Take;
    loop {
        let line = line(&mut io).await?;
        let reply = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => "250-relay\r\n250 8BITMIME\r\n",
            "MAIL" => {
                fate = book.lock().unwrap().fate();
                mail.from = address(&line);
                if fate == Fate::Busy {
                    say(&mut io, "421 busy, go away\r\n").await?;
                    return None;
                }
                "250 ok\r\n"
            }
            "RCPT" => {
                mail.to = address(&line);
                let refusal = book.lock().unwrap().refusal(&mail.to);
                match fate {
                    _ if refusal.is_some() => refusal.unwrap_or_default(),
                    Fate::Greylist => "451 4.7.1 come back\r\n",
                    Fate::Refuse => "550 5.1.1 no such user\r\n",
                    _ => "250 ok\r\n",
                }
            }
            "DATA" => {
                say(&mut io, "354 go on\r\n").await?;
                mail.message_id = data(&mut io).await?;
                if fate == Fate::Tarpit {
                    // until the sender gives up
                    let _ = self::line(&mut io).await;
                    return None;
                }
                let pause = book.lock().unwrap().pause;
                tokio::time::sleep(pause).await;
                let told = fate != Fate::Drop;
                let taken = Taken {
                    told,
                    ..mail.clone()
                };
                book.lock().unwrap().taken.push(taken);
                if !told {
                    return None;
                }
                "250 queued\r\n"
            }
            "QUIT" => return None,
            _ => "250 ok\r\n",
        };
        say(&mut io, reply).await?;
    }
}

fn address(line: &str) -> String {
    let (_, rest) = line.split_once('<').unwrap();
    rest.split_once('>').unwrap().0.to_owned()
}

/// Reads a message and returns its Message-ID.
async fn data(io: &mut BufReader<TcpStream>) -> Option<String> {
    let mut message_id = String::new();
    loop {
        let line = line(io).await?;
        if line == "." {
            return Some(message_id);
        }
        if let Some(id) = line.strip_prefix("Message-ID: ") {
            message_id = id.to_owned();
        }
    }
}

async fn line(io: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = String::new();
    let read = io.read_line(&mut line).await.ok()?;
    (read > 0).then(|| line.trim_end().to_owned())
}

async fn say(io: &mut BufReader<TcpStream>, reply: &str) -> Option<()> {
    io.write_all(reply.as_bytes()).await.ok()
}
