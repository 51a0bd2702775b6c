//! What a reader may not see changes nothing that they can see, whatever is asked.
//!
//! The same site is asked many questions three times: before anything hidden is there, with hidden rows that were in
//! the index and left it again, and after the index was built anew. All answers must be the same to the last bit of
//! their scores.

use super::{answers, comments, decides, small_world, wrote};
use crate::site::{Browser, Site};
use domain::agencies::Slug;
use domain::aspirations::AspirationKind;
use domain::ids::PublicId;
use domain::roles::Role;
use domain::search::IndexPart;
use forum::search::{
    Ask, Filters, Order, find, rebuild, related, related_elsewhere, similar, suggest, suggest_words,
};

/// Questions asked.
const QUESTIONS: u32 = 400;
/// Longer than it is remembered what lies near something, in seconds.
const FORGOTTEN_SECONDS: i64 = 700;

/// Words of what everybody may read, of what is hidden, of both, and nearly those.
const WORDS: [&str; 36] = [
    "lampu",
    "gang",
    "padam",
    "jalan",
    "rusak",
    "sekolah",
    "lubang",
    "loket",
    "sabtu",
    "warga",
    "lamp",
    "lmpu",
    "jaln",
    "sekolh",
    "lubng",
    "jln",
    "yg",
    "pju",
    "ktp",
    "rt",
    "5",
    "kanari",
    "kenari",
    "kanar",
    "kutilang",
    "kutilng",
    "tekukur",
    "hina",
    "rahasia",
    "tarik",
    "naskah",
    "bendungan",
    "lampukanari",
    "lampion",
    "Bencongan",
    "forum",
];

const FILTERS: [&str; 9] = [
    "status:diterima",
    "status:dijawab",
    "jenis:pengaduan",
    "jenis:aspirasi",
    "instansi:kelapa-dua",
    "wilayah:bencongan",
    "konsultasi:fkp",
    "konsultasi:naskah-kanari",
    "sejak:2026-11-24",
];

/// Numbers that look like chance and are the same every time (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// A question as somebody may type it.
    fn text(&mut self) -> String {
        let mut text = Vec::new();
        for _ in 0..=self.below(4) {
            let word = self.one_of(&WORDS);
            let other = self.one_of(&WORDS);
            text.push(match self.below(10) {
                0 => format!("-{word}"),
                1 => format!("\"{word} {other}\""),
                2 => format!("{}*", word.get(..3).unwrap_or(word)),
                3 => format!("{word} OR {other}"),
                4 => self.one_of(&FILTERS).to_owned(),
                _ => word.to_owned(),
            });
        }
        text.join(" ")
    }

    fn ask(&mut self) -> Ask {
        let parts = [
            None,
            None,
            Some(IndexPart::Aspiration),
            Some(IndexPart::Comment),
            Some(IndexPart::Response),
        ];
        Ask {
            text: self.text(),
            filters: Filters {
                part: self.one_of(&parts),
                kind: (self.below(5) == 0).then_some(AspirationKind::Complaint),
                ..Filters::default()
            },
            order: self.one_of(&[
                Order::Best,
                Order::Best,
                Order::Newest,
                Order::MostSupported,
            ]),
            after: None,
            size: 20,
            explain: self.below(2) == 0,
        }
    }
}

