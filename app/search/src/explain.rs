//! Says where the score of a result comes from.

use tantivy::DocSet;
use tantivy::query::EnableScoring;

use crate::collect::{Factors, Top};
use crate::dictionary::Dictionary;
use crate::error::{SearchError, corrupt};
use crate::plan::Plan;
use crate::rank::Day;
use crate::result::{Explanation, Share};
use crate::run::about;
use crate::snapshot::Snapshot;

/// Takes a score apart: each piece of the query is asked what it gives to the document.
pub(crate) fn explain(
    snapshot: &Snapshot,
    plan: &Plan,
    top: &Top,
    today: Day,
) -> Result<Explanation, SearchError> {
    let (_, facts, class) = about(snapshot, top)?;
    let searcher = &snapshot.searcher;
    let at = usize::try_from(top.segment).ok();
    let reader = at.and_then(|at| searcher.segment_readers().get(at));
    let reader = reader.ok_or_else(|| corrupt("segment"))?;
    let statistics = Dictionary::new(searcher);
    let mut words = Vec::new();
    for piece in plan.pieces() {
        let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, searcher);
        let mut scorer = piece.query.weight(scoring)?.scorer(reader, 1.0)?;
        if scorer.doc() < top.doc {
            scorer.seek(top.doc);
        }
        if scorer.doc() == top.doc {
            words.push(Share {
                text: piece.text.clone(),
                way: piece.way,
                score: scorer.score(),
            });
        }
    }
    words.retain(|share| share.score > 0.0);
    words.sort_by(|one, other| other.score.total_cmp(&one.score));
    let factors = Factors::of(class, &facts, today);
    Ok(Explanation {
        score: factors.score(words.iter().map(|share| share.score).sum()),
        words,
        part: factors.part,
        freshness: factors.freshness,
        support: factors.support,
    })
}
