//! What the tests share. The tests themselves are in `tests/`, by topic.

pub mod corpus;
pub mod request;
