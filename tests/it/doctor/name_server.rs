//! A name server that knows a few records, over UDP on loopback.

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use tokio::net::UdpSocket;
use tokio::task::JoinSet;

const A: u16 = 1;
const PTR: u16 = 12;
const MX: u16 = 15;
const TXT: u16 = 16;

/// Records by name and kind.
#[derive(Clone, Default)]
pub(super) struct Zone(HashMap<(String, u16), Vec<Vec<u8>>>);

impl Zone {
    pub(super) fn text(&mut self, name: &str, text: &str) {
        let mut data = Vec::new();
        // long texts stand in pieces
        for piece in text.as_bytes().chunks(200) {
            data.push(u8::try_from(piece.len()).unwrap());
            data.extend_from_slice(piece);
        }
        self.add(name, TXT, data);
    }

    pub(super) fn address(&mut self, name: &str, address: &str) {
        let address: Ipv4Addr = address.parse().unwrap();
        self.add(name, A, address.octets().to_vec());
    }

    pub(super) fn mail_server(&mut self, name: &str, server: &str) {
        self.add(name, MX, [vec![0, 10], written(server)].concat());
    }

    pub(super) fn reverse(&mut self, name: &str, points_to: &str) {
        self.add(name, PTR, written(points_to));
    }

    pub(super) fn forget(&mut self, name: &str) {
        self.0.retain(|(known, _), _| known != name);
    }

    fn add(&mut self, name: &str, kind: u16, data: Vec<u8>) {
        self.0
            .entry((name.to_owned(), kind))
            .or_default()
            .push(data);
    }

    /// Serves until the set is dropped.
    pub(super) async fn serve(self) -> (SocketAddr, JoinSet<()>) {
        let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let addr = socket.local_addr().unwrap();
        let mut serving = JoinSet::new();
        serving.spawn(async move {
            let mut bytes = [0; 1_500];
            loop {
                let Ok((length, from)) = socket.recv_from(&mut bytes).await else {
                    return;
                };
                let answer = self.answer(&bytes[..length]);
                let _lost = socket.send_to(&answer, from).await;
            }
        });
        (addr, serving)
    }

    fn answer(&self, question: &[u8]) -> Vec<u8> {
        let mut name = Vec::new();
        let mut at = 12;
        while question[at] != 0 {
            let length = usize::from(question[at]);
            let label = &question[at + 1..at + 1 + length];
            name.push(String::from_utf8_lossy(label).to_lowercase());
            at += length + 1;
        }
        let name = name.join(".");
        let kind = u16::from_be_bytes([question[at + 1], question[at + 2]]);
        let known = self.0.keys().any(|(one, _)| *one == name);
        let found = self.0.get(&(name, kind)).map_or(&[][..], Vec::as_slice);
        let mut answer = question[..2].to_vec();
        answer.extend([0x81, if known { 0x80 } else { 0x83 }, 0, 1]);
        answer.extend(u16::try_from(found.len()).unwrap().to_be_bytes());
        answer.extend([0; 4]);
        answer.extend(&question[12..at + 5]);
        for data in found {
            answer.extend([0xc0, 12]);
            answer.extend(kind.to_be_bytes());
            answer.extend([0, 1, 0, 0, 0, 60]);
            answer.extend(u16::try_from(data.len()).unwrap().to_be_bytes());
            answer.extend(data);
        }
        answer
    }
}

fn written(name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for label in name.split('.') {
        bytes.push(u8::try_from(label.len()).unwrap());
        bytes.extend(label.as_bytes());
    }
    bytes.push(0);
    bytes
}
