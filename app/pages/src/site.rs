//! What every page handler shares.

use forum::Forum;
use std::sync::Arc;

/// The forum and the facts of this site.
#[derive(Debug)]
pub struct Site {
    /// Acts and views.
    pub forum: Arc<Forum>,
    /// What the site calls itself.
    pub name: String,
    /// The address people reach it under, without a slash at the end; used in feeds and machine answers only.
    pub base_url: String,
    /// Who runs it and answers for the personal data in it.
    pub operator: String,
    /// How to reach them: an e-mail address, or an address of a page.
    pub contact: String,
    /// Whether it holds the demo world.
    pub demo: bool,
    /// Development on this machine: pages load themselves anew once the server was started again.
    pub dev: bool,
}

/// The state of the router.
pub type Shared = Arc<Site>;
