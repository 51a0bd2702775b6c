//! The parts pages are built of. Each takes plain values, holds no query, and works without JavaScript.
//!
//! `use crate::components::*` brings all of them. [`document`] makes the page around them.

mod answer;
mod answered;
mod badges;
mod buttons;
mod cards;
mod choices;
mod comments;
mod desk;
mod done;
pub mod errors;
mod fields;
mod footer;
mod header;
mod icon;
mod layout;
mod navigation;
mod notices;
mod overview;
mod runs;
mod timeline;
mod tracking;
mod when;

pub use answer::*;
pub use answered::*;
pub use badges::*;
pub use buttons::*;
pub use cards::*;
pub use choices::*;
pub use comments::*;
pub use desk::*;
pub use done::*;
pub use fields::*;
pub use icon::*;
pub use layout::*;
pub use navigation::*;
pub use notices::*;
pub use overview::*;
pub use runs::*;
pub use timeline::*;
pub use tracking::*;
pub use when::*;
