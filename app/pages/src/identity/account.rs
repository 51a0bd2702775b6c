//! `/akun`: one's own data and signed-in devices; `/keluar`.

use super::{hidden, no_store, private, redirect, user_agent};
use crate::components::{
    Badge, CsrfField, Done, FormActions, Glyph, HiddenField, LinkButton, Loudness, Notice,
    SubmitButton, SummaryList, SummaryRow, Time, Tone, When, document,
};
use crate::error::PageError;
use crate::site::Shared;
use crate::visit::Visit;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::SessionId;
use domain::language::Language;
use forum::identity::{self, Account, OwnSession};
use leptos::prelude::*;
use texts::Texts;

/// `POST /keluar`. What the browser keeps of drafts goes with the session.
///
/// # Errors
/// The database failed; the session then still lives.
pub async fn sign_out(State(site): State<Shared>, visit: Visit) -> Result<Response, PageError> {
    if let Some(actor) = visit.actor_if_any() {
        identity::sign_out(&site.forum, actor).await?;
    }
    let mut response = no_store(Redirect::to("/").into_response());
    let headers = response.headers_mut();
    headers.append(header::SET_COOKIE, site.clear_session_cookie());
    headers.insert("clear-site-data", HeaderValue::from_static("\"storage\""));
    Ok(response)
}

/// `GET /akun`.
///
/// # Errors
/// Leads visitors to the sign-in page; or the database failed.
pub async fn account(State(site): State<Shared>, visit: Visit) -> Result<Response, PageError> {
    let account = identity::account(&site.forum, visit.actor()?).await?;
    let html = account_page(&visit, account);
    Ok(private(StatusCode::OK, html))
}

/// `POST /akun/sesi/{id}/akhiri`.
///
/// # Errors
/// 404 for a session that is over or another's; or the database failed.
pub async fn end_session(
    State(site): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let actor = visit.actor()?;
    let id = id
        .parse()
        .map(SessionId)
        .map_err(|_error| PageError::NotFound)?;
    identity::end_session(&site.forum, actor, id).await?;
    Ok(redirect(&Done::AccountChanged.address("/akun#sessions")))
}

/// `POST /akun/sesi/akhiri`: every device but this one.
///
/// # Errors
/// The database failed.
pub async fn end_other_sessions(
    State(site): State<Shared>,
    visit: Visit,
) -> Result<Response, PageError> {
    identity::end_other_sessions(&site.forum, visit.actor()?).await?;
    Ok(redirect(&Done::AccountChanged.address("/akun#sessions")))
}

/// What a language is called.
pub(crate) fn language_name(t: Texts, language: Language) -> String {
    match language {
        Language::Indonesian => t.identity_language_id(),
        Language::English => t.identity_language_en(),
    }
}

fn account_page(visit: &Visit, account: Account) -> String {
    let t = visit.texts;
    let rows = rows(visit, &account);
    document(visit, hidden(t.site_account()), || {
        view! {
            <h1>{t.site_account()}</h1>
            {reception(visit, &account)}
            <p class="lede">{t.identity_account_lede()}</p>
            <section class="section">
                <h2>{t.identity_account_data()}</h2>
                <SummaryList t rows/>
            </section>
            <section class="section">
                <h2>{t.identity_account_posts()}</h2>
                <p>{t.identity_account_posts_text()}</p>
                <p class="cluster">
                    <LinkButton
                        href="/akun/aspirasi"
                        label=t.identity_account_posts_link()
                        loudness=Loudness::Quiet
                    />
                    <LinkButton
                        href="/akun/ikutan"
                        label=t.identity_account_follows_link()
                        loudness=Loudness::Quiet
                    />
                    <LinkButton
                        href="/akun/pencarian"
                        label=t.saved_title()
                        loudness=Loudness::Quiet
                    />
                </p>
            </section>
            {sessions(visit, account.sessions)}
        }
    })
}

