//! The tracking code, very large: what a person without account must keep.

use leptos::prelude::*;
use texts::Texts;

/// Code, and once the secret, to write down or print.
#[component]
pub fn TrackingCodePanel(
    /// Texts of the reader.
    t: Texts,
    /// `KD-2026-7F3K9Q`.
    #[prop(into)]
    code: String,
    /// The secret of a guest, in groups; shown only on the page after sending.
    #[prop(optional_no_strip, into)]
    secret: Option<String>,
) -> impl IntoView {
    view! {
        <section class="tracking" aria-labelledby="tracking-title">
            <h2 id="tracking-title" class="kicker">{t.tracking_title()}</h2>
            <p class="tracking-code">{code}</p>
            <p>{t.tracking_keep()}</p>
            {secret.map(|secret| view! {
                <h3 class="kicker">{t.tracking_secret_title()}</h3>
                <p class="tracking-secret">{secret}</p>
                <p>{t.tracking_secret_keep()}</p>
            })}
        </section>
    }
}
