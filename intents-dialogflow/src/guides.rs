//! Guides for those who come from another library. Every Rust line in them is compiled and run.

#[doc = include_str!("../guides/from-dialogflow-fulfillment.md")]
pub mod from_dialogflow_fulfillment {}

#[doc = include_str!("../guides/from-python-intents.md")]
pub mod from_python_intents {}
