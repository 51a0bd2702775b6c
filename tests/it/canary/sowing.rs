//! Where each canary is put, by the acts and forms that people use.

use super::planted::{CLOSED, DRAFT, Kind, Planted, SLUG, actor};
use crate::posting::{Ticket, send, ticket_of, with, words};
use domain::agencies::Slug;
use domain::consultation_drafts::Draft;
use domain::consultations::{Dates, VoteMode};
use domain::ids::PublicId;
use domain::moderation::{Decision, PostKind, Reason};
use domain::words::{Body, Line, Title};
use forum::moderation::{PostName, Verdict, case, decide};
use forum::{consultation_drafts, summaries};

impl Planted {
    /// Aspirations of every visibility, and a guest's.
    pub(super) async fn write(&mut self) {
        let public = words("Lampu publik", "public");
        let id = self.posted("siti", SLUG, public).await;
        self.things.insert("public", id);
        let anonymous = words("Judul anonim", "anonymous");
        let id = self.posted("qzanonim", SLUG, anonymous).await;
        self.things.insert("anonymous", id);
        let confidential = words("Qzjudul rahasia", "confidential");
        let confidential = with(confidential, "body", "Qzisi hanya untuk petugas.");
        let confidential = with(confidential, "place", "Qztempat");
        let id = self.posted("qzrahasia", SLUG, confidential).await;
        self.things.insert("confidential", id);
        for (thing, title) in [("hidden", "Qzsembunyi"), ("late", "Kapurbarus")] {
            let fields = with(words(title, "public"), "body", "Qzkasar sekali.");
            let id = self.posted("siti", SLUG, fields).await;
            self.things.insert(thing, id);
        }
        let id = self
            .posted("siti", CLOSED, words("Dikutip", "public"))
            .await;
        self.things.insert("cited", id);
        let mut guest = self.site.visitor();
        let answer = send(&mut guest, SLUG, &words("Dari tamu", "public")).await;
        let Ticket { code, secret } = ticket_of(&answer);
        self.plant(("code of a guest", Kind::Code), code, &[], &[]);
        self.plant(("secret", Kind::Key), secret.replace('-', ""), &[], &[]);
        self.plant(("secret in groups", Kind::Key), secret, &[], &[]);
        let own = vec![("qzanonim", "/akun".to_owned())];
        self.plant(
            ("anonymous author", Kind::Author),
            "qzanonim",
            &own,
            &["qzanonim@example.com"],
        );
        let (own, staff) = (self.path("confidential"), self.path("confidential"));
        let by = [
            ("qzrahasia", own),
            ("endah", staff.clone()),
            ("mira", staff),
        ];
        for (what, text) in [
            ("confidential title", "qzjudul"),
            ("confidential words", "qzisi"),
            ("confidential place", "qztempat"),
        ] {
            self.plant((what, Kind::Secret), text, &by, &[]);
        }
        let to = ["qzrahasia@example.com"];
        self.plant(("confidential author", Kind::Secret), "qzrahasia", &by, &to);
        let code = self.reader("qzanonim").get(&self.path("anonymous")).await;
        let code = code
            .text
            .split("KD-2026-")
            .nth(1)
            .unwrap()
            .chars()
            .take(8)
            .collect::<String>();
        let own = [("qzanonim", self.path("anonymous"))];
        self.plant(
            ("code of a member", Kind::Code),
            code,
            &own,
            &["qzanonim@example.com"],
        );
        self.plant_hidden();
    }

    fn plant_hidden(&mut self) {
        let by = [("siti", self.path("hidden")), ("mira", self.path("hidden"))];
        self.plant(
            ("hidden title", Kind::Hidden),
            "qzsembunyi",
            &by,
            &["siti@example.com"],
        );
    }

