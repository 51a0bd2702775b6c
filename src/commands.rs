//! One file a subcommand. Each ends with what people should see, or one line that says what is wrong.

pub mod import;
pub mod reindex;
pub mod serve;
pub mod user;
