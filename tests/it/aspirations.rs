//! Aspirations: who sees what, writing, and what becomes of them.

mod authors_acts;
mod seen_by;
mod staff_acts;
mod writing;
