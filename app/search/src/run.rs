//! Runs a query on one state of the index.

use std::sync::Arc;

use domain::ids::{AgencyId, AreaId, ConsultationId};
use domain::time::Timestamp;
use tantivy::schema::{Field, Value};
use tantivy::{DocAddress, TantivyDocument};

use crate::collect::{Gather, Gathered, Scoring, Top};
use crate::dictionary::Dictionary;
use crate::document::DocumentKey;
use crate::error::{SearchError, corrupt};
use crate::explain::explain;
use crate::plan::{Plan, plan};
use crate::query::{Cursor, Order, Page, Query};
use crate::rank::Day;
use crate::result::{Hit, SearchResult};
use crate::snapshot::{Class, Facts, Segment, Snapshot};
use crate::snippet::Highlighter;
use crate::synonyms::Synonyms;

/// Searches a snapshot.
pub(crate) fn run(
    snapshot: &Snapshot,
    synonyms: &Synonyms,
    query: &Query,
) -> Result<SearchResult, SearchError> {
    let dictionary = Dictionary::new(&snapshot.searcher);
    let plan = plan(&query.text, snapshot.fields, synonyms, dictionary)?;
    let order = match query.order {
        Order::Best if plan.is_unscored() => Order::Newest,
        order => order,
    };
    let size = usize_of(query.page.size.clamp(1, Page::SIZE_MAX));
    let offset = usize_of(query.page.offset.min(Page::OFFSET_MAX));
    let mut gather = Gather::new(snapshot, &query.filters, order, offset + size + 1);
    gather.after = query.page.after;
    gather.today = match (order, query.page.after) {
        (Order::Best, Some(after)) => after.day,
        (Order::Best, None) => query.now.map(Day::of).unwrap_or_default(),
        (Order::Newest | Order::MostSupported, _) => Day::default(),
    };
    let (found, loosened) = gather_loosening(snapshot, &plan, &mut gather)?;

    let mut tops: Vec<Top> = found.tops.iter().skip(offset).copied().collect();
    let more = tops.len() > size;
    tops.truncate(size);
    let next = tops.last().filter(|_| more).map(|last| Cursor {
        rank: last.rank,
        key: last.key,
        day: gather.today,
    });
    let highlighter = Highlighter::new(&plan.marker);
    let mut hits = Vec::with_capacity(tops.len());
    for top in &tops {
        let mut hit = hit(snapshot, top, order, &highlighter)?;
        if query.explain && order == Order::Best {
            hit.explanation = Some(explain(snapshot, &plan, top, gather.today)?);
        }
        hits.push(hit);
    }
    Ok(SearchResult {
        total: found.total,
        hits,
        next,
        counts: found.counts(),
        loosened,
        did_you_mean: plan.did_you_mean,
        hints: plan.hints,
    })
}

/// Looks for all words together, and for ever fewer of them as long as nothing is found.
fn gather_loosening(
    snapshot: &Snapshot,
    plan: &Plan,
    gather: &mut Gather,
) -> Result<(Gathered, bool), SearchError> {
    let found = gather_some(snapshot, plan, None, gather)?;
    if found.total > 0 {
        return Ok((found, false));
    }
    for least in plan.looser() {
        let found = gather_some(snapshot, plan, Some(least), gather)?;
        if found.total > 0 {
            return Ok((found, true));
        }
    }
    Ok((found, false))
}

/// Looks for all words together, or for at least so many of them.
fn gather_some(
    snapshot: &Snapshot,
    plan: &Plan,
    least: Option<usize>,
    gather: &mut Gather,
) -> Result<Gathered, SearchError> {
    let scored = gather.order == Order::Best;
    let few = plan.bonus().count() <= Scoring::BONUS_MAX;
    if scored && few {
        let scoring = Scoring::new(&snapshot.searcher, plan.wanted(), plan.bonus())?;
        gather.scoring = Some(Arc::new(scoring));
    }
    let query = plan.query(least, scored && !few);
    snapshot.gather(query.as_ref(), gather)
}

/// Shows one of the best documents.
pub(crate) fn hit(
    snapshot: &Snapshot,
    top: &Top,
    order: Order,
    highlighter: &Highlighter<'_>,
) -> Result<Hit, SearchError> {
    let (segment, facts, class) = about(snapshot, top)?;
    let stored = texts(snapshot, top)?;
    let value = |values: &[i64], ordinal: u32| {
        let at = usize::try_from(ordinal).ok();
        at.and_then(|at| values.get(at)).copied()
    };
    let consultation = value(&segment.consultations, facts.group.consultation);
    let consultation = consultation.ok_or_else(|| corrupt("consultation"))?;
    let agency = value(&segment.agencies, u32::from(facts.group.agency));
    let area = value(&segment.areas, facts.group.area).filter(|area| *area != Segment::NO_AREA);
    let score = u32::try_from(top.rank)
        .ok()
        .filter(|_| order == Order::Best)
        .map_or(0.0, f32::from_bits);
    Ok(Hit {
        key: DocumentKey::unpack(top.key).ok_or_else(|| corrupt("key"))?,
        score,
        title: highlighter.whole(&stored.title),
        snippet: highlighter.passage(&stored.body),
        consultation: ConsultationId(consultation),
        agency: AgencyId(agency.ok_or_else(|| corrupt("agency"))?),
        area: area.map(AreaId),
        kind: class.kind.clone(),
        state: class.state.clone(),
        at: Timestamp(facts.at),
        supports: facts.supports,
        answered: class.answered,
        explanation: None,
    })
}

/// The facts of one of the best documents.
pub(crate) fn about<'a>(
    snapshot: &'a Snapshot,
    top: &Top,
) -> Result<(&'a Segment, Facts, &'a Class), SearchError> {
    let at = usize::try_from(top.segment).ok();
    let segment = at.and_then(|at| snapshot.segments.get(at));
    let segment = segment.ok_or_else(|| corrupt("segment"))?;
    let facts = segment.facts(top.doc).ok_or_else(|| corrupt("facts"))?;
    let class = segment.classes.get(usize::from(facts.group.class));
    Ok((segment, facts, class.ok_or_else(|| corrupt("class"))?))
}

/// The texts that are kept for showing.
pub(crate) struct Shown {
    pub(crate) title: String,
    pub(crate) body: String,
}

/// Reads the texts of a document.
pub(crate) fn texts(snapshot: &Snapshot, top: &Top) -> Result<Shown, SearchError> {
    let address = DocAddress::new(top.segment, top.doc);
    let stored: TantivyDocument = snapshot.searcher.doc(address)?;
    let text = |field: Field| {
        let value = stored.get_first(field);
        let text = value.as_ref().and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    Ok(Shown {
        title: text(snapshot.fields.shown_title),
        body: text(snapshot.fields.shown_body),
    })
}

fn usize_of(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
