//! `/kelola/buletin/{id}`: one bulletin: what will be sent, to how many, and what its writer and a colleague may do.

use super::bulletins::{audience_name, badge, path};
use super::{DeskPage, Place};
use crate::components::*;
use crate::discussion::{id_in_path, sign_in_first};
use crate::error::PageError;
use crate::fields::Fields;
use crate::site::Shared;
use crate::text_errors::text_error;
use crate::visit::{MailBody, Visit, page};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::bulletins::{Audience, BulletinRefused, Stage};
use domain::ids::PublicId;
use domain::time::Timestamp;
use forum::actor::Actor;
use forum::bulletins::{
    BulletinView, Choices, Draft, ask, change, choices, release, test, view as load,
};
use forum::error::ActError;
use leptos::prelude::*;
use texts::Texts;

/// What was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) form_key: String,
    consultation: String,
    audience: String,
    area: String,
    subject: String,
    body: String,
}

impl Typed {
    /// Nothing yet.
    pub(super) fn blank(form_key: String) -> Self {
        Self {
            form_key,
            ..Self::default()
        }
    }

    pub(super) fn of(fields: &Fields) -> Self {
        let value = |name| fields.get(name).to_owned();
        Self {
            form_key: value("form_key"),
            consultation: value("consultation"),
            audience: value("audience"),
            area: value("area"),
            subject: value("subject"),
            body: value("body"),
        }
    }

    fn kept(view: &BulletinView) -> Self {
        let words = &view.bulletin.words;
        let area = view.area.as_ref();
        Self {
            form_key: String::new(),
            consultation: view.consultation.slug.as_str().to_owned(),
            audience: words.audience.code().to_owned(),
            area: area.map(|area| area.code.clone()).unwrap_or_default(),
            subject: words.subject.clone(),
            body: words.body.clone(),
        }
    }

    pub(super) fn draft(&self) -> Draft<'_> {
        Draft {
            consultation: &self.consultation,
            audience: Audience::parse(&self.audience),
            area: &self.area,
            subject: &self.subject,
            body: &self.body,
        }
    }
}

/// What is wrong, beside the field it is about.
pub(super) fn refusal(t: Texts, refused: BulletinRefused) -> FieldError {
    let (field, message) = match refused {
        BulletinRefused::Subject(error) => {
            ("subject", text_error(t, error, t.bulletin_error_subject()))
        }
        BulletinRefused::Body(error) => ("body", text_error(t, error, t.bulletin_error_body())),
        BulletinRefused::NoAudience => ("audience", t.bulletin_error_audience()),
        BulletinRefused::NoConsultation => ("consultation", t.bulletin_error_consultation()),
        BulletinRefused::NoArea => ("area", t.bulletin_error_area()),
        BulletinRefused::NotDraft => ("act", t.bulletin_error_not_draft()),
        BulletinRefused::NotWaiting => ("act", t.bulletin_error_not_waiting()),
        BulletinRefused::SecondEyes => ("act", t.bulletin_error_second_eyes()),
        BulletinRefused::NoMail => ("act", t.bulletin_error_no_mail()),
        BulletinRefused::FormUsed => ("subject", t.bulletin_error_form_used()),
    };
    FieldError { field, message }
}

/// `GET /kelola/buletin/{id}`.
///
/// # Errors
/// [`PageError::Forbidden`] unless the reader works for an agency, [`PageError::NotFound`] for those of others.
pub async fn bulletin(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let id = id_in_path(&id)?;
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let room = Room::load(&site, actor, &id).await?;
    let typed = Typed::kept(&room.view);
    let html = room.page((&site, &visit), &typed, &[]);
    Ok(page(html))
}

/// `GET /kelola/buletin/{id}/html`: the mail as it will arrive.
///
/// # Errors
/// As [`bulletin`].
pub async fn bulletin_html(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let id = id_in_path(&id)?;
    let Some(actor) = visit.actor_if_any() else {
        return Ok(sign_in_first(&visit.here));
    };
    let view = load(&site.forum, actor, &id).await?;
    let letter = site.letter(visit.texts.language, &view.letter);
    let mut response = page(letter.ok_or(PageError::NotFound)?.html);
    response.extensions_mut().insert(MailBody);
    Ok(response)
}

