//! What people contribute to the made site: aspirations, comments, votes.

use super::{DAY, Maker, SEED, int, public_id};
use crate::random::{Random, share};
use crate::rows::Rows;
use crate::vocabulary::RARE;
use anyhow::Result;
use domain::aspirations::{AspirationKind, AspirationState};
use domain::language::Language;
use domain::tracking::TrackingCode;
use domain::visibility::Visibility;
use domain::votes::Choice;
use sea_orm::DatabaseTransaction;
use sea_orm::sea_query::Expr;

impl Maker {
    pub(super) async fn aspirations(&self, tx: &DatabaseTransaction) -> Result<()> {
        let columns = &[
            "id",
            "public_id",
            "kind",
            "title",
            "body",
            "visibility",
            "tracking_code",
            "state",
            "language",
            "agree_count",
            "disagree_count",
            "pass_count",
            "comment_count",
            "author_muted",
            "shuffle",
            "created_at",
            "consultation_id",
            "agency_id",
            "author_id",
        ];
        let mut rows = Rows::of(tx, "aspiration", columns);
        let mut random = Random::new(SEED + 3);
        let votes = self.votes_each();
        for (place, id) in self.ids.iter().enumerate() {
            let row = [
                int(place + 1),
                id.as_str().into(),
                kind(&mut random).into(),
                self.vocabulary.line(&mut random, (3, 9)).into(),
                self.body(&mut random, place).into(),
                Visibility::Public.code().into(),
                TrackingCode::new("KD", 2026, random.bytes())
                    .as_str()
                    .into(),
                AspirationState::Received.code().into(),
                Language::Indonesian.code().into(),
                int(votes.get(place).copied().unwrap_or(0)),
                0.into(),
                0.into(),
                int(self.comments_of(place)),
                false.into(),
                int(random.below(1 << 31)),
                self.posted_at(place).into(),
                int(self.consultation(place)),
                1.into(),
                int(1 + random.below(self.size.people)),
            ];
            rows.add(row.to_vec()).await?;
        }
        rows.send().await
    }

    /// The one move every aspiration has made: it arrived.
    pub(super) async fn steps(&self, tx: &DatabaseTransaction) -> Result<()> {
        let columns = &["state", "created_at", "aspiration_id"];
        let mut rows = Rows::of(tx, "aspiration_step", columns);
        for place in 0..self.ids.len() {
            let row = [
                AspirationState::Received.code().into(),
                self.posted_at(place).into(),
                int(place + 1),
            ];
            rows.add(row.to_vec()).await?;
        }
        rows.send().await
    }

    /// Evenly over sixty days.
    fn posted_at(&self, place: usize) -> i64 {
        let minutes = 60 * 24 * 60 * place / self.ids.len().max(1);
        self.now - 60 * DAY + i64::try_from(minutes).unwrap_or(0) * 60_000_000
    }

    fn body(&self, random: &mut Random, place: usize) -> String {
        let body = self.vocabulary.text(random, (1, 3));
        if place % 1_000 == 999 {
            format!("{body} Di dekat {RARE}.")
        } else {
            body
        }
    }

    fn comments_of(&self, place: usize) -> usize {
        self.comments.get(place).copied().unwrap_or(0)
    }

    /// Threads: of ten comments seven begin one, two answer, one answers an answer.
    pub(super) async fn comments(&self, tx: &DatabaseTransaction) -> Result<()> {
        let columns = &[
            "id",
            "public_id",
            "depth",
            "body",
            "visibility",
            "author_muted",
            "created_at",
            "aspiration_id",
            "parent_id",
            "root_id",
            "author_id",
        ];
        let mut rows = Rows::of(tx, "comment", columns);
        let mut random = Random::new(SEED + 4);
        let mut id = 0;
        for place in 0..self.ids.len() {
            let (mut root, mut parent) = (0, 0);
            for number in 0..self.comments_of(place) {
                id += 1;
                let depth = match number % 10 {
                    3 | 6 => 2,
                    7 => 3,
                    _ => 1,
                };
                let (above, thread) = match depth {
                    1 => (None, None),
                    2 => (Some(root), Some(root)),
                    _ => (Some(parent), Some(root)),
                };
                match depth {
                    1 => root = id,
                    _ => parent = id,
                }
                let row = [
                    int(id),
                    public_id(&mut random).as_str().into(),
                    depth.into(),
                    self.vocabulary.text(&mut random, (1, 1)).into(),
                    Visibility::Public.code().into(),
                    false.into(),
                    (self.now - DAY + i64::try_from(id)?).into(),
                    int(place + 1),
                    optional(above),
                    optional(thread),
                    int(1 + random.below(self.size.people)),
                ];
                rows.add(row.to_vec()).await?;
            }
        }
        rows.send().await
    }

    /// Votes of each aspiration; the most loved ones are spread over all consultations.
    fn votes_each(&self) -> Vec<usize> {
        let ranked = share(self.size.votes, self.size.aspirations, self.size.people / 2);
        let places = ranked.len();
        let at = |place: usize| (place * 7_919) % places;
        (0..places)
            .map(|place| ranked.get(at(place)).copied().unwrap_or(0))
            .collect()
    }

    pub(super) async fn votes(&self, tx: &DatabaseTransaction) -> Result<()> {
        let mut rows = Rows::of(tx, "vote", &["aspiration_id", "person_id", "choice"]);
        let mut random = Random::new(SEED + 5);
        for (place, count) in self.votes_each().into_iter().enumerate() {
            let first = random.below(self.size.people);
            for number in 0..count {
                let person = 1 + (first + number) % self.size.people;
                let row = [int(place + 1), int(person), Choice::Agree.number().into()];
                rows.add(row.to_vec()).await?;
            }
        }
        rows.send().await
    }
}

fn kind(random: &mut Random) -> &'static str {
    let kind = random.one(AspirationKind::ALL).copied();
    kind.unwrap_or(AspirationKind::Aspiration).code()
}

fn optional(id: Option<usize>) -> Expr {
    let id = id.map(|id| i64::try_from(id).unwrap_or(i64::MAX));
    Expr::value(id)
}
