//! Nothing: the tests are in `tests/`, by topic.
