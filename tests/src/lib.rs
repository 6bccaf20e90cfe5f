//! Code that the tests share. The tests themselves are in `tests/`, by topic.

#[cfg(doctest)]
mod documents;

pub mod channels;
pub mod corpus;
pub mod es_defaults;
pub mod guides;
pub mod messages;
pub mod recorded;
pub mod request;

pub use recorded::{Cx, Dialogflow, EsV1, EsV2, EsV2Beta1};
