//! What the tests share. The tests themselves are in `tests/`, by topic.

/// The README's own code, compiled.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

pub mod corpus;
pub mod es_defaults;
pub mod messages;
pub mod recorded;
pub mod request;

pub use recorded::{Cx, Dialogflow, EsV1, EsV2, EsV2Beta1};