    /// Votes, follows, comments, additions, answers, states.
    pub(super) async fn take_part(&mut self) {
        let (public, anonymous) = (self.path("public"), self.path("anonymous"));
        let confidential = self.path("confidential");
        for path in [&public, &anonymous] {
            self.post(
                "qzpendukung",
                &format!("{path}/dukungan"),
                &[("choice", "agree")],
            )
            .await;
            self.post(
                "qzpendukung",
                &format!("{path}/ikuti"),
                &[("follow", "yes")],
            )
            .await;
        }
        self.post("qzpendukung", &format!("/konsultasi/{SLUG}/ikuti"), &[])
            .await;
        self.plant(
            ("supporter and follower", Kind::Support),
            "qzpendukung",
            &[("qzpendukung", "/akun".to_owned())],
            &["qzpendukung@example.com"],
        );
        for (thing, by, path, text) in [
            ("hidden-comment", "siti", &public, "Qzkomensembunyi"),
            ("late-comment", "siti", &public, "Qzucapan"),
            (
                "confidential-comment",
                "qzrahasia",
                &confidential,
                "Qzkomentarrahasia",
            ),
        ] {
            let id = self.comment(by, path, &[("comment", text)]).await;
            self.things.insert(thing, id);
        }
        let hidden_name = [("comment", "Saya juga"), ("hide_name", "ya")];
        let id = self.comment("qzanonim", &public, &hidden_name).await;
        self.things.insert("anonymous-comment", id);
        let by = [
            ("qzrahasia", confidential.clone()),
            ("endah", confidential.clone()),
        ];
        for (what, who, below, field, text) in [
            (
                "confidential addition",
                "qzrahasia",
                "tambah",
                "words",
                "qztambahan",
            ),
            (
                "confidential answer",
                "endah",
                "jawab",
                "answer",
                "qzjawaban",
            ),
            ("LAPOR number", "endah", "lapor", "lapor", "9081726354"),
        ] {
            let key = forum::secret::token().unwrap();
            let fields = [(field, text), ("form_key", &key)];
            self.post(who, &format!("{confidential}/{below}"), &fields)
                .await;
            self.plant((what, Kind::Secret), text, &by, &[]);
        }
        let state = [("state", "done"), ("note", "Qzcatatan selesai")];
        self.post("endah", &format!("{confidential}/status"), &state)
            .await;
        self.plant(
            ("note of a confidential state", Kind::Secret),
            "qzcatatan",
            &by,
            &[],
        );
        self.plant(
            ("confidential comment", Kind::Secret),
            "qzkomentarrahasia",
            &by,
            &[],
        );
        let by = [("mira", public.clone())];
        let to = ["siti@example.com", "qzpendukung@example.com"];
        self.plant(
            ("hidden comment", Kind::Hidden),
            "qzkomensembunyi",
            &by,
            &to,
        );
    }

    async fn comment(&mut self, by: &'static str, on: &str, fields: &[(&str, &str)]) -> String {
        let location = self.post(by, &format!("{on}/komentar"), fields).await;
        let (_, id) = location.split_once("#komentar-").expect("a comment");
        id.to_owned()
    }

    /// A draft of a consultation, and of a summary.
    pub(super) async fn conclude(&mut self) {
        let forum = &self.site.forum;
        let bagas = actor(&self.site, &self.readers["bagas"]).await;
        let now = forum.clock.now();
        let draft = Draft {
            title: Title::parse("Rancangan").unwrap(),
            question: Line::parse("Qzdraftanya apa?").unwrap(),
            background: Body::parse("Qzdraflatar.").unwrap(),
            limits: Body::parse("Qzdrafbatas.").unwrap(),
            agency: self.site.agency("kelapa-dua").await,
            vote_mode: VoteMode::Support,
            dates: Dates::new(now.plus_days(1), now.plus_days(9)).unwrap(),
        };
        let slug = consultation_drafts::make_draft(forum, &bagas, draft, None)
            .await
            .unwrap();
        assert_eq!(slug.as_str(), DRAFT);
        let closed = Slug::parse(CLOSED).unwrap();
        consultation_drafts::close(forum, &bagas, &closed)
            .await
            .unwrap();
        let cites = [PublicId::parse(&self.things["cited"]).unwrap()];
        let paragraph = summaries::Draft {
            id: None,
            body: "Qzringkasan lampu.",
            cites: &cites,
            form_key: None,
        };
        summaries::save_paragraph(forum, &bagas, &closed, paragraph)
            .await
            .unwrap();
        let at = format!("/kelola/konsultasi/{DRAFT}");
        for (what, text) in [
            ("question of a draft", "qzdraftanya"),
            ("background of a draft", "qzdraflatar"),
            ("limits of a draft", "qzdrafbatas"),
        ] {
            self.plant((what, Kind::Draft), text, &[("bagas", at.clone())], &[]);
        }
        let at = format!("/kelola/konsultasi/{CLOSED}/ringkasan");
        self.plant(
            ("draft of a summary", Kind::Draft),
            "qzringkasan",
            &[("bagas", at)],
            &[],
        );
    }