/// `POST /kelola/buletin/{id}`: `act` says what: `save`, `test`, `ask`, `unask` or `release`.
///
/// # Errors
/// As [`bulletin`]; [`PageError::Forbidden`] for whoever may not do it.
pub async fn change_bulletin(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let actor = visit.actor()?;
    let id = id_in_path(&id)?;
    let (forum, typed) = (&site.forum, Typed::of(&fields));
    let act = fields.get("act");
    let done = match act {
        "save" => change(forum, actor, &id, typed.draft()).await,
        "test" => test(forum, actor, &id).await,
        "ask" => ask(forum, actor, &id, true).await,
        "unask" => ask(forum, actor, &id, false).await,
        "release" => {
            let read = fields.get("asked_at").parse().ok().map(Timestamp);
            release(forum, actor, &id, read).await
        }
        _ => return Err(PageError::BadRequest),
    };
    let refused = match done {
        Ok(()) if act == "test" => return Ok(Done::BulletinTested.at(&path(&id))),
        Ok(()) => return Ok(Redirect::to(&path(&id)).into_response()),
        Err(ActError::Refused(refused)) => refused,
        Err(error) => return Err(error.into()),
    };
    let waits = refused == BulletinRefused::NotDraft;
    let errors = [refusal(visit.texts, refused)];
    let room = Room::load(&site, actor, &id).await?;
    let (status, typed) = if act == "save" && !waits {
        (StatusCode::UNPROCESSABLE_ENTITY, typed)
    } else {
        (StatusCode::CONFLICT, Typed::kept(&room.view))
    };
    let html = room.page((&site, &visit), &typed, &errors);
    Ok((status, page(html)).into_response())
}

/// A bulletin and what its writer chooses from.
struct Room {
    view: BulletinView,
    choices: Option<Choices>,
}

impl Room {
    async fn load(site: &Shared, actor: &Actor, id: &PublicId) -> Result<Self, PageError> {
        let view = load(&site.forum, actor, id).await?;
        let writes = view.may_write && view.bulletin.stage == Stage::Draft;
        let choices = if writes {
            Some(choices(&site.forum, actor).await?)
        } else {
            None
        };
        Ok(Self { view, choices })
    }

    fn page(
        self,
        (site, visit): (&Shared, &Visit),
        typed: &Typed,
        errors: &[FieldError],
    ) -> String {
        let t = visit.texts;
        let Self { view, choices } = self;
        let here = path(&view.bulletin.public_id);
        let subject = view.bulletin.words.subject.clone();
        let letter = site.letter(t.language, &view.letter);
        let mut desk = DeskPage::below(Place::Bulletins, subject.clone());
        desk.width = Width::Wide;
        desk.document(visit, || {
            let text = letter.map(|letter| letter.text).unwrap_or_default();
            view! {
                <h1>{subject}</h1>
                <p>{badge(t, view.bulletin.stage)}</p>
                <ErrorSummary t errors=errors.to_vec()/>
                <SummaryList t rows=facts(visit, &view)/>
                <h2>{t.bulletin_preview()}</h2>
                <pre class="letter-text" tabindex="0" aria-label=t.bulletin_preview()>{text}</pre>
                <p>
                    <LinkButton
                        href=format!("{here}/html")
                        label=t.letters_html()
                        loudness=Loudness::Quiet
                    />
                </p>
                <div id="act">{acts(visit, &view, &here)}</div>
                {choices.map(|choices| view! {
                    <h2>{t.bulletin_edit()}</h2>
                    {form(visit, here.clone(), (&choices, typed), errors)}
                })}
            }
        })
    }
}

fn facts(visit: &Visit, view: &BulletinView) -> Vec<SummaryRow> {
    let t = visit.texts;
    let row = |label: String, value: String| SummaryRow {
        label,
        value,
        change: None,
    };
    let audience = audience_name(t, view.bulletin.words.audience);
    let audience = match &view.area {
        Some(area) => format!("{audience} ({})", area.name),
        None => audience,
    };
    let readers = view.readers.map_or_else(
        || t.bulletin_readers_few(),
        |readers| t.bulletin_readers(super::number(visit, readers)),
    );
    let mut rows = vec![
        row(t.bulletin_consultation(), view.consultation.title.clone()),
        row(t.bulletin_audience(), audience),
        row(t.bulletin_count(), readers),
        row(t.bulletin_writer(), view.writer.clone()),
    ];
    if let Some(releaser) = &view.releaser {
        rows.push(row(t.bulletin_releaser(), releaser.clone()));
    }
    if let Some(at) = view.bulletin.released_at {
        rows.push(row(t.bulletin_sent_at(), t.moment(at, visit.zone)));
    }
    rows
}

