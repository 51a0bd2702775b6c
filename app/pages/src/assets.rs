//! Addresses of static files: logical name to the name with its content hash.

use std::collections::HashMap;
use std::sync::OnceLock;

static ASSETS: OnceLock<HashMap<String, String>> = OnceLock::new();

/// Tells the pages where the built files are; the first call wins.
///
/// `manifest` maps names such as `site.css` to paths such as `/static/site.3f2a.css`.
pub fn install(manifest: HashMap<String, String>) {
    ASSETS.get_or_init(|| manifest);
}

/// The address of a static file; an unknown name is served under itself.
pub fn url(name: &str) -> String {
    ASSETS
        .get()
        .and_then(|assets| assets.get(name).cloned())
        .unwrap_or_else(|| format!("/static/{name}"))
}