    /// Reports, decisions, an answer.
    pub(super) async fn moderate(&mut self) {
        let hidden = self.path("hidden");
        let note = [("reason", "insult"), ("note", "Qzlaporan pembaca")];
        self.post("qzpelapor", &format!("{hidden}/laporkan"), &note)
            .await;
        let at = format!("/kelola/moderasi/aspirasi/{}", self.things["hidden"]);
        self.plant(
            ("reporter", Kind::Moderation),
            "qzpelapor",
            &[("qzpelapor", "/akun".to_owned())],
            &["qzpelapor@example.com"],
        );
        self.plant(
            ("note of a report", Kind::Moderation),
            "qzlaporan",
            &[],
            &[],
        );
        let seen = self.reader("mira").get(&at).await;
        assert!(
            seen.text.to_lowercase().contains("qzlaporan"),
            "moderators read reports"
        );
        let decision = self
            .hide(PostKind::Aspiration, "hidden", "Qzputusan moderator")
            .await;
        self.things.insert("decision", decision.clone());
        self.hide(PostKind::Comment, "hidden-comment", "Sebuah hinaan")
            .await;
        let page = format!("/moderasi/{decision}");
        self.post("siti", &page, &[("answer", "Qzbanding saya")])
            .await;
        let by = [("siti", page), ("mira", at)];
        self.plant(
            ("note of a decision", Kind::Moderation),
            "qzputusan",
            &by,
            &["siti@example.com"],
        );
        self.plant(
            ("answer to a decision", Kind::Moderation),
            "qzbanding",
            &by,
            &[],
        );
    }

    async fn hide(&self, kind: PostKind, thing: &str, note: &str) -> String {
        let mira = actor(&self.site, &self.readers["mira"]).await;
        let id = PublicId::parse(&self.things[thing]).unwrap();
        let post = PostName { kind, id };
        let verdict = Verdict {
            decision: Decision::Hide,
            reason: Some(Reason::Insult),
            note,
            seen: None,
        };
        decide(&self.site.forum, &mira, &post, verdict)
            .await
            .unwrap();
        let case = case(&self.site.forum, &mira, &post).await.unwrap();
        case.decisions[0].public_id.as_str().to_owned()
    }

    /// Hides what everybody has read until now.
    pub(super) async fn hide_late_ones(&self) {
        self.hide(PostKind::Aspiration, "late", "Sebuah hinaan")
            .await;
        self.hide(PostKind::Comment, "late-comment", "Sebuah hinaan")
            .await;
    }

    /// A password, a code on its way, and every key that exists by now.
    pub(super) async fn sign_in(&mut self) {
        let password = "qzsandi hijau melompati tujuh pagar";
        let fields = [("old_password", ""), ("new_password", password)];
        self.post("siti", "/akun/sandi", &fields).await;
        let account = [("account", "siti@example.com"), ("password", password)];
        let mut elsewhere = self.site.visitor();
        elsewhere.post("/masuk/sandi", &account).await.is(303);
        self.plant(("password", Kind::Key), "qzsandi", &[], &[]);
        self.readers.insert("siti", elsewhere);
        let mut visitor = self.site.visitor();
        visitor
            .post("/masuk", &[("email", "siti@example.com")])
            .await
            .is(303);
        let letters = self.site.mails_to("siti").await;
        let code = letters
            .iter()
            .find(|letter| letter.text.contains("/masuk/tautan/"))
            .and_then(|letter| {
                letter
                    .text
                    .split(|c: char| !c.is_ascii_digit())
                    .find(|number| number.len() == 6)
                    .map(str::to_owned)
            })
            .expect("a code");
        self.plant(
            ("sign-in code", Kind::Code),
            code,
            &[],
            &["siti@example.com"],
        );
        let tokens: Vec<String> = self
            .readers
            .values()
            .filter_map(|browser| browser.cookies.get("rembuk").cloned())
            .collect();
        for token in tokens {
            self.plant(("token of a session", Kind::Key), token, &[], &[]);
        }
    }

    /// A search that only its owner knows of.
    pub(super) async fn keep_searches(&mut self) {
        let fields = [("q", "lampu qzdicari"), ("name", "Qzsimpanan")];
        let form = self.post("siti", "/akun/pencarian", &fields).await;
        let form = form.split('?').next().unwrap_or_default().to_owned();
        let own = [("siti", "/akun/pencarian".to_owned()), ("siti", form)];
        self.plant(("name of a search", Kind::Support), "qzsimpanan", &own, &[]);
        self.plant(("words of a search", Kind::Support), "qzdicari", &own, &[]);
    }
}