/// What is wrong with mail to the address, and how the person puts it right.
fn reception(visit: &Visit, account: &Account) -> Option<AnyView> {
    let t = visit.texts;
    let reception = &account.reception;
    let title = match reception.stopped_at {
        Some(since) => t.bounces_own_stopped(t.day(since, visit.zone)),
        None => t.bounces_own_returned(t.day(reception.last()?.day, visit.zone)),
    };
    let csrf = visit.csrf.clone();
    let email = account.email.clone();
    Some(
        view! {
            <Notice tone=Tone::Problem title>
                <p>{t.bounces_own_text(email.as_str())}</p>
                <form method="post" action="/masuk">
                    <CsrfField token=csrf/>
                    <HiddenField name="email" value=email/>
                    <HiddenField name="next" value="/akun"/>
                    <SubmitButton label=t.bounces_own_confirm() loudness=Loudness::Quiet/>
                </form>
            </Notice>
        }
        .into_any(),
    )
}

fn rows(visit: &Visit, account: &Account) -> Vec<SummaryRow> {
    let t = visit.texts;
    let row = |label, value, change: Option<&str>| SummaryRow {
        label,
        value,
        change: change.map(str::to_owned),
    };
    let mail = if account.mail_off {
        t.identity_mail_off()
    } else {
        t.identity_mail_on()
    };
    let password = if account.has_password {
        t.identity_password_set()
    } else {
        t.identity_password_none()
    };
    let age = if account.adult {
        t.identity_age_adult()
    } else {
        t.identity_age_young()
    };
    let consent = match &account.consent {
        Some((version, at)) => {
            t.identity_account_consent_value(version.as_str(), t.day(*at, visit.zone))
        }
        None => t.identity_account_consent_none(),
    };
    let mail_language = language_name(t, account.language);
    vec![
        row(t.identity_name(), account.name.clone(), Some("/akun/nama")),
        row(t.identity_email(), account.email.clone(), None),
        row(t.identity_mail(), mail, Some("/akun/surat")),
        row(
            t.identity_mail_language(),
            mail_language,
            Some("/akun/surat"),
        ),
        row(t.identity_password(), password, Some("/akun/sandi")),
        row(t.identity_account_age(), age, None),
        row(
            t.identity_account_since(),
            t.day(account.created_at, visit.zone),
            None,
        ),
        row(t.identity_account_consent(), consent, None),
    ]
}

fn sessions(visit: &Visit, sessions: Vec<OwnSession>) -> impl IntoView + use<> {
    let t = visit.texts;
    let several = sessions.len() > 1;
    let items = sessions
        .into_iter()
        .map(|session| session_item(visit, session))
        .collect_view();
    let csrf = visit.csrf.clone();
    view! {
        <section class="section" id="sessions">
            <h2>{t.identity_sessions()}</h2>
            <p>{t.identity_sessions_lede()}</p>
            <ul class="grid-cards">{items}</ul>
            {several.then(|| view! {
                <form method="post" action="/akun/sesi/akhiri">
                    <CsrfField token=csrf/>
                    <FormActions>
                        <SubmitButton
                            label=t.identity_sessions_end_others()
                            loudness=Loudness::Quiet
                            glyph=Glyph::LogOut
                        />
                    </FormActions>
                </form>
            })}
        </section>
    }
}

fn session_item(visit: &Visit, session: OwnSession) -> impl IntoView + use<> {
    let t = visit.texts;
    let name = user_agent::named(t, &session.user_agent);
    let seen = t.identity_session_seen(t.ago(session.seen_at, visit.now));
    let since = When::moment(visit, session.created_at);
    let csrf = visit.csrf.clone();
    let action = format!("/akun/sesi/{}/akhiri", session.id.0);
    let described = t.identity_session_end_described(name.as_str());
    view! {
        <li class="card">
            <p>
                <strong>{name}</strong>" "
                {session.here.then(|| view! {
                    <Badge tone=Tone::Done glyph=Glyph::CircleCheck word=t.identity_session_here()/>
                })}
            </p>
            <p class="soft">{seen}<br/>{t.identity_session_since()}" "<Time when=since/></p>
            {(!session.here).then(|| view! {
                <form method="post" action=action>
                    <CsrfField token=csrf/>
                    <SubmitButton
                        label=t.identity_session_end()
                        loudness=Loudness::Danger
                        described
                    />
                </form>
            })}
        </li>
    }
}
