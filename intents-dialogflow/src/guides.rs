//! Guides.
//!
//! | guide | topic |
//! |---|---|
//! | [`handlers`] | parameters, arguments, replies, contexts, errors |
//! | [`language_files`] | training phrases, prompts, responses and synonyms in YAML: every key |
//! | [`slot_filling`] | handlers that run while Dialogflow prompts for parameters |
//! | [`testing`] | handlers, requests in each dialect, golden tests |
//! | [`agents`] | settings, commands, export, golden test, build script |
//! | [`dialogflow_cx`] | tags, pages, forms, triggered intents, flexible webhooks |
//! | [`protocols`] | the members that each dialect reads and writes |
//! | [`deployment`] | server, limits, containers, logging, authentication |
//! | [`features`] | packages and Cargo features |
//! | [`speed`] | what a request, a build and a binary cost |
//! | [`from_dialogflow_fulfillment`] | migration from the npm package |
//! | [`from_python_intents`] | migration from the Python library |
//!
//! The package `intents-tests` compiles and runs the code of every guide.

#[doc = include_str!("../guides/agents.md")]
pub mod agents {}

#[doc = include_str!("../guides/deployment.md")]
pub mod deployment {}

#[doc = include_str!("../guides/dialogflow-cx.md")]
pub mod dialogflow_cx {}

#[doc = include_str!("../guides/features.md")]
pub mod features {}

#[doc = include_str!("../guides/from-dialogflow-fulfillment.md")]
pub mod from_dialogflow_fulfillment {}

#[doc = include_str!("../guides/from-python-intents.md")]
pub mod from_python_intents {}

#[doc = include_str!("../guides/handlers.md")]
pub mod handlers {}

#[doc = include_str!("../guides/language-files.md")]
pub mod language_files {}

#[doc = include_str!("../guides/protocols.md")]
#[doc = include_str!("what_a_reply_becomes.md")]
pub mod protocols {}

#[doc = include_str!("../guides/slot-filling.md")]
pub mod slot_filling {}

#[doc = include_str!("../guides/speed.md")]
pub mod speed {}

#[doc = include_str!("../guides/testing.md")]
pub mod testing {}
