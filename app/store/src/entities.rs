//! One entity a table. None leaves this crate: queries return words of `domain` or rows named in their module.

pub(crate) mod addition;
pub(crate) mod agency;
pub(crate) mod area;
pub(crate) mod aspiration;
pub(crate) mod aspiration_step;
pub(crate) mod audit;
pub(crate) mod comment;
pub(crate) mod consultation;
pub(crate) mod follow;
pub(crate) mod index_mark;
pub(crate) mod moderation;
pub(crate) mod outbox;
pub(crate) mod participant;
pub(crate) mod person;
pub(crate) mod person_role;
pub(crate) mod rate_bucket;
pub(crate) mod report;
pub(crate) mod response;
pub(crate) mod session;
pub(crate) mod setting;
pub(crate) mod sign_in;
pub(crate) mod summary;
pub(crate) mod summary_citation;
pub(crate) mod summary_paragraph;
pub(crate) mod suspension;
pub(crate) mod vote;
