//! The masthead: name, menu, language, account. The same on every page, and whole without JavaScript.

use super::fields::CsrfField;
use super::icon::{Glyph, Icon};
use super::layout::Section;
use crate::links;
use crate::visit::Visit;
use domain::language::Language;
use leptos::prelude::*;

/// The header of every page.
pub(super) fn site_header(visit: &Visit, section: Option<Section>) -> impl IntoView + use<> {
    let t = visit.texts;
    let entries = [
        (
            Section::Consultations,
            "/konsultasi",
            t.site_consultations(),
        ),
        (Section::Search, "/cari", t.site_search()),
        (Section::Track, "/lacak", t.site_track()),
        (Section::Help, "/bantuan", t.site_help()),
    ]
    .into_iter()
    .map(|(place, href, name)| {
        let current = (section == Some(place)).then_some("true");
        view! { <li><a href=href aria-current=current>{name}</a></li> }
    })
    .collect_view();
    view! {
        <header class="masthead">
            <div class="masthead-top">
                <a class="brand" href="/">
                    {mark()}
                    <span>{visit.site.name.clone()}</span>
                </a>
                <div class="masthead-side">
                    {language_link(visit)}
                    {account(visit)}
                </div>
            </div>
            <nav class="main-menu" aria-label=t.navigation_label()>
                <ul>{entries}</ul>
                <p class="dateline">{t.weekday_and_day(visit.now, visit.zone)}</p>
            </nav>
        </header>
    }
}

/// Two leaves that speak to each other.
fn mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 34 28" aria-hidden="true" focusable="false">
            <path class="mark-leaf" d="M2 22V10A9 9 0 0 1 11 1h2a9 9 0 0 1 9 9v3a9 9 0 0 1-9 9z"/>
            <path class="mark-seed" d="M32 27V16a7 7 0 0 0-7-7 11 11 0 0 1-9 15 8 8 0 0 0 5 3z"/>
        </svg>
    }
}

fn language_link(visit: &Visit) -> impl IntoView + use<> {
    let t = visit.texts;
    let other = match t.language {
        Language::Indonesian => Language::English,
        Language::English => Language::Indonesian,
    };
    let href = links::in_language(&visit.here, other);
    view! {
        <a class="language" href=href hreflang=other.code() rel="alternate" title=t.language_switch()>
            <Icon glyph=Glyph::Languages/>
            <span class="language-name" lang=other.code()>{t.site_language_other()}</span>
            <span class="language-code" aria-hidden="true">{other.code().to_uppercase()}</span>
        </a>
    }
}

/// Doors for visitors; a menu that opens without JavaScript for signed-in people.
fn account(visit: &Visit) -> AnyView {
    let t = visit.texts;
    let Some(actor) = visit.actor.clone() else {
        return view! {
            <a class="sign-in" href=links::and_back("/masuk", &visit.here)>{t.site_sign_in()}</a>
            <a class="register" href=links::and_back("/daftar", &visit.here)>{t.site_register()}</a>
        }
        .into_any();
    };
    let desk = actor.grants.work_at_a_desk();
    view! {
        <details class="account">
            <summary>
                <Icon glyph=Glyph::CircleUser/>
                <span class="account-name">{actor.name.clone()}</span>
                <span class="unseen">{t.account_label()}</span>
                <Icon glyph=Glyph::ChevronDown/>
            </summary>
            <ul>
                {desk.then(|| view! { <li><a href="/kelola">{t.site_desk()}</a></li> })}
                <li><a href="/akun">{t.site_account()}</a></li>
                <li>
                    <form method="post" action="/keluar">
                        <CsrfField token=visit.csrf.clone()/>
                        <button type="submit">
                            <Icon glyph=Glyph::LogOut/>
                            <span>{t.site_sign_out()}</span>
                        </button>
                    </form>
                </li>
            </ul>
        </details>
    }
    .into_any()
}
