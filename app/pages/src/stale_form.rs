//! A form that was opened in one session and sent from another: nothing was done, and nothing that was typed is lost.

use crate::components::{FormActions, Head, SubmitButton, document};
use crate::fields::Fields;
use crate::links;
use crate::visit::Visit;
use leptos::prelude::*;

/// What was sent and not taken; travels from the layer that refused it to the one that writes the page.
#[derive(Debug, Clone)]
pub struct Unsent {
    /// Where it was sent.
    pub to: String,
    /// What it held.
    pub fields: Fields,
}

/// Says why it was not taken, shows the words, and sends the same again from the present session.
///
/// Whoever has signed out meanwhile signs in beside it first. Passwords are not kept.
pub fn stale_form_page(visit: &Visit, unsent: Unsent) -> String {
    let t = visit.texts;
    let signed_in = visit.actor.is_some();
    let (title, text) = if signed_in {
        (t.error_stale_title(), t.error_stale_text())
    } else {
        (t.error_signed_out_title(), t.error_signed_out_text())
    };
    let head = Head {
        noindex: true,
        ..Head::titled(title.clone())
    };
    // A visitor's form says that it was opened by somebody signed in, so that it is not taken for a visitor's own.
    let token = if signed_in {
        visit.csrf.clone()
    } else {
        "-".to_owned()
    };
    let kept = unsent
        .fields
        .pairs()
        .filter(|(name, _)| name != "csrf" && !name.ends_with("password"));
    let kept: Vec<(String, String)> = kept.collect();
    // What has no space is a choice, not words somebody typed.
    let words = kept.iter().filter(|(_, value)| value.contains(' '));
    let words = words
        .map(|(_, value)| view! { <blockquote class="typed-before">{value.clone()}</blockquote> })
        .collect_view();
    let hidden = kept
        .iter()
        .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone()/> })
        .collect_view();
    document(visit, head, || {
        view! {
            <section class="error-page">
                <h1>{title}</h1>
                <p class="lede">{text}</p>
                {words}
                {(!signed_in).then(|| view! {
                    <p><a href=links::and_back("/masuk", "/akun") target="_blank" rel="noopener">{t.error_sign_in_beside()}</a></p>
                })}
                <form method="post" action=unsent.to>
                    <input type="hidden" name="csrf" value=token/>
                    {hidden}
                    <FormActions>
                        <SubmitButton label=t.error_send_again()/>
                    </FormActions>
                </form>
            </section>
        }
    })
}
