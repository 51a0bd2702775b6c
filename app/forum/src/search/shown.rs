//! What was found, as it may be shown: the index says what matches, the database what everybody may read now.

use super::Run;
use super::document::{index_part, part_of};
use ::search::{Counts, DocumentKey, Explanation, Hit};
use domain::agencies::Slug;
use domain::aspirations::{AspirationKind, AspirationState};
use domain::ids::{AgencyId, AreaId, ConsultationId, PublicId};
use domain::search::IndexPart;
use domain::time::{Timestamp, Zone};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::agencies::{Agency, Area};
use store::consultations::Consultation;
use store::search::{PublicText, Rows};
use store::{ConnectionTrait, StoreError, agencies, consultations};

/// Something found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Where it is.
    pub target: Target,
    /// Its title, marked; empty where it has none.
    pub title: Vec<Run>,
    /// What the aspiration is called that it stands below; empty where that has no title.
    pub below: Option<String>,
    /// The best passage, marked.
    pub snippet: Vec<Run>,
    /// Its consultation's name in URLs.
    pub slug: Slug,
    /// Its consultation's theme.
    pub consultation: String,
    /// Who answers for it.
    pub agency: String,
    /// The zone dates are shown in.
    pub zone: Zone,
    /// The kelurahan or desa.
    pub area: Option<String>,
    /// The place in the author's own words.
    pub place: Option<String>,
    /// What kind of aspiration it is.
    pub kind: Option<AspirationKind>,
    /// Where the aspiration stands.
    pub state: Option<AspirationState>,
    /// When.
    pub at: Timestamp,
    /// Nothing finer than the day may be shown of `at`.
    pub day_only: bool,
    /// People who support it.
    pub supports: i64,
    /// An agency has answered it.
    pub answered: bool,
    /// Where its score comes from, where that was asked.
    pub explanation: Option<Explanation>,
}

/// Where something found is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A consultation.
    Consultation(Slug),
    /// A consultation's summary.
    Summary(Slug),
    /// An aspiration.
    Aspiration(PublicId),
    /// A comment below an aspiration.
    Comment {
        /// The aspiration.
        on: PublicId,
        /// The comment.
        id: PublicId,
    },
    /// An answer to an aspiration.
    Response {
        /// The aspiration.
        to: PublicId,
        /// The answer.
        id: PublicId,
    },
}

impl Target {
    /// What it is.
    pub fn part(&self) -> IndexPart {
        match self {
            Self::Consultation(_) => IndexPart::Consultation,
            Self::Summary(_) => IndexPart::Summary,
            Self::Aspiration(_) => IndexPart::Aspiration,
            Self::Comment { .. } => IndexPart::Comment,
            Self::Response { .. } => IndexPart::Response,
        }
    }

    /// The address of its page, from the root of the site.
    pub fn path(&self) -> String {
        match self {
            Self::Consultation(slug) => format!("/konsultasi/{}", slug.as_str()),
            Self::Summary(slug) => format!("/konsultasi/{}/ringkasan", slug.as_str()),
            Self::Aspiration(id) => format!("/aspirasi/{id}"),
            Self::Comment { on, id } => format!("/aspirasi/{on}?komentar={id}#komentar-{id}"),
            Self::Response { to, id } => format!("/aspirasi/{to}#jawaban-{id}"),
        }
    }
}

/// What is shown beside texts and counts, by key.
pub(super) struct Beside {
    pub(super) consultations: HashMap<ConsultationId, Consultation>,
    pub(super) agencies: HashMap<AgencyId, Agency>,
    pub(super) areas: HashMap<AreaId, Area>,
}

impl Beside {
    /// What is shown beside these texts and counts: each table is asked once for both.
    pub(super) async fn of(
        db: &impl ConnectionTrait,
        texts: &[PublicText],
        counts: &Counts,
    ) -> Result<Self, StoreError> {
        let texts = texts.iter();
        let consultations = texts.clone().map(|text| text.consultation);
        let consultations = consultations.chain(counts.consultations.iter().map(|(id, _)| *id));
        let agencies = texts.clone().map(|text| text.agency);
        let agencies = agencies.chain(counts.agencies.iter().map(|(id, _)| *id));
        let areas = texts.filter_map(|text| text.area);
        let areas: BTreeSet<AreaId> = areas
            .chain(counts.areas.iter().map(|(id, _)| *id))
            .collect();
        let areas: Vec<AreaId> = areas.into_iter().collect();
        let areas = store::search::areas_by_id(db, &areas).await?;
        Ok(Self {
            consultations: consultations::by_ids(db, consultations).await?,
            agencies: agencies::by_ids(db, agencies).await?,
            areas: areas.into_iter().map(|area| (area.id, area)).collect(),
        })
    }

