//! The world as a script: everything that happens, in the order of time.

use super::world::{
    Aspiration, Comment, Consultation, Moderation, Report, Response, Step, Summary, World,
};
use anyhow::{Context, anyhow};
use domain::time::{Timestamp, Zone};

/// Something that happens.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event<'a> {
    /// A coordinator makes and publishes a consultation.
    Publish(&'a Consultation),
    /// Somebody posts; supporters and followers come with it.
    Post(&'a Aspiration),
    /// Somebody comments.
    Comment(&'a Aspiration, &'a Comment),
    /// An official moves a state.
    Step(&'a Aspiration, &'a Step),
    /// An official answers.
    Answer(&'a Aspiration, &'a Response),
    /// A reader reports.
    Report(&'a Aspiration, &'a Report),
    /// A moderator decides.
    Decide(&'a Aspiration, &'a Moderation),
    /// A coordinator publishes a summary.
    Summarise(&'a Summary),
}

/// Everything that happens, oldest first; of two at the same moment the one earlier in the files comes first.
///
/// # Errors
/// When a time of day has not the form `08:14`.
pub(super) fn of(world: &World, today: Timestamp) -> anyhow::Result<Vec<(Timestamp, Event<'_>)>> {
    let at = |day: i64, time: &str| moment(today, day, time);
    let mut events = Vec::new();
    for consultation in &world.consultations {
        events.push((
            at(consultation.published_day, "08:00")?,
            Event::Publish(consultation),
        ));
    }
    for one in &world.aspirations {
        events.push((at(one.day, &one.time)?, Event::Post(one)));
        for comment in &one.comment {
            events.push((
                at(comment.day, &comment.time)?,
                Event::Comment(one, comment),
            ));
        }
        for step in &one.step {
            events.push((at(step.day, &step.time)?, Event::Step(one, step)));
        }
        for response in &one.response {
            events.push((
                at(response.day, &response.time)?,
                Event::Answer(one, response),
            ));
        }
        for report in &one.report {
            events.push((at(report.day, &report.time)?, Event::Report(one, report)));
        }
        if let Some(moderation) = &one.moderation {
            events.push((
                at(moderation.day, &moderation.time)?,
                Event::Decide(one, moderation),
            ));
        }
    }
    for summary in &world.summaries {
        events.push((
            at(summary.published_day, &summary.published_time)?,
            Event::Summarise(summary),
        ));
    }
    events.sort_by_key(|(at, _)| *at);
    Ok(events)
}

/// The moment of a day counted from today and a time of day in WIB.
pub(super) fn moment(today: Timestamp, day: i64, time: &str) -> anyhow::Result<Timestamp> {
    let (hour, minute) = time
        .split_once(':')
        .ok_or_else(|| anyhow!("time {time:?}"))?;
    let hour: i64 = hour.parse().context("hour")?;
    let minute: i64 = minute.parse().context("minute")?;
    Ok(today
        .start_of_day(Zone::Wib)
        .plus_days(day)
        .plus_seconds(hour * 3_600 + minute * 60))
}