/// The buttons: each says what happens.
fn acts(visit: &Visit, view: &BulletinView, here: &str) -> impl IntoView + use<> {
    let t = visit.texts;
    let stage = view.bulletin.stage;
    let asked_at = view.bulletin.asked_at.map(|at| at.0.to_string());
    let mut buttons = Vec::new();
    if stage != Stage::Released {
        buttons.push(("test", t.bulletin_test(), Loudness::Quiet, Glyph::Mail));
    }
    if view.may_write && stage == Stage::Draft {
        buttons.push(("ask", t.bulletin_ask(), Loudness::Main, Glyph::ArrowRight));
    }
    if view.may_write && stage == Stage::Waiting {
        buttons.push(("unask", t.bulletin_unask(), Loudness::Quiet, Glyph::Pencil));
    }
    if view.may_release {
        buttons.push(("release", t.bulletin_release(), Loudness::Main, Glyph::Send));
    }
    let explained = match (stage, view.may_release, view.may_write) {
        (Stage::Waiting, true, _) => Some(t.bulletin_release_about()),
        (Stage::Waiting, false, _) => Some(t.bulletin_waits_about()),
        (Stage::Draft, _, true) => Some(t.bulletin_ask_about()),
        _ => None,
    };
    let action = here.to_owned();
    let forms = buttons
        .into_iter()
        .map(|(act, label, loudness, glyph)| {
            view! {
                <form method="post" action=action.clone()>
                    <CsrfField token=visit.csrf.clone()/>
                    {asked_at.clone().map(|at| view! { <HiddenField name="asked_at" value=at/> })}
                    <SubmitButton label=label loudness=loudness glyph=glyph sends=("act", act)/>
                </form>
            }
        })
        .collect_view();
    view! {
        {explained.map(|text| view! { <p>{text}</p> })}
        <div class="toolbar">{forms}</div>
    }
}

/// The form of a draft.
pub(super) fn form(
    visit: &Visit,
    action: String,
    (choices, typed): (&Choices, &Typed),
    errors: &[FieldError],
) -> impl IntoView + use<> {
    let t = visit.texts;
    let consultations = choices
        .consultations
        .iter()
        .map(|one| Choice::new(one.slug.as_str(), one.title.clone()))
        .collect();
    let areas = area_choices(&choices.areas);
    let audiences = Audience::ALL
        .iter()
        .map(|audience| Choice::new(audience.code(), audience_name(t, *audience)))
        .collect();
    view! {
        <form class="narrow" method="post" action=action novalidate=true>
            <CsrfField token=visit.csrf.clone()/>
            <HiddenField name="form_key" value=typed.form_key.clone()/>
            <SelectField
                t
                name="consultation"
                label=t.bulletin_consultation()
                choices=consultations
                value=typed.consultation.clone()
                error=FieldError::of(errors, "consultation")
            />
            <RadioCards
                t
                name="audience"
                legend=t.bulletin_audience()
                choices=audiences
                value=typed.audience.clone()
                hint=t.bulletin_audience_hint()
                error=FieldError::of(errors, "audience")
            />
            <SelectField
                t
                name="area"
                label=t.bulletin_area()
                choices=areas
                value=typed.area.clone()
                hint=t.bulletin_area_hint()
                error=FieldError::of(errors, "area")
                optional=true
            />
            <TextField
                t
                name="subject"
                label=t.bulletin_subject()
                value=typed.subject.clone()
                hint=t.bulletin_subject_hint()
                error=FieldError::of(errors, "subject")
            />
            <TextArea
                t
                name="body"
                label=t.bulletin_body()
                value=typed.body.clone()
                hint=t.bulletin_body_hint()
                error=FieldError::of(errors, "body")
                rows=10
            />
            <FormActions>
                <SubmitButton label=t.bulletin_save() glyph=Glyph::Check sends=("act", "save")/>
            </FormActions>
        </form>
    }
}
