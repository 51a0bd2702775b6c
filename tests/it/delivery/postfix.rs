//! Debian's postfix between the site and its readers: its own reports come back and are counted for the right people.
//!
//! Everything on loopback: the site hands over to postfix, postfix to a relay of the test, and its reports by LMTP to
//! the site. Skipped where postfix is not installed or the test does not run as root, which postfix needs.

use super::relay::Relay;
use super::{mail_of, post_to, queue, summary};
use crate::site::{INBOUND, Site};
use crate::skipped::skipped;
use rembuk::workers::inbound::serve;
use rembuk::workers::outbox::send_due;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

const PROGRAM: &str = "/usr/sbin/postfix";
/// How long a report may take.
const REPORT: Duration = Duration::from_secs(30);

/// The services it needs, as `master.cf` names them.
const SERVICES: &str = "\
127.0.0.1:PORT inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
scache unix - - n - 1 scache
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
";

/// A postfix of its own, which ends with the test.
struct Postfix {
    folder: PathBuf,
    port: u16,
    running: Child,
}

impl Postfix {
    /// Readers' mail goes to the relay, mail to the site by LMTP to it. What is put off once is returned at once.
    fn start(relay: u16, site: u16) -> Self {
        let folder = std::env::temp_dir().join(format!("rembuk-postfix-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        for part in ["conf", "spool", "data"] {
            std::fs::create_dir_all(folder.join(part)).unwrap();
        }
        run(Command::new("chown")
            .arg("postfix")
            .arg(folder.join("data")));
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let shown = folder.display();
        let settings = format!(
            "compatibility_level = 3.6\nqueue_directory = {shown}/spool\ndata_directory = {shown}/data\n\
             command_directory = /usr/sbin\ndaemon_directory = /usr/lib/postfix/sbin\nmail_owner = postfix\n\
             setgid_group = postdrop\ninet_interfaces = 127.0.0.1\ninet_protocols = ipv4\nmynetworks = 127.0.0.0/8\n\
             myhostname = mx.rembuk.example\nmydestination =\nalias_maps =\nalias_database =\n\
             relay_domains = example.com, {INBOUND}\n\
             transport_maps = inline:{{ {{example.com = smtp:[127.0.0.1]:{relay}}}, {{{INBOUND} = lmtp:inet:127.0.0.1:{site}}} }}\n\
             maximal_queue_lifetime = 0\nbounce_queue_lifetime = 0\nnotify_classes =\nmaillog_file = /dev/stdout\n"
        );
        let conf = folder.join("conf");
        std::fs::write(conf.join("main.cf"), settings).unwrap();
        let services = SERVICES.replace("PORT", &port.to_string());
        std::fs::write(conf.join("master.cf"), services).unwrap();
        let log = std::fs::File::create(folder.join("log")).unwrap();
        let errors = log.try_clone().unwrap();
        let mut start = postfix(&folder, "start-fg");
        start.stdin(Stdio::null()).stdout(log).stderr(errors);
        let running = start.spawn().unwrap();
        Self {
            folder,
            port,
            running,
        }
    }

    async fn answers(&self) {
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
            assert!(began.elapsed() < REPORT, "{}", self.log());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        let _stopped = postfix(&self.folder, "stop").output();
        let _ended = self.running.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn postfix(folder: &Path, act: &str) -> Command {
    let mut command = Command::new(PROGRAM);
    command.arg("-c").arg(folder.join("conf")).arg(act);
    command
}

fn run(command: &mut Command) {
    assert!(command.status().unwrap().success(), "{command:?}");
}

/// Whether postfix can be started here.
fn is_here() -> bool {
    let root = Command::new("id").arg("-u").output();
    let root = root.is_ok_and(|said| said.stdout == b"0\n");
    Path::new(PROGRAM).is_file() && root
}

#[tokio::test]
async fn what_a_real_server_reports_is_counted_for_whom_it_is_about() {
    if !is_here() {
        skipped("postfix is not installed, or this is not root");
        return;
    }
    let site = Site::start().await;
    let mut people = HashMap::new();
    for name in ["siti", "budi", "ani"] {
        people.insert(name, site.person(name, true, Vec::new()).await);
    }
    let relay = Relay::start(0).await;
    relay.refuse_some(vec![
        ("siti@", "550 5.1.1 no such user\r\n"),
        ("budi@", "452 4.2.2 mailbox full\r\n"),
    ]);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let lmtp = listener.local_addr().unwrap().port();
    let (stop, stopped) = watch::channel(false);
    let forum = Arc::clone(&site.forum);
    let serving = tokio::spawn(serve(forum, listener, INBOUND.to_owned(), stopped));
    let postfix = Postfix::start(relay.port, lmtp);
    postfix.answers().await;
    let post = post_to(postfix.port, 0);
    let to = |name: &str| mail_of(&summary(), &format!("{name}@example.com"));
    for expected in [2, 4] {
        queue(&site.forum, ["siti", "budi", "ani"].map(to).to_vec()).await;
        while send_due(&site.forum, &post).await.unwrap() > 0 {}
        let began = Instant::now();
        while site.rows("bounce").await < expected {
            assert!(began.elapsed() < REPORT, "{}", postfix.log());
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
    assert_eq!(relay.taken().len(), 2, "to ani");
    assert_eq!(site.rows("bounce").await, 4);
    let shown = async |name: &str| {
        let mut browser = site.browser_of(people[name]).await;
        browser.get("/akun").await.text.clone()
    };
    assert!(shown("siti").await.contains("hanya mengirim kode masuk"));
    let budi = shown("budi").await;
    assert!(budi.contains("kembali pada") && !budi.contains("hanya mengirim kode masuk"));
    assert!(!shown("ani").await.contains("kembali pada"));
    stop.send_replace(true);
    serving.await.unwrap();
}
