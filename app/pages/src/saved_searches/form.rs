//! Naming a kept search, and how soon one is told.

use super::LIST;
use super::list::cadence_name;
use crate::components::{document, *};
use crate::text_errors::text_error;
use crate::visit::Visit;
use domain::notifications::Cadence;
use domain::words::TextError;
use forum::saved_searches::SavedSearch;
use leptos::prelude::*;
use texts::Texts;

/// What the form shows.
pub(super) struct Typed {
    pub(super) name: String,
    pub(super) cadence: String,
    pub(super) errors: Vec<FieldError>,
    /// The person gets no mail at all.
    pub(super) mail_off: bool,
}

/// What is wrong with what was sent.
pub(super) fn errors(t: Texts, name: Option<TextError>, no_cadence: bool) -> Vec<FieldError> {
    let name = name.map(|error| FieldError {
        field: "name",
        message: text_error(t, error, t.saved_name_empty()),
    });
    let cadence = no_cadence.then(|| FieldError {
        field: "cadence",
        message: t.saved_cadence_choose(),
    });
    name.into_iter().chain(cadence).collect()
}

/// The page.
pub(super) fn page(visit: &Visit, kept: &SavedSearch, typed: Typed) -> String {
    let t = visit.texts;
    let head = Head {
        noindex: true,
        ..Head::titled(t.saved_edit_title())
    };
    let above = vec![
        ("/akun".to_owned(), t.site_account()),
        (LIST.to_owned(), t.saved_title()),
    ];
    let action = format!("{LIST}/{}", kept.public_id);
    let address = kept.address.clone();
    document(visit, head, || {
        let name_error = FieldError::of(&typed.errors, "name");
        let cadence_error = FieldError::of(&typed.errors, "cadence");
        view! {
            <Breadcrumbs t above here=t.saved_edit_title()/>
            <ErrorSummary t errors=typed.errors/>
            {typed.mail_off.then(|| view! {
                <Notice tone=Tone::Waiting title=t.saved_mail_off()>
                    <p><a href="/akun/surat">{t.identity_mail()}</a></p>
                </Notice>
            })}
            <h1>{t.saved_edit_title()}</h1>
            <form method="post" action=action>
                <CsrfField token=visit.csrf.clone()/>
                <TextField
                    t
                    name="name"
                    label=t.saved_name()
                    value=typed.name
                    hint=t.saved_name_hint()
                    error=name_error
                />
                <RadioCards
                    t
                    name="cadence"
                    legend=t.saved_cadence()
                    choices=choices(t)
                    value=typed.cadence
                    error=cadence_error
                />
                <FormActions>
                    <SubmitButton label=t.saved_save()/>
                    <LinkButton href=address label=t.saved_see() loudness=Loudness::Quiet/>
                </FormActions>
            </form>
        }
    })
}

fn choices(t: Texts) -> Vec<Choice> {
    let choice = |cadence: &Cadence| {
        let hint = match cadence {
            Cadence::AtOnce => t.saved_at_once_hint(),
            Cadence::Daily => t.saved_daily_hint(),
            Cadence::Weekly => t.saved_weekly_hint(),
            Cadence::Off => t.saved_off_hint(),
        };
        Choice::new(cadence.code(), cadence_name(t, *cadence)).hint(hint)
    };
    Cadence::ALL.iter().map(choice).collect()
}
