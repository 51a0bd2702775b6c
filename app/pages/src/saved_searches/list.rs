//! The list of kept searches.

use super::LIST;
use crate::components::{document, *};
use crate::visit::Visit;
use domain::notifications::Cadence;
use domain::saved_searches::{SAVED_MAX, SaveRefused};
use forum::saved_searches::SavedSearch;
use leptos::prelude::*;
use texts::Texts;

/// The page; `refused` is why a search is not kept.
pub(super) fn page(visit: &Visit, kept: Vec<SavedSearch>, refused: Option<SaveRefused>) -> String {
    let t = visit.texts;
    let head = Head {
        noindex: true,
        ..Head::titled(t.saved_title())
    };
    let refused = refused.map(|refused| words(t, refused));
    let account = ("/akun".to_owned(), t.site_account());
    document(visit, head, || {
        view! {
            <Breadcrumbs t above=vec![account] here=t.saved_title()/>
            {refused.map(|title| view! { <Notice tone=Tone::Problem title/> })}
            <h1>{t.saved_title()}</h1>
            <p class="lede">{t.saved_lede()}</p>
            {if kept.is_empty() {
                view! {
                    <EmptyState
                        glyph=Glyph::Search
                        title=t.saved_empty_title()
                        text=t.saved_empty_text()
                    >
                        <LinkButton href="/cari" label=t.saved_search()/>
                    </EmptyState>
                }
                .into_any()
            } else {
                let items: Vec<AnyView> = kept.into_iter().map(|one| item(visit, one)).collect();
                view! { <ul class="followings">{items}</ul> }.into_any()
            }}
        }
    })
}

fn words(t: Texts, refused: SaveRefused) -> String {
    match refused {
        SaveRefused::TooMany => {
            t.saved_too_many(t.number(i64::try_from(SAVED_MAX).unwrap_or(i64::MAX)))
        }
        SaveRefused::Nothing => t.saved_nothing(),
        SaveRefused::TooLong => t.saved_too_long(),
    }
}

/// What a cadence is called.
pub(super) fn cadence_name(t: Texts, cadence: Cadence) -> String {
    match cadence {
        Cadence::AtOnce => t.saved_at_once(),
        Cadence::Daily => t.saved_daily(),
        Cadence::Weekly => t.saved_weekly(),
        Cadence::Off => t.saved_off(),
    }
}

fn item(visit: &Visit, one: SavedSearch) -> AnyView {
    let t = visit.texts;
    let change = format!("{LIST}/{}", one.public_id);
    let delete = format!("{change}/hapus");
    let change_named = t.saved_change_named(&one.name);
    let delete_named = t.saved_delete_named(&one.name);
    view! {
        <li class="followed">
            <div>
                <a href=one.address>{one.name}</a>
                <p class="soft">{cadence_name(t, one.cadence)}</p>
            </div>
            <div class="cluster">
                <a class="button quiet" href=change aria-label=change_named>{t.saved_change()}</a>
                <form method="post" action=delete>
                    <CsrfField token=visit.csrf.clone()/>
                    <SubmitButton
                        label=t.saved_delete()
                        loudness=Loudness::Danger
                        described=delete_named
                    />
                </form>
            </div>
        </li>
    }
    .into_any()
}
