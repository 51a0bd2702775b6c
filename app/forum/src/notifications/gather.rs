//! Letters that waited become mails: comments of a few minutes, the digest of a day or a week.
//!
//! Invariants: letters leave the waiting room in the transaction in which their mail enters the outbox. A mail that
//! names its reader never holds a letter that must not; letters under the seal go out one thing a mail. What was hidden,
//! silenced or turned off since is left out, and nothing is mailed of nothing.

use super::{Stop, Trace, fresh, json, mail_to, pausing};
use crate::forum::Forum;
use domain::ids::{AspirationId, PersonId};
use domain::letters::Letter;
use domain::notifications::Cadence;
use domain::time::Timestamp;
use std::collections::BTreeMap;
use store::pending::{self, Reader, Taken};
use store::people::Reachable;
use store::{ConnectionTrait, StoreError, mail_choices, mutes, outbox, people};

/// People whose letters are gathered in one transaction.
const PEOPLE: u64 = 50;
/// Letters of one person, or under the seal, gathered at once; the rest follows with the next mail.
const LETTERS: u64 = 500;

/// Turns the letters due until `until` into mails, one batch, and returns how many letters left the waiting room or
/// were put off.
///
/// # Errors
/// [`StoreError`] when the database failed; then everything waits as before.
pub async fn gather(forum: &Forum, until: Timestamp) -> Result<u64, StoreError> {
    let read = forum.store.read();
    let people = pending::people_due(read, until, PEOPLE).await?;
    let sealed = !pending::sealed_due(read, until, 1).await?.is_empty();
    if people.is_empty() && !sealed {
        return Ok(0);
    }
    let tx = forum.store.write().await?;
    let gathering = Gathering { forum, until };
    let mut handled = 0;
    for person in people {
        handled += gathering.of_person(&*tx, person).await?;
    }
    if sealed {
        handled += gathering.sealed(&*tx).await?;
    }
    tx.commit().await?;
    forum.mail_waits.notify_one();
    Ok(handled)
}

struct Gathering<'a> {
    forum: &'a Forum,
    until: Timestamp,
}

/// Letters that become one mail.
struct Pile {
    cadence: Cadence,
    stop: String,
    due_at: Timestamp,
    ids: Vec<i64>,
    letters: Vec<Letter>,
}

