//! Votes: the block on an aspiration's page, and the form behind it.

use crate::components::{Glyph, Icon, LinkButton};
use crate::discussion::{aspiration_path, id_in_path, sign_in_first};
use crate::error::PageError;
use crate::fields::Fields;
use crate::links;
use crate::site::Shared;
use crate::visit::Visit;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::consultations::VoteMode;
use domain::ids::PublicId;
use domain::votes::{Choice, VoteRefused};
use forum::error::ActError;
use forum::votes::{Ballot, MayVote, cast_vote};
use islands::votes::{Vote, VoteButton, VoteChoice};
use leptos::prelude::*;
use texts::Texts;

/// The anchor of the block.
const ANCHOR: &str = "dukungan";

/// `POST /aspirasi/{id}/dukungan`: `choice` is agree, disagree, pass, or none to take it back.
///
/// # Errors
/// [`PageError`]: 400 for another choice, 403 for one's own aspiration, 409 where votes are not taken.
pub async fn cast(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let id = id_in_path(&id)?;
    let back = aspiration_path(&id);
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&back));
    };
    let choice = match fields.get("choice") {
        "none" => None,
        code => Some(Choice::parse(code).ok_or(PageError::BadRequest)?),
    };
    match cast_vote(&site.forum, actor, &id, choice).await {
        Err(ActError::Refused(VoteRefused::Own)) => Err(PageError::Forbidden),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(Redirect::to(&format!("{back}#{ANCHOR}")).into_response()),
    }
}

/// The votes of an aspiration, and what the reader can do about them.
pub(crate) fn block(visit: &Visit, id: &PublicId, ballot: Ballot) -> impl IntoView + use<> {
    let t = visit.texts;
    let (title, explain) = match ballot.mode {
        VoteMode::Support => (t.vote_title_support(), t.vote_explain_support()),
        VoteMode::Opinion => (t.vote_title_opinion(), t.vote_explain_opinion()),
    };
    let action = format!("{}/{ANCHOR}", aspiration_path(id));
    let below = match ballot.may {
        MayVote::Yes => form(visit, (id, action), ballot).into_any(),
        MayVote::SignedIn => view! {
            <Counts t ballot/>
            <p>
                <LinkButton
                    href=links::and_back("/masuk", &aspiration_path(id))
                    label=match ballot.mode {
                        VoteMode::Support => t.vote_sign_in_support(),
                        VoteMode::Opinion => t.vote_sign_in_opinion(),
                    }
                    glyph=Glyph::Support
                />
            </p>
        }
        .into_any(),
        MayVote::No(refused) => view! {
            <Counts t ballot/>
            <p class="soft">{refusal(t, refused)}</p>
        }
        .into_any(),
    };
    let may = !matches!(ballot.may, MayVote::No(_));
    view! {
        <section class="vote" id=ANCHOR aria-labelledby="dukungan-judul">
            <h2 class="vote-title" id="dukungan-judul">{title}</h2>
            {may.then(|| view! { <p class="soft">{explain}</p> })}
            {below}
        </section>
    }
}

fn refusal(t: Texts, refused: VoteRefused) -> String {
    match refused {
        VoteRefused::Own => t.vote_own(),
        VoteRefused::NotOpen => t.vote_not_open(),
        VoteRefused::NotShared | VoteRefused::NotOffered => t.vote_not_shared(),
    }
}

/// The form as an island: it works before it wakes, and changes in place afterwards.
fn form(visit: &Visit, (id, action): (&PublicId, String), ballot: Ballot) -> impl IntoView + use<> {
    let t = visit.texts;
    let supporters = (ballot.mode == VoteMode::Support)
        .then(|| (t.count_supports(1, "{}"), t.count_supports(2, "{}")));
    let vote = Vote {
        aspiration: id.as_str().to_owned(),
        action,
        csrf: visit.csrf.clone(),
        tally: ballot.tally,
        mine: ballot.mine,
        choices: choices(ballot.mode)
            .iter()
            .map(|choice| VoteChoice {
                choice: *choice,
                label: choice_label(t, ballot.mode, *choice),
                icon: choice_glyph(*choice).href(),
                chosen: chosen(t, ballot.mode, *choice),
            })
            .collect(),
        supporters,
        thousands: t.number(1_000).chars().nth(1).unwrap_or(' '),
        take_back: match ballot.mode {
            VoteMode::Support => t.vote_unsupport(),
            VoteMode::Opinion => t.vote_take_back(),
        },
        taken_back: t.vote_taken_back(),
        secret: t.vote_secret(),
        failed: t.vote_failed(),
    };
    view! { <VoteButton vote/> }
}

/// The counts: supporters, or how many said what.
#[component]
fn Counts(t: Texts, ballot: Ballot) -> impl IntoView {
    let tally = ballot.tally;
    match ballot.mode {
        VoteMode::Support => view! {
            <p class="vote-count"><Icon glyph=Glyph::Support/>{t.supports(tally.agree)}</p>
        }
        .into_any(),
        VoteMode::Opinion => view! {
            <dl class="vote-counts">
                <div><dt>{t.vote_agree()}</dt><dd>{t.number(tally.agree)}</dd></div>
                <div><dt>{t.vote_disagree()}</dt><dd>{t.number(tally.disagree)}</dd></div>
                <div><dt>{t.vote_pass()}</dt><dd>{t.number(tally.pass)}</dd></div>
            </dl>
        }
        .into_any(),
    }
}

const fn choices(mode: VoteMode) -> &'static [Choice] {
    match mode {
        VoteMode::Support => &[Choice::Agree],
        VoteMode::Opinion => &[Choice::Agree, Choice::Disagree, Choice::Pass],
    }
}

const fn choice_glyph(choice: Choice) -> Glyph {
    match choice {
        Choice::Agree => Glyph::Support,
        Choice::Disagree => Glyph::X,
        Choice::Pass => Glyph::ArrowRight,
    }
}

fn choice_label(t: Texts, mode: VoteMode, choice: Choice) -> String {
    match (mode, choice) {
        (VoteMode::Support, _) => t.vote_support(),
        (VoteMode::Opinion, Choice::Agree) => t.vote_agree(),
        (VoteMode::Opinion, Choice::Disagree) => t.vote_disagree(),
        (VoteMode::Opinion, Choice::Pass) => t.vote_pass(),
    }
}

fn chosen(t: Texts, mode: VoteMode, choice: Choice) -> String {
    match (mode, choice) {
        (VoteMode::Support, _) => t.vote_supported(),
        (VoteMode::Opinion, Choice::Agree) => t.vote_chosen_agree(),
        (VoteMode::Opinion, Choice::Disagree) => t.vote_chosen_disagree(),
        (VoteMode::Opinion, Choice::Pass) => t.vote_chosen_pass(),
    }
}
