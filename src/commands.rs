//! One file a subcommand. Each ends with what people should see, or one line that says what is wrong.

pub mod backup;
pub mod doctor;
pub mod import;
pub mod mail;
pub mod reindex;
pub mod restore;
pub mod serve;
pub mod user;
