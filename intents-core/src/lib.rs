//! Conversational agents for Dialogflow as Rust types.
//!
//! A struct with [`#[derive(Intent)]`](macro@Intent) is an intent, its fields are the parameters;
//! an enum or struct with [`#[derive(Entity)]`](macro@Entity) is an entity type; a function with
//! [`#[fulfill]`](macro@fulfill) is the logic behind an intent. What is linked into a program
//! makes its [`Agent`].
//!
//! ```standalone_crate
//! use intents_core::{Agent, Intent, fulfill, sys};
//!
//! /// The user asks for rain.
//! #[derive(Intent)]
//! #[intent(name = "weather.AskRain", examples(en = ["will it rain $when{tomorrow}?"]))]
//! struct AskRain {
//!     when: sys::Date,
//! }
//!
//! #[fulfill]
//! fn rain(ask: AskRain) -> String {
//!     format!("It never rains on {}.", ask.when)
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let agent = Agent::builder().build()?;
//! # Ok(()) }
//! ```
//!
//! This crate is the model: no HTTP, no async runtime, no platform. An application's own crates
//! need nothing else for their intents and handlers. The crate `intents-dialogflow` speaks the
//! dialects of Dialogflow and serves the webhook.
//!
//! # The way of one request
//!
//! A [`Connector`] decodes a [`FulfillmentRequest`] into a [`FulfillmentContext`]. The [`Agent`]
//! finds the handler, reads the typed intent from the parameters, takes the handler's further
//! arguments from the context ([`FromContext`]), and calls it. What it returns becomes a [`Reply`]
//! ([`IntoReply`]), which the connector encodes.
//!
//! The handler is the first of these that there is:
//!
//! 1. that of the fulfillment's tag (CX), `#[fulfill(tag = "…")]`;
//! 2. that of the intent, whose display name is the tag, or, without a tag, the name of the intent
//!    that was matched. While Dialogflow still asks for required parameters, it is the handler of
//!    the intent's [`Partial`], or one without types, `#[fulfill(intent = "…")]`; without either
//!    the agent's own response is kept;
//! 3. that of the intent's action (ES), `#[fulfill(action = "…")]`;
//! 4. for an intent of the agent, none: its own response is kept. For anything else
//!    `#[fulfill(unhandled)]`; without that, the request is one for an unknown intent.
//!
//! What a handler fails with is answered by [`AgentBuilder::on_error`], if the agent has it.

#![forbid(unsafe_code)]

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod agent;
mod call;
pub mod connector;
pub mod definition;
mod error;
mod message;
pub mod meta;
mod model;
pub mod problem;
mod reply;
pub mod sys;
mod value;

pub use intents_language::Language;

pub use intents_derive::{Entity, Followed, Intent, Params, fulfill};

/// The dates and times of [`sys`] are jiff's, in the release that is re-exported here.
pub use jiff;

/// The chrono whose dates and times are parameters.
#[cfg(feature = "chrono")]
pub use chrono;
/// The time whose dates and times are parameters.
#[cfg(feature = "time")]
pub use time;

pub use agent::{Agent, AgentBuilder, Handler};
pub use call::{
    Active, FromContext, FulfillmentContext, FulfillmentRequest, Requirements, Session,
    SlotFilling, State,
};
pub use error::{Error, FulfillError, Invalid, InvalidParameter, Result};
pub use message::{
    Button, Card, Channel, Image, Message, Payload, QuickReplies, Speech, Text, assistant, rbm,
};
pub use model::{
    Context, Contexts, Entity, Follow, Followed, Intent, Param, Params, Partial, RawParameters,
    Sensitive,
};
pub use problem::{BuildError, Problem};
pub use reply::{FormParameter, IntoReply, Lifespan, Reply, SessionEntities, Transition};
pub use value::{Value, ValueError};