    /// The hits that are among some texts, in their order.
    pub(super) fn of_hits(&self, hits: Vec<Hit>, texts: Vec<PublicText>) -> Vec<Found> {
        let keyed = |text: PublicText| (DocumentKey::new(part_of(text.part), text.row), text);
        let mut texts: HashMap<DocumentKey, PublicText> = texts.into_iter().map(keyed).collect();
        let shown = hits.into_iter().filter_map(|hit| {
            let text = texts.remove(&hit.key)?;
            let found = found(text, (hit.title, hit.snippet), self)?;
            Some(Found {
                explanation: hit.explanation,
                ..found
            })
        });
        shown.collect()
    }
}

/// The hits that everybody may still read, in their order.
pub(super) async fn of_hits(
    db: &impl ConnectionTrait,
    hits: Vec<Hit>,
) -> Result<Vec<Found>, StoreError> {
    let texts = texts_of(db, &hits).await?;
    of_hits_in(db, hits, texts).await
}

/// The texts of hits, as far as everybody may still read them.
pub(super) async fn texts_of(
    db: &impl ConnectionTrait,
    hits: &[Hit],
) -> Result<Vec<PublicText>, StoreError> {
    let mut texts = Vec::new();
    for (part, rows) in rows_of(hits) {
        texts.extend(store::search::texts(db, part, Rows::Of(&rows)).await?);
    }
    Ok(texts)
}

/// The rows that were hit, by kind.
pub(super) fn rows_of(hits: &[Hit]) -> BTreeMap<IndexPart, Vec<i64>> {
    let mut rows: BTreeMap<IndexPart, Vec<i64>> = BTreeMap::new();
    for hit in hits {
        let part = index_part(hit.key.part);
        rows.entry(part).or_default().push(hit.key.id);
    }
    rows
}

/// The hits that are among some texts, in their order.
pub(super) async fn of_hits_in(
    db: &impl ConnectionTrait,
    hits: Vec<Hit>,
    texts: Vec<PublicText>,
) -> Result<Vec<Found>, StoreError> {
    let beside = Beside::of(db, &texts, &Counts::default()).await?;
    Ok(beside.of_hits(hits, texts))
}

/// Texts that everybody may read, with the beginning of their words instead of a passage.
pub(crate) async fn of_texts(
    db: &impl ConnectionTrait,
    texts: Vec<PublicText>,
) -> Result<Vec<Found>, StoreError> {
    let beside = Beside::of(db, &texts, &Counts::default()).await?;
    let shown = texts.into_iter().filter_map(|text| {
        let title = unmarked(text.title.clone());
        let snippet = unmarked(beginning(&super::document::plain(&text.body)));
        found(text, (title, snippet), &beside)
    });
    Ok(shown.collect())
}

fn found(
    text: PublicText,
    (title, snippet): (Vec<Run>, Vec<Run>),
    beside: &Beside,
) -> Option<Found> {
    let consultation = beside.consultations.get(&text.consultation)?;
    let agency = beside.agencies.get(&text.agency)?;
    let below = text.below.as_ref();
    let target = match (text.part, text.public_id, below) {
        (IndexPart::Consultation, _, _) => Target::Consultation(consultation.slug.clone()),
        (IndexPart::Summary, _, _) => Target::Summary(consultation.slug.clone()),
        (IndexPart::Aspiration, Some(id), _) => Target::Aspiration(id),
        (IndexPart::Comment, Some(id), Some(below)) => Target::Comment {
            on: below.public_id.clone(),
            id,
        },
        (IndexPart::Response, Some(id), Some(below)) => Target::Response {
            to: below.public_id.clone(),
            id,
        },
        (IndexPart::Aspiration | IndexPart::Comment | IndexPart::Response, _, _) => return None,
    };
    Some(Found {
        target,
        title,
        below: text.below.map(|below| below.title.unwrap_or_default()),
        snippet,
        slug: consultation.slug.clone(),
        consultation: consultation.title.clone(),
        agency: agency.name.clone(),
        zone: agency.zone,
        area: (text.area.and_then(|area| beside.areas.get(&area))).map(|area| area.name.clone()),
        place: text.place,
        kind: text.kind,
        state: text.state,
        at: text.at,
        day_only: text.day_only,
        supports: text.supports,
        answered: text.answered,
        explanation: None,
    })
}

fn unmarked(text: String) -> Vec<Run> {
    vec![Run {
        text,
        marked: false,
    }]
}

/// Characters shown of a text in which no passage was looked for.
const BEGINNING_MAX: usize = 200;

/// The first words of a text, on one line.
pub(super) fn beginning(words: &str) -> String {
    let mut short = String::new();
    let mut length = 0;
    for word in words.split_whitespace() {
        length += word.chars().count() + 1;
        if length > BEGINNING_MAX && !short.is_empty() {
            short.push('…');
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.extend(word.chars().take(BEGINNING_MAX));
    }
    short
}
