//! Reporting a post, with or without account.

use super::{Post, PostName};
use crate::actor::Actor;
use crate::error::ActError;
use crate::forum::Forum;
use crate::rates;
use domain::limits::Limited;
use domain::moderation::Reason;
use domain::words::{Lines, Note, TextError, optional};
use store::StoreError;
use store::moderation::NewReport;

/// A report as it comes from a form.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// Why; must be one of [`Reason::CHOICES`].
    pub reason: Option<Reason>,
    /// In the reader's words, as typed.
    pub note: &'a str,
    /// Marks the form, so that a second sending makes no second report.
    pub form_key: Option<&'a str>,
    /// Where the request comes from; counted, never kept.
    pub network: &'a str,
}

/// Why a report was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReportRefused {
    /// No reason was chosen.
    #[error("no reason chosen")]
    NoReason,
    /// "Something else" must be explained.
    #[error("other reason without words")]
    Unexplained,
    /// The words do not fit.
    #[error("note: {0}")]
    Note(#[from] TextError),
    /// It is hidden already.
    #[error("already hidden")]
    Hidden,
}

/// What the page for reporting shows of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedPost {
    /// The post.
    pub post: Post,
    /// The reader's report of it still waits.
    pub waits: bool,
}

/// The post to report, if the reader may see it.
///
/// # Errors
/// [`StoreError`] when the database failed.
pub async fn report_page(
    forum: &Forum,
    actor: Option<&Actor>,
    post: &PostName,
) -> Result<Option<ReportedPost>, StoreError> {
    let db = forum.store.read();
    let viewer = forum.viewer(actor);
    let Some(post) = store::moderation::find(db, &viewer, post.kind, &post.id).await? else {
        return Ok(None);
    };
    let waits = match actor {
        Some(actor) => store::moderation::has_open(db, post.at, actor.person).await?,
        None => false,
    };
    Ok(Some(ReportedPost { post, waits }))
}

/// Reports a post. A person has one open report of a post: another one changes nothing, and looks the same.
///
/// # Errors
/// [`ReportRefused`] says why not.
pub async fn report(
    forum: &Forum,
    actor: Option<&Actor>,
    post: &PostName,
    report: Report<'_>,
) -> Result<(), ActError<ReportRefused>> {
    let (reason, note) = checked(report).map_err(ActError::Refused)?;
    rates::count(forum, Limited::Report, report.network).await??;
    let viewer = forum.viewer(actor);
    let tx = forum.store.write().await?;
    let post = store::moderation::find_locked(&*tx, &viewer, post.kind, &post.id)
        .await?
        .ok_or(ActError::NotFound)?;
    if post.hidden.is_some() {
        return Err(ActError::Refused(ReportRefused::Hidden));
    }
    if let Some(actor) = actor
        && store::moderation::has_open(&*tx, post.at, actor.person).await?
    {
        return Ok(());
    }
    let new = NewReport {
        post: post.at,
        agency: post.agency(),
        consultation: post.consultation(),
        reason,
        note,
        reporter: actor.map(|actor| actor.person),
        form_key: report.form_key.map(str::to_owned),
    };
    match store::moderation::add_report(&*tx, new, forum.clock.now()).await {
        Err(error) if error.is_duplicate() => return Ok(()),
        added => added?,
    }
    forum.commit(tx).await?;
    Ok(())
}

fn checked(report: Report<'_>) -> Result<(Reason, Option<String>), ReportRefused> {
    let reason = report
        .reason
        .filter(|reason| Reason::CHOICES.contains(reason))
        .ok_or(ReportRefused::NoReason)?;
    let note = optional(report.note, Note::MAX, Lines::Many)?;
    if reason == Reason::Other && note.is_none() {
        return Err(ReportRefused::Unexplained);
    }
    Ok((reason, note))
}