/// Everything that is said to a reader who asks, one answer a line.
async fn told(site: &Site, seen: &[String]) -> Vec<String> {
    let forum = &site.forum;
    let mut chance = Chance(0x5eed_0f5e_a2c4);
    let mut told = Vec::new();
    for _ in 0..QUESTIONS {
        let ask = chance.ask();
        // Results, totals, facets, "maksud Anda", and what helps where nothing is found.
        told.push(format!("{ask:?} {:?}", find(forum, &ask).await.unwrap()));
        let typed = ask.text.as_str();
        told.push(format!(
            "{typed} {:?}",
            suggest(forum, typed).await.unwrap()
        ));
        told.push(format!("{:?}", suggest_words(forum, typed).await.unwrap()));
        let body = chance.text();
        told.push(format!("{:?}", similar(forum, typed, &body).await.unwrap()));
    }
    site.clock
        .move_to(site.clock.now().plus_seconds(FORGOTTEN_SECONDS));
    for id in seen {
        let id = PublicId::parse(id).unwrap();
        let view = forum::aspirations::view::view(forum, None, &id).await;
        let view = view.unwrap().unwrap();
        told.push(format!(
            "{:?}",
            related(forum, &view.aspiration).await.unwrap()
        ));
    }
    let db = forum.store.read();
    for slug in ["fkp", "lain"] {
        let slug = Slug::parse(slug).unwrap();
        let of = store::consultations::by_slug(db, &slug)
            .await
            .unwrap()
            .unwrap();
        told.push(format!(
            "{:?}",
            related_elsewhere(forum, &of).await.unwrap()
        ));
    }
    told
}

/// Confidential, hidden, withdrawn and unpublished rows, most of which were found for a while.
async fn hide_much(site: &Site, siti: &mut Browser, road: &str) {
    let mut mira = site.staff("mira", Role::Moderator, "kelapa-dua").await;
    let mut endah = site.staff("endah", Role::Official, "kelapa-dua").await;
    let public = ("fkp", "complaint", "public");
    let words = ("Lampu gang kanari", "Lampu gang kutilang padam di jalan.");
    let secret = ("fkp", "complaint", "confidential");
    let secret = wrote(siti, secret, ("Lampu rahasia kanari", words.1)).await;
    answers(&mut endah, &secret, "Jawaban kanari lampu loket sabtu.").await;
    let mut gone = Vec::new();
    for number in 0..6 {
        let title = format!("Lampu hina kanari {number}");
        let id = wrote(siti, public, (&title, words.1)).await;
        comments(siti, &id, "Tekukur lampu, lampion, bendungan.").await;
        answers(&mut endah, &id, "Loket kutilang buka sabtu.").await;
        gone.push(id);
    }
    let comment = comments(siti, road, "Bendungan kanari, lubang lampion.").await;
    let tightened = wrote(siti, public, words).await;
    site.index().await;
    for (number, id) in gone.iter().enumerate() {
        if number % 2 == 0 {
            decides(&mut mira, ("aspirasi", id), "hide").await;
        } else {
            let path = format!("/aspirasi/{id}/tarik");
            siti.post(&path, &[("yes", "ya")]).await.is(303);
        }
    }
    decides(&mut mira, ("komentar", &comment), "hide").await;
    let path = format!("/aspirasi/{tightened}/perketat");
    let tighten = siti.post(&path, &[("visibility", "confidential")]).await;
    tighten.is(303);
    site.draft("naskah-kanari").await;
    site.index().await;
}

#[tokio::test]
async fn no_question_tells_that_hidden_rows_are_there() {
    let (site, mut siti, seen) = small_world().await;
    site.consultation("lain").await;
    let other = ("lain", "aspiration", "public");
    let lamp = (
        "Lampu jalan padam lagi",
        "Lampu di depan gang padam sejak Senin.",
    );
    wrote(&mut siti, other, lamp).await;
    comments(
        &mut siti,
        &seen[0],
        "Lubangnya makin dalam, lampu juga padam.",
    )
    .await;
    // What is published without the acts leaves no mark: everything is there from the start.
    rebuild(&site.forum, |_| ()).await.unwrap();
    let before = told(&site, &seen).await;
    assert!(
        before
            .iter()
            .any(|answer| answer.contains("did_you_mean: Some"))
    );
    assert!(
        before
            .iter()
            .any(|answer| answer.contains("Lampu jalan padam lagi"))
    );

    hide_much(&site, &mut siti, &seen[0]).await;
    same(&before, &told(&site, &seen).await, "with hidden rows");
    rebuild(&site.forum, |_| ()).await.unwrap();
    same(&before, &told(&site, &seen).await, "built anew");
}

fn same(before: &[String], after: &[String], when: &str) {
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(after) {
        assert_eq!(before, after, "{when}");
    }
}
