//! The buttons of a vote, which change in place.

use crate::Failure;
use domain::votes::{Choice, Tally};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

/// One button of a vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteChoice {
    /// What it says.
    pub choice: Choice,
    /// The verb.
    pub label: String,
    /// The address of its icon in the sprite.
    pub icon: String,
    /// What is said once it is chosen.
    pub chosen: String,
}

/// A vote as its reader sees it, and every text it may need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// The aspiration's name in URLs.
    pub aspiration: String,
    /// Where the plain form posts to.
    pub action: String,
    /// The session's token.
    pub csrf: String,
    /// The counts now.
    pub tally: Tally,
    /// What the reader has said.
    pub mine: Option<Choice>,
    /// The buttons.
    pub choices: Vec<VoteChoice>,
    /// How the count of supporters is said, for one and for more, with `{}` for the number; without it every choice is
    /// counted beside its label.
    pub supporters: Option<(String, String)>,
    /// What stands between thousands.
    pub thousands: char,
    /// The verb that takes a choice back.
    pub take_back: String,
    /// What is said once it is taken back.
    pub taken_back: String,
    /// That nobody is shown the choice.
    pub secret: String,
    /// What is said when it did not work.
    pub failed: String,
}

/// Says `choice` (agree, disagree, pass, or none) of an aspiration; `csrf` is checked before this runs.
///
/// # Errors
/// [`Failure`] says what kind of failure it was.
#[server(prefix = "/api", endpoint = "votes/cast")]
pub async fn cast_vote(
    csrf: Option<String>,
    aspiration: String,
    choice: String,
) -> Result<Tally, Failure> {
    use crate::session::{Session, answer, failure};
    use axum::http::StatusCode;
    use domain::votes::VoteRefused;
    use forum::error::ActError;
    let _checked_by_the_layer = csrf;
    let (forum, actor) = Session::here()?;
    let Some(id) = domain::ids::PublicId::parse(&aspiration) else {
        return Err(answer(StatusCode::NOT_FOUND, Failure::Gone));
    };
    let choice = match (choice.as_str(), Choice::parse(&choice)) {
        ("none", _) => None,
        (_, Some(choice)) => Some(choice),
        (_, None) => return Err(answer(StatusCode::BAD_REQUEST, Failure::Refused)),
    };
    match forum::votes::cast_vote(&forum, &actor, &id, choice).await {
        Err(ActError::Refused(VoteRefused::Own)) => {
            Err(answer(StatusCode::FORBIDDEN, Failure::Refused))
        }
        voted => voted.map_err(|error| failure(&error)),
    }
}

/// The buttons, the counts, and what the reader has said.
#[island]
pub fn VoteButton(
    /// The vote.
    vote: Vote,
) -> impl IntoView {
    let tally = RwSignal::new(vote.tally);
    let mine = RwSignal::new(vote.mine);
    let busy = RwSignal::new(false);
    let said = RwSignal::new(status(&vote, vote.mine));
    let vote = StoredValue::new(vote);
    let cast = move |choice: Option<Choice>| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let code = choice.map_or("none", Choice::code).to_owned();
        let (csrf, aspiration) =
            vote.with_value(|vote| (vote.csrf.clone(), vote.aspiration.clone()));
        spawn_local(async move {
            match cast_vote(Some(csrf), aspiration, code).await {
                Ok(counts) => {
                    tally.set(counts);
                    mine.set(choice);
                    said.set(vote.with_value(|vote| match choice {
                        None => vote.taken_back.clone(),
                        some => status(vote, some),
                    }));
                }
                Err(_failure) => said.set(vote.with_value(|vote| vote.failed.clone())),
            }
            busy.set(false);
        });
    };
    let buttons = vote.with_value(|vote| {
        vote.choices
            .iter()
            .cloned()
            .map(|one| view! { <ChoiceButton one mine cast=move |choice| cast(Some(choice))/> })
            .collect_view()
    });
    let (action, csrf, take_back, secret) = vote.with_value(|vote| {
        (
            vote.action.clone(),
            vote.csrf.clone(),
            vote.take_back.clone(),
            vote.secret.clone(),
        )
    });
    view! {
        <form class="vote-form" method="post" action=action>
            <input type="hidden" name="csrf" value=csrf/>
            {move || vote.with_value(|vote| counts(vote, tally.get()))}
            <p class="cluster">
                {buttons}
                <button
                    type="submit"
                    class="button as-link"
                    name="choice"
                    value="none"
                    hidden=move || mine.get().is_none()
                    on:click=move |event| {
                        event.prevent_default();
                        cast(None);
                    }
                >
                    <span>{take_back}</span>
                </button>
            </p>
            <p class="soft" role="status">{move || said.get()}</p>
            <p class="soft">{secret}</p>
        </form>
    }
}

#[component]
fn ChoiceButton(
    one: VoteChoice,
    mine: RwSignal<Option<Choice>>,
    cast: impl Fn(Choice) + 'static,
) -> impl IntoView {
    let choice = one.choice;
    let pressed = move || mine.get() == Some(choice);
    view! {
        <button
            type="submit"
            class=move || if pressed() { "button" } else { "button quiet" }
            name="choice"
            value=choice.code()
            aria-pressed=move || if pressed() { "true" } else { "false" }
            on:click=move |event| {
                event.prevent_default();
                cast(choice);
            }
        >
            <svg class="icon" aria-hidden="true" focusable="false" viewBox="0 0 24 24">
                <use_ href=one.icon></use_>
            </svg>
            <span>{one.label}</span>
        </button>
    }
}

fn status(vote: &Vote, mine: Option<Choice>) -> String {
    mine.and_then(|mine| vote.choices.iter().find(|one| one.choice == mine))
        .map(|one| one.chosen.clone())
        .unwrap_or_default()
}

/// "12 dukungan", or each choice with its count.
fn counts(vote: &Vote, tally: Tally) -> AnyView {
    if let Some((one, many)) = &vote.supporters {
        let form = if tally.agree == 1 { one } else { many };
        let words = form.replace("{}", &grouped(tally.agree, vote.thousands));
        let icon = vote.choices.first().map(|one| one.icon.clone());
        return view! {
            <p class="vote-count">
                <svg class="icon" aria-hidden="true" focusable="false" viewBox="0 0 24 24">
                    <use_ href=icon></use_>
                </svg>
                {words}
            </p>
        }
        .into_any();
    }
    let rows = vote
        .choices
        .iter()
        .map(|one| {
            let count = match one.choice {
                Choice::Agree => tally.agree,
                Choice::Disagree => tally.disagree,
                Choice::Pass => tally.pass,
            };
            let count = grouped(count, vote.thousands);
            view! { <div><dt>{one.label.clone()}</dt><dd>{count}</dd></div> }
        })
        .collect_view();
    view! { <dl class="vote-counts">{rows}</dl> }.into_any()
}

/// A count with its thousands grouped.
fn grouped(count: i64, mark: char) -> String {
    let digits = count.to_string();
    let mut shown = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            shown.push(mark);
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_grouped() {
        assert_eq!(grouped(0, '.'), "0");
        assert_eq!(grouped(999, '.'), "999");
        assert_eq!(grouped(1_234_567, ','), "1,234,567");
    }
}
