//! The foot of every page: who runs the site, emergencies, the pages nobody looks for until they need them.

use super::icon::{Glyph, Icon};
use crate::visit::Visit;
use leptos::prelude::*;

/// The footer of every page.
pub(super) fn site_footer(visit: &Visit) -> impl IntoView + use<> {
    let t = visit.texts;
    let links = [
        ("/bantuan", t.site_help()),
        ("/privasi", t.site_privacy()),
        ("/ketentuan", t.site_terms()),
        ("/aksesibilitas", t.site_accessibility()),
        ("/catatan-moderasi", t.site_log()),
    ]
    .into_iter()
    .map(|(href, name)| view! { <li><a href=href>{name}</a></li> })
    .collect_view();
    view! {
        <footer class="site-foot">
            <div class="site-foot-inside">
                <div class="foot-about">
                    <p class="foot-name">{visit.site.name.clone()}</p>
                    <p>{t.footer_about()}</p>
                    <p>{t.footer_run_by(visit.site.operator.as_str())}</p>
                </div>
                <nav class="foot-links" aria-label=t.footer_links_label()>
                    <ul>{links}</ul>
                </nav>
                <div class="foot-emergency">
                    <p><strong>{t.footer_emergency_title()}</strong><br/>{t.footer_emergency()}</p>
                    <p class="cluster">
                        <a href="tel:112"><Icon glyph=Glyph::Phone/>{t.footer_emergency_call()}</a>
                        <a href="https://www.lapor.go.id/" rel="external noopener">
                            <Icon glyph=Glyph::ExternalLink/>{t.footer_lapor()}
                        </a>
                    </p>
                </div>
                <p class="foot-source">{t.footer_source()}</p>
            </div>
        </footer>
    }
}
