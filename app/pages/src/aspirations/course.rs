//! The course of an aspiration: its moves so far, and what is still waited for.

use crate::components::*;
use crate::visit::Visit;
use domain::aspirations::AspirationState;
use forum::aspirations::view::{AspirationView, Step as Move};

/// Every move so far, and what is still waited for.
pub(super) fn timeline(visit: &Visit, view: &AspirationView) -> Vec<Step> {
    let t = visit.texts;
    let aspiration = &view.aspiration;
    let mut moves = view.steps.clone();
    if moves.is_empty() {
        // What came with an import has no moves but its arrival.
        moves.push(Move {
            state: aspiration.state,
            note: None,
            at: aspiration.created_at,
            agency: None,
        });
    }
    let last = moves.len() - 1;
    let mut steps: Vec<Step> = moves
        .into_iter()
        .enumerate()
        .map(|(place, one)| Step {
            progress: if place == last && aspiration.hidden.is_none() {
                Progress::Here
            } else {
                Progress::Past
            },
            ..step(visit, one, aspiration.shows_day_only())
        })
        .collect();
    if let Some(hidden) = aspiration.hidden {
        steps.push(Step {
            title: t.state_hidden(),
            when: Some(When::moment(visit, hidden.at)),
            note: None,
            progress: Progress::Here,
        });
        return steps;
    }
    if matches!(
        aspiration.state,
        AspirationState::Received | AspirationState::InProgress
    ) {
        steps.push(Step {
            title: t.aspiration_step_waiting(&view.agency.name),
            when: None,
            note: None,
            progress: Progress::Ahead,
        });
    }
    steps
}

/// One move; what the author of an anonymous one did shows the day only.
pub(crate) fn step(visit: &Visit, one: Move, day_only: bool) -> Step {
    let t = visit.texts;
    let state = t.state(one.state);
    let when = if day_only && one.agency.is_none() {
        When::weekday(visit, one.at)
    } else {
        When::moment(visit, one.at)
    };
    Step {
        title: match one.agency {
            Some(agency) => t.aspiration_step_by(state, agency),
            None => state,
        },
        when: Some(when),
        note: one.note,
        progress: Progress::Past,
    }
}