impl Gathering<'_> {
    async fn of_person(
        &self,
        db: &impl ConnectionTrait,
        person: PersonId,
    ) -> Result<u64, StoreError> {
        let taken = pending::of_person(db, person, self.until, LETTERS).await?;
        let ids: Vec<i64> = taken.iter().map(|one| one.id).collect();
        let handled = u64::try_from(ids.len()).unwrap_or(u64::MAX);
        let reachable = people::reachable(db, &[person]).await?;
        let Some(to) = reachable.first() else {
            pending::remove(db, &ids).await?;
            return Ok(handled);
        };
        // of one digest the letters are about many things, of comments about one
        let digest = |cadence| Stop::Digest(person, cadence).token(self.forum);
        let piles = self.piles(db, person, taken, |one| {
            if one.letter.cadence.is_digest() {
                digest(one.letter.cadence)
            } else {
                one.letter.stop.clone()
            }
        });
        let mut put_off = Vec::new();
        for pile in piles.await? {
            if pile.letters.is_empty() {
                continue;
            }
            if pile.cadence.is_digest() {
                if pausing::pauses(self.forum, db, (to, self.until)).await? {
                    continue;
                }
                let morning = (pile.cadence, pile.due_at);
                if !pending::write_digest(db, person, morning).await? {
                    put_off.extend(self.put_off(db, to, &pile).await?);
                    continue;
                }
            }
            self.queue(db, to, pile, Trace::Keep).await?;
        }
        let mailed: Vec<i64> = ids.into_iter().filter(|id| !put_off.contains(id)).collect();
        pending::remove(db, &mailed).await?;
        Ok(handled)
    }

    /// Letters under the seal: each person and thing has a mail of its own, whose row names nobody.
    async fn sealed(&self, db: &impl ConnectionTrait) -> Result<u64, StoreError> {
        let taken = pending::sealed_due(db, self.until, LETTERS).await?;
        let ids: Vec<i64> = taken.iter().map(|one| one.id).collect();
        let mut of_people: BTreeMap<PersonId, Vec<Taken>> = BTreeMap::new();
        for one in taken {
            if let Reader::Sealed(seal) = &one.letter.reader
                && let Some(person) = self.forum.seal.open(seal)
            {
                of_people.entry(person).or_default().push(one);
            }
        }
        for (person, taken) in of_people {
            let reachable = people::reachable(db, &[person]).await?;
            let Some(to) = reachable.first() else {
                continue;
            };
            let away = pausing::is_away(db, (person, self.until)).await?;
            let piles = self.piles(db, person, taken, |one| one.letter.stop.clone());
            for pile in piles.await? {
                let pauses = pile.cadence.is_digest() && away;
                if !pile.letters.is_empty() && !pauses {
                    self.queue(db, to, pile, Trace::Erase).await?;
                }
            }
        }
        pending::remove(db, &ids).await?;
        Ok(u64::try_from(ids.len()).unwrap_or(u64::MAX))
    }

    /// The letters of a person that are still wanted and can still be read, heaped by cadence and `stop_of`.
    async fn piles(
        &self,
        db: &impl ConnectionTrait,
        person: PersonId,
        taken: Vec<Taken>,
        stop_of: impl Fn(&Taken) -> String,
    ) -> Result<Vec<Pile>, StoreError> {
        let chosen = mail_choices::of_person(db, person).await?;
        let about: Vec<AspirationId> = taken
            .iter()
            .filter(|one| one.letter.topic.heeds_mute())
            .filter_map(|one| one.letter.aspiration)
            .collect();
        let silenced = mutes::silenced(db, person, &about).await?;
        let mut piles: BTreeMap<(Cadence, String), Pile> = BTreeMap::new();
        for one in taken {
            let topic = one.letter.topic;
            let off = topic.effective(chosen.get(&topic).copied()) == Cadence::Off;
            let about = one.letter.aspiration.filter(|_| topic.heeds_mute());
            if off || about.is_some_and(|about| silenced.contains(&about)) {
                continue;
            }
            let Ok(letter) = serde_json::from_str::<Letter>(&one.letter.letter) else {
                tracing::warn!(letter = one.id, "a pending letter cannot be read");
                continue;
            };
            let stop = stop_of(&one);
            let cadence = one.letter.cadence;
            let pile = piles
                .entry((cadence, stop.clone()))
                .or_insert_with(|| Pile {
                    cadence,
                    stop,
                    due_at: one.letter.due_at,
                    ids: Vec::new(),
                    letters: Vec::new(),
                });
            pile.due_at = pile.due_at.max(one.letter.due_at);
            pile.ids.push(one.id);
            pile.letters.push(letter);
        }
        let mut fresh_piles = Vec::with_capacity(piles.len());
        for mut pile in piles.into_values() {
            let letters = fresh::fresh(db, pile.letters).await?;
            pile.letters = letters.into_iter().flatten().collect();
            fresh_piles.push(pile);
        }
        Ok(fresh_piles)
    }

    async fn queue(
        &self,
        db: &impl ConnectionTrait,
        to: &Reachable,
        pile: Pile,
        trace: Trace,
    ) -> Result<(), StoreError> {
        let Pile {
            cadence,
            stop,
            letters,
            ..
        } = pile;
        let Some(letter) = fresh::together(cadence, letters) else {
            return Ok(());
        };
        let words = (letter.notice(), json(&letter)?);
        let mail = mail_to(to, words, (stop, trace))?;
        outbox::queue(db, mail, self.forum.clock.now()).await
    }

    /// The digest of that morning was written before (the clock was put back, or there were too many letters): these
    /// come with the next one.
    async fn put_off(
        &self,
        db: &impl ConnectionTrait,
        to: &Reachable,
        pile: &Pile,
    ) -> Result<Vec<i64>, StoreError> {
        let zones = mail_choices::zones(db, &[to.person]).await?;
        let zone = match zones.get(&to.person) {
            Some(zone) => *zone,
            None => mail_choices::site_zone(db).await?,
        };
        let after = pile.due_at.max(self.until);
        let Some(next) = pile.cadence.due(after, zone) else {
            return Ok(Vec::new());
        };
        pending::put_off(db, &pile.ids, next).await?;
        Ok(pile.ids.clone())
    }
}
