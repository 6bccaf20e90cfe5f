//! The intents of the example agent, and what fulfills them.

pub mod calculator;
